"""HTML text to a Page: tags repaired as a browser repairs them, hidden content left out.

The rules follow the HTML standard as far as they touch text and tables, with three exceptions in favour of damaged
pages: rows and cells outside a table make a table, text between the cells of a row belongs to the cell before it, and
text outside all elements keeps its lines (Markdown with HTML tables in it).
"""

from __future__ import annotations

import re
from itertools import islice

from gouji.reading.html.attributes import NO_TRAITS, range_to_field_value, range_to_traits
from gouji.reading.html.builder import PageBuilder
from gouji.reading.html.elements import (
    BLOCKS,
    FRAMES,
    GROUPS,
    NOT_ENDING_P,
    NOT_SHOWN,
    PRE,
    SELF_ENDING,
    STRUCTURE,
    TABLES_OF_XML,
    VOID,
)
from gouji.reading.html.events import Event, Page
from gouji.reading.html.scopes import Scope
from gouji.reading.html.tables import OpenTable
from gouji.reading.html.tokens import Kind, Token, is_self_closing, text_to_tokens

MAX_TOKENS = 2_000_000
"""Tags and pieces of text that are read of a page, 400 times those of a large report: bounds time and memory."""

# An unclosed comment or a hidden part this long may hold the report: worth a note.
_NOTABLE = 1000
_MAX_NOTES = 20

_SPACES = re.compile(r"[ \t\r\n\f]*\Z")


def text_to_page(text: str) -> Page:
    """Parse HTML; any string is accepted. Time is linear in its length, nesting costs no stack.

    Behind MAX_TOKENS tags and texts the rest of the page is left out, and a note says so.
    """
    parser = _Parser(text)
    tokens = text_to_tokens(text)
    for token in islice(tokens, MAX_TOKENS):
        parser.take(token)
    rest = next(tokens, None)
    if rest is not None:
        parser.notes.append(f"more than {MAX_TOKENS} tags: the last {len(text) - rest[2]} characters were left out")
    return parser.finish()


