"""All documents of a training run: their rows, what they are, and those that are held out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gouji_training.corpora.streaming import Corpus, digests_to_fingerprint, record_to_digest
from gouji_training.fitting.rows import Rows, records_to_rows
from gouji_training.records import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a document besides its rows."""

    corpus: str
    family: str
    group: str
    flattener: str
    split: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Library:
    """`rows` of all documents, numbered as in `entries`; `held` are the whole records of splits dev and test."""

    rows: Rows
    entries: tuple[Entry, ...]
    held: tuple[Record, ...]

    def where(self, test: Callable[[Entry], bool]) -> list[int]:
        """Numbers of the documents for which `test` holds."""
        return [number for number, entry in enumerate(self.entries) if test(entry)]

    def facts(self) -> dict[str, Any]:
        """Documents, lines, splits and fingerprint of every corpus that is not empty, for meta.json."""
        names = dict.fromkeys(entry.corpus for entry in self.entries)
        return {name: self._corpus_to_facts(name) for name in names}

    def _corpus_to_facts(self, name: str) -> dict[str, Any]:
        numbers = self.where(lambda entry: entry.corpus == name)
        entries = [self.entries[number] for number in numbers]
        splits = sorted({entry.split for entry in entries})
        return {
            "documents": len(entries),
            "splits": {split: sum(entry.split == split for entry in entries) for split in splits},
            "families": len({entry.family for entry in entries}),
            "lines": len(self.rows.of(numbers)),
            "fingerprint": digests_to_fingerprint(entry.digest for entry in entries),
        }


def corpora_to_library(corpora: Sequence[Corpus]) -> Library:
    """Stream all records once; only features, and the records that are held out, stay in memory."""
    entries: list[Entry] = []
    held: list[Record] = []
    rows = records_to_rows(_noted(corpora, entries, held))
    return Library(rows, tuple(entries), tuple(held))


def _noted(corpora: Sequence[Corpus], entries: list[Entry], held: list[Record]) -> Iterator[Record]:
    for corpus in corpora:
        for record in corpus.records():
            facts = (record.family, record.group, record.flattener, record.split)
            entries.append(Entry(corpus.name, *facts, record_to_digest(record)))
            if record.split != "train":
                held.append(record)
            yield record
