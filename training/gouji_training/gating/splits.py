"""The splits that a candidate is judged on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouji_training.evaluating.evaluate import spread
from gouji_training.flattening.flattener import OWN
from gouji_training.records import Record
from gouji_training.synthesise import synthesise_records

SEED = 20_001
"""Of the documents made up for the gate: far from those of training (1) and calibration (10,002)."""

SPLITS: Mapping[str, str] = {
    "known": "made-up documents in layouts of training, made with a seed of their own",
    "damaged": "others in the same layouts, with labelled damage",
    "dev": "documents of split dev of the data: layouts that the shipped model never learned from",
    "test": "documents of split test of the data",
    "annotated-test": "those of split test that people have reviewed",
}
"""Each split and what is in it."""


def records_to_splits(records: Sequence[Record], *, made: int, limit: int | None) -> dict[str, list[Record]]:
    """The records of every split; `made` documents are made up for each of the first two, `limit` is the most of the
    others, spread evenly over them (None: all). Documents of split train never count: models learn from them.
    """
    held = {record.family for record in records if record.split != "train"}
    layouts = [flattener for flattener in OWN if flattener.name not in held]
    damaged = synthesise_records(SEED + 1, made, flatteners=layouts)
    return {
        "known": list(synthesise_records(SEED, made, flatteners=layouts, damaged=False)),
        "damaged": [record for record in damaged if record.corruptions],
        "dev": spread([record for record in records if record.split == "dev"], limit),
        "test": spread([record for record in records if record.split == "test"], limit),
        "annotated-test": spread([r for r in records if r.split == "test" and r.reviewers], limit),
    }
