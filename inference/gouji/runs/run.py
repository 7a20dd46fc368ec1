"""A whole run: what is there already is looked through, the rest is worked on, published and counted."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from gouji.batch import Readable
from gouji.errors import InputError, OutputError
from gouji.runs.crew import Watch, blocks_to_results
from gouji.runs.disk import Disk
from gouji.runs.entries import ShardEntry
from gouji.runs.folder import RunFolder
from gouji.runs.inventory import Block, readables_to_blocks, readables_to_inventory, refuse_changed
from gouji.runs.kinds import formats_to_kinds
from gouji.runs.log import open_log
from gouji.runs.manifest import Manifest, write_manifest
from gouji.runs.preparing import prepare_folder, refuse_occupied
from gouji.runs.settings import RunOptions, Settings, options_to_settings
from gouji.runs.tally import Tally, sorted_tally
from gouji.runs.trying import Extract, RealExtract
from gouji.runs.watching import Beginning, Watcher, Watchers
from gouji.runs.work import Job, ShardResult

Inputs = Callable[[], Iterable[Readable]]
"""The inputs of a run, the same in the same order each time it is called: they are gone through twice."""

Results = Generator[ShardResult, None, None]

Labour = Callable[[Iterable[Block], Job, Watch], Results]
"""How shards are worked on, in any order."""


@dataclass(frozen=True, slots=True)
class Means:
    """How a run is done, which its output does not depend on. Tests put others in the place of the last three."""

    workers: int = 1
    extract: Extract | None = None
    labour: Labour | None = None
    disk: Disk = field(default_factory=Disk)


def run_batch(
    inputs: Inputs,
    output: Path,
    options: RunOptions,
    *,
    means: Means | None = None,
    resume: bool = False,
    watchers: Iterable[Watcher] = (),
) -> Tally:
    """Extract all inputs into shards in the folder `output`, or with `resume` what of that is not done yet.

    Returns the counts over all documents, those of earlier runs included. Every document counts once: as accepted,
    review or rejected if it is in the shards, else as quarantined. Stopped at any moment, a run leaves a folder that
    `resume` brings to the same bytes as an unbroken run would have (but for log.jsonl, which holds times).

    Raises OutputError when the folder is in use, holds something else, or cannot be written; GoujiError when it holds a
    run of other inputs, options, model, forms or versions; InputError when inputs change during the run; ModelError,
    FormError and MissingPackageError as extract_outcomes does.
    """
    formats_to_kinds(options.formats, forms=options.forms)
    means = means or Means()
    folder = RunFolder(output, means.disk)
    folder.disk.make_folder(output)
    refuse_occupied(folder, resume=resume)
    with folder.locked():
        inventory = readables_to_inventory(inputs(), size=options.shard_size)
        if not inventory.documents:
            raise InputError("there is no document among the inputs; name others")
        settings = options_to_settings(options, inventory)
        return _Run(folder, settings, options, means).work(inputs, watchers)


class _Run:
    """A run that holds its folder; `entries` are its finished shards, by number, and `tally` counts them."""

    def __init__(self, folder: RunFolder, settings: Settings, options: RunOptions, means: Means) -> None:
        self.folder = folder
        self.settings = settings
        self.options = options
        self.means = means
        self.entries: dict[int, ShardEntry] = {}
        self.tally = Tally()

    def work(self, inputs: Inputs, watchers: Iterable[Watcher]) -> Tally:
        found = prepare_folder(self.folder, self.settings)
        for entry in found.entries:
            self._count(entry)
        with open_log(self.folder) as log:
            watcher = Watchers((log, *watchers))
            blocks = len(self.settings.inputs.blocks)
            watcher.begun(self._beginning(found.damaged))
            if len(self.entries) < blocks:
                self._write_missing(inputs, watcher)
            self._complete()
            watcher.complete(self.tally)
        return self.tally

    def _beginning(self, damaged: tuple[int, ...]) -> Beginning:
        inputs = self.settings.inputs
        return Beginning(
            documents=inputs.documents,
            done=sorted_tally(self.tally),
            shards=len(inputs.blocks),
            shards_done=len(self.entries),
            damaged=damaged,
            workers=self.means.workers,
        )

    def _write_missing(self, inputs: Inputs, watcher: Watcher) -> None:
        blocks = readables_to_blocks(inputs(), size=self.settings.shard_size)
        missing = (block for block in refuse_changed(blocks, self.settings.inputs) if block.number not in self.entries)
        run = self.settings.digest
        with self._working(self._labour()(missing, self._job(), watcher.moved)) as results:
            for result in results:
                self.folder.publish(result.parts, result.entry, run=run)
                self._count(result.entry)
                watcher.shard_done(result, self.tally)

    @contextmanager
    def _working(self, results: Results) -> Iterator[Results]:
        """At the end, however it comes, the workers are ended first, then what they had under way is removed."""
        try:
            with closing(results):
                yield results
        finally:
            with suppress(OutputError):
                self.folder.remove_temporaries()

    def _count(self, entry: ShardEntry) -> None:
        self.entries[entry.shard] = entry
        self.tally.add(entry.tally)

    def _job(self) -> Job:
        options = self.options
        extract = self.means.extract or RealExtract(options.model, options.forms, options.narrative)
        mebibytes = options.limits.mebibytes
        return Job(self.folder.path, extract, options.formats, options.forms, mebibytes, self.folder.disk)

    def _labour(self) -> Labour:
        return self.means.labour or partial(
            blocks_to_results, workers=self.means.workers, seconds=self.options.limits.seconds
        )

    def _complete(self) -> None:
        """The manifest says complete only when the counts add up."""
        self.tally.refuse_bad_sum(self.settings.inputs.documents)
        shards = tuple(entry for _, entry in sorted(self.entries.items()))
        manifest = Manifest(settings=self.settings, state="complete", counts=sorted_tally(self.tally), shards=shards)
        write_manifest(self.folder, manifest)
        self.folder.disk.remove(self.folder.ledger)
        self.folder.remove_temporaries()
