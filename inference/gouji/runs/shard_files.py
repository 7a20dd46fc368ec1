"""The files of one shard, written together; none is left when one of them fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from gouji.runs.disk import refusals
from gouji.runs.folder import QUARANTINE, Part, RunFolder, path_to_file_entry, shard_to_name
from gouji.runs.inventory import Block
from gouji.runs.kinds import Kind
from gouji.runs.quarantine import Quarantined, quarantined_to_line
from gouji.runs.sinks import Sink
from gouji.runs.tally import Tally
from gouji.runs.trying import Result


class ShardFiles:
    """A shard that is being written; `parts` are its files when all of it is."""

    def __init__(self, block: Block, sinks: Sequence[Sink]) -> None:
        self.tally = Tally()
        self.quarantined: list[tuple[str, Quarantined]] = []
        self.quarantine = bytearray()
        self.parts: tuple[Part, ...] = ()
        self._block = block
        self._sinks = sinks

    def add(self, place: int, result: Result) -> None:
        """Write what came of the document at `place` in the block."""
        item = self._block.items[place]
        if isinstance(result, Quarantined):
            self.quarantined.append((item.source, result))
            self.quarantine += quarantined_to_line(result, document=self._block.first + place, source=item.source)
            self.tally.add_document(())
            return
        for sink in self._sinks:
            sink.add(result)
        self.tally.add_document(result)


@contextmanager
def shard_files(block: Block, folder: RunFolder, kinds: Sequence[Kind]) -> Iterator[ShardFiles]:
    """Open the files of a shard under temporary names; at the end they are whole and on the disk.

    Should anything go wrong, all are removed. A file of quarantined documents is made only where there are some.
    """
    names = [shard_to_name(kind.folder, block.number, kind.suffix) for kind in kinds]
    written = {name: folder.temporary(name) for name in names}
    try:
        with ExitStack() as opened:
            sinks = [
                kind.make(opened.enter_context(folder.disk.new_file(written[name])))
                for name, kind in zip(names, kinds, strict=True)
            ]
            files = ShardFiles(block, sinks)
            with _closing(sinks):
                yield files
        if files.quarantine:
            name = shard_to_name(QUARANTINE, block.number, "jsonl")
            written[name] = folder.temporary(name)
            with folder.disk.new_file(written[name]) as file:
                file.write(files.quarantine)
        files.parts = tuple(_path_to_part(path, name, folder) for name, path in written.items())
    except BaseException:
        _remove(written.values())
        raise


@contextmanager
def _closing(sinks: Sequence[Sink]) -> Iterator[None]:
    """Close the sinks; after an error too, since some complain when they are thrown away open."""
    try:
        yield
    except BaseException:
        for sink in sinks:
            with suppress(Exception):
                sink.close()
        raise
    for sink in sinks:
        sink.close()


def _path_to_part(path: Path, name: str, folder: RunFolder) -> Part:
    with refusals(path):
        return Part(path.relative_to(folder.path).as_posix(), path_to_file_entry(path, name))


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