class _Parser(PageBuilder):
    """Takes the tokens of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.hidden_characters = 0
        self.titled = False

    def take(self, token: Token) -> None:
        """Take the next token."""
        kind, name, start, end = token
        if name in TABLES_OF_XML and self.tables:
            name = TABLES_OF_XML[name]
        if kind == Kind.TEXT:
            self.take_text(start, end)
        elif name in STRUCTURE:
            self.take_structure((kind, name, start, end))
        elif kind == Kind.START:
            self.take_start(name, start, end)
        elif kind == Kind.END:
            self.take_end(name, start)
        else:
            self.note_lost(name, end - start)

    def finish(self) -> Page:
        """Close what is open."""
        while self.tables:
            self.end_table(len(self.text))
        if self.hidden_characters > _NOTABLE:
            self.notes.append(f"hidden elements with {self.hidden_characters} characters of source were left out")
        if len(self.notes) > _MAX_NOTES:
            self.notes[_MAX_NOTES:] = [f"{len(self.notes) - _MAX_NOTES} more notes on the HTML"]
        return Page(self.events, tuple(self.rows), tuple(self.notes))

    def take_text(self, start: int, end: int) -> None:
        scope = self.scopes[-1]
        if scope.hidden:
            self.hidden_characters += end - start
            return
        blank = _SPACES.match(self.text, start, end) is not None
        if scope.table is not None:
            if blank:
                return
            self.take_stray(scope.table, start, end)
        elif self.is_bare(scope):
            self.take_bare(start, end, blank=blank)
        else:
            self.emit(Event.PRE if scope.pre else Event.TEXT, start, end)
        if self.tables and not blank:
            self.count_text(start, end)

    def is_bare(self, scope: Scope) -> bool:
        """Whether text here stands outside all elements."""
        return len(self.scopes) == 1 and not scope.names

    def take_bare(self, start: int, end: int, *, blank: bool) -> None:
        if not blank:
            self.emit(Event.PRE, start, end)
        elif "\n" in self.text[start:end]:
            self.line(start)
        else:
            self.emit(Event.TEXT, start, end)

    def take_stray(self, table: OpenTable, start: int, end: int) -> None:
        """Text in a table but in no cell: part of the cell before it, or a line of its own between the rows."""
        if table.implied and table.cell is None:
            self.end_table(start)
            self.take_text(start, end)
            return
        self.line(start)
        self.emit(Event.TEXT, start, end)
        self.line(end)

    def count_text(self, start: int, end: int) -> None:
        cell = self.tables[-1].cell if self.tables else None
        if cell is not None:
            cell.add_text(end - start, self.text.count("。", start, end))

    def take_start(self, name: str, start: int, end: int) -> None:
        if name in FRAMES:
            self.line(start)
            if name != "head" and len(self.scopes) == 1 and not self.scopes[0].names:
                self.scopes[0].push(name)
            return
        if self.tables and self.tables[-1].implied and self.scopes[-1].table is not None and name in BLOCKS:
            self.end_table(start)
        traits = range_to_traits(self.text, start, end) if end - start > len(name) + 2 else NO_TRAITS
        scope = self.scopes[-1]
        block = name in BLOCKS
        apart = traits.apart and not block and name != "img"
        if block and name not in NOT_ENDING_P and scope.counts.get("p"):
            scope.pop("p")
        if name in SELF_ENDING and scope.names and scope.names[-1] == name:
            scope.pop(name)
        if name == "br":
            self.take_break(start, end)
        elif name == "input":
            self.take_field(start, end)
        elif block or apart:
            self.line(start)
        if name in VOID or (self.text[end - 2] == "/" and is_self_closing(self.text, start + 1 + len(name), end)):
            return
        hidden = name in NOT_SHOWN or (name == "title" and self.titled) or traits.hidden
        self.titled = self.titled or name == "title"
        scope.push(name, hidden=hidden, pre=name in PRE, apart=apart)

    def take_field(self, start: int, end: int) -> None:
        """A field that is filled in: in a cell of a table its value is the cell's text, elsewhere it is the site's."""
        value = range_to_field_value(self.text, start, end) if self.tables and self.tables[-1].cell else None
        if value is not None and value[0] < value[1]:
            self.take_text(*value)

    def take_end(self, name: str, place: int) -> None:
        if name in FRAMES:
            self.line(place)
            return
        visible = not self.scopes[-1].hidden
        apart = self.scopes[-1].pop(name)
        if visible and (apart or name in BLOCKS or name == "br"):
            self.line(place)

    def take_break(self, start: int, end: int) -> None:
        """<br>: inside a line of a Markdown table it parts words, elsewhere it ends the line."""
        scope = self.scopes[-1]
        if not self.is_bare(scope):
            self.line(start)
            return
        before = self.text[max(0, start - 1000) : start].rpartition("\n")[2]
        after = self.text[end : end + 1000].partition("\n")[0]
        if "|" in before and "|" in after:
            self.emit(Event.SPACE, start, start)
        else:
            self.line(start)

    def take_structure(self, token: Token) -> None:
        kind, name, start, end = token
        if kind == Kind.START:
            traits = range_to_traits(self.text, start, end)
            if name == "table":
                self.start_table(start, traits)
            elif self.deeper:
                self.line(start)
            elif name == "tr":
                self.start_row(start, traits)
            elif name in GROUPS:
                self.start_group(start, traits)
            else:
                self.start_cell(start, traits)
        elif name == "table":
            self.deeper = self.take_table_end(start)
        elif self.deeper:
            self.line(start)
        elif not self.tables:
            self.emit(Event.SPACE, start, start)  # what closes nothing still parts what stands around it
        elif name in ("td", "th"):
            self.leave_cell()
        else:
            self.end_row(start)
            if name in GROUPS:
                self.tables[-1].group += 1
                self.tables[-1].group_hidden = False

    def take_table_end(self, place: int) -> int:
        """An end tag of a table; returns how many untracked tables are still open."""
        if self.deeper:
            self.line(place)
            return self.deeper - 1
        if self.tables:
            self.end_table(place)
        return 0

    def note_lost(self, what: str, length: int) -> None:
        if length > _NOTABLE:
            self.notes.append(f"a {what} that is never closed hides the last {length} characters")
