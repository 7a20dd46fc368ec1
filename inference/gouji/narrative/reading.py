"""A paragraph to the figures that it states, clause by clause; a clause with a word that has no role says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gouji.narrative.bodies import clause_to_body, is_own_body, is_whole_area
from gouji.narrative.clauses import Clause, pieces_to_clauses
from gouji.narrative.facts import Fact
from gouji.narrative.matching import Reader, phrasing_to_reader
from gouji.narrative.phrasing import Phrasing, Statement
from gouji.narrative.pieces import UNKNOWN, Piece
from gouji.narrative.states import State

_STEERING = frozenset(
    {"fill", "this_year", "part_year", "other_year", "since", "cumulative", "own", "wide", "others", "part", "void"}
)
"""Roles that change the state and are no part of what a clause says."""
_TIMES = frozenset({"prev_year", "next_year"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the report around a paragraph; None where it is not."""

    year: int | None
    agency: str | None
    heading: str = ""


def paragraph_to_facts(
    text: str,
    phrasing: Phrasing,
    *,
    year: int | None = None,
    agency: str | None = None,
    heading: str = "",
) -> tuple[Fact, ...]:
    """Every figure that `text` surely states for the report's body and year, in order; spans point into `text`.

    `year` is the year reported on (by default the latest that the text names), `agency` the reporting body, `heading`
    the heading above the paragraph. Raises MissingPackageError when spaCy or jieba are not installed.
    """
    reader = phrasing_to_reader(phrasing)
    pieces = reader.text_to_pieces(text)
    year = year or max((int(p.value) for p in pieces if p.role == "year" and p.value is not None), default=None)
    walk = _Walk(reader, text, Setting(year, agency, heading), pieces)
    return tuple(walk.facts())


