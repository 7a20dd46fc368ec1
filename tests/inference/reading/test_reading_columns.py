"""Records of JSON Lines: which key is the text, which names the record, and what goes along."""

from __future__ import annotations

import io
import json
import math
import os
import sys
import threading
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from gouji.errors import InputError
from gouji.extraction import CarriedValue
from gouji.reading import Columns, Input, expand_inputs
from gouji.reading.columns import LONGEST_CARRIED, MOST_CARRIED, items_to_carried, value_to_carried


def record_to_input(folder: Path, record: object, columns: Columns | None = None) -> Input:
    path = folder / "in.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    (item,) = expand_inputs([str(path)], columns=columns or Columns())
    return item


def test_keys_that_are_named_count_alone(tmp_path: Path) -> None:
    record = {"text": "no", "page": "甲", "id": 1, "link": "u"}
    item = record_to_input(tmp_path, record, Columns(text="page", id="link"))
    assert (item.source, item.text, item.carried) == ("u", "甲", {"text": "no", "id": 1})


@pytest.mark.parametrize("key", ["text", "content", "body", "html", "markdown", "正文"])
def test_usual_names_of_the_text_are_found(tmp_path: Path, key: str) -> None:
    assert record_to_input(tmp_path, {key: "甲", "url": "u"}).read().original == "甲"


def test_a_key_that_is_missing_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"in\.jsonl:1: no text under 'page' in this JSON; .*--text-column"):
        record_to_input(tmp_path, {"text": "x"}, Columns(text="page")).read()


def test_other_keys_go_along(tmp_path: Path) -> None:
    record = {"text": "甲", "id": "r", "province": "川", "n": 3, "share": 0.5, "ok": True, "none": None, "tags": ["a"]}
    assert record_to_input(tmp_path, record).carried == {
        "province": "川",
        "n": 3,
        "share": 0.5,
        "ok": True,
        "none": None,
        "tags": '["a"]',
    }


def test_a_long_value_stays_behind_and_a_note_says_so(tmp_path: Path) -> None:
    item = record_to_input(tmp_path, {"text": "甲", "raw": "x" * (LONGEST_CARRIED + 1)})
    assert item.carried == {}
    assert item.read().notes == ("columns not carried along: raw (2,001 characters)",)


def test_more_columns_than_anybody_needs_stay_behind() -> None:
    carried = items_to_carried((f"c{number}", number) for number in range(MOST_CARRIED + 20))
    assert len(carried.values) == MOST_CARRIED
    assert carried.notes[0].endswith("c109 (more than 100 columns) and 10 more")


@pytest.mark.parametrize(
    ("value", "carried"),
    [
        (2**63, "9223372036854775808"),
        (math.nan, None),
        (math.inf, "inf"),
        (Decimal("1E+3"), "1000"),
        (date(2024, 1, 2), "2024-01-02"),
        (datetime(2024, 1, 2, 3, tzinfo=UTC), "2024-01-02T03:00:00+00:00"),
        ({"a": "乙"}, '{"a": "乙"}'),
    ],
)
def test_a_value_goes_along_as_the_output_can_hold_it(value: object, carried: CarriedValue) -> None:
    assert value_to_carried(value) == carried


def test_standard_input_that_begins_like_a_record_is_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    data = '{"text": "甲", "id": "a", "k": 1}\n\n{\n{"text": "乙"}\n'.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    items = list(expand_inputs(["-"]))
    assert [(item.source, item.text) for item in items] == [("a", "甲"), ("<stdin>:3", None), ("<stdin>:4", "乙")]
    assert items[0].carried == {"k": 1}


@pytest.mark.parametrize("text", ["{甲}\n{乙}", "[1]\n", "规章 0\n二\n", "\n\n一", ""])
def test_other_standard_input_is_one_document(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    (item,) = expand_inputs(["-"])
    assert item.read().original == text


def test_a_pipe_may_give_json_lines(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_text, args=('{"text": "甲"}\n{"text": "乙"}\n',))
    writer.start()
    items = list(expand_inputs([str(tmp_path / "pipe")]))
    writer.join()
    assert [item.text for item in items] == ["甲", "乙"]
