"""HTML built from elements: whatever is not markup already is escaped, so that no text can get in unescaped.

A builder instead of a template engine: the base install needs no further package, and there is no place to forget
the escaping in.
"""

from __future__ import annotations

import html
import unicodedata
from typing import NewType

Markup = NewType("Markup", str)
"""HTML that is safe as it stands; only this module makes it."""

Child = str | int | Markup | None

_VOID = frozenset({"meta", "br", "col"})

_ESCAPED = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
"""Unicode categories that are spelled out: controls, which HTML cannot hold, format characters, which could hide or
reverse what stands around them, and what cannot be encoded."""


class _Safe(str):
    """Marks a string as markup at run time; Markup is its name for the type checker."""

    __slots__ = ()


def element(name: str, /, *children: Child, **attributes: str | int | None) -> Markup:
    """`<name ...>children</name>`; an attribute that is None is left out, `class_` gives class.

    Children and attribute values are escaped unless they came from this module; None stands for nothing.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(visible(str(value)))}"'
        for key, value in attributes.items()
        if value is not None
    )
    opening = f"<{name}{given}>"
    return _safe(opening if name in _VOID else f"{opening}{join(*children)}</{name}>")


def join(*children: Child) -> Markup:
    """The children one behind the other, escaped where they are no markup."""
    return _safe("".join(_child_to_html(child) for child in children))


def stylesheet(css: str) -> Markup:
    """A style element; `css` is this project's own and must not hold `</`."""
    return _safe(f"<style>\n{css}</style>")


def visible(text: str) -> str:
    r"""`text` with every character that is not to be seen spelled out, such as \x1b or \u202e; line ends are spaces."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_character_to_visible, text))


def shortened(text: str, length: int) -> str:
    """At most `length` characters of `text`, an ellipsis at the end where something was cut off."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _character_to_visible(character: str) -> str:
    if character in "\t\r\n":
        return " "
    if unicodedata.category(character) in _ESCAPED:
        return character.encode("unicode_escape", "backslashreplace").decode("ascii")
    return character


def _child_to_html(child: Child) -> str:
    if child is None:
        return ""
    return child if isinstance(child, _Safe) else html.escape(visible(str(child)))


def _safe(text: str) -> Markup:
    return Markup(_Safe(text))
