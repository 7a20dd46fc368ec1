"""What the column headers say against the columns that the form gives: a block whose header is another one's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import groupby, pairwise
from operator import itemgetter

from gouji.checking import rule_instances
from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary
from gouji.decoding.doubting.headers.cell_order import lines_to_order
from gouji.decoding.doubting.headers.header_lines import is_lower_line_first
from gouji.decoding.doubting.headers.header_ranges import (
    run_to_figures,
    runs_of_table,
    runs_to_headers,
    segments_to_depths,
)
from gouji.decoding.doubting.headers.joined_headers import are_joined_in_other_order
from gouji.decoding.doubting.headers.late_header import LATE_HEADER, late_headers
from gouji.decoding.doubting.headers.letter_columns import are_letters_in_other_order
from gouji.decoding.doubting.headers.print_columns import cells_to_printed_row, is_set_in_order
from gouji.decoding.doubting.headers.run_on_headers import headers_to_run_on_columns
from gouji.decoding.doubting.headers.stacked_header import is_same_each_time, stacks_to_labels
from gouji.decoding.doubting.headers.torn_headers import (
    anchors_to_places,
    are_torn_in_other_order,
    loose_segments,
    torn_columns,
)
from gouji.decoding.grids.names import label_to_all_keys
from gouji.folding import fold, label_to_keys
from gouji.forms.model import Block, Label, TableForm
from gouji.segmenting import Kind, Segment, Separator

DISORDERED_COLUMNS = "the column headers stand in another order than the form's"


def header_doubts(
    view: str,
    segments: Sequence[Segment],
    runs: Sequence[Run],
    vocabulary: Vocabulary,
    form: TableForm,
    *,
    told: Set[str],
) -> dict[str, str]:
    """Block id to the reason why its columns are in doubt; blocks without a reason are left out, and those `told` where
    only the order of their labels is one: it is known which columns stand elsewhere.
    """
    doubts: dict[str, str] = {}
    headers: dict[int, list[Run]] = defaultdict(list)
    for run in runs_of_table(runs):
        if run.node.kind is not NodeKind.HEADER:
            continue
        headers[run.node.block].append(run)
        for part in run.parts[1:]:
            if part.text is not None:
                foreign = _foreign_header(segments, part.text, run.node.block, vocabulary)
                if foreign:
                    doubts[form.blocks[run.node.block].id] = f"the header of this block reads {foreign}"
    ends = _blocks_to_ends(segments, runs)
    shuffled = set()
    for block, own in headers.items():
        above = [run for run in own if run.anchor.start < ends.get(block, len(segments))]
        if _is_shuffled_in_text(segments, runs, above, form, block):
            shuffled.add(block)
    depths = segments_to_depths(segments, runs)
    for block, start, end in runs_to_headers(segments, runs, depths):
        own = [run for run in runs if run.node.block == block]
        rows = [
            run.cells if run.node.kind is NodeKind.ROW else run_to_figures(segments, run, start, depths) for run in own
        ]
        whole = block not in shuffled and _are_labels_whole(segments, headers[block], form.blocks[block])
        in_order = _is_header_in_order(view, segments, (start, end), rows, form.blocks[block], whole=whole)
        if in_order is not None:
            (shuffled.discard if in_order else shuffled.add)(block)
    doubts.update(dict.fromkeys({form.blocks[block].id for block in shuffled} - told, DISORDERED_COLUMNS))
    unsummed = not rule_instances(vocabulary.form, form.id)
    if unsummed:  # elsewhere sums tell, and a page may print its header behind a break
        doubts.update((form.blocks[block].id, LATE_HEADER) for block in late_headers(segments, runs, form))
    return doubts


def _is_shuffled_in_text(
    segments: Sequence[Segment], runs: Sequence[Run], headers: Sequence[Run], form: TableForm, block: int
) -> bool:
    """Whether the labels of a block's columns come in another order than the form's as the text has them."""
    run_on = headers_to_run_on_columns(segments, headers, form.blocks[block])
    if any(_is_shuffled(_below_common_label(columns, form.blocks[block])) for columns in run_on):
        return True
    labels = [run.anchor for run in headers if _is_told(segments, run, form.blocks[block])]
    loose = loose_segments(segments, runs, headers) if labels else []
    stacked = len({segments[a.start].line for a in labels}) == len(labels)  # not side by side on a line
    torn = torn_columns(segments, loose, {a.header for a in labels}, form.blocks[block]) if stacked else []
    if not torn and not _is_out_of_order(form, block, [(a.header, segments[a.start].line) for a in labels]):
        return False
    return _is_out_of_order(form, block, anchors_to_places(segments, loose, labels, form.blocks[block], torn))


def _are_labels_whole(segments: Sequence[Segment], headers: Sequence[Run], block: Block) -> bool:
    """Whether each column's label stands there on one line."""
    lines = [(run.anchor, segments[run.anchor.start].line, segments[run.anchor.end - 1].line) for run in headers]
    told = {block.header[anchor.header].text for anchor, one, two in lines if anchor.header >= 0 and one == two}
    return {column.label.text for column in block.columns} <= told


