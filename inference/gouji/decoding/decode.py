"""A view to the readings of every report in it: align, cut into reports and tables, read them by the form that fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gouji.checking import rule_instances
from gouji.decoding.aligning.alignment import segments_to_alignment
from gouji.decoding.aligning.costs import HAND_SET, Costs
from gouji.decoding.aligning.label_index import LabelIndex
from gouji.decoding.aligning.runs import Run, anchors_to_runs
from gouji.decoding.aligning.vocabulary import Node, NodeKind, Vocabulary
from gouji.decoding.choosing import readings_to_best
from gouji.decoding.doubled_tables import reports_without_doubles
from gouji.decoding.doubting.moved_lines import tables_without_moved
from gouji.decoding.doubting.stray import tables_without_stray
from gouji.decoding.family import Family, forms_to_family
from gouji.decoding.grids import GridRows, rows_between, view_to_grid_rows
from gouji.decoding.placing.lone_cuts import tables_without_lone_cuts
from gouji.decoding.readings import ReportReading, TableReading
from gouji.decoding.separators.delimited import view_to_tabbed
from gouji.decoding.separators.figure_frames import view_without_figure_frames
from gouji.decoding.separators.lost_characters import view_without_lost_characters
from gouji.decoding.separators.plain import view_to_plain
from gouji.decoding.separators.row_marks import view_with_rows_on_lines
from gouji.decoding.sifting.downward_labels import view_without_downward_labels
from gouji.decoding.sifting.named_columns import segments_without_names
from gouji.decoding.sifting.prose import lines_in_question, lines_to_skip
from gouji.decoding.sifting.running_lines import lines_to_running
from gouji.decoding.sifting.torn_notes import view_without_torn_notes
from gouji.decoding.tables.one_row import runs_to_one_row_reading
from gouji.decoding.tables.table import runs_to_table_reading
from gouji.folding import label_to_keys
from gouji.forms.model import Form
from gouji.segmenting import Kind, Segment, view_to_segments


class Classify(Protocol):
    """Lines of one document to label probabilities [lines, labels]."""

    def __call__(self, lines: Sequence[str], wanted: Sequence[int] | None = None, /) -> NDArray[np.float32]:
        """The rows of lines that are not `wanted` (numbers from 0, ascending; None for all) are not looked at."""


MOST_LINES = 500_000
"""Lines of a document that are read: more than a thousand reports with one cell a line; it bounds time and memory."""


def view_to_reports(
    view: str, forms: Sequence[Form], *, classify: Classify | None = None, costs: Costs = HAND_SET
) -> list[ReportReading]:
    """Every report in `view`, at least one; `classify` gives the label probabilities of the view's lines, `costs` what
    the alignment weighs labels and steps by.

    Forms of one family share most labels, so the text is read by every form that one of its labels speaks for; the form
    that places most rows is taken, and of equals the one whose labels the text follows more closely.
    """
    family = forms_to_family(forms)
    view = view_without_lost_characters(view_to_plain(view))
    view = view_to_tabbed(view_with_rows_on_lines(view, family.labels), family.labels)
    view = view_without_downward_labels(view_without_figure_frames(view), family.group_levels)
    view = view_without_torn_notes(view, family.labels)
    lines = view.split("\n", MOST_LINES)[:MOST_LINES]
    view = view[: sum(map(len, lines)) + len(lines) - 1]
    skip = _prose_lines(lines, classify, family.labels) if classify else frozenset()
    segments = segments_without_names(view_to_segments(view, labels=family.labels, skip=skip), family.column_names)
    vocabularies, spoken_for = _segments_to_vocabularies(segments, family)
    read = [_read_by_form(view, segments, vocabulary, costs) for vocabulary in vocabularies]
    forms_read = [vocabulary.form for vocabulary in vocabularies]
    if len({len(reports) for reports in read}) > 1:  # they do not even agree where reports begin: take one form for all
        best = max(range(len(read)), key=lambda form: sum(report.fit[0] for report in read[form]))
        read, forms_read = [read[best]], [forms_read[best]]
    reports = [readings_to_best(readings, forms_read, spoken_for=spoken_for) for readings in zip(*read, strict=True)]
    return reports_without_doubles(view, reports)


def _prose_lines(lines: Sequence[str], classify: Classify, labels: LabelIndex) -> frozenset[int]:
    wanted = lines_in_question(lines, labels)
    return lines_to_skip(wanted, classify(lines, wanted)) | lines_to_running(lines, wanted)


def _segments_to_vocabularies(
    segments: Sequence[Segment], family: Family
) -> tuple[Sequence[Vocabulary], dict[str, int]]:
    """The forms to read by, and by form id how many labels of its own speak for it. One label alone may be a word of a
    menu.
    """
    keys = _segments_to_keys(segments)
    spoken = {v.form.id: len(own & keys) for v, own in zip(family.vocabularies, family.own, strict=True)}
    most = max(spoken.values())
    read = [v for v in family.vocabularies if spoken[v.form.id] or most <= 1]
    return read, spoken


def _segments_to_keys(segments: Sequence[Segment]) -> set[str]:
    """Folded texts of segments and of cells, without the notes behind them."""
    texts: set[str] = set()
    cells: dict[int, str] = defaultdict(str)
    for segment in segments:
        if segment.kind is Kind.TEXT:
            texts.add(segment.text)
            cells[segment.cell] += segment.text
    return {key for text in texts.union(cells.values()) for key in label_to_keys(text)}


def _read_by_form(view: str, segments: Sequence[Segment], vocabulary: Vocabulary, costs: Costs) -> list[ReportReading]:
    """The reports as one form reads them."""
    alignment = segments_to_alignment(segments, vocabulary, costs=costs)
    runs = anchors_to_runs(segments, alignment.anchors, vocabulary)
    reports = _runs_to_reports(segments, runs)
    starts = [segments[report[0].anchor.start].start if report else 0 for report in reports]
    rows = view_to_grid_rows(view, vocabulary.form)
    grids = (rows_between(rows, start, end, view) for start, end in pairwise([*starts, len(view)]))
    return [
        _report_to_reading(view, segments, report, vocabulary, grid)
        for report, grid in zip(reports, grids, strict=True)
    ]


def _runs_to_reports(segments: Sequence[Segment], runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of each report. A report begins where a table with figures, or marks for blanks, begins again, of which the
    report before already holds some; a menu that names the rows has none.
    """
    reports: list[list[Run]] = [[]]
    seen: dict[int, Node] = {}
    opened = False
    for run in runs:
        opens = run.node.kind in (NodeKind.HEADER, NodeKind.CHAPTER)
        if opens and not run.anchor.in_order:
            opened = True
        if run.node.kind is NodeKind.ROW and _is_printed(segments, run.cells):
            if opened and any(_begins_again(run, node, other) for node, other in seen.items()):
                start = _report_start(segments, reports[-1])
                reports.append(reports[-1][start:])
                del reports[-2][start:]
                rows = (other for other in reports[-1] if other.node.kind is NodeKind.ROW and other.cells)
                seen = {other.anchor.node: other.node for other in rows}
            opened = False
            seen[run.anchor.node] = run.node
        reports[-1].append(run)
    return reports


