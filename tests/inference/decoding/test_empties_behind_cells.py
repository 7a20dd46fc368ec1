"""Tables that print an empty cell behind each cell, filled or not."""

from __future__ import annotations

import pytest

from support.readings import REFUSED, REQUESTS, text_to_rows


def refused(figures: list[str]) -> list[str]:
    """The rows of refusals, `_` for a blank, with a line of a tab behind each cell."""
    cells = ([label, *own.split()] for label, own in zip(REFUSED, figures, strict=True))
    lines = ("".join(f"{'' if cell == '_' else cell}\n\n\t\n\n" for cell in own) for own in cells)
    found = text_to_rows(REQUESTS + "（三）不予公开\n" + "".join(lines), "requests")
    return [text for row, text in found.items() if row.startswith("refused")][: len(REFUSED)]


BLANK = "_ _ _ _ _ _ _"
FILLED = ["_ 5 _ _ _ _ 5", "_ _ _ 4 _ _ 4", "_ 1 _ 2 _ _ 3", "_ _ 6 _ _ _ 6"]


@pytest.mark.parametrize("torn", [BLANK, "_ _ _ 1"], ids=["all rows whole", "a row lost cells"])
def test_figures_are_placed_in_no_window_of_cells_that_only_part_them(torn: str) -> None:
    assert not any("=" in text for text in refused([*FILLED, BLANK, torn]) if text)
