"""Cells counted apart: recoverable, contested, unknowable; right, flagged, silent."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import gouji
from gouji.extraction import Cell, Extraction
from gouji_training.corrupting import KINDS, kind_to_damage
from gouji_training.noise.contested import record_to_contested
from gouji_training.noise.floor import text_to_floor
from gouji_training.noise.tally import Tally, record_to_tally, sum_tallies
from gouji_training.records import Record
from gouji_training.synthesis import draw_page
from support.corrupted import page_to_record

FORM = "zfxxgk-2021"
PAGE = next(page for seed in range(9) if (page := draw_page(Random(seed), "drawn", distinct=True)).form == FORM)
RECORD = page_to_record(PAGE, "pipe_spans")
READ = gouji.extract(RECORD.text)
CELLS = sum(1 for _ in RECORD.gold_cells())


def _tally(record: Record, extraction: Extraction, contested: frozenset[tuple[str, str, str]] = frozenset()) -> Tally:
    return record_to_tally(record, [extraction], contested)[0]


def _with_cell(row: str, column: str, **changes: object) -> Extraction:
    def change(cell: Cell) -> Cell:
        return replace(cell, **changes) if (cell.row, cell.column) == (row, column) else cell  # type: ignore[arg-type]

    tables = (replace(table, cells=tuple(map(change, table.cells))) for table in READ.tables)
    return replace(READ, tables=tuple(tables))


def test_every_cell_of_the_gold_is_in_one_part() -> None:
    tally = _tally(RECORD, READ, frozenset({("requests", "received", "total")}))
    assert (tally.recoverable, tally.contested, tally.unknowable) == (CELLS - 1, 1, 0)


def test_what_is_read_from_its_place_is_right() -> None:
    assert _tally(RECORD, READ).right == CELLS


def test_an_untrusted_cell_is_flagged() -> None:
    tally = _tally(RECORD, _with_cell("received", "business", status="suspect"))
    assert (tally.right, tally.flagged, tally.silent) == (CELLS - 1, 1, 0)


def test_a_right_text_from_another_place_is_silent_and_exchanged() -> None:
    other = next(
        cell for table in READ.tables for cell in table.cells if (cell.row, cell.column) == ("received", "total")
    )
    tally = _tally(RECORD, _with_cell("received", "business", text=other.text, span=other.span))
    assert (tally.wrong, tally.exchanged, tally.invented) == (1, 1, 0)


def test_a_figure_that_does_not_stand_where_it_is_read_is_invented() -> None:
    tally = _tally(RECORD, _with_cell("received", "business", text="987654"))
    assert (tally.silent, tally.invented) == (1, 1)


def test_a_figure_in_a_cell_that_the_page_lacks_is_silent() -> None:
    gold = {
        table: {row: cells for row, cells in rows.items() if row != "granted"} for table, rows in RECORD.gold.items()
    }
    assert _tally(replace(RECORD, gold=gold), READ).extra == 7


def test_lost_values_are_unknowable() -> None:
    kind = next(kind for kind in KINDS if kind.id == "cell_dropped")
    record = page_to_record(PAGE, "pipe_spans", kind_to_damage(kind, 1.0))
    tally = _tally(record, gouji.extract(record.text))
    assert (tally.recoverable, tally.unknowable) == (0, CELLS)
    assert tally.silent == 0


def test_the_floor_is_judged_by_the_same_rule() -> None:
    tally = _tally(RECORD, text_to_floor(RECORD.text))
    assert tally.recoverable == CELLS
    assert tally.right + tally.wrong + tally.flagged == CELLS


def test_sums_that_hold_are_contested_by_nothing() -> None:
    assert not {key for key in record_to_contested(RECORD) if key[0] == "requests"}


def test_the_cells_of_a_sum_that_the_print_breaks_are_contested() -> None:
    kind = next(kind for kind in KINDS if kind.id == "breach")
    record = page_to_record(PAGE, "pipe_spans", kind_to_damage(kind, 0.01))
    rule = record.notes.split(".row_sum.")[1].split(";")[0]
    assert ("requests", rule, "total") in record_to_contested(record)


def test_tallies_add_up() -> None:
    total = sum_tallies([Tally(documents=1, right=2, wrong=1), Tally(documents=1, right=3, extra=4)])
    assert (total.documents, total.right, total.silent) == (2, 5, 5)


def test_a_whole_document_that_is_accepted_counts_as_such() -> None:
    tally = _tally(RECORD, READ)
    assert (tally.whole, tally.accepted_whole, tally.accepted_wrong) == (1, 1, 0)


def test_an_accepted_document_with_a_silent_error_is_counted() -> None:
    assert _tally(RECORD, _with_cell("received", "business", text="987654")).accepted_wrong == 1
