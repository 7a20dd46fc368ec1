"""What can be watched of a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from gouji.runs.tally import Tally
from gouji.runs.work import ShardResult


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a run sets out to do.

    `done` counts the documents of the `shards_done` shards that earlier runs have finished; `damaged` are shards that
    were finished, but whose files are no more what was written: they are written again.
    """

    documents: int
    done: Tally
    shards: int
    shards_done: int
    damaged: tuple[int, ...]
    workers: int


class Watcher(Protocol):
    """Is told what happens, in this order: begun, then moved and shard_done by turns, then complete."""

    def begun(self, beginning: Beginning) -> None:
        """The inputs are counted, finished shards are looked through."""

    def moved(self, under_way: int) -> None:
        """`under_way` documents are done in shards that are not finished."""

    def shard_done(self, result: ShardResult, tally: Tally) -> None:
        """A shard is published; `tally` counts all published ones, those of earlier runs too."""

    def complete(self, tally: Tally) -> None:
        """Everything is done."""


class Watchers:
    """Several watchers, told in turn."""

    def __init__(self, watchers: Iterable[Watcher]) -> None:
        self._watchers = tuple(watchers)

    def begun(self, beginning: Beginning) -> None:
        """Tell all."""
        for watcher in self._watchers:
            watcher.begun(beginning)

    def moved(self, under_way: int) -> None:
        """Tell all."""
        for watcher in self._watchers:
            watcher.moved(under_way)

    def shard_done(self, result: ShardResult, tally: Tally) -> None:
        """Tell all."""
        for watcher in self._watchers:
            watcher.shard_done(result, tally)

    def complete(self, tally: Tally) -> None:
        """Tell all."""
        for watcher in self._watchers:
            watcher.complete(tally)
