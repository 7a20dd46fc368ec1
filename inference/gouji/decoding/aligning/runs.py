"""Anchors to runs: the cells that stand behind each label, with the unknown text between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from gouji.decoding.aligning.alignment import Anchor
from gouji.decoding.aligning.candidates import DIGIT_NUMBER
from gouji.decoding.aligning.vocabulary import Node, NodeKind, Vocabulary
from gouji.folding import fold, strip_notes
from gouji.keeping import kept
from gouji.segmenting import FIGURES, Kind, Segment, Separator
from gouji.segmenting.values import SIGN_WORD
from gouji.value_class import value_class


@value_class
class Part:
    """Cells (indexes of segments) behind `text`, the half-open segment range of an unknown label, or None."""

    text: tuple[int, int] | None
    cells: tuple[int, ...]


@value_class
class Run:
    """All between one anchor and the next: the anchor, its node, its own cells first, then unknown labels with theirs.

    `groups` counts the labels without values right before the anchor, which leave its row fewer span fillers; `soiled`
    are the cells that unknown text shares a cell with (12 万, 12 ½), or that the rest of a torn figure follows
    (0 | .76, or - at the end of a line before 76);
    `obscured` says that a cell of its own holds a short unknown text, which may stand for a figure (○, N/A).
    """

    anchor: Anchor
    node: Node
    parts: tuple[Part, ...]
    groups: int
    soiled: frozenset[int]
    obscured: bool = False

    @property
    def cells(self) -> tuple[int, ...]:
        """The cells that follow the anchor before any unknown label."""
        return self.parts[0].cells

    @property
    def all_cells(self) -> tuple[int, ...]:
        """All cells up to the next anchor, whatever text stands between them."""
        if len(self.parts) == 1:
            return self.parts[0].cells
        return tuple(cell for part in self.parts for cell in part.cells)


def anchors_to_runs(segments: Sequence[Segment], anchors: Sequence[Anchor], vocabulary: Vocabulary) -> list[Run]:
    """One run an anchor, in order of the text."""
    runs: list[Run] = []
    groups = 0
    for index, anchor in enumerate(anchors):
        end = anchors[index + 1].start if index + 1 < len(anchors) else len(segments)
        node = vocabulary.nodes[anchor.node]
        start = _behind_note(segments, anchor, end)
        inside = [
            i for i in range(start, end) if segments[i].kind is not Kind.EMPTY or not _is_indent(segments, i, end)
        ]
        absorbed = _absorbed_text(vocabulary, anchor.node)
        parts = _segments_to_parts(segments, inside, absorbed.near)
        soiled = frozenset(i for i in inside if _is_soiled(segments, i, end, absorbed.heads))
        label = segments[anchor.end - 1]
        obscured = any(_stands_for_figure(segments, i, end, label, absorbed.near) for i in inside)
        runs.append(Run(anchor, node, parts, groups, soiled, obscured))
        bare = node.kind in (NodeKind.GROUP, NodeKind.ROW) and not any(part.cells for part in parts)
        groups = groups + 1 if bare else 0
    return runs


SIGNS = frozenset("-－—–―−")
TORN_SIGN = re.compile(SIGN_WORD)
"""A sign in words that was torn from its figure, which may stand on the next line."""
OPENING, CLOSING = "(（[【", ")）]】"
LONGEST_NOTE = 40
"""Segments that a bracketed note behind a label may be torn into."""


def _behind_note(segments: Sequence[Segment], anchor: Anchor, end: int) -> int:
    """The first segment behind the anchor and the rest of a note that opens in it and closes further on."""
    depth = text_to_depth("".join([segment.text for segment in segments[anchor.start : anchor.end]]))
    for index in range(anchor.end, min(end, anchor.end + LONGEST_NOTE)) if depth > 0 else ():
        if segments[index].kind in FIGURES and segments[index].separator is not Separator.NOTHING:
            return anchor.end  # the note goes on behind the figures, or was cut off
        depth += text_to_depth(segments[index].text)
        if depth <= 0:
            return index + 1
    return anchor.end


@kept(4096)
def text_to_depth(text: str) -> int:
    """How many brackets the text opens and does not close; negative where it closes more."""
    return sum(text.count(mark) for mark in OPENING) - sum(text.count(mark) for mark in CLOSING)


def _is_indent(segments: Sequence[Segment], index: int, end: int) -> bool:
    """Whether the empty cell `index` only indents the label that follows it on its own line."""
    segment = segments[index]
    if end >= len(segments) or segments[end].line != segment.line:
        return False
    return all(segments[i].kind is Kind.EMPTY and segments[i].line == segment.line for i in range(index, end))


def _is_soiled(segments: Sequence[Segment], index: int, end: int, heads: str) -> bool:
    """Whether unknown text soils the value `index`, or a blank mark is the sign of a figure on the next line."""
    if segments[index].kind is not Kind.VALUE:
        return segments[index].kind is Kind.MARK and _is_torn_sign(segments, index, end)
    following = index + 1
    while following < end and segments[following].kind is Kind.EMPTY:
        following += 1
    if following >= end or segments[following].kind is not Kind.TEXT:
        return False
    value, text = segments[index], segments[following]
    if text.line == value.line and TORN_SIGN.fullmatch(text.text):
        return True
    if LIST_NUMBER.fullmatch(text.text):
        return False
    if text.cell == value.cell:
        if value.separator is text.separator is Separator.SPACE and _is_note(text.text):
            return False  # spaces part the cells of this text
        return any(map(str.isalnum, text.text)) and fold(text.text) not in heads
    near = text.line == value.line or TORN_FIGURE.match(text.text) is not None or _is_torn_cell(segments, following)
    return near and any(map(_is_figure, text.text)) and len(text.text) <= LONGEST_SOIL


def _is_torn_cell(segments: Sequence[Segment], index: int) -> bool:
    """Whether digits stand there that a space parted from the rest of their figure: 3908 .46."""
    pieces = segments[index : index + 2]
    same = len(pieces) == 2 and pieces[0].cell == pieces[1].cell
    return same and pieces[0].text.isdecimal() and TORN_FIGURE.match(pieces[1].text) is not None


def _is_note(text: str) -> bool:
    """Whether a text behind a figure is too long for a piece of it, and does not begin like one."""
    return len(text) > LONGEST_SOIL and text[0].isalpha() and not _is_figure(text[0])


def _is_torn_sign(segments: Sequence[Segment], index: int, end: int) -> bool:
    """Whether a line of figures ends with a dash, and the next line begins with one more figure."""
    if segments[index].text not in SIGNS or index + 1 >= end:
        return False
    before, after = segments[index - 1], segments[index + 1]
    in_row = before.kind in FIGURES and before.line == segments[index].line
    return in_row and after.kind is Kind.VALUE and after.separator is Separator.LINE


def _is_figure(character: str) -> bool:
    return character.isnumeric() and not "\u3400" <= character <= "\u9fff"


def _stands_for_figure(segments: Sequence[Segment], index: int, end: int, label: Segment, absorbed: str) -> bool:
    """Whether a text in a cell of its own is short or has digits, and is no piece of a label; digits in brackets may
    stand in the label's. The next label, whose number it may be, begins at `end`.
    """
    segment = segments[index]
    if segment.kind is not Kind.TEXT:
        return False
    if LIST_NUMBER.fullmatch(segment.text):
        if segment.separator is Separator.NOTHING or not DIGIT_NUMBER.fullmatch(segment.text):
            return False
        return not _may_be_number_of_next(segments, index, end, label)
    if not (key := fold(strip_notes(segment.text))) and any(map(str.isdecimal, segment.text)):
        return True
    if segment.cell == label.cell:
        return False
    if not key:
        return segment.text in BRACKET_PAIRS or not all(character in BRACKETS for character in segment.text)
    return key not in absorbed and (len(key) <= LONGEST_SOIL or any(map(_is_figure, segment.text)))


def _may_be_number_of_next(segments: Sequence[Segment], index: int, end: int, label: Segment) -> bool:
    """Whether the label at `end` follows on the line of the list number, or right behind it, unless that ends the line
    of the label before.
    """
    last = min(end, len(segments) - 1)
    if index == last:
        return False
    line = segments[index].line
    ends_row = line == label.line != segments[index + 1].line
    return segments[last].line == line or (index + 1 == last and not ends_row)


BRACKETS = frozenset("()（）[]【】“”\"':：")
"""What a narrow column leaves alone in a line."""
BRACKET_PAIRS = frozenset(("()", "（）"))
"""What a reader of scans makes of a nought."""
LIST_NUMBER = re.compile(r"[(（]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})(?:[.．、)）]|[)）][、.．]?)")
"""The number of the next row, torn from its label."""
TORN_FIGURE = re.compile(r"[.．,，]|[^0-9０-９]?[²³½¼¾①-⑳]")
"""How the rest of a figure begins that was torn over two lines or cells (0 / .52)."""
LONGEST_SOIL = 6
"""Characters of a torn piece of a figure; longer text with digits is a label or a note."""


@value_class
class _Absorbed:
    """Folded labels, a line each, whose pieces may stand between the cells of a run: those near, those of groups."""

    near: str
    heads: str


@lru_cache(maxsize=1000)
def _absorbed_text(vocabulary: Vocabulary, place: int) -> _Absorbed:
    node = vocabulary.nodes[place]
    words = [word for wordings in vocabulary.wordings.values() for word in wordings]
    near = [word.key for word in words if _is_near(vocabulary.nodes[word.node], node)]
    heads = [word.key for word in words if vocabulary.nodes[word.node].heads]
    return _Absorbed("\n".join(near), "\n".join(heads))


def _is_near(other: Node, node: Node) -> bool:
    if other == node:
        return True
    return other.table == node.table and (other.heads or other.kind is NodeKind.HEADER)


def _segments_to_parts(segments: Sequence[Segment], inside: Sequence[int], absorbed: str) -> tuple[Part, ...]:
    parts: list[Part] = []
    text: list[int] = []
    cells: list[int] = []
    for index in inside:
        if segments[index].kind is not Kind.TEXT:
            cells.append(index)
        elif not _is_absorbed(segments[index].text, absorbed):
            if cells or not text:
                parts.append(Part((text[0], text[-1] + 1) if text else None, tuple(cells)))
                text, cells = [], []
            text.append(index)
    parts.append(Part((text[0], text[-1] + 1) if text else None, tuple(cells)))
    return tuple(parts)


def _is_absorbed(text: str, absorbed: str) -> bool:
    key = fold(strip_notes(text))
    return not key or key in absorbed or fold(text) in absorbed
