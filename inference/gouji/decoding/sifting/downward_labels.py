"""Labels of several rows that a page prints downwards beside them, a character or two a line, to spaces.

PDF tools put the pieces at the beginning of the lines of these rows, and so into their labels (其 2.申请人逾期 / 他
未按收费通知), two such labels side by side in turn. A label is taken out only where all its pieces are found, in order
and with other text between them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.folding import fold, strip_numbering
from gouji.forms.model import Form

MOST_WORDS = 3
"""Words at the beginning of a line that may be pieces: of two labels side by side, a bracket of one apart."""
MOST_LINES_APART = 15
"""Lines from a piece of a label to the next one: a row between them may have a label on as many."""
WIDEST = 2
"""Characters of a piece."""
LEAST_PIECES = 3
"""Pieces of a label printed downwards: two words (其他, 处理) begin two labels of rows as well."""
LEAST_LABEL = 4
"""Characters of such a label."""

Levels = tuple[frozenset[str], ...]
"""Wordings of the labels of row groups, without brackets and marks, outermost first: one of each is beside a row."""

_LEADING = re.compile(r"[^\S\n]*(?P<word>[\u3400-\u9fff()（）、]{1,4})(?=\s|$)")
_SIGNS = re.compile(r"[^\u3400-\u9fff]+")
_GAP_COST = 0.01
"""What a line between two pieces costs, in characters of labels that are found."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word at the beginning of a line: its range in the view and its ideographs, none for a bracket or a comma."""

    line: int
    start: int
    end: int
    core: str


@dataclass(frozen=True, slots=True)
class _Begun:
    """A label of which the first pieces are found; no label and no piece between two of them."""

    label: str = ""
    found: int = 0
    words: tuple[_Word, ...] = ()

    def may_go_on(self, line: int) -> bool:
        """Whether the next piece may stand on `line`."""
        return not self.words or line - self.words[-1].line <= MOST_LINES_APART

    def after(self, word: _Word, labels: Iterable[str]) -> Iterator[_Begun]:
        """Where `word` may lead: further in the label, or into one of `labels` that begins with it."""
        for label in [self.label] if self.label else labels:
            if label.startswith(word.core, self.found):
                yield _Begun(label, self.found + len(word.core), (*self.words, word))


_Labels = tuple[_Begun, ...]
"""The label begun at each level."""


@dataclass(frozen=True, slots=True)
class _Path:
    """What is made of the lines so far: the whole labels and their worth, and those begun."""

    begun: _Labels
    worth: float = 0.0
    whole: tuple[tuple[_Word, ...], ...] = ()

    @property
    def state(self) -> tuple[tuple[str, int], ...]:
        """What decides how it may go on."""
        return tuple((own.label, own.found) for own in self.begun)

    def may_go_on(self, line: int) -> bool:
        """Whether each label begun may have its next piece on `line`."""
        return all(own.may_go_on(line) for own in self.begun)

    def after(self, word: _Word, levels: Levels) -> Iterator[_Path]:
        """The paths on which `word` is a piece of a label at one of the levels."""
        for level, labels in enumerate(levels):
            for begun in self.begun[level].after(word, labels):
                yield self._with(level, begun)

    def _with(self, level: int, begun: _Begun) -> _Path:
        is_whole = begun.found == len(begun.label)
        kept = _Begun() if is_whole else begun
        labels = (*self.begun[:level], kept, *self.begun[level + 1 :])
        if not is_whole:
            return _Path(labels, self.worth, self.whole)
        apart = begun.words[-1].line - begun.words[0].line
        return _Path(labels, self.worth + begun.found - _GAP_COST * apart, (*self.whole, begun.words))


