"""Drafts: gouji's labels and trusted cells as records that keep the schema, doubts named for the person."""

from __future__ import annotations

from pathlib import Path

import pytest

import gouji
from gouji.reading import path_to_document, text_to_document
from gouji_training.records import record_to_fault, record_to_json
from gouji_training.records.drafting import Origin, document_to_draft

DEMO = sorted((Path(__file__).resolve().parents[3] / "annotations" / "demo").glob("*.txt"))
ORIGIN = Origin("mine", "pipe_rows", "unknown", "train")


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_a_draft_keeps_the_schema(path: Path) -> None:
    assert record_to_fault(record_to_json(document_to_draft(path_to_document(path), path.stem, ORIGIN))) is None


def test_a_draft_holds_the_trusted_cells_with_their_spans() -> None:
    document = path_to_document(DEMO[0])
    draft = document_to_draft(document, "one", ORIGIN)
    (table, *_) = gouji.extract(document.original).tables
    cell = next(cell for cell in table.cells if cell.status == "read")
    gold = draft.gold[table.table][cell.row][cell.column]
    assert gold is not None
    assert (gold.text, gold.span) == (cell.text, cell.span)


def test_cells_that_gouji_does_not_trust_are_null_and_named_in_the_notes() -> None:
    text = path_to_document(DEMO[0]).original
    cell = next(
        cell
        for table in gouji.extract(text).tables
        for cell in table.cells
        if table.table == "requests" and cell.row == "received" and cell.column == "total"
    )
    assert cell.span is not None
    broken = text[: cell.span[0]] + "98765" + text[cell.span[1] :]
    draft = document_to_draft(text_to_document(broken), "one", ORIGIN)
    assert draft.gold["requests"]["received"]["total"] is None
    assert "look at requests.received.total: suspect, '98765' on line" in draft.notes


def test_line_ends_of_all_kinds_become_lf() -> None:
    """A browser would count them otherwise than the record does."""
    draft = document_to_draft(text_to_document("第一行\r\n第二行\u2028第三行"), "one", ORIGIN)
    assert draft.text == "第一行\n第二行\n第三行"


def test_a_text_without_tables_has_no_form_and_no_gold() -> None:
    draft = document_to_draft(text_to_document("今天天气很好。"), "one", ORIGIN)
    assert (draft.form, draft.gold, len(draft.lines)) == (None, {}, 1)


def test_html_is_drafted_as_its_flat_text() -> None:
    page = "<html><body><p>一、总体情况</p><table><tr><td>规章</td><td>0</td></tr></table></body></html>"
    draft = document_to_draft(text_to_document(page), "one", ORIGIN)
    assert "<td>" not in draft.text
    assert record_to_fault(record_to_json(draft)) is None


def test_nobody_has_reviewed_a_draft() -> None:
    assert document_to_draft(text_to_document("规章"), "one", ORIGIN).reviewers == ()