def _is_header_in_order(
    view: str,
    segments: Sequence[Segment],
    header: tuple[int, int],
    rows: Sequence[Sequence[int]],
    block: Block,
    *,
    whole: bool,
) -> bool | None:
    """Whether the labels over the columns stand in order as the lines of a header have them, segments [start, end);
    None where they do not tell. Of `whole` labels the text has told the order before.
    """
    start, end = header
    in_order = _is_set_in_order(view, segments, start, rows, block)
    if in_order is not None:
        return in_order
    lines = _header(view, segments, start, [(end,), *rows]).split("\n")
    in_order = None if whole else lines_to_order(lines, block)
    if in_order is not None:
        return in_order
    stacks = _stacks_to_columns(segments[start:end], block, ())
    disordered = (
        are_torn_in_other_order(segments[start:end], block)
        or are_joined_in_other_order(segments[start:end], block)
        or are_letters_in_other_order(lines, block)
        or any(_is_shuffled(_below_common_label(stack, block)) for stack in stacks)
    )
    return False if disordered else None


def _blocks_to_ends(segments: Sequence[Segment], runs: Sequence[Run]) -> dict[int, int]:
    """Where the last row with figures of each block begins: labels of columns behind it are of no row."""
    rows = (run for run in runs if run.node.kind is NodeKind.ROW)
    return {run.node.block: run.anchor.start for run in rows if any(segments[i].kind is Kind.VALUE for i in run.cells)}


def _is_told(segments: Sequence[Segment], run: Run, block: Block) -> bool:
    """Whether a label is a column's: one that is only alike may be pieces of two that a narrow column tore (企业 机构),
    unless it is one word, or a cell of its own, that begins as the column's label does.
    """
    start, end = run.anchor.start, run.anchor.end
    if run.anchor.match != "fuzzy" or run.anchor.header < 0:
        return run.anchor.match == "exact"
    begin = fold(segments[start].text)[:2]
    parted = segments[start].separator in (Separator.PIPE, Separator.TAB, Separator.GRID)
    alone = parted and segments[start].cell == segments[end - 1].cell
    return (alone or end == start + 1) and any(
        key[:2] == begin for key in label_to_all_keys(block.header[run.anchor.header])
    )


def _is_set_in_order(
    view: str, segments: Sequence[Segment], start: int, rows: Sequence[Sequence[int]], block: Block, *, times: int = 1
) -> bool | None:
    """Whether the labels that a page sets over the figures of the first full row are the block's, `times` over."""
    width = len(block.columns) * times
    full = (cells_to_printed_row(view, segments, cells) for cells in rows if len(cells) == width)
    row = next((row for row in full if row is not None), None)
    if row is None:
        return None
    return is_set_in_order(_header(view, segments, start, rows), row, block)


def _header(view: str, segments: Sequence[Segment], start: int, rows: Sequence[Sequence[int]]) -> str:
    """The lines of the view from a segment on to the first one with figures of `rows`."""
    first = min((cells[0] for cells in rows if cells), default=start)
    end = view.rfind("\n", 0, segments[first].start)
    return view[segments[start].start : max(end, 0)]


def _stacks_to_columns(segments: Sequence[Segment], block: Block, beside: Sequence[Label]) -> list[list[int]]:
    """The columns, by index, whose labels are printed from top to bottom among `segments`, a list for each such header.

    Among them may stand the corner, labels over several columns, and those `beside` the header's own.
    """
    columns = [column.label for column in block.columns]
    texts = {label.text for label in columns}
    others = [label for label in block.header if label.text not in texts]
    stacks = stacks_to_labels(segments, [*columns, *others, *beside])
    return [[index for index in stack if index < len(columns)] for stack in stacks]


