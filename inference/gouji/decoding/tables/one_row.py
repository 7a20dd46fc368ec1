"""A table whose rows are printed side by side in one line, without row labels: the review and litigation table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from gouji.checking import rule_instances
from gouji.decoding.aligning.runs import BRACKETS, Run
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary
from gouji.decoding.doubting.doubts import HEIGHTS, SOILED
from gouji.decoding.doubting.headers.header import DISORDERED_COLUMNS, is_side_by_side_out_of_order
from gouji.decoding.doubting.headers.moved_columns import rows_to_moved_columns
from gouji.decoding.doubting.headers.stacked_header import WIDEST
from gouji.decoding.doubting.moved_lines import headers_to_line_order
from gouji.decoding.doubting.wrapped_lines import WRAPPED, is_across, view_to_full_ends
from gouji.decoding.grids import GridRows
from gouji.decoding.placing.model import Slot
from gouji.decoding.placing.slots import CODE
from gouji.decoding.placing.spaced_blanks import headers_to_filler
from gouji.decoding.readings import Reading, TableReading, reading_to_suspect
from gouji.decoding.sifting.column_numbers import runs_without_column_numbers
from gouji.decoding.sifting.page_numbers import runs_without_page_numbers
from gouji.decoding.sifting.remarks import runs_without_remarks
from gouji.decoding.sifting.serial_numbers import runs_without_line_numbers
from gouji.decoding.tables.one_row_cells import cells_to_readings, row_to_readings
from gouji.decoding.tables.table import runs_to_extent
from gouji.decoding.tables.table_parts import (
    DISORDERED_ROWS,
    PARTED,
    parts_to_cells,
    rows_in_disorder,
    rows_named,
    runs_to_parts,
)
from gouji.decoding.tables.without_header import heading_to_readings
from gouji.folding import fold
from gouji.forms.model import Block, TableForm
from gouji.segmenting import Kind, Segment, Separator, filled_cells

HEADER_LABELS = 4
"""Header labels that must be met before a run of figures is taken for this table."""


def runs_to_one_row_reading(
    view: str,
    segments: Sequence[Segment],
    runs: Sequence[Run],
    vocabulary: Vocabulary,
    *,
    table: int,
    grid: GridRows,
    before: Sequence[TableReading],
) -> TableReading:
    """Readings of all rows of the table's only block out of its longest run of figures; `grid` is what the grid reader
    has of it, `before` are the tables before it.
    """
    form = vocabulary.form.tables[table]
    block = form.blocks[0]
    runs = _without_numbers(segments, runs, form)
    told = heading_to_readings(view, segments, runs, block, vocabulary, form.id)
    if told:
        heading, own, spent = told
        extent = segments[heading.all_cells[0]].start, segments[heading.all_cells[-1]].end
        return TableReading(form.id, vocabulary.form.id, None, True, extent, tuple(own), spent=spent)
    headers = [run for run in runs if run.node.kind is NodeKind.HEADER]
    run = max(headers, key=lambda run: _figures(segments, run), default=None)
    cells, is_parted = _headers_to_cells(segments, headers, run, block)
    found = _is_found(segments, headers, cells, block)
    readings, spent = cells_to_readings(
        view,
        segments,
        cells if found else (),
        block,
        vocabulary,
        form.id,
        rows_named(segments, headers, block),
        alone=_stands_alone(segments, headers, run),
        unbroken=_has_all_labels(headers, block),
        filler=headers_to_filler(view, segments, headers),
        keeps_blanks=_keep_blanks(before),
    )
    if found and all(reading.slot is None for reading in readings):
        rows = {row.id: grid.get((form.id, row.id)) for row in block.rows}
        readings = list(_settled_by_grid(view, readings, block, rows))
    doubted = _with_doubts(view, segments, headers, run, cells, readings, block, is_parted=is_parted)
    instances = rule_instances(vocabulary.form, form.id)
    return TableReading(
        table=form.id,
        form=vocabulary.form.id,
        variant=None,
        found=found,
        extent=runs_to_extent(segments, headers) if found else None,
        readings=tuple(doubted),
        spent=spent,
        order=headers_to_line_order(segments, headers, cells, doubted, block, instances),
    )


LEAST_BLANK_ENDS = 2
"""Rows with figures and an empty last cell that show a page to leave empty cells where they are."""


def _keep_blanks(tables: Sequence[TableReading]) -> bool:
    """Whether rows of other tables are read with figures and an empty cell behind them."""
    ends = 0
    for table in tables:
        for _, own in groupby(table.readings, key=lambda reading: reading.row):
            *others, last = own
            ends += last.status == "blank" and any(reading.status == "read" for reading in others)
    return ends >= LEAST_BLANK_ENDS


def _headers_to_cells(
    segments: Sequence[Segment], headers: Sequence[Run], run: Run | None, block: Block
) -> tuple[Sequence[int], bool]:
    """The table's cells, of all parts or of `run`, and whether it is printed in parts that do not make it whole."""
    parts = runs_to_parts(segments, headers, block)
    whole = parts_to_cells(segments, headers, parts, block) if len(parts) > 1 else None
    cells = whole or (_without_notes(segments, run.all_cells, block) if run else ())
    return cells, len(parts) > 1 and not whole


