"""The year where no title tells it."""

import pytest

from gouji.document import Document
from gouji.facts import Facts, lines_to_facts


def read(text: str) -> Facts:
    return lines_to_facts(Document("report.txt", "", "utf-8", text, text))


PERIODS = [
    "本报告中的数据统计期限为2022年1月1日至2022年12月31日。",
    "统计时间自2022年1月1日起，至12月31日止。",
    "所列数据的期限是 2022 年 1 月 1 日—2022 年 12 月 31 日。",
    "统计期限：２０２２年１月１日至２０２２年１２月３１日。",
    "統計期限自2022年1月1日起至2022年12月31日止。",
    "统计期限自二〇二二年一月一日起至二〇二二年十二月三十一日止。",
    "数据统计期限自2022年1月1日起至当年12月31日止。",
]


@pytest.mark.parametrize("sentence", PERIODS)
def test_counting_period_gives_the_year(sentence: str) -> None:
    text = f"政府信息公开工作年度报告\n发布时间：2023-01-18\n{sentence}\n"
    facts = read(text)
    assert facts.year == 2022
    assert text[slice(*facts.spans["year"])] in {"2022", "２０２２", "二〇二二"}


SENTENCES = [
    ("一、总体情况\n2021年，我局公开信息58条。2021年没有收到申请，2020年收到2件。2021年无诉讼。", 2021),
    ("一、总体情况\n2021年共公开信息58条。", 2021),
    ("（一）2021 年度发布信息58条。", 2021),
    ("我局在2021年完成公开目录更新，2021年新增栏目两个。", 2021),
    ("二○二一年，我局公开信息58条。", 2021),
]


@pytest.mark.parametrize(("text", "year"), SENTENCES)
def test_sentences_that_agree_give_the_year(text: str, year: int) -> None:
    assert read(text).year == year


SILENT = [
    "发布时间：2024年1月20日\n一、总体情况\n公开信息12条。",
    "发布日期:2024-01-20",
    "依据国办公开办函〔2021〕30号文件编制。",
    "依据国办公开办函(2021)30号文件编制。",
    "按照2019年修订的条例开展工作，2019年修订后的条例得到落实。",
    "《青石县信息公开指南（2022年版）》和《2022年工作要点》已经公布。",
    "我局自2016年以来坚持公开。",
    "截至2021年底，累计公开5件。",
    "2021年公开3条，2022年公开4条。",
    "本年度公开信息12条。",
    "2022²年公开信息。",
    "",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_year_rather_than_a_guess(text: str) -> None:
    assert read(text).year is None


def test_title_year_wins_over_a_period_copied_from_last_year() -> None:
    text = "青石县林业局2023年政府信息公开工作年度报告\n统计期限自2022年1月1日起至2022年12月31日止。\n"
    assert read(text).year == 2023


def test_two_periods_that_differ_give_no_year() -> None:
    text = "自2022年1月1日起至2022年12月31日止。\n自2023年1月1日起至2023年12月31日止。\n"
    assert read(text).year is None
