"""Figures that need networks of their own: what layouts never seen, more documents and segmented words change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from gouji_training.corpora.library import Entry, Library
from gouji_training.corpora.recipe import FLATTENED, Recipe
from gouji_training.evaluating.figures import judged_to_figures
from gouji_training.evaluating.judging import Reader, records_to_judged
from gouji_training.fitting.export import write_model
from gouji_training.fitting.network import Settings
from gouji_training.fitting.rows import Index, Rows
from gouji_training.fitting.tasks import Fitted, Task, run_tasks
from gouji_training.fitting.words import with_words

WORDS_GROUPS = ("plain_cells", "pdf", "glued")
"""The groups that are hardest when left out; whether segmented words help is measured on these."""
EVERY = 3
"""Of all documents, every third one takes part in leaving layouts out: a third of the time, and as telling."""
TENTH = 10
CURVE = (30, 100, 300, 1000)
"""Documents of the points of the learning curve before the last one, which has all."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What all experiments share; files are written into `folder`, and `say` is told of each network."""

    library: Library
    recipe: Recipe
    settings: Settings
    processes: int
    folder: Path
    say: Callable[[str], None]

    def documents(self, test: Callable[[Entry], bool] = lambda entry: True) -> list[int]:
        """Numbers of the documents of split train for which `test` holds."""
        return self.library.where(lambda entry: entry.split == "train" and test(entry))

    def index(self, documents: Iterable[int]) -> Index:
        """Their rows, reviewed documents counting as often as the recipe says."""
        chosen = list(documents)
        entries = self.library.entries
        parts = [
            self.library.rows.of(
                [n for n in chosen if entries[n].corpus == corpus], times=self.recipe.weight_of(corpus)
            )
            for corpus in dict.fromkeys(entries[number].corpus for number in chosen)
        ]
        return np.concatenate([np.zeros(0, np.int64), *parts])

    def run(self, tasks: Sequence[Task], rows: Rows | None = None) -> list[Fitted]:
        """Run tasks, telling of each."""
        rows = self.library.rows if rows is None else rows
        results = []
        for fitted in run_tasks(tasks, rows, self.settings, processes=self.processes, folder=self.folder):
            self.say(f"{fitted.name}: macro F1 {fitted.scores.macro_f1:.4f} on {fitted.scores.lines} lines")
            results.append(fitted)
        return results


def bench_to_figures(bench: Bench, *, costs: dict[str, Any]) -> dict[str, Any]:
    """All of them, as meta.json has them under "scores"; `costs` is what a meta.json tells of the decoder's."""
    groups = _left_out_tasks(bench, "group", lambda entry: entry.group, bench.documents())
    flattened = bench.documents(lambda entry: entry.corpus == FLATTENED)
    tools = _left_out_tasks(bench, "flattener", lambda entry: entry.flattener, flattened)
    return {
        "left_out": _scores(bench, groups),
        "left_out_flatteners": _scores(bench, tools),
        "iid": _scores(bench, {"iid": _tenth_task(bench)})["iid"],
        "words": _words(bench, {group: task for group, task in groups.items() if group in WORDS_GROUPS}),
        "learning_curve": _learning_curve(bench, costs),
    }


def _left_out_tasks(
    bench: Bench, what: str, kind_of: Callable[[Entry], str], documents: Sequence[int]
) -> dict[str, Task]:
    """For each kind among `documents`: fit to a third of all that are of another, score on a third of its own."""
    kinds = {number: kind_of(entry) for number, entry in enumerate(bench.library.entries)}
    tasks = {}
    for kind in dict.fromkeys(kinds[number] for number in documents):
        others = [number for number in bench.documents() if kinds[number] != kind]
        own = [number for number in documents if kinds[number] == kind]
        if others:
            train, test = bench.index(others[::EVERY]), bench.library.rows.of(own[::EVERY])
            tasks[kind] = Task(f"left out {what} {kind}", train, test)
    return tasks


def _tenth_task(bench: Bench) -> Task:
    """Layouts that are known: fit to nine of ten documents, score on the tenth."""
    known = bench.documents()
    tenth = known[::TENTH]
    rest = [number for place, number in enumerate(known) if place % TENTH]
    return Task("every tenth document", bench.index(rest), bench.library.rows.of(tenth))


def _words(bench: Bench, tasks: dict[str, Task]) -> dict[str, Any]:
    """The same groups left out, with segmented words as further features."""
    if not tasks:
        return {}
    index = np.unique(np.concatenate([part for task in tasks.values() for part in (task.train, task.test)]))
    moved = {
        group: Task(f"{task.name}, with words", np.searchsorted(index, task.train), np.searchsorted(index, task.test))
        for group, task in tasks.items()
    }
    return _scores(bench, moved, with_words(bench.library.rows, index))


def _scores(bench: Bench, tasks: dict[str, Task], rows: Rows | None = None) -> dict[str, Any]:
    results = bench.run(list(tasks.values()), rows)
    return {name: fitted.scores.to_json() for name, fitted in zip(tasks, results, strict=True)}


def _learning_curve(bench: Bench, costs: dict[str, Any]) -> list[dict[str, Any]]:
    """More and more documents, in an order that their content gives; lines and cells of the documents of split test."""
    entries = bench.library.entries
    test = bench.library.where(lambda entry: entry.split == "test")
    records = [record for record in bench.library.held if record.split == "test"]
    if not test:
        return []
    order = sorted(bench.documents(), key=lambda number: entries[number].digest)
    counts = [*(count for count in CURVE if count < len(order)), len(order)]
    tasks = [
        Task(f"fitted to {count} documents", bench.index(order[:count]), bench.library.rows.of(test), export=True)
        for count in counts
    ]
    points = []
    for count, fitted in zip(counts, bench.run(tasks), strict=True):
        folder = bench.folder / f"curve-{count}"
        write_model(folder, fitted.graph or b"", name="curve", facts=costs, card="")
        figures = judged_to_figures(records_to_judged(records, [Reader(folder)], processes=bench.processes)[0])
        points.append({"documents": count} | {key: round(figures[key], 4) for key in ("macro_f1", "cells_right")})
    return points