def _without_numbers(segments: Sequence[Segment], runs: Sequence[Run], form: TableForm) -> Sequence[Run]:
    """The runs without what numbers pages, lines and columns, and without remarks."""
    width = len(form.blocks[0].rows) * len(form.blocks[0].columns)
    widths = dict.fromkeys({run.anchor.node for run in runs}, width)
    runs = runs_without_remarks(segments, runs_without_line_numbers(segments, runs), widths)
    runs = runs_without_page_numbers(segments, runs, form, widths)
    return runs_without_column_numbers(segments, runs, width)


def _stands_alone(segments: Sequence[Segment], headers: Sequence[Run], run: Run | None) -> bool:
    """Whether no figures stand before those of `run`, and no strange cells among them."""
    before = headers[: headers.index(run)] if run else ()
    return not any(_figures(segments, other)[0] for other in before) and not _has_strange_cells(segments, run)


def _with_doubts(
    view: str,
    segments: Sequence[Segment],
    headers: Sequence[Run],
    run: Run | None,
    cells: Sequence[int],
    readings: Sequence[Reading],
    block: Block,
    *,
    is_parted: bool,
) -> list[Reading]:
    """The readings, suspect where the labels over them stand elsewhere, or where the whole line is in doubt."""
    moved = rows_to_moved_columns(segments, headers, block)
    doubt = PARTED if is_parted else _doubt(view, segments, headers, run, cells, block, order_told=moved is not None)
    doubt = doubt or (CODE if _holds_run(segments, cells, readings) else None)
    reasons = dict.fromkeys(moved or (), DISORDERED_COLUMNS)
    told = ((reading, reasons.get((reading.row, reading.column), doubt)) for reading in readings)
    return [reading_to_suspect(reading, reason) if reason else reading for reading, reason in told]


def _without_notes(segments: Sequence[Segment], cells: Sequence[int], block: Block) -> Sequence[int]:
    """The cells of the last line, where it holds a figure for each column of each row and nothing else, and the lines
    above it fewer than a row has: those are figures of notes in a header of several lines.
    """
    lines = [list(own) for _, own in groupby(filled_cells(segments, cells), key=lambda i: segments[i].line)]
    if len(lines) < 2 or len(lines[-1]) != len(block.rows) * len(block.columns):
        return cells
    first, last = lines[-1][0], lines[-1][-1]
    words = any(segment.kind is Kind.TEXT for segment in segments[lines[-2][-1] + 1 : first])
    whole = all(segment.kind is not Kind.TEXT for segment in segments[first : last + 1])
    noted = words and all(len(own) < len(block.columns) for own in lines[:-1])
    return lines[-1] if whole and noted else cells


def _is_found(segments: Sequence[Segment], headers: Sequence[Run], cells: Sequence[int], block: Block) -> bool:
    """Whether the table is there: enough of its header, and figures or a row of blanks behind it."""
    if len(headers) < HEADER_LABELS and not _is_torn_header(segments, headers, cells):
        return False
    return bool(filled_cells(segments, cells)) or _is_blank_row(cells, block)


def _has_all_labels(headers: Sequence[Run], block: Block) -> bool:
    """Whether the label of every column stands there once for each row: no line of the header was lost."""
    met = Counter(block.header[run.anchor.header].text for run in headers if run.anchor.header >= 0)
    return all(met[column.label.text] >= len(block.rows) for column in block.columns)


