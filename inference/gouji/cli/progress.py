"""A progress bar on stderr, when a person is watching and the work is long."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from gouji.cli.talk import say

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

FEW_INPUTS = 10
"""Up to this many inputs are done before a bar could be read."""


class Progress(Protocol):
    """Told of each input that is done; prints lines without tearing the bar."""

    def advance(self) -> None:
        """One more input is done."""

    def say(self, message: str) -> None:
        """Print a line to stderr."""


@contextmanager
def watched(total: int | None, *, quiet: bool) -> Iterator[Progress]:
    """Progress over `total` inputs (None: not known): a bar if stderr is a terminal and they are many, else none."""
    if quiet or not sys.stderr.isatty() or (total is not None and total <= FEW_INPUTS):
        yield _Silence()
        return
    with _bar() as bar:
        yield _Bar(bar, bar.add_task("extracting", total=total))


class _Silence:
    def advance(self) -> None:
        """Nothing is shown."""

    def say(self, message: str) -> None:
        say(message)


class _Bar:
    def __init__(self, bar: RichProgress, task: TaskID) -> None:
        self._bar = bar
        self._task = task

    def advance(self) -> None:
        self._bar.advance(self._task)

    def say(self, message: str) -> None:
        from rich.text import Text

        from gouji.cli.terminal import text_to_terminal

        self._bar.console.print(Text(f"gouji: {text_to_terminal(message)}"), soft_wrap=True)


def _bar() -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)
