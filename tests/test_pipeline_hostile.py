"""Hostile inputs: a rejected record or a clear line, never a traceback, never a neighbour harmed, bounded memory."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import gouji
from gouji.extraction import TRUSTED
from support.grids import form_to_grid
from support.layouts import LAYOUTS
from support.pages import grid_to_page
from support.scoring import extraction_to_cells, not_right, silent_errors

FORM = "zfxxgk-2021"
GRID = form_to_grid(FORM, seed=31)
TEXT = LAYOUTS["pipe_rows"](grid_to_page(GRID, form_id=FORM))
INFERENCE = str(Path(gouji.__file__).parents[1])
NOISE = random.Random(5).randbytes(40_000)
EMPTY_HANDED: dict[str, bytes] = {
    "empty": b"",
    "spaces": b" \n\t\n ",
    "prose": "这里只有几句话，没有表。\n规章没有变动。".encode(),
    "zip": b"PK\x03\x04\x14\x00\x06\x00" + NOISE,
    "png": b"\x89PNG\r\n\x1a\n" + NOISE,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + NOISE,
    "old_word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE,
    "noise": NOISE,
    "nul": b"\x00" * 5000,
    "newlines": b"\n" * 200_000,
    "pipes": b"|" * 200_000,
    "tabs": b"\t" * 200_000,
    "digits": b"0 " * 200_000,
    "nested_tags": b"<div>" * 100_000,
    "nested_tables": b"<table><tr><td>" * 30_000,
    "label_again": "规章".encode() * 50_000,
    "label_lines": "规章\n".encode() * 20_000,
    "brackets": "（".encode() * 100_000,
    "numbering": "一、".encode() * 50_000,
}


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "gouji", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": INFERENCE, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=120, check=False)


def _records(path: Path) -> dict[str, dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {Path(record["source"]).name: record for record in map(json.loads, lines)}


@pytest.mark.parametrize("name", EMPTY_HANDED)
def test_a_file_without_tables_is_rejected_with_no_value(name: str) -> None:
    began = time.process_time()
    extraction = gouji.extract(EMPTY_HANDED[name])
    assert time.process_time() - began < 10
    assert extraction.verdict == "rejected"
    assert [cell for cell in extraction_to_cells(extraction).values() if cell.status in TRUSTED] == []


def test_hostile_files_do_not_harm_their_neighbours(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in EMPTY_HANDED.items():
        (folder / f"{name}.txt").write_bytes(data)
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    output = tmp_path / "out.jsonl"
    done = _run("extract", folder, "--output", output)
    records = _records(output)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert records.pop("good.txt")["verdict"] == "accepted"
    assert set(records) == {f"{name}.txt" for name in EMPTY_HANDED}
    assert {record["verdict"] for record in records.values()} == {"rejected"}


def test_an_unreadable_input_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    good, gone = tmp_path / "good.txt", tmp_path / "gone.txt"
    good.write_text(TEXT, encoding="utf-8")
    gone.symlink_to(tmp_path / "vanished")
    output = tmp_path / "out.jsonl"
    done = _run("extract", good, gone, "--output", output)
    assert done.returncode == 1
    assert "gone.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert _records(output)["good.txt"]["verdict"] == "accepted"


def test_a_path_that_is_not_there_ends_with_usage_or_unreadable(tmp_path: Path) -> None:
    done = _run("extract", tmp_path / "nowhere.txt", "--output", tmp_path / "out.jsonl")
    assert done.returncode in (1, 2)
    assert "nowhere.txt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    good, shut = tmp_path / "good.txt", tmp_path / "shut.txt"
    good.write_text(TEXT, encoding="utf-8")
    shut.write_text(TEXT, encoding="utf-8")
    shut.chmod(0)
    output = tmp_path / "out.jsonl"
    done = _run("extract", good, shut, "--output", output)
    assert done.returncode == 1
    assert "shut.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert _records(output)["good.txt"]["verdict"] == "accepted"


def test_a_file_that_vanishes_gives_a_rejected_record_in_its_place(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    found = list(gouji.extract_many([good, tmp_path / "vanished.txt", good]))
    assert [extraction.verdict for extraction in found] == ["accepted", "rejected", "accepted"]
    assert "vanished.txt" in " ".join(found[1].notes)


def test_a_directory_given_as_a_file_gives_a_rejected_record(tmp_path: Path) -> None:
    (found,) = gouji.extract_many([tmp_path])
    assert found.verdict == "rejected"
    assert found.notes


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss has another unit here")
def test_five_megabytes_on_one_line_stay_within_bounds() -> None:
    """Peak memory of the whole process stays under 1 GiB; ru_maxrss counts KiB on Linux."""
    code = (
        "import gouji, resource, sys\n"
        "text = sys.stdin.read()\n"
        "big = gouji.extract(text * (5_000_000 // len(text)))\n"
        "print(big.verdict, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=TEXT.replace("\n", " "),
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": INFERENCE, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        check=True,
        timeout=120,
    )
    verdict, megabytes = done.stdout.split()
    assert verdict in ("accepted", "review", "rejected")
    assert int(megabytes) < 1024
    assert time.monotonic() - began < 60


ODD = {
    "nul": "\x00",
    "bidi": "\u202e",
    "zero_width": "\u200b",
    "joiner": "\u2060",
    "surrogate": "\udc80",
    "mark": "\ufeff",
}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_character_between_digits_makes_no_other_number(odd: str) -> None:
    figure = GRID["requests", "received", "total"]
    extraction = gouji.extract(TEXT.replace(figure, figure[:3] + ODD[odd] + figure[3:]))
    assert silent_errors(GRID, extraction) == []


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_character_inside_every_row_label_makes_no_silent_error(odd: str) -> None:
    text = TEXT
    for label in ("规章", "行政许可", "重复申请", "属于国家秘密", "予以公开", "（七）总计", "结果维持", "自然人"):
        text = text.replace(label, label[:1] + ODD[odd] + label[1:])
    assert silent_errors(GRID, gouji.extract(text)) == []


@pytest.mark.parametrize("odd", ["bidi", "zero_width", "joiner"])
def test_invisible_characters_inside_labels_cost_nothing(odd: str) -> None:
    text = TEXT
    for label in ("规章", "行政许可", "重复申请", "属于国家秘密", "予以公开"):
        text = text.replace(label, label[:1] + ODD[odd] + label[1:])
    assert not_right(GRID, gouji.extract(text)) == []


FOREIGN = [
    "1²",
    "①",
    "١٢",
    "1_000",
    "½",
    "1e3",
    "𝟙𝟚",
    "Ⅳ",
    "一十二",
    "0x1F",
    "1/2",
    "५",
    "⑫",
    "₁₂",
    "1,00",
    "12,34",
    "1.2.3",
]


@pytest.mark.parametrize("layout", ["pipe_rows", "cell_lines", "tab_rows", "spaced_rows", "html_table", "html_divs"])
@pytest.mark.parametrize("foreign", FOREIGN)
def test_what_only_looks_like_a_number_is_no_value(foreign: str, layout: str) -> None:
    key = ("disclosure", "licences", "decisions")
    page = grid_to_page(GRID | {key: foreign}, form_id=FORM)
    extraction = gouji.extract(LAYOUTS[layout](page))
    cell = extraction_to_cells(extraction)[key]
    assert cell.value is None
    assert cell.status not in TRUSTED
    assert silent_errors({k: v for k, v in GRID.items() if k != key}, extraction) == []
