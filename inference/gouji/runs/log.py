"""The watcher that writes a run down, one JSON object a line, with the time of day: log.jsonl, or stderr."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from gouji.runs.disk import refusals
from gouji.runs.folder import LOG, RunFolder
from gouji.runs.tally import Tally
from gouji.runs.watching import Beginning
from gouji.runs.work import ShardResult
from gouji.writing.encoding import plain_to_json


class JsonLog:
    """Gives `write` one line of JSON an event, with the time of day, which nothing but this log depends on."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write

    def begun(self, beginning: Beginning) -> None:
        """Event begun."""
        from gouji.version import __version__

        self._event(
            "begun",
            version=__version__,
            documents=beginning.documents,
            documents_done=beginning.done.documents,
            shards=beginning.shards,
            shards_done=beginning.shards_done,
            damaged_shards=list(beginning.damaged),
            workers=beginning.workers,
        )

    def moved(self, under_way: int) -> None:
        """Too often to be written down."""

    def shard_done(self, result: ShardResult, tally: Tally) -> None:
        """An event quarantined a document set apart, then event shard; the counts are of all published shards."""
        for source, quarantined in result.quarantined:
            self._event("quarantined", source=source, kind=quarantined.kind, reason=quarantined.reason)
        self._event(
            "shard",
            shard=result.entry.shard,
            documents=result.entry.tally.documents,
            seconds=round(result.seconds, 3),
            mebibytes=None if result.mebibytes is None else round(result.mebibytes, 1),
            slowest=[{"seconds": round(seconds, 4), "source": source} for seconds, source in result.slowest],
            documents_done=tally.documents,
            **tally.fates,
        )

    def complete(self, tally: Tally) -> None:
        """Event complete."""
        self._event("complete", documents=tally.documents, reports=tally.reports, **tally.fates)

    def stopped(self, error: str) -> None:
        """Event stopped: the run ended before it was complete."""
        self._event("stopped", error=error)

    def _event(self, name: str, **fields: Any) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._write(plain_to_json({"time": now, "event": name, **fields}) + b"\n")


@contextmanager
def open_log(folder: RunFolder) -> Iterator[JsonLog]:
    """log.jsonl of a run, each event in the file at once; what ends the block early is written down as well."""
    path = folder.path / LOG
    with refusals(path), path.open("ab", buffering=0) as file:
        log = JsonLog(file.write)
        if file.tell():
            file.write(b"\n")  # ends the line that a killed run may have torn; a blank line otherwise
        try:
            yield log
        except BaseException as error:
            with suppress(OSError):  # what ended the run may well be a full disk
                log.stopped(str(error) or type(error).__name__)
            raise