def forms_to_levels(forms: Iterable[Form]) -> Levels:
    """The wordings of labels over rows of the forms, with their numbers and without."""
    levels: dict[int, set[str]] = defaultdict(set)
    for form in forms:
        for table in form.tables:
            labels = {group.id: group.label for group in table.groups}
            for row in (row for block in table.blocks for row in block.rows):
                for level, head in enumerate(row.groups):
                    wordings = labels[head].wordings if head in labels else ()
                    levels[level].update(_core(text) for word in wordings for text in (word, strip_numbering(word)))
    return tuple(frozenset(word for word in levels[level] if len(word) >= LEAST_LABEL) for level in range(len(levels)))


def view_without_downward_labels(view: str, levels: Levels) -> str:
    """`view` with the same characters at the same offsets, labels of row groups printed downwards as spaces."""
    lines = list(_view_to_leading_words(view))
    printed = "".join(word.core for words in lines for word in words)
    possible = tuple(_longest(label for label in labels if _is_in_order(label, printed)) for labels in levels)
    if not any(possible):
        return view
    characters = list(view)
    for words in _lines_to_labels(lines, possible):
        if _is_among_rows(view, words):
            for word in _with_signs(words, lines):
                characters[word.start : word.end] = " " * (word.end - word.start)
    return "".join(characters)


def _core(text: str) -> str:
    return _SIGNS.sub("", fold(text))


def _longest(labels: Iterable[str]) -> frozenset[str]:
    """Of a label with its number and without, the one with it."""
    own = frozenset(labels)
    return frozenset(label for label in own if not any(other.endswith(label) for other in own - {label}))


def _is_in_order(label: str, printed: str) -> bool:
    """Whether the characters of a label come one after the other, with others between them."""
    left = iter(printed)
    return all(character in left for character in label)


def _view_to_leading_words(view: str) -> Iterator[list[_Word]]:
    """Of each line that begins with some, the short words at its beginning."""
    start = 0
    for number, line in enumerate(view.split("\n")):
        words: list[_Word] = []
        place = 0
        while len(words) < MOST_WORDS and (match := _LEADING.match(line, place)):
            place = match.end()
            core = _core(match["word"])
            if len(core) > WIDEST:
                break
            words.append(_Word(number, start + match.start("word"), start + place, core))
        if words:
            yield words
        start += len(line) + 1


def _lines_to_labels(lines: Sequence[Sequence[_Word]], levels: Levels) -> tuple[tuple[_Word, ...], ...]:
    """The words of each label of which all pieces are found, of the ways to find them the one that finds most.

    A word is a piece only where all before it on its line are, brackets left out.
    """
    start = _Path((_Begun(),) * len(levels))
    best = {start.state: start}
    for words in lines:
        best = {state: path for state, path in best.items() if path.may_go_on(words[0].line)}
        open_paths = best
        for word in words:
            if not word.core:
                continue
            further: dict[tuple[tuple[str, int], ...], _Path] = {}
            for path in open_paths.values():
                for after in path.after(word, levels):
                    _keep_better(further, after)
            open_paths = further
            for path in further.values():
                _keep_better(best, path)
    return max(best.values(), key=lambda path: path.worth).whole


def _keep_better(paths: dict[tuple[tuple[str, int], ...], _Path], path: _Path) -> None:
    other = paths.get(path.state)
    if other is None or path.worth >= other.worth:  # of equals the later one, whose pieces are nearer to what follows
        paths[path.state] = path


def _is_among_rows(view: str, words: Sequence[_Word]) -> bool:
    """Whether a label's pieces are on several lines and other text stands between them."""
    if len({word.line for word in words}) < LEAST_PIECES:
        return False
    return any(view[one.end : two.start].strip() for one, two in pairwise(words))


def _with_signs(words: Sequence[_Word], lines: Sequence[Sequence[_Word]]) -> Iterator[_Word]:
    """The pieces of a label, and the brackets between them or right before that stand as words of their own."""
    yield from words
    first, last = words[0].line - 1, words[-1].line
    for line in lines:
        if first <= line[0].line <= last:
            yield from (word for word in line if not word.core)
