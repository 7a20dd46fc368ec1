"""What the attributes of a tag say: spans, hidden, broken onto a line of its own."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

MAX_COLSPAN, MAX_ROWSPAN = 50, 200
"""Larger spans are cut to these; the widest official form has 15 columns, the longest 28 rows."""

_OF_INTEREST = re.compile(r"hidden|none|span|display|class|float", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s=>"'/<]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?""")
_NUMBER = re.compile(r"[ \t\r\n\f]*([0-9]{1,6})")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_SET_APART = re.compile(
    r"display\s*:\s*(?:block|inline-block|flex|grid|list-item|table|table-cell|table-row)\b|float\s*:\s*(?:left|right)",
    re.IGNORECASE,
)
# Class names that pages give to spans which they lay out as table cells.
_CELL_CLASS = re.compile(r"(?:^|[\s_-])(?:td|th|tr|cell|tcell|col|column|row)(?:$|[\s_-]|[0-9])", re.IGNORECASE)
_NAME = re.compile(r"^<[^\s/>]+")
# Longer tags hold data URIs: not worth a place in the cache.
_LONGEST = 1024


_FIELD_VALUE = re.compile(r"""\svalue\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_NO_TEXT_FIELD = re.compile(
    r"""\stype\s*=\s*["']?(?:hidden|button|submit|reset|checkbox|radio|image|file|password|search)""", re.IGNORECASE
)


def range_to_field_value(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the start tag of an <input> at [start, end) holds the text that a browser shows in it, None for none."""
    found = _FIELD_VALUE.search(text, start, min(end, start + _LONGEST))
    if found is None or _NO_TEXT_FIELD.search(text, start, end):
        return None
    return found.span(1) if found[1] is not None else found.span(2)


class Traits(NamedTuple):
    """What the attributes of a tag say.

    hidden: a browser shows nothing of the element. apart: the inline element is laid out as a block or a cell.
    columns: column span in [1, 50]; rows: row span in [0, 200], 0 for all that are left in the row group.
    """

    hidden: bool = False
    apart: bool = False
    columns: int = 1
    rows: int = 1


NO_TRAITS = Traits()


def range_to_traits(text: str, start: int, end: int) -> Traits:
    """Traits of the start tag at [start, end)."""
    if end - start > _LONGEST:
        return _tag_to_traits.__wrapped__(text[start:end])
    return _tag_to_traits(text[start:end])


# The cells of a table mostly have equal tags.
@lru_cache(maxsize=2048)
def _tag_to_traits(tag: str) -> Traits:
    if not _OF_INTEREST.search(tag):
        return NO_TRAITS
    attributes: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(_NAME.sub("", tag, count=1)):
        attributes.setdefault(name.lower(), double or single or bare)
    style = attributes.get("style", "")
    return Traits(
        hidden=attributes.get("hidden", "until-found").lower() != "until-found" or _HIDDEN.search(style) is not None,
        apart=_SET_APART.search(style) is not None or _CELL_CLASS.search(attributes.get("class", "")) is not None,
        columns=min(max(_value_to_number(attributes.get("colspan", "")), 1), MAX_COLSPAN),
        rows=min(_value_to_number(attributes.get("rowspan", "")), MAX_ROWSPAN),
    )


def _value_to_number(value: str) -> int:
    found = _NUMBER.match(value)
    return int(found[1]) if found else 1
