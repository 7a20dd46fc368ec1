"""The source line around a span, quoted for the terminal."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from gouji.cli.terminal import ELLIPSIS, clip_text, text_to_terminal
from gouji.document import Document
from gouji.extraction import Span

_CONTEXT = 200
"""Characters looked at on either side of a span: a line may be 50 MB long."""

_LINE_ENDS = "\r\n"


def span_to_quote(document: Document, span: Span, *, width: int, marks: tuple[str, str] = ("", "")) -> Text:
    """The line that holds `span`, in at most `width` terminal cells; the span highlighted, between `marks`."""
    start, end = span
    before = document.original[max(0, start - _CONTEXT) : start]
    after = document.original[end : end + _CONTEXT]
    before = before[1 + max(before.rfind(mark) for mark in _LINE_ENDS) :].lstrip()
    ends = [place for mark in _LINE_ENDS if (place := after.find(mark)) >= 0]
    after = after[: min(ends, default=len(after))].rstrip()
    room = width - sum(map(len, marks))
    inside = clip_text(text_to_terminal(document.original[start:end]), room).join(marks)
    return _fit(text_to_terminal(before), inside, text_to_terminal(after), width)


def _fit(before: str, inside: str, after: str, width: int) -> Text:
    """Cut before and after so that what is next to the span stays."""
    spare = max(0, width - cell_len(inside))
    room_after = min(cell_len(after), max(spare // 2, spare - cell_len(before)))
    quote = Text(no_wrap=True)
    quote.append(_clip_left(before, spare - room_after), style="bright_black")
    quote.append(inside, style="bold underline")
    return quote.append(clip_text(after, room_after) if room_after else "", style="bright_black")


def _clip_left(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) >= width:
        text = text[1:]
    return ELLIPSIS + text if width > 0 else ""
