"""Runs of as many digits as columns, in rows whose figures have no sum."""

from __future__ import annotations

from support.one_cell_a_line import BLOCK, SOUND, requests_in_lines
from support.readings import REVIEW, text_to_rows

HEADER = "二、主动公开政府信息情况\n第二十条第(一)项\n信息内容本年制发件数本年废止件数现行有效件数\n"
MORE = "第二十条第(五)项\n信息内容本年处理决定数量\n行政许可"


def normative(run: str, licences: str) -> str:
    text = HEADER + f"规章000\n行政规范性文件{run}\n{MORE}{licences}\n第二十条第(六)项\n信息内容\n行政处罚0\n"
    return text_to_rows(text, "disclosure")["normative_documents"]


def test_where_every_row_has_its_figures_each_digit_is_one() -> None:
    assert normative("789", "0") == "=7 =8 =9"


def test_where_a_row_lost_its_figure_the_digits_may_be_one_with_blanks_behind() -> None:
    assert normative("789", "") == "? ? ?"


def test_digits_behind_noughts_can_be_nothing_else() -> None:
    assert normative("009", "") == "=0 =0 =9"


RUNS = {row.id: SOUND.get(row.id, "0000000").replace(" ", "") for row in BLOCK.rows}
"""The figures of each row of the requests in one run."""


def review_behind(requests: str) -> str:
    disclosed = HEADER + f"规章1312\n行政规范性文件789\n{MORE}0\n第二十条第(六)项\n信息内容\n行政处罚0\n"
    return text_to_rows(disclosed + requests + REVIEW + "120031203600000\n", "review_litigation")["direct_suit"]


def test_rows_of_runs_whose_sums_all_hold_show_that_no_blank_was_closed_up() -> None:
    assert review_behind(requests_in_lines(RUNS)) == "=1 =2 =0 =3 =6"


def test_a_run_beside_others_whose_sums_fail_may_have_lost_a_blank() -> None:
    assert review_behind(requests_in_lines(RUNS | {"granted": "12500000017"})) == "? ? ? ? ?"


def test_a_table_with_a_bare_label_may_have_closed_up_blanks_whatever_the_others_print() -> None:
    text = (
        HEADER
        + f"规章000\n行政规范性文件789\n{MORE}\n第二十条第(六)项\n信息内容\n行政处罚0\n"
        + requests_in_lines(RUNS)
    )
    assert text_to_rows(text, "disclosure")["normative_documents"] == "? ? ?"
