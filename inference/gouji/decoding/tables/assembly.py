"""Runs of one table to rows: which cells belong to which row, also where a label was lost or a row was added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from gouji.decoding.aligning.column_labels import runs_to_column_rows
from gouji.decoding.aligning.runs import Part, Run
from gouji.decoding.aligning.torn_labels import runs_to_torn_rows
from gouji.decoding.aligning.vocabulary import Node, NodeKind, Vocabulary
from gouji.decoding.placing.row_shapes import is_glued_run
from gouji.decoding.sifting.menus import runs_without_menus
from gouji.decoding.tables.row_order import nodes_out_of_order
from gouji.decoding.tables.vacant_rows import ends_with_row, goes_on_behind, vacant_rows
from gouji.folding import fold, label_to_keys, strip_notes, strip_numbering
from gouji.segmenting import Kind, Segment, Separator, filled_cells
from gouji.value_class import value_class

MISSPELT = 50.0
"""Similarity in percent from which an unknown label in the place of a missing row is held to be that row, misspelt."""


@value_class
class RowCells:
    """Cells (segment indexes) of one form row and the evidence for the row: its label, its place, or a likeness.

    "split" says that one run of cells was cut into this row and others, "broken" that unknown text stands among them,
    "around" that the label was torn around them.
    """

    node: int
    label: tuple[int, int] | None
    cells: tuple[int, ...]
    evidence: tuple[str, ...]
    groups: int


@dataclass(frozen=True, slots=True)
class AddedRow:
    """A row that the form does not have: label segments [start, end), its cells, the node it stands behind."""

    label: tuple[int, int]
    cells: tuple[int, ...]
    after: int


@dataclass(frozen=True, slots=True)
class AssembledTable:
    """Rows of one table by node, and what is doubtful about them.

    `doubled` are nodes met twice with different cells; `disordered` those that stand before a row which the form has
    before them, or behind one that it has behind them; `surplus` those behind which more figures stand than the row has
    room for; `early` are headers behind which figures stand that no row lacks a label for.
    """

    rows: dict[int, RowCells]
    added: tuple[AddedRow, ...]
    doubled: frozenset[int]
    disordered: frozenset[int]
    surplus: frozenset[int]
    early: frozenset[Node]


def runs_to_table(
    view: str, segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary, *, widths: Mapping[int, int]
) -> AssembledTable:
    """Rows out of the runs of one table; `widths` gives the number of columns of each row node."""
    runs = runs_without_menus(segments, runs)
    rows: dict[int, RowCells] = {}
    surplus: set[int] = set()
    early: set[Node] = set()
    added: list[AddedRow] = []
    doubled: set[int] = set()
    torn = {
        **runs_to_column_rows(view, segments, runs, vocabulary),
        **runs_to_torn_rows(segments, runs, vocabulary),
    }
    labelled = {*torn.values(), *(run.anchor.node for run in runs if run.node.kind is NodeKind.ROW)}
    last = -1
    for run in runs:
        behind = last if goes_on_behind(run, last, vocabulary) else run.anchor.node
        vacant = list(vacant_rows(run, behind, (labelled, rows), vocabulary))
        unnamed = [] if ends_with_row(segments, run, vocabulary) else _without_named(segments, run, vacant, vocabulary)
        line = _blank_line(segments, run, widths.get(run.anchor.node, 0))
        excess = _excess(segments, run, unnamed, vocabulary, widths) or bool(line and not unnamed)
        if excess and run.node.kind is NodeKind.HEADER:
            early.add(run.node)
        elif excess:
            surplus.add(behind)
            doubled.update({behind} & {node for node, row in rows.items() if row.label is None})
        for row in _run_to_rows(segments, run, unnamed, widths, line):
            last = row.node
            if _take(segments, rows, row, widths[row.node]):
                doubled.add(row.node)
        for part in run.parts[1:]:
            open_rows = [node for node in vacant if node not in rows]
            found = _part_to_row(segments, run, part, open_rows, vocabulary, widths, torn)
            if isinstance(found, RowCells):
                last = found.node
                if _take(segments, rows, found, widths[found.node]):
                    doubled.add(found.node)
            elif found is not None:
                added.append(found)
    printed = sorted((row.label[0], row.node) for row in rows.values() if row.label and row.cells)
    disordered = nodes_out_of_order([node for _, node in printed])
    return AssembledTable(rows, tuple(added), frozenset(doubled), disordered, frozenset(surplus), frozenset(early))


def _take(segments: Sequence[Segment], rows: dict[int, RowCells], row: RowCells, width: int) -> bool:
    """Put a row among the others; whether it contradicts one that is there: a label named in passing has figures that
    do not fit, or none, and gives way, but not to blanks alone, as another report further on may have them; where
    nothing parts label and figures, it may end another's (其中：行政处罚).
    """
    known = rows.get(row.node)
    if known and _are_glued_alike(segments, known, row):
        return not _same_cells(segments, known, row)
    if known and known.cells and (not row.cells or _fits(segments, known, width)):
        contradicts = _fits(segments, row, width) or _are_marks_of_its_own(segments, known, row)
        return contradicts and not _same_cells(segments, known, row)
    if known and _has_figures(segments, known) and not _has_figures(segments, row):
        return all(segments[i].kind is Kind.EMPTY for i in row.cells)  # empty cells may be what a torn label left
    rows[row.node] = row
    return False


def _are_marks_of_its_own(segments: Sequence[Segment], known: RowCells, row: RowCells) -> bool:
    """Whether a label with marks for blanks stands whole behind a row that pieces around its figures name: these may be
    the end of a label that an agency added (其中：重大行 / 31 / 政处罚).
    """
    marks = [segments[i] for i in row.cells if segments[i].kind is Kind.MARK]
    return bool(marks) and "around" in known.evidence and "around" not in row.evidence


def _are_glued_alike(segments: Sequence[Segment], one: RowCells, other: RowCells) -> bool:
    """Whether both rows stand on one line, each a run of digits glued to its label."""
    runs = [segments[i] for row in (one, other) for i in row.cells]
    glued = len(one.cells) == len(other.cells) == 1 and all(run.separator is Separator.NOTHING for run in runs)
    return glued and runs[0].line == runs[1].line


def _has_figures(segments: Sequence[Segment], row: RowCells) -> bool:
    return any(segments[i].kind is Kind.VALUE for i in row.cells)


def _fits(segments: Sequence[Segment], row: RowCells, width: int) -> bool:
    kinds = [segments[i].kind for i in row.cells]
    return len(kinds) - kinds.count(Kind.EMPTY) == width and Kind.VALUE in kinds


def _excess(
    segments: Sequence[Segment], run: Run, vacant: Sequence[int], vocabulary: Vocabulary, widths: Mapping[int, int]
) -> bool:
    """Whether the run has more figures than its own row and those behind it whose label is missing have room for.

    A header may hold a stray figure: it has too many only from a whole row of them.
    """
    if run.node.kind is NodeKind.CHAPTER:
        return False
    block = vocabulary.form.tables[run.node.table].blocks[run.node.block]
    width = len(block.columns) if block.rows and widths else 0
    rows = len(vacant) + (run.node.kind is NodeKind.ROW)
    filled = filled_cells(segments, run.cells)
    if rows and sum(is_glued_run(segments, (i,), width) for i in filled) > rows:
        return True
    return width > 0 and len(filled) > (width * rows if rows else width - 1)


def _without_named(segments: Sequence[Segment], run: Run, vacant: Sequence[int], vocabulary: Vocabulary) -> list[int]:
    """The vacant rows up to the one that a text with figures, behind the run's own, is like: those are its figures."""
    parts = [(part.cells, "".join([segments[i].text for i in range(*part.text)])) for part in run.parts if part.text]
    texts = [text for cells, text in parts if cells or text[-1:].isdigit()]
    for place, node in enumerate(vacant):
        if any(_likeness(text, node, vocabulary) >= MISSPELT for text in texts):
            return list(vacant[:place])
    return list(vacant)


