"""One agency's report against its report of the year before: the rules of the forms that ask for both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gouji.checking import linear_instances, table_to_variant_id, tables_to_checks, tables_to_values
from gouji.checking.instances import LinearInstance
from gouji.extraction import CellKey, Check, Extraction, Table
from gouji.forms.model import Form
from gouji.panel.columns import Row
from gouji.panel.trusted import source_with_lines, tables_to_trusted


@dataclass(frozen=True, slots=True)
class SeriesCheck:
    """A check against the year before, with its statement in Chinese, its rule and last year's cells."""

    check: Check
    zh: str
    instance: LinearInstance
    previous_cells: tuple[CellKey, ...]


def forms_to_series_forms(forms: Mapping[str, Form]) -> dict[str, Form]:
    """The forms with no rules but those across years. To be made once: what checks prepare is kept by form."""
    return {
        name: replace(form, rules=tuple(rule for rule in form.rules if rule.is_across_years), derived=())
        for name, form in forms.items()
    }


def extractions_to_series(
    current: Extraction, previous: Extraction, series_forms: Mapping[str, Form]
) -> tuple[SeriesCheck, ...]:
    """The checks of `current` against `previous`, in the order of tables and rules.

    Only trusted figures count; cells that one of the forms lacks are not compared (not applicable).
    """
    tables = tables_to_trusted(current.tables)
    values = tables_to_values(tables_to_trusted(previous.tables))
    checks = tables_to_checks(tables, series_forms, agency=current.agency, previous=values)
    said = checks
    if any(check.outcome == "failed" for check in checks):
        said = tables_to_checks(tables, series_forms, agency=current.agency, previous=values, language="zh")
    instances = {instance.id: instance for table in tables for instance in _instances(table, series_forms)}
    return tuple(
        SeriesCheck(check, zh.message, instances[check.id], _previous_cells(instances[check.id]))
        for check, zh in zip(checks, said, strict=True)
        if check.id in instances
    )


def _instances(table: Table, forms: Mapping[str, Form]) -> tuple[LinearInstance, ...]:
    form = forms[table.form]
    return linear_instances(form, table.table, table_to_variant_id(table, form))


def _previous_cells(instance: LinearInstance) -> tuple[CellKey, ...]:
    return tuple(
        (instance.rule.table, *part.place)
        for part in instance.relation.parts
        if part.place is not None and part.previous
    )


def series_to_break(found: SeriesCheck, agency: str, current: Extraction, previous: Extraction) -> Row:
    """The row of the sheet of breaks (columns.BREAKS) for a check that fails."""
    check, rule = found.check, found.instance.rule
    return (
        "series",
        check.outcome,
        check.id,
        rule.source,
        rule.severity,
        agency,
        current.year,
        rule.table,
        check.left,
        check.right,
        f"{agency}{current.year}年报告与{previous.year}年报告：{found.zh}",
        f"{agency}, report of {current.year} against {previous.year}: {check.message}",
        cells_to_text(check.cells),
        source_with_lines(current, check.cells),
        cells_to_text(found.previous_cells),
        source_with_lines(previous, found.previous_cells),
        None,
    )


def cells_to_text(cells: tuple[CellKey, ...]) -> str:
    """row/column of each, with ;."""
    return ";".join(f"{row}/{column}" for _, row, column in cells)
