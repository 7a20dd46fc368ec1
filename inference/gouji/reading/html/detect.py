"""Whether a text is HTML, or plain text with HTML in it."""

from __future__ import annotations

import re

_SAMPLE = 200_000
_HEAD = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)
# Well-formed tags of two letters and more do not happen in prose; of one letter they do (a<b>c).
_TAG = re.compile(
    r"</?(?:html|head|body|table|thead|tbody|tfoot|tr|td|th|caption|div|span|br|hr|ul|ol|li|dl|dd|dt|h[1-6]|font|strong|em"
    r"|section|article|main|nav|header|footer|center|img|meta|link|title|script|style|form|sup|sub|pre|iframe)"
    r"(?:\s[^<>]{0,2000}|/)?>",
    re.IGNORECASE,
)
_PARAGRAPHS = re.compile(r"<p(?:\s[^<>]{0,2000})?>[^<>]*<p(?:\s[^<>]{0,2000})?>|</p>", re.IGNORECASE)
_SHORT_TAG = re.compile(r"<([abipsu])(?:\s+[a-z-]+\s*=[^<>]{0,2000})?>[^<>]{0,5000}</\1>", re.IGNORECASE)


_PIPE_ROW = re.compile(r"^(?:[^<\n]*[|｜][^<\n]*|[ \t]*[|｜][^\n]*[|｜][ \t]*)$", re.MULTILINE)
_PIPE_ROWS = 5
_GRID_TAG = re.compile(r"<t[dr]\b", re.IGNORECASE)
"""Markdown converters leave a <div> or <span> around pipe tables and in their cells; an HTML reader would run their
lines together.
"""


def looks_like_html(text: str) -> bool:
    """Whether the text holds HTML tags; angle brackets around words, addresses and formulas are none."""
    if _HEAD.match(text, 0, 4096):
        return True
    sample = text[:_SAMPLE]
    if "<" not in sample or (len(_PIPE_ROW.findall(sample)) >= _PIPE_ROWS and not _GRID_TAG.search(sample)):
        return False
    return any(pattern.search(sample) is not None for pattern in (_TAG, _PARAGRAPHS, _SHORT_TAG))
