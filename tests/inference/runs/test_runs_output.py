"""What a run leaves in its folder."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gouji.runs import RunOptions
from gouji.runs.quarantine import failure_to_quarantined
from support.runs import DOCUMENTS, OPTIONS, Snapshot, folder_to_snapshot, make_inputs, run_here, run_workers


def lines(snapshot: Snapshot, folder: str) -> list[dict[str, object]]:
    return [
        json.loads(line) for name in sorted(snapshot) if name.startswith(folder) for line in snapshot[name].splitlines()
    ]


def test_a_shard_holds_the_documents_of_its_number(unbroken: Snapshot) -> None:
    assert sorted(name for name in unbroken if name.startswith("reports")) == [
        f"reports/part-{number:06}.jsonl" for number in range(6)
    ]
    sources = [json.loads(line)["source"][-9:] for line in unbroken["reports/part-000001.jsonl"].splitlines()]
    assert sources == ["00004.txt", "00005.txt", "00006.txt", "00007.txt", "00007.txt"]


@pytest.mark.parametrize("workers", [1, 3, 8])
def test_the_bytes_are_the_same_with_any_count_of_workers(
    inputs: Path, unbroken: Snapshot, tmp_path: Path, workers: int
) -> None:
    run_workers(inputs, tmp_path / "out", workers=workers)
    assert folder_to_snapshot(tmp_path / "out") == unbroken


def test_every_document_counts_once_by_the_worst_verdict_of_its_reports(tmp_path: Path) -> None:
    folder = make_inputs(tmp_path / "in", 4)
    (folder / "mixed.txt").write_text("accepted rejected review 1")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    tally = run_here(folder, tmp_path / "out")
    assert tally.fates == {"accepted": 2, "review": 1, "rejected": 2, "quarantined": 1}
    assert (tally.documents, tally.reports) == (6, 8)


def test_the_manifest_counts_forms_and_failed_checks(unbroken: Snapshot) -> None:
    counts = json.loads(unbroken["manifest.json"])["counts"]
    assert counts["documents"] == DOCUMENTS
    assert counts["forms"] == {"zfxxgk-2021": 28}
    assert counts["failed_checks"] == {"a.check": 6}


def test_a_complete_manifest_names_every_file(unbroken: Snapshot) -> None:
    manifest = json.loads(unbroken["manifest.json"])
    assert manifest["state"] == "complete"
    named = {file["path"] for shard in manifest["shards"] for file in shard["files"]}
    assert named == unbroken.keys() - {"manifest.json", ".lock"}


def test_parquet_shards_have_a_row_a_cell_and_a_row_a_report(inputs: Path, tmp_path: Path) -> None:
    run_here(inputs, tmp_path / "out", options=RunOptions(("parquet",), shard_size=10))
    cells = pq.read_table(tmp_path / "out" / "cells").to_pylist()
    documents = pq.read_table(tmp_path / "out" / "documents").to_pylist()
    assert len(cells) == len(documents) == 28
    assert [row["value_exact"] for row in cells] == ["1"] * 28
    assert documents[3]["report"] == 1
    assert documents[1]["failed_checks"] == 1


def test_csv_shards_have_a_header_each(unbroken: Snapshot) -> None:
    rows = list(csv.DictReader(io.StringIO(unbroken["cells/part-000005.csv"].decode("utf-8-sig"))))
    assert [row["text"] for row in rows] == ["20", "21", "22"]


def test_parquet_is_written_the_same_twice(inputs: Path, tmp_path: Path) -> None:
    options = replace(OPTIONS, formats=("parquet",))
    run_here(inputs, tmp_path / "one", options=options)
    run_here(inputs, tmp_path / "two", options=options)
    assert folder_to_snapshot(tmp_path / "one") == folder_to_snapshot(tmp_path / "two")


def test_a_quarantined_document_is_named_with_its_place_and_reason(tmp_path: Path) -> None:
    folder = make_inputs(tmp_path / "in", 6)
    (folder / "00004.txt").write_text("boom")
    run_here(folder, tmp_path / "out")
    (line,) = lines(folder_to_snapshot(tmp_path / "out"), "quarantine")
    assert (line["document"], line["kind"]) == (5, "failed")
    assert "ZeroDivisionError: boom" in str(line["reason"])


def test_a_document_that_fails_once_is_no_quarantined_one(tmp_path: Path) -> None:
    folder = make_inputs(tmp_path / "in", 2)
    (folder / "00001.txt").write_text(f"boom {tmp_path}/flag review")
    assert run_here(folder, tmp_path / "out").fates["quarantined"] == 0


def test_a_reason_holds_no_address_in_memory() -> None:
    quarantined = failure_to_quarantined(ValueError("no <object at 0x7f3a5c0012d0> here, nor 0x10"))
    assert "no <object at 0x> here, nor 0x10" in quarantined.reason


def test_the_log_has_times_and_is_no_part_of_what_is_compared(inputs: Path, tmp_path: Path) -> None:
    run_here(inputs, tmp_path / "out")
    events = [json.loads(line) for line in (tmp_path / "out" / "log.jsonl").read_text().splitlines()]
    assert [event["event"] for event in events] == ["begun", *["shard"] * 6, "complete"]
    assert all("time" in event for event in events)
    assert events[-2]["documents_done"] == DOCUMENTS


def test_what_records_carried_goes_along_in_every_format(tmp_path: Path) -> None:
    records = tmp_path / "in.jsonl"
    records.write_text('{"id": "a", "text": "accepted 1", "city": "石桥"}\n{"id": "b", "text": "accepted 2"}\n')
    run_here(records, tmp_path / "out", options=replace(OPTIONS, formats=("jsonl", "parquet", "csv")))
    reports = lines(folder_to_snapshot(tmp_path / "out"), "reports")
    assert [report.get("carried") for report in reports] == [{"city": "石桥"}, None]
    cells = pq.read_table(tmp_path / "out" / "cells" / "part-000000.parquet").column("carried").to_pylist()
    assert cells == ['{"city":"石桥"}', None]
    csv_lines = (tmp_path / "out" / "documents" / "part-000000.csv").read_text("utf-8-sig").splitlines()
    assert csv_lines[0].endswith(",carried")
    assert csv_lines[1].endswith('"{""city"":""石桥""}"')
