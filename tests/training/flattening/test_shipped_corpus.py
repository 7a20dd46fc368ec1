"""The shipped corpus: sound records of all families, split by tool, small."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from gouji_training.flattening.real import FAMILIES, tool_to_split
from gouji_training.records import record_to_fault
from gouji_training.records.shape import row_to_json

_PATH = Path(__file__).parents[3] / "training" / "corpora" / "flattened-1.parquet"
_STEP = 37
"""One record in so many is checked in full: all of them take 20 s."""


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """All records without their lines and gold."""
    rows: list[dict[str, Any]] = pq.read_table(
        _PATH, columns=["id", "family", "flattener", "split", "text", "corruptions"]
    ).to_pylist()
    return rows


def test_every_family_has_its_share(rows: list[dict[str, Any]]) -> None:
    counts = Counter(row["family"] for row in rows)
    assert set(counts) == {family.name for family in FAMILIES}
    assert min(counts.values()) >= 20


def test_splits_are_those_of_the_tools(rows: list[dict[str, Any]]) -> None:
    assert all(row["split"] == tool_to_split(row["flattener"]) for row in rows)


def test_no_id_and_no_text_is_there_twice(rows: list[dict[str, Any]]) -> None:
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)


def test_some_documents_are_damaged_and_some_are_not(rows: list[dict[str, Any]]) -> None:
    assert 0.3 < sum(bool(row["corruptions"]) for row in rows) / len(rows) < 0.9


def test_no_mark_is_left_in_a_text(rows: list[dict[str, Any]]) -> None:
    """Letters that stand for characters of values are Ethiopic first."""
    assert not [row["id"] for row in rows if any("\u1200" <= char <= "\u18f5" for char in row["text"])]


def test_records_are_sound() -> None:
    table = pq.read_table(_PATH)
    sample = table.take(list(range(0, len(table), _STEP))).to_pylist()
    assert not [fault for fault in (record_to_fault(row_to_json(row)) for row in sample) if fault]


def test_the_file_is_small() -> None:
    assert _PATH.stat().st_size < 4_000_000
