"""The annotated paragraphs, and how right the reader is on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji_training.errors import AnnotationError
from gouji_training.narrative_evaluation import main, path_to_records, record_to_compared

FILE = Path(__file__).resolve().parents[2] / "annotations" / "narrative.jsonl"
GOOD = (
    '{"id":"a","split":"dev","text":"收到政府信息公开申请3件。",'
    '"facts":[{"cell":"requests.received.total","value":3,"span":[10,11]}],"notes":""}'
)


def test_there_are_enough_paragraphs_each_with_its_own_text() -> None:
    records = path_to_records(FILE)
    assert len(records) >= 200
    assert sum(record.split == "test" for record in records) >= 100
    assert len({record.text for record in records}) == len(records)


def test_a_third_of_the_paragraphs_state_nothing() -> None:
    records = path_to_records(FILE)
    assert sum(not record.facts for record in records) >= len(records) / 3


@pytest.mark.parametrize("split", ["dev", "test"])
def test_precision_and_recall_keep_their_floors(split: str) -> None:
    compared = [record_to_compared(record) for record in path_to_records(FILE) if record.split == split]
    right = sum(item.right for item in compared)
    assert right >= 100
    assert right / (right + sum(len(item.false) for item in compared)) >= 0.98
    assert right / (right + sum(len(item.passed_over) for item in compared)) >= 0.85


def test_the_command_prints_counts_and_bounds(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text(GOOD + "\n", "utf-8")
    assert main([str(path), "--split", "dev", "--show"]) == 0
    out = capsys.readouterr().out
    assert "paragraphs  1, of which 0 state nothing; 1 facts annotated\n" in out
    assert "precision   1.0000  (1 of 1; at least 0.0500)\n" in out


def test_mistakes_of_the_test_split_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([str(FILE), "--show"])
    assert "--split dev" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("requests.received.total", "requests.received", "there is no quantity"),
        ("[10,11]", "[10,99]", "does not hold"),
        ('"split":"dev"', '"split":"train"', "train"),
        ('"notes":""', '"note":""', "note"),
    ],
)
def test_a_broken_record_is_refused_with_path_and_line(old: str, new: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text(GOOD + "\n" + GOOD.replace('"id":"a"', '"id":"b"').replace(old, new) + "\n", "utf-8")
    with pytest.raises(AnnotationError, match=r"broken\.jsonl:2: ") as caught:
        path_to_records(path)
    assert said in str(caught.value)


def test_an_id_is_used_once(tmp_path: Path) -> None:
    path = tmp_path / "twice.jsonl"
    path.write_text(GOOD + "\n" + GOOD + "\n", "utf-8")
    with pytest.raises(AnnotationError, match=r"twice\.jsonl:2: the id 'a' is used before"):
        path_to_records(path)


def test_a_file_that_is_not_there_is_an_error_in_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([str(tmp_path / "no.jsonl")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
