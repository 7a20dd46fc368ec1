"""Readings and checks to statuses, confidence and verdict."""

from __future__ import annotations

import pytest

import gouji
from gouji.deciding.confidence import evidence_to_confidence
from gouji.deciding.lines import text_to_line_index
from gouji.deciding.suspicion import checks_to_suspects
from gouji.extraction import Check, Outcome
from gouji.forms import form_to_cells, load_form
from support.grids import form_to_grid
from support.layouts import LAYOUTS
from support.pages import grid_to_page
from support.readings import DISCLOSURE, REQUESTS
from support.scoring import extraction_to_cells

ONE = ("requests", "received", "business")
TWO = ("requests", "received", "total")


def _check(id_: str, outcome: Outcome, *cells: tuple[str, str, str], spent: bool = False) -> Check:
    return Check(id_, "hard", outcome, 1, 2 if outcome == "failed" else 1, spent, cells, "")


def test_the_cells_of_a_broken_identity_are_suspect() -> None:
    assert checks_to_suspects([_check("row", "failed", ONE, TWO)], {"row": False}) == {ONE: "row", TWO: "row"}


def test_a_holding_identity_of_its_column_clears_a_cell() -> None:
    checks = [_check("row", "failed", ONE, TWO), _check("column", "passed", ONE)]
    assert checks_to_suspects(checks, {"row": False, "column": True}) == {TWO: "row"}


def test_a_spent_identity_clears_nothing() -> None:
    checks = [_check("row", "failed", ONE), _check("column", "passed", ONE, spent=True)]
    assert checks_to_suspects(checks, {"row": False, "column": True}) == {ONE: "row"}


def test_a_holding_row_clears_nothing_of_a_broken_column() -> None:
    checks = [_check("column", "failed", ONE), _check("row", "passed", ONE)]
    assert checks_to_suspects(checks, {"row": False, "column": True}) == {ONE: "column"}


def test_a_column_clears_nothing_where_figures_look_exchanged() -> None:
    checks = [_check("row", "failed", ONE, TWO), _check("column", "passed", ONE)]
    found = checks_to_suspects(checks, {"row": False, "column": True}, exchanged={"row"})
    assert found == {ONE: "row", TWO: "row"}


@pytest.mark.parametrize("outcome", ["passed", "not_applicable", "undecided"])
def test_only_failed_checks_cast_doubt(outcome: Outcome) -> None:
    assert checks_to_suspects([_check("row", outcome, ONE)], {"row": False}) == {}


@pytest.mark.parametrize(
    ("text", "offset", "line"),
    [
        ("ab\ncd", 0, 1),
        ("ab\ncd", 2, 1),
        ("ab\ncd", 3, 2),
        ("a\r\nb", 3, 2),
        ("a\rb", 2, 2),
        ("", 0, 1),
        ("\n\n", 2, 3),
    ],
)
def test_offsets_give_lines_from_one(text: str, offset: int, line: int) -> None:
    assert text_to_line_index(text).line_of(offset) == line


CONFIDENCES = {
    "*": 0.5,
    "full+row_label": 0.6,
    "tabs/full+row_label": 0.7,
    "requests/tabs/full+row_label": 0.8,
}


def confidence(*support: str, table: str = "requests", layout: str | None = "tabs") -> float:
    return evidence_to_confidence(support, table=table, layout=layout, confidences=CONFIDENCES)


def test_the_same_evidence_in_any_order_has_one_confidence() -> None:
    assert confidence("full", "row_label") == confidence("row_label", "full", "full") == 0.8


def test_evidence_that_was_not_counted_in_the_table_has_the_confidence_of_the_layout() -> None:
    assert confidence("full", "row_label", table="disclosure") == 0.7


def test_evidence_that_was_not_counted_in_the_layout_has_its_confidence_anywhere() -> None:
    assert confidence("full", "row_label", layout="grid") == confidence("full", "row_label", layout=None) == 0.6


