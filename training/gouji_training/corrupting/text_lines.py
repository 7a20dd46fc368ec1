"""Damage to the lines of a text: lost, repeated, exchanged, joined, broken, cut off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

from gouji_training.corrupting.chance import struck
from gouji_training.corrupting.damaged import DamagedText
from gouji_training.corrupting.doubts import keys_to_row_keys, loss_to_doubts
from gouji_training.corrupting.tracing import edited, is_blank, line_to_keys, line_to_kinds, traced_to_values
from gouji_training.flattening.printed_rows import key_to_printed_row
from gouji_training.flattening.traced import NOWHERE, Traced, joined
from gouji_training.synthesis.model import Key

_FIGURE = frozenset("0123456789０１２３４５６７８９.,，．")
"""Characters that, side by side, read as one figure."""


def lines_deduplicated(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Lose lines that repeat an earlier one; rows that lose some of their values so become doubtful."""
    seen: set[str] = set()
    repeated: list[int] = []
    for number, line in enumerate(traced.lines()):
        text = line.text.strip()
        if text and text in seen:
            repeated.append(number)
        seen.add(text)
    return _without_lines(traced, struck(repeated, rate, rng))


def lines_dropped(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Lose lines that print something; rows that lose some of their values so become doubtful."""
    return _without_lines(traced, struck(_printed_lines(traced), rate, rng))


def _printed_lines(traced: Traced) -> list[int]:
    return [number for number, line in enumerate(traced.lines()) if line.units()]


def _without_lines(traced: Traced, gone: Iterable[int]) -> DamagedText:
    numbers = set(gone)
    kept = [line for number, line in enumerate(traced.lines()) if number not in numbers]
    if not kept:
        return DamagedText(traced)
    made = joined(kept)
    return DamagedText(made, loss_to_doubts(traced, made))


def line_tails_lost(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Cut lines with several values off behind one of them; what is left of the rows becomes doubtful."""
    lines = traced.lines()
    able = [number for number, line in enumerate(lines) if len(traced_to_values(line)) > 1]
    for number in struck(able, rate, rng):
        values = traced_to_values(lines[number])
        lines[number] = lines[number][: rng.choice(values[-4:-1]).end]
    made = joined(lines)
    return DamagedText(made, loss_to_doubts(traced, made))


def cut_at_line(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Lose the end of the text from the begin of a line on; a row that is left in part becomes doubtful."""
    lines = traced.lines()
    made = joined(lines[: _lines_left(len(lines), rate, rng)])
    return DamagedText(made, loss_to_doubts(traced, made))


def cut_in_line(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Lose the end of the text from within a line on; so may the last value have lost digits: it is doubtful."""
    lines = traced.lines()
    left = _lines_left(len(lines), rate, rng)
    long = [number for number in range(left - 1, -1, -1) if len(lines[number].text.strip()) > 1]
    if not long:
        return DamagedText(traced)
    last = lines[long[0]]
    made = joined([*lines[: long[0]], last[: rng.randrange(1, len(last))]])
    ends = [value.key for value in traced_to_values(made) if value.end == len(made)]
    return DamagedText(made, loss_to_doubts(traced, made) | frozenset(ends))


def _lines_left(count: int, rate: float, rng: Random) -> int:
    """Lines that remain when about the share `rate` of them is cut off; one at least."""
    return max(1, round(count * (1 - min(rate * rng.uniform(0.5, 1.5), 1.0))))


def lines_swapped(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Exchange lines below each other that differ; where one holds a part of a row, the rows around are doubtful."""
    lines = traced.lines()
    printed = _printed_lines(traced)
    pairs = [(a, b) for a, b in pairwise(printed) if _may_change_places(lines[a], lines[b])]
    whole = _whole_row_lines(traced)
    doubtful: set[Key] = set()
    taken: set[int] = set()
    for upper, lower in struck(pairs, rate, rng):
        if upper in taken:
            continue
        taken |= {upper, lower}
        if not {upper, lower} <= whole and any(line_to_keys(lines[number]) for number in (upper, lower)):
            doubtful |= keys_to_row_keys(traced.source, _keys_around(lines, printed, upper, lower))
        lines[upper], lines[lower] = lines[lower], lines[upper]
    return DamagedText(joined(lines), frozenset(doubtful))


def _may_change_places(upper: Traced, lower: Traced) -> bool:
    """Not lines that say the same, and not names of columns: with those exchanged, the page says something else."""
    return upper.text.strip() != lower.text.strip() and not all(
        "column_header" in line_to_kinds(line) for line in (upper, lower)
    )


def _whole_row_lines(traced: Traced) -> set[int]:
    """Lines that hold a label and all the values of their rows, or no cell of a table at all."""
    lines = traced.lines()
    rows = {number: {key_to_printed_row(key) for key in line_to_keys(line)} for number, line in enumerate(lines)}
    homes: dict[tuple[str, str], set[int]] = {}
    for number, names in rows.items():
        for name in names:
            homes.setdefault(name, set()).add(number)
    return {
        number
        for number, names in rows.items()
        if all(len(homes[name]) == 1 for name in names)
        and ("row_label" in line_to_kinds(lines[number]) if names else "row_label" not in line_to_kinds(lines[number]))
    }


def _keys_around(lines: Sequence[Traced], printed: Sequence[int], upper: int, lower: int) -> list[Key]:
    """Values on two lines, the nearest above them and the nearest below."""
    near = [line_to_keys(lines[number]) for number in printed if number < upper]
    far = [line_to_keys(lines[number]) for number in printed if number > lower]
    above = next((keys for keys in reversed(near) if keys), [])
    below = next((keys for keys in far if keys), [])
    return [*above[-1:], *line_to_keys(lines[upper]), *line_to_keys(lines[lower]), *below[:1]]


def lines_doubled(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Print lines twice; a row of which a part is printed twice is doubtful.

    Lines that equal a neighbour are left alone: nobody could tell which of them is the copy.
    """
    lines = traced.lines()
    printed = _printed_lines(traced)
    texts = ["", *(lines[number].text.strip() for number in printed), ""]
    alone = [number for at, number in enumerate(printed, 1) if texts[at] not in (texts[at - 1], texts[at + 1])]
    chosen = set(struck(alone, rate, rng))
    unclear = [key for number in chosen - _whole_row_lines(traced) for key in line_to_keys(lines[number])]
    made = joined([copy for number, line in enumerate(lines) for copy in (line,) * (2 if number in chosen else 1)])
    return DamagedText(made, keys_to_row_keys(traced.source, unclear))


def lines_glued(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Lose line ends; where a figure then touches another one, or digits of a label, its row is doubtful."""
    ends = [at for at, char in enumerate(traced.text) if char == "\n" and _is_between_printed(traced, at)]
    gone = struck(ends, rate, rng)
    made = edited(traced, [(at, at + 1, "") for at in gone])
    unclear: list[Key] = []
    for at in gone:
        if {traced.text[at - 1], traced.text[at + 1]} <= _FIGURE:
            unclear += [key for side in (at - 1, at + 1) if (key := _key_at(traced, side))]
    return DamagedText(made, keys_to_row_keys(traced.source, unclear))


def _is_between_printed(traced: Traced, at: int) -> bool:
    return not any(side.isspace() for side in (traced.text[at - 1 : at] or " ", traced.text[at + 1 : at + 2] or " "))


def lines_broken(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Break lines at a random place; where that is within a figure, its row is doubtful."""
    starts, at = [], 0
    for line in traced.lines():
        if len(line.text.strip()) > 1:
            starts.append((at, at + len(line)))
        at += len(line) + 1
    breaks = [rng.randrange(start + 1, end) for start, end in struck(starts, rate, rng)]
    inside = [value.key for value in traced_to_values(traced) if any(value.start < at < value.end for at in breaks)]
    made = edited(traced, [(at, at, "\n") for at in breaks])
    return DamagedText(made, keys_to_row_keys(traced.source, inside))


def _key_at(traced: Traced, at: int) -> Key | None:
    origin = traced.origins[at]
    return None if origin == NOWHERE else traced.source.units[traced.source.place(origin)[0]].key


def blank_lines_doubled(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Put blank lines behind lines."""
    chosen = set(struck(range(len(traced.lines())), rate, rng))
    ends, at = [], 0
    for number, line in enumerate(traced.lines()):
        at += len(line)
        if number in chosen:
            ends.append(at)
        at += 1
    return DamagedText(edited(traced, [(end, end, rng.choice(("\n", "\n", "\n\n", "\n\u00a0"))) for end in ends]))


def blank_lines_removed(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Lose lines of nothing but spaces."""
    lines = traced.lines()
    gone = set(struck([number for number, line in enumerate(lines) if is_blank(line)], rate, rng))
    kept = [line for number, line in enumerate(lines) if number not in gone]
    return DamagedText(joined(kept) if kept else traced)
