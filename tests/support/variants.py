"""The same text printed otherwise: changes of width, script, line ends and spaces that move no figure."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

Variant = Callable[[str], str]

PUNCTUATION = str.maketrans("0123456789,.():;-+/%", "０１２３４５６７８９，．（）：；－＋／％")


def full_width(text: str) -> str:
    """Digits and punctuation as wide as Chinese characters."""
    return text.translate(PUNCTUATION)


def traditional(text: str) -> str:
    """Traditional characters."""
    return text.translate(_traditional())


@cache
def _traditional() -> dict[int, str]:
    old, new = files("gouji.folding").joinpath("traditional.txt").read_text("utf-8").split()
    table: dict[int, str] = {}
    for before, after in zip(old, new, strict=True):
        if before not in new and _in_big5(before) and not _in_big5(after):
            table.setdefault(ord(after), before)
    return table


def _in_big5(character: str) -> bool:
    """Whether Big5 has the character, so that readers of traditional Chinese know it."""
    try:
        return bool(character.encode("big5"))
    except UnicodeEncodeError:
        return False


def crlf(text: str) -> str:
    """Lines ended by CR LF."""
    return text.replace("\n", "\r\n")


def cr(text: str) -> str:
    """Lines ended by CR."""
    return text.replace("\n", "\r")


def tabs_and_spaces_swapped(text: str) -> str:
    """Each tab a gap of four spaces, each gap of four spaces a tab."""
    return text.replace("    ", "\x00").replace("\t", "    ").replace("\x00", "\t")


def spaces_to_tabs(text: str) -> str:
    """Each space a tab."""
    return text.replace(" ", "\t")


def blank_lines_doubled(text: str) -> str:
    """Each line end twice."""
    return text.replace("\n", "\n\n")


def trailing_spaces(text: str) -> str:
    """Two spaces at the end of every line."""
    return text.replace("\n", "  \n")


def indented(text: str) -> str:
    """Two ideographic spaces before every line."""
    return "\u3000\u3000" + text.replace("\n", "\n\u3000\u3000")


def no_break_spaces(text: str) -> str:
    """Each space one that does not break."""
    return text.replace(" ", "\u00a0")


def ideographic_spaces(text: str) -> str:
    """Each space an ideographic one."""
    return text.replace(" ", "\u3000")


def byte_order_mark(text: str) -> str:
    """A byte order mark that was decoded as a character."""
    return "\ufeff" + text


VARIANTS: dict[str, Variant] = {
    variant.__name__: variant
    for variant in (
        full_width,
        traditional,
        crlf,
        cr,
        tabs_and_spaces_swapped,
        spaces_to_tabs,
        blank_lines_doubled,
        trailing_spaces,
        indented,
        no_break_spaces,
        ideographic_spaces,
        byte_order_mark,
    )
}

MARKUP_BREAKING = frozenset({"full_width", "spaces_to_tabs", "no_break_spaces", "ideographic_spaces"})
"""Variants that would change the tags of a web page and not only what it shows."""
