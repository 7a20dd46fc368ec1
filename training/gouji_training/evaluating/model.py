"""An evaluation as plain frozen dataclasses: everything that the page shows and the JSON file holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from gouji_training.evaluating.ablation import Variant
from gouji_training.evaluating.breakdown import CellCounts
from gouji_training.evaluating.confidences import Confidences
from gouji_training.evaluating.figures import Difference
from gouji_training.evaluating.lines import LineCounts
from gouji_training.evaluating.refits import LearningPoint, LeftOut
from gouji_training.evaluating.worst import WorstDocument
from gouji_training.line_scoring import Scores

PLACES = 6
"""Decimal places of the JSON file: finer than any bound in it."""


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """Which model, by the name, version and digest in its meta.json."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class DataFacts:
    """Which documents: the files by name, their split, counts, and a digest of the records.

    `trained_on` counts documents of split train among them, which the shipped model may have learned from.
    """

    files: tuple[str, ...]
    split: str
    documents: int
    families: int
    lines: int
    cells: int
    trained_on: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SilentError:
    """One trusted cell that is wrong."""

    id: str
    family: str
    corruptions: tuple[str, ...]
    table: str
    row: str
    column: str
    fault: str
    text: str | None
    want: str | None
    status: str
    confidence: float
    line: int | None
    support: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that the project set itself, what was reached, and whether that is enough."""

    title: str
    wanted: float
    reached: float
    met: bool


@dataclass(frozen=True, slots=True)
class Versus:
    """Another model on the same documents; differences are this model minus the other."""

    model: ModelFacts
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of one model on some documents.

    `left_out`, `learning_curve` and `ablation` are empty where they were not measured; `left_out_source` and
    `learning_source` say where they are from. `command` makes the report again.
    """

    version: str
    model: ModelFacts
    data: DataFacts
    goals: tuple[Goal, ...]
    lines: Scores
    lines_by: dict[str, tuple[LineCounts, ...]]
    left_out: tuple[LeftOut, ...]
    left_out_source: str
    cells: CellCounts
    cells_by: dict[str, tuple[CellCounts, ...]]
    silent: tuple[SilentError, ...]
    confidences: Confidences
    learning_curve: tuple[LearningPoint, ...]
    learning_source: str
    ablation: tuple[Variant, ...]
    costs_learned: bool
    worst: tuple[WorstDocument, ...]
    versus: Versus | None
    command: str


def evaluation_to_json(evaluation: Evaluation) -> dict[str, Any]:
    """Plain values, floats rounded to six places; the same for the same evaluation."""
    value: dict[str, Any] = _rounded(asdict(evaluation))
    return value


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, PLACES)
    if isinstance(value, Mapping):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value
