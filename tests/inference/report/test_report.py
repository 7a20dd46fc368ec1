"""The report for the body that must mend its figures: what its page says, in both languages, safely."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from gouji.deciding.breaches import PRINTED_SO
from gouji.document import Document
from gouji.extraction import Cell, Check, Extraction, ExtraRow, Proposal, Table
from gouji.report import Reported, reported_to_html
from gouji.report.page import STYLE
from gouji.report.texts import Language
from gouji.status_marks import STATUS_MARKS
from gouji.writing.labels import shipped_forms
from support.reporting import Parsed, breach_items, defect_items, demo_text

ATTACK = "<script>alert(1)</script>\"'&<img src=x onerror=y>\x1b\u202e\ud800"


def classed(page: Parsed, name: str) -> str:
    return "\n".join(page.by_class.get(name, []))


def test_facts_of_the_document_are_named(breach: Parsed) -> None:
    facts = classed(breach, "facts")
    for said in ("云溪县水务局", "2023", "（2021年格式）", "breach.txt", "199"):
        assert said in facts


@pytest.mark.parametrize(
    ("language", "heading", "wording"),
    [("zh", "报告自身不平", "请对照台账核实"), ("en", "does not add up", "Please verify them with your records")],
    indirect=["language"],
)
def test_a_breach_is_worded_for_the_agency(breach: Parsed, heading: str, wording: str) -> None:
    said = classed(breach, "breaches")
    assert heading in said
    assert wording in said
    assert PRINTED_SO not in breach.text
    assert "broken" not in breach.by_class


@pytest.mark.parametrize(
    ("language", "sentence", "rule"),
    [
        ("zh", "21 格之和 19", "（七）总计等于（一）至（六）各项之和"),
        ("en", "sum of 21 cells 19", "sum of all outcomes"),
    ],
    indirect=["language"],
)
def test_a_failed_check_is_a_sentence_with_its_figures(breach: Parsed, sentence: str, rule: str) -> None:
    finding = breach.by_class["finding"][0]
    assert sentence in finding
    assert rule in finding
    assert "18" in finding
    assert "19" in finding


def test_the_source_line_stands_beside_with_the_span_marked(breach: Parsed) -> None:
    marks = [text for text in breach.by_class["finding"] if "(一)予以公开 | 7 | 2 | 0 | 0 | 1 | 0 | 11" in text]
    assert marks
    assert "<mark>11</mark>" in breach.page
    assert re.search(r"第 30 行|line 30", breach.by_class["finding"][0])


def test_zeros_of_a_long_sum_are_counted_not_listed(breach: Parsed) -> None:
    assert re.search(r"另有 16 格|16 more cells read 0", breach.by_class["finding"][0])


@pytest.mark.parametrize(
    ("language", "head", "reason"),
    [
        ("zh", "建议核对为", "A1、A2不成立：此格如为 10（现为 11）"),
        ("en", "Perhaps", "A1 and A2 do not hold: 10 here instead"),
    ],
    indirect=["language"],
)
def test_a_proposal_has_its_reason_and_names_the_checks(breach: Parsed, head: str, reason: str) -> None:
    said = classed(breach, "verify-cells")
    assert head in said
    assert reason in said


def test_cells_carry_status_mark_and_references(breach: Parsed) -> None:
    assert any(text.split() == ["11!", "A1", "A2", "B1"] for text in breach.by_class["suspect"])


def test_a_breach_is_told_though_a_row_elsewhere_has_a_defect(defects: Parsed) -> None:
    assert "broken" not in defects.by_class
    assert len(defects.by_class["breaches"][0]) > 100


def test_what_may_be_misread_stands_apart_from_breaches(exchanged: Parsed) -> None:
    assert "breaches" not in exchanged.by_class
    assert len(exchanged.by_class["broken"][0]) > 100


def test_soft_remarks_stand_apart_from_errors(defects: Parsed) -> None:
    assert "C1" in classed(defects, "remarks")
    assert "C1" not in classed(defects, "breaches")


def test_undecided_checks_stand_apart(defects: Parsed) -> None:
    undecided = classed(defects, "undecided")
    for number in range(1, 9):
        assert f"D{number}" in undecided
    assert "3.要求提供公开出版物" in undecided


def test_outcomes_are_counted_apart(defects: Parsed) -> None:
    assert re.search(r"3 项不通过，8 项未能判断|3 failed, 8 undecided", classed(defects, "facts"))


def test_rules_count_their_outcomes(defects: Parsed) -> None:
    assert sum(int(text) for text in defects.by_class["of-failed"] if text) == 3
    assert sum(int(text) for text in defects.by_class["of-undecided"] if text) == 8


def test_added_rows_are_shown_as_such(defects: Parsed) -> None:
    assert "其他主动公开文件 18 | 18 | 140" in classed(defects, "added")


def test_grids_have_the_official_labels_with_spans(breach: Parsed) -> None:
    groups = [given for tag, given in breach.tags if tag == "th" and given.get("class") == "group"]
    assert [given.get("rowspan") for given in groups] == ["22", "8", "3", "5", "3"]
    assert "三、本年度办理结果" in breach.by_class["group"][0]
    assert "第一项加第二项之和" in classed(breach, "corner")


def test_every_row_of_a_grid_is_as_wide_as_the_others(several: Parsed) -> None:
    for body in re.findall(r'<table class="sheet[^"]*">.*?</table>', several.page):
        columns = body.count("<col ")
        filled: dict[int, int] = {}
        for row, cells in enumerate(re.findall(r"<tr[^>]*>(.*?)</tr>", body)):
            for tag in re.findall(r"<t[hd][^>]*>", cells):
                spans = {name: int(count) for name, count in re.findall(r'(rowspan|colspan)="(\d+)"', tag)}
                for below in range(spans.get("rowspan", 1)):
                    filled[row + below] = filled.get(row + below, 0) + spans.get("colspan", 1)
        assert set(filled.values()) == {columns}


def test_litigation_is_printed_in_one_row(breach: Parsed) -> None:
    table = re.findall(r'<table class="sheet wide">.*?</table>', breach.page)[0]
    assert len(re.findall(r"<td[^>]*id=", table)) == 15
    assert len(re.findall(r"<tr>(?:<td)", table)) == 1


def test_every_link_leads_to_an_element_that_is_there_once(several: Parsed) -> None:
    ids = several.ids()
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in several.links()} <= set(ids)
    assert all(link.startswith("#") for link in several.links())


def test_cells_and_checks_lead_to_each_other(breach: Parsed) -> None:
    assert breach.page.count('href="#d1-A1"') >= 6
    suspect = next(given for _, given in breach.tags if given.get("class") == "suspect" and "id" in given)
    assert breach.links().count(f"#{suspect['id']}") == 3


def test_several_documents_get_a_list(several: Parsed) -> None:
    rows = classed(several, "documents")
    assert "云溪县水务局" in rows
    assert "松涛县林业局" in rows
    assert {"#d1", "#d2", "#list"} <= set(several.links())


def test_one_document_needs_no_list(breach: Parsed) -> None:
    assert "documents" not in breach.by_class


def test_the_legend_holds_every_status_with_the_mark_of_the_terminal(breach: Parsed) -> None:
    legend = classed(breach, "legend")
    assert all(mark in legend for mark in STATUS_MARKS.values())


def test_nothing_is_fetched_or_run(several: Parsed) -> None:
    assert not {tag for tag, _ in several.tags} & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert not [name for _, given in several.tags for name in given if name.startswith("on") or name == "style"]
    assert not re.search(r"https?:|url\(|@import", several.page)
    assert "default-src 'none'" in [given.get("content") for tag, given in several.tags if tag == "meta"][1]  # type: ignore[operator]


def test_a_document_stays_under_300_kb(breach: Parsed, defects: Parsed) -> None:
    assert len(breach.page.encode()) < 100_000
    assert len(defects.page.encode()) < 100_000


def test_the_page_is_the_same_each_time(language: Language, breach: Parsed) -> None:
    assert reported_to_html(breach_items(), shipped_forms(), language=language) == breach.page


def test_the_language_of_the_page_is_declared(breach: Parsed, language: Language) -> None:
    assert breach.tags[0] == ("html", {"lang": {"zh": "zh-CN", "en": "en"}[language]})


def test_the_chinese_page_has_no_english_sentence() -> None:
    page = Parsed(reported_to_html([*breach_items(), *defect_items()], shipped_forms(), language="zh"))
    words = set(re.findall(r"[A-Za-z]{3,}", page.text))
    assert words <= {"gouji", "SHA", "txt", "breach", "defects"} | set(re.findall("[a-f]{3,}", page.text))


def hostile_extraction() -> Extraction:
    """Every text of it is an attack."""
    key = (ATTACK, ATTACK, ATTACK)
    cells = (
        Cell(
            ATTACK, ATTACK, ATTACK, Decimal("1.50"), "suspect", 0.5, (0, 5), 1, proposal=Proposal(None, ATTACK, ATTACK)
        ),
        Cell(ATTACK, "other", None, None, "missing", 0.0),
    )
    table = Table(ATTACK, ATTACK, True, (1, 1), cells, (ExtraRow(ATTACK, None, (ATTACK,), (0, 1)),))
    checks = tuple(
        Check(f"{ATTACK}{n}", kind, outcome, 1, 2, False, (key,), ATTACK)  # type: ignore[arg-type]
        for n, (kind, outcome) in enumerate([("hard", "failed"), ("soft", "failed"), ("hard", "undecided")])
    )
    absent = Table(ATTACK + "2", ATTACK, False, None, ())
    report = Extraction(
        ATTACK, ATTACK, ATTACK, ATTACK, 2023, None, ATTACK, "review", 0.5, None, "0", (table, absent), checks
    )
    return replace(report, notes=(ATTACK,))


@pytest.mark.parametrize("documents", [1, 2])
def test_hostile_text_is_shown_not_obeyed(language: Language, documents: int) -> None:
    document = Document("x", "", None, ATTACK * 3, ATTACK * 3)
    items = [Reported(hostile_extraction(), document)] * documents
    page = Parsed(reported_to_html(items, shipped_forms(), language=language))
    assert not {tag for tag, _ in page.tags} & {"script", "img"}
    assert not [name for _, given in page.tags for name in given if name == "onerror"]
    assert "<script>alert(1)</script>" in page.text
    assert "\\x1b\\u202e\\ud800" in page.text
    page.page.encode("utf-8")


def test_a_cell_of_any_length_does_not_swell_the_page(language: Language) -> None:
    cell = Cell("a", "b", "9" * 100_000, None, "suspect", 0.1, (0, 100_000), 1)
    report = replace(hostile_extraction(), tables=(Table("t", "f", True, (1, 1), (cell,)),), checks=())
    document = Document("x", "", None, "9" * 100_000, "9" * 100_000)
    assert len(reported_to_html([Reported(report, document)], {}, language=language)) < 30_000


def test_a_page_without_documents_still_tells_how_to_read_it(language: Language) -> None:
    assert "how" in Parsed(reported_to_html([], {}, language=language)).by_class


def test_a_rejected_document_says_so(language: Language) -> None:
    rejected = Extraction(
        "x.txt", "", None, None, None, None, None, "rejected", 0.0, None, "0", notes=("no such file",)
    )
    page = Parsed(reported_to_html([Reported(rejected, None)], {}, language=language))
    assert page.by_class["rejected"]
    assert "no such file" in page.text


def test_lines_of_a_page_are_quoted_as_rendered(language: Language) -> None:
    from gouji.reading import text_to_document
    from gouji.report.quoting import span_to_quote

    document = text_to_document(demo_text("07-page.html"))
    start = document.view.index("行政许可")
    quote = span_to_quote(document, document.span(start, start + 4))
    assert quote.inside == "行政许可"
    assert "<" not in quote.before + quote.after


COLOURS = re.compile(r"background: (#[0-9a-f]{3,6}); color: (#[0-9a-f]{6})")


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_coloured_texts_keep_the_contrast_of_wcag_aa() -> None:
    pairs = [(paper, ink) for paper, ink in COLOURS.findall(STYLE.read_text(encoding="utf-8")) if len(paper) == 7]
    assert len(pairs) >= 9
    for paper, ink in [*pairs, ("#ffffff", "#5d656e"), ("#f6f8fa", "#57606a"), ("#ffffff", "#0a4fa3")]:
        light, dark = sorted((luminance(paper), luminance(ink)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5
