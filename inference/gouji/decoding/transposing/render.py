"""Tables printed column by column to a view with a line for each row, each cell ended with CELL_END."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.decoding.aligning.vocabulary import Node, NodeKind
from gouji.decoding.transposing.columns import PrintedBlock, PrintedTable
from gouji.decoding.transposing.one_row import ListedTable
from gouji.reading.mapped import Mapped
from gouji.reading.view_writer import ViewWriter


def tables_to_view(view: str, tables: Sequence[PrintedTable | ListedTable], nodes: Sequence[Node]) -> Mapped:
    """`view` with each table's range replaced by its rows; `tables` in order of the view, `nodes` the vocabulary's.

    Header texts over several columns and notes between columns are left out: they name no row and hold no figure.
    """
    writer = ViewWriter(view)
    place = 0
    for table in tables:
        start, end = table.extent()
        writer.copy(place, start)
        if isinstance(table, ListedTable):
            _write_list(writer, table)
        else:
            for block in table.blocks:
                _write_block(writer, table, block, nodes)
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


def _write_block(writer: ViewWriter, table: PrintedTable, block: PrintedBlock, nodes: Sequence[Node]) -> None:
    """Its title, the labels of its columns, then a line for each of its rows and groups."""
    own = [node for node in sorted(table.named) if nodes[node].block == nodes[block.rows[0]].block]
    titled = bool(own) and nodes[own[0]].kind is NodeKind.HEADER
    if titled:
        _write_row(writer, table.named[own[0]].pieces)
    _write_row(writer, (), *(column.label.pieces for column in block.columns))
    rows = {node: number for number, node in enumerate(block.rows)}
    for node in own[titled:]:
        figures = [column.figures[rows[node]] for column in block.columns] if node in rows else []
        _write_row(writer, table.named[node].pieces, *((figure,) for figure in figures))


def _write_row(writer: ViewWriter, *cells: Sequence[tuple[int, int]] | None) -> None:
    for cell in cells:
        writer.cell(cell)
    writer.mark("\n")
