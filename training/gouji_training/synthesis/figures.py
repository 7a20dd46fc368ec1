"""Figures as real reports have them: nearly all zero in townships, tens in counties, up to ten-thousands in cities.

All identities of the form hold; breaches are a kind of damage (`gouji_training.corrupting`).
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from gouji.forms.model import Column, Form, TableForm

Scale = Literal["township", "county", "city"]
Figures = dict[str, dict[str, dict[str, str]]]
"""Printed figures: {table: {row: {column: text}}}."""

_LIMIT: dict[Scale, int] = {"township": 3, "county": 60, "city": 40_000}
_BUSY: dict[Scale, float] = {"township": 0.06, "county": 0.45, "city": 0.85}
"""Chance that a cell is not zero; the seeds have 2 to 6 % in townships."""

_GIANT = 0.02
"""Chance of a figure above 10 million among those of a city that no sum holds: decisions, fees, procurement."""

_DISTINCT_DIGITS = 4
"""Digits at most of a figure that is drawn, sums aside, where all are to differ: two in three have three or four."""


_LONG_DIGITS = (5, 6, 7, 8, 9)
"""Digits of figures that are drawn long; sums of them reach ten."""

_TRIES = 1000
"""Draws of a figure within a bound; the figure is zero where all that it allows are drawn already."""


@dataclass(frozen=True, slots=True)
class Distinct:
    """How all-different figures look: `long` is the share in [0, 1] with five to nine digits.

    `sparse` draws zeros as often as the scale has them. The figures that are drawn still differ, but a sum of one
    figure and zeros equals it.
    """

    long: float = 0.0
    sparse: bool = False


def draw_figures(rng: Random, form: Form, *, scale: Scale, one_row: bool, distinct: bool | Distinct = False) -> Figures:
    """Draw printed figures for all tables of `form`; `one_row` prints 其他处理 as one row instead of three.

    With `distinct` no figure is zero and no two of the document are equal, sums included, so that a value in another's
    place shows; `scale` does not count then, unless they are to be sparse.
    """
    if not distinct:
        return _draw_tables(form, _Draw(rng, scale), one_row)
    kind = distinct if isinstance(distinct, Distinct) else Distinct()
    while True:
        figures = _draw_tables(form, _DistinctDraw(rng, scale, kind), one_row)
        if kind.sparse:
            return figures
        texts = [text for rows in figures.values() for cells in rows.values() for text in cells.values()]
        if "0" not in texts and len({text.lstrip("+-") for text in texts}) == len(texts):
            return figures


class _Draw:
    """Draws counts of one scale."""

    def __init__(self, rng: Random, scale: Scale) -> None:
        self.rng = rng
        self._scale = scale

    def count(self, damping: float = 1.0, *, most: int | None = None) -> int:
        """A count, zero as often as the scale has it; `most` bounds it."""
        if self.rng.random() >= _BUSY[self._scale] * damping:
            return 0
        drawn = 1 + int(_LIMIT[self._scale] * self.rng.random() ** 4)
        return drawn if most is None else min(drawn, most)

    def free(self, column: Column) -> str:
        """The printed figure of a cell that is in no sum."""
        count = self.count(1.6)
        if count and self._scale == "city" and column.value_type != "signed" and self.rng.random() < _GIANT:
            count = self.rng.randrange(10_000_000, 2_000_000_000)
        if column.value_type == "amount" and count:
            shapes = (f"{count}", f"{count * 1.37:.2f}", f"{count * 31.0791:.4f}", f"{count * 1013:,}")
            return self.rng.choice(shapes) + self.rng.choice(("", "", "", "万元", "元"))
        if column.value_type == "signed" and count:
            return self.rng.choice(("-", "-", "+", "", "", "--", "减", "增")) + str(count)
        if count > 999 and self.rng.random() < 0.2:
            return f"{count:,}"
        return f"{count}{self.rng.choice(('件', '项', '批次')) if self.rng.random() < 0.01 else ''}"


class _DistinctDraw(_Draw):
    """Draws counts above zero, each once; zeros between them where they are to be sparse."""

    def __init__(self, rng: Random, scale: Scale, kind: Distinct) -> None:
        super().__init__(rng, scale)
        self._kind = kind
        self._drawn: set[int] = set()

    def count(self, damping: float = 1.0, *, most: int | None = None) -> int:
        if self._kind.sparse and (most == 0 or self.rng.random() >= _BUSY[self._scale] * damping):
            return 0
        for _ in range(_TRIES):
            limit = 10 ** self._digits()
            count = self.rng.randrange(1, min(limit, most + 1 if most else limit))
            if count not in self._drawn:
                self._drawn.add(count)
                return count
        return 0

    def _digits(self) -> int:
        if self._kind.long and self.rng.random() < self._kind.long:
            return self.rng.choice(_LONG_DIGITS)
        return self.rng.choice((2, 3, 3, _DISTINCT_DIGITS, _DISTINCT_DIGITS, _DISTINCT_DIGITS))

    def free(self, column: Column) -> str:
        count = self.count()
        if not count:
            return "0"
        if column.value_type == "amount":
            return f"{count}.{self.rng.randrange(11, 99)}"
        return f"-{count}" if column.value_type == "signed" and self.rng.random() < 0.5 else str(count)


def _draw_tables(form: Form, draw: _Draw, one_row: bool) -> Figures:
    drawn: Figures = {}
    for table in form.tables:
        if table.id == "requests":
            drawn[table.id] = _draw_requests(draw, table, one_row)
        elif table.layout == "one_row":
            drawn[table.id] = _draw_cases(draw, table)
        else:
            drawn[table.id] = _draw_blocks(draw, table)
    return drawn


def _draw_blocks(draw: _Draw, table: TableForm) -> dict[str, dict[str, str]]:
    return {
        row.id: {column.id: draw.free(column) for column in block.columns}
        for block in table.blocks
        for row in block.rows
    }


def _draw_requests(draw: _Draw, table: TableForm, one_row: bool) -> dict[str, dict[str, str]]:
    block = table.blocks[0]
    parts = [column.id for column in block.columns if column.id != "total"]
    left_out = _left_out(table, one_row)
    rows = [row.id for row in block.rows if row.id not in left_out]
    grid = {row: dict.fromkeys(parts, 0) for row in rows}
    results = [row for row in rows if row not in ("received", "carried_in", "outcome_total", "carried_over")]
    for row in results:
        for part in parts:
            common = row in ("granted", "partly_granted", "unavailable.not_held")
            grid[row][part] = draw.count((1.0 if common else 0.3) * (1.0 if part == parts[0] else 0.4))
    for part in parts:
        done = sum(grid[row][part] for row in results)
        over = draw.count(0.4)
        grid["outcome_total"][part], grid["carried_over"][part] = done, over
        grid["carried_in"][part] = draw.count(0.4, most=done + over)
        grid["received"][part] = done + over - grid["carried_in"][part]
    return {row: {**_printed(grid[row]), "total": str(sum(grid[row].values()))} for row in rows}


def _left_out(table: TableForm, one_row: bool) -> tuple[str, ...]:
    for variant in table.variants:
        if (variant.id == "one_row") == one_row:
            return variant.without
    return ()


def _draw_cases(draw: _Draw, table: TableForm) -> dict[str, dict[str, str]]:
    block = table.blocks[0]
    parts = [column.id for column in block.columns if column.id != "total"]
    drawn = {}
    for row in block.rows:
        counts = {part: draw.count(0.5) for part in parts}
        drawn[row.id] = {**_printed(counts), "total": str(sum(counts.values()))}
    return drawn


def _printed(counts: dict[str, int]) -> dict[str, str]:
    return {key: str(count) for key, count in counts.items()}
