"""Every reviewed record keeps the schema, and together they cover what the guideline promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gouji.classifying.labels import LABELS
from gouji_training.records import Record, json_to_record, read_records
from gouji_training.records.checking import OPTIONAL, REQUIRED

FOLDER = Path(__file__).resolve().parents[2] / "annotations"
FILES = [FOLDER / "reports.jsonl", FOLDER / "flattened.jsonl"]
GUIDELINE = (FOLDER / "GUIDELINE.md").read_text(encoding="utf-8")

SECOND = "reader-2"
"""Who read every line of the shipped documents after the first labels."""

EXCHANGED = {"rows_swapped", "columns_swapped", "columns_first", "lines_swapped"}
"""Damage after which a table's values no longer stand in the order of the form."""


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return read_records(FILES)


@pytest.mark.parametrize(("name", "count"), [("reports.jsonl", 75), ("flattened.jsonl", 85)])
def test_every_record_is_read(name: str, count: int) -> None:
    assert len(read_records([FOLDER / name])) >= count


def test_every_document_has_a_second_reader(records: list[Record]) -> None:
    assert [record.id for record in records if SECOND not in record.reviewers] == []


def test_the_guideline_says_how_many_documents_were_read(records: list[Record]) -> None:
    assert f"all {len(records)} documents" in " ".join(GUIDELINE.split())


def test_flattened_documents_come_from_many_tools() -> None:
    flattened = read_records(FILES[1:])
    assert len({record.flattener for record in flattened}) >= 25
    assert {"own", "hand"}.isdisjoint(record.flattener for record in flattened)


def test_all_labels_occur(records: list[Record]) -> None:
    assert {label for record in records for label in record.line_labels()} == set(LABELS)


def test_every_split_has_several_families(records: list[Record]) -> None:
    for split in ("train", "dev", "test"):
        assert len({record.family for record in records if record.split == split}) >= 5


def test_every_kind_of_gold_cell_occurs(records: list[Record]) -> None:
    cells = [cell for record in records for _, cell in record.gold_cells()]
    assert None in cells
    printed = [cell for cell in cells if cell is not None]
    assert any(not cell.text for cell in printed)
    assert any(not cell.placeable for cell in printed)


def test_values_of_a_table_stand_in_the_order_of_the_form(records: list[Record]) -> None:
    """Where a careful reader can place them: spans that cross would be slips of the annotation.

    A text printed column by column has the values of each column in that order.
    """
    for record in records:
        if EXCHANGED.intersection(record.corruptions):
            continue
        by_columns = record.family == "column_major"
        ends: dict[tuple[str, str | None], int] = {}
        for (table, _, column), cell in record.gold_cells():
            stretch = (table, column if by_columns else None)
            if cell is not None and cell.span is not None and cell.placeable:
                assert cell.span[0] >= ends.get(stretch, 0), record.id
                ends[stretch] = cell.span[1]


def test_the_guideline_shows_a_sound_record() -> None:
    import json

    (example,) = re.findall(r"```json\n(.*?)```", GUIDELINE, re.DOTALL)
    record = json_to_record(json.loads(example))
    assert record.line_labels().count("blank") == 1


@pytest.mark.parametrize("name", [*REQUIRED, *OPTIONAL])
def test_the_guideline_describes_every_field(name: str) -> None:
    assert re.search(rf"^\| `{name}` \|", GUIDELINE, re.MULTILINE)


@pytest.mark.parametrize("label", LABELS)
def test_the_guideline_describes_every_label(label: str) -> None:
    assert re.search(rf"^\| `{label}` \|", GUIDELINE, re.MULTILINE)
