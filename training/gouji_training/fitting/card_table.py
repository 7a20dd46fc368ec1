"""Tables of the model card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def rows_to_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, cells))} |" for cells in lines)
