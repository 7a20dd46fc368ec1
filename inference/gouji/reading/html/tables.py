"""One open table while a page is parsed: its rows, and what tells forms from layout."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from gouji.reading.html.grid import TableRow, rows_to_grid

# A cell is prose, and its row no row of a form, beyond these. The longest official label has 40 characters; cells of
# forms with every label of a block in one cell reach 200 characters and 25 lines, but hold no sentences.
_PROSE_CHARACTERS, _PROSE_SENTENCES = 200, 2
_LONG_CHARACTERS, _LONG_LINES = 1000, 30
# A row of one cell that covers the table: a title has up to 3 lines, paragraphs more.
_TITLE_LINES = 3

_NOTES_A_TABLE = 3


@dataclass(slots=True)
class CellContent:
    """What a cell holds, as far as it tells text from data."""

    characters: int = 0
    sentences: int = 0
    lines: int = 0
    ended: bool = True

    def add_text(self, characters: int, sentences: int) -> None:
        """Count a piece of text."""
        self.lines += self.ended
        self.ended = False
        self.characters += characters
        self.sentences += sentences

    @property
    def is_prose(self) -> bool:
        """Whether the cell holds running text or a page of its own."""
        if self.characters > _LONG_CHARACTERS or self.lines > _LONG_LINES:
            return True
        return self.characters > _PROSE_CHARACTERS and self.sentences >= _PROSE_SENTENCES


@dataclass(slots=True)
class OpenRow:
    """A row while it is parsed: `number` counts all rows of the page."""

    number: int
    group: int
    spans: list[tuple[int, int]] = field(default_factory=list)
    lines: int = 0
    flat: bool = False


@dataclass(slots=True)
class OpenTable:
    """A table while it is parsed. `implied` is a table whose start tag is not there."""

    number: int
    implied: bool
    hidden: bool
    rows: list[OpenRow] = field(default_factory=list)
    group: int = 0
    row: OpenRow | None = None
    cell: CellContent | None = None
    """The last cell of the open row: it stays open for stray text until the next cell or the row's end."""
    row_hidden: bool = False
    group_hidden: bool = False
    oversize: bool = False

    @property
    def cells(self) -> int:
        """How many cells it has so far."""
        return sum(len(row.spans) for row in self.rows)

    def end_cell(self) -> None:
        """Take what the last cell held into account for its row."""
        if self.row is not None and self.cell is not None:
            self.row.flat = self.row.flat or self.cell.is_prose
            self.row.lines = max(self.row.lines, self.cell.lines)
        self.cell = None

    def end_row(self) -> None:
        """Decide whether the row is one of a form."""
        if self.row is not None and len(self.row.spans) == 1:
            self.row.flat = self.row.flat or self.row.lines > _TITLE_LINES
        self.row = None


def table_to_places(table: OpenTable) -> tuple[dict[int, array[int]], list[str]]:
    """Grid places of each row that is one, by row number, and notes on the declared spans.

    A table of one column is no grid: its cells are lines.
    """
    grid = None if table.oversize else rows_to_grid([TableRow(row.spans, row.group) for row in table.rows])
    if grid is None:
        return {}, [f"table {table.number} is too large for a grid: its cells were read as lines"]
    if grid.width < 2:
        return {}, []
    places = {
        row.number: columns for row, columns in zip(table.rows, grid.rows, strict=True) if row.spans and not row.flat
    }
    problems = [f"table {table.number}: {problem}" for problem in grid.problems[:_NOTES_A_TABLE]] if places else []
    more = len(grid.problems) - _NOTES_A_TABLE
    if problems and more > 0:
        problems.append(f"table {table.number}: {more} more rows with such spans")
    return places, problems
