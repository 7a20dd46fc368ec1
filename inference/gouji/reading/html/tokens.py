"""HTML text to tokens with exact offsets, in linear time, the same on every Python version.

Not html.parser: its treatment of unclosed comments, scripts and CDATA changed between patch releases, and takes
quadratic time in some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final


class Kind:
    """What a token is, as plain integers."""

    TEXT: Final = 0
    START: Final = 1
    END: Final = 2
    LOST: Final = 3
    """Source that the markup swallows up to the end of the file: `name` says how."""


Token = tuple[int, str, int, int]
"""Kind, tag name in lower case, and the half-open range in the source."""


_MARKUP = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*+)|(?=[/!?]))")
# The rest of a tag whose quotes all stand where they should: most tags.
_TIDY = re.compile(r"""(?:[^>"'=]++|=(?:"[^"]*+"|(?!["'])))*+>""")
_ATTRIBUTE = re.compile(r"""[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)|(>))""")
_COMMENT_END = re.compile(r"--!?>")

_DROPPED = frozenset({"script", "style", "textarea", "iframe", "noembed", "noframes"})
_RAW = _DROPPED | {"title"}


def text_to_tokens(text: str) -> Iterator[Token]:
    """Tokens in source order. Comments, declarations and the content of scripts and the like give none."""
    place = 0
    never_closed: set[str] = set()
    while (found := _MARKUP.search(text, place)) is not None:
        start = found.start()
        if start > place:
            yield Kind.TEXT, "", place, start
        name = found[2]
        end = _declaration_end(text, start) if name is None else _tag_end(text, found.end())
        if end is None:
            yield Kind.LOST, "comment" if name is None else "tag", start, len(text)
            return
        place = end
        if name is None:
            continue
        name = name.lower()
        yield (Kind.END if found[1] else Kind.START), name, start, end
        if name not in _RAW or found[1] or name in never_closed or is_self_closing(text, found.end(), end):
            continue
        close = _raw_end(text, name, end)
        if close is not None:
            if name not in _DROPPED:
                yield Kind.TEXT, "", end, close
            place = close
        elif name in ("script", "style"):
            yield Kind.LOST, name, end, len(text)
            return
        else:
            never_closed.add(name)
    if place < len(text):
        yield Kind.TEXT, "", place, len(text)


def _raw_end(text: str, name: str, place: int) -> int | None:
    """Start of the end tag of an element whose content holds no tags; None when there is none."""
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, place)
    return None if found is None else found.start()


def is_self_closing(text: str, name_end: int, end: int) -> bool:
    """Whether the tag ends in "/>", other than as the end of an unquoted value (`src=a/>`)."""
    return text[end - 2] == "/" and (end - 2 == name_end or text[end - 3] in " \t\r\n\f\"'")


def _declaration_end(text: str, start: int) -> int | None:
    """End of a comment, doctype, processing instruction or malformed end tag; None when it never ends."""
    if not text.startswith("<!--", start):
        end = text.find(">", start)
        return None if end < 0 else end + 1
    for short in ("<!-->", "<!--->"):
        if text.startswith(short, start):
            return start + len(short)
    found = _COMMENT_END.search(text, start + 4)
    return None if found is None else found.end()


def _tag_end(text: str, place: int) -> int | None:
    """End of the tag whose name ends at `place`: the first ">" outside quoted values; None when it never ends."""
    if text.startswith(">", place):
        return place + 1
    tidy = _TIDY.match(text, place)
    if tidy is not None:
        return tidy.end()
    while (found := _ATTRIBUTE.match(text, place)) is not None:
        place = found.end()
        if found[1]:
            return place
    return None
