"""Figures with letters among their digits (1O for 10): read where the sums leave no other digits for the letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gouji.checking import RuleInstance
from gouji.checking.instances import Place
from gouji.decoding.readings import Reading
from gouji.extraction import TRUSTED, Number
from gouji.segmenting import Kind, PrintedNumber, text_to_number, text_to_unlettered

LETTERED = "letters stand for digits in this figure, and no sums of both its row and its column tell which"
CIRCLE = "〇"
"""It looks like a nought, and alone is printed for an empty cell as well."""


def readings_with_letters(
    view: str, readings: Sequence[Reading], instances: Sequence[RuleInstance]
) -> tuple[tuple[Reading, ...], frozenset[str]]:
    """The readings, figures with letters decoded where their sums tell, and the ids of the sums that were spent on it.

    A sum whose other figures are known leaves one value: that must be what the letters look like, and a sum along the
    row and one over the column must hold with it. Letters that only sums with further letters reach stay open.
    """
    likely = {(r.row, r.column): number for r in readings if (number := _likely_number(view, r)) is not None}
    if not likely:
        return tuple(readings), frozenset()
    known = {(r.row, r.column): r.number.value for r in readings if r.status in TRUSTED and r.number is not None}
    crossing = [i for i in instances if any(place in likely for place in i.places)]
    told = _told(likely, known, crossing)
    values = {**known, **{place: likely[place].value for place in told}}
    proofs = [i for i in crossing if all(place in values for place in i.places)]
    sure = frozenset(place for place in told if _is_proven(place, proofs, values))
    spent = frozenset(i.id for i in proofs if not sure.isdisjoint(i.places))
    return tuple(_resolved(readings, likely, sure)), spent


def _likely_number(view: str, reading: Reading) -> PrintedNumber | None:
    """What a figure with letters looks like, if the reading is such a one."""
    if reading.slot is None or reading.slot.kind is not Kind.VALUE or reading.number is not None:
        return None
    printed = "".join(view[reading.slot.start : reading.slot.end].split())
    text = text_to_unlettered(printed)
    return text_to_number(text) if text and printed != CIRCLE else None


def _told(
    likely: Mapping[Place, PrintedNumber], known: Mapping[Place, Number], instances: Sequence[RuleInstance]
) -> frozenset[Place]:
    """The figures that sums leave one value for, one after the other, and that look like it."""
    values = dict(known)
    told: set[Place] = set()
    grown = True
    while grown:
        grown = False
        for instance in instances:
            lacking = [place for place in instance.places if place not in values]
            if len(lacking) == 1 and lacking[0] in likely:
                (place,) = lacking
                if _is_sum(instance, {**values, place: likely[place].value}):
                    values[place] = likely[place].value
                    told.add(place)
                    grown = True
    return frozenset(told)


def _is_proven(place: Place, proofs: Sequence[RuleInstance], values: Mapping[Place, Number]) -> bool:
    """Whether all these sums through a figure hold, among them one along its row and one over its column."""
    own = [instance for instance in proofs if place in instance.places]
    return len({i.rule.over for i in own}) == 2 and all(_is_sum(instance, values) for instance in own)


def _is_sum(instance: RuleInstance, values: Mapping[Place, Number]) -> bool:
    left, right = (sum(values[place] for place in side) for side in (instance.left, instance.right))
    return left == right


def _resolved(
    readings: Sequence[Reading], likely: Mapping[Place, PrintedNumber], sure: frozenset[Place]
) -> Iterator[Reading]:
    for reading in readings:
        place = (reading.row, reading.column)
        if place in sure:
            support = (*dict.fromkeys((*reading.support, "letters", "identity")),)
            yield replace(reading, status="decoded", number=likely[place], support=support, reason=None)
        elif place in likely:
            yield replace(reading, reason=LETTERED)
        else:
            yield reading
