"""Prose against tables: agrees, contradicts, not stated; cells stay as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gouji.document import Document
from gouji.extraction import Check, Extraction
from gouji.narrative import cross_check, extractions_to_facts
from gouji.pipeline import document_to_extractions
from gouji.reading import text_to_document

ROOT = Path(__file__).resolve().parents[3]
REPORT = (ROOT / "annotations" / "demo" / "01-pipe-rows.txt").read_text("utf-8")
PROSE = "新收申请19件，上年结转1件，办结18件，2件跨年办理。"
RECEIVED = "narrative.requests.received.total"


def read(text: str) -> tuple[Document, tuple[Extraction, ...]]:
    document = text_to_document(text)
    return document, document_to_extractions(document)


def checked(prose: str, *, report: str = REPORT) -> tuple[Extraction, Extraction]:
    """The first report before and after, with `prose` in place of what the sample says of its requests."""
    document, extractions = read(report.replace(PROSE, prose))
    return extractions[0], cross_check(extractions, document)[0]


def check(extraction: Extraction, name: str = RECEIVED) -> Check:
    return next(item for item in extraction.checks if item.id == name)


def test_a_figure_that_the_table_has_agrees() -> None:
    found = check(checked("新收申请19件。")[1])
    assert (found.kind, found.outcome, found.left, found.right) == ("soft", "passed", 19, 19)


def test_a_figure_may_count_what_was_carried_in_as_well() -> None:
    found = check(checked("共收到申请20件（含上年结转1件）。")[1])
    assert (found.outcome, found.left, found.right) == ("passed", 20, 20)


def test_a_contradiction_is_said_with_both_figures_and_the_line() -> None:
    found = check(checked("新收申请91件。")[1])
    assert (found.outcome, found.left, found.right) == ("failed", 91, 19)
    assert found.cells == (("requests", "received", "total"),)
    assert (
        found.message
        == "requests received: the text states 91 (line 7: （二）依申请公开。新收申请91件。); the table has 19"
    )


def test_a_contradiction_changes_no_cell_and_no_verdict() -> None:
    before, after = checked("新收申请91件。")
    assert (after.tables, after.verdict, after.score) == (before.tables, before.verdict, before.score)
    assert after.checks[: len(before.checks)] == before.checks


def test_none_in_words_contradicts_a_figure() -> None:
    assert check(checked("全年未收到政府信息公开申请。")[1]).outcome == "failed"


def test_what_the_text_does_not_say_is_no_contradiction() -> None:
    found = check(checked("申请均按期答复。")[1])
    assert (found.outcome, found.left, found.message) == (
        "not_applicable",
        None,
        "requests received: not stated in the text",
    )


def test_two_figures_of_which_one_agrees_leave_it_undecided() -> None:
    found = check(checked("新收申请19件。本年新收申请17件。")[1])
    assert found.outcome == "undecided"
    assert "several figures" in found.message


def test_a_group_of_rows_is_compared_with_their_sum() -> None:
    found = check(checked("政府信息公开申请无法提供4件，不予公开3件。")[1], "narrative.requests.refused.*.total")
    assert (found.outcome, found.left, found.right, len(found.cells)) == ("failed", 3, 2, 8)


def test_a_percentage_is_compared_with_the_ratio_of_the_cells() -> None:
    name = "narrative.share.requests.granted.total"
    assert check(checked("政府信息公开申请予以公开10件，占55.6%。")[1], name).outcome == "passed"
    assert check(checked("政府信息公开申请予以公开10件，占65.6%。")[1], name).outcome == "failed"


def test_rounded_ten_thousands_agree_within_their_step() -> None:
    report = REPORT.replace("行政许可 | 136", "行政许可 | 28346")
    name = "narrative.disclosure.licences.decisions"
    assert check(checked("行政许可处理决定2.8万件。", report=report)[1], name).outcome == "passed"
    assert check(checked("行政许可处理决定2.5万件。", report=report)[1], name).outcome == "failed"


def test_the_message_comes_in_chinese_too() -> None:
    document, extractions = read(REPORT.replace(PROSE, "新收申请91件。"))
    found = check(cross_check(extractions, document, language="zh")[0])
    assert found.message == "新收申请：正文称91（第 7 行：（二）依申请公开。新收申请91件。），表格为 19"


def lacking(extraction: Extraction, row: str, column: str) -> Extraction:
    """The extraction with one cell missing, as if the text had lost it."""
    tables = tuple(
        replace(
            table,
            cells=tuple(
                replace(cell, status="missing", text=None, value=None, span=None, line=None, proposal=None)
                if (cell.row, cell.column) == (row, column)
                else cell
                for cell in table.cells
            ),
        )
        for table in extraction.tables
    )
    return replace(extraction, tables=tables)


def proposed(prose: str, *places: tuple[str, str]) -> list[object]:
    document, (extraction, *_) = read(REPORT.replace(PROSE, prose))
    for row, column in places:
        extraction = lacking(extraction, row, column)
    after = cross_check([extraction], document)[0]
    cells = {(cell.row, cell.column): cell for table in after.tables for cell in table.cells}
    assert all(cells[place].status == "missing" and cells[place].value is None for place in places)
    return [proposal.value if (proposal := cells[place].proposal) else None for place in places]


def test_a_missing_cell_gets_what_the_text_states_as_a_proposal() -> None:
    assert proposed("政府信息公开申请办结18件。", ("outcome_total", "total")) == [18]


def test_nothing_is_proposed_where_the_figure_may_mean_two_things() -> None:
    assert proposed("新收申请19件。", ("received", "total")) == [None]


def test_nothing_is_proposed_where_two_cells_of_a_sum_are_missing() -> None:
    places = (("refused.third_party_rights", "total"), ("refused.enforcement_files", "total"))
    assert proposed("政府信息公开申请不予公开2件。", *places) == [None, None]


def test_one_missing_cell_of_a_sum_gets_the_rest() -> None:
    assert proposed("政府信息公开申请不予公开2件。", ("refused.enforcement_files", "total")) == [1]


def test_a_proposal_names_its_check_and_quotes_its_line() -> None:
    document, (extraction, *_) = read(REPORT)
    after = cross_check([lacking(extraction, "outcome_total", "total")], document)[0]
    cell = next(c for t in after.tables for c in t.cells if (c.row, c.column) == ("outcome_total", "total"))
    assert cell.proposal is not None
    assert cell.proposal.rules == ("narrative.requests.outcome_total.total",)
    assert cell.proposal.reason.startswith("the text states 18 (line 7:")


def test_spans_point_into_the_original_of_a_page() -> None:
    page = "".join(f"<p>{line}</p>" for line in REPORT.splitlines())
    document, extractions = read(f"<html><body>{page}</body></html>")
    facts = extractions_to_facts(extractions, document)[0]
    received = next(fact for fact in facts if fact.quantity == "requests.received.total")
    assert document.original[slice(*received.span)] == "19"


def test_each_report_of_a_text_is_held_against_its_own_prose() -> None:
    second = (
        REPORT.replace("2023年政府", "2022年政府").replace("新收申请19件", "新收申请77件").replace("| 136 |", "| 7 |")
    )
    document, extractions = read(REPORT + "\n" + second)
    assert len(extractions) == 2
    assert [check(each).left for each in cross_check(extractions, document)] == [19, 77]


def test_a_text_without_a_form_is_left_alone() -> None:
    document, extractions = read("收到政府信息公开申请3件。")
    assert cross_check(extractions, document) == extractions


def test_a_form_without_a_phrasing_is_said_in_a_note() -> None:
    document, (extraction, *_) = read(REPORT)
    foreign = replace(extraction, tables=tuple(replace(table, form="own") for table in extraction.tables))
    after = cross_check([foreign], document)[0]
    assert after.checks == foreign.checks
    assert after.notes[-1].startswith("the prose was not read: there is no phrasing of the form own")
