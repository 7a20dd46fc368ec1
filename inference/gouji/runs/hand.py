"""One worker as the run sees it: a process that may be replaced, and the shard that it is responsible for."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING, Literal

from gouji.errors import GoujiError
from gouji.runs.inventory import Block
from gouji.runs.messages import Begun, Broken, GaveUp, Ready, Report, ShardWritten, Task, Tried, TryAlone, WriteShard
from gouji.runs.quarantine import Quarantined
from gouji.runs.trying import Result
from gouji.runs.work import Job, ShardResult
from gouji.runs.worker import work

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

StartMethod = Literal["spawn", "fork"]

MOST_DEATHS = 3
"""Deaths of workers outside of any document, in a row over one shard, after which the run ends."""

PATIENCE = 5.0
"""Seconds that a process which has closed its connection is given to end."""


@dataclass(slots=True)
class _Assignment:
    """A shard, and what is known of the documents that stopped a worker."""

    block: Block
    settled: dict[int, Result] = field(default_factory=dict)
    alone: int | None = None
    deaths: int = 0


class Hand:
    """A worker process with its connection. It does one shard at a time, through the deaths of its processes.

    `seconds` is the wall time that one document may take, 0 for any.
    """

    def __init__(self, job: Job, *, seconds: float, start_method: StartMethod) -> None:
        self._job = job
        self._seconds = seconds
        self._start_method: StartMethod = start_method
        self.done = 0
        """Documents of its shard that are done."""
        self._assignment: _Assignment | None = None
        self._start()

    def _start(self) -> None:
        context = get_context("fork") if self._start_method == "fork" else get_context("spawn")
        self.connection, other = context.Pipe()
        self._process: BaseProcess = context.Process(target=work, args=(other, self._job), daemon=True)
        self._process.start()
        other.close()
        self._is_open = True
        self._is_ready = False
        self._place: int | None = None
        self._since = time.monotonic()

    @property
    def is_idle(self) -> bool:
        """Whether it can be given a shard."""
        return self._assignment is None

    @property
    def deadline(self) -> float | None:
        """When the document under way will have taken too long, on the clock of time.monotonic."""
        return None if self._place is None or not self._seconds else self._since + self._seconds

    def give(self, block: Block) -> None:
        """Start with a shard."""
        self._assignment = _Assignment(block)
        self._send_task()

    def take(self) -> ShardResult | None:
        """Take one report of the worker, or note its death; the result of its shard when that is finished."""
        try:
            report: Report = self.connection.recv()
        except (EOFError, OSError):
            self._after_death(self._death_to_quarantined())
            return None
        return self._after_report(report)

    def kill_if_late(self) -> None:
        """End a process whose document has taken too long."""
        if self.deadline is None or time.monotonic() < self.deadline or self.connection.poll():
            return
        reason = f"took longer than the limit of {self._seconds:g} s; split it, or raise --max-seconds"
        self._after_death(Quarantined("time", reason))

    def close(self) -> None:
        """End the process at once."""
        if self._is_open:
            self._is_open = False
            self._process.kill()
            self._process.join()
            self._process.close()
            self.connection.close()

    def _after_report(self, report: Report) -> ShardResult | None:
        if isinstance(report, Broken):
            raise report.error
        if isinstance(report, GaveUp):
            self._after_death(report.quarantined)
        elif isinstance(report, ShardWritten):
            self._assignment = self._place = None
            self.done = 0
            return report.result
        elif isinstance(report, Begun):
            self._place, self._since = report.place, time.monotonic()
            self.done = report.place or self.done
        elif isinstance(report, Tried):
            self._settle(report.result)
            self._send_task()
        elif isinstance(report, Ready):
            self._is_ready = True
        return None

    def _after_death(self, quarantined: Quarantined) -> None:
        """Replace the process. Its document is tried alone; one that was tried alone is settled with `quarantined`."""
        place, ready = self._place, self._is_ready
        self.close()
        if not ready:
            raise GoujiError(
                "worker processes cannot be started; start fewer of them (--workers), or look for free memory"
            )
        assignment = self._assignment
        self._start()
        if assignment is None:
            return
        if assignment.alone is not None:
            self._settle(quarantined)
        elif place is None:
            _count_death(assignment, quarantined)
        elif place in assignment.settled:
            # its result stops the worker that writes it
            assignment.settled[place] = quarantined
        else:
            assignment.alone = place
        self._send_task()

    def _settle(self, result: Result) -> None:
        assignment = self._assignment
        assert assignment is not None
        assert assignment.alone is not None
        assignment.settled[assignment.alone] = result
        assignment.alone = None

    def _send_task(self) -> None:
        assignment = self._assignment
        assert assignment is not None
        task: Task = WriteShard(assignment.block, dict(assignment.settled))
        if assignment.alone is not None:
            task = TryAlone(assignment.block.items[assignment.alone])
        self._place = None
        with suppress(BrokenPipeError):  # its death is noted when its reports are taken
            self.connection.send(task)

    def _death_to_quarantined(self) -> Quarantined:
        self._process.join(timeout=PATIENCE)
        code = self._process.exitcode or 0
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        cure = "killed, out of memory or a crash in native code; try it alone, with more memory"
        return Quarantined("died", f"the process that read this document died ({how}): {cure}")


def _count_death(assignment: _Assignment, quarantined: Quarantined) -> None:
    assignment.deaths += 1
    if assignment.deaths >= MOST_DEATHS:
        raise GoujiError(
            f"the worker that wrote {assignment.block.name} ended {MOST_DEATHS} times outside of any document "
            f"({quarantined.reason}); start fewer workers or make shards smaller (--shard-size), then begin anew"
        )
