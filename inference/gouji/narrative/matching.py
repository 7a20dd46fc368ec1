"""Clauses to the statements that they are: spaCy's Matcher over the roles of their words."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from gouji.errors import MissingPackageError
from gouji.narrative.phrasing import Phrasing, Statement, Step
from gouji.narrative.pieces import Piece, Pieces
from gouji.narrative.segmenting import CURE, words_to_cutter

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.vocab import Vocab

LONGEST_CLAUSE = 24
"""Words with a role, fillers not counted; the longest pattern has 8."""


class Reader:
    """One phrasing, compiled: cuts text and tells what a clause says."""

    def __init__(self, phrasing: Phrasing) -> None:
        self.phrasing = phrasing
        self._pieces = Pieces(phrasing, words_to_cutter(word for word in phrasing.roles if word.isalnum()))
        self._vocab = _new_vocab()
        self._matcher = _phrasing_to_matcher(phrasing, self._vocab)
        self._clauses: Callable[[tuple[str, ...]], tuple[Statement, ...]] = lru_cache(maxsize=4096)(self._match)

    def text_to_pieces(self, text: str) -> list[Piece]:
        """The pieces of `text`, end to end."""
        return self._pieces.cut_text(text)

    def roles_to_statements(self, roles: Sequence[str]) -> tuple[Statement, ...]:
        """The statements one of whose patterns the roles of a whole clause fit, in the order of the file."""
        return self._clauses(tuple(roles)) if 0 < len(roles) <= LONGEST_CLAUSE else ()

    def _match(self, roles: tuple[str, ...]) -> tuple[Statement, ...]:
        from spacy.tokens import Doc

        # roles as words: the vocabulary does not grow with the texts, as it would with theirs
        doc = Doc(self._vocab, words=list(roles), tags=list(roles))
        names = self._vocab.strings
        whole = {int(names[key]) for key, start, end in self._matcher(doc) if start == 0 and end == len(doc)}
        return tuple(self.phrasing.statements[index] for index in sorted(whole))


def phrasing_to_reader(phrasing: Phrasing) -> Reader:
    """The reader of a phrasing, made once a process: loading jieba's dictionary takes most of a second.

    Raises MissingPackageError when spaCy or jieba are not installed.
    """
    key = id(phrasing)
    if key not in _readers:
        _readers[key] = Reader(phrasing)
    return _readers[key]


_readers: dict[int, Reader] = {}
"""By the identity of the phrasing, which the reader keeps alive."""


def _new_vocab() -> Vocab:
    try:
        with warnings.catch_warnings():
            # what spaCy imports warns of its own future; it is no concern of whoever reads a report
            warnings.simplefilter("ignore")
            from spacy.vocab import Vocab
    except ModuleNotFoundError as error:
        raise MissingPackageError(f"reading prose needs {error.name}, which is not installed: {CURE}") from error
    return Vocab()


def _phrasing_to_matcher(phrasing: Phrasing, vocab: Vocab) -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(vocab)
    for index, statement in enumerate(phrasing.statements):
        matcher.add(str(index), [[_step_to_token(step) for step in pattern] for pattern in statement.patterns])
    return matcher


def _step_to_token(step: Step) -> dict[str, Any]:
    token: dict[str, Any] = {"TAG": {"IN": list(step.roles)}}
    return token | {"OP": "?"} if step.optional else token
