"""Tables drawn with lines, as text browsers print them, to the same view as HTML tables.

text -> blocks of lines with a frame (blocks.py) -> cells (frames.py) -> rows as far as they reach (reach.py) -> view
(render.py). A cell of several lines is one text again, and merged cells keep their places. A block whose lines do not
meet is left as it is.
"""

from __future__ import annotations

from gouji.reading.drawn.blocks import text_to_blocks
from gouji.reading.drawn.frames import block_to_table
from gouji.reading.drawn.reach import table_as_reached
from gouji.reading.drawn.render import tables_to_view
from gouji.reading.mapped import Mapped

__all__ = ["drawn_to_view"]


def drawn_to_view(text: str) -> Mapped | None:
    """The view of a text with its drawn tables as rows of cells; None where there is none that can be read so."""
    tables = [table for block in text_to_blocks(text) if (table := block_to_table(text, block)) is not None]
    return tables_to_view(text, [table_as_reached(text, table) for table in tables]) if tables else None
