"""Lines printed on every page are none of the table's, labels that an agency added are."""

from __future__ import annotations

import gouji
from gouji.decoding.sifting.running_lines import lines_to_running
from support.grids import form_to_grid
from support.layouts import cell_lines
from support.pages import grid_to_page
from support.scoring import not_right


def test_a_watermark_within_rows_does_not_part_them() -> None:
    grid = form_to_grid("zfxxgk-2021")
    lines = cell_lines(grid_to_page(grid, form_id="zfxxgk-2021")).split("\n")
    marked = [line for place, own in enumerate(lines) for line in ([own] if place % 17 else [own, "内部资料请勿外传"])]
    assert not_right(grid, gouji.extract("\n".join(marked))) == []


def test_a_text_in_three_places_of_tables_only_is_a_label() -> None:
    lines = ["规章", "1", "其他事项", "2", "行政许可", "3", "其他事项", "行政处罚", "5", "其他事项", "6"]
    assert lines_to_running(lines, [2, 6, 9]) == frozenset()


def test_a_text_with_figures_behind_it_each_time_is_a_label() -> None:
    assert lines_to_running(["规章", "1", "其他事项", "2"] * 5, [2, 6, 10, 14, 18]) == frozenset()
