"""A report before it is flattened: lines of prose, headings and furniture, and the grids of its tables, in order."""

from __future__ import annotations

from dataclasses import dataclass

from gouji_training.synthesis.model import Grid, GridCell, Key, Line


@dataclass(frozen=True, slots=True)
class Page:
    """One made-up report. `form` is the id of its form, None when it is of another kind.

    `doubtful` are the values that are printed but whose row or column no reader could tell any more, `corruptions` the
    kinds of damage done so far, `breaches` the rules of the form that the agency's own figures break. `lost` are values
    that damage took off the page: they are part of its source, so that their gold is None.
    """

    id: str
    form: str | None
    blocks: tuple[Line | Grid, ...]
    doubtful: frozenset[Key] = frozenset()
    corruptions: tuple[str, ...] = ()
    breaches: tuple[str, ...] = ()
    lost: tuple[GridCell, ...] = ()

    def grids(self) -> list[Grid]:
        """The tables of the page."""
        return [block for block in self.blocks if isinstance(block, Grid)]
