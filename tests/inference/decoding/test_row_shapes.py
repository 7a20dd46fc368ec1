"""What the shapes of a table's rows say together about where their figures belong."""

from __future__ import annotations

import pytest

from gouji.forms import load_form
from support.readings import REFUSED, REQUESTS, text_to_rows


def rows(lines: list[str]) -> dict[str, str]:
    return text_to_rows(REQUESTS + "\n".join(lines) + "\n四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0\n", "requests")


def test_a_full_row_among_rows_that_lack_a_column_is_suspect() -> None:
    lines = ["\t".join([label, *"000000"]) for label in REFUSED]
    lines[2] += "\t0"
    assert rows([*lines, "（七）总计\t0\t0\t0\t0\t0\t0"])["refused.security_stability"] == "!0 !0 !0 !0 !0 !0 !0"


def test_a_full_row_whose_sum_holds_lacks_no_column() -> None:
    lines = ["\t".join([label, *"000000"]) for label in REFUSED]
    lines[2] = "\t".join([REFUSED[2], *"1020003"])
    found = rows([*lines, "（七）总计\t0\t0\t0\t0\t0\t0"])
    assert found["refused.security_stability"] == "1 0 2 0 0 0 3"


def test_full_rows_beside_one_that_lost_a_cell_are_read() -> None:
    lines = ["\t".join([label, *"0000000"]) for label in REFUSED]
    assert rows([lines[0][:-2], *lines[1:]])["refused.security_stability"] == "0 0 0 0 0 0 0"


def test_rows_that_print_their_figures_before_their_labels_are_suspect() -> None:
    lines = [
        "\t".join([*figures, label]) for figures, label in zip(["O100001"] + ["0000000"] * 5, REFUSED, strict=True)
    ]
    assert {text[0] for text in rows(lines).values() if text[0].isdecimal()} == set()


def test_a_figure_too_many_before_a_row_without_a_label_is_not_left_out() -> None:
    lines = ["\n".join([label, *"0000000"]) for label in REFUSED]
    cut = [*lines[:3], "\n".join([REFUSED[3], *"00000000"]), lines[5]]
    assert rows(cut)["refused.third_party_rights"][0] not in "=0"


def test_a_figure_of_another_column_is_not_left_out_as_doubled() -> None:
    (requests,) = [table for table in load_form("zfxxgk-2021").tables if table.id == "requests"]
    figures = {"received": "31000014", "granted": "11000012", "partly_granted": "20000002", "outcome_total": "31000014"}
    printed = [row for row in requests.blocks[0].rows if row.id != "other_handling"]
    lines = ["\t".join([row.label.text, *figures.get(row.id, "00000000")]) for row in printed]
    found = text_to_rows(REQUESTS + "\n".join(lines) + "\n四、政府信息公开行政复议、行政诉讼情况\n", "requests")
    assert found["granted"] == "!1 !0 !0 !0 !0 !1 !2"


def test_a_figure_is_left_out_as_doubled_among_rows_that_their_sums_prove_to_be_full() -> None:
    (requests,) = [table for table in load_form("zfxxgk-2021").tables if table.id == "requests"]
    labels = [row.label.text for row in requests.blocks[0].rows]
    figures = [
        ["1 2 2 3 4 5 6 21", "1 2 3 4 5 5 6 21"][i % 2] if i > 8 else "1 2 3 4 5 6 21" for i in range(len(labels))
    ]
    lines = ["\t".join([label, *own.split()]) for label, own in zip(labels, figures, strict=True)]
    found = text_to_rows(REQUESTS + "\n".join(lines) + "\n四、政府信息公开行政复议、行政诉讼情况\n", "requests")
    assert found["not_processed.petition"] == "=1 =2 =3 =4 =5 =6 =21"


def test_a_full_row_with_an_empty_cell_that_other_rows_lack_is_suspect() -> None:
    lines = ["\t\t".join([label, *"0000000"]) for label in REFUSED]
    uneven = "\t\t".join([REFUSED[2], *"0000", "", *"000"])
    assert rows([*lines[:2], uneven, *lines[3:]])["refused.security_stability"] == "!0 !0 !0 !0 !0 !0 !0"


def test_a_sum_tells_that_no_figure_is_lost_where_a_cell_more_is_empty() -> None:
    lines = ["\t\t".join([label, *"0000000"]) for label in REFUSED]
    uneven = "\t\t".join([REFUSED[2], *"2010", "", *"003"])
    assert rows([*lines[:2], uneven, *lines[3:]])["refused.security_stability"] == "2 0 1 0 0 0 3"


@pytest.mark.parametrize(("third", "place"), [("00", "!"), ("0", "_")], ids=["a run", "a figure"])
def test_a_blank_beside_a_figure_that_may_be_two_has_no_place_by_count(third: str, place: str) -> None:
    lines = ["\t".join([label, "", *"0000000"]) for label in REFUSED]
    lines[3] = "\t".join([REFUSED[3], "", "", "0", third, *"0000"])
    found = text_to_rows(REQUESTS.replace("\n", "\t") + "\n" + "\n".join(lines), "requests")
    assert found["refused.third_party_rights"].startswith(place)
