"""Drawn tables to a view: one line a row, each grid place ended with CELL_END, as for HTML tables."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.reading.drawn.frames import DrawnTable
from gouji.reading.mapped import Mapped
from gouji.reading.view_writer import ViewWriter


def tables_to_view(text: str, tables: Sequence[DrawnTable]) -> Mapped:
    """The text with each table's range replaced by its rows; `tables` in order of the text.

    What stands for no source character has an empty range. A cell of several lines stands before its row's further
    cells, so that within a row the ranges may go back.
    """
    writer = ViewWriter(text)
    place = 0
    for table in tables:
        writer.copy(place, table.start)
        for row in table.rows:
            for cell in row:
                writer.cell(cell.pieces if cell else None)
            writer.mark("\n")
        place = table.end
    writer.copy(place, len(text))
    return writer.view()
