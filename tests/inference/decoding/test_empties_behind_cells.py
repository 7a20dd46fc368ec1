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


def test_a_header_of_labels_parted_so_shows_it_where_no_row_is_whole() -> None:
    changes = ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]
    lines = [
        ["第二十条第（一）项"],
        ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
        ["规章", "390"],
    ]
    lines += [["规范性文件", "124"], ["第二十条第（六）项"], changes, ["行政处罚", "11", "-7"], ["行政强制", "0", "-4"]]
    lines += [["第二十条第（八）项"], changes[:-1], ["行政事业性收费", "91"]]
    view = "".join("".join(f"{cell}\n\n\t\n\n" for cell in own) for own in lines)
    assert "91" not in text_to_rows("二、主动公开政府信息情况\n" + view, "disclosure")["fees"]
