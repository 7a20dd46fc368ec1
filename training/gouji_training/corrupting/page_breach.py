"""Figures of the agency's own that break its sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from gouji_training.corrupting.chance import struck
from gouji_training.corrupting.editing import cell_at, page_to_cells, with_texts
from gouji_training.synthesis.model import GridCell
from gouji_training.synthesis.page import Page

_STEPS = (-3, -2, -1, 1, 1, 2, 5, 10)
_BALANCE = ("received", "carried_in"), ("outcome_total", "carried_over")
_NO_OUTCOMES = (*_BALANCE[0], *_BALANCE[1])

Figures = dict[str, dict[str, int]]
"""Figures of one table: {row: {column: figure}}."""


def breaches(page: Page, rate: float, rng: Random) -> Page:
    """Change figures in tables with sums, as an agency does that adds up wrong or leaves a total at 0.

    The changed figure is what the report prints, so gold follows it; `breaches` of the page names the sums it breaks.
    """
    able = page_to_cells(page, lambda cell: _is_summed(cell) and cell.text.isascii() and cell.text.isdigit())
    texts = {at: _other_figure(cell_at(page, at), rng) for at in struck(able, rate, rng)}
    broken = with_texts(page, texts)
    return replace(broken, breaches=tuple(dict.fromkeys((*page.breaches, *_page_to_breaches(broken)))))


def _is_summed(cell: GridCell) -> bool:
    return cell.key is not None and cell.key[0] in ("requests", "review_litigation")


def _other_figure(cell: GridCell, rng: Random) -> str:
    figure = int(cell.text)
    if figure and cell.key and cell.key[2] == "total" and rng.random() < 0.4:
        return "0"
    return str(figure + rng.choice([step for step in _STEPS if figure + step >= 0]))


def _page_to_breaches(page: Page) -> Iterator[str]:
    """The ids of the rules that the figures of the page break, with the row or column where they do."""
    tables: dict[str, Figures] = {}
    for grid in page.grids():
        for cell in (cell for row in grid.rows for cell in row if cell.key and _is_summed(cell)):
            table, row, column = cell.key or ("", "", "")
            tables.setdefault(table, {}).setdefault(row, {})[column] = int(cell.text) if cell.text.isdigit() else 0
    for table, rows in tables.items():
        yield from _row_breaches(table, rows)
    yield from _column_breaches(tables.get("requests", {}))


def _row_breaches(table: str, rows: Figures) -> Iterator[str]:
    for row, cells in rows.items():
        if "total" in cells and 2 * cells["total"] != sum(cells.values()):
            yield f"{table}.row_sum.{row}"


def _column_breaches(rows: Figures) -> Iterator[str]:
    if not {*_BALANCE[0], *_BALANCE[1]} <= set(rows):
        return
    for column in rows["received"]:
        received, handled = (sum(rows[row].get(column, 0) for row in side) for side in _BALANCE)
        if received != handled:
            yield f"requests.balance.{column}"
        outcomes = sum(cells.get(column, 0) for row, cells in rows.items() if row not in _NO_OUTCOMES)
        if outcomes != rows["outcome_total"].get(column, 0):
            yield f"requests.outcome_sum.{column}"
