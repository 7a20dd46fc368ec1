"""Reports for panels, made up cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gouji.checking import tables_to_checks
from gouji.extraction import Cell, Extraction, Table
from gouji.forms import form_to_cells, load_form, load_forms

FORMS = {form.id: form for form in load_forms()}
Values = Mapping[str, Any]


def report(agency: str | None, year: int | None, values: Values | None = None, **options: Any) -> Extraction:
    """A report with every cell 0 but `values` by "row/column"; "untrusted" and "blank" name cells of that status."""
    form = load_form(options.get("form", "zfxxgk-2021"))
    source = options.get("source", f"{agency}-{year}.txt")
    tables = tuple(
        Table(
            table.id,
            form.id,
            True,
            (1, 99),
            tuple(_cell(key, values or {}, options) for key in form_to_cells(form, table.id)),
        )
        for table in form.tables
    )
    checks = tables_to_checks(tables, FORMS, agency=agency)
    verdict = options.get("verdict", "accepted")
    return Extraction(
        source, "", None, agency, year, "utf-8", form.id, verdict, 0.9, None, "0", tables, checks, (), {}, 1
    )


def _cell(key: tuple[str, str], values: Values, options: Mapping[str, Any]) -> Cell:
    name = "/".join(key)
    value = values.get(name, 0)
    if name in options.get("blank", ()):
        return Cell(*key, "", None, "blank", 0.9, (0, 1), 7)
    status = "suspect" if name in options.get("untrusted", ()) else "read"
    return Cell(*key, str(value), value, status, 0.9, (0, 1), 7)  # type: ignore[arg-type]
