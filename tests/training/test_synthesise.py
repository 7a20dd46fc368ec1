"""Made-up documents: deterministic, sound records, failures told and not fatal; and the command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from gouji.classifying.labels import LABELS
from gouji.cli import main
from gouji.forms import load_forms
from gouji_training.flattening.flattener import MORE, OWN, Failure, Flattener
from gouji_training.records import read_records, record_to_fault, record_to_json
from gouji_training.synthesis import Page
from gouji_training.synthesise import synthesise_records


def _flattener(*texts: str | Failure) -> Flattener:
    """A tool whose answers are known beforehand."""

    def flatten(pages: Sequence[Page], rngs: Sequence[Random]) -> list[str | Failure]:
        return [texts[number % len(texts)] for number in range(len(pages))]

    return Flattener("stub", "spaces", "stub", flatten)


def test_the_same_seed_gives_the_same_documents() -> None:
    assert list(synthesise_records(5, 8)) == list(synthesise_records(5, 8))


def test_another_seed_gives_other_documents() -> None:
    assert list(synthesise_records(5, 3)) != list(synthesise_records(6, 3))


def test_a_document_does_not_depend_on_how_many_are_made() -> None:
    assert list(synthesise_records(5, 3)) == list(synthesise_records(5, 8))[:3]


def test_all_labels_and_all_forms_occur() -> None:
    records = list(synthesise_records(1, 30))
    assert {label for record in records for label in record.line_labels()} == set(LABELS)
    assert {record.form for record in records} >= {form.id for form in load_forms()}


@pytest.mark.parametrize("flattener", [*OWN, *MORE], ids=lambda flattener: flattener.name)
def test_documents_keep_the_schema_of_records(flattener: Flattener) -> None:
    """Labels are known, lines of separators are not listed, and every value stands where its span says."""
    for record in synthesise_records(3, 2, flatteners=[flattener]):
        assert record_to_fault(record_to_json(record)) is None


@pytest.mark.parametrize(
    "flattener", [one for one in (*OWN, *MORE) if one.blanks], ids=lambda flattener: flattener.name
)
def test_undamaged_documents_print_every_value(flattener: Flattener) -> None:
    for record in synthesise_records(4, 2, flatteners=[flattener], damaged=False):
        assert all(cell is not None for _, cell in record.gold_cells())


def test_damage_is_named_and_can_be_left_out() -> None:
    assert any(record.corruptions for record in synthesise_records(2, 12))
    assert not any(record.corruptions for record in synthesise_records(2, 12, damaged=False))


def test_a_page_that_a_tool_fails_on_gives_no_record_and_is_told() -> None:
    said: list[str] = []
    assert not list(synthesise_records(1, 2, flatteners=[_flattener(Failure("too slow"))], say=said.append))
    assert said == [f"synthetic-stub-1-{number}: no record: too slow" for number in (0, 1)]


def test_a_tool_that_drops_the_tables_gives_no_record() -> None:
    said: list[str] = []
    assert not list(synthesise_records(1, 1, flatteners=[_flattener("首页\n")], say=said.append))
    assert said[0].endswith("no record: the tool dropped the tables")


def test_a_split_that_is_asked_for_is_that_of_all_records() -> None:
    assert {record.split for record in synthesise_records(1, 4, split="dev")} == {"dev"}


@pytest.mark.parametrize("suffix", ["jsonl", "parquet"])
def test_the_command_writes_records_twice_the_same(tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"a.{suffix}", tmp_path / f"b.{suffix}"
    for path in (first, second):
        assert main(["synthesise", "--seed", "2", "--count", "6", "--output", str(path)]) == 0
    assert len(read_records([first])) == 6
    assert first.read_bytes() == second.read_bytes()


def test_each_draws_so_many_pages_for_every_flattener(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    assert main(["synthesise", "--each", "2", "--flatteners", "glued,tab_rows", "--output", str(path)]) == 0
    assert [record.family for record in read_records([path])] == ["glued", "tab_rows"] * 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--count", "1"], "--output FILE is missing"),
        (["--count", "1", "--output", "a.csv"], "a.csv"),
        (["--count", "1", "--output", "/nowhere/a.jsonl"], "/nowhere/a.jsonl"),
        (["--flatteners", "nonesuch", "--output", "a.jsonl"], "no flattener nonesuch"),
        (["--flatteners", ",", "--output", "a.jsonl"], "--flatteners names none"),
        (["--count", "0", "--output", "a.jsonl"], "must be a whole number of 1 at least, not '0'"),
    ],
)
def test_what_is_wrong_is_named(capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    assert main(["synthesise", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_a_tool_that_is_not_there_names_the_cure(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GOUJI_FLATTENERS", str(tmp_path))
    path = tmp_path / "a.jsonl"
    assert main(["synthesise", "--each", "1", "--flatteners", "inscriptis", "--output", str(path)]) == 2
    assert "gouji synthesise --setup" in capsys.readouterr().err
    assert not path.exists()


def test_the_list_shows_every_flattener(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["synthesise", "--list"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert {"glued", "trafilatura_2_0/td_p", "pdftotext-layout/pdf_vertical"} <= set(names)


def test_the_help_text_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["synthesise", "--help"]) == 0
    text = capsys.readouterr().out
    for option in ("--seed", "--count", "--each", "--output", "--flatteners", "--split", "--list", "--setup"):
        assert option in text
    assert "GOUJI_FLATTENERS" in text