def _settled_by_grid(
    view: str, readings: Sequence[Reading], block: Block, rows: Mapping[str, Sequence[Slot] | None]
) -> Iterator[Reading]:
    """Open readings, those of `rows` that the grid reader has as it has them: it may have some rows only."""
    size = len(block.columns)
    for number, row in enumerate(block.rows):
        slots = rows[row.id]
        if slots is None:
            yield from readings[number * size : (number + 1) * size]
        else:
            yield from row_to_readings(view, row.id, block, slots, ("position", "header"))


TORN_HEADER = 20
"""Characters in words of one or two between the table's first label and its figures: labels printed downwards."""


def _is_torn_header(segments: Sequence[Segment], headers: Sequence[Run], cells: Sequence[int]) -> bool:
    first = next(iter(filled_cells(segments, cells)), None)
    if not headers or first is None:
        return False
    between = (segment.text for segment in segments[headers[0].anchor.start : first] if segment.kind is Kind.TEXT)
    return sum(len(text) for text in between if len(text) <= WIDEST) >= TORN_HEADER


def _doubt(
    view: str,
    segments: Sequence[Segment],
    headers: Sequence[Run],
    run: Run | None,
    cells: Sequence[int],
    block: Block,
    *,
    order_told: bool,
) -> str | None:
    """Why the whole row is in doubt: soiled figures, columns or rows in another order, or another run of as many other
    figures. `order_told` says that the labels tell the order of the columns.
    """
    if run is None:
        return None
    if run.soiled & set(cells):
        return SOILED
    if cells and is_across(view, segments, cells, view_to_full_ends(view)):
        return WRAPPED
    in_parts = not set(cells) <= set(
        run.all_cells
    )  # each with the labels of its own rows: of other heights they share them
    if not in_parts and _stand_on_uneven_lines(segments, cells, len(block.columns)):
        return HEIGHTS
    if not order_told and is_side_by_side_out_of_order(view, segments, headers, cells, block):
        return DISORDERED_COLUMNS
    if rows_in_disorder(segments, headers, cells, block):
        return DISORDERED_ROWS
    texts = [[segments[i].text for i in other.all_cells if segments[i].text] for other in headers]
    mine = [segments[i].text for i in cells if segments[i].text]
    rivals = [other for other in texts if len(other) == len(mine) and other != mine]
    return "two rows of figures that differ stand under this table's header" if mine and rivals else None


def _stand_on_uneven_lines(segments: Sequence[Segment], cells: Sequence[int], width: int) -> bool:
    """Whether some lines hold the figures of one row and others those of several: cells of different heights, whose
    order a tool may have changed.
    """
    counts = set(Counter(segments[i].line for i in filled_cells(segments, cells)).values())
    return len(counts) > 1 and all(count % width == 0 for count in counts)


def _holds_run(segments: Sequence[Segment], cells: Sequence[int], readings: Sequence[Reading]) -> bool:
    """Whether blanks alone part the figures and one begins with 0: it may be several, so that their count tells no
    place.
    """
    spaced = any(segments[i].separator in (Separator.SPACE, Separator.GAP) for i in cells)
    return spaced and any(reading.reason == CODE for reading in readings)


def _has_strange_cells(segments: Sequence[Segment], run: Run | None) -> bool:
    """Whether unknown text has figures behind it, or marks that are no words stand before figures (○ ○ 0 2 2): they
    fill columns as figures do.
    """
    filled = filled_cells(segments, run.all_cells) if run else []
    if run is None or not filled:
        return False
    unknown = any(part.text is not None and set(part.cells) & set(filled) for part in run.parts)
    words = (s.text for s in segments[run.anchor.end : filled[-1]] if s.kind is Kind.TEXT)
    return run.obscured or unknown or any(not (fold(word) or BRACKETS.issuperset(word)) for word in words)


def _figures(segments: Sequence[Segment], run: Run) -> tuple[int, int]:
    """How many numbers the run has, then how many printed cells."""
    kinds = [segments[i].kind for i in run.all_cells]
    return kinds.count(Kind.VALUE), len(kinds) - kinds.count(Kind.EMPTY)


def _is_blank_row(cells: Sequence[int], block: Block) -> bool:
    return len(cells) >= len(block.rows) * len(block.columns)
