"""Many networks, each fitted to some rows and scored on others, in several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from scipy import sparse

from gouji_training.fitting.export import network_to_onnx
from gouji_training.fitting.network import Settings, fit_network, network_to_probabilities
from gouji_training.fitting.rows import Index, Rows
from gouji_training.line_scoring import Scores, labels_to_scores

_ARRAYS = ("data", "indices", "indptr")


@dataclass(frozen=True, slots=True)
class Task:
    """Fit a network to the rows `train`, score it on the rows `test`; `export` asks for the network itself too."""

    name: str
    train: Index
    test: Index
    export: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """What came of a task: scores on its test rows, and the network as an ONNX graph if that was asked for."""

    name: str
    scores: Scores
    graph: bytes | None


def run_task(task: Task, rows: Rows, settings: Settings) -> Fitted:
    """Fit and score."""
    network = fit_network(rows.matrix[task.train], rows.labels[task.train], settings)
    taken = network_to_probabilities(network, rows.matrix[task.test]).argmax(axis=1)
    scores = labels_to_scores(rows.labels[task.test], taken)
    return Fitted(task.name, scores, network_to_onnx(network) if task.export else None)


def run_tasks(
    tasks: Sequence[Task], rows: Rows, settings: Settings, *, processes: int, folder: Path
) -> Iterator[Fitted]:
    """Run tasks, results in their order; with several processes the rows go through files in `folder`."""
    if processes <= 1 or len(tasks) <= 1:
        yield from (run_task(task, rows, settings) for task in tasks)
        return
    _rows_to_folder(rows, folder)
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=_open_rows, initargs=(folder,)) as pool:
        yield from pool.map(_run_in_process, tasks, [settings] * len(tasks))


_shared: list[Rows] = []
"""In a process of the pool: the rows that all its tasks share."""


def _run_in_process(task: Task, settings: Settings) -> Fitted:
    return run_task(task, _shared[0], settings)


def _rows_to_folder(rows: Rows, folder: Path) -> None:
    for name in _ARRAYS:
        np.save(folder / f"{name}.npy", getattr(rows.matrix, name))
    np.save(folder / "labels.npy", rows.labels)
    np.save(folder / "shape.npy", np.array(rows.matrix.shape))


def _open_rows(folder: Path) -> None:
    """Map the arrays into memory: all processes share one copy."""
    parts = tuple(np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS)
    matrix = sparse.csr_matrix(parts, shape=tuple(np.load(folder / "shape.npy")), copy=False)
    labels = np.load(folder / "labels.npy")
    _shared.append(Rows(matrix, labels, np.zeros(len(labels), np.int64), ()))
