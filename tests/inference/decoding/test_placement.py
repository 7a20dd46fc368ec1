"""Cells of a row to its columns, text in, readings out: by count, blanks, neighbours; else open."""

from __future__ import annotations

import pytest

from support.readings import DISCLOSURE, REQUESTS, text_to_rows

FULL = "一、本年新收政府信息公开申请数量\n9\n8\n7\n6\n5\n4\n39\n"
SEVEN = "2 3 4 5 6 7 27"


def received(text: str) -> str:
    return text_to_rows(REQUESTS + text, "requests")["received"]


def regulations(text: str) -> str:
    return text_to_rows(DISCLOSURE + text, "disclosure")["regulations"]


def test_a_full_row_is_placed() -> None:
    assert received(FULL) == "9 8 7 6 5 4 39"


def test_a_short_row_without_blanks_stays_open() -> None:
    text = "规章\n1\n3\n行政规范性文件\n4\n5\n6\n行政许可\n7\n"
    assert regulations(text) == "? ? ?"


def test_a_row_without_figures_is_missing() -> None:
    assert regulations("规章\n行政规范性文件\n4\n5\n6\n行政许可\n7\n") == ". . ."


def test_an_explicit_blank_keeps_its_place() -> None:
    text = "| 规章 | 1 | | 3 |\n| 行政规范性文件 | 4 | 5 | 6 |\n| 行政许可 | 7 |\n"
    assert regulations(text) == "1 _ 3"


def test_a_printed_mark_keeps_its_place() -> None:
    assert regulations("规章\n1\n/\n3\n行政规范性文件\n4\n5\n6\n") == "1 / 3"


def test_a_row_of_explicit_blanks_is_blank() -> None:
    text = "| 规章 | | | |\n| 行政规范性文件 | 4 | 5 | 6 |\n"
    assert regulations(text) == "_ _ _"


def test_figures_behind_leading_blanks_follow_their_neighbours() -> None:
    text = "规章\t\t1\t\t3\n行政规范性文件\t\t4\t5\t6\n"
    assert regulations(text) == "1 _ 3"


def test_figures_closed_up_before_trailing_blanks_stay_open() -> None:
    text = "| 规章 | 1 | 3 | |\n| 行政规范性文件 | 4 | 5 | 6 |\n"
    assert "3" not in regulations(text).split()


def test_the_last_row_of_a_text_that_was_cut_off_is_read_up_to_the_cut() -> None:
    rows = received("一、本年新收政府信息公开申请数量\n9\n8\n7")
    assert "39" not in rows
    assert rows.split()[3:] in (["."] * 4, ["?"] * 4)


def test_a_doubled_figure_is_taken_once_where_the_sum_tells_which() -> None:
    text = "一、本年新收政府信息公开申请数量\n2\n3\n3\n4\n5\n6\n7\n27\n"
    assert received(text).replace("=", "") == SEVEN


def test_a_split_number_is_joined_where_the_sum_tells_which() -> None:
    assert received("一、本年新收政府信息公开申请数量 2 3 4 5 6 1 7 37\n").replace("=", "") == "2 3 4 5 6 1 7 37"


def test_a_doubled_nought_before_or_behind_a_figure_stays_open() -> None:
    assert received("一、本年新收政府信息公开申请数量\n0\n0\n0\n0\n86\n0\n0\n86\n") == "? ? ? ? ? ? ?"


def test_several_numbers_that_spaces_split_are_joined_where_each_has_its_cell() -> None:
    row = "| 一、本年新收政府信息公开申请数量 | 2 1 | 3 | 4 | 5 0 1 | 6 | 7 | 54 2 |\n"
    assert received(row).replace("=", "") == "2 1 3 4 5 0 1 6 7 54 2"


def test_nothing_is_joined_to_a_nought() -> None:
    assert received("一、本年新收政府信息公开申请数量\n0 1\n0\n0\n0\n0\n0\n1\n") == "? ? ? ? ? ? ?"


def test_an_intruding_figure_is_left_out_where_the_sum_tells_which() -> None:
    text = "一、本年新收政府信息公开申请数量\n2\n3\n4\n900\n5\n6\n7\n27\n"
    assert received(text).replace("=", "") in (SEVEN, "? ? ? ? ? ? ?", "! ! ! ! ! ! !")


