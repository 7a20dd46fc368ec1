"""Figures of a row that stand one column beside their own."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from gouji_training.corrupting.chance import struck
from gouji_training.corrupting.editing import At, Row, page_to_value_rows, row_to_keys, value_places, with_rows
from gouji_training.corrupting.page_values import block_has_all_sums
from gouji_training.synthesis.model import GridCell, Key
from gouji_training.synthesis.page import Page


def figures_slid(page: Page, rate: float, rng: Random) -> Page:
    """Move the figures of rows by one column from a place on; the row stays as wide, what it loses is printed nowhere.

    To the left the figure at the place is lost and the last cell is empty; to the right the last figure is lost and the
    cell at the place is empty. Only in the table whose every figure is in a sum of its column, and only where each
    figure that moves differs from the one in whose place it comes to stand: else nobody could tell. All values of the
    row become doubtful.
    """
    able = [(at, row) for at, row in page_to_value_rows(page) if block_has_all_sums(page, at.block) and _starts(row)]
    changed: dict[At, Row] = {}
    lost: list[GridCell] = []
    doubtful: set[Key] = set()
    for at, row in struck(able, rate, rng):
        start = rng.choice(_starts(row))
        left = rng.random() < 0.5
        changed[at], gone = _slid(row, start, left=left)
        lost.append(gone)
        doubtful.update(row_to_keys(row))
    return replace(with_rows(page, changed), lost=(*page.lost, *lost), doubtful=page.doubtful | doubtful)


def _starts(row: Row) -> list[int]:
    """Places from which on no two figures side by side are equal, the last two of the row left out."""
    places = value_places(row)
    texts = [row[place].text for place in places]
    return [
        place
        for number, place in enumerate(places[:-2])
        if all(one != other for one, other in zip(texts[number:], texts[number + 1 :], strict=False))
    ]


def _slid(row: Row, start: int, *, left: bool) -> tuple[Row, GridCell]:
    """The row after the move, and the cell that is lost; each cell keeps the spans of the place where it stands."""
    values = row[start:]
    empty = replace(values[-1], text="", key=None)
    moved, gone = ((*values[1:], empty), values[0]) if left else ((empty, *values[:-1]), values[-1])
    spans = ((cell.colspan, cell.rowspan) for cell in values)
    placed = (replace(cell, colspan=c, rowspan=r) for cell, (c, r) in zip(moved, spans, strict=True))
    return (*row[:start], *placed), gone
