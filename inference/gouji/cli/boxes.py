"""A block of a table as lines of box drawing: header cells with their spans, labelled rows, marked values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.text import Text

from gouji.cli.marks import LABEL_STYLES, LINE_STYLE, cell_to_text, pad_before
from gouji.cli.terminal import fold_text, text_to_terminal
from gouji.writing.grid import GridBlock, GridColumn, GridLine
from gouji.writing.header import HeaderCell, columns_to_depth, columns_to_header

NARROWEST_VALUE = 6
"""Terminal cells of a value column: five figures and a mark; less only where labels fold at less."""

HEADER_FOLDS = (40, 12, 8, 4)
"""Terminal cells at which column labels fold, between words of two characters each; the first that leaves room for the
row labels is taken."""

NARROWEST_LABEL = 24
COMFORTABLE_LABEL = 32
"""Terminal cells for the row labels: the longest label of a top row (一、本年新收政府信息公开申请数量) fits."""

INDENT = 2

_JUNCTIONS = dict(zip(range(16), " ╵╷│╴╯╮┤╶╰╭├─┴┬┼", strict=True))
"""Box character by the arms it has: up 1, down 2, left 4, right 8."""

_Places = Callable[[int], bool]
"""Which columns, or which borders (border i stands left of column i), counted from 0."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Terminal cells inside the borders and paddings: of the label column and of each value column."""

    label: int
    values: tuple[int, ...]

    @property
    def all(self) -> tuple[int, ...]:
        return (self.label, *self.values)


def block_to_lines(block: GridBlock, widths: Widths) -> list[Text]:
    """The block between its borders, one Text a terminal line, all of the same width."""
    columns = drop_shared_groups(block.columns)
    header = _Header(columns, text_to_terminal(block.title or ""), widths)
    lines = header.lines()
    for line in block.lines:
        lines.extend(_line_to_lines(line, widths))
    lines.append(_rule(widths, _everywhere, above=_everywhere, below=None))
    return lines


def blocks_to_widths(blocks: Sequence[GridBlock], width: int) -> list[Widths]:
    """Widths of each block in `width` terminal cells; all blocks have the same label column."""
    wanted = max(NARROWEST_LABEL, *(_line_to_wanted(line) for block in blocks for line in block.lines))
    choices = [[_fold_columns(block, fold) for block in blocks] for fold in HEADER_FOLDS]
    fitting = (values for values in choices if _spare_cells(values, width) >= min(wanted, COMFORTABLE_LABEL))
    values = next(fitting, choices[-1])
    label = max(NARROWEST_LABEL, min(wanted, _spare_cells(values, width)))
    return [Widths(label, row) for row in values]


def _spare_cells(values: Sequence[tuple[int, ...]], width: int) -> int:
    """Terminal cells that the widest row of value columns leaves to the labels."""
    return min(width - 4 - sum(cells + 3 for cells in row) for row in values)


def drop_shared_groups(columns: Sequence[GridColumn]) -> tuple[GridColumn, ...]:
    """The columns without the outermost header cells that span all of them: those tell nothing apart."""
    columns = tuple(columns)
    while all(column.groups for column in columns) and len({column.groups[0] for column in columns}) == 1:
        columns = tuple(replace(column, groups=column.groups[1:]) for column in columns)
    return columns


def _line_to_wanted(line: GridLine) -> int:
    return cell_len(text_to_terminal(line.label)) + INDENT * line.level


def _fold_columns(block: GridBlock, fold: int) -> tuple[int, ...]:
    return tuple(_column_to_width(block, index, fold) for index in range(len(block.columns)))


def _column_to_width(block: GridBlock, index: int, fold: int) -> int:
    label = cell_len(text_to_terminal(block.columns[index].label))
    cells = (line.cells[index] for line in block.lines if line.row is not None)
    longest = max((cell_to_text(cell).cell_len for cell in cells), default=0)
    return max(min(NARROWEST_VALUE, fold), longest, min(label, fold))


def _line_to_lines(line: GridLine, widths: Widths) -> list[Text]:
    indent = INDENT * line.level
    style = LABEL_STYLES["group" if line.row is None else "row"]
    folded = fold_text(text_to_terminal(line.label), widths.label - indent)
    values = line.cells if line.row is not None else (None,) * len(widths.values)
    lines = []
    for number, part in enumerate(folded):
        texts = [Text(" " * indent + part, style=style)]
        for cell, width in zip(values, widths.values, strict=True):
            # the value stands beside the last line of its label, as in print
            text = cell_to_text(cell) if number == len(folded) - 1 else Text()
            texts.append(pad_before(text, width))
        lines.append(_row(texts, widths))
    return lines


