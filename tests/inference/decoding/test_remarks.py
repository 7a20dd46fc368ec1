"""A column for remarks behind those of the form."""

from __future__ import annotations

import pytest

import gouji
from support.grids import form_to_grid
from support.layouts import tab_rows
from support.pages import grid_to_page
from support.readings import REQUEST_HEADER, text_to_rows
from support.scoring import not_right

GRID = form_to_grid("zfxxgk-2021")
ROWS = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "1.属于国家秘密"]


@pytest.mark.parametrize("remark", ["无", "-", "/", "0"])
def test_marks_below_remarks_are_no_figures(remark: str) -> None:
    lines, titled = [], False
    for line in tab_rows(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n"):
        is_row = "\t" in line and any(cell.isdigit() for cell in line.split("\t"))
        behind = remark if is_row else "" if titled else "备 注"
        titled = "\t" in line and (titled or not is_row)
        lines.append(f"{line}\t{behind}" if "\t" in line else line)
    assert not_right(GRID, gouji.extract("\n".join(lines))) == []


def _requests(header: str, rows: list[str]) -> dict[str, str]:
    lines = [f"{label}\n{figures}" for label, figures in zip(ROWS, rows, strict=True)]
    return text_to_rows("三、收到和处理政府信息公开申请情况\n" + header + "\n".join(lines) + "\n", "requests")


FULL = "1\n2\n0\n0\n0\n0\n3\n无"


def test_the_title_may_stand_behind_others_on_its_line() -> None:
    rows = "\n".join(f"{label} {FULL}".replace("\n", " ") for label in ROWS)
    header = REQUEST_HEADER.replace("\n", " ")
    assert (
        text_to_rows(f"三、收到和处理政府信息公开申请情况\n{header}备注\n{rows}\n", "requests")["received"]
        == "1 2 0 0 0 0 3"
    )


def test_a_row_that_lost_a_blank_does_not_take_the_remark_for_it() -> None:
    found = _requests(REQUEST_HEADER + "备注\n", [FULL, FULL, "1\n2\n0\n0\n0\n3\n无", FULL])
    assert found["received"] == "1 2 0 0 0 0 3"
    assert found["granted"] != "1 2 0 0 0 3 _"


def test_without_a_title_nothing_is_a_remark() -> None:
    assert _requests(REQUEST_HEADER, [FULL] * 4)["received"] != "1 2 0 0 0 0 3"


def test_a_remark_is_not_taken_for_a_total_that_is_blank() -> None:
    rows = [f"{label}\t1\t2\t0\t0\t0\t0\t\t0" for label in ROWS]
    text = "\n".join(["三、收到和处理政府信息公开申请情况", *REQUEST_HEADER.split("\n")[:-1], "备注", *rows])
    assert text_to_rows(text, "requests")["received"][-1] != "0"
