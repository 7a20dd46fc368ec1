"""Edited documents: no exception, no invented figure; and what the command calls a fault."""

from __future__ import annotations

from random import Random

import pytest

import gouji
from gouji_training.noise import fuzz
from gouji_training.noise.__main__ import main
from gouji_training.noise.commands import fuzzed_to_lines
from gouji_training.noise.edits import LARGEST, edited_text
from gouji_training.noise.fuzz import Edited, Fuzzed, extractions_to_invention, fuzz_documents, number_to_edited

TEXT = (
    "石桥镇2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 3 | 0 | 12 |"
)


def test_two_hundred_edited_documents_raise_nothing_and_invent_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time is for the make target: a machine that runs tests is busy."""
    monkeypatch.setattr(fuzz, "SECONDS_FIXED", 60.0)
    faults = [one for batch in fuzz_documents(documents=200, seed=2) for one in batch.documents if one.fault]
    assert faults == []


def test_a_number_gives_the_same_document_again() -> None:
    assert number_to_edited(7, seed=3) == number_to_edited(7, seed=3)


def test_edits_are_bounded() -> None:
    texts = [edited_text(TEXT * 400, Random(seed), edits=8, others=(TEXT,)) for seed in range(30)]
    assert max(map(len, texts)) <= LARGEST


def test_an_empty_text_can_be_edited() -> None:
    assert isinstance(edited_text("", Random(1), edits=8, others=("",)), str)


def test_a_figure_that_stands_elsewhere_is_told() -> None:
    extraction = gouji.extract(TEXT)
    assert extractions_to_invention(TEXT, [extraction]) is None
    assert "is read where" in (extractions_to_invention(TEXT.replace("12", "99"), [extraction]) or "")


def test_an_exception_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr(fuzz, "document_to_extractions", fail)
    assert fuzz.fuzz_document(Edited(1, TEXT, 1)).fault == "ValueError: broken"


def test_a_document_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*arguments: object, **options: object) -> None:
        while True:
            pass

    monkeypatch.setattr(fuzz, "document_to_extractions", hang)
    monkeypatch.setattr(fuzz, "SECONDS_CUT", 0.05)
    assert "took more than" in (fuzz.fuzz_document(Edited(1, TEXT, 1)).fault or "")


def test_the_findings_count_edits_and_name_the_worst_document() -> None:
    lines = fuzzed_to_lines([Fuzzed(1, 4, 10, 0.01, None), Fuzzed(2, 3, 99, 0.3, None)], 1 << 28)
    assert lines[0] == "2 documents of 10 to 99 characters, 7 edits: 0 faults"
    assert "worst 0.300 (document 2, 99 characters)" in lines[1]


def test_the_command_ends_well_when_nothing_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fuzz", "--documents", "3", "--workers", "1"]) == 0
    assert "3 documents of" in capsys.readouterr().out
