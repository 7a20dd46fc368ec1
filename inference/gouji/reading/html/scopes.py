"""Which elements are open, and so what is hidden, preformatted or set apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from gouji.reading.html.tables import OpenTable

MAX_OPEN = 10_000
"""Elements nested deeper than this are not tracked: their text is kept, their end tags do nothing."""


@dataclass(slots=True)
class Scope:
    """The open elements inside the page, a table outside its cells, or a cell.

    An end tag inside a scope never closes what was opened outside it. `table` is the table, in a table's scope.
    """

    table: OpenTable | None
    inherits_hidden: bool
    inherits_pre: bool
    names: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    hidden_from: int | None = None
    """Place in `names` of the outermost hidden element."""
    pre_from: int | None = None
    apart: list[int] = field(default_factory=list)
    """Places in `names` of the inline elements that are set apart."""

    @property
    def hidden(self) -> bool:
        """Whether nothing in here shows."""
        if self.inherits_hidden or self.hidden_from is not None:
            return True
        return self.table is not None and (self.table.row_hidden or self.table.group_hidden)

    @property
    def pre(self) -> bool:
        """Whether white space counts."""
        return self.inherits_pre or self.pre_from is not None

    def push(self, name: str, *, hidden: bool = False, pre: bool = False, apart: bool = False) -> None:
        """Open an element."""
        place = len(self.names)
        if place >= MAX_OPEN:
            return
        self.names.append(name)
        self.counts[name] = self.counts.get(name, 0) + 1
        if hidden and self.hidden_from is None:
            self.hidden_from = place
        if pre and self.pre_from is None:
            self.pre_from = place
        if apart:
            self.apart.append(place)

    def pop(self, name: str) -> bool:
        """Close the innermost element of that name and all inside it; tells whether one of them was set apart."""
        if not self.counts.get(name):
            return False
        while True:
            last = self.names.pop()
            self.counts[last] -= 1
            if last == name:
                break
        place = len(self.names)
        if self.hidden_from is not None and self.hidden_from >= place:
            self.hidden_from = None
        if self.pre_from is not None and self.pre_from >= place:
            self.pre_from = None
        was_apart = bool(self.apart) and self.apart[-1] >= place
        while self.apart and self.apart[-1] >= place:
            self.apart.pop()
        return was_apart
