"""Rows that name their columns: 自然人：3 商业企业：0."""

from __future__ import annotations

import pytest

from support.readings import REQUESTS, text_to_rows

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
LABELS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "（一）予以公开",
    "（七）总计",
    "四、结转下年度继续办理",
)
IDS = ("received", "carried_in", "granted", "outcome_total", "carried_over")


def _rows(joint: str, behind: str, figures: list[str]) -> list[str]:
    named = behind.join(f"{column}{joint}{figure}" for column, figure in zip(COLUMNS, figures, strict=True))
    found = text_to_rows(REQUESTS + "".join(f"{label}{behind}{named}\n" for label in LABELS), "requests")
    return [found[row] for row in IDS]


@pytest.mark.parametrize("joint", [" ", "：", "="])
@pytest.mark.parametrize("behind", [" ", "\n", "\t"])
def test_a_row_of_named_figures_is_read(joint: str, behind: str) -> None:
    assert _rows(joint, behind, list("9876549")) == ["9 8 7 6 5 4 9"] * 5


def test_a_name_without_a_figure_is_an_empty_cell() -> None:
    assert _rows("：", "\t", ["9", "8", "", "6", "5", "4", "32"]) == ["9 8 _ 6 5 4 32"] * 5


def test_a_name_whose_line_of_figures_is_gone_is_no_empty_cell() -> None:
    text = REQUESTS + "".join(
        "\n".join([label, *(f"{column}\n{figure}" for column, figure in zip(COLUMNS, "3000003", strict=True))]) + "\n"
        for label in LABELS
    )
    lost = text.replace("商业企业\n0\n科研机构", "商业企业\n科研机构", 1)
    assert "_" not in text_to_rows(lost, "requests")["received"]
