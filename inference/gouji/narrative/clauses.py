"""Pieces to clauses: what stands between two marks, lists of counted things taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gouji.narrative.pieces import Piece

Close = Literal["stop", "semi", "end", "open", "close"]
_CLOSES: frozenset[str] = frozenset({"stop", "semi", "end", "open", "close"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Pieces without spaces, and the mark that ends them."""

    pieces: tuple[Piece, ...]
    close: Close


def pieces_to_clauses(pieces: Sequence[Piece], counted: frozenset[str]) -> Iterator[Clause]:
    """Cut at every mark, and at 、 和 and the like behind a figure; `counted` are the roles of figures."""
    held: list[Piece] = []
    for piece in pieces:
        if piece.role == "space":
            continue
        if piece.role in _CLOSES:
            yield Clause(tuple(held), piece.role)  # type: ignore[arg-type]
            held = []
        elif piece.role == "and" and any(other.role in counted or other.role == "percent" for other in held):
            yield Clause(tuple(held), "stop")
            held = []
        else:
            held.append(piece)
    yield Clause(tuple(held), "end")
