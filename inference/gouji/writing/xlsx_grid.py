"""One table of one report as the rows of a worksheet: title line, header, labelled and coloured values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji.extraction import Cell, Extraction, ExtraRow
from gouji.writing import xlsx_styles as styles
from gouji.writing.grid import Grid, GridBlock, GridLine
from gouji.writing.header import columns_to_depth, columns_to_header
from gouji.writing.xlsx_sheet import Styled

Row = tuple[Styled, ...]
Merge = tuple[int, int, int, int]

_EMPTY: Row = ()


@dataclass(frozen=True, slots=True)
class SheetRows:
    """Rows and the merged ranges in them: (row, column, rows, columns), places counting from 0."""

    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()


def grid_to_rows(grid: Grid, extraction: Extraction) -> SheetRows:
    """A title line, every block of the grid, the rows that the agency added, and an empty line at the end."""
    rows: list[Row] = [(Styled(extraction_to_title(extraction), styles.TITLE),)]
    if grid.heading != grid.table.table:
        rows.append((Styled(grid.heading, styles.GROUP),))
    merges: list[Merge] = []
    for block in grid.blocks:
        part = _block_to_rows(block)
        merges.extend((row + len(rows), *rest) for row, *rest in part.merges)  # type: ignore[misc]
        rows.extend(part.rows)
    rows.extend(_extra_row_to_row(row) for row in grid.table.extra_rows)
    return SheetRows((*rows, _EMPTY), tuple(merges))


def extraction_to_title(extraction: Extraction) -> str:
    """What names a report to a person: source, number in it if not the first, title or agency, year, verdict."""
    number = f"#{extraction.report}" if extraction.report > 1 else None
    year = f"{extraction.year}年" if extraction.year is not None else None
    named = extraction.title or " ".join(part for part in (extraction.agency, year) if part)
    return " · ".join(part for part in (extraction.source, number, named, extraction.verdict) if part)


def _block_to_rows(block: GridBlock) -> SheetRows:
    depth = columns_to_depth(block.columns)
    header = [[Styled(None, styles.HEADER) for _ in range(len(block.columns) + 1)] for _ in range(depth)]
    header[0][0] = Styled(block.title, styles.HEADER)
    merges: list[Merge] = [(0, 0, depth, 1)]
    for cell in columns_to_header(block.columns):
        header[cell.row][cell.column + 1] = Styled(cell.text, styles.HEADER)
        merges.append((cell.row, cell.column + 1, cell.rows, cell.columns))
    lines = (_line_to_row(line, len(block.columns)) for line in block.lines)
    return SheetRows((*(tuple(row) for row in header), *lines), tuple(merges))


def _line_to_row(line: GridLine, width: int) -> Row:
    label = Styled(line.label, styles.level_style(line.level))
    if line.row is None:
        return (label, *(Styled(None, styles.GROUP) for _ in range(width)))
    return (label, *(_cell_to_styled(cell) for cell in line.cells))


def _cell_to_styled(cell: Cell | None) -> Styled:
    if cell is None:
        return Styled(None)
    value = cell.text if cell.value is None or cell.unit is not None else cell.value
    return Styled(value, styles.status_style(cell.status))


def _extra_row_to_row(row: ExtraRow) -> Row:
    return tuple(Styled(text, styles.EXTRA) for text in (row.label, *row.values))


def legend() -> Sequence[Styled]:
    """One cell a status, in its own colour, behind an empty one over the labels."""
    return (
        Styled(None),
        *(Styled(styles.STATUS_MEANINGS[status], styles.status_style(status)) for status in styles.STATUS_COLOURS),
    )
