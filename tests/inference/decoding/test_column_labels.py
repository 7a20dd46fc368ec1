"""Row labels that a narrow column broke into lines, with the group's label in a column beside them."""

from __future__ import annotations

from support.readings import REQUESTS, text_to_rows

NOT_HELD = """\
            1、本机
            关不掌握  10    79   519   5702  1111  6270  13691
            相关政府
            信息
"""
NOT_READY = """\
     （四） 2、没有
     无法提 现成信息  7447  17   4840  5621  3182  78    21185
     供     需要另行
            制作
"""
UNCLEAR = """\
三、         3、补正
本年        后申请内  409   146  1840  9412  315   9646  21768
            容仍不明
            确
四、结转下年度继续办理  7    8    9    1    2     3     30
"""


def test_lines_of_a_label_are_read_down_their_column() -> None:
    found = text_to_rows(REQUESTS + NOT_HELD + NOT_READY + UNCLEAR, "requests")
    assert found["unavailable.not_ready_made"] == "7447 17 4840 5621 3182 78 21185"


def test_a_label_that_is_not_told_to_its_end_gives_no_row() -> None:
    torn = UNCLEAR.replace("容仍不明", "某某某某")
    found = text_to_rows(REQUESTS + NOT_HELD + NOT_READY + torn, "requests")
    assert not found["unavailable.still_unclear"].startswith("409")
