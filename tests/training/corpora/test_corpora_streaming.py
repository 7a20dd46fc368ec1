"""Records through Parquet shards and `datasets`: nothing is lost, nothing leaves the machine."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from gouji_training.corpora import streaming
from gouji_training.corpora.streaming import Corpus, digests_to_fingerprint, record_to_digest, records_to_corpus
from gouji_training.errors import TrainingError
from gouji_training.records import Record
from gouji_training.synthesise import synthesise_records


@pytest.fixture(scope="module")
def made() -> list[Record]:
    return list(synthesise_records(4, 31))


def test_records_come_back_as_they_were(made: list[Record], tmp_path: Path) -> None:
    assert list(records_to_corpus(made, name="made", cache=tmp_path).records()) == made


def test_many_records_are_cut_into_shards_in_order(
    made: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "SHARD", 12)
    corpus = records_to_corpus(made, name="made", cache=tmp_path)
    assert [path.name for path in corpus.shards] == [f"made-000{number}.parquet" for number in range(3)]
    assert [record.id for record in corpus.records()] == [record.id for record in made]


def test_no_records_are_no_shards(tmp_path: Path) -> None:
    corpus = records_to_corpus([], name="none", cache=tmp_path)
    assert (corpus.shards, list(corpus.records())) == ((), [])


@pytest.mark.parametrize("name", ["pdf_wrapped", "pdf", "own"])
def test_what_is_held_back_is_passed_over(made: list[Record], tmp_path: Path, name: str) -> None:
    """By family, group or tool."""
    whole = records_to_corpus(made, name="made", cache=tmp_path)
    kept = list(Corpus("made", whole.shards, tmp_path, frozenset({name})).records())
    assert kept == [record for record in made if name not in (record.family, record.group, record.flattener)]


def test_streaming_opens_no_connection(made: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert len(list(records_to_corpus(made, name="made", cache=tmp_path).records())) == len(made)


def test_the_fingerprint_is_that_of_the_content(made: list[Record], tmp_path: Path) -> None:
    """Neither path nor time of a file count, but every label and the order do."""
    read = records_to_corpus(made, name="other", cache=tmp_path).records()
    fingerprint = digests_to_fingerprint(map(record_to_digest, made))
    assert digests_to_fingerprint(map(record_to_digest, read)) == fingerprint
    assert digests_to_fingerprint(map(record_to_digest, made[::-1])) != fingerprint


@pytest.mark.parametrize("content", [b"", b"junk", b"PAR1" + bytes(40) + b"PAR1"])
def test_a_broken_shard_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.parquet"
    path.write_bytes(content)
    with pytest.raises(TrainingError, match=r"broken\.parquet: cannot be read as Parquet records"):
        list(Corpus("broken", (path,), tmp_path).records())


def test_a_missing_shard_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"gone\.parquet: cannot be read"):
        list(Corpus("gone", (tmp_path / "gone.parquet",), tmp_path).records())