class _Header:
    """The header rows over the value columns, with a corner cell over the labels."""

    def __init__(self, columns: Sequence[GridColumn], corner: str, widths: Widths) -> None:
        self.widths = widths
        self.depth = columns_to_depth(columns)
        cells = [HeaderCell(corner, 0, 0, self.depth, 1)]
        cells += [replace(cell, column=cell.column + 1) for cell in columns_to_header(columns)]
        self.cells = cells
        self.owners = [[self._owner(level, column) for column in range(len(widths.all))] for level in range(self.depth)]

    def lines(self) -> list[Text]:
        lines = [_rule(self.widths, _everywhere, above=None, below=self._border_at(0))]
        for level in range(self.depth):
            lines.extend(self._level_to_lines(level))
            lines.append(self._rule_under(level))
        return lines

    def _owner(self, level: int, column: int) -> HeaderCell:
        for cell in self.cells:
            in_rows = cell.row <= level < cell.row + cell.rows
            if in_rows and cell.column <= column < cell.column + cell.columns:
                return cell
        return HeaderCell("", level, column, 1, 1)

    def _border_at(self, level: int) -> _Places:
        owners = self.owners[level]
        return lambda index: owners[index - 1] is not owners[index]

    def _rule_under(self, level: int) -> Text:
        if level + 1 == self.depth:
            return _rule(self.widths, _everywhere, above=self._border_at(level), below=_everywhere)
        upper, lower = self.owners[level], self.owners[level + 1]
        return _rule(
            self.widths,
            lambda index: upper[index] is not lower[index],
            above=self._border_at(level),
            below=self._border_at(level + 1),
        )

    def _level_to_lines(self, level: int) -> list[Text]:
        """The texts of the cells that end in this level, standing at its foot."""
        folded: list[tuple[HeaderCell, int, list[str]]] = []
        for index, owner in enumerate(self.owners[level]):
            if index != owner.column:
                continue
            width = self._inner_width(owner)
            ends_here = owner.row + owner.rows == level + 1
            folded.append((owner, width, fold_text(text_to_terminal(owner.text), width) if ends_here else []))
        height = max(len(texts) for _, _, texts in folded)
        lines = []
        for number in range(height):
            parts = []
            for owner, width, texts in folded:
                place = number - (height - len(texts))
                part = Text(texts[place] if place >= 0 else "", style=LABEL_STYLES["header"])
                part.align("left" if owner.column == 0 else "center", width)
                parts.append(part)
            lines.append(_joined(parts))
        return lines

    def _inner_width(self, cell: HeaderCell) -> int:
        spanned = self.widths.all[cell.column : cell.column + cell.columns]
        return sum(spanned) + 3 * (len(spanned) - 1)


def _everywhere(_: int) -> bool:
    return True


def _row(texts: Sequence[Text], widths: Widths) -> Text:
    for text, width in zip(texts, widths.all, strict=True):
        text.pad_right(max(0, width - text.cell_len))
    return _joined(texts)


def _joined(parts: Sequence[Text]) -> Text:
    bar = Text("│", style=LINE_STYLE)
    line = Text(no_wrap=True)
    for part in parts:
        line.append_text(bar).append(" ").append_text(part).append(" ")
    return line.append_text(bar)


def _rule(widths: Widths, drawn: _Places, *, above: _Places | None, below: _Places | None) -> Text:
    """A horizontal rule: `drawn` says under which columns, `above` and `below` which borders meet it (None: no row)."""
    last = len(widths.all)
    line = ""
    for index in range(last + 1):
        left, right = index > 0 and drawn(index - 1), index < last and drawn(index)
        up, down = _meets(above, index, last), _meets(below, index, last)
        line += _JUNCTIONS[up + 2 * down + 4 * left + 8 * right]
        if index < last:
            line += ("─" if right else " ") * (widths.all[index] + 2)
    return Text(line, style=LINE_STYLE, no_wrap=True)


def _meets(borders: _Places | None, index: int, last: int) -> bool:
    return borders is not None and (index in (0, last) or borders(index))
