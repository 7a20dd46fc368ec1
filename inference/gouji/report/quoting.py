"""The line around a span, as a person reads it: for a page its rendered text, not its source."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from gouji.document import CELL_END, SPAN_FILLER, Document
from gouji.extraction import Span

CONTEXT = 36
"""Characters shown on either side: a row of seven figures behind its label fits; a line may be 50 MB long."""

LONGEST_INSIDE = 60
"""Characters of the marked text that are shown: figures are shorter, but a damaged cell may hold a paragraph."""

_LINE_ENDS = "\r\n"


@dataclass(frozen=True, slots=True)
class Quote:
    """A line in three parts; `inside` is what the span covers."""

    before: str
    inside: str
    after: str


def span_to_quote(document: Document, span: Span) -> Quote:
    """The line that holds `span`, cut to what stands near it."""
    text, start, end = _span_to_text(document, span)
    before = text[max(0, start - CONTEXT) : start]
    after = text[end : end + CONTEXT]
    line_start = 1 + max(before.rfind(mark) for mark in _LINE_ENDS)
    ends = [place for mark in _LINE_ENDS if (place := after.find(mark)) >= 0]
    line_end = min(ends, default=len(after))
    cut_before = "…" if line_start == 0 and start > CONTEXT else ""
    cut_after = "…" if not ends and end + CONTEXT < len(text) else ""
    inside = text[start:end]
    return Quote(
        cut_before + _shown(before[line_start:]).lstrip(),
        _shown(inside if len(inside) <= LONGEST_INSIDE else inside[: LONGEST_INSIDE - 1] + "…"),
        _shown(after[:line_end]).rstrip() + cut_after,
    )


def _span_to_text(document: Document, span: Span) -> tuple[str, int, int]:
    """The text to quote from and the place of the span in it: the view, where it has the span, else the original."""
    start, end = span
    if document.starts is None or document.ends is None or start >= end:
        return document.original, start, end
    first = bisect_left(document.starts, start)
    last = bisect_left(document.ends, end, lo=min(first, len(document.ends)))
    if last < len(document.ends) and document.span(first, last + 1) == span:
        return document.view, first, last + 1
    return document.original, start, end


def _shown(text: str) -> str:
    return text.replace(SPAN_FILLER, "").replace(CELL_END, " | ")
