"""What the decoder saw of a row that an extraction does not record: its label as printed, and what parts its cells.

The decoder's own steps are taken again for one table; where they do not lead to the cell in question, nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from gouji.deciding.lines import text_to_line_index
from gouji.decoding.aligning.alignment import segments_to_alignment
from gouji.decoding.aligning.costs import Costs
from gouji.decoding.aligning.label_index import vocabularies_to_index
from gouji.decoding.aligning.runs import Run, anchors_to_runs
from gouji.decoding.aligning.vocabulary import Vocabulary, form_to_vocabulary
from gouji.decoding.separators.delimited import view_to_tabbed
from gouji.decoding.separators.plain import view_to_plain
from gouji.decoding.tables.assembly import RowCells, runs_to_table
from gouji.decoding.tables.table_runs import row_widths, runs_to_table_runs
from gouji.document import Document
from gouji.extraction import Cell, Span, Table
from gouji.forms.model import Form
from gouji.segmenting import Segment, view_to_segments
from gouji.value_class import value_class

LabelMatch = Literal["exact", "torn", "prefix", "fuzzy", "other", "side", "none", "untraced"]
"""How a row's label was found: see label_* in explaining.yaml."""


@value_class
class RowTrace:
    """A row's label in the original, how it matches the form, and the separator before each of its cells.

    `separators` has a name of separator_* in explaining.yaml for each given cell, None for one without a place.
    """

    label: Span | None
    match: LabelMatch
    separators: tuple[str | None, ...]


def row_to_trace(
    document: Document, table: Table, cells: Sequence[Cell], forms: Mapping[str, Form], costs: Costs
) -> RowTrace:
    """The trace of the row that `cells` of `table` are, in order of the columns."""
    form = forms[table.form]
    vocabulary = form_to_vocabulary(form, [other for other in forms.values() if other is not form])
    labels = vocabularies_to_index(
        [form_to_vocabulary(f, [o for o in forms.values() if o is not f]) for f in forms.values()]
    )
    segments = view_to_segments(view_to_tabbed(view_to_plain(document.view), labels), labels=labels)
    separators = tuple(_cell_to_separator(document, segments, cell) for cell in cells)
    index = next(i for i, known in enumerate(form.tables) if known.id == table.table)
    if form.tables[index].layout == "one_row":
        return RowTrace(None, "side", separators)
    runs = _table_to_runs(document, table, segments, vocabulary, index, costs)
    row = _find_row(document.view, segments, runs, vocabulary, index, cells[0].row)
    if row is None or row.label is None:
        return RowTrace(None, "none", separators)
    places = {document.span(segments[i].start, segments[i].end) for i in row.cells}
    spans = [cell.span for cell in cells if cell.span is not None]
    if spans and not any(a <= span[0] and span[1] <= b for span in spans for a, b in places):
        return RowTrace(None, "untraced", separators)
    start, end = row.label
    return RowTrace(document.span(segments[start].start, segments[end - 1].end), _label_to_match(row, runs), separators)


def _cell_to_separator(document: Document, segments: Sequence[Segment], cell: Cell) -> str | None:
    if cell.span is None:
        return None
    inside = None
    for segment in segments:
        start, end = document.span(segment.start, segment.end)
        if (start, end) == cell.span:
            return segment.separator
        if start <= cell.span[0] and cell.span[1] <= end:
            inside = "run"
    return inside


def _table_to_runs(
    document: Document, table: Table, segments: Sequence[Segment], vocabulary: Vocabulary, index: int, costs: Costs
) -> Sequence[Run]:
    """The runs of the table within the lines that the extraction gives it: a document may hold several reports.

    Their rows are assembled from what the decoder assembles them from.
    """
    lines = text_to_line_index(document.original)
    first, last = table.lines or (0, 0)
    runs = anchors_to_runs(segments, segments_to_alignment(segments, vocabulary, costs=costs).anchors, vocabulary)
    own = [run for run in runs if run.node.table == index]
    starts = [document.span(segments[run.anchor.start].start, segments[run.anchor.start].end)[0] for run in own]
    inside = [run for run, start in zip(own, starts, strict=True) if first <= lines.line_of(start) <= last]
    return runs_to_table_runs(segments, inside, vocabulary, table=index)


def _find_row(
    view: str, segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary, index: int, row: str
) -> RowCells | None:
    found = runs_to_table(view, segments, runs, vocabulary, widths=row_widths(vocabulary, index)).rows
    return next((cells for number, cells in found.items() if vocabulary.nodes[number].id == row), None)


_MATCHES: Mapping[str, LabelMatch] = {"exact": "exact", "prefix": "prefix", "fuzzy": "fuzzy"}


def _label_to_match(row: RowCells, runs: Sequence[Run]) -> LabelMatch:
    anchor = next((run.anchor for run in runs if (run.anchor.start, run.anchor.end) == row.label), None)
    if anchor is None:
        return "torn" if "around" in row.evidence else "other"
    return _MATCHES.get(anchor.match, "other")