def test_one_value_printed_twice_is_one_value() -> None:
    text = "第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n0\n0\n"
    assert text_to_rows(text, "disclosure")["fees"] in ("0", "!0")


def test_two_values_for_one_cell_stay_open() -> None:
    text = "第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n0\n5\n"
    assert text_to_rows(text, "disclosure")["fees"] in ("?", "!")


@pytest.mark.parametrize("run", ["0006", "1234", "120"])
def test_a_glued_run_without_an_identity_stays_open(run: str) -> None:
    assert not set("0123456789") & set(regulations(f"规章{run}\n行政规范性文件{run}\n").replace("!" + run, ""))


def test_a_glued_run_that_has_one_reading_is_decoded() -> None:
    text = "".join(
        f"{label}{figures}\n"
        for label, figures in (
            ("一、本年新收政府信息公开申请数量", "6000006"),
            ("二、上年结转政府信息公开申请数量", "0000000"),
            ("（一）予以公开", "5000005"),
            ("（二）部分公开", "1000001"),
        )
    )
    assert received(text) in ("=6 =0 =0 =0 =0 =0 =6", "? ? ? ? ? ? ?")


def test_a_figure_that_shares_its_cell_with_unknown_text_is_not_read() -> None:
    for cell in ("12 万", "12 ½", "12 ²", "12 e3", "12 ٣", "12 ①", "12 _000"):
        text = f"第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t{cell}\n"
        assert text_to_rows(text, "disclosure").get("fees", "!")[:1] in ("!", "?"), cell


def test_a_torn_figure_on_the_next_line_is_not_read() -> None:
    text = "第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n\n0\n\n.52\n"
    assert text_to_rows(text, "disclosure").get("fees", "!")[:1] in ("!", "?")


def test_one_figure_too_many_stays_open_where_no_sum_tells_which() -> None:
    text = "| 规章 | 1 | 2 | 3 |\n| 行政规范性文件 | 0 | 0 | 1 | 91 |\n"
    assert not text_to_rows(DISCLOSURE + text, "disclosure")["normative_documents"][:1].isdigit()


def test_a_blank_before_a_figure_that_fills_its_merged_cell_twice_is_not_closed_up() -> None:
    """Tools repeat a merged cell's figure: `blank, 17, 17` is not 17 items for 17, as the repeated header says."""
    text = (
        "| 第二十条第（九）项 | 第二十条第（九）项 | 第二十条第（九）项 | 第二十条第（九）项 |\n"
        "| 信息内容 | 采购项目数量 | 采购总金额 | 采购总金额 |\n| 政府集中采购 |  | 17 | 17 |\n"
    )
    assert text_to_rows(text, "disclosure")["procurement"] == "_ 17"


def test_blanks_between_doubled_tabs_are_not_taken_for_columns() -> None:
    """Rows of twice as many cells as columns show that every other empty cell is none."""
    blank = "二、上年结转政府信息公开申请数量" + "\t\t" * 7 + "\n（一）予以公开" + "\t\t" * 7 + "\n"
    text = "一、本年新收政府信息公开申请数量" + "\t\t" * 5 + "2\t\t\t\t2\n" + blank
    assert received(text) == "? ? ? ? ? ? ?"


def test_empty_cells_that_end_every_cell_are_not_taken_for_columns() -> None:
    """A browser's inner text puts a lone tab behind each cell: rows grow by one cell for each figure."""

    def row(label: str, *cells: str) -> str:
        return "".join(f"{cell}\n\n\t\n\n" for cell in (label, *cells))

    text = row("一、本年新收政府信息公开申请数量", "", "", "1", "", "", "1", "2")
    text += row("二、上年结转政府信息公开申请数量", "", "", "", "", "", "", "") + row(
        "（一）予以公开", "", "", "1", "", "", "1", "2"
    )
    assert received(text) == "? ? ? ? ? ? ?"


def test_two_equal_figures_in_one_cell_may_be_one_that_a_space_split() -> None:
    assert text_to_rows(DISCLOSURE + "规章 0 0 0\n行政许可 1 1\n行政处罚 0 0\n", "disclosure")["licences"] == "?"


def test_two_figures_in_one_cell_beside_single_ones_need_an_identity() -> None:
    """4 8 may be 48 with a blank further on; 4+8+0+0+0+38 is not 86."""
    assert received("一、本年新收政府信息公开申请数量\n4 8\n0\n0\n0\n38\n86\n") == "? ? ? ? ? ? ?"


