"""Figures as real reports have them: nearly all zero in townships, tens in counties, thousands in cities.

All identities of the form hold, unless a breach is asked for.
"""

from __future__ import annotations

from random import Random
from typing import Literal

from gouji.forms.model import Block, Column, Form, TableForm

Scale = Literal["township", "county", "city"]
Figures = dict[str, dict[str, dict[str, str]]]
"""Printed figures: {table: {row: {column: text}}}."""

_LIMIT: dict[Scale, int] = {"township": 3, "county": 60, "city": 9000}
_BUSY: dict[Scale, float] = {"township": 0.06, "county": 0.45, "city": 0.85}
"""Chance that a cell is not zero; the seeds have 2 to 6 % in townships."""


def draw_figures(rng: Random, form: Form, *, scale: Scale, one_row: bool) -> Figures:
    """Draw printed figures for all tables of `form`; `one_row` prints 其他处理 as one row instead of three."""
    drawn: Figures = {}
    for table in form.tables:
        if table.id == "requests":
            drawn[table.id] = _draw_requests(rng, table, scale, one_row)
        elif table.layout == "one_row":
            drawn[table.id] = _draw_cases(rng, table, scale)
        else:
            drawn[table.id] = _draw_blocks(rng, table, scale)
    return drawn


def _draw_count(rng: Random, scale: Scale, damping: float = 1.0) -> int:
    if rng.random() >= _BUSY[scale] * damping:
        return 0
    return 1 + int(_LIMIT[scale] * rng.random() ** 4)


def _draw_blocks(rng: Random, table: TableForm, scale: Scale) -> dict[str, dict[str, str]]:
    return {
        row.id: {column.id: _draw_free(rng, column, block, scale) for column in block.columns}
        for block in table.blocks
        for row in block.rows
    }


def _draw_free(rng: Random, column: Column, block: Block, scale: Scale) -> str:
    count = _draw_count(rng, scale, 1.6)
    if column.value_type == "amount" and count:
        amount = rng.choice((f"{count}", f"{count * 1.37:.2f}", f"{count * 31.0791:.4f}", f"{count * 1013:,}"))
        return amount + rng.choice(("", "", "", "万元", "元"))
    if column.value_type == "signed" and count:
        return rng.choice(("-", "-", "+", "", "", "--", "减", "增")) + str(count)
    if count > 999 and rng.random() < 0.2:
        return f"{count:,}"
    return f"{count}{rng.choice(('件', '项', '批次')) if rng.random() < 0.01 else ''}"


def _draw_requests(rng: Random, table: TableForm, scale: Scale, one_row: bool) -> dict[str, dict[str, str]]:
    block = table.blocks[0]
    parts = [column.id for column in block.columns if column.id != "total"]
    left_out = _left_out(table, one_row)
    rows = [row.id for row in block.rows if row.id not in left_out]
    grid = {row: dict.fromkeys(parts, 0) for row in rows}
    results = [row for row in rows if row not in ("received", "carried_in", "outcome_total", "carried_over")]
    for row in results:
        for part in parts:
            common = row in ("granted", "partly_granted", "unavailable.not_held")
            grid[row][part] = _draw_count(rng, scale, (1.0 if common else 0.3) * (1.0 if part == parts[0] else 0.4))
    for part in parts:
        done = sum(grid[row][part] for row in results)
        over = _draw_count(rng, scale, 0.4)
        grid["outcome_total"][part], grid["carried_over"][part] = done, over
        grid["carried_in"][part] = min(_draw_count(rng, scale, 0.4), done + over)
        grid["received"][part] = done + over - grid["carried_in"][part]
    return {row: {**_printed(grid[row]), "total": str(sum(grid[row].values()))} for row in rows}


def _left_out(table: TableForm, one_row: bool) -> tuple[str, ...]:
    for variant in table.variants:
        if (variant.id == "one_row") == one_row:
            return variant.without
    return ()


def _draw_cases(rng: Random, table: TableForm, scale: Scale) -> dict[str, dict[str, str]]:
    block = table.blocks[0]
    parts = [column.id for column in block.columns if column.id != "total"]
    drawn = {}
    for row in block.rows:
        counts = {part: _draw_count(rng, scale, 0.5) for part in parts}
        drawn[row.id] = {**_printed(counts), "total": str(sum(counts.values()))}
    return drawn


def _printed(counts: dict[str, int]) -> dict[str, str]:
    return {key: str(count) for key, count in counts.items()}
