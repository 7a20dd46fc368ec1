"""The same text in another dress: full-width digits, traditional characters, other spaces and separators."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from random import Random

from gouji_training.corrupting.chance import struck
from gouji_training.corrupting.damaged import DamagedText
from gouji_training.corrupting.doubts import keys_to_row_keys
from gouji_training.corrupting.tracing import edited
from gouji_training.flattening.traced import NOWHERE, Traced, joined

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_PINYIN = ("fā", "zhì", "shù", "xiàng", "dòng", "wéi", "qǐng", "jī", "gòu", "huì", "jiù", "yè", "xìng", "nèi", "zhàng")
_INDENTS = ("\u3000\u3000", "    ", "  ", "\t", "\u00a0\u00a0", "\ufeff")
_TAILS = (" ", "\u00a0", "\u3000", "\r")
_HIDDEN = ("\u200b", "\u200c", "\u2060", "\ufeff", "\u00ad")
_SPACES = ("\u00a0", "\u3000", "\u2002", "\u2003")
_USUAL = (
    "发制复况核余里系丑范个为众别历参团奖岭当录径数术来汇类线绕获采钟钩镇阅须馆",
    "發製復況核餘裡係醜範個為眾別歷參團獎嶺當錄徑數術來匯類線繞獲採鐘鉤鎮閱須館",
)
_KEPT = frozenset("出家合同向回局修教真秘私群棋溪折只松咨占查布注卷累彩台面表核泄")
"""Characters whose traditional shape in the table is another word's, or one that printers do not use."""

_BLANKS = re.compile(r"[ \u00a0\u3000]+")
_WIDE_BLANKS = re.compile(r"[ \u00a0\u3000]{2,}")

Edit = tuple[int, int, str]


def full_width_digits(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Print digits in full width, on all lines struck or on those of the tables only."""
    everywhere = rng.random() < 0.5

    def change(line: Traced) -> Traced:
        labels = {line.source.units[unit].label for unit in line.units()}
        return line.with_text(line.text.translate(_FULL_WIDTH)) if everywhere or "numeric_cell" in labels else line

    return DamagedText(_changed_lines(traced, rate, rng, change))


def traditional_script(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Print traditional characters, on some pages with their reading in brackets behind some of them."""
    noted = rng.choice((0.0, 0.0, 0.15))
    table = _traditional()

    def change(line: Traced) -> Traced:
        notes = [
            (at + 1, at + 1, f"({rng.choice(_PINYIN)})")
            for at, char in enumerate(line.text)
            if ord(char) in table and rng.random() < noted
        ]
        return edited(line.with_text(line.text.translate(table)), notes)

    return DamagedText(_changed_lines(traced, rate, rng, change))


@cache
def _traditional() -> dict[int, str]:
    """Simplified to traditional characters, one to one; of several the one that printed reports use."""
    old, new = files("gouji.folding").joinpath("traditional.txt").read_text("utf-8").split()
    pairs = sorted(
        (pair for pair in zip(new, old, strict=True) if not _is_duplicate(pair[1])), key=lambda pair: pair[1]
    )
    table = {ord(simplified): traditional for simplified, traditional in (*pairs, *zip(*_USUAL, strict=True))}
    return {code: char for code, char in table.items() if chr(code) not in _KEPT}


def _is_duplicate(char: str) -> bool:
    """Whether Unicode has the character only for round trips to older sets (U+F900 for U+8C48)."""
    return "\uf900" <= char <= "\ufaff" or char > "\uffff"


def odd_spaces(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Indent lines of prose, pad ends, hide characters of no width in words, print other spaces for common ones."""
    indent, tail, hidden, space = (rng.choice(pool) for pool in (_INDENTS, _TAILS, _HIDDEN, _SPACES))
    shapes = rng.sample(("indent", "tail", "hidden", "space"), rng.randrange(1, 4))

    def change(line: Traced) -> Traced:
        shape = rng.choice(shapes)
        edits: list[Edit] = []
        if shape == "indent" and _is_prose(line):
            edits = [(0, 0, indent)]
        elif shape == "tail":
            edits = [(len(line), len(line), tail)]
        elif shape == "hidden":
            edits = [(place, place, hidden) for place in _word_places(line)[:1]]
        elif shape == "space":
            edits = [(at, at + 1, space) for at, char in enumerate(line.text) if _is_loose(line, at, char)]
        return edited(line, edits)

    return DamagedText(_changed_lines(traced, rate, rng, change))


def _changed_lines(traced: Traced, rate: float, rng: Random, change: Callable[[Traced], Traced]) -> Traced:
    lines = traced.lines()
    for number in struck([number for number, line in enumerate(lines) if line.text.strip()], rate, rng):
        lines[number] = change(lines[number])
    return joined(lines)


def _is_prose(line: Traced) -> bool:
    return any(line.source.units[unit].label in ("narrative", "heading") for unit in line.units())


def _is_loose(line: Traced, at: int, char: str) -> bool:
    return char == " " and line.origins[at] == NOWHERE


def _word_places(line: Traced) -> list[int]:
    """Places between two letters of a word that is no figure."""
    text = line.text
    return [at for at in range(1, len(text)) if _is_letter(text[at - 1]) and _is_letter(text[at])]


def _is_letter(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def tabs_to_spaces(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Print spaces for tabs; rows with blank cells, which tabs alone may have told apart, become doubtful."""
    space = rng.choice((" ", "  ", "    ", "\u3000"))

    def edits(line: Traced) -> list[Edit]:
        added = [at for at, char in enumerate(line.text) if char == "\t" and line.origins[at] == NOWHERE]
        return [(at, at + 1, space) for at in added]

    return _with_separators(traced, rate, rng, edits)


def spaces_to_tabs(traced: Traced, rate: float, rng: Random) -> DamagedText:
    """Print one tab for a run of spaces between cells; rows with blank cells that the runs told become doubtful."""
    pattern = rng.choice((_BLANKS, _WIDE_BLANKS))

    def edits(line: Traced) -> list[Edit]:
        runs = [match.span() for match in pattern.finditer(line.text)]
        return [(start, end, "\t") for start, end in runs if _parts_units(line, start, end)]

    return _with_separators(traced, rate, rng, edits)


def _with_separators(
    traced: Traced, rate: float, rng: Random, line_to_edits: Callable[[Traced], list[Edit]]
) -> DamagedText:
    lines = traced.lines()
    found = {number: edits for number, line in enumerate(lines) if (edits := line_to_edits(line))}
    for number in struck(list(found), rate, rng):
        lines[number] = edited(lines[number], found[number])
    blank = [unit.key for unit in traced.source.units if unit.key and not unit.text]
    return DamagedText(joined(lines), keys_to_row_keys(traced.source, blank))


def _parts_units(line: Traced, start: int, end: int) -> bool:
    """Whether a stretch stands between two units, so that the flattener put it there."""
    if start == 0 or end == len(line) or NOWHERE in (line.origins[start - 1], line.origins[end]):
        return False
    before, behind = (line.source.place(line.origins[at])[0] for at in (start - 1, end))
    return before != behind
