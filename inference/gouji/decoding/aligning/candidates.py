"""Segments to candidates: every stretch of text that could be a label of the form, exact, torn, cut off or misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from rapidfuzz import fuzz, process

from gouji.decoding.aligning.costs import Costs
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary, Wording
from gouji.folding import fold, label_to_keys, strip_notes, strip_numbering
from gouji.segmenting import FIGURES, Kind, Segment
from gouji.value_class import value_class

Match = Literal["exact", "prefix", "fuzzy"]

WIDEST = 14
"""Segments that one label may be torn into: a header printed downwards gives one character a segment."""
SHORTEST_PREFIX = 4
SHORTEST_FUZZY = 4
SHARED = 0.8
"""Share of a misspelt label that tells nothing where another row's label has it too."""
LEAST_SHARE = 0.3
"""A long label is told by its first characters as well as by its first third."""
CUTOFF = 72.0
"""Similarity in percent below which two labels are held to be different: 行政强制 and 行政检查 stand at 50."""

DIGIT_NUMBER = re.compile(r"[(（][0-9０-９]+[)）]|[0-9０-９]+[.．、)）]")
"""The number of a row, or how some print a figure; no note of a label."""


@value_class
class Candidate:
    """Segments [start, end) read as `wording`; `similarity` in (0, 1] is 1 for an exact match.

    `torn` says that an exact match is put together from several cells.
    """

    start: int
    end: int
    wording: Wording
    match: Match = "exact"
    similarity: float = 1.0
    torn: bool = False

    def worth(self, costs: Costs) -> float:
        """What the match adds to a chain of labels."""
        full = costs.label(len(self.wording.key), self.wording.rank)
        if self.match == "exact":
            return full * costs.torn if self.torn else full
        return full * self.similarity * (costs.prefix if self.match == "prefix" else costs.fuzzy)


def segments_to_candidates(segments: Sequence[Segment], vocabulary: Vocabulary) -> list[Candidate]:
    """All candidates in order of their start; several may share segments."""
    candidates: list[Candidate] = []
    covered: set[int] = set()
    for start, segment in enumerate(segments):
        if segment.kind is Kind.TEXT:
            stretches = _stretches(segments, start, vocabulary)
            for end, key in stretches:
                found = vocabulary.wordings.get(key)
                if found:
                    torn = segments[end - 1].cell != segment.cell
                    told = vocabulary.numbered[key] if strip_numbering(segment.text) != segment.text else found
                    candidates += [Candidate(start, end, word, torn=torn) for word in told]
                    covered.update(range(start, end))
            if stretches and start not in covered and stretches[-1][0] > start + 1:
                end, key = stretches[-1]
                candidates.extend(_torn_candidates(start, end, key, vocabulary))
    for start, end in _uncovered_cells(segments, covered):
        candidates.extend(_inexact_candidates(segments, start, end, vocabulary))
    return sorted(candidates, key=attrgetter("start", "end"))


def _stretches(segments: Sequence[Segment], start: int, vocabulary: Vocabulary) -> list[tuple[int, str]]:
    """Ends and keys of the stretches of text from `start` that a label can begin with or, in one segment, equal.

    The last piece of a label may bring its note.
    """
    stretches = [(start + 1, key) for key in label_to_keys(segments[start].text)[1:]]
    key = ""
    end = start
    for segment in segments[start : start + WIDEST]:
        if segment.kind in FIGURES:
            break
        end += 1
        if segment.kind is Kind.TEXT:
            noteless, key = key + fold(strip_notes(segment.text)), key + fold(segment.text)
            if key not in vocabulary.prefixes:
                is_note = noteless != key and not DIGIT_NUMBER.fullmatch(segment.text)
                if is_note and noteless in vocabulary.wordings:
                    stretches.append((end, noteless))
                break
            stretches.append((end, key))
    return stretches


def _torn_candidates(start: int, end: int, key: str, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """A label's beginning in several pieces, whose rest stands elsewhere."""
    for wording, similarity, match in key_to_similar(vocabulary, key):
        if match == "prefix":
            yield Candidate(start, end, wording, match, similarity)


def _uncovered_cells(segments: Sequence[Segment], covered: set[int]) -> Iterator[tuple[int, int]]:
    """Stretches of one cell's text in which no exact label was found."""
    start = 0
    while start < len(segments):
        end = start + 1
        if segments[start].kind is Kind.TEXT and start not in covered:
            while end < len(segments) and _continues(segments[start], segments[end]) and end not in covered:
                end += 1
            yield start, end
        start = end


def _continues(first: Segment, other: Segment) -> bool:
    return other.kind is Kind.TEXT and other.cell == first.cell and not DIGIT_NUMBER.fullmatch(other.text)


def _inexact_candidates(
    segments: Sequence[Segment], start: int, end: int, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    text = "".join(segment.text for segment in segments[start:end])
    for key in label_to_keys(text)[:2]:
        for wording, similarity, match in key_to_similar(vocabulary, key):
            yield Candidate(start, end, wording, match, similarity)


@lru_cache(maxsize=20_000)
def key_to_similar(vocabulary: Vocabulary, key: str) -> tuple[tuple[Wording, float, Match], ...]:
    """Wordings like `key`: a cut-off label by the share of it that is there, a misspelt one by its likeness."""
    similar: list[tuple[Wording, float, Match]] = []
    if len(key) >= SHORTEST_PREFIX and key in vocabulary.prefixes:
        begun = [word for full, words in vocabulary.wordings.items() if full.startswith(key) for word in words]
        if len({word.node for word in begun if vocabulary.nodes[word.node].kind is NodeKind.ROW}) <= 1:
            similar.extend((word, max(LEAST_SHARE, len(key) / len(word.key)), "prefix") for word in begun)
    elif len(key) >= SHORTEST_FUZZY:
        for full, ratio, _ in process.extract(
            key, _long_keys(vocabulary), scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=4
        ):
            similar.extend(
                (word, (ratio / 100) ** 2, "fuzzy")
                for word in vocabulary.wordings[full]
                if not any(key in whole for whole in vocabulary.keys_of(word.node))  # a torn piece, not misspelt
                and not _is_shared(vocabulary, key, word)
            )
    return tuple(similar)


def _is_shared(vocabulary: Vocabulary, key: str, wording: Wording) -> bool:
    """Whether nearly all of `key` is one stretch of the wording that another row's label has as well: two of them end
    with 机关不再处理其政府信息公开申请.
    """
    start, _, length = SequenceMatcher(None, key, wording.key, autojunk=False).find_longest_match()
    if length < SHARED * len(key):
        return False
    stretch = key[start : start + length]
    nodes = {word.node for full, words in vocabulary.wordings.items() if stretch in full for word in words}
    return any(node != wording.node and vocabulary.nodes[node].kind is NodeKind.ROW for node in nodes)


@lru_cache(maxsize=16)
def _long_keys(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(full for full in vocabulary.wordings if len(full) >= SHORTEST_FUZZY)