def test_evidence_that_was_not_counted_has_the_confidence_of_evidence_in_general() -> None:
    assert confidence("cut", "row_label") == 0.5


def test_a_model_of_an_earlier_version_gives_new_evidence_its_lowest_confidence() -> None:
    known = {"full+row_label": 0.75, "cut+row_label": 0.25}
    assert evidence_to_confidence(("lines",), table="t", layout="tabs", confidences=known) == 0.25


def test_the_layout_of_a_table_is_handed_out_with_it() -> None:
    page = grid_to_page(form_to_grid("zfxxgk-2021"), form_id="zfxxgk-2021")
    assert {table.layout for table in gouji.extract(LAYOUTS["pipe_rows"](page)).tables} == {"pipes"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028"])
def test_a_table_of_blanks_has_its_lines_under_every_line_end(end: str) -> None:
    page = grid_to_page(dict.fromkeys(form_to_grid("zfxxgk-2021"), ""), form_id="zfxxgk-2021")
    extraction = gouji.extract(LAYOUTS["pipe_rows"](page).replace("\n", end))
    found = [table for table in extraction.tables if table.found]
    assert all(table.lines and 1 <= table.lines[0] <= table.lines[1] for table in found)


def test_lines_count_in_the_original_whatever_ends_them() -> None:
    text = DISCLOSURE + "规章\n1\n2\n3\n"
    lines = {}
    for end in ("\n", "\r\n", "\r"):
        cell = extraction_to_cells(gouji.extract(text.replace("\n", end)))["disclosure", "regulations", "issued"]
        lines[end] = cell.line
    assert set(lines.values()) == {8}


def test_an_accepted_report_has_every_cell_of_the_form() -> None:
    grid = form_to_grid("zfxxgk-2021")
    extraction = gouji.extract(LAYOUTS["cell_lines"](grid_to_page(grid, form_id="zfxxgk-2021")))
    form = load_form("zfxxgk-2021")
    expected = {(t.id, row, column) for t in form.tables for row, column in form_to_cells(form, t.id)}
    assert extraction.verdict == "accepted"
    assert set(extraction_to_cells(extraction)) == expected
    assert extraction.score > 0.9


def test_a_broken_sum_is_flagged_and_transcribed() -> None:
    grid = form_to_grid("zfxxgk-2021")
    key = ("requests", "granted", "total")
    wrong = str(int(grid[key]) + 1)
    extraction = gouji.extract(LAYOUTS["cell_lines"](grid_to_page(grid | {key: wrong}, form_id="zfxxgk-2021")))
    cell = extraction_to_cells(extraction)[key]
    assert (cell.text, cell.value, cell.status) == (wrong, int(wrong), "suspect")
    assert extraction.verdict == "review"
    assert cell.confidence <= 0.5
    assert cell.proposal is not None
    assert "requests" in cell.proposal.reason


def test_a_row_sum_that_was_spent_is_marked() -> None:
    rows = "一、本年新收政府信息公开申请数量 2 3 4 5 6 1 7 37\n"
    rows += "二、上年结转政府信息公开申请数量\n" + "0\n" * 7
    checks = {check.id: check for check in gouji.extract(REQUESTS + rows).checks}
    assert checks["requests.row_sum.received"].spent
    assert not checks["requests.row_sum.carried_in"].spent


@pytest.mark.parametrize("digits", ["12", "7", "3,0"])
def test_a_figure_that_ends_the_text_may_be_cut_off(digits: str) -> None:
    text = f"第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n{digits}"
    cell = extraction_to_cells(gouji.extract(DISCLOSURE + "规章\n1\n2\n3\n" + text)).get(
        ("disclosure", "licences", "decisions")
    )
    assert cell is None or cell.status in ("suspect", "unresolved", "missing")


def test_a_text_without_tables_names_no_form() -> None:
    extraction = gouji.extract("镇上开了三次会。")
    assert (extraction.form, extraction.verdict, extraction.score) == (None, "rejected", 0.0)
