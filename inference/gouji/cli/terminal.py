"""Foreign text made fit for a terminal: nothing in it can move the cursor, hide or reverse what stands around it."""

from __future__ import annotations

import re
import unicodedata

from rich.cells import cell_len, chop_cells

ELLIPSIS = "…"

_ESCAPED = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
"""Unicode categories that are shown by their number: controls (escape sequences), format characters (bidirectional
overrides, zero-width ones), surrogates, unassigned and private ones, line and paragraph ends."""

_PLAIN = re.compile(r"[ -~一-鿿　-】（），：；？！]*")


def text_to_terminal(text: str) -> str:
    r"""`text` in one line: tabs become spaces, what must not reach a terminal is spelled out: \x1b, \u202e."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(map(_character_to_terminal, text))


def _character_to_terminal(character: str) -> str:
    if character == "\t":
        return " "
    category = unicodedata.category(character)
    if category == "Zs" and character != "　":
        return " "
    if category in _ESCAPED:
        return character.encode("unicode_escape", "backslashreplace").decode("ascii")
    return character


def clip_text(text: str, width: int) -> str:
    """`text` in at most `width` terminal cells, an ellipsis at its end when something was cut off."""
    if cell_len(text) <= width:
        return text
    return chop_cells(text, max(1, width - 1))[0] + ELLIPSIS


def fold_text(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` terminal cells, at least one line; wide characters are never halved."""
    return [line.strip() for line in chop_cells(text, max(2, width))] or [""]
