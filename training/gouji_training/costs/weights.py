"""What is learned, as one vector: how much each class of label length adds, the factors of matches, the costs of steps.

Worths and costs that grow with a class are learned as what each class adds to the one before: label lengths, rows left
out, and steps back, of which one within a block costs no less than a row left out, and one out of it no less than that.
So all that makes sense beforehand are bounds at zero: no step gains anything, no longer label is worth less, and no
inexact match is worth more than an exact one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gouji.decoding.aligning.alignment import vocabulary_to_steps
from gouji.decoding.aligning.costs import HAND_SET, KEYS, LENGTHS, SKIPS, Costs
from gouji.decoding.aligning.vocabulary import Vocabulary
from gouji_training.costs.aligned import Aligned

Vector = NDArray[np.float64]

_LENGTH = slice(0, LENGTHS)
_KEY = slice(_LENGTH.stop, _LENGTH.stop + KEYS)
_FORM = slice(_KEY.stop, _KEY.stop + 4)
"""Factors of a match: exact in one cell, exact but torn, prefix, fuzzy."""
_SKIP = slice(_FORM.stop, _FORM.stop + SKIPS)
_BACK = slice(_SKIP.stop, _SKIP.stop + 2)
"""What row_back adds to one row left out, and step_back to row_back."""
_AGAIN = slice(_BACK.stop, _BACK.stop + 2)
"""group_again, same_row_again."""
SIZE = _AGAIN.stop
CLASSES = 1 + SKIPS + 4
"""Classes of steps: free ones, rows left out, and the four of Costs that go back or stay."""

_FACTORS = slice(_KEY.start, _FORM.stop)
_FIXED = (_KEY.start, _FORM.start)
"""The factors of the most telling key and of an exact match in one cell: 1, the unit of the others."""
FULL = 3.0
"""Worth of an exact label of full length after scaling, the unit of `gouji.decoding.tables.table.ENOUGH_LABELS`."""


def neutral() -> Vector:
    """Where learning begins: labels are worth nothing, steps cost nothing, no kind of match is better than another."""
    vector = np.zeros(SIZE)
    vector[_FACTORS] = 1.0
    return vector


def bounded(vector: Vector) -> Vector:
    """The nearest vector with sensible signs: nothing below 0, no factor above 1."""
    kept = np.maximum(vector, 0.0)
    kept[_FACTORS] = np.minimum(kept[_FACTORS], 1.0)
    kept[list(_FIXED)] = 1.0
    return kept


def vector_to_costs(vector: Vector) -> Costs:
    """As the decoder takes them, in units of which an exact label of full length is worth 3; four decimals."""
    full = float(vector[_LENGTH].sum())
    scale = FULL / full if full else 1.0

    def scaled(values: Vector) -> tuple[float, ...]:
        return tuple(round(float(value) * scale, 4) for value in values)

    steps = scaled(_class_costs(vector))
    step_back, row_back, group_again, same_row_again = steps[1 + SKIPS :]
    _, torn, prefix, fuzzy = (round(float(value), 4) for value in vector[_FORM])
    return Costs(
        skipped=steps[1 : 1 + SKIPS],
        step_back=step_back,
        row_back=row_back,
        group_again=group_again,
        same_row_again=same_row_again,
        by_length=scaled(np.cumsum(vector[_LENGTH])),
        by_key=tuple(round(float(value), 4) for value in vector[_KEY]),
        torn=torn,
        prefix=prefix,
        fuzzy=fuzzy,
    )


@lru_cache(maxsize=1)
def _class_parts() -> NDArray[np.float64]:
    """[classes, numbers]: 1 where a number of the vector is a part of what a class of steps costs."""
    parts = np.zeros((CLASSES, SIZE))
    for skipped in range(SKIPS):
        parts[1 + skipped, _SKIP.start : _SKIP.start + skipped + 1] = 1
    step_back, row_back, group_again, same_row_again = range(1 + SKIPS, CLASSES)
    parts[[row_back, step_back], _SKIP.start] = 1
    parts[[row_back, step_back], _BACK.start] = 1
    parts[step_back, _BACK.start + 1] = 1
    parts[group_again, _AGAIN.start] = parts[same_row_again, _AGAIN.start + 1] = 1
    return parts


def _class_costs(vector: Vector) -> Vector:
    costs: Vector = _class_parts() @ vector
    return costs


class Matches:
    """The candidates of one document as arrays, from which worths and their gradient follow."""

    def __init__(self, aligned: Aligned) -> None:
        words = [candidate.wording for candidate in aligned.candidates]
        forms = {("exact", False): 0, ("exact", True): 1, ("prefix", False): 2, ("fuzzy", False): 3}
        self.length = np.minimum([len(word.key) for word in words], LENGTHS) - 1
        self.key = np.array([word.rank for word in words])
        self.form = np.array([forms[candidate.match, candidate.torn] for candidate in aligned.candidates])
        self.similarity = np.array([candidate.similarity for candidate in aligned.candidates])
        self.nodes = np.array(aligned.nodes)
        self.vocabulary = aligned.vocabulary

    def worths(self, vector: Vector) -> Vector:
        """What each candidate is worth."""
        worths: Vector = np.cumsum(vector[_LENGTH])[self.length] * self._factors(vector)
        return worths

    def _factors(self, vector: Vector) -> Vector:
        factors: Vector = vector[_KEY][self.key] * vector[_FORM][self.form] * self.similarity
        return factors

    def gradient(self, chain: Sequence[int], vector: Vector) -> Vector:
        """How the score of a chain (indexes of candidates) changes with each number of the vector."""
        gradient = np.zeros(SIZE)
        if not chain:
            return gradient
        used = np.array(chain)
        factors, worths = self._factors(vector)[used], np.cumsum(vector[_LENGTH])[self.length[used]]
        lengths = np.bincount(self.length[used], factors, LENGTHS)
        gradient[_LENGTH] = lengths[::-1].cumsum()[::-1]
        key, form = vector[_KEY][self.key[used]], vector[_FORM][self.form[used]]
        similar = worths * self.similarity[used]
        gradient[_KEY] = np.bincount(self.key[used], similar * form, KEYS)
        gradient[_FORM] = np.bincount(self.form[used], similar * key, 4)
        classes = step_classes(self.vocabulary)[self.nodes[used][:-1], self.nodes[used][1:]]
        gradient -= np.bincount(classes, minlength=CLASSES) @ _class_parts()
        return gradient


def vector_to_steps(vector: Vector, vocabulary: Vocabulary) -> NDArray[np.float64]:
    """Costs [from, to] of steps."""
    costs: NDArray[np.float64] = _class_costs(vector)[step_classes(vocabulary)]
    return costs


@lru_cache(maxsize=8)
def step_classes(vocabulary: Vocabulary) -> NDArray[np.int64]:
    """The class [from, to] of each step: 0 for a free one, then the rows left out, then the four steps back.

    Found by asking the decoder for the costs of steps when each class costs its own number, so that both agree.
    """
    numbers = [float(number) for number in range(1, CLASSES)]
    step_back, row_back, group_again, same_row_again = numbers[SKIPS:]
    coded = replace(
        HAND_SET,
        skipped=tuple(numbers[:SKIPS]),
        step_back=step_back,
        row_back=row_back,
        group_again=group_again,
        same_row_again=same_row_again,
    )
    return vocabulary_to_steps(vocabulary, coded).astype(np.int64)
