"""Every reviewed record keeps the schema, and together they cover what the guideline promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gouji.classifying.labels import LABELS
from gouji_training.records import json_to_record, read_records
from gouji_training.records.checking import OPTIONAL, REQUIRED

FOLDER = Path(__file__).resolve().parents[2] / "annotations"
FILES = sorted(FOLDER.glob("*.jsonl"))
GUIDELINE = (FOLDER / "GUIDELINE.md").read_text(encoding="utf-8")


def test_every_record_is_read() -> None:
    assert len(read_records(FILES)) >= 75


def test_all_labels_occur() -> None:
    assert {label for record in read_records(FILES) for label in record.line_labels()} == set(LABELS)


def test_every_split_has_several_families() -> None:
    records = read_records(FILES)
    for split in ("train", "dev", "test"):
        assert len({record.family for record in records if record.split == split}) >= 5


def test_every_kind_of_gold_cell_occurs() -> None:
    cells = [cell for record in read_records(FILES) for _, cell in record.gold_cells()]
    assert None in cells
    printed = [cell for cell in cells if cell is not None]
    assert any(not cell.text for cell in printed)
    assert any(not cell.placeable for cell in printed)


def test_values_of_a_table_stand_in_the_order_of_the_form() -> None:
    """Where a careful reader can place them: spans that cross would be slips of the annotation."""
    for record in read_records(FILES):
        ends: dict[str, int] = {}
        for (table, *_), cell in record.gold_cells():
            if cell is not None and cell.span is not None and cell.placeable:
                assert cell.span[0] >= ends.get(table, 0), record.id
                ends[table] = cell.span[1]


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
