"""The same page in another dress: traditional characters, pinyin notes, full-width digits, other spaces."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from random import Random

from gouji_training.synthesis.model import Line

_PINYIN = ("fā", "zhì", "shù", "xiàng", "dòng", "wéi", "qǐng", "jī", "gòu", "huì", "jiù", "yè", "xìng", "nèi", "zhàng")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@cache
def _traditional() -> dict[int, str]:
    old, new = files("gouji.folding").joinpath("traditional.txt").read_text("utf-8").split()
    pairs = sorted(zip(new, old, strict=True), key=lambda pair: pair[1])
    usual = zip("发制复表面况核余里系丑范", "發製復表面況核餘裡係醜範", strict=True)
    return {ord(simplified): traditional for simplified, traditional in (*pairs, *usual)}


def to_traditional(rng: Random, lines: list[Line]) -> list[Line]:
    """Print a page in traditional characters, some with their reading in brackets behind them."""
    noted = rng.choice((0.0, 0.0, 0.15))
    table = _traditional()

    def convert(text: str) -> str:
        return "".join(
            table[ord(char)] + (f"({rng.choice(_PINYIN)})" if rng.random() < noted else "")
            if ord(char) in table
            else char
            for char in text
        )

    return [replace(line, text=convert(line.text)) for line in lines]


def to_full_width(rng: Random, lines: list[Line]) -> list[Line]:
    """Print digits in full width, on all lines or on those of the tables only."""
    everywhere = rng.random() < 0.5
    wide = ("numeric_cell", "data_row")
    return [
        replace(line, text=line.text.translate(_FULL_WIDTH)) if everywhere or line.label in wide else line
        for line in lines
    ]


def to_odd_spaces(rng: Random, lines: list[Line]) -> list[Line]:
    """Indent prose and headings, pad some lines at the end, print some spaces as no-break or ideographic ones."""
    indent = rng.choice(("", "\u3000\u3000", "    ", "  ", "\t", "\u00a0\u00a0"))
    space = rng.choice((" ", " ", "\u00a0", "\u3000"))
    dressed = []
    for line in lines:
        text = line.text if space == " " else line.text.replace(" ", space)
        if line.label in ("narrative", "heading"):
            text = indent + text
        dressed.append(replace(line, text=text + rng.choice(("", "", "", "", " ", "\u00a0"))))
    return dressed
