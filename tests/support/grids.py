"""Made-up figures for every cell of a form: all different, every hard identity holding."""

from __future__ import annotations

import random
from collections.abc import Mapping

from gouji.extraction import CellKey
from gouji.forms import load_form
from gouji.forms.model import Column, Form, TableForm

Grid = dict[CellKey, str]
"""Printed text of each cell by table, row and column id."""

APPLICANTS = ("natural_person", "business", "research_institute", "public_welfare", "legal_service", "other")
OUTCOME_COLUMNS = ("upheld", "corrected", "other", "pending")
MOST_TRIES = 2000


def form_to_grid(form_id: str, *, seed: int = 1, one_row: bool | None = None, sparse: bool = False) -> Grid:
    """A figure for each cell. `one_row` prints 其他处理 as one row (None: as the form usually does).

    All figures differ, so that any figure in another cell's place shows, except with `sparse`, where most are 0 as in
    published reports and the differing ones have one to three digits.
    """
    form = load_form(form_id)
    for attempt in range(MOST_TRIES):
        chance = random.Random(f"{form_id} {seed} {attempt}")
        figures = _figures(form, chance, one_row=one_row, sparse=sparse)
        if sparse or len(set(figures.values())) == len(figures):
            return figures
    raise AssertionError("no grid of different figures was found; let MOST_TRIES or the range grow")


def _figures(form: Form, chance: random.Random, *, one_row: bool | None, sparse: bool) -> Grid:
    disclosure, requests, review = form.tables
    return {
        **_disclosure_figures(disclosure, chance, sparse=sparse),
        **_requests_figures(requests, chance, one_row=one_row, sparse=sparse),
        **_review_figures(review, chance, sparse=sparse),
    }


def _disclosure_figures(table: TableForm, chance: random.Random, *, sparse: bool) -> Grid:
    return {
        (table.id, row.id, column.id): _figure(column, chance, sparse=sparse)
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    }


def _figure(column: Column, chance: random.Random, *, sparse: bool) -> str:
    number = _number(chance, sparse=sparse)
    if column.value_type == "amount":
        return f"{number}.{chance.randrange(10, 100)}"
    return f"-{number}" if column.value_type == "signed" and number and chance.random() < 0.5 else str(number)


def _requests_figures(table: TableForm, chance: random.Random, *, one_row: bool | None, sparse: bool) -> Grid:
    without = table.variants[0].without if table.variants else ()
    short = "other_handling" not in without if one_row is None else one_row
    rows = [row.id for row in table.blocks[0].rows if _is_printed(row.id, short=short)]
    grid: Grid = {}
    for column in APPLICANTS:
        values = {row: _number(chance, sparse=sparse) for row in rows if row not in ("received", "outcome_total")}
        outcomes = [row for row in values if row not in ("carried_in", "carried_over")]
        values["outcome_total"] = sum(values[row] for row in outcomes)
        values["carried_in"] = min(values["carried_in"], values["outcome_total"])
        values["received"] = values["outcome_total"] + values["carried_over"] - values["carried_in"]
        grid.update({(table.id, row, column): str(value) for row, value in values.items()})
    for row in rows:
        grid[table.id, row, "total"] = str(sum(int(grid[table.id, row, column]) for column in APPLICANTS))
    return grid


def _review_figures(table: TableForm, chance: random.Random, *, sparse: bool) -> Grid:
    grid: Grid = {}
    for row in table.blocks[0].rows:
        parts = {column: _number(chance, sparse=sparse) for column in OUTCOME_COLUMNS}
        grid.update({(table.id, row.id, column): str(part) for column, part in parts.items()})
        grid[table.id, row.id, "total"] = str(sum(parts.values()))
    return grid


def _is_printed(row: str, *, short: bool) -> bool:
    if row == "other_handling":
        return short
    return not (short and row.startswith("other_handling."))


def _number(chance: random.Random, *, sparse: bool) -> int:
    if sparse:
        return chance.randrange(1, 300) if chance.random() < 0.12 else 0
    return chance.randrange(11, 9990)


def grid_without(grid: Mapping[CellKey, str], table: str) -> Grid:
    """The grid without one table."""
    return {key: text for key, text in grid.items() if key[0] != table}