def _foreign_header(
    segments: Sequence[Segment], text: tuple[int, int], block: int, vocabulary: Vocabulary
) -> str | None:
    """A column label of another block or form among these segments, exact, or None."""
    for segment in segments[slice(*text)]:
        if segment.kind is Kind.TEXT and any(
            _is_foreign(key, block, vocabulary) for key in label_to_keys(segment.text)
        ):
            return segment.text
    return None


def _is_foreign(key: str, block: int, vocabulary: Vocabulary) -> bool:
    if key in vocabulary.other_headers:
        return True
    nodes = [vocabulary.nodes[word.node] for word in vocabulary.wordings.get(key, ()) if word.header > 0]
    return bool(nodes) and all(node.kind is NodeKind.HEADER and node.block != block for node in nodes)


def _is_out_of_order(form: TableForm, block: int, headers: Sequence[tuple[int, int]]) -> bool:
    """Whether column labels, each with its line, come in another order; a header that is printed again begins with the
    first one.

    Where some stand below a common label, the last one stands before them, but not on one line before the first one.
    """
    texts = [label.text for label in form.blocks[block].header]
    columns = [column.label.text for column in form.blocks[block].columns]
    if is_lower_line_first([texts[header] for header, _ in headers if header >= 0], form.blocks[block]):
        return False
    found = [
        (columns.index(texts[header]), line) for header, line in headers if header >= 0 and texts[header] in columns
    ]
    found = list(_without_doubled_lines(found))
    places = [place for place, _ in found]
    told = _below_common_label(places, form.blocks[block])
    last = len(columns) - 1
    ahead = any(one == last and two == 0 and line == other for (one, line), (two, other) in pairwise(found))
    return _is_shuffled(told) or (ahead and told != places)


def _without_doubled_lines(found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Columns with their lines, without a line that has those of the line before it once more."""
    before: list[int] = []
    for _, group in groupby(found, key=itemgetter(1)):
        line = list(group)
        places = [place for place, _ in line]
        if places != before:
            yield from line
        before = places


def _below_common_label(places: Sequence[int], block: Block) -> Sequence[int]:
    """The columns, by index, without the last one where some stand below a common label: that one stands beside it, and
    so may come before them.
    """
    if not any(column.groups for column in block.columns):
        return places
    return [place for place in places if place != len(block.columns) - 1]


def is_side_by_side_out_of_order(
    view: str, segments: Sequence[Segment], headers: Sequence[Run], cells: Sequence[int], block: Block
) -> bool:
    """Whether the column labels of rows printed side by side come in another order than once through for each row.

    Text browsers centre labels in merged cells, so that lines of a header mix: where the labels are not in order from
    the first to the last, of those that share their line only the order within it tells, unless they are fewer than the
    others or each stands over its figures.
    """
    start = headers[0].anchor.start if headers else 0
    in_order = _is_set_in_order(view, segments, start, [cells], block, times=len(block.rows))
    if in_order is not None:
        return not in_order
    places = {column.label.text: place for place, column in enumerate(block.columns)}
    by_line: dict[int, list[int]] = defaultdict(list)
    for run in headers:
        text = block.header[run.anchor.header].text if run.anchor.header >= 0 else ""
        if text in places:
            by_line[segments[run.anchor.start].line].append(places[text])
    shared = [found for found in by_line.values() if len(found) > 1]
    places_met = [place for found in by_line.values() for place in found]
    few = 2 * sum(map(len, shared)) < len(places_met)
    if _is_other_order(places_met, block) and (few or any(map(_is_shuffled, shared))):
        return True
    rows = [row.label for row in block.rows]
    ends = [run.all_cells[0] if run.all_cells else run.anchor.end for run in headers]
    between = segments[headers[0].anchor.start : max(ends)] if headers else ()
    stacks = _stacks_to_columns(between, block, rows)
    return any(_is_other_order(stack, block) or not is_same_each_time(stack, len(places) - 1) for stack in stacks)


def _is_other_order(places: Sequence[int], block: Block) -> bool:
    return _is_shuffled(places) and not _ends_each_time(places, block)


def _ends_each_time(places: Sequence[int], block: Block) -> bool:
    """Whether the labels come at most once a row from left to right, each time up to the last column's."""
    ends = [earlier for earlier, later in pairwise(places) if later < earlier]
    return len(ends) < len(block.rows) and all(end == len(block.columns) - 1 for end in ends)


def _is_shuffled(places: Sequence[int]) -> bool:
    """Whether columns come in another order than theirs, once or again and again from the same one on; some may be
    lost.
    """
    return any(later < earlier and later != places[0] for earlier, later in pairwise(places))
