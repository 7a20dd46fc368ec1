"""The agency where the title does not name it in full, and the document as a whole."""

import time
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.document import Document
from gouji.facts import Facts, lines_to_facts

TITLE = "2023年政府信息公开工作年度报告"


def read(text: str) -> Facts:
    return lines_to_facts(Document("report.txt", "", "utf-8", text, text))


SOURCES = [
    ("field", f"发布机构：青石县林业局\n首页\n{TITLE}\n", "青石县林业局"),
    ("field with spaces in its label", f"发 布 机 构：青石县林业局\n首页\n{TITLE}\n", "青石县林业局"),
    ("field in table cells", f"| 发布机构 | 青石县林业局 | 文号 | 无 |\n{TITLE}\n", "青石县林业局"),
    ("field over two lines", f"发文机关：\n青石县林业局\n首页\n{TITLE}\n", "青石县林业局"),
    (
        "two fields on one line",
        f"索引号：0123   公开责任部门：青石县林业局   日期：2024-01-03\n{TITLE}\n",
        "青石县林业局",
    ),
    ("traditional field", f"發布機構：青石縣林業局\n首頁\n{TITLE}\n", "青石縣林業局"),
    ("source", f"信息来源：青石县林业局\n首页\n{TITLE}\n", "青石县林业局"),
    ("signature", f"首页\n{TITLE}\n六、其他需要报告的事项\n无。\n青石县林业局\n2024年1月12日\n", "青石县林业局"),
    ("sentence", f"首页\n{TITLE}\n本报告由青石县林业局根据条例的要求编制。\n", "青石县林业局"),
    ("place in the title, name in a field", f"发布机构：柳河乡人民政府\n柳河乡{TITLE}\n", "柳河乡人民政府"),
    ("short name in the title", f"发布机构：青石县林业局\n县林业局{TITLE}\n", "青石县林业局"),
    ("place in the title alone", f"柳河乡{TITLE}\n", "柳河乡"),
]


@pytest.mark.parametrize(("text", "agency"), [case[1:] for case in SOURCES], ids=[case[0] for case in SOURCES])
def test_agency_is_found_outside_the_title(text: str, agency: str) -> None:
    facts = read(text)
    assert facts.agency == agency
    assert text[slice(*facts.spans["agency"])] == agency


NOBODY = [
    ("nothing", f"首页\n{TITLE}\n"),
    ("empty field", f"发布机构：\n发文日期：\n{TITLE}\n"),
    ("level only", f"发布机构：县政府\n首页\n{TITLE}\n"),
    ("site as source", f"来源：青石县人民政府网站\n首页\n{TITLE}\n"),
    ("menu above the title", f"乡镇街道\n{TITLE}\n"),
    ("owner of the site", f"首页\n{TITLE}\n一、总体情况\n主办：青石县人民政府 版权所有\n"),
    ("two fields that differ", f"发布机构：青石县林业局\n编制单位：青石县水利局\n首页\n{TITLE}\n"),
    ("site name above the title, other name in the field", f"发布机构：青石县林业局\n青石县人民政府\n{TITLE}\n"),
    ("we", f"我局{TITLE}\n"),
]


@pytest.mark.parametrize("text", [case[1] for case in NOBODY], ids=[case[0] for case in NOBODY])
def test_no_agency_rather_than_a_guess(text: str) -> None:
    facts = read(text)
    assert facts.agency is None
    assert "agency" not in facts.spans


def test_empty_document_has_no_facts() -> None:
    assert read("") == Facts()


def test_spans_point_into_the_original_of_an_html_document() -> None:
    original = "<h1>青石县林业局2023年政府信息公开工作年度报告</h1>"
    view = original[4:-5]
    starts = array("q", range(4, 4 + len(view)))
    ends = array("q", range(5, 5 + len(view)))
    facts = lines_to_facts(Document("a.html", "", "utf-8", original, view, starts, ends))
    assert facts.agency == original[slice(*facts.spans["agency"])] == "青石县林业局"


def test_a_range_of_the_view_gives_the_facts_of_the_report_in_it() -> None:
    first, second = f"青石县林业局{TITLE}\n", f"青石县水利局{TITLE}\n"
    text = first + second
    document = Document("two.txt", "", "utf-8", text, text)
    facts = lines_to_facts(document, start=len(first))
    assert facts.agency == text[slice(*facts.spans["agency"])] == "青石县水利局"


@pytest.mark.parametrize(
    "text", ["年" * 3_000_000, "\n" * 3_000_000, "由" * 60_000, "2023年1月1日" * 20_000, "公开 " * 90_000]
)
def test_time_does_not_grow_with_what_lies_beyond_the_first_and_last_lines(text: str) -> None:
    begin = time.perf_counter()
    read(text)
    assert time.perf_counter() - begin < 1.0


@given(st.text(alphabet="青石县林业局2０年〇二三政府信息公开工作报告：>（）-|\n\t \x1f由、。发布机构", max_size=80))
def test_any_text_gives_facts_that_stand_at_their_spans(text: str) -> None:
    facts = read(text)
    for name, found in (("title", facts.title), ("agency", facts.agency)):
        printed = text[slice(*facts.spans[name])] if name in facts.spans else None
        assert found == printed or found == "".join((printed or "").split())
    assert (facts.year is None) == ("year" not in facts.spans)
