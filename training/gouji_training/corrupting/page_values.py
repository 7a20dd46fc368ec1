"""Damage to what single value cells print, and values that vanish, double or change places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from random import Random

from gouji_training.corrupting.chance import struck
from gouji_training.corrupting.editing import (
    At,
    Row,
    cell_at,
    page_to_cells,
    page_to_value_rows,
    row_to_keys,
    value_places,
    with_cell,
    with_rows,
    with_texts,
)
from gouji_training.synthesis.model import Grid, GridCell, Key
from gouji_training.synthesis.page import Page

_PLAIN = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_LONG = re.compile(r"[0-9]{4,}(?:\.[0-9]+)?")
_SIGNED = re.compile(r"(--|[-+增减]?)([1-9][0-9]*)")
_COUNT_UNITS = ("件", "件", "项", "条", "宗", "次", "批次")
_AMOUNT_UNITS = ("元", "万元", "万元", "亿元")
_MINUS, _PLUS = ("-", "－", "--", "减", "减少"), ("", "+", "＋", "增", "增加")


def _retexted(
    page: Page, rate: float, rng: Random, *, wanted: Callable[[GridCell], bool], change: Callable[[GridCell], str]
) -> Page:
    places = struck(page_to_cells(page, lambda cell: cell.kind == "numeric_cell" and wanted(cell)), rate, rng)
    return with_texts(page, {at: change(cell_at(page, at)) for at in places})


def zeros_to(mark: str) -> Callable[[Page, float, Random], Page]:
    """Damage that prints some zeros as `mark`."""
    return partial(_zeros_to_mark, mark=mark)


def _zeros_to_mark(page: Page, rate: float, rng: Random, *, mark: str) -> Page:
    return _retexted(page, rate, rng, wanted=lambda cell: cell.text == "0", change=lambda cell: mark)


def values_emptied(page: Page, rate: float, rng: Random) -> Page:
    """Print nothing in cells that held a figure other than zero; the cells stay."""
    return _retexted(page, rate, rng, wanted=lambda cell: cell.text not in ("", "0"), change=lambda cell: "")


def thousands_commas(page: Page, rate: float, rng: Random) -> Page:
    """Part the thousands of long figures by commas, half or full width."""
    comma = rng.choice((",", ",", "，"))

    def change(cell: GridCell) -> str:
        whole, point, rest = cell.text.partition(".")
        return f"{int(whole):,}".replace(",", comma) + point + rest

    return _retexted(page, rate, rng, wanted=lambda cell: _LONG.fullmatch(cell.text) is not None, change=change)


def units(page: Page, rate: float, rng: Random) -> Page:
    """Print a unit behind figures: of money where an amount stands, else of things."""

    def change(cell: GridCell) -> str:
        money = cell.key is not None and cell.key[2] == "amount"
        return cell.text + rng.choice(("", "", " ")) + rng.choice(_AMOUNT_UNITS if money else _COUNT_UNITS)

    return _retexted(page, rate, rng, wanted=lambda cell: _PLAIN.fullmatch(cell.text) is not None, change=change)


def signs(page: Page, rate: float, rng: Random) -> Page:
    """Print the sign of a change in another way: +3, 增3, 减4, --231."""

    def wanted(cell: GridCell) -> bool:
        return cell.key is not None and cell.key[2] == "change" and _SIGNED.fullmatch(cell.text) is not None

    def change(cell: GridCell) -> str:
        match = _SIGNED.fullmatch(cell.text)
        sign, digits = (match[1], match[2]) if match else ("", cell.text)
        return rng.choice(_MINUS if sign in ("-", "--", "减") else _PLUS) + digits

    return _retexted(page, rate, rng, wanted=wanted, change=change)


def cells_dropped(page: Page, rate: float, rng: Random) -> Page:
    """Take value cells out of their rows, so that the others close up; the others of the row become doubtful."""
    gone = _by_row(struck(page_to_cells(page, lambda cell: cell.kind == "numeric_cell"), rate, rng))
    changed: dict[At, Row] = {}
    lost: list[GridCell] = []
    doubtful: set[Key] = set()
    for at, row in page_to_value_rows(page):
        if at in gone:
            changed[at] = tuple(cell for number, cell in enumerate(row) if number not in gone[at])
            lost += [row[number] for number in sorted(gone[at]) if row[number].key]
            doubtful.update(row_to_keys(row))
    return replace(with_rows(page, changed), lost=(*page.lost, *lost), doubtful=page.doubtful | doubtful)


def _by_row(places: Iterable[At]) -> dict[At, set[int]]:
    rows: dict[At, set[int]] = {}
    for at in places:
        rows.setdefault(replace(at, cell=0), set()).add(at.cell)
    return rows


def cells_doubled(page: Page, rate: float, rng: Random) -> Page:
    """Print a figure in two cells side by side.

    One of several equal neighbours is left alone: nobody could tell which of them is the copy. The row becomes doubtful
    where it holds other equal neighbours, either of which may be the copy.
    """
    able = [
        replace(at, cell=number)
        for at, row in page_to_value_rows(page)
        for number in value_places(row)
        if row[number].text and not _has_equal_neighbour(row, number)
    ]
    rows = dict(page_to_value_rows(page))
    changed: dict[At, Row] = {}
    doubtful: set[Key] = set()
    for at in reversed(struck(able, rate, rng)):
        start = replace(at, cell=0)
        row = changed.get(start, rows[start])
        changed[start] = with_cell(row, at.cell, row[at.cell], row[at.cell])
        if len(_readings_without_a_copy(changed[start])) > 1:
            doubtful.update(row_to_keys(row))
    return replace(with_rows(page, changed), doubtful=page.doubtful | doubtful)


def _has_equal_neighbour(row: Row, number: int) -> bool:
    around = row[max(number - 1, 0) : number] + row[number + 1 : number + 2]
    return any(cell.text == row[number].text for cell in around)


def _readings_without_a_copy(row: Row) -> set[tuple[str, ...]]:
    """What the row may say when one of two equal neighbours is left out."""
    texts = tuple(row[number].text for number in value_places(row))
    return {texts[:i] + texts[i + 1 :] for i in range(1, len(texts)) if texts[i] == texts[i - 1]}


def cells_swapped(page: Page, rate: float, rng: Random) -> Page:
    """Exchange different figures side by side where the sums of the requests table show it; both become doubtful.

    Elsewhere, and in a table with blanks, nobody could tell the page from one that is right, so nothing is exchanged
    there; and no two columns are exchanged twice, as the second exchange could make up for the first.
    """
    summed = {number for number in range(len(page.blocks)) if block_has_all_sums(page, number)}
    able = [
        replace(at, cell=number)
        for at, row in page_to_value_rows(page)
        for number in value_places(row)[:-1]
        if at.block in summed and row[number].text != row[number + 1].text
    ]
    changed: dict[At, Row] = {}
    doubtful: set[Key] = set()
    touched: set[tuple[int, str]] = set()
    rows = dict(page_to_value_rows(page))
    for at in struck(able, rate, rng):
        start = replace(at, cell=0)
        row = changed.get(start, rows[start])
        pair = row[at.cell : at.cell + 2]
        marks = {(at.block, cell.key[2]) for cell in pair if cell.key}
        if marks & touched:
            continue
        touched |= marks
        changed[start] = with_cell(with_cell(row, at.cell, pair[1]), at.cell + 1, pair[0])
        doubtful.update(row_to_keys(pair))
    return replace(with_rows(page, changed), doubtful=page.doubtful | doubtful)


def block_has_all_sums(page: Page, number: int) -> bool:
    """Whether a block is the table whose every figure is in a sum of its column, without a blank in it."""
    grid = page.blocks[number]
    if not isinstance(grid, Grid):
        return False
    values = [row[number].text for row in grid.rows for number in value_places(row)]
    return grid.table == "requests" and all(map(_PLAIN.fullmatch, values))
