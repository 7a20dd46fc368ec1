"""HTML pages to the flat view that the later stages read.

text -> tokens (tokens.py) -> events, well nested and without what is hidden (parse.py) -> view (render.py). Block
elements become lines. A table becomes one line a row, each grid place ended with CELL_END, places that a span covers
holding SPAN_FILLER. Rows whose cells hold prose or other tables become lines, and so do tables of one column.
"""

from __future__ import annotations

from gouji.document import CELL_END, SPAN_FILLER
from gouji.reading.html.detect import looks_like_html
from gouji.reading.html.parse import text_to_page
from gouji.reading.html.render import HtmlView, page_to_view

__all__ = ["HtmlView", "html_to_view", "looks_like_html"]

_MARKS_TO_SPACES = str.maketrans({CELL_END: " ", SPAN_FILLER: " "})


def html_to_view(text: str) -> HtmlView:
    """Render HTML; any string is accepted, damaged markup is repaired as browsers do.

    Takes time linear in the text, whatever the nesting. The characters CELL_END and SPAN_FILLER, where the source
    itself holds them, become spaces.
    """
    if CELL_END in text or SPAN_FILLER in text:
        text = text.translate(_MARKS_TO_SPACES)
    return page_to_view(text, text_to_page(text))
