"""spaCy documents: nothing is lost on the way there and back, nothing is pickled, and broken files are refused."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span

from gouji_training.records import json_to_record, read_records, record_to_json
from gouji_training.records.docbin import docbin_to_docs, records_to_docbin
from gouji_training.records.exchange_files import export_records, import_records

SHIPPED = Path(__file__).resolve().parents[3] / "annotations" / "reports.jsonl"


def _faults(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    return [str(fault) for fault in import_records([path], tool="spacy").faults]


def test_every_shipped_record_comes_back_the_same(tmp_path: Path) -> None:
    records = read_records([SHIPPED])
    export_records(records, tmp_path / "some.spacy", tool="spacy")
    reading = import_records([tmp_path / "some.spacy"], tool="spacy")
    assert reading.faults == ()
    assert [record_to_json(record) for record in reading.records] == [record_to_json(record) for record in records]


def test_a_document_is_what_spacy_users_expect(sound: dict[str, Any]) -> None:
    (doc,) = docbin_to_docs(records_to_docbin([json_to_record(sound)]))
    assert doc.text == sound["text"]
    assert [(span.text, span.label_) for span in doc.spans["lines"]] == [
        ("规章", "row_label"),
        ("4", "numeric_cell"),
        ("12 | 7", "numeric_cell"),
    ]
    assert [(span.text, span.label_) for span in doc.spans["gold"]] == [("4", "disclosure.regulations.issued")]
    assert [(span.text, span.label_) for span in doc.spans["unplaceable"]] == [("7", "disclosure.licences.decisions")]


def test_every_field_comes_back(tmp_path: Path, sound: dict[str, Any]) -> None:
    export_records([json_to_record(sound)], tmp_path / "some.spacy", tool="spacy")
    (record,) = import_records([tmp_path / "some.spacy"], tool="spacy").records
    assert record_to_json(record) == sound


def test_the_same_records_give_the_same_bytes(sound: dict[str, Any]) -> None:
    record = json_to_record(sound)
    assert records_to_docbin([record]) == records_to_docbin([record])


def test_nothing_is_pickled(sound: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A DocBin may come from a stranger: reading it must not run what it holds."""

    def refuse(*_: object) -> None:
        raise AssertionError("pickle was used")

    for name in ("load", "loads", "dump", "dumps"):
        monkeypatch.setattr(pickle, name, refuse)
    data = records_to_docbin([json_to_record(sound)])
    assert _faults(tmp_path / "some.spacy", data) == []


def test_tokens_of_another_kind_do_not_matter(tmp_path: Path, sound: dict[str, Any]) -> None:
    """Spans are taken by characters, so words for tokens give the same record."""
    (made,) = docbin_to_docs(records_to_docbin([json_to_record(sound)]))
    doc = Doc(
        made.vocab,
        words=["规章", "\n", "4", "\n\n", "12", "|", "7", "\n"],
        spaces=[False] * 4 + [True] * 2 + [False] * 2,
    )
    for name, spans in made.spans.items():
        doc.spans[name] = [doc.char_span(span.start_char, span.end_char, label=span.label_) for span in spans]
    doc.user_data.update(made.user_data)
    path = tmp_path / "some.spacy"
    path.write_bytes(DocBin(store_user_data=True, docs=[doc]).to_bytes())
    (record,) = import_records([path], tool="spacy").records
    assert record_to_json(record) == sound


def test_a_span_that_is_no_line_is_named(tmp_path: Path, sound: dict[str, Any]) -> None:
    (doc,) = docbin_to_docs(records_to_docbin([json_to_record(sound)]))
    doc.spans["lines"] = [*list(doc.spans["lines"])[1:], Span(doc, 0, 1, label="row_label")]
    faults = _faults(tmp_path / "some.spacy", DocBin(store_user_data=True, docs=[doc]).to_bytes())
    assert any("document no. 1: " in fault and "[0, 1] is not the whole of text line 1" in fault for fault in faults)


def test_documents_of_another_source_are_refused(tmp_path: Path) -> None:
    doc = spacy.blank("zh")("规章")
    (fault,) = _faults(tmp_path / "some.spacy", DocBin(docs=[doc]).to_bytes())
    assert 'document no. 1: has no fields of a record in user_data["gouji"]' in fault


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_what_is_no_docbin_is_refused(tmp_path: Path, data: bytes) -> None:
    (fault,) = _faults(tmp_path / "some.spacy", data)
    assert fault.startswith(f"{tmp_path / 'some.spacy'}: is no DocBin of spaCy")
