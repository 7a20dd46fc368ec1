"""gouji extract and check on records and packed files, with the pipeline that answers at once."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gouji.cli import inputs
from gouji.cli.inputs import count_ahead
from gouji.reading import Input

Run = Callable[..., tuple[int, str, str]]

WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x/1\r\nContent-Length: 51\r\n\r\n"
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n报告\r\n\r\n"
    "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
)


def records(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A Parquet file of three pages, one of which is null."""
    path = tmp_path / "crawl.parquet"
    columns = {"page": ["x", None, "boom"], "link": ["a", "b", "c"], "province": ["川", "滇", "黔"]}
    pq.write_table(pa.table(columns), path)
    return path


def test_rows_of_parquet_are_extracted_and_errors_are_of_their_row(run: Run, crawl: Path) -> None:
    code, out, err = run("extract", crawl, "--text-column", "page", "--id-column", "link")
    assert code == 1
    assert [record["source"] for record in records(out)] == ["a", "b", "c"]
    assert [record["verdict"] for record in records(out)] == ["review", "rejected", "rejected"]
    assert f"error: b: no text in this row ({crawl}:2): null" in err


def test_columns_go_along_with_errors_as_well(run: Run, crawl: Path) -> None:
    out = run("extract", crawl, "--text-column", "page", "--id-column", "link")[1]
    assert [record["carried"] for record in records(out)] == [{"province": name} for name in "川滇黔"]


def test_columns_stand_behind_those_of_csv(run: Run, crawl: Path) -> None:
    out = run("extract", crawl, "--text-column", "page", "-f", "csv")[1]
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    assert {(row["link"], row["province"]) for row in rows} == {("a", "川"), ("b", "滇"), ("c", "黔")}


def test_a_column_that_is_not_there_is_an_error_with_a_cure(run: Run, crawl: Path) -> None:
    code, _, err = run("extract", crawl)
    assert code == 1
    assert "no column of text found; it has page, link, province: name the one" in err


def test_check_takes_the_columns_as_well(run: Run, crawl: Path) -> None:
    code, out, err = run("check", crawl, "--text-column", "page")
    assert code == 1
    assert "accepted" in out or "review" in out
    assert "no text in this row" in err


def test_records_left_out_of_warc_are_counted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.warc").write_text(WARC, encoding="utf-8", newline="")
    code, out, err = run("extract", tmp_path / "in.warc")
    assert (code, records(out)[0]["source"]) == (0, "http://x/1")
    assert err.endswith("0 errors; 1 WARC record left out\n")


def test_packed_documents_of_a_folder_are_extracted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"x"))
    assert run("extract", tmp_path)[0] == 0


@pytest.mark.parametrize("name", ["out.parquet", "out.txt.gz", "out.warc"])
def test_an_output_that_a_folder_would_read_is_refused(run: Run, folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"")
    code, _, err = run("extract", folder, "--output", folder / name, "--format", "jsonl")
    assert code == 2
    assert "is also an input" in err


def test_few_texts_are_held_to_count_the_inputs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "HELD_AHEAD", 1000)
    taken = []

    def texts() -> Iterator[Input]:
        for number in range(100):
            taken.append(number)
            yield Input(str(number), text="x" * 300)

    total, items = count_ahead(texts())
    assert (total, len(taken)) == (None, 4)
    assert len(list(items)) == 100


def test_paths_are_counted_to_the_end() -> None:
    total, items = count_ahead(Input(str(number), path="x") for number in range(100))
    assert (total, len(list(items))) == (100, 100)