def _begins_again(run: Run, node: int, other: Node) -> bool:
    """Whether a row stands before one that was printed already, or is the same: the rest of its block may have been
    blank.
    """
    return run.node.shares_block(other) and run.anchor.node <= node


def _report_start(segments: Sequence[Segment], runs: Sequence[Run]) -> int:
    """Where the labels that lead up to the end of `runs` begin: behind the last row or header with figures."""
    filled = [
        i
        for i, run in enumerate(runs)
        if run.node.kind is not NodeKind.CHAPTER and _is_printed(segments, run.all_cells)
    ]
    return filled[-1] + 1 if filled else 0


LEAST_MARKS = 2
"""Marks for blanks that stand in a printed row without figures; one alone may be a menu's."""


def _is_printed(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    kinds = [segments[i].kind for i in cells]
    return Kind.VALUE in kinds or kinds.count(Kind.MARK) >= LEAST_MARKS


def _report_to_reading(
    view: str, segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary, grid: GridRows
) -> ReportReading:
    by_table: Mapping[int, list[Run]] = defaultdict(list)
    for run in runs:
        by_table[run.node.table].append(run)
    tables: list[TableReading] = []
    for index, table in enumerate(vocabulary.form.tables):
        own = by_table[index]
        if table.layout == "one_row":
            read = runs_to_one_row_reading(view, segments, own, vocabulary, table=index, grid=grid, before=tables)
        else:
            read = runs_to_table_reading(view, segments, own, vocabulary, table=index, grid=grid)
        tables.append(read)
    start = segments[runs[0].anchor.start].start if runs else 0
    # rows, since a merged cell that a tool repeated fills all columns of a form whose row is wider
    placed = len({(table.table, reading.row) for table in tables for reading in table.readings if reading.slot})
    # a menu names rows without figures
    telling = [run for run in runs if run.node.kind is NodeKind.HEADER or run.cells]
    fit = (placed, sum(run.anchor.worth for run in telling))
    summed = [bool(rule_instances(vocabulary.form, table.id)) for table in vocabulary.form.tables]
    sure = tables_without_lone_cuts(view, tables_without_moved(tables), summed)
    sure = tables_without_stray(sure, runs, vocabulary.form)
    return ReportReading(vocabulary.form.id, sure, start, fit)
