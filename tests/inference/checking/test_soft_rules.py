"""Soft rules, rules across years and rules for some agencies: each outcome, in both languages."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

import gouji
from gouji.checking import linear_instances, rule_instances, tables_to_checks, tables_to_values
from gouji.extraction import Cell, CellKey, Check, Number, Table
from gouji.forms import form_to_cells, load_forms

FORMS = {form.id: form for form in load_forms()}
Values = Mapping[tuple[str, str], Number]
NEW, OLD = "zfxxgk-2021", "zfxxgk-2019"


def table(table_id: str, values: Values, form_id: str = NEW) -> Table:
    """Zeros everywhere but in `values`."""
    places = form_to_cells(FORMS[form_id], table_id)
    found = {place: values.get(place, 0) for place in places}
    cells = (Cell(row, column, str(value), value, "read", 1.0) for (row, column), value in found.items())
    return Table(table_id, form_id, True, (1, 9), tuple(cells))


def one(source: Table, check_id: str, **known: object) -> Check:
    (found,) = [c for c in tables_to_checks([source], FORMS, **known) if c.id == check_id]  # type: ignore[arg-type]
    return found


def last_year(table_id: str, values: Values, form_id: str = NEW) -> dict[CellKey, Number | None]:
    return tables_to_values([table(table_id, values, form_id)])


@pytest.mark.parametrize(
    ("agency", "value", "outcome"),
    [
        ("云岭县人民政府", 0, "passed"),
        ("云岭县人民政府", 2, "failed"),
        ("云岭县石桥镇人民政府", 2, "failed"),
        ("云岭市水务局", 1, "failed"),
        ("云岭市人民政府", 2, "not_applicable"),
        ("国家云岭局", 2, "not_applicable"),
        (None, 2, "undecided"),
    ],
)
def test_regulations_are_judged_only_for_agencies_without_the_power(
    agency: str | None, value: int, outcome: str
) -> None:
    source = table("disclosure", {("regulations", "issued"): value})
    found = one(source, "disclosure.regulations_power.issued", agency=agency)
    assert (found.outcome, found.kind) == (outcome, "soft")


def test_documents_in_force_are_at_least_those_issued() -> None:
    low = table("disclosure", {("normative_documents", "issued"): 5, ("normative_documents", "in_force"): 3})
    broken = one(low, "disclosure.in_force_at_least_issued.normative_documents")
    assert (broken.outcome, broken.left, broken.right) == ("failed", 3, 5)
    assert broken.message.startswith("行政规范性文件: 现行有效件数 3 < 本年制发件数 5 (documents in force")
    assert one(low, "disclosure.in_force_at_least_issued.regulations").message == "0 ≥ 0"


def test_a_fee_in_another_unit_is_seen() -> None:
    high = table("disclosure", {("fees", "amount"): Decimal("4123600.50")})
    assert one(high, "disclosure.fees_unit.amount", agency="云岭县人民政府").outcome == "failed"
    assert one(high, "disclosure.fees_unit.amount", agency="云岭省人民政府").outcome == "not_applicable"


@pytest.mark.parametrize(
    ("total", "other", "outcome"), [(19, 19, "not_applicable"), (20, 6, "passed"), (20, 7, "failed")]
)
def test_handling_otherwise_is_rare(total: int, other: int, outcome: str) -> None:
    values = {("outcome_total", "total"): total, ("other_handling.other", "total"): other}
    found = one(table("requests", values), "requests.other_share.total")
    assert found.outcome == outcome
    if outcome == "failed":
        assert (found.left, found.right) == (7, 6)
    if outcome == "not_applicable":
        assert found.message == "judged only where outcome_total >= 20"


def test_a_condition_without_its_figure_is_undecided() -> None:
    source = table("requests", {})
    cells = tuple(
        replace(cell, value=None, text=None, status="missing") if cell.row == "outcome_total" else cell
        for cell in source.cells
    )
    assert one(replace(source, cells=cells), "requests.other_share.total").outcome == "undecided"


def test_a_blank_is_noted_as_a_matter_of_form() -> None:
    source = table("disclosure", {})
    cells = (replace(source.cells[0], text="/", value=None, status="blank"), *source.cells[1:])
    found = one(replace(source, cells=cells), "figures.disclosure")
    assert (found.outcome, found.kind, found.message) == ("failed", "soft", "1 cells hold no figure: /")
    assert found.cells == (("disclosure", "regulations", "issued"),)
    assert one(source, "figures.disclosure").outcome == "passed"


def test_a_rule_across_years_is_not_applicable_to_a_single_report() -> None:
    found = one(table("requests", {}), "requests.carried")
    assert (found.outcome, found.message, found.cells) == ("not_applicable", "needs the report of the year before", ())


@pytest.mark.parametrize(("carried_in", "outcome"), [(4, "passed"), (3, "failed")])
def test_what_was_carried_over_is_carried_in(carried_in: int, outcome: str) -> None:
    before = last_year("requests", {("carried_over", "business"): 4})
    found = one(
        table("requests", {("carried_in", "business"): carried_in}), "requests.carried.business", previous=before
    )
    assert (found.outcome, found.left, found.right) == (outcome, carried_in, 4)
    assert found.cells == (("requests", "carried_in", "business"),)
    if outcome == "failed":
        assert "二、上年结转政府信息公开申请数量 3 ≠ last year's 四、结转下年度继续办理 4" in found.message


def test_the_stock_of_documents_follows_from_last_years() -> None:
    row = "normative_documents"
    before = last_year("disclosure", {(row, "in_force"): 20})
    now = {(row, "issued"): 3, (row, "repealed"): 5, (row, "in_force"): 18}
    assert one(table("disclosure", now), f"disclosure.stock.{row}", previous=before).outcome == "passed"
    broken = one(table("disclosure", {**now, (row, "in_force"): 19}), f"disclosure.stock.{row}", previous=before)
    assert "last year's 现行有效件数 20 + 本年制发件数 3 - 本年废止件数 5 = 18" in broken.message


def test_last_years_report_of_another_form_lacks_the_cells() -> None:
    before = last_year("disclosure", {}, OLD)
    found = one(table("disclosure", {}), "disclosure.stock.normative_documents", previous=before)
    assert (found.outcome, found.message) == (
        "not_applicable",
        "the report of the year before does not have these cells",
    )


def test_a_figure_lacking_last_year_leaves_the_rule_undecided() -> None:
    before: dict[CellKey, Number | None] = {("requests", "carried_over", "other"): None}
    found = one(table("requests", {}), "requests.carried.other", previous=before)
    assert found.outcome == "undecided"
    assert found.message == "其他: no usable number in last year's 四、结转下年度继续办理"


@pytest.mark.parametrize(
    ("rule", "before", "now", "outcome"),
    [
        ("received_leap", 50, 250, "passed"),
        ("received_leap", 50, 251, "failed"),
        ("received_leap", 49, 999, "not_applicable"),
        ("received_fall", 60, 12, "passed"),
        ("received_fall", 60, 11, "failed"),
    ],
)
def test_leaps_between_years_are_seen(rule: str, before: int, now: int, outcome: str) -> None:
    known = last_year("requests", {("received", "total"): before})
    source = table("requests", {("received", "total"): now})
    assert one(source, f"requests.{rule}.received", previous=known).outcome == outcome


THREE_ITEMS = {("fees", "previous_items"): 3}


@pytest.mark.parametrize(
    ("rule", "now", "before", "outcome"),
    [
        ("published_at_most_created.regulations", {("regulations", "newly_published"): 1}, {}, "failed"),
        ("published_at_most_created.regulations", {("regulations", "created"): 1}, {}, "passed"),
        ("published_stock.regulations", {("regulations", "total_published"): 3}, {}, "failed"),
        ("items_stock.fees", THREE_ITEMS, {("fees", "previous_items"): 5, ("fees", "change"): -2}, "passed"),
        ("items_stock.fees", THREE_ITEMS, {("fees", "previous_items"): 5}, "failed"),
    ],
)
def test_rules_of_the_2019_form(rule: str, now: Values, before: Values, outcome: str) -> None:
    known = last_year("disclosure", before, OLD)
    assert one(table("disclosure", now, OLD), f"disclosure.{rule}", previous=known).outcome == outcome


MESSAGES = {
    "failed": ("requests.row_sum.received", "一、本年新收政府信息公开申请数量：总计 3 ≠ 自然人 0 + 商业企业 0 + "),
    "long sum": ("requests.outcome_sum.total", "总计：（七）总计 2 ≠ 21 格之和 0（（七）总计等于（一）至（六）"),
    "no series": ("requests.carried", "需要上一年度的报告"),
    "types": ("types.requests", "175 个数值符合所在列的类型"),
    "condition": ("requests.other_share.total", "只在 outcome_total >= 20 时判断"),
}


@pytest.mark.parametrize(("check_id", "words"), MESSAGES.values(), ids=MESSAGES.keys())
def test_messages_come_in_chinese_as_well(check_id: str, words: str) -> None:
    source = table("requests", {("received", "total"): 3, ("outcome_total", "total"): 2})
    assert one(source, check_id, language="zh").message.startswith(words)


def test_lacking_figures_are_named_in_chinese() -> None:
    source = table("requests", {})
    cells = tuple(replace(c, value=None, status="unresolved") if c.row == "granted" else c for c in source.cells)
    found = one(replace(source, cells=cells), "requests.row_sum.granted", language="zh")
    assert (
        found.message
        == "（一）予以公开：总计、自然人、商业企业、科研机构、社会公益组织、法律服务机构等另外 1 处没有可用的数"
    )


def test_hard_identities_alone_choose_readings() -> None:
    for form in FORMS.values():
        for item in form.tables:
            identities = rule_instances(form, item.id)
            assert {instance.rule.kind for instance in identities} <= {"hard"}
            known = {instance.id for instance in linear_instances(form, item.id) if instance.rule.kind == "hard"}
            assert {instance.id for instance in identities} == known


def test_a_broken_soft_rule_leaves_the_verdict_alone() -> None:
    text = (
        "云岭县人民政府2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 1 | 0 | 1 |\n行政规范性文件 | 3 | 1 | 2 |\n"
    )
    report = gouji.extract(text)
    failed = {check.id for check in report.checks if check.outcome == "failed"}
    assert {"disclosure.regulations_power.issued", "disclosure.in_force_at_least_issued.normative_documents"} <= failed
    cells = [cell for item in report.tables for cell in item.cells if cell.value is not None]
    assert {cell.status for cell in cells} == {"read"}


def test_amounts_are_summed_without_rounding() -> None:
    wide = Decimal("123456789012345678901234567890.01")
    before = last_year("disclosure", {("fees", "amount"): wide})
    found = one(table("disclosure", {("fees", "amount"): wide * 1}), "disclosure.fees_leap.amount", previous=before)
    assert found.outcome == "passed"
    assert found.right == Decimal("617283945061728394506172839450.05")
