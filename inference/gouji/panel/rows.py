"""One report of an agency to rows of the panel, each cell with the outcomes of all checks that it takes part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.extraction import TRUSTED, Cell, CellKey, Check, Extraction, Table
from gouji.panel.columns import OUTCOMES, Row
from gouji.panel.rollup import RolledCell
from gouji.panel.series import SeriesCheck
from gouji.writing.encoding import text_to_encodable
from gouji.writing.labels import NO_LABELS, Labels, TableLabels
from gouji.writing.plain import number_to_plain

_RANK = {outcome: rank for rank, outcome in enumerate(OUTCOMES)}
"""Failed before undecided before passed: the first of a cell's outcomes is shown."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of a report besides its cells."""

    own: tuple[dict[CellKey, str], dict[CellKey, list[str]]]
    series: tuple[dict[CellKey, str], dict[CellKey, list[str]]]
    rollup: dict[CellKey, str]


def checks_to_judged(report: Extraction, series: Sequence[SeriesCheck], rolled: Sequence[RolledCell]) -> Judged:
    """Outcomes by cell: of the report's own checks, of those across years, of the sum of the parts."""
    across = [(found.check, True) for found in series]
    return Judged(
        own=_checks_to_outcomes([(check, check.kind == "hard") for check in report.checks]),
        series=_checks_to_outcomes(across),
        rollup={cell.cell: cell.outcome for cell in rolled},
    )


def _checks_to_outcomes(checks: Sequence[tuple[Check, bool]]) -> tuple[dict[CellKey, str], dict[CellKey, list[str]]]:
    """The worst outcome of the checks that count, and the ids of all that fail, by cell."""
    worst: dict[CellKey, str] = {}
    failed: dict[CellKey, list[str]] = defaultdict(list)
    for check, counts in checks:
        outcome = "spent" if check.spent and check.outcome == "passed" else check.outcome
        for cell in check.cells:
            if counts and _RANK[outcome] < _RANK[worst.get(cell, "not_applicable")]:
                worst[cell] = outcome
            elif counts:
                worst.setdefault(cell, outcome)
            if outcome == "failed":
                failed[cell].append(check.id)
    return worst, failed


def report_to_rows(agency: str, report: Extraction, judged: Judged, labels: Labels) -> Iterator[Row]:
    """Rows of the sheet of the panel (columns.PANEL), tables and cells in printed order."""
    for table in report.tables:
        table_labels = labels.get((table.form, table.table), NO_LABELS)
        for cell in table.cells:
            yield _cell_to_row(agency, report, (table, cell), judged, table_labels)


def _cell_to_row(agency: str, report: Extraction, at: tuple[Table, Cell], judged: Judged, labels: TableLabels) -> Row:
    table, cell = at
    key = (table.table, cell.row, cell.column)
    text = None if cell.text is None else text_to_encodable(cell.text)
    return (
        agency,
        report.agency,
        report.year,
        table.form,
        table.table,
        cell.row,
        labels.row(cell.row),
        cell.column,
        labels.column(cell.row, cell.column),
        number_to_plain(cell.value),
        text,
        cell.unit,
        cell.status,
        "yes" if cell.status in TRUSTED else "no",
        cell.confidence,
        judged.own[0].get(key),
        ";".join(judged.own[1].get(key, ())) or None,
        judged.series[0].get(key),
        ";".join(judged.series[1].get(key, ())) or None,
        judged.rollup.get(key),
        report.verdict,
        text_to_encodable(report.source),
        report.report,
        cell.line,
    )
