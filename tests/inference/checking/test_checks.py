"""Rules put to figures: each outcome, each rule, each kind of cell."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from gouji.checking import rows_to_variant, rule_instances, table_to_variant_id, tables_to_checks
from gouji.extraction import Cell, Check, Number, Status, Table
from gouji.forms import form_to_cells, form_to_table, load_form, load_forms
from gouji.forms.model import Form

FORMS = {form.id: form for form in load_forms()}
NEW = FORMS["zfxxgk-2021"]
APPLICANTS = ("natural_person", "business", "research_institute", "public_welfare", "legal_service", "other", "total")
Values = Mapping[tuple[str, str], Number]


def table(table_id: str, values: Values = {}, *, form_id: str = NEW.id, variant: str | None = None) -> Table:  # noqa: B006
    """A table read in full: zeros everywhere but in `values`."""
    places = form_to_cells(FORMS[form_id], table_id, variant)
    cells = tuple(_cell(row, column, values.get((row, column), 0)) for row, column in places)
    return Table(table_id, form_id, True, (1, 30), cells)


def _cell(row: str, column: str, value: Number) -> Cell:
    return Cell(row, column, str(value), value, "read", 1.0)


def with_cell(source: Table, row: str, column: str, **changes: object) -> Table:
    cells = tuple(
        replace(cell, **changes) if (cell.row, cell.column) == (row, column) else cell  # type: ignore[arg-type]
        for cell in source.cells
    )
    return replace(source, cells=cells)


def check(source: Table, check_id: str) -> Check:
    found = [check for check in tables_to_checks([source], FORMS) if check.id == check_id]
    assert len(found) == 1
    return found[0]


def hard(checks: Iterable[Check]) -> list[Check]:
    return [check for check in checks if check.kind == "hard"]


CONSISTENT = {
    ("received", "natural_person"): 5,
    ("received", "business"): 2,
    ("received", "total"): 7,
    ("carried_in", "natural_person"): 1,
    ("carried_in", "total"): 1,
    ("granted", "natural_person"): 3,
    ("granted", "business"): 2,
    ("granted", "total"): 5,
    ("unavailable.not_held", "natural_person"): 2,
    ("unavailable.not_held", "total"): 2,
    ("outcome_total", "natural_person"): 5,
    ("outcome_total", "business"): 2,
    ("outcome_total", "total"): 7,
    ("carried_over", "natural_person"): 1,
    ("carried_over", "total"): 1,
}


@pytest.mark.parametrize("variant", ["three_rows", "one_row"])
def test_consistent_requests_pass_every_check(variant: str) -> None:
    checks = hard(tables_to_checks([table("requests", CONSISTENT, variant=variant)], FORMS))
    rows = 25 if variant == "three_rows" else 23
    assert len(checks) == 7 + 7 + rows + 1
    assert {check.outcome for check in checks} == {"passed"}


def test_each_applicant_column_has_a_balance_and_an_outcome_sum() -> None:
    ids = [instance.id for instance in rule_instances(NEW, "requests")]
    assert ids[:7] == [f"requests.balance.{column}" for column in APPLICANTS]
    assert ids[7:14] == [f"requests.outcome_sum.{column}" for column in APPLICANTS]
    assert "requests.row_sum.refused.state_secret" in ids


def test_each_block_of_review_and_litigation_has_a_sum() -> None:
    ids = [instance.id for instance in rule_instances(NEW, "review_litigation")]
    assert ids == [f"review_litigation.row_sum.{row}" for row in ("review", "direct_suit", "suit_after_review")]


def test_outcome_sum_takes_the_rows_of_the_variant() -> None:
    def right(variant: str) -> list[str]:
        instances = {instance.id: instance for instance in rule_instances(NEW, "requests", variant)}
        return [row for row, _ in instances["requests.outcome_sum.total"].right]

    assert len(right("three_rows")) == 21
    assert right("three_rows")[-1] == "other_handling.other"
    assert len(right("one_row")) == 19
    assert right("one_row")[-1] == "other_handling"


def test_instances_are_made_once_a_form() -> None:
    assert rule_instances(NEW, "requests", "one_row") is rule_instances(NEW, "requests", "one_row")


def test_another_form_with_the_same_id_has_its_own_instances() -> None:
    bare = replace(NEW, rules=())
    assert rule_instances(bare, "requests") == ()
    assert len(rule_instances(NEW, "requests")) == 39


def test_unknown_table_or_variant_raises() -> None:
    with pytest.raises(KeyError):
        rule_instances(NEW, "nothing")
    with pytest.raises(KeyError):
        rule_instances(NEW, "requests", "nothing")


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("table_id", ["requests", "review_litigation"])
def test_every_single_wrong_cell_breaks_a_check(form_id: str, table_id: str) -> None:
    source = table(table_id, form_id=form_id)
    for cell in source.cells:
        wrong = with_cell(source, cell.row, cell.column, value=1, text="1")
        failed = [check for check in tables_to_checks([wrong], FORMS) if check.outcome == "failed"]
        assert failed
        assert all((table_id, cell.row, cell.column) in check.cells for check in failed)


def test_failed_check_gives_figures_cells_and_words() -> None:
    broken = check(table("requests", {**CONSISTENT, ("outcome_total", "business"): 1}), "requests.outcome_sum.business")
    assert (broken.outcome, broken.left, broken.right, broken.kind, broken.spent) == ("failed", 1, 2, "hard", False)
    assert broken.cells[0] == ("requests", "outcome_total", "business")
    assert len(broken.cells) == 22
    assert broken.message.startswith("商业企业: （七）总计 1 ≠ sum of 21 cells 2")


def test_failed_row_sum_names_the_summands() -> None:
    broken = check(table("review_litigation", {("review", "upheld"): 2}), "review_litigation.row_sum.review")
    assert "行政复议: 总计 0 ≠ 结果维持 2 + 结果纠正 0 + 其他结果 0 + 尚未审结 0 = 2" in broken.message


@pytest.mark.parametrize("status", ["missing", "unresolved", "blank"])
def test_cell_without_a_usable_number_leaves_its_sums_undecided(status: Status) -> None:
    value = None if status == "blank" else 0
    source = with_cell(table("requests", CONSISTENT), "granted", "other", status=status, value=value)
    undecided = {check.id for check in tables_to_checks([source], FORMS) if check.outcome == "undecided"}
    assert undecided == {"requests.outcome_sum.other", "requests.row_sum.granted"}


def test_undecided_check_names_the_cell_and_keeps_the_side_it_knows() -> None:
    source = with_cell(table("requests", CONSISTENT), "granted", "other", status="blank", value=None)
    found = check(source, "requests.row_sum.granted")
    assert (found.left, found.right) == (5, None)
    assert found.message == "（一）予以公开: no usable number in 其他"


@pytest.mark.parametrize("status", ["read", "decoded", "suspect", "reviewed"])
def test_printed_figures_are_summed_under_every_other_status(status: Status) -> None:
    source = with_cell(table("requests", CONSISTENT), "granted", "total", status=status)
    assert check(source, "requests.row_sum.granted").outcome == "passed"


def test_proposal_is_never_summed() -> None:
    source = with_cell(table("review_litigation"), "review", "total", status="missing", text=None, value=None)
    assert check(source, "review_litigation.row_sum.review").outcome == "undecided"


def test_table_that_was_not_found_makes_its_checks_not_applicable() -> None:
    checks = tables_to_checks([Table("requests", NEW.id, False, None, ())], FORMS)
    assert len(hard(checks)) == 40
    assert {check.outcome for check in checks} == {"not_applicable"}


def test_sum_without_any_of_its_cells_is_not_applicable() -> None:
    source = table("review_litigation")
    cut = replace(source, cells=tuple(cell for cell in source.cells if cell.row == "review"))
    outcomes = [check.outcome for check in hard(tables_to_checks([cut], FORMS))]
    assert outcomes == ["passed", "not_applicable", "not_applicable", "passed"]


def test_spent_checks_are_marked() -> None:
    spent = frozenset({"requests.balance.total"})
    checks = tables_to_checks([table("requests")], FORMS, spent=spent)
    assert [check.id for check in checks if check.spent] == ["requests.balance.total"]


def test_variant_is_told_by_the_rows_that_hold_something() -> None:
    full = table("requests", variant="three_rows")
    lacking = tuple(Cell("other_handling", column, None, None, "missing", 0.0) for column in APPLICANTS)
    assert table_to_variant_id(replace(full, cells=full.cells + lacking), NEW) == "three_rows"
    assert table_to_variant_id(table("requests", variant="one_row"), NEW) == "one_row"
    assert table_to_variant_id(table("disclosure"), NEW) is None


def test_variant_of_an_empty_table_is_the_usual_one() -> None:
    assert rows_to_variant(form_to_table(NEW, "requests"), set()) == "three_rows"
    assert rows_to_variant(form_to_table(load_form("zfxxgk-2019"), "requests"), set()) == "one_row"


TYPES: list[tuple[str, str, str, str, Number, str]] = [
    ("zfxxgk-2021", "regulations", "issued", "3", 3, "passed"),
    ("zfxxgk-2021", "regulations", "issued", "3.5", Decimal("3.5"), "failed"),
    ("zfxxgk-2021", "regulations", "issued", "3.0", Decimal("3.0"), "passed"),
    ("zfxxgk-2021", "regulations", "issued", "3.000", Decimal("3.000"), "failed"),
    ("zfxxgk-2021", "regulations", "issued", "-3", -3, "failed"),
    ("zfxxgk-2021", "regulations", "issued", "+3", 3, "failed"),
    ("zfxxgk-2021", "regulations", "issued", "增3", 3, "failed"),
    ("zfxxgk-2021", "fees", "amount", "160.5964", Decimal("160.5964"), "passed"),
    ("zfxxgk-2021", "fees", "amount", "-1", -1, "failed"),
    ("zfxxgk-2019", "licences", "change", "--231", -231, "passed"),
    ("zfxxgk-2019", "licences", "change", "减4", -4, "passed"),
    ("zfxxgk-2019", "licences", "change", "1.5", Decimal("1.5"), "failed"),
    ("zfxxgk-2019", "licences", "previous_items", "+21", 21, "failed"),
    ("zfxxgk-2019", "procurement", "amount", "3,020.782", Decimal("3020.782"), "passed"),
]


@pytest.mark.parametrize(("form_id", "row", "column", "text", "value", "outcome"), TYPES)
def test_figures_must_suit_their_column(
    form_id: str, row: str, column: str, text: str, value: Number, outcome: str
) -> None:
    source = with_cell(table("disclosure", form_id=form_id), row, column, text=text, value=value)
    found = check(source, "types.disclosure")
    assert found.outcome == outcome
    assert found.cells == ((("disclosure", row, column),) if outcome == "failed" else ())


def test_type_check_without_figures_is_undecided() -> None:
    source = table("disclosure")
    blank = tuple(replace(cell, text="/", value=None, status="blank") for cell in source.cells)
    assert check(replace(source, cells=blank), "types.disclosure").outcome == "undecided"


def test_type_check_of_a_table_not_found_is_not_applicable() -> None:
    assert check(Table("disclosure", NEW.id, False, None, ()), "types.disclosure").outcome == "not_applicable"


def test_form_that_is_not_given_raises() -> None:
    with pytest.raises(KeyError):
        tables_to_checks([table("requests")], {})


def test_sums_are_exact() -> None:
    values = {("review", "upheld"): 10**30, ("review", "total"): 10**30 + 1}
    assert check(table("review_litigation", values), "review_litigation.row_sum.review").outcome == "failed"


def test_a_document_is_checked_in_well_under_a_millisecond() -> None:
    """The hard checks cost under 0.1 ms on a quiet machine; ten times that is allowed where other work shares it."""
    tables = [table(name) for name in ("disclosure", "requests", "review_litigation")]
    forms = {NEW.id: replace(NEW, rules=tuple(rule for rule in NEW.rules if rule.kind == "hard"))}
    tables_to_checks(tables, forms)
    best = min(_seconds(tables, forms) for _ in range(50))
    assert best < 0.001


def _seconds(tables: list[Table], forms: Mapping[str, Form]) -> float:
    begin = time.perf_counter()
    tables_to_checks(tables, forms)
    return time.perf_counter() - begin
