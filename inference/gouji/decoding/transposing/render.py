"""Tables printed column by column to a view with a line for each row, each cell ended with CELL_END."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.decoding.transposing.columns import PrintedBlock, PrintedTable
from gouji.decoding.transposing.one_row import ListedTable
from gouji.document import UNTOLD
from gouji.reading.mapped import Mapped
from gouji.reading.view_writer import ViewWriter


def tables_to_view(view: str, tables: Sequence[PrintedTable | ListedTable]) -> Mapped:
    """`view` with each table's range replaced by its rows; `tables` in order of the view.

    Header texts over several columns and notes between columns are left out: they name no row and hold no figure.
    """
    writer = ViewWriter(view)
    place = 0
    for table in tables:
        start, end = table.extent
        writer.copy(place, start)
        if isinstance(table, ListedTable):
            _write_list(writer, table)
        else:
            for block in table.blocks:
                _write_block(writer, block)
        place = end
    writer.copy(place, len(view))
    return writer.view()


def _write_list(writer: ViewWriter, table: ListedTable) -> None:
    """Lines for what stands over the columns' labels, for these, and for the figures."""
    for line in range(max(len(listed.over) for listed in table.figures)):
        over = (next(iter(listed.over[line:]), None) for listed in table.figures)
        _write_row(writer, *(word.pieces if word else None for word in over))
    _write_row(writer, *(listed.label.pieces for listed in table.figures))
    _write_row(writer, *((listed.figure,) for listed in table.figures))


def _write_block(writer: ViewWriter, block: PrintedBlock) -> None:
    """Its title, the labels of its columns, then a line for each of its rows.

    A column that does not tell which figure is whose has UNTOLD in place of each.
    """
    if block.title:
        _write_row(writer, block.title.pieces)
    _write_row(writer, *(() for _ in block.rows[0]), *(column.label.pieces for column in block.columns))
    for number, labels in enumerate(block.rows):
        for label in labels:
            writer.cell(label.pieces if label else None)
        for column in block.columns:
            if block.is_whole(column):
                writer.cell((column.figures[number],))
            else:
                writer.mark(UNTOLD)
                writer.cell(())
        writer.mark("\n")


def _write_row(writer: ViewWriter, *cells: Sequence[tuple[int, int]] | None) -> None:
    for cell in cells:
        writer.cell(cell)
    writer.mark("\n")
