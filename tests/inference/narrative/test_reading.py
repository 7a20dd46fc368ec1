"""Text in, stated figures out."""

from __future__ import annotations

import pytest

from gouji.narrative import Fact, Phrasing, load_phrasing, paragraph_to_facts


@pytest.fixture(scope="session")
def phrasing() -> Phrasing:
    found = load_phrasing("zfxxgk-2021")
    assert found is not None
    return found


def plain(facts: tuple[Fact, ...]) -> list[str]:
    """`received 12` for requests.received.total, with the kind of what is no figure."""
    return [
        f"{fact.quantity.removeprefix('requests.').removesuffix('.total')} {fact.value}"
        + ("" if fact.kind == "figure" else f" {fact.kind}")
        for fact in facts
    ]


STATED = {
    "收到政府信息公开申请12件，上年结转1件，办结11件，结转下年2件。": [
        "received 12",
        "carried_in 1",
        "outcome_total 11",
        "carried_over 2",
    ],
    "受理信息公开申请十二件。": ["received 12"],
    "收到政府信息公开申请１，２３６件。": ["received 1236"],
    "收到政府資訊公開申請3件，收到政府信息公開申請4件。": ["received 4"],
    "全年收到3件政府信息公开申请，其中2件结转下年度办理。": ["received 3", "carried_over 2"],
    "未收到政府信息公开申请。": ["received 0 none"],
    "未发生因政府信息公开引起的行政复议和行政诉讼。": [
        "review_litigation.review 0 none",
        "review_litigation.litigation 0 none",
    ],
    "政府信息公开行政复议、行政诉讼均为0件。": ["review_litigation.review 0", "review_litigation.litigation 0"],
    "政府信息公开行政复议、行政诉讼各2件。": ["review_litigation.review 2", "review_litigation.litigation 2"],
    "答复政府信息公开申请4件，予以公开3件，占75%。": ["outcome_total 4", "granted 3", "granted 75 share"],
    "制发行政规范性文件3件，废止1件，现行有效18件。": [
        "disclosure.normative_documents.issued 3",
        "disclosure.normative_documents.repealed 1",
        "disclosure.normative_documents.in_force 18",
    ],
    "行政事业性收费12.56万元。": ["disclosure.fees.amount 12.56"],
    "主动公开政府信息2.8万条。": ["published 28000"],
    "去年收到政府信息公开申请9件，今年收到12件。": ["received 12"],
    "收到政府信息公开申请9件（上年7件），答复9件。": ["received 9", "outcome_total 9"],
}


@pytest.mark.parametrize(("text", "facts"), STATED.items(), ids=STATED.keys())
def test_what_is_stated_is_read(text: str, facts: list[str], phrasing: Phrasing) -> None:
    assert plain(paragraph_to_facts(text, phrasing)) == facts


SILENT = {
    "a difference": "政府信息公开申请较上年增加3件。",
    "a year before": "去年收到政府信息公开申请9件。",
    "since the beginning": "条例施行以来累计收到政府信息公开申请300件。",
    "a part of the year": "上半年收到政府信息公开申请8件。",
    "a month": "12月收到政府信息公开申请2件。",
    "about": "收到政府信息公开申请约30件。",
    "and more": "收到政府信息公开申请30余件。",
    "at a channel": "通过网站收到政府信息公开申请6件。",
    "other bodies": "各乡镇收到政府信息公开申请17件，办结17件。",
    "two together": "政府信息公开行政复议和行政诉讼共3件。",
    "letters": "收到群众来信45件，办结45件，政府信息公开有序。",
    "the body's own cases": "司法局办理行政复议案件86件。",
    "published decisions": "公开行政许可信息1205件，行政处罚信息34件。",
    "another fee": "未收取政府信息公开信息处理费。",
    "a plan": "计划明年办结政府信息公开申请5件。",
    "a rule": "若未收到政府信息公开申请，也应报送。",
    "something else hangs on it": "收到政府信息公开申请12345热线转办件。",
    "cut off": "收到政府信息公开申请1",
    "torn over a line end": "收到政府信息公开申请1\n2件。",
    "no figure": "政府信息公开申请均按期答复。",
    "nothing": "",
    "no figure that counts": f"收到政府信息公开申请{'9' * 9000}件，答复{'九' * 9000}件。",
    "brackets without end": "（" * 3000 + "收到政府信息公开申请" + "）" * 4000,
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_what_is_not_stated_for_sure_is_not_read(text: str, phrasing: Phrasing) -> None:
    assert plain(paragraph_to_facts(text, phrasing)) == []


def test_a_span_holds_the_figure_or_the_word_for_none(phrasing: Phrasing) -> None:
    text = "本年收到 政府信息公开申请 一百零五 件，没有上年结转申请。"
    facts = paragraph_to_facts(text, phrasing)
    assert [text[slice(*fact.span)] for fact in facts] == ["一百零五", "没有"]


def test_the_year_of_the_report_tells_whose_figure_it_is(phrasing: Phrasing) -> None:
    text = "2023年收到政府信息公开申请9件。"
    assert plain(paragraph_to_facts(text, phrasing, year=2023)) == ["received 9"]
    assert plain(paragraph_to_facts(text, phrasing, year=2024)) == []


def test_what_was_carried_from_the_year_before_is_of_this_year(phrasing: Phrasing) -> None:
    text = "2023年结转政府信息公开申请2件，结转2025年办理1件。"
    assert plain(paragraph_to_facts(text, phrasing, year=2024)) == ["carried_in 2", "carried_over 1"]


def test_all_of_a_county_is_the_county_governments_own(phrasing: Phrasing) -> None:
    text = "全县收到政府信息公开申请21件。"
    assert plain(paragraph_to_facts(text, phrasing, agency="云岭县人民政府")) == ["received 21"]
    assert plain(paragraph_to_facts(text, phrasing, agency="云岭县财政局")) == []
    assert plain(paragraph_to_facts(text, phrasing)) == []


def test_a_named_body_must_be_the_reporting_one(phrasing: Phrasing) -> None:
    text = "东湖区教育局收到政府信息公开申请14件。"
    assert plain(paragraph_to_facts(text, phrasing, agency="东湖区教育局")) == ["received 14"]
    assert plain(paragraph_to_facts(text, phrasing, agency="东湖区民政局")) == []


def test_a_heading_tells_what_is_counted(phrasing: Phrasing) -> None:
    heading = "三、收到和处理政府信息公开申请情况"
    assert plain(paragraph_to_facts("本年新收5件。", phrasing, heading=heading)) == ["received 5"]
    assert plain(paragraph_to_facts("本年新收5件。", phrasing)) == []


def test_a_word_that_voids_a_sentence_leaves_the_next_one(phrasing: Phrasing) -> None:
    text = "行政诉讼1件，与政府信息公开无关。政府信息公开行政复议2件。"
    assert plain(paragraph_to_facts(text, phrasing)) == ["review_litigation.review 2"]


def test_the_same_text_gives_the_same_facts(phrasing: Phrasing) -> None:
    text = "".join(STATED)
    assert paragraph_to_facts(text, phrasing) == paragraph_to_facts(text, phrasing)


def test_the_form_of_2019_has_figures_of_its_own() -> None:
    phrasing = load_phrasing("zfxxgk-2019")
    assert phrasing is not None
    text = "新制作规范性文件3件，新公开2件；制发行政规范性文件7件；行政许可处理决定9件。"
    assert plain(paragraph_to_facts(text, phrasing)) == [
        "disclosure.normative_documents.created 3",
        "disclosure.normative_documents.newly_published 2",
        "disclosure.licences.decisions 9",
    ]
