"""The shipped forms say what the notices print."""

import subprocess
import sys

import pytest

from gouji.forms import (
    cell_to_column,
    column_label,
    form_ids,
    form_to_cells,
    form_to_table,
    load_form,
    load_forms,
    row_label,
    table_to_variant,
)
from gouji.forms.shipped import DATA

CELLS = [
    ("zfxxgk-2021", "disclosure", None, 10),
    ("zfxxgk-2021", "requests", None, 175),
    ("zfxxgk-2021", "requests", "one_row", 161),
    ("zfxxgk-2021", "review_litigation", None, 15),
    ("zfxxgk-2019", "disclosure", None, 22),
    ("zfxxgk-2019", "requests", None, 161),
    ("zfxxgk-2019", "requests", "three_rows", 175),
    ("zfxxgk-2019", "review_litigation", None, 15),
]


def test_forms_are_listed_newest_first() -> None:
    assert form_ids() == ("zfxxgk-2021", "zfxxgk-2019")
    assert [form.id for form in load_forms()] == list(form_ids())


def test_forms_are_loaded_once() -> None:
    assert load_form("zfxxgk-2021") is load_forms()[0]


@pytest.mark.parametrize(("form_id", "table", "variant", "count"), CELLS)
def test_table_has_as_many_cells_as_the_notice_prints(
    form_id: str, table: str, variant: str | None, count: int
) -> None:
    cells = form_to_cells(load_form(form_id), table, variant)
    assert len(cells) == len(set(cells)) == count


@pytest.mark.parametrize("form_id", form_ids())
def test_shipped_file_passes_all_checks(form_id: str) -> None:
    assert load_form(DATA / f"{form_id}.yaml") == load_form(form_id)


def test_cells_come_in_printed_order() -> None:
    cells = form_to_cells(load_form("zfxxgk-2021"), "requests")
    assert cells[0] == ("received", "natural_person")
    assert cells[6] == ("received", "total")
    assert cells[-1] == ("carried_over", "total")
    rows = list(dict.fromkeys(row for row, _ in cells))
    assert rows[2:6] == ["granted", "partly_granted", "refused.state_secret", "refused.prohibited_by_law"]
    assert rows[-5:] == [
        "other_handling.correction_overdue",
        "other_handling.fee_overdue",
        "other_handling.other",
        "outcome_total",
        "carried_over",
    ]


def test_disclosure_of_2019_has_its_eight_rows_with_their_own_columns() -> None:
    cells = form_to_cells(load_form("zfxxgk-2019"), "disclosure")
    columns: dict[str, list[str]] = {}
    for row, column in cells:
        columns.setdefault(row, []).append(column)
    assert columns == {
        "regulations": ["created", "newly_published", "total_published"],
        "normative_documents": ["created", "newly_published", "total_published"],
        "licences": ["previous_items", "change", "decisions"],
        "other_services": ["previous_items", "change", "decisions"],
        "penalties": ["previous_items", "change", "decisions"],
        "coercive_measures": ["previous_items", "change", "decisions"],
        "fees": ["previous_items", "change"],
        "procurement": ["items", "amount"],
    }


def test_header_texts_come_in_reading_order() -> None:
    block = form_to_table(load_form("zfxxgk-2021"), "requests").blocks[0]
    texts = [label.text for label in block.header]
    assert texts[0].startswith("（本列数据的勾稽关系为")
    assert (
        " ".join(texts[1:]) == "申请人情况 自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他"
    )


def test_review_and_litigation_is_one_row_of_three_blocks() -> None:
    table = form_to_table(load_form("zfxxgk-2021"), "review_litigation")
    assert table.layout == "one_row"
    assert [row.label.text for row in table.blocks[0].rows] == ["行政复议", "未经复议直接起诉", "复议后起诉"]
    assert len(table.blocks[0].header) == 1 + 1 + 5 + 2 + 5 + 5


def test_rows_stand_under_their_groups() -> None:
    rows = {row.id: row for row in form_to_table(load_form("zfxxgk-2019"), "requests").blocks[0].rows}
    assert rows["refused.state_secret"].groups == ("outcomes", "refused")
    assert rows["received"].groups == ()


def test_usual_variant_differs_between_the_forms() -> None:
    usual = [table_to_variant(form_to_table(load_form(form_id), "requests"), None) for form_id in form_ids()]
    assert [variant.id for variant in usual if variant] == ["three_rows", "one_row"]


def test_tables_shared_by_the_forms_bring_their_rules() -> None:
    shared = [[rule for rule in form.rules if rule.table != "disclosure"] for form in load_forms()]
    assert shared[0] == shared[1]
    assert len(shared[0]) == 12


@pytest.mark.parametrize("form_id", form_ids())
def test_every_rule_says_what_why_and_whence_in_both_languages(form_id: str) -> None:
    for rule in load_form(form_id).rules:
        assert set(rule.text) == {"zh", "en"}
        assert rule.source
        assert rule.reason or rule.test == "types"


def test_every_rule_of_one_report_or_a_series_is_in_the_files() -> None:
    sources = {rule.source.split(";")[0] for form in load_forms() for rule in form.rules}
    assert sources == {"H1", "H2", "H3", "H4", "H5", "S1", "S2", "S3", "S4", "S8", "S9", "S10", "S11", "S13"}


def test_only_the_change_columns_are_signed() -> None:
    form = load_form("zfxxgk-2019")
    signed = {
        column
        for table in form.tables
        for block in table.blocks
        for column in block.columns
        if column.value_type == "signed"
    }
    assert {column.id for column in signed} == {"change"}
    assert cell_to_column(form_to_table(form, "disclosure"), "procurement", "amount").value_type == "amount"


def test_labels_for_display() -> None:
    table = form_to_table(load_form("zfxxgk-2021"), "disclosure")
    assert row_label(table, "fees") == "行政事业性收费"
    assert column_label(table, "decisions") == "本年处理决定数量"
    assert column_label(table, "amount", "fees") == "本年收费金额（单位：万元）"


@pytest.mark.parametrize(
    "ask",
    [
        lambda form: form_to_table(form, "nothing"),
        lambda form: form_to_cells(form, "requests", "nothing"),
        lambda form: row_label(form.tables[0], "nothing"),
        lambda form: column_label(form.tables[0], "nothing"),
        lambda form: cell_to_column(form.tables[0], "fees", "issued"),
    ],
)
def test_unknown_ids_raise_key_errors(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(KeyError):
        ask(load_form("zfxxgk-2021"))


def test_import_of_the_package_loads_no_yaml() -> None:
    code = "import sys, gouji.forms; print([m for m in ('yaml', 'msgspec', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
