"""Labelled documents to the decoder's costs, with figures on layouts that were kept back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from gouji.decoding.aligning.costs import HAND_SET, Costs
from gouji_training.costs.aligned import Aligned, records_to_aligned
from gouji_training.costs.learning import USUAL, Schedule, aligned_to_vector
from gouji_training.costs.measuring import costs_to_judgement
from gouji_training.costs.weights import vector_to_costs
from gouji_training.errors import TrainingError
from gouji_training.records import Record

MOST_DOCUMENTS = 1200
"""Documents that are learned from, drawn from all that are given; it keeps learning within two minutes on a core."""
HELD_OUT = 4
"""One layout in this many is kept back for the figures."""


@dataclass(frozen=True, slots=True)
class Learned:
    """Costs for a model folder ("costs" in its meta.json, as costs_to_json writes them) and what they earn.

    `report` is JSON-like: `documents`, `layouts`, `seed`, `schedule`, and `held_out`: `documents` and `layouts` that
    were kept back, and the counts of `Judgement` on them for `hand_set` costs and for `learned` ones, learned from the
    other layouts; under `disordered` both again with labels misspelt and rows exchanged.
    """

    costs: Costs
    report: dict[str, Any]


def learn_costs(documents: Iterable[Record], *, seed: int, schedule: Schedule = USUAL) -> Learned:
    """Learn the costs from labelled documents; the same arguments give the same numbers.

    They are learned from with some labels misspelt and some rows exchanged: without, steps back are hardly ever seen
    to be right, and what is learned trusts order more than a label that contradicts it. Raises TrainingError when there
    are fewer than two documents with labels.
    """
    records = _draw(documents, seed)
    aligned = records_to_aligned(records, disorder=True)
    if len(aligned) < 2:
        raise TrainingError(f"{len(aligned)} documents hold labels of a form; costs are learned from two or more")
    kept, held = _split(aligned, seed)
    trial = vector_to_costs(aligned_to_vector(kept, seed=seed, schedule=schedule))
    back = {document.id for document in held}
    as_made = records_to_aligned((record for record in records if record.id in back), disorder=False)
    report = {
        "documents": len(aligned),
        "layouts": len({document.layout for document in aligned}),
        "seed": seed,
        "schedule": asdict(schedule),
        "held_out": {
            "documents": len(held),
            "layouts": sorted({document.layout for document in held}),
            **_compare(as_made, trial),
            "disordered": _compare(held, trial),
        },
    }
    return Learned(vector_to_costs(aligned_to_vector(aligned, seed=seed, schedule=schedule)), report)


def _compare(documents: Sequence[Aligned], learned: Costs) -> dict[str, Any]:
    sides = {"hand_set": HAND_SET, "learned": learned}
    return {name: costs_to_judgement(documents, costs).to_json() for name, costs in sides.items()}


def _draw(documents: Iterable[Record], seed: int) -> list[Record]:
    """Up to MOST_DOCUMENTS of the documents, each with the same chance; no more than these are held at once."""
    rng = Random(seed)
    drawn: list[Record] = []
    for number, record in enumerate(documents):
        if len(drawn) < MOST_DOCUMENTS:
            drawn.append(record)
        elif (place := rng.randrange(number + 1)) < MOST_DOCUMENTS:
            drawn[place] = record
    return drawn


def _split(aligned: Sequence[Aligned], seed: int) -> tuple[list[Aligned], list[Aligned]]:
    """Documents to learn from and those of the layouts kept back; single documents where there is but one layout."""
    layouts = sorted({document.layout for document in aligned})
    if len(layouts) == 1:
        return [d for i, d in enumerate(aligned) if i % HELD_OUT], [
            d for i, d in enumerate(aligned) if not i % HELD_OUT
        ]
    back = set(Random(seed).sample(layouts, max(1, len(layouts) // HELD_OUT)))
    kept = [document for document in aligned if document.layout not in back]
    return kept, [document for document in aligned if document.layout in back]