class _Walk:
    """One paragraph, read from its first clause to its last."""

    def __init__(self, reader: Reader, text: str, setting: Setting, pieces: Sequence[Piece]) -> None:
        self.reader = reader
        self.phrasing = reader.phrasing
        self.text = text
        self.setting = setting
        self.counted = frozenset(self.phrasing.units.values()) | {"bare"}
        self.clauses = list(pieces_to_clauses([self._dated(piece) for piece in pieces], self.counted))
        heading = [piece.role for piece in reader.text_to_pieces(setting.heading)]
        self.named_roles = {piece.role for piece in pieces}.union(heading)
        self.state = State()
        self._name_object(heading)
        self.bodies = frozenset(
            self._words(clause.pieces[slice(*found)])
            for clause in self.clauses
            if (found := clause_to_body(clause.pieces, text))
        )

    def facts(self) -> Iterator[Fact]:
        """The facts of all sentences that nothing voids."""
        outer: list[State] = []
        for clause in self.clauses:
            self._read(clause)
            if clause.close == "open":
                outer.append(self.state)
                self.state = self.state.bracket()
            elif clause.close == "close" and outer:
                inner, self.state = self.state, outer.pop()
                self.state.void |= inner.void
            elif clause.close == "semi":
                self.state.end_clause_list()
            elif clause.close == "end":
                self.state = outer[0] if outer else self.state
                outer = []
                yield from self.state.end_sentence()

    def _dated(self, piece: Piece) -> Piece:
        """A year as what it is beside the report's year."""
        if piece.role != "year" or self.setting.year is None or piece.value is None:
            return piece
        roles = {0: "this_year", -1: "prev_year", 1: "next_year"}
        return Piece(piece.start, piece.end, roles.get(int(piece.value) - self.setting.year, "other_year"))

    def _read(self, clause: Clause) -> None:
        pieces = list(clause.pieces)
        roles = {piece.role for piece in pieces}
        self.state.void |= "void" in roles
        if found := clause_to_body(pieces, self.text):
            self._name_body(self._words(pieces[slice(*found)]))
            del pieces[slice(*found)]
        self._place_body(pieces, roles)
        self._place_time(pieces, roles)
        self.state.part |= bool(roles & {"part", "channel"}) and "own" not in roles
        said = [piece for piece in pieces if piece.role not in _STEERING and not self._is_loose_time(piece, roles)]
        facts = self._said_to_facts(said)
        self.state.pending.extend(facts)
        self.state.last = facts[0] if len(facts) == 1 and facts[0].kind == "figure" else None
        self._remember(said, roles)

    def _said_to_facts(self, said: Sequence[Piece]) -> list[Fact]:
        roles = [piece.role for piece in said]
        if roles == ["share", "percent"]:
            return list(self._share(said[1]))
        figures = [piece for piece in said if piece.role in self.counted]
        if not (self.state.in_period and self.state.own) or UNKNOWN in roles or len(figures) > 1:
            return []
        fits = [s for s in self.reader.roles_to_statements(roles) if self._holds(s, figures)]
        if len({statement.says for statement in fits}) != 1:
            return []
        topic = fits[0].topic
        if topic is not None:
            self.state.name_topic(topic)
        return list(self._facts(fits[0], said, figures))

    def _facts(self, statement: Statement, said: Sequence[Piece], figures: Sequence[Piece]) -> Iterator[Fact]:
        for quantity in statement.says:
            if figures:
                piece = figures[0]
                value = piece.value if piece.value is not None else 0
                yield Fact(quantity, value, (piece.start, piece.end), "figure", piece.step)
            else:
                piece = next(piece for piece in said if piece.role.startswith("none_"))
                yield Fact(quantity, 0, (piece.start, piece.end), "none")

    def _share(self, percent: Piece) -> Iterator[Fact]:
        last = self.state.last
        if last is not None and percent.value is not None and self.phrasing.quantities[last.quantity].share_of:
            yield Fact(last.quantity, percent.value, (percent.start, percent.end), "share")

    def _holds(self, statement: Statement, figures: Sequence[Piece]) -> bool:
        """Whether what must have been said before a statement was."""
        flags, state = statement.flags, self.state
        if (state.part and "part" not in flags) or bool(figures) == ("none" in flags):
            return False
        if "zero" in flags and figures[0].value != 0:
            return False
        if statement.context and not self.named_roles & statement.context:
            return False
        if statement.topic is not None and not state.has_topic(statement.topic):
            return False
        if statement.after is not None and state.verb != statement.after:
            return False
        return statement.not_after is None or state.verb not in (statement.not_after, UNKNOWN)

    def _place_time(self, pieces: Sequence[Piece], roles: set[str]) -> None:
        state = self.state
        if "compare" in roles:
            return
        for piece in pieces:
            if piece.role == "this_year":
                state.in_period = state.dated = True
            elif piece.role in ("part_year", "other_year", "since") or self._is_loose_time(piece, roles):
                state.in_period = state.dated = False
            elif piece.role == "cumulative" and not state.dated:
                state.in_period = False

    def _is_loose_time(self, piece: Piece, roles: set[str]) -> bool:
        """Another year that is not part of what is carried from or into it."""
        return piece.role in _TIMES and "carry" not in roles and not (piece.role == "next_year" and "handle" in roles)

    def _place_body(self, pieces: Sequence[Piece], roles: set[str]) -> None:
        state = self.state
        if "own" in roles:
            state.own = True
            state.part &= state.whole_area
        for piece in pieces:
            if piece.role == "wide":
                state.whole_area = is_whole_area(self._words([piece]), self.setting.agency)
                state.own = state.whole_area
        if "others" in roles and not state.whole_area:
            state.own = False

    def _name_body(self, name: str) -> None:
        self.state.own = is_own_body(name, self.setting.agency, self.bodies - {name})

    def _remember(self, said: Sequence[Piece], roles: set[str]) -> None:
        """The object and the verb for the clauses to come."""
        counts = bool(roles & self.counted)
        if "foreign" in roles or (UNKNOWN in {piece.role for piece in said} and counts):
            self.state.name_topic(None)
            self.state.verb = UNKNOWN
        else:
            self._name_object([piece.role for piece in said])
        verbs = [piece.role for piece in said if piece.role in self.phrasing.verbs]
        if verbs and self.state.verb != UNKNOWN:
            self.state.verb = verbs[-1]

    def _name_object(self, roles: Iterable[str]) -> None:
        named = {"request" if role == "application" and "request" in self.named_roles else role for role in roles}
        objects = named & self.phrasing.objects
        if objects:
            self.state.name_topic(objects.pop() if len(objects) == 1 else None)

    def _words(self, pieces: Sequence[Piece]) -> str:
        return self.text[pieces[0].start : pieces[-1].end] if pieces else ""
