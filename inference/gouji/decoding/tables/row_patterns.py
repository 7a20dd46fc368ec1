"""How many empty cells stand before and behind the figures of a table's rows: what rows of each shape show of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from gouji.decoding.placing.row_shapes import WIDE, Pattern, full_row_pattern, rows_to_patterns
from gouji.decoding.tables.assembly import RowCells
from gouji.forms.model import Block, Row, TableForm
from gouji.segmenting import Kind, Segment

Shape = tuple[str, int, int]
"""Block, depth of the row's label in the groups, and whether a group label opens the row: rows of one shape have their
values in the same places of a flattened row."""


def row_to_shape(row: Row, block: Block, found: RowCells | None) -> Shape:
    """The shape of a row of the form, as it is printed."""
    return block.id, len(row.groups), min(found.groups, 1) if found else 0


def are_equally_long(form: TableForm, found: Mapping[str, RowCells]) -> bool:
    """Whether all rows of one shape have as many cells: no cell is lost."""
    lengths: dict[Shape, set[int]] = defaultdict(set)
    for block in form.blocks:
        for row in block.rows:
            if row.id in found and found[row.id].cells:
                lengths[row_to_shape(row, block, found[row.id])].add(len(found[row.id].cells))
    return all(len(own) == 1 for own in lengths.values())


def rows_to_patterns_of(
    segments: Sequence[Segment], form: TableForm, by_id: Mapping[str, RowCells]
) -> dict[Shape, frozenset[Pattern]]:
    """The patterns of the full rows of each shape."""
    met: dict[Shape, list[Pattern]] = defaultdict(list)
    for block in form.blocks:
        for row in block.rows:
            found = by_id.get(row.id)
            pattern = full_row_pattern(segments, found.cells, len(block.columns)) if found and found.cells else None
            if pattern:
                met[row_to_shape(row, block, found)].append(pattern)
    return {shape: rows_to_patterns(patterns) for shape, patterns in met.items()}


def patterns_taken_together(
    segments: Sequence[Segment], form: TableForm, found: Mapping[str, RowCells]
) -> dict[Shape, frozenset[Pattern]]:
    """Patterns of a table whose rows of one shape are equally long: where such rows, taken together, have figures from
    the first to the last of as many cells as there are columns, these are the columns, and all rows end with as many
    cells behind them, or begin with as many before them; in a narrow table, where what merged labels leave behind may
    look so, both.
    """
    lengths: dict[Shape, tuple[int, int]] = {}
    places: dict[Shape, set[int]] = defaultdict(set)
    for block in form.blocks:
        for row in block.rows:
            cells = found[row.id].cells if row.id in found else ()
            if cells:
                shape = row_to_shape(row, block, found[row.id])
                lengths[shape] = len(cells), len(block.columns)
                places[shape].update(place for place, i in enumerate(cells) if segments[i].kind is Kind.VALUE)
    ranges = {shape: (min(own), max(own) + 1) for shape, own in places.items() if own}
    whole = [(*own, *lengths[shape]) for shape, own in ranges.items() if own[1] - own[0] == lengths[shape][1] > 1]
    leads = {start for start, *_ in whole}
    trails = {length - end for _, end, length, _ in whole}
    found_patterns: dict[Shape, frozenset[Pattern]] = {}
    for shape, (length, width) in lengths.items():
        by_trail = {(length - trail - width, trail) for trail in trails if len(trails) == 1}
        by_lead = {(lead, length - lead - width) for lead in leads if len(leads) == 1}
        likely = by_trail | by_lead if width >= WIDE else by_trail & by_lead
        fits = [pattern for pattern in likely if min(pattern) >= 0 and _holds(pattern, width, ranges.get(shape))]
        if len(fits) == 1:
            found_patterns[shape] = frozenset(fits)
        elif shape in ranges:
            return {}
    return found_patterns


def _holds(pattern: Pattern, width: int, figures: tuple[int, int] | None) -> bool:
    """Whether the half-open range of places that hold figures lies in the columns."""
    return figures is None or (pattern[0] <= figures[0] and figures[1] <= pattern[0] + width)


def patterns_of_other_blocks(
    form: TableForm, patterns_of: Mapping[Shape, frozenset[Pattern]], width: int
) -> frozenset[Pattern]:
    """Patterns that full rows of wider or narrower blocks imply, since all rows of a table have the same length."""
    widths = {block.id: len(block.columns) for block in form.blocks}
    lengths = {
        (lead, lead + widths[block] + trail)
        for (block, _, _), patterns in patterns_of.items()
        for lead, trail in patterns
    }
    return frozenset((lead, length - lead - width) for lead, length in lengths if length >= lead + width)


def patterns_of_header(header_width: int | None, found: RowCells, width: int) -> frozenset[Pattern]:
    """The pattern of a row as long as the header's first one, its label and that of its group taken off."""
    if header_width is None:
        return frozenset()
    rest = header_width - 1 - min(found.groups, 1) - width
    return frozenset({(0, rest)}) if rest >= 0 else frozenset()
