"""Rows printed as a list of columns, each with its name (自然人：3 商业企业：0 …): the names are taken out.

The names tell the columns better than any order does, so that they are believed only where all of them stand there, in
the form's order, again and again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gouji.folding import fold, label_to_keys, strip_notes
from gouji.forms.model import Block, Form
from gouji.segmenting import FIGURES, Kind, Segment

LEAST_ROWS = 4
"""Rows with all their columns named from which a text is such a list: a header is printed a few times at most."""
LEAST_COLUMNS = 3
"""Columns of such a row; one label and one figure are any row."""

MOST_PIECES = 3
"""Pieces that a name may be torn into."""

Names = tuple[frozenset[str], ...]
"""The folded wordings of each column of a block."""


@dataclass(frozen=True, slots=True, eq=False)
class ColumnNames:
    """The names of the columns of every block of some forms, most columns first, and the folded texts that the first
    of them can begin with; the same for those with LEAST_COLUMNS or more.
    """

    blocks: tuple[Names, ...]
    begins: frozenset[str]
    wide: tuple[Names, ...]
    wide_begins: frozenset[str]
    groups: frozenset[str]
    """The folded texts over the columns that name none of them: groups of columns, mostly."""


def forms_to_column_names(forms: Sequence[Form]) -> ColumnNames:
    """The names of all columns of `forms`."""
    found = dict.fromkeys(_block_to_names(block) for form in forms for table in form.tables for block in table.blocks)
    blocks = tuple(sorted(found, key=len, reverse=True))
    wide = tuple(names for names in blocks if len(names) >= LEAST_COLUMNS)
    headers = {
        fold(text)
        for form in forms
        for table in form.tables
        for block in table.blocks
        for label in block.header
        for text in label.wordings
    }
    groups = headers.difference(*(column for names in blocks for column in names))
    return ColumnNames(blocks, _beginnings(blocks), wide, _beginnings(wide), frozenset(groups))


def _beginnings(blocks: Sequence[Names]) -> frozenset[str]:
    return frozenset(key[:end] for names in blocks for key in names[0] for end in range(1, len(key) + 1))


def segments_without_names(segments: Sequence[Segment], names: ColumnNames) -> list[Segment]:
    """`segments` without the column names before figures; a name without a figure is an empty cell where something
    shows that it was printed, else it stays.
    """
    if len(list(_named_rows(segments, names.wide, names.wide_begins))) < LEAST_ROWS:
        return list(segments)
    changed: dict[int, Segment | None] = {}
    for start, end in _named_rows(segments, names.blocks, names.begins):
        for index in range(start, end):
            if segments[index].kind is Kind.TEXT:
                if _has_more(segments, index, end):
                    changed[index] = None
                elif _shows_blank(segments, index):
                    changed[index] = _emptied(segments[index])
    kept = (changed.get(index, segment) for index, segment in enumerate(segments))
    return [segment for segment in kept if segment is not None]


def _block_to_names(block: Block) -> Names:
    return tuple(
        frozenset(key for text in column.label.wordings for key in (fold(text), fold(strip_notes(text))))
        for column in block.columns
    )


def _named_rows(
    segments: Sequence[Segment], blocks: Sequence[Names], begins: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Ranges of segments that are all columns of a block in order, half of them or more with a figure behind."""
    behind = 0
    for index, segment in enumerate(segments):
        if index < behind or segment.kind is not Kind.TEXT or fold(strip_notes(segment.text)) not in begins:
            continue
        end = next(filter(None, (_row_end(segments, index, names) for names in blocks)), None)
        if end is not None:
            yield index, end
            behind = end


def _row_end(segments: Sequence[Segment], index: int, names: Names) -> int | None:
    figures = 0
    for name in names:
        end = _behind_name(segments, index, name)
        if end is None:
            return None
        index = end
        if index < len(segments) and segments[index].kind in FIGURES:
            figures += 1
            index += 1
    return index if 2 * figures >= len(names) else None


def _behind_name(segments: Sequence[Segment], index: int, name: frozenset[str]) -> int | None:
    """The index behind a column's name that begins at `index`, in one piece or a few, None where none begins."""
    text = ""
    for end in range(index, min(index + MOST_PIECES, len(segments))):
        if segments[end].kind is not Kind.TEXT:
            return None
        text += segments[end].text
        if not name.isdisjoint(label_to_keys(text)):
            return end + 1
    return None


def _has_more(segments: Sequence[Segment], index: int, end: int) -> bool:
    """Whether a figure or the rest of the name follows: then nothing is left of this piece."""
    if index + 1 >= end:
        return False
    following = segments[index + 1]
    return following.kind is not Kind.TEXT or following.cell == segments[index].cell


def _shows_blank(segments: Sequence[Segment], index: int) -> bool:
    """Whether a colon or the like closes the name, or an empty line follows it: else its figure may be lost."""
    name, following = segments[index], segments[index + 1 : index + 2]
    return not name.text[-1:].isalnum() or any(segment.line > name.line + 1 for segment in following)


def _emptied(segment: Segment) -> Segment:
    return replace(segment, kind=Kind.EMPTY, text="", start=segment.end)
