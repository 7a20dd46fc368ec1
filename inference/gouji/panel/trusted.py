"""Reports with nothing but trusted figures, for whatever compares or sums up."""

from __future__ import annotations

from dataclasses import replace

from gouji.extraction import TRUSTED, Cell, CellKey, Extraction, Number, Table


def tables_to_trusted(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """The tables with the value of every untrusted cell taken away: a rule that needs it is undecided."""
    return tuple(replace(table, cells=tuple(map(_without_doubt, table.cells))) for table in tables)


def _without_doubt(cell: Cell) -> Cell:
    if cell.status in TRUSTED or cell.value is None:
        return cell
    return replace(cell, value=None, status="unresolved")


def extraction_to_figures(extraction: Extraction) -> dict[CellKey, Number | None]:
    """Trusted figures by table, row and column for tables that were found; None for cells without one."""
    return {
        (table.table, cell.row, cell.column): cell.value if cell.status in TRUSTED else None
        for table in extraction.tables
        if table.found
        for cell in table.cells
    }


def source_with_lines(extraction: Extraction, cells: tuple[CellKey, ...]) -> str:
    """source:lines of the cells, lines rising; the source alone when no line is known."""
    lines = sorted(
        {
            cell.line
            for table in extraction.tables
            for cell in table.cells
            if cell.line is not None and (table.table, cell.row, cell.column) in cells
        }
    )
    source = extraction.source if extraction.report == 1 else f"{extraction.source} ({extraction.report})"
    return f"{source}:{','.join(map(str, lines))}" if lines else source
