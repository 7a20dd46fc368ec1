"""Figures that changed places so that the page is, character for character, the page of another grid without a fault.

Two results of one kind of review that changed places, say: their row keeps its sum, and no rule is over the column. No
reader could tell, and no program. What these cells are follows from the truth alone: from the figures as drawn, the
page before the damage and the text after it, never from what was read. Lines of prose and furniture may be any on the
other page, and so in any order.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from gouji.extraction import CellKey
from gouji_training.corrupting.editing import cell_at, page_to_cells, with_texts
from gouji_training.flattening.flattener import Failure
from gouji_training.noise.contested import record_to_gold_checks
from gouji_training.noise.documents import drawn_page, page_to_print
from gouji_training.noise.setting import Setting
from gouji_training.records import GoldCell, Record
from gouji_training.synthesis import Page

EXCHANGING = frozenset({"cells_swapped", "column_values_swapped", "figures_slid", "lines_swapped"})
"""Kinds of damage that leave all figures whole, but some of them in other places."""

_PROSE = frozenset({"narrative", "furniture"})
_HOLDS = frozenset({"passed", "not_applicable"})


def record_to_undetectable(setting: Setting, number: int, record: Record, *, seed: int) -> Mapping[CellKey, str]:
    """The cells of document `number` that hold another's figure unnoticeably, each with what is printed there.

    That is so when the other grid, printed anew, gives the very text of `record`, prose and furniture left out, and no
    hard rule is broken in it, nor left open. Empty otherwise: a table that shows of anything that it was damaged
    betrays the exchange, too.
    """
    if setting.kind not in EXCHANGING:
        return {}
    page = drawn_page(setting, number, seed=seed)
    plain = page_to_print(setting, number, page, seed=seed)
    if isinstance(plain, Failure):
        return {}
    printed = _printed_texts(plain, record)
    moved = {key: text for key, text in printed.items() if text != _text(plain, key)}
    if not moved:
        return {}
    other = page_to_print(setting, number, _with_figures(page, printed), seed=seed)
    if isinstance(other, Failure) or _without_prose(other) != _without_prose(record) or not _keeps_all_rules(other):
        return {}
    return moved


def _without_prose(record: Record) -> list[str]:
    """The lines of a text that are neither prose nor furniture, blank ones too."""
    prose = {line.start for line in record.lines if line.label in _PROSE}
    lines = record.text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return [line for line, start in zip(lines, starts, strict=False) if start not in prose]


def _printed_texts(plain: Record, record: Record) -> dict[CellKey, str]:
    """What the damaged text prints in the place of each cell: that of the cell with as many cells before it there."""
    places, figures = _in_order(plain), _in_order(record)
    if len(places) != len(figures):
        return {}
    return {place: _text(record, figure) for place, figure in zip(places, figures, strict=True)}


def _in_order(record: Record) -> list[CellKey]:
    spans = {key: cell.span for key, cell in record.gold_cells() if cell is not None and cell.span is not None}
    return sorted(spans, key=lambda key: spans[key])


def _text(record: Record, key: CellKey) -> str:
    table, row, column = key
    cell = record.gold[table][row][column]
    assert isinstance(cell, GoldCell)
    return cell.text


def _with_figures(page: Page, texts: Mapping[CellKey, str]) -> Page:
    places = page_to_cells(page, lambda cell: cell.key in texts)
    keys = {at: cell_at(page, at).key for at in places}
    return with_texts(page, {at: texts[key] for at, key in keys.items() if key is not None})


def _keeps_all_rules(record: Record) -> bool:
    return all(check.outcome in _HOLDS for check in record_to_gold_checks(record) if check.kind == "hard")
