"""Cells of one row to its columns: by count, by explicit blanks, by the layout of its neighbours; never by closing up.

A row is placed only when the structure leaves one reading. What stays open is handed on with the readings that are
left, for the identities to choose among.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.decoding.placing.cuts import run_to_cuts, run_to_summed_cuts
from gouji.decoding.placing.joining import Figures, cells_to_joined
from gouji.decoding.placing.model import Placement, RowLayout, Slot
from gouji.decoding.placing.run_together import figures_to_runs, figures_to_ways, have_run_together
from gouji.decoding.placing.sums import ends_with_sum, is_split_at_gap
from gouji.segmenting import Kind, Segment, Separator, filled_cells


def row_to_placements(
    segments: Sequence[Segment], cells: Sequence[int], layout: RowLayout, *, last: bool
) -> list[Placement]:
    """Readings of a row that its structure leaves open: one when it is settled, none when nothing fits.

    `last` says that the text ends with this row.
    """
    filled = filled_cells(segments, cells)
    width = layout.width
    if len(filled) == width and (
        _has_stray_word(segments, filled, layout.torn_words) or _has_crowded_cell(segments, filled)
    ):
        return [Placement(cells_to_slots(segments, filled), "window")]
    if len(filled) == width and not _is_glued(segments[filled[0]], width):
        unsure = _may_be_doubled(segments, cells, filled, layout) or _stands_beside(cells, filled, layout)
        unsure = unsure or _lacks_repeated(segments, cells, layout)
        return [] if unsure else [Placement(cells_to_slots(segments, filled), "full")]
    if not filled:
        return [Placement(cells_to_slots(segments, cells[:width]), "blanks")] if len(cells) >= width else []
    if len(filled) > width:
        if _has_stray_word(segments, filled, layout.torn_words):
            figures = [i for i in filled if segments[i].text not in layout.torn_words]
            return [Placement(cells_to_slots(segments, figures), "window")] if len(figures) == width else []
        return list(_crowded(segments, filled, layout))
    if len(filled) < len(cells):
        return _with_blanks(segments, cells, filled, layout) or list(_run_together(segments, cells, layout))
    if last and layout.shows_blanks and is_cut_off(segments, filled, width, final=layout.final):
        return [Placement(cells_to_slots(segments, filled, width), "cut")]
    glued = list(_glued(segments[filled[0]], layout)) if len(filled) == 1 and layout.glued else []
    return glued or list(_run_together(segments, cells, layout))


def _stands_beside(cells: Sequence[int], filled: Sequence[int], layout: RowLayout) -> bool:
    """Whether the full rows that are as long as this one have their figures in other cells: one of its figures, or the
    无 of a column for remarks, is none of the row's.
    """
    lengths = {lead: lead + layout.width + trail for lead, trail in layout.patterns}
    leads = [lead for lead, length in lengths.items() if length == len(cells) > layout.width]
    return bool(leads) and all(list(filled) != list(cells[lead : lead + layout.width]) for lead in leads)


MOST_LOST = 2
"""Cells that the last row of a table may have lost; a text that ends there may end with the table."""


def is_cut_off(segments: Sequence[Segment], filled: Sequence[int], width: int, *, final: bool) -> bool:
    """Whether a short row that the text ends with was cut off, so that its figures fill it from its start. Wide gaps
    between them may hold blanks, of which spaces show nothing.
    """
    if any(segments[i].separator is Separator.GAP for i in filled[1:]):
        return False
    return len(filled) < width - MOST_LOST or not final


def _has_stray_word(segments: Sequence[Segment], filled: Sequence[int], torn_words: frozenset[str]) -> bool:
    """Whether a worded blank without separators stands among figures: a torn label, unless an identity holds."""
    words = [segments[i].separator for i in filled if segments[i].text in torn_words]
    explicit = (Separator.PIPE, Separator.TAB, Separator.GRID)
    return 0 < len(words) < len(filled) and any(separator not in explicit for separator in words)


def _has_crowded_cell(segments: Sequence[Segment], filled: Sequence[int]) -> bool:
    """Whether just two figures share a cell: they may be digits of one, unless an identity tells."""
    both = [segments[a].kind is segments[b].kind is Kind.VALUE for a, b in pairwise(filled)]
    shared = [segments[a].cell == segments[b].cell for a, b in pairwise(filled)]
    alone = [segments[b].separator for b, same in zip(filled[1:], shared, strict=True) if not same]
    return len(filled) > 2 and sum(shared) == 1 and both[shared.index(True)] and Separator.SPACE not in alone


def _may_be_doubled(
    segments: Sequence[Segment], cells: Sequence[int], filled: Sequence[int], layout: RowLayout
) -> bool:
    """Whether a full row may as well be a blank and a figure that a tool repeated in all places of its merged cell."""
    places = layout.width - 1 + layout.repeats
    texts = [segments[i].text for i in filled[-layout.repeats :]]
    closes = len(cells) == places > len(filled) and filled[-1] == cells[-1]
    return layout.repeats > 1 and closes and len(set(texts)) == 1


def _lacks_repeated(segments: Sequence[Segment], cells: Sequence[int], layout: RowLayout) -> bool:
    """Whether a full row has no cell for the places in which a tool repeated the last label over it, but the figure of
    two: it repeats merged cells, so that one of the row's is lost, or run into another.
    """
    parted = (Separator.PIPE, Separator.TAB, Separator.GRID)
    alone = len(cells) == layout.width and all(segments[i].separator in parted for i in cells)
    different = len(set(_texts(segments, cells))) > 1
    return layout.repeats > 1 and not layout.ends_with_sum and alone and different


def cells_to_slots(
    segments: Sequence[Segment], cells: Sequence[int], width: int | None = None
) -> tuple[Slot | None, ...]:
    slots: list[Slot | None] = [Slot(segments[i].start, segments[i].end, segments[i].kind) for i in cells]
    return tuple(slots + [None] * ((width or 0) - len(slots)))


def _with_blanks(
    segments: Sequence[Segment], cells: Sequence[int], filled: Sequence[int], layout: RowLayout
) -> list[Placement]:
    """A row with values and explicit blanks: placed where its length fits what the other rows show.

    Only when its last column is filled: some extractors drop blank cells and add as many fillers to the row's end.
    Where the table shows that this one does not, a row is placed without its last figure, too; one whose last figure is
    the sum of the others only where they are noughts.
    Where no row shows how long rows are but this one shows its blanks, every stretch of cells that holds the figures is
    left for the identities.
    """
    width = layout.width
    if layout.parted_by_empties or len({segments[i].cell for i in filled}) < len(filled):
        return []  # where empty cells show, each figure has a cell too: two in one are digits of one, or one is lost
    if _may_be_label_span(segments, cells, filled, layout):
        return []
    both_ends = filled[0] == cells[0] and filled[-1] == cells[-1]
    may_end_blank = layout.keeps_blanks and not (layout.ends_with_sum and has_count(segments, filled))
    if len(cells) == width and (
        both_ends or may_end_blank or layout.fills_totals or segments[cells[0]].separator is Separator.GRID
    ):
        return [Placement(cells_to_slots(segments, cells), "grid")]
    fits = {
        lead
        for lead, trail in layout.patterns
        if len(cells) == lead + width + trail
        and cells[lead] <= filled[0]
        and filled[-1] in cells[lead if may_end_blank else lead + width - 1 : lead + width]
    }
    if fits:
        return [Placement(cells_to_slots(segments, cells[lead : lead + width]), "neighbours") for lead in sorted(fits)]
    if len(cells[cells.index(filled[0]) : cells.index(filled[-1]) + 1]) == len(filled):
        return []  # no empty cell between figures: those at the ends may be fillers for blanks that were closed up
    return [
        Placement(cells_to_slots(segments, cells[lead : lead + width]), "window")
        for lead in range(len(cells) - width + 1)
        if cells[lead] <= filled[0] and filled[-1] <= cells[lead + width - 1]
    ]


def _may_be_label_span(
    segments: Sequence[Segment], cells: Sequence[int], filled: Sequence[int], layout: RowLayout
) -> bool:
    """Whether a row of noughts that lacks just its first figure may as well lack another, and its empty cell be one
    that its label spans, as those of other rows do.
    """
    short = len(filled) == layout.width - 1 and list(filled) == list(cells[1:])
    return layout.spans_labels and short and layout.ends_with_sum and not has_count(segments, filled)


def has_count(segments: Sequence[Segment], filled: Sequence[int]) -> bool:
    """Whether some of the figures are not nought, so that a row without its sum lacks one."""
    return any(segments[i].kind is Kind.VALUE and segments[i].text.strip("0０") for i in filled)


def _crowded(segments: Sequence[Segment], filled: Sequence[int], layout: RowLayout) -> Iterator[Placement]:
    """A row with more values than columns: the readings that are left when a value is doubled or split in two.

    A figure that intrudes is not left out by arithmetic: where pages are read in another order than they are printed,
    what satisfies the identity may be the next row.
    """
    texts = {segments[i].text for i in filled}
    width = layout.width
    if width == 1:
        headed = len(filled) == layout.repeats
        if len(texts) == 1 and (headed or (len(filled) == 2 and not _may_be_split(segments, filled))):
            yield Placement(cells_to_slots(segments, filled[:1]), "repeated")
        return
    if _repeats_last(segments, filled, layout):
        yield Placement(cells_to_slots(segments, filled[:width]), "full")
        return
    if len(filled) == width + 1:
        sums = [part for part in (filled[1:], filled[:-1]) if layout.ends_with_sum and ends_with_sum(segments, part)]
        singles = sorted(_singles(segments, filled), key=lambda left: left[-1] - left[0])
        printed = [_texts(segments, left) for left in singles]
        if all(_texts(segments, part) in printed for part in sums):
            yield from (Placement(cells_to_slots(segments, left), "repeated") for left in singles)
    if not (layout.ends_with_sum and len(filled) == width + 1 and is_split_at_gap(segments, filled)):
        for figures in cells_to_joined(segments, filled, width):
            yield Placement(figures_to_slots(segments, figures), "joined")


def _repeats_last(segments: Sequence[Segment], filled: Sequence[int], layout: RowLayout) -> bool:
    """Whether the last figure stands there as often as the label over its column: a tool repeats merged cells."""
    last = filled[layout.width - 1 :]
    return layout.repeats == len(last) > 1 == len({segments[i].text for i in last}) and not layout.ends_with_sum


def _singles(segments: Sequence[Segment], filled: Sequence[int]) -> Iterator[list[int]]:
    """The figures without one that equals the one before it."""
    for out in range(1, len(filled)):
        if segments[filled[out]].text == segments[filled[out - 1]].text:
            yield [*filled[:out], *filled[out + 1 :]]


def _texts(segments: Sequence[Segment], cells: Sequence[int]) -> list[str]:
    return [segments[i].text for i in cells]


def _may_be_split(segments: Sequence[Segment], filled: Sequence[int]) -> bool:
    """Whether two equal figures may be one that a space split, as 1 1 may be 11."""
    first, last = segments[filled[0]], segments[filled[-1]]
    return first.cell == last.cell and bool(first.text.strip("0０.．/-—无無空"))


def figures_to_slots(segments: Sequence[Segment], figures: Figures) -> tuple[Slot, ...]:
    """The places of figures, those of several segments as one."""
    return tuple(Slot(segments[own[0]].start, segments[own[-1]].end, segments[own[0]].kind) for own in figures)


def _is_glued(segment: Segment, width: int) -> bool:
    return width == 1 and len(segment.text) > 1 and segment.text[0] in "0０" and segment.text.isdigit()


def _glued(segment: Segment, layout: RowLayout) -> Iterator[Placement]:
    """All cuts of a run of digits into the row's figures; only those whose sum holds, where the form has one."""
    if segment.text.isdigit() and len(segment.text) >= layout.width:
        to_cuts = run_to_summed_cuts if layout.ends_with_sum else run_to_cuts
        for run in figures_to_runs([segment]):
            for ends in to_cuts(run.digits, layout.width):
                yield Placement(run.slots(ends), "glued")


def _run_together(segments: Sequence[Segment], cells: Sequence[int], layout: RowLayout) -> Iterator[Placement]:
    """The ways to cut some of too few figures so that the row is whole and its sum holds: 985 366 0 677 0 5432571.

    None where the sum holds as it is, so that a blank was closed up, or where an empty cell may be one of the row's.
    """
    filled = filled_cells(segments, cells)
    figures = [segments[i] for i in filled]
    behind = cells[cells.index(filled[0]) + len(filled) :]
    is_closed = filled[-1] == cells[-1 - len(behind)] and len(behind) in {0, *(trail for _, trail in layout.patterns)}
    if not (layout.ends_with_sum and is_closed):
        return
    if have_run_together(figures) or not ends_with_sum(segments, filled):
        for slots in figures_to_ways(figures, layout.width):
            is_blank = all(slot.kind is Kind.MARK for slot in slots)  # as many marks as columns: their count is enough
            yield Placement(slots, "blanks" if is_blank else "run_together")
