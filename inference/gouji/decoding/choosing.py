"""The readings of a report by several forms to the one of the form that fits best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gouji.decoding.readings import Reading, ReportReading, TableReading, reading_to_suspect
from gouji.forms.model import Form

UNTOLD = "the text does not tell which form's columns these figures stand in"

Columns = Mapping[tuple[str, str], tuple[str, ...]]
"""Table and row id to the ids of the row's columns."""


def readings_to_best(
    readings: Sequence[ReportReading], forms: Sequence[Form], *, spoken_for: Mapping[str, int]
) -> ReportReading:
    """The reading by the form that fits best; `forms` are those of `readings`, `spoken_for` how many labels of
    its own speak for each. Where none speaks for the best one or another form fits as well, `form` is None; rows are in
    doubt whose columns differ then, and from those of forms that more labels speak for.
    """
    best = max(readings, key=lambda report: report.fit)
    decisive = bool(best.form and spoken_for.get(best.form))
    rivals = [form for form, report in zip(forms, readings, strict=True) if report.fit == best.fit]
    if len(rivals) == 1 and decisive:
        assert best.form is not None
        louder = [form for form in forms if form.id == best.form or spoken_for[form.id] > spoken_for[best.form]]
        columns = [_form_to_columns(form) for form in louder]
        return replace(best, tables=tuple(_doubtful_columns(table, columns) for table in best.tables))
    columns = [_form_to_columns(form) for form in (rivals if decisive else forms)]
    return replace(best, form=None, tables=tuple(_doubtful_columns(table, columns) for table in best.tables))


def _form_to_columns(form: Form) -> Columns:
    return {
        (table.id, row.id): tuple(column.id for column in block.columns)
        for table in form.tables
        for block in table.blocks
        for row in block.rows
    }


def _doubtful_columns(table: TableReading, forms: Sequence[Columns]) -> TableReading:
    """The table with the rows suspect that the forms give other columns."""
    return replace(table, readings=tuple(_doubtful(reading, table.table, forms) for reading in table.readings))


def _doubtful(reading: Reading, table: str, forms: Sequence[Columns]) -> Reading:
    columns = {columns.get((table, reading.row)) for columns in forms}
    return reading if len(columns) == 1 else reading_to_suspect(reading, UNTOLD)
