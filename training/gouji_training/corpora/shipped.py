"""The labelled documents that come with gouji, in a checkout or in an installed wheel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import gouji_training
from gouji_training.errors import TrainingError

ANNOTATIONS = ("reports.jsonl", "flattened.jsonl")
"""Files of reviewed records: layouts of published reports, and texts of real extractors."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """The reviewed records, and the shards of made-up documents that real extractors flattened."""

    annotations: tuple[Path, ...]
    flattened: tuple[Path, ...]


def shipped_data() -> Shipped:
    """Find the shipped records; raises TrainingError when there are none."""
    package = Path(gouji_training.__file__).resolve().parent
    checkout = package.parent.parent
    folders = (
        (package / "_annotations", package / "_corpora"),
        (checkout / "annotations", checkout / "training" / "corpora"),
    )
    for reviewed, corpora in folders:
        files = tuple(reviewed / name for name in ANNOTATIONS)
        if all(file.is_file() for file in files):
            return Shipped(files, tuple(sorted(corpora.glob("*.parquet"))))
    raise TrainingError(f"the shipped records are not at {folders[0][0]}: install gouji again, or train with --no-base")
