"""What each command of the benchmark does, and prints, once its options are known."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from gouji.cli.exits import OK
from gouji.cli.talk import say
from gouji_training.errors import TrainingError
from gouji_training.evaluating.bounds import exact_bounds
from gouji_training.evaluating.write import prepare_folder
from gouji_training.flattening.choosing import names_to_flatteners
from gouji_training.flattening.flattener import Failure
from gouji_training.noise.documents import setting_to_document
from gouji_training.noise.fuzz import EXPECTED_SECONDS, MOST_MEMORY, Fuzzed, fuzz_documents
from gouji_training.noise.ledger import Ledger, Result
from gouji_training.noise.metamorphic import Comparison, compare_grids
from gouji_training.noise.setting import Setting, names_to_kinds, names_to_levels
from gouji_training.noise.study import Study, run_settings
from gouji_training.noise.write import write_report

BROKEN = 1
"""Exit code when what ought to hold does not."""

_LISTED = 20


def run_study(settings: Sequence[Setting], study: Study, ledger: Ledger, *, workers: int, folder: Path) -> int:
    """Measure what the ledger lacks and write the report."""
    prepare_folder(folder)
    write_report(_complete(settings, study, ledger, workers=workers), study, folder)
    say(f"{folder / 'README.md'} is written")
    return OK


def _complete(settings: Sequence[Setting], study: Study, ledger: Ledger, *, workers: int) -> list[Result]:
    """Results of all settings in their order; those that the ledger lacks are measured and added to it."""
    done = ledger.results()
    missing = [setting for setting in settings if setting not in done]
    say(f"{len(settings)} settings, {len(settings) - len(missing)} of them in the ledger")
    left = len(missing)
    for results in run_settings(missing, study, workers=workers) if missing else ():
        ledger.add(results)
        done |= {result.setting: result for result in results}
        left -= len(results)
        silent = sum(result.gouji.silent for result in results)
        say(f"{left} settings left; {results[-1].setting.layout}: {silent} silent")
    return [done[setting] for setting in settings]


def run_show(place: str, *, seed: int) -> int:
    """Print the text at layout/kind/rate/number; a layout's name may hold slashes itself."""
    parts = place.rsplit("/", 3)
    if len(parts) != 4 or not parts[3].isdecimal():
        raise TrainingError(f"{place} names no document; say layout/kind/rate/number, as the report does")
    layout, kind = names_to_flatteners(parts[:1])[0].name, names_to_kinds(parts[1:2])[0]
    made = setting_to_document(Setting(layout, kind, names_to_levels(parts[2:3])[0]), int(parts[3]), seed=seed)
    sys.stdout.write((made.reason if isinstance(made, Failure) else made.text) + "\n")
    return OK


def run_metamorphic(flatteners: Sequence[str], *, grids: int, each: int, seed: int, workers: int) -> int:
    """Compare grids through several flatteners; a pair that is trusted for different things breaks the run."""
    total = Comparison()
    for batch in compare_grids(grids=grids, flatteners=flatteners, each=each, seed=seed, workers=workers):
        total += batch
        say(f"{total.grids} grids of {grids}; {len(total.conflicts)} conflicts")
    pairs = total.equal + total.flagged + len(total.conflicts)
    sys.stdout.write(
        f"{total.grids} grids through {min(each, len(flatteners))} of {len(flatteners)} flatteners each: {pairs} pairs,"
        f" {total.equal} equal and accepted, {total.flagged} with a flag, {len(total.conflicts)} in conflict "
        f"(at most {exact_bounds(len(total.conflicts), max(1, pairs))[1]:.4%} of pairs)\n"
    )
    for conflict in total.conflicts[:_LISTED]:
        sys.stdout.write(f"  grid {conflict.grid}, {conflict.flatteners}, {conflict.cell}: {conflict.texts}\n")
    return BROKEN if total.conflicts else OK


def run_fuzz(*, documents: int, seed: int, workers: int) -> int:
    """Read edited documents; an exception, an invented figure, or too much time or memory breaks the run."""
    read: list[Fuzzed] = []
    memory = 0
    for batch in fuzz_documents(documents=documents, seed=seed, workers=workers):
        read += batch.documents
        memory = max(memory, batch.memory)
        if len(read) % 1000 == 0:
            say(f"{len(read)} documents of {documents}; {sum(one.fault is not None for one in read)} faults")
    for line in fuzzed_to_lines(read, memory):
        sys.stdout.write(line + "\n")
    return BROKEN if memory > MOST_MEMORY or any(one.fault for one in read) else OK


def fuzzed_to_lines(read: Sequence[Fuzzed], memory: int) -> list[str]:
    """The findings of at least one document, faults and the slowest ones by number."""
    ordered = sorted(read, key=lambda one: one.seconds)
    middle, high, worst = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100], ordered[-1]
    over = sum(one.seconds > EXPECTED_SECONDS for one in read)
    faults = [one for one in read if one.fault is not None]
    return [
        f"{len(read)} documents of {min(one.characters for one in read)} to "
        f"{max(one.characters for one in read)} characters, {sum(one.edits for one in read)} edits: "
        f"{len(faults)} faults",
        f"seconds of processor time: median {middle.seconds:.4f}, 99 % {high.seconds:.3f}, worst {worst.seconds:.3f} "
        f"(document {worst.number}, {worst.characters} characters); {over} took more than {EXPECTED_SECONDS}",
        f"most memory of a process: {memory / 2**20:.0f} MiB of {MOST_MEMORY / 2**20:.0f}",
        *(f"  document {one.number}, {one.characters} characters: {one.fault}" for one in faults[:_LISTED]),
        *(
            f"  slow: document {one.number}, {one.characters} characters, {one.seconds:.3f} s"
            for one in ordered[:-6:-1]
        ),
    ]
