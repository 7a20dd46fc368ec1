"""Every reviewed record keeps the schema, and broken ones are refused with file, line and reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gouji.classifying.labels import LABELS
from gouji_training.annotations import read_annotations
from gouji_training.errors import AnnotationError

FOLDER = Path(__file__).resolve().parents[2] / "annotations"
FILES = sorted(FOLDER.glob("*.jsonl"))
GOOD: dict[str, Any] = {
    "id": "one",
    "family": "cell_lines",
    "split": "train",
    "form": "zfxxgk-2021",
    "provenance": "made up",
    "text": "规章\n4\n",
    "lines": ["row_label", "numeric_cell", "blank"],
    "gold": {"disclosure": {"regulations": {"issued": "4", "repealed": None}}},
    "notes": "",
}


def _written(folder: Path, *records: dict[str, Any]) -> Path:
    path = folder / "some.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_every_record_is_read() -> None:
    assert len(read_annotations(FILES)) >= 40


def test_all_labels_occur() -> None:
    assert {label for record in read_annotations(FILES) for label in record.labels} == set(LABELS)


def test_every_split_has_several_families() -> None:
    records = read_annotations(FILES)
    for split in ("train", "dev", "test"):
        assert len({record.family for record in records if record.split == split}) >= 5


def test_a_good_record_is_read(tmp_path: Path) -> None:
    (record,) = read_annotations([_written(tmp_path, GOOD)])
    assert record.labels == ("row_label", "numeric_cell", "blank")
    assert record.line == 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"split": "other"}, '"split" must be one of'),
        ({"form": "zfxxgk-1999"}, '"form" must be null or one of'),
        ({"id": 7}, '"id" must be a text'),
        ({"more": 1}, "odd ones: more"),
        ({"lines": ["row_label"]}, "1 labels for 3 lines"),
        ({"lines": ["row_name", "numeric_cell", "blank"]}, 'text line 1: unknown label "row_name"'),
        ({"lines": ["blank", "numeric_cell", "blank"]}, "text line 1"),
        ({"lines": ["row_label", "numeric_cell", "narrative"]}, "text line 3"),
        ({"gold": {"disclosure": {"regulations": {"issued": "5"}}}}, '"5" does not occur in the text'),
        ({"gold": {"disclosure": {"regulations": {"weight": "4"}}}}, "no form has this cell"),
        ({"gold": []}, '"gold" must be an object'),
        ({"form": None}, '"gold" needs a "form"'),
    ],
)
def test_a_fault_is_named(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    path = _written(tmp_path, {**GOOD, "id": "zero"}, {**GOOD, **change})
    with pytest.raises(AnnotationError) as caught:
        read_annotations([path])
    assert str(caught.value).startswith(f"{path}:2: ")
    assert reason in str(caught.value)


def test_a_line_that_is_no_json_is_named(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text("{oops\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"some\.jsonl:1: is not JSON"):
        read_annotations([path])


def test_an_id_used_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match=r'some\.jsonl:2: id "one" is used twice'):
        read_annotations([_written(tmp_path, GOOD, GOOD)])


def test_a_family_in_two_splits_is_refused(tmp_path: Path) -> None:
    other = {**GOOD, "id": "two", "split": "test", "text": "规章\n44\n"}
    with pytest.raises(AnnotationError, match=r"some\.jsonl:2: family cell_lines is in split test here"):
        read_annotations([_written(tmp_path, GOOD, other)])


def test_a_text_in_two_splits_is_refused(tmp_path: Path) -> None:
    other = {**GOOD, "id": "two", "split": "test", "family": "other"}
    with pytest.raises(AnnotationError, match=r"some\.jsonl:2: the same text is in split test here"):
        read_annotations([_written(tmp_path, GOOD, other)])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match=r"gone\.jsonl: cannot be read"):
        read_annotations([tmp_path / "gone.jsonl"])
