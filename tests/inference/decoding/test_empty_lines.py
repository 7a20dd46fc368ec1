"""Tables with one cell a line whose empty cells left an empty line."""

from __future__ import annotations

from support.readings import REFUSED, REQUESTS, text_to_rows

LABELS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "三、本年度办理结果\n（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "（三）不予公开\n1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
)


def requests(*rows: str) -> dict[str, str]:
    """The readings of a table with these lines below each label; a full stop stands for an empty line."""
    body = "\n".join(
        f"{label}\n{row.replace('.', '').replace(' ', chr(10))}" for label, row in zip(LABELS, rows, strict=True)
    )
    return text_to_rows(REQUESTS + body + "\n3.危及“三安全一稳定”\n", "requests")


def test_the_line_of_a_figure_is_its_column() -> None:
    rows = requests("3 . . 1 . . 4", *[". . . . . . 0"] * 5)
    assert rows["received"] == "3 _ _ 1 _ _ 4"
    assert rows["granted"] == "_ _ _ _ _ _ 0"


def test_a_table_of_empty_lines_only_is_blank() -> None:
    assert requests(*[". . . . . . ."] * 6)["granted"] == "_ _ _ _ _ _ _"


def test_a_row_without_room_for_all_its_columns_shows_that_lines_are_no_cells() -> None:
    rows = requests("3 . . 1 . . 4", "0", *[". . . . . . 0"] * 4)
    assert rows["received"] == "? ? ? ? ? ? ?"


def test_without_a_figure_in_the_last_column_lines_tell_nothing() -> None:
    assert requests(*["3 . . . . . ."] * 6)["received"] == "? ? ? ? ? ? ?"


def test_a_row_with_more_lines_than_others_and_no_last_figure_stays_open() -> None:
    rows = requests("3 . . . . . . .", *[". . . . . . 0"] * 5)
    assert rows["received"] == "? ? ? ? ? ? ?"


def test_lines_behind_the_last_row_do_not_tell_its_blanks() -> None:
    """The last figure is lost; an empty line between the tables stands where it stood."""
    others = "".join(f"{label}\n0\n0\n0\n0\n0\n0\n0\n\n" for label in LABELS)
    text = (
        REQUESTS + others + "四、结转下年度继续办理\n0\n53\n0\n0\n0\n53\n\n\n四、政府信息公开行政复议、行政诉讼情况\n"
    )
    assert set(text_to_rows(text, "requests")["carried_over"].split()) == {"?"}


def test_a_pipe_alone_in_its_line_is_an_empty_cell_where_pipes_open_the_lines_of_cells() -> None:
    body = "\n".join(
        "\n".join([label, *("| 0" for _ in range(6)), "| 0", "|"])
        if place
        else f"{label}\n| 3\n|\n| 1\n| 0\n|\n| 0\n| 4\n|"
        for place, label in enumerate(LABELS)
    )
    text = REQUESTS + body + "\n3.危及“三安全一稳定”\n"
    assert text_to_rows(text, "requests")["received"] == "3 _ 1 0 _ 0 4"


def test_a_row_that_lost_a_line_is_not_taken_for_one_with_fewer_labels_behind_it() -> None:
    """The row before another group has one line more behind it: with a figure lost, it is as long as the others."""
    lines = [f"{label}\n" + "5\n" * 6 + "30\n" for label in LABELS]
    lines[3] = f"{LABELS[3]}\n" + "5\n" * 5 + "25\n"
    text = REQUESTS + "".join(lines[:4]) + "\n" + "".join(lines[4:]) + "3.危及“三安全一稳定”\n"
    assert "_" not in text_to_rows(text, "requests")["partly_granted"]


def test_pipes_behind_a_figure_that_is_not_the_last_show_that_lines_are_no_cells() -> None:
    lines = [f"{label} |\n" + "0 |\n" * 6 + "0 |||\n|\n" for label in LABELS]
    lines[1] = f"{LABELS[1]} |\n" + "0 |\n" * 5 + "0 |||\n0 |\n|\n"
    assert "0" not in text_to_rows(REQUESTS + "".join(lines), "requests")["carried_in"].split()


def test_the_last_row_does_not_tell_how_many_lines_others_have() -> None:
    """An empty line stands behind every row but the last: a row that lost a figure is as long as that one."""
    rows = [f"{label}\n" + "5\n" * 6 + "30\n\n" for label in LABELS]
    rows[0] = f"{LABELS[0]}\n" + "5\n" * 5 + "25\n\n"
    last = "四、结转下年度继续办理\n" + "5\n" * 6 + "30\n四、政府信息公开行政复议、行政诉讼情况\n"
    assert "_" not in text_to_rows(REQUESTS + "".join(rows) + last, "requests")["received"]


def test_rows_with_one_line_more_than_others_show_that_an_empty_line_may_be_none() -> None:
    """A row that lost a figure and gained an empty line is as long as one that ends in a blank."""
    labels = (*LABELS, *REFUSED[2:])
    rows = [f"{label}\n" + "0\n" * 7 + "\n" for label in labels]
    rows[5] = f"{labels[5]}\n" + "0\n" * 6 + "\n\n"
    last = "7.属于行政执法案卷\n" + "0\n" * 7 + "\n8.属于行政查询事项\n"
    rows_told = text_to_rows(REQUESTS + "".join(rows) + last, "requests")
    assert rows_told["refused.prohibited_by_law"] == "0 0 0 0 0 0 _"
    rows[7] += "\n"
    rows_told = text_to_rows(REQUESTS + "".join(rows) + last, "requests")
    assert "_" not in rows_told["refused.prohibited_by_law"]
