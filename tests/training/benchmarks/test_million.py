"""The million: a corpus that is whole or not there, a run that goes on, and the page of its log."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gouji_training.benchmarks.corpus import write_parquet
from gouji_training.benchmarks.million.page import Journal, journal_to_page
from gouji_training.benchmarks.million.running import CORPUS, RUN, run_for, write_corpus
from gouji_training.errors import TrainingError

START = datetime(2026, 1, 1, tzinfo=UTC)


def _event(seconds: float, event: str, **fields: object) -> str:
    return json.dumps({"time": (START + timedelta(seconds=seconds)).isoformat(), "event": event, **fields})


def _shard(seconds: float, done: int, mebibytes: float) -> str:
    counts = {"accepted": done - 3, "review": 2, "rejected": 1, "quarantined": 0}
    slowest = [{"seconds": 0.25, "source": f"document-{done}"}]
    return _event(
        seconds, "shard", documents=10_000, documents_done=done, mebibytes=mebibytes, slowest=slowest, **counts
    )


def _begun() -> str:
    return _event(0, "begun", documents=50_000, shards=5, workers=1)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    lines = [_begun(), _shard(100, 10_000, 300), '{"time":"torn', "", _begun()]
    lines += [_shard(100 * n, 10_000 + 10_000 * n, 300 + n / 2) for n in (1, 2, 3, 4)]
    (tmp_path / "log.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def test_each_stretch_between_two_stops_has_its_own_rate(run: Path) -> None:
    page = journal_to_page(Journal.read(run))
    assert "| 1 | 1 | 10,000 | 100 | 100.0 |" in page
    assert "| 2 | 1 | 40,000 | 400 | 100.0 |" in page


def test_the_counts_are_those_of_the_last_shard(run: Path) -> None:
    page = journal_to_page(Journal.read(run))
    assert "49,997 accepted, 2 review, 1 rejected, 0 quarantined: together 50,000" in page


def test_the_memory_slope_leaves_out_documents_that_warm_a_worker_up(run: Path) -> None:
    page = journal_to_page(Journal.read(run))
    assert "A worker held 301 to 302 MiB" in page
    assert "+0.50 MiB for 10,000 documents" in page


def test_documents_beyond_the_texts_have_numbers_of_their_own(tmp_path: Path) -> None:
    write_parquet(["甲", "乙"], tmp_path / "corpus.parquet", count=5)
    texts = pq.read_table(tmp_path / "corpus.parquet")["text"].to_pylist()
    assert texts == ["甲", "乙", "编号2\n甲", "编号3\n乙", "编号4\n甲"]


def test_a_corpus_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / CORPUS).write_bytes(b"whole")
    write_corpus(tmp_path / CORPUS, 10, seed=1)
    assert (tmp_path / CORPUS).read_bytes() == b"whole"


def test_a_run_that_was_stopped_goes_on(tmp_path: Path) -> None:
    write_parquet(["规章"] * 3, tmp_path / CORPUS)
    run_for(tmp_path, workers=1, minutes=1e-4)
    run_for(tmp_path, workers=1, minutes=0)
    page = journal_to_page(Journal.read(tmp_path / RUN))
    assert "3 of 3 documents" in page


def test_a_run_that_fails_is_named(tmp_path: Path) -> None:
    (tmp_path / RUN).write_text("in the way", "utf-8")
    with pytest.raises(TrainingError, match="exit code 2"):
        run_for(tmp_path, workers=1, minutes=0)


def test_a_run_that_was_stopped_before_it_began_asks_for_more_time(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="more minutes"):
        Journal.read(tmp_path)