def _run_to_rows(
    segments: Sequence[Segment], run: Run, vacant: Sequence[int], widths: Mapping[int, int], line: tuple[int, ...]
) -> Iterator[RowCells]:
    """The run's own row, and the rows whose label was lost when the count of its cells fits them exactly; `line` are
    the blank cells of the own row where figures stand below them.
    """
    own = [run.anchor.node] if run.node.kind is NodeKind.ROW else []
    label = (run.anchor.start, run.anchor.end)
    wanted = [*own, *vacant]
    if not wanted:
        return
    width = widths[wanted[0]]
    filled = filled_cells(segments, run.cells)
    chunks = [*([line] if line else []), *_cells_to_chunks(segments, run.cells[len(line) :], width)]
    fits = len(chunks) == len(wanted) and len(filled) == width * (len(wanted) - bool(line))
    if fits and len(chunks) > 1 and own and _is_one_line(segments, run):
        fits = False  # the line holds one row, and a figure of another column
    if fits and (len(chunks) > 1 or not own):
        for node, chunk in zip(wanted, chunks, strict=True):
            mine = [node] == own[:1]
            evidence = ("row_label" if mine else "position", *(("split",) if len(chunks) > 1 else ()))
            yield RowCells(node, label if mine else None, chunk, evidence, run.groups)
    elif own:
        stroke = segments[run.cells[0]].kind is Kind.MARK if run.cells else False  # it may part label and figures
        line_full = len(chunks) > 1 and not stroke and _fills_line(segments, run.anchor.end - 1, chunks[0])
        broken = 0 < len(filled) < width and any(
            segments[i].kind is Kind.VALUE for part in run.parts[1:] for i in part.cells
        )
        evidence = ("row_label", *(("broken",) if broken else ()))
        yield RowCells(own[0], label, line or (chunks[0] if line_full else run.cells), evidence, run.groups)


