"""Shards over several workers: results come as they are finished, in any order."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import wait

from gouji.runs.hand import Hand, StartMethod
from gouji.runs.inventory import Block
from gouji.runs.work import Job, ShardResult

LONGEST_WAIT = 0.5
"""Seconds after which the run looks up from waiting, so that a display of its progress moves."""

Watch = Callable[[int], None]
"""Told how many documents of the shards under way are done."""


def blocks_to_results(
    blocks: Iterable[Block],
    job: Job,
    watch: Watch,
    *,
    workers: int,
    seconds: float = 0,
    start_method: StartMethod = "spawn",
) -> Generator[ShardResult, None, None]:
    """Write every shard in one of `workers` processes; a process that dies loses nothing but time.

    A document that stops its process (killed, out of memory, longer than `seconds` of wall time) is tried once more in
    a process of its own and set apart if it stops that too. Raises what a worker calls a fault of the run (ModelError,
    FormError, OutputError, MissingPackageError), GoujiError when processes cannot be started or die again and again.
    """
    waiting = iter(blocks)
    hands: list[Hand] = []
    try:
        yield from _Crew(waiting, hands, lambda: Hand(job, seconds=seconds, start_method=start_method)).run(
            workers, watch
        )
    finally:
        for hand in hands:
            hand.close()


class _Crew:
    def __init__(self, blocks: Iterator[Block], hands: list[Hand], hire: Callable[[], Hand]) -> None:
        self._blocks = blocks
        self._hands = hands
        self._hire = hire

    def run(self, workers: int, watch: Watch) -> Iterator[ShardResult]:
        while len(self._hands) < workers and (block := next(self._blocks, None)) is not None:
            self._hands.append(self._hire())
            self._hands[-1].give(block)
        while busy := [hand for hand in self._hands if not hand.is_idle]:
            yield from self._take(busy)
            for hand in busy:
                hand.kill_if_late()
            watch(sum(hand.done for hand in busy))

    def _take(self, busy: list[Hand]) -> Iterator[ShardResult]:
        """Everything that the workers have to say by now."""
        speaking = wait([hand.connection for hand in busy], _hands_to_patience(busy))
        for hand in busy:
            if hand.connection not in speaking:
                continue
            result = hand.take()
            if result is not None:
                block = next(self._blocks, None)
                if block is not None:
                    hand.give(block)
                yield result


def _hands_to_patience(busy: list[Hand]) -> float:
    deadlines = [hand.deadline for hand in busy if hand.deadline is not None]
    return max(0.0, min([LONGEST_WAIT, *(deadline - time.monotonic() for deadline in deadlines)]))
