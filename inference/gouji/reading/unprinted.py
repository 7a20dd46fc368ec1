"""What crawlers leave in text that no reader sees: escapes, and characters that print nothing."""

from __future__ import annotations

import re

from gouji.reading.byte_escapes import with_bytes_decoded
from gouji.reading.html.entities import reference_to_text
from gouji.reading.mapped import Mapped, occurs, substitute

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]+"
)
"""Soft hyphens, zero-width spaces and joiners, direction marks, byte order marks, selectors of a glyph's variant."""
TERMINAL = re.compile("\x1b\\[[0-9;:?]*[ -/]*[@-~]")
"""Colours and the like as programs send them to a terminal; their digits are no figures."""
REFERENCES = re.compile(r"&#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});")
ESCAPES = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}")
LEAST_ESCAPED = 100
"""Escaped characters from which a text is one that was never decoded: a table alone has some 500."""
STRING_TAGS = re.compile(r"<\\/t[dr]>|<t[dr]\s[^<>]{0,200}=\\[\"']")
"""Tags of a table inside a string of a program or record: <\\/td>, <td colspan=\\"2\\">."""
STRING_ESCAPES = re.compile(r"\\(?:r\\n|[\"'/nrt])")
LEAST_TAGS = 4

_ESCAPED = {"n": "\n", "r": "\n", "t": "\t"}


def with_escapes_decoded(mapped: Mapped) -> Mapped:
    """Text of a terminal without its colours; &#20108;, \\u4e8c and %E4%BA%8C as the characters they stand for; where
    the source of a table stands in a string, \\" and \\n as well.
    """
    mapped = substitute(mapped, TERMINAL, lambda match: "")
    mapped = with_bytes_decoded(mapped, LEAST_ESCAPED)
    if "<t" not in mapped.text and occurs(REFERENCES, mapped.text, LEAST_ESCAPED):
        mapped = substitute(mapped, REFERENCES, lambda match: reference_to_text(match[0])[0])
    if occurs(ESCAPES, mapped.text, LEAST_ESCAPED):
        mapped = substitute(mapped, ESCAPES, lambda match: _escape_to_text(match[0]))
    if occurs(STRING_TAGS, mapped.text, LEAST_TAGS):
        mapped = substitute(mapped, STRING_ESCAPES, lambda match: _ESCAPED.get(match[0][-1], match[0][-1]))
    return mapped


def without_invisible(mapped: Mapped) -> Mapped:
    """Text without the characters that print nothing, which tear labels and figures apart where they stand inside."""
    return substitute(mapped, INVISIBLE, lambda match: "")


def _escape_to_text(escape: str) -> str:
    units = b"".join(int(unit, 16).to_bytes(2, "big") for unit in escape.split("\\u")[1:])
    return units.decode("utf-16-be", "surrogatepass")
