"""Linked reports to the sheets of a panel, agency by agency and year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from gouji.extraction import CellKey, Extraction
from gouji.forms.model import Form
from gouji.panel.columns import BREAKS, INDICATORS, LINKS, PANEL, Row, Sheet
from gouji.panel.indicators import Indicator, extraction_to_indicator_rows
from gouji.panel.linking import Agency, Links
from gouji.panel.mapping import Parents
from gouji.panel.reading import load_extraction
from gouji.panel.rollup import Part, RolledCell, reports_to_rollup, rollup_to_breaks
from gouji.panel.rows import checks_to_judged, report_to_rows
from gouji.panel.series import SeriesCheck, extractions_to_series, forms_to_series_forms, series_to_break
from gouji.writing.labels import Labels, forms_to_labels


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the reports: the forms they follow, whose sum the parents are, which shares to work out."""

    forms: Mapping[str, Form]
    parents: Parents = field(default_factory=Parents)
    indicators: tuple[Indicator, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """All that one report of one agency gives: rows of the sheets panel, breaks and indicators."""

    rows: Iterable[Row]
    breaks: tuple[Row, ...]
    indicators: tuple[Row, ...]


@dataclass(slots=True)
class Gathered:
    """The sheets of a panel; `breaks` and `indicators` are complete when the rows of `panel` have been read."""

    panel: Iterator[Row]
    links: list[Row]
    breaks: list[Row] = field(default_factory=list)
    indicators: list[Row] = field(default_factory=list)
    rows: int = 0

    def sheets(self) -> tuple[Sheet, ...]:
        """The sheet of the panel first, to be read first."""
        return (
            Sheet("panel", "面板", PANEL, self.panel),
            Sheet("breaks", "跨年与汇总不符", BREAKS, self.breaks),
            Sheet("indicators", "指标", INDICATORS, self.indicators),
            Sheet("links", "连接", LINKS, self.links),
        )


def links_to_gathered(links: Links, question: Question) -> Gathered:
    """The sheets; reports are read as the rows of the panel are, so that memory holds a few reports at a time."""
    findings = [
        (found.kind, found.agency, found.year, found.source, found.other, found.zh, found.en)
        for found in links.findings
    ]
    gathered = Gathered(iter(()), findings)
    gathered.panel = _rows(links, question, gathered)
    return gathered


def _rows(links: Links, question: Question, gathered: Gathered) -> Iterator[Row]:
    for block in extractions_to_blocks(links, question):
        gathered.breaks += block.breaks
        gathered.indicators += block.indicators
        for row in block.rows:
            gathered.rows += 1
            yield row


def extractions_to_blocks(links: Links, question: Question) -> Iterator[Block]:
    """One block a report, in the order of agencies and years.

    Raises InputError when a file is gone or no longer holds a report where it did.
    """
    work = _Work(links, question)
    for agency in links.agencies:
        yield from work.agency_to_blocks(agency)


class _Work:
    """What is made once for all agencies."""

    def __init__(self, links: Links, question: Question) -> None:
        self._question = question
        self._agencies = {agency.key: agency for agency in links.agencies}
        self._series_forms = forms_to_series_forms(question.forms)
        self._labels: Labels = forms_to_labels(question.forms.values())

    def agency_to_blocks(self, agency: Agency) -> Iterator[Block]:
        previous: Extraction | None = None
        for year, ref in agency.reports.items():
            report = load_extraction(ref)
            before = previous if previous is not None and previous.year == year - 1 else None
            yield self._report_to_block(agency, report, before)
            previous = report

    def _report_to_block(self, agency: Agency, report: Extraction, before: Extraction | None) -> Block:
        series: tuple[SeriesCheck, ...] = ()
        breaks: list[Row] = []
        if before is not None:
            series = extractions_to_series(report, before, self._series_forms)
            failed = [found for found in series if found.check.outcome == "failed"]
            breaks += [series_to_break(found, agency.name, report, before) for found in failed]
        rolled, rolled_breaks = self._roll_up(agency, report)
        judged = checks_to_judged(report, series, rolled)
        question = self._question
        return Block(
            rows=report_to_rows(agency.name, report, judged, self._labels),
            breaks=(*breaks, *rolled_breaks),
            indicators=tuple(extraction_to_indicator_rows(agency.name, report, question.indicators, question.forms)),
        )

    def _roll_up(self, agency: Agency, report: Extraction) -> tuple[tuple[RolledCell, ...], list[Row]]:
        children = self._question.parents.children.get(agency.key)
        if not children:
            return (), []
        parts = [self._child_to_part(key, name, report.year) for key, name in children]
        rolled = reports_to_rollup(agency.name, report, parts)
        forms = {table.table: table.form for table in report.tables}

        def label(cell: CellKey) -> str:
            labels = self._labels[forms[cell[0]], cell[0]]
            return f"{labels.row(cell[1])}·{labels.column(cell[1], cell[2])}"

        return rolled, list(rollup_to_breaks(agency.name, report, parts, rolled, label))

    def _child_to_part(self, key: str, name: str, year: int | None) -> Part:
        child = self._agencies.get(key)
        ref = child.reports.get(year) if child is not None and year is not None else None
        return Part(child.name if child else name, None if ref is None else load_extraction(ref))
