"""Records streamed from Parquet shards by `datasets`, offline."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import Any

from gouji_training.errors import TrainingError
from gouji_training.records import Record, json_to_record, record_to_json, write_records
from gouji_training.records.shape import row_to_json

SHARD = 1000
"""Documents of a shard: some 4 MB of text."""

_OFFLINE = ("HF_DATASETS_OFFLINE", "HF_HUB_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_HUB_DISABLE_PROGRESS_BARS")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Parquet shards of records; `name` stands for them in the model's meta.json. They are never in memory as a whole.

    `cache` is where `datasets` may write; records of the layout families, groups or tools in `without` are passed over.
    """

    name: str
    shards: tuple[Path, ...]
    cache: Path
    without: frozenset[str] = frozenset()

    def records(self) -> Iterator[Record]:
        """All records in order. Raises TrainingError when a shard cannot be read."""
        for row in _stream(self.shards, self.cache):
            if self.without.isdisjoint((row["family"], row["group"], row["flattener"])):
                yield json_to_record(row_to_json(row))


def records_to_corpus(records: Iterable[Record], *, name: str, cache: Path) -> Corpus:
    """Write records as shards into the folder `cache`; the same records give the same bytes."""
    shards: list[Path] = []
    waiting = iter(records)
    for number in count():
        part = list(islice(waiting, SHARD))
        if not part:
            break
        shards.append(cache / f"{name}-{number:04}.parquet")
        write_records(part, shards[-1])
    return Corpus(name, tuple(shards), cache)


def record_to_digest(record: Record) -> bytes:
    """sha256 of one record's content, wherever it was read from."""
    text = json.dumps(record_to_json(record), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).digest()


def digests_to_fingerprint(digests: Iterable[bytes]) -> str:
    """One fingerprint of records in order: sha256 in hex.

    The fingerprints of `datasets` itself change with the path and the time of a file, so they tell nothing about what
    was in it.
    """
    return hashlib.sha256(b"".join(digests)).hexdigest()


def _stream(shards: Sequence[Path], cache: Path) -> Iterator[dict[str, Any]]:
    if not shards:
        return
    for name in _OFFLINE:  # read when `datasets` is imported: no look-up, no telemetry
        os.environ[name] = "1"
    import datasets

    try:
        rows = datasets.load_dataset(
            "parquet", data_files=[str(path) for path in shards], split="train", streaming=True, cache_dir=str(cache)
        )
        yield from rows
    except (OSError, ValueError) as error:
        names = ", ".join(map(str, shards))
        raise TrainingError(f"{names}: cannot be read as Parquet records ({error}); give other shards") from None
