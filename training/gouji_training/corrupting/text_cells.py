"""Damage to the figures of a text: glued, merged, torn, misread."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from random import Random

from gouji_training.corrupting.chance import struck
from gouji_training.corrupting.damaged import DamagedText
from gouji_training.corrupting.doubts import keys_to_row_keys
from gouji_training.corrupting.tracing import Value, edited, traced_to_values, without_source
from gouji_training.flattening.printed_rows import key_to_printed_row
from gouji_training.flattening.traced import Traced

_LETTERS = {"0": "OoO〇Ｏ", "1": "lIl", "2": "Z", "5": "S", "6": "b", "8": "B", "9": "g"}
"""What text recognition reads digits as."""

_DIGITS = {
    "0": "868",
    "1": "747",
    "2": "77",
    "3": "85",
    "4": "99",
    "5": "63",
    "6": "805",
    "7": "11",
    "8": "306",
    "9": "47",
}
"""Digits that text recognition takes for one another."""


def values_glued(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Nothing is left between figures side by side, so that they read as one; their rows become doubtful."""
    pairs = _struck_pairs(traced, rate, rng)
    made = edited(traced, [(left.end, right.start, "") for left, right in pairs])
    return DamagedText(made, keys_to_row_keys(traced.source, [left.key for left, _ in pairs]))


def values_merged(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Figures side by side come to stand in one cell, a blank between them; their order still tells which is which."""
    blank = rng.choice((" ", " ", "\u00a0", "  "))
    pairs = _struck_pairs(traced, rate, rng)
    return DamagedText(edited(traced, [(left.end, right.start, blank) for left, right in pairs]))


def _struck_pairs(traced: Traced, rate: float, rng: Random) -> list[tuple[Value, Value]]:
    """Values of one row, next to each other in text and source, with something between; no value is in two pairs."""
    chosen: list[tuple[Value, Value]] = []
    for pair in struck(_neighbours(traced), rate, rng):
        if not chosen or chosen[-1][1] is not pair[0]:
            chosen.append(pair)
    return chosen


def _neighbours(traced: Traced) -> list[tuple[Value, Value]]:
    values = traced_to_values(traced)
    units = {value.key: traced.source.place(traced.origins[value.start])[0] for value in values}
    return [
        (left, right)
        for left, right in pairwise(values)
        if units[right.key] == units[left.key] + 1
        and key_to_printed_row(left.key) == key_to_printed_row(right.key)
        and left.end < right.start
        and without_source(traced[left.end : right.start])
    ]


def digits_parted(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """A blank stands between digits of one figure; doubtful where blanks are also all that parts it from another."""
    blank = rng.choice((" ", " ", "\u00a0"))
    values = struck(_long_values(traced), rate, rng)
    made = edited(traced, [(cut, cut, blank) for cut in (_cut(value, rng) for value in values)])
    unclear = [value.key for value in values if _is_parted_by_blanks(traced, value)]
    return DamagedText(made, keys_to_row_keys(traced.source, unclear))


def _is_parted_by_blanks(traced: Traced, value: Value) -> bool:
    """Whether a figure has another one on its line with nothing but blanks, or nothing at all, between."""
    before, behind = (
        traced.text[: value.start].rstrip(" \u00a0\u3000"),
        traced.text[value.end :].lstrip(" \u00a0\u3000"),
    )
    return before[-1:].isdigit() or behind[:1].isdigit()


def values_torn(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Digits of one figure stand in two cells, parted as the cells of its row are; the row becomes doubtful."""
    pairs = _neighbours(traced)
    gaps = {left.key: traced.text[left.end : right.start] for left, right in pairs}
    gaps |= {right.key: gaps[left.key] for left, right in pairs if right.key not in gaps}
    values = struck(_long_values(traced), rate, rng)
    cuts = [(_cut(value, rng), gaps.get(value.key, " ")) for value in values]
    made = edited(traced, [(cut, cut, gap) for cut, gap in cuts])
    return DamagedText(made, keys_to_row_keys(traced.source, [value.key for value in values]))


def _long_values(traced: Traced) -> list[Value]:
    """Figures of two characters or more that begin and end in a digit."""
    return [
        value
        for value in traced_to_values(traced)
        if value.end - value.start > 1 and traced.text[value.start].isdigit() and traced.text[value.end - 1].isdigit()
    ]


def _cut(value: Value, rng: Random) -> int:
    return rng.randrange(value.start + 1, value.end)


def _misread(traced: Traced, rate: float, rng: Random, *, table: Mapping[str, str]) -> DamagedText:
    """Misread one digit of some figures; the first digit of a longer figure never becomes 0."""
    chars = list(traced.text)
    able = [
        value for value in traced_to_values(traced) if any(char in table for char in chars[value.start : value.end])
    ]
    for value in struck(able, rate, rng):
        place = rng.choice([at for at in range(value.start, value.end) if chars[at] in table])
        leading = place == value.start and value.end - value.start > 1
        chars[place] = rng.choice([char for char in table[chars[place]] if char != "0" or not leading])
    return DamagedText(traced.with_text("".join(chars)))


digits_to_letters = partial(_misread, table=_LETTERS)
"""Print letters that look alike in the place of digits."""

digits_misread = partial(_misread, table=_DIGITS)
"""Print other digits that look alike."""