def _cells_to_chunks(segments: Sequence[Segment], cells: Sequence[int], width: int) -> list[tuple[int, ...]]:
    """Cells cut behind every `width` values; empty cells stay with the values before them."""
    chunks: list[list[int]] = [[]]
    count = 0
    for index in cells:
        if segments[index].kind is not Kind.EMPTY:
            if count == width:
                chunks.append([])
                count = 0
            count += 1
        chunks[-1].append(index)
    return [tuple(chunk) for chunk in chunks]


def _blank_line(segments: Sequence[Segment], run: Run, width: int) -> tuple[int, ...]:
    """The cells on the line of a row's label where they are a whole row of blanks and figures stand on lines below:
    those are of a row whose label is lost.
    """
    own = tuple(i for i in run.cells if segments[i].line == segments[run.anchor.end - 1].line)
    is_blank = len(own) >= width > 1 and all(segments[i].kind is Kind.EMPTY for i in own)
    below = any(segments[i].kind is not Kind.EMPTY for i in run.cells[len(own) :])
    return own if is_blank and below else ()


def _is_one_line(segments: Sequence[Segment], run: Run) -> bool:
    """Whether the label opens a line that its cells fill, parted by pipes or tabs."""
    first = run.anchor.start
    opens = not first or segments[first - 1].line != segments[first].line
    parted = all(segments[i].separator in (Separator.PIPE, Separator.TAB, Separator.GRID) for i in run.cells)
    return opens and parted and _fills_line(segments, run.anchor.end - 1, run.cells)


def _fills_line(segments: Sequence[Segment], label: int, cells: Sequence[int]) -> bool:
    """Whether these cells share the label's line and the next segment stands on another one."""
    lines = {segments[i].line for i in (label, *cells) if segments[i].kind is not Kind.EMPTY}
    after = cells[-1] + 1
    return len(lines) == 1 and (after >= len(segments) or segments[after].line not in lines)


def _same_cells(segments: Sequence[Segment], one: RowCells, other: RowCells) -> bool:
    return [segments[i].text for i in one.cells] == [segments[i].text for i in other.cells]


def _part_to_row(
    segments: Sequence[Segment],
    run: Run,
    part: Part,
    vacant: Sequence[int],
    vocabulary: Vocabulary,
    widths: Mapping[int, int],
    torn: Mapping[Part, int],
) -> RowCells | AddedRow | None:
    """A label that the alignment left out, with cells: a row of the form that stands out of order, whose label is
    `torn` around it, or a misspelt one in the place of a missing row, else a row that the agency added.
    """
    if part in torn:
        return RowCells(torn[part], part.text, part.cells, ("row_label", "around"), run.groups)
    if part.text is None or run.node.kind is NodeKind.CHAPTER:
        return None
    text = "".join(segments[i].text for i in range(*part.text) if segments[i].kind is Kind.TEXT)
    misplaced = _text_to_row_node(text, run.node, vocabulary)
    if misplaced is not None and part.cells:
        return RowCells(misplaced, part.text, part.cells, ("row_label",), 0)
    width = widths.get(run.anchor.node) or (widths[vacant[0]] if vacant else 0)
    filled = filled_cells(segments, part.cells)
    if not width or len(part.cells) < width or len(filled) > width + 1:
        return None
    if vacant and len(filled) == width and _likeness(text, vacant[0], vocabulary) >= MISSPELT:
        return RowCells(vacant[0], part.text, part.cells, ("likeness",), 0)
    return AddedRow(part.text, part.cells, run.anchor.node)


def _text_to_row_node(text: str, near: Node, vocabulary: Vocabulary) -> int | None:
    """The row of the same table that `text` is the exact label of, if there is just one."""
    nodes = {word.node for key in label_to_keys(text)[:1] for word in vocabulary.wordings.get(key, ())}
    rows = [n for n in nodes if vocabulary.nodes[n].kind is NodeKind.ROW and vocabulary.nodes[n].table == near.table]
    return rows[0] if len(rows) == 1 else None


def _likeness(text: str, node: int, vocabulary: Vocabulary) -> float:
    key = fold(strip_numbering(strip_notes(text)))
    return max((fuzz.ratio(key, other) for other in vocabulary.keys_of(node)), default=0.0)
