"""Light damage to a finished page; gold follows, so that what the text no longer tells is None."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from gouji_training.synthesis.furniture import advert, page_number
from gouji_training.synthesis.model import Gold, Key, Line


def truncate(rng: Random, lines: list[Line], gold: Gold) -> list[Line]:
    """Cut the page at a line or within one, somewhere in its last four fifths."""
    cut = rng.randrange(len(lines) // 5, len(lines))
    kept, broken = lines[:cut], lines[cut]
    if len(broken.text) > 3 and rng.random() < 0.5 and broken.label != "blank":
        piece = broken.text[: rng.randrange(1, len(broken.text))]
        if piece.strip(" |\t\u00a0\u3000\x1e\x1f") and broken.label in ("narrative", "row_label", "column_header"):
            kept = [*kept, replace(broken, text=piece)]
    forget(gold, [key for line in lines[cut:] for key in line.keys])
    return kept


def drop_lines(rng: Random, lines: list[Line], gold: Gold) -> list[Line]:
    """Lose a few lines; the whole row of a lost value becomes unknown, as its neighbours may close up."""
    share = rng.choice((0.005, 0.02))
    kept = []
    for line in lines:
        if line.label != "blank" and rng.random() < share:
            forget(gold, _row_keys(gold, line.keys))
        else:
            kept.append(line)
    return kept


def insert_furniture(rng: Random, lines: list[Line], gold: Gold) -> list[Line]:
    """Page numbers and advertising between other lines, tables included."""
    share = rng.choice((0.005, 0.02))
    result = []
    for line in lines:
        result.append(line)
        if rng.random() < share:
            result.append(page_number(rng) if rng.random() < 0.6 else advert(rng))
    return result


def forget(gold: Gold, keys: list[Key]) -> None:
    """Set these cells to "the text does not tell"."""
    for table, row, column in keys:
        gold[table][row][column] = None


def _row_keys(gold: Gold, keys: tuple[Key, ...]) -> list[Key]:
    rows = dict.fromkeys((table, row) for table, row, _ in keys)
    return [(table, row, column) for table, row in rows for column in gold[table][row]]
