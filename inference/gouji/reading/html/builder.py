"""The page while it is parsed: scopes, tables and the events they give."""

from __future__ import annotations

from array import array

from gouji.reading.html.attributes import NO_TRAITS, Traits
from gouji.reading.html.events import Event
from gouji.reading.html.grid import MAX_PLACES
from gouji.reading.html.scopes import Scope
from gouji.reading.html.tables import CellContent, OpenRow, OpenTable, table_to_places

MAX_TABLES_OPEN = 50
"""Tables nested deeper than this lose their rows and columns: their cells are lines."""


class PageBuilder:
    """Opens and closes tables, rows and cells as their tags come, in whatever order."""

    def __init__(self) -> None:
        self.events = array("i")
        self.rows: list[array[int] | None] = []
        self.notes: list[str] = []
        self.scopes = [Scope(None, False, False)]
        self.tables: list[OpenTable] = []
        self.deeper = 0
        """How many tables beyond MAX_TABLES_OPEN are open."""
        self.cells = 0
        self.table_count = 0

    def emit(self, event: int, first: int, second: int) -> None:
        self.events.extend((event, first, second))

    def line(self, place: int) -> None:
        """End the line, unless that was just done or nothing here shows."""
        events = self.events
        if (events and events[-3] == Event.LINE) or self.scopes[-1].hidden:
            return
        self.emit(Event.LINE, place, place)
        if self.tables and self.tables[-1].cell is not None:
            self.tables[-1].cell.ended = True

    def start_table(self, place: int, traits: Traits, *, implied: bool = False) -> None:
        if self.scopes[-1].table is not None and not self.deeper:
            self.end_table(place)
        if len(self.tables) >= MAX_TABLES_OPEN:
            self.deeper += 1
            self.line(place)
            return
        self.line(place)
        scope = self.scopes[-1]
        hidden = scope.hidden or traits.hidden
        self.table_count += not hidden
        table = OpenTable(self.table_count, implied, hidden)
        self.tables.append(table)
        self.scopes.append(Scope(table, hidden, scope.pre))

    def end_table(self, place: int) -> None:
        self.end_row(place)
        table = self.tables.pop()
        self.scopes.pop()
        if table.hidden or not table.rows:
            return
        places, notes = table_to_places(table)
        for number, columns in places.items():
            self.rows[number] = columns
        self.notes.extend(notes)
        outer = self.tables[-1] if self.tables else None
        if outer is not None and outer.row is not None:
            # a table of one short cell is only a frame around text
            outer.row.flat = outer.row.flat or table.cells > 1 or table.rows[0].flat
        self.line(place)

    def start_group(self, place: int, traits: Traits) -> None:
        if not self.tables:
            return
        self.end_row(place)
        self.tables[-1].group += 1
        self.tables[-1].group_hidden = traits.hidden

    def start_row(self, place: int, traits: Traits) -> None:
        if not self.tables:
            self.start_table(place, NO_TRAITS, implied=True)
        self.end_row(place)
        table = self.tables[-1]
        table.row_hidden = traits.hidden
        if not self.scopes[-1].hidden:
            self.open_row(table)

    def open_row(self, table: OpenTable) -> None:
        self.cells += 1
        table.oversize = table.oversize or self.cells > MAX_PLACES
        row = OpenRow(len(self.rows), table.group)
        if not table.oversize:
            self.rows.append(None)
            table.rows.append(row)
        table.row = row

    def start_cell(self, place: int, traits: Traits) -> None:
        if not self.tables:
            self.start_table(place, NO_TRAITS, implied=True)
        self.leave_cell()
        self.close_cell(place)
        table, scope = self.tables[-1], self.scopes[-1]
        hidden = scope.hidden or traits.hidden
        if not hidden:
            self.open_cell(table, place, (traits.columns, traits.rows))
        self.scopes.append(Scope(None, hidden, scope.pre))

    def open_cell(self, table: OpenTable, place: int, spans: tuple[int, int]) -> None:
        if table.row is None:
            self.open_row(table)
        assert table.row is not None
        self.cells += 1
        table.oversize = table.oversize or self.cells > MAX_PLACES
        table.cell = CellContent()
        if table.oversize:
            self.line(place)
            return
        if not table.row.spans:
            self.line(place)
            self.emit(Event.ROW, table.row.number, place)
        table.row.spans.append(spans)
        self.emit(Event.CELL, table.row.number, place)

    def leave_cell(self) -> None:
        """The scope of the open cell ends; the cell itself still takes stray text."""
        if len(self.scopes) > 1 and self.scopes[-1].table is None:
            self.scopes.pop()

    def close_cell(self, place: int) -> None:
        table = self.tables[-1]
        if table.row is not None and table.cell is not None:
            if table.row.spans:
                self.emit(Event.CELL_END, table.row.number, place)
            table.end_cell()

    def end_row(self, place: int) -> None:
        """Leave the innermost table's cell and row, if any is open."""
        self.leave_cell()
        self.close_cell(place)
        table = self.tables[-1]
        if table.row is not None and table.row.spans:
            self.emit(Event.ROW_END, table.row.number, place)
        table.end_row()
        table.row_hidden = False
