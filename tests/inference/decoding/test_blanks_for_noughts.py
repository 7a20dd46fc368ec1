"""Pages that print nothing for some noughts: each layout shows in its own way which empty cells are a row's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from gouji.segmenting import text_to_number
from support.readings import text_to_rows

LABELS = 3
"""Cells that the labels of a row and of its groups span."""
Row = tuple[int, Sequence[str], str]
"""How many cells the groups of rows above cover, the labels that are printed, the figures, _ for a blank."""
ROWS: dict[str, Row] = {
    "received": (0, ["一、本年新收政府信息公开申请数量"], "5 _ 3 0 0 _ 8"),
    "carried_in": (0, ["二、上年结转政府信息公开申请数量"], "0 _ _ 0 _ 0 _"),
    "granted": (0, ["三、本年度办理结果", "（一）予以公开"], "2 _ 3 _ _ _ 5"),
    "partly_granted": (1, ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"], "0 _ 0 _ _ 0 0"),
    "refused.state_secret": (1, ["（三）不予公开", "1．属于国家秘密"], "_ 0 _ 0 _ _ _"),
    "refused.prohibited_by_law": (2, ["2．其他法律行政法规禁止公开"], "3 _ _ _ 0 _ 3"),
    "refused.security_stability": (2, ["3．危及“三安全一稳定”"], "_ _ 0 _ 0 _ 0"),
    "outcome_total": (1, ["（七）总计"], "5 _ 3 0 0 _ 8"),
    "carried_over": (0, ["四、结转下年度继续办理"], "0 0 _ _ _ 0 _"),
}


def _cells(row: Row) -> list[str]:
    return [*row[1], *("" if text == "_" else text for text in row[2].split())]


def tabs_and_blank_lines(row: Row) -> list[str]:
    """A cell a line behind a tab, what groups cover before it, a blank line behind the row."""
    return [*(f"\t{cell}" for cell in [""] * row[0] + _cells(row)), ""]


def pipes_behind_cells(row: Row) -> list[str]:
    """A cell a line with its pipe, a pipe for each place that labels cover at the row's end, a pipe before the next."""
    lines = [f"{cell} |" for cell in _cells(row)]
    return [*lines[:-1], lines[-1] + "|" * (LABELS - len(row[1])), "|"]


def pipes_before_cells(row: Row) -> list[str]:
    """The first cell bare, each other one behind a pipe in a line of its own, a pipe at the row's end."""
    first, *others = _cells(row)
    return [first, *(f"| {cell}".rstrip() for cell in others), "|"]


Layout = Callable[[Row], list[str]]


def _page(layout: Layout, rows: dict[str, Row]) -> str:
    lines = [line for row in rows.values() for line in layout(row)]
    return "\n".join(["三、收到和处理政府信息公开申请情况", *lines, "五、存在的主要问题", ""])


@pytest.mark.parametrize("layout", [tabs_and_blank_lines, pipes_behind_cells, pipes_before_cells])
def test_blanks_among_noughts_are_read_where_they_stand(layout: Layout) -> None:
    found = text_to_rows(_page(layout, ROWS), "requests")
    assert {row: found[row] for row in ROWS} == {row: own[2] for row, own in ROWS.items()}


@pytest.mark.parametrize("layout", [tabs_and_blank_lines, pipes_behind_cells])
def test_a_row_with_another_number_of_cells_leaves_those_without_a_total_open(layout: Layout) -> None:
    shifted = ROWS | {"carried_in": (0, ROWS["carried_in"][1], "_ _ 0 _ 0")}
    found = text_to_rows(_page(layout, shifted), "requests")
    assert set(found["carried_in"].split()) <= {"?", "."}
    assert set(found["refused.state_secret"].split()) <= {"?", "?0"}


def test_a_row_that_ends_in_a_place_of_a_merged_cell_has_lost_one() -> None:
    """What merged cells leave holds one blank, an empty cell two: | |||| against |  |."""
    header = "三、收到和处理政府信息公开申请情况\n自然人 | 法人或其他组织 | 总计 | ||||||\n"
    header += "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ||||\n"
    rows = ROWS | {"received": (0, ROWS["received"][1], "5 0 3 0 0 0 8")}
    lines = [" | ".join(_cells(row)) + " | " + "|" * (LABELS - len(row[1])) for row in rows.values()]
    lost = [*lines[:1], "二、上年结转政府信息公开申请数量 | 0 |  | 0 | 0 | 0 | 0 | |||", *lines[2:]]
    assert text_to_rows(header + "\n".join(lines) + "\n", "requests")["carried_in"] == "0 _ _ 0 _ 0 _"
    assert set(text_to_rows(header + "\n".join(lost) + "\n", "requests")["carried_in"].split()) <= {"?", "."}


def test_noughts_without_any_total_are_in_doubt() -> None:
    """Where no row prints one, the empty last cell may be a filler for a column that the page lacks."""
    noughts = {row: (own[0], own[1], "0 _ 0 _ 0 0 _") for row, own in ROWS.items()}
    found = text_to_rows(_page(tabs_and_blank_lines, noughts), "requests")
    assert all(not text.isdigit() for row in ROWS for text in found[row].split())


def test_the_numeral_for_nought_is_a_number() -> None:
    printed = text_to_number("零件")
    assert printed is not None
    assert (printed.value, printed.unit) == (0, "件")
    assert text_to_number("零星") is None
    assert text_to_number("〇") is None  # a mark for a blank in some pages
