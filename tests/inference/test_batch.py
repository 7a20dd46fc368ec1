"""Many inputs: in order, none lost, whatever is broken in one of them."""

from __future__ import annotations

import sys
import types
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from gouji.batch import (
    Outcome,
    Source,
    extract_many,
    extract_outcomes,
    parcel_to_outcome,
    readable_to_outcome,
    readable_to_parcel,
    source_to_readable,
)
from gouji.document import Document
from gouji.errors import InputError, ModelError
from gouji.extraction import Cell, Extraction, Table


def table(word: str) -> Table:
    value = Decimal("86.5120") if word == "decimal" else 10**30 if word == "huge" else 1
    return Table("t", "f", True, (1, 2), (Cell("r", "c", word, value, "read", 0.5, (0, 1), support=("x",)),))


def extract(document: Document, *, model: object = None, forms: object = ()) -> tuple[Extraction, ...]:
    """One accepted report a word of the document, with the word as its title and in a cell."""
    if "model" in document.original:
        raise ModelError("models/x: no such folder")
    if "deep" in document.original:
        raise RecursionError
    return tuple(
        Extraction(
            document.source,
            document.sha256,
            line,
            None,
            None,
            None,
            None,
            "accepted",
            1.0,
            None,
            "0",
            (table(line),),
            report=n,
        )
        for n, line in enumerate(document.original.split(), start=1)
    )


@pytest.fixture(autouse=True)
def pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("gouji.pipeline")
    module.document_to_extractions = extract  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "gouji.pipeline", module)


@dataclass(frozen=True)
class Broken:
    """An input that fails on being read."""

    source: str = "broken"

    def read(self) -> Document:
        raise InputError("broken: may not be read")


def test_reports_come_in_the_order_of_the_inputs() -> None:
    assert [item.title for item in extract_many(["a b", "c"])] == ["a", "b", "c"]


def test_bare_texts_are_named_by_their_place() -> None:
    assert [item.source for item in extract_many(["a", "b"])] == ["text-1", "text-2"]


def test_paths_documents_and_inputs_are_taken(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("p")
    inputs: list[Source] = [tmp_path / "x.txt", Document("d", "", None, "q", "q"), Broken()]
    assert [(item.title, item.verdict) for item in extract_many(inputs)] == [
        ("p", "accepted"),
        ("q", "accepted"),
        (None, "rejected"),
    ]


def test_an_unreadable_input_is_a_rejected_record_that_says_why() -> None:
    (item,) = extract_many([Broken()])
    assert (item.source, item.verdict, item.tables, item.notes) == (
        "broken",
        "rejected",
        (),
        ("broken: may not be read",),
    )


def test_a_crash_is_a_rejected_record_with_the_digest_of_the_document() -> None:
    good, bad = extract_many([Document("a", "aa", "utf-8", "a", "a"), Document("b", "bb", "gbk", "deep", "deep")])
    assert good.verdict == "accepted"
    assert (bad.source, bad.sha256, bad.encoding, bad.verdict) == ("b", "bb", "gbk", "rejected")
    assert "RecursionError" in bad.notes[0]


def test_outcomes_tell_errors_apart() -> None:
    outcomes = list(extract_outcomes([Broken(), "a"]))
    assert [outcome.error for outcome in outcomes] == ["broken: may not be read", None]
    assert isinstance(outcomes[1], Outcome)


def test_a_broken_model_stops_the_run() -> None:
    with pytest.raises(ModelError, match="no such folder"):
        list(extract_many(["model"]))


def test_a_negative_count_of_workers_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="workers must be 0"):
        extract_many([], workers=-1)


def test_an_input_of_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match="input 1 is int"):
        list(extract_many([1]))  # type: ignore[list-item]


def test_inputs_are_taken_as_they_are_needed() -> None:
    taken = []

    def inputs() -> object:
        for name in "abc":
            taken.append(name)
            yield name

    next(extract_many(inputs()))  # type: ignore[arg-type]
    assert taken == ["a"]


@pytest.mark.parametrize(("text", "packed"), [("a decimal", True), ("boom\ud800", False), ("huge", False)])
def test_a_parcel_holds_the_same_outcome(text: str, packed: bool) -> None:
    item = source_to_readable(text, 1)
    parcel = readable_to_parcel(item)
    assert isinstance(parcel, bytes) == packed
    assert parcel_to_outcome(parcel) == readable_to_outcome(item)
    assert str(parcel_to_outcome(parcel)) == str(readable_to_outcome(item))
