"""A run as a person sees it on stderr: a bar with rate and time left, and the summary at the end."""

from __future__ import annotations

import heapq
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from gouji.cli.talk import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from gouji.runs.tally import Tally
    from gouji.runs.watching import Beginning
    from gouji.runs.work import ShardResult

LISTED = 5
"""Failed checks and slow documents of the summary."""

QUARANTINED_SAID = 20
"""Documents set apart that are said one by one; all of them are in quarantine/."""


class BatchView:
    """Watches a run (gouji.runs.watching.Watcher); the bar is shown within a `with` block, on a terminal only."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._published = 0
        self._before = 0
        self._quarantined = 0
        self._slowest: list[tuple[float, str]] = []
        self._begun = time.monotonic()

    def __enter__(self) -> BatchView:
        if not self._quiet and sys.stderr.isatty():
            self._bar = _bar()
            self._bar.start()
            self._task = self._bar.add_task("", total=None, counts="counting the inputs", rate="")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def begun(self, beginning: Beginning) -> None:
        """Show what is there already; time is counted from here on."""
        self._begun = time.monotonic()
        self._published = self._before = beginning.done.documents
        if beginning.damaged:
            shards = ", ".join(map(str, beginning.damaged[:LISTED]))
            self._say(f"{_count(len(beginning.damaged), 'shard')} no longer as written, done again: {shards}")
        if beginning.done.documents and not self._quiet:
            self._say(f"{beginning.done.documents:,} of {_count(beginning.documents, 'document')} are done already")
        if self._bar is not None and self._task is not None:
            left = beginning.documents - self._before
            self._bar.reset(self._task, total=left, completed=0, counts=_counts(beginning.done), rate="")

    def moved(self, under_way: int) -> None:
        """Move the bar."""
        if self._bar is not None and self._task is not None:
            done = self._published - self._before + under_way
            rate = done / max(time.monotonic() - self._begun, 0.001)
            self._bar.update(self._task, completed=done, rate=f"{rate:,.1f}/s")

    def shard_done(self, result: ShardResult, tally: Tally) -> None:
        """Say which documents were set apart, and remember the slowest."""
        self._published = tally.documents
        self._slowest = heapq.nlargest(LISTED, (*self._slowest, *result.slowest))
        for source, quarantined in result.quarantined:
            self._quarantined += 1
            if self._quarantined <= QUARANTINED_SAID:
                named = quarantined.reason if source in quarantined.reason else f"{source}: {quarantined.reason}"
                self._say(f"quarantined: {named}")
            elif self._quarantined == QUARANTINED_SAID + 1:
                self._say("more are quarantined; all are listed in quarantine/")
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._published - self._before, counts=_counts(tally))

    def complete(self, tally: Tally) -> None:
        """Nothing more to show."""

    def sum_up(self, tally: Tally, *, left_out: int) -> None:
        """The summary: the sum that holds, forms, failed checks, the slowest documents of this run."""
        if self._quiet:
            return
        say(_sum(tally, left_out))
        seconds = time.monotonic() - self._begun
        worked = tally.documents - self._before
        say(f"{_count(worked, 'document')} in {seconds:.1f} s, {worked / max(seconds, 0.001):.1f} a second")
        say(f"forms: {_ranked(tally.forms) or 'none'}")
        if tally.failed_checks:
            say(f"failed most: {_ranked(tally.failed_checks, most=LISTED)}")
        if self._slowest:
            say("slowest: " + ", ".join(f"{source} {seconds:.2f} s" for seconds, source in self._slowest))

    def _say(self, message: str) -> None:
        if self._bar is None:
            say(message)
            return
        from rich.text import Text

        from gouji.cli.terminal import text_to_terminal

        self._bar.console.print(Text(f"gouji: {text_to_terminal(message)}"), soft_wrap=True)


def _sum(tally: Tally, left_out: int) -> str:
    """accepted + review + rejected + quarantined = documents; run_batch has checked it against the inputs."""
    parts = " + ".join(f"{count:,} {fate}" for fate, count in tally.fates.items())
    files = f"; {_count(left_out, 'file')} in folders left out" if left_out else ""
    return f"{parts} = {_count(tally.documents, 'document')} ({_count(tally.reports, 'report')}){files}"


def _counts(tally: Tally) -> str:
    return ", ".join(f"{count:,} {fate}" for fate, count in tally.fates.items())


def _ranked(counts: dict[str, int], *, most: int | None = None) -> str:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    return ", ".join(f"{name} {count:,}" for name, count in ranked)


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    return Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[counts]}"),
        console=console,
        transient=True,
    )
