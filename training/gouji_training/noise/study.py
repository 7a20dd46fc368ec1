"""The study: settings shared out over processes, each measured with gouji and with the floor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from multiprocessing import get_context

from gouji.pipeline import document_to_extractions
from gouji.reading import text_to_document
from gouji_training.flattening.flattener import Failure
from gouji_training.noise.contested import record_to_contested
from gouji_training.noise.documents import settings_to_records
from gouji_training.noise.floor import text_to_floor
from gouji_training.noise.ledger import Result, Silent
from gouji_training.noise.setting import Setting
from gouji_training.noise.tally import Tally, record_to_tally
from gouji_training.noise.undetectable import record_to_undetectable
from gouji_training.records import Record
from gouji_training.scoring import Outcome

_UNIT = 120
"""Documents that a process takes at once: some seconds of work, and one start of a real tool."""

_KEPT = 200
"""Silent errors of a setting that are written down; all are counted."""


@dataclass(frozen=True, slots=True)
class Study:
    """`documents` of every setting, from `seed`."""

    documents: int
    seed: int


def run_settings(settings: Sequence[Setting], study: Study, *, workers: int) -> Iterator[list[Result]]:
    """Results of settings, some at a time, in the order in which they are finished.

    Raises TrainingError when the tool of a layout is not there.
    """
    units = settings_to_units(settings, study.documents)
    measure = partial(measure_unit, study=study)
    if workers == 1:
        yield from map(measure, units)
        return
    # a fresh interpreter each: a fork would share the threads of onnxruntime
    with get_context("spawn").Pool(workers) as pool:
        yield from pool.imap_unordered(measure, units)


def settings_to_units(settings: Sequence[Setting], documents: int) -> list[list[Setting]]:
    """Settings of one layout that are measured together."""
    size = max(1, _UNIT // documents)
    units: list[list[Setting]] = []
    for _, group in groupby(settings, key=lambda setting: setting.layout):
        members = list(group)
        units += [members[at : at + size] for at in range(0, len(members), size)]
    return units


def measure_unit(settings: Sequence[Setting], study: Study) -> list[Result]:
    """Make the documents of settings of one layout and count what becomes of their cells."""
    made = settings_to_records(settings, documents=study.documents, seed=study.seed)
    return [_measure(setting, records, seed=study.seed) for setting, records in made]


def _measure(setting: Setting, records: Sequence[Record | Failure], *, seed: int) -> Result:
    gouji = floor = Tally()
    silent: list[Silent] = []
    for number, record in enumerate(records):
        if isinstance(record, Failure):
            gouji += Tally(failed=1)
            floor += Tally(failed=1)
            continue
        contested = record_to_contested(record)
        extractions = document_to_extractions(text_to_document(record.text, source=record.id))
        disguised = record_to_undetectable(setting, number, record, seed=seed)
        tally, wrong = record_to_tally(record, extractions, contested, disguised)
        gouji += tally
        floor += record_to_tally(record, [text_to_floor(record.text)], contested, disguised)[0]
        silent += [outcome_to_silent(number, outcome) for outcome in wrong]
    return Result(setting, gouji, floor, tuple(silent[:_KEPT]))


def outcome_to_silent(number: int, outcome: Outcome) -> Silent:
    """What is written down of a silent error of document `number`."""
    cell = " ".join((outcome.table, outcome.row, outcome.column))
    return Silent(number, cell, outcome.text, outcome.want, outcome.fault or "extra", outcome.support)
