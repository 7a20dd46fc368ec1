"""Text that a program cut into pieces is read as one: what parts the pieces stands in no cell."""

from __future__ import annotations

import pytest

import gouji
from support.grids import form_to_grid
from support.layouts import markdown, pipe_rows, tab_rows
from support.one_cell_a_line import SOUND, requests_in_lines
from support.pages import grid_to_page
from support.scoring import not_right

GRID = form_to_grid("zfxxgk-2021")
PAGE = grid_to_page(GRID, form_id="zfxxgk-2021")
LAYOUTS = {"pipes": pipe_rows, "tabs": tab_rows, "markdown": markdown}


def _pieces(text: str, length: int, step: int | None = None) -> list[str]:
    return [text[start : start + length] for start in range(0, len(text), step or length)]


def _wrapped(text: str, width: int) -> str:
    return "\n".join("\n".join(_pieces(line, width) or [""]) for line in text.split("\n"))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("width", [40, 64, 80])
def test_lines_broken_at_one_length_are_put_together(layout: str, width: int) -> None:
    assert not_right(GRID, gouji.extract(_wrapped(LAYOUTS[layout](PAGE), width))) == []


def test_a_page_on_one_line_that_was_broken_is_put_together() -> None:
    text = " ".join(tab_rows(PAGE).split())
    assert not_right(GRID, gouji.extract(_wrapped(text, 40))) == not_right(GRID, gouji.extract(text))


def test_a_full_line_before_a_label_is_one_of_its_own() -> None:
    line = "一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1"
    rows = [line, line.replace("一、本年新收", "二、上年结转"), "（一）予以公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2"]
    prose = ["这" * len(line)] * 5
    text = "\n".join([*prose, "三、收到和处理政府信息公开申请情况", *rows])
    (requests,) = [table for table in gouji.extract(text).tables if table.table == "requests"]
    values = {(cell.row, cell.column): cell.value for cell in requests.cells}
    assert [values[row, "total"] for row in ("received", "carried_in", "granted")] == [1, 1, 2]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("joint", ["\n[{}] ", "\n\n[chunk {}]\n", "\n---\n"])
def test_pieces_of_one_length_are_put_together(layout: str, joint: str) -> None:
    first, *others = _pieces(LAYOUTS[layout](PAGE), 301)
    text = first + "".join(joint.format(number) + piece for number, piece in enumerate(others, start=1))
    assert not_right(GRID, gouji.extract(text)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("joint", ["\n\n", "\n", "\n---\n", "\n[chunk 2]\n"])
def test_what_pieces_repeat_of_each_other_is_read_once(layout: str, joint: str) -> None:
    text = joint.join(_pieces(LAYOUTS[layout](PAGE), 500, 430))
    assert not_right(GRID, gouji.extract(text)) == []


def test_rows_that_are_alike_overlap_nothing() -> None:
    text = tab_rows(grid_to_page(dict.fromkeys(GRID, "0"), form_id="zfxxgk-2021"))
    assert not_right(dict.fromkeys(GRID, "0"), gouji.extract(text)) == []


def test_cells_that_are_all_printed_twice_are_read_once() -> None:
    cells = [cell for line in tab_rows(PAGE).split("\n") for cell in line.split("\t") if cell.strip()]
    once = "\n".join(cells)
    twice = "\n".join(f"{cell}\n{cell}" for cell in cells)
    assert not_right(GRID, gouji.extract(twice)) == not_right(GRID, gouji.extract(once))


def test_a_cell_that_is_printed_once_among_double_ones_stays() -> None:
    cells = [cell for line in tab_rows(PAGE).split("\n") for cell in line.split("\t") if cell.strip()]
    place = cells.index("规章") + 2
    lines = [line for number, cell in enumerate(cells) for line in [cell] * (1 + (number != place))]
    assert not_right(GRID, gouji.extract("\n".join(lines))) == not_right(GRID, gouji.extract("\n".join(cells)))


def test_long_labels_that_are_printed_twice_are_no_overlap_of_pieces() -> None:
    cells = "".join(f"{line}\n" * 2 for line in requests_in_lines(SOUND).split("\n")[1:-1])
    text = f"三、收到和处理政府信息公开申请情况\n{cells}五、存在的主要问题及改进情况\n六、其他需要报告的事项\n"
    (requests,) = [table for table in gouji.extract(text).tables if table.found]
    assert [cell.text for cell in requests.cells if cell.row == "granted"] == SOUND["granted"].split()
