"""What a run and its workers tell each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gouji.batch import Readable
from gouji.errors import GoujiError
from gouji.runs.inventory import Block
from gouji.runs.quarantine import Quarantined
from gouji.runs.trying import Result
from gouji.runs.work import ShardResult


@dataclass(frozen=True, slots=True)
class WriteShard:
    """To a worker: write this shard; `settled` are results that are known, by place in the block."""

    block: Block
    settled: Mapping[int, Result] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TryAlone:
    """To a worker that has done nothing else: this one document."""

    item: Readable


@dataclass(frozen=True, slots=True)
class Ready:
    """From a worker: it has started."""


@dataclass(frozen=True, slots=True)
class Begun:
    """From a worker: the document at this place of its shard is next; None: none is, the files are closed."""

    place: int | None


@dataclass(frozen=True, slots=True)
class ShardWritten:
    """From a worker: the answer to WriteShard."""

    result: ShardResult


@dataclass(frozen=True, slots=True)
class Tried:
    """From a worker: the answer to TryAlone."""

    result: Result


@dataclass(frozen=True, slots=True)
class GaveUp:
    """From a worker, its last word: it could not go on at the document under way."""

    quarantined: Quarantined


@dataclass(frozen=True, slots=True)
class Broken:
    """From a worker: the run cannot go on."""

    error: GoujiError


Task = WriteShard | TryAlone
Report = Ready | Begun | ShardWritten | Tried | GaveUp | Broken
