"""Cells whose printed figures break a hard rule of the form: the text says them, but not which of them is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checking import tables_to_checks
from gouji.extraction import Cell, CellKey, Check, Table
from gouji.forms import load_forms
from gouji.segmenting.values import text_to_number
from gouji_training.records import GoldCell, Record
from gouji_training.scoring import is_blank


def record_to_contested(record: Record) -> frozenset[CellKey]:
    """The cells of all hard checks that fail on the gold as it is printed; none for a document without a form.

    By the output contract such a cell is `suspect` unless the breach can be told to be the report's own.
    """
    failed = (check for check in record_to_gold_checks(record) if check.kind == "hard" and check.outcome == "failed")
    return frozenset(key for check in failed for key in check.cells)


def record_to_gold_checks(record: Record) -> tuple[Check, ...]:
    """The checks of the gold as it is printed; none for a document without a known form."""
    forms = {form.id: form for form in load_forms()}
    if record.form not in forms:
        return ()
    tables = [Table(table, record.form, True, None, tuple(_rows_to_cells(rows))) for table, rows in record.gold.items()]
    return tables_to_checks(tables, forms)


def _rows_to_cells(rows: dict[str, dict[str, GoldCell | None]]) -> Iterator[Cell]:
    for row, cells in rows.items():
        for column, gold in cells.items():
            yield _gold_to_cell(row, column, gold)


def _gold_to_cell(row: str, column: str, gold: GoldCell | None) -> Cell:
    if gold is None:
        return Cell(row, column, None, None, "missing", 0.0)
    if is_blank(gold.text):
        return Cell(row, column, gold.text, None, "blank", 1.0)
    number = text_to_number("".join(gold.text.split()))
    return Cell(row, column, gold.text, number.value if number else None, "read", 1.0)