def test_two_figures_in_one_cell_are_two_where_the_identity_holds() -> None:
    assert received("一、本年新收政府信息公开申请数量\n4 8\n1\n2\n3\n38\n56\n") == "=4 =8 =1 =2 =3 =38 =56"


PARTED = "（一）予以公开||3584||3293||2964||9831|\n（二）部分公开||1||5536||1||5538|\n"


def test_an_empty_cell_between_every_two_figures_is_no_blank() -> None:
    text = "|一、本年新收政府信息公开申请数量||5||6||7||18|\n|" + PARTED
    assert set(text_to_rows(REQUESTS + text, "requests")["partly_granted"].split()) == {"?"}


def test_a_row_that_the_text_ends_with_is_not_cut_off_where_its_figures_stand_unevenly() -> None:
    text = FULL + "二、上年结转政府信息公开申请数量\n\n\n9634\n8913\n\n2949\n"
    assert set(text_to_rows(REQUESTS + text, "requests")["carried_in"].split()) == {"?"}


def test_a_figure_that_a_wide_gap_splits_is_not_joined_elsewhere() -> None:
    assert text_to_rows(REQUESTS + "（一）予以公开 2  5 2 0 0 0 0 27\n", "requests")["granted"] == "? ? ? ? ? ? ?"


def test_a_dash_that_is_a_blank_elsewhere_on_the_line_is_no_sign() -> None:
    text = REQUESTS + "一、本年新收政府信息公开申请数量    2    —    8    —    —    — 10\n"
    assert text_to_rows(text, "requests")["received"] == "2 — 8 — — — 10"


def test_a_note_behind_the_last_figure_on_a_line_that_spaces_part_soils_none() -> None:
    text = (
        DISCLOSURE.replace("\n", " ")
        + "规章 1 2 3 注：按照上级部署，结合本地实际，规范答复文书。 行政规范性文件 4 5 6\n"
    )
    assert text_to_rows(text, "disclosure")["regulations"] == "1 2 3"


def test_rows_of_dashes_that_one_space_parts_are_blank() -> None:
    text = REQUESTS + "一、本年新收政府信息公开申请数量    —    —    —    —    —    — —\n"
    assert text_to_rows(text, "requests")["received"] == "— — — — — — —"


CHANGES = "信息内容\n上一年项目数量\n本年增/减\n"
FEES = DISCLOSURE.replace("本年制发件数\n本年废止件数\n现行有效件数", "本年新制作数量\n本年新公开数量\n对外公开总数量")
FEES += "规章\n1\n2\n3\n规范性文件\n1\n2\n3\n第二十条第（五）项\n" + CHANGES
FEES += "处理决定数量\n行政许可\n1\n2\n3\n其他对外管理服务事项\n1\n2\n3\n第二十条第（六）项\n" + CHANGES
FEES += "处理决定数量\n行政处罚\n1\n2\n3\n行政强制\n1\n2\n3\n第二十条第（八）项\n" + CHANGES
PROCUREMENT = (
    "行政事业性收费\n19\n-494\n-494\n第二十条第（九）项\n信息内容\n采购项目数量\n采购总金额\n政府集中采购\n1\n2\n"
)


def test_a_figure_repeated_as_often_as_the_label_over_its_column_is_one() -> None:
    assert text_to_rows(FEES + "本年增/减\n" + PROCUREMENT, "disclosure")["fees"] == "19 -494"


def test_a_figure_repeated_under_one_label_is_open() -> None:
    assert text_to_rows(FEES + PROCUREMENT, "disclosure")["fees"][0] in "!?"


def test_noughts_behind_one_empty_cell_stay_open_where_labels_span_cells() -> None:
    noughts = " 0 |" * 7
    above = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
    rows = "".join(f"| {label} | | |{noughts}\n" for label in above)
    rows += "".join(f"| {label} |{noughts}\n" for label in ("（一）予以公开", "（二）部分公开", "2.重复申请"))
    rows += f"| （六）其他处理 | | 0 | 0 | 0 | 0 | 0 | 0 |\n| （七）总计 |{noughts}\n"
    assert "0" not in text_to_rows(REQUESTS + rows, "requests")["other_handling"]
