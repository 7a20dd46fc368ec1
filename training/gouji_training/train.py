"""Fit, measure, export: `python -m gouji_training.train --output models/NAME`."""

from __future__ import annotations

import argparse
import hashlib
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import sklearn

from gouji.classifying.features import BUCKETS, FEATURE_NAMES
from gouji.errors import GoujiError
from gouji_training.annotations import Annotation, read_annotations
from gouji_training.calibration import calibrate_model
from gouji_training.card import facts_to_card
from gouji_training.corpus import (
    Labelled,
    Rows,
    documents_to_digest,
    documents_to_rows,
    join_rows,
    rows_to_matrix,
    samples_to_labelled,
)
from gouji_training.errors import TrainingError
from gouji_training.evaluation import Scores, labels_to_scores
from gouji_training.experiments import HARD_GROUPS, every_tenth, fit_and_score, leave_groups_out
from gouji_training.export import network_to_onnx, onnx_to_probabilities, write_model
from gouji_training.fitting import Settings, fit_network, network_to_probabilities
from gouji_training.synthesis import LAYOUTS, synthesise_documents

PARITY = 1e-5
"""Greatest difference of probabilities between scikit-learn and the exported graph that is let pass."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that a training run looks at; `numbers` tells for each synthetic row which document it is of."""

    synthetic: Rows
    numbers: np.ndarray[Any, np.dtype[np.int64]]
    train: Rows
    held: Rows
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much data: synthetic documents in all, those used for leaving layouts out, weight of annotated ones."""

    documents: int = 1800
    experiment_documents: int = 900
    weight: int = 5
    seed: int = 1


def say(text: str) -> None:
    """Progress to stderr."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def make_corpus(annotations: Sequence[Annotation], amounts: Amounts) -> Corpus:
    """Synthesise documents and turn them and the annotations into rows."""
    documents = samples_to_labelled(synthesise_documents(amounts.seed, amounts.documents))
    parts = [documents_to_rows([document]) for document in documents]
    numbers = np.repeat(np.arange(len(parts)) // len(LAYOUTS), [len(part) for part in parts])
    split: dict[bool, list[Labelled]] = {True: [], False: []}
    for record in annotations:
        split[record.split == "train"].append(record.to_labelled())
    if not split[True] or not split[False]:
        raise TrainingError("annotations must have records in split train and in split dev or test")
    synthetic = join_rows(parts)
    data = {
        "seed": amounts.seed,
        "documents": amounts.documents,
        "layouts": len(LAYOUTS),
        "lines": len(synthetic),
        "digest": documents_to_digest(documents),
        "weight": amounts.weight,
        "annotated": len(annotations),
        "annotated_train": len(split[True]),
        "annotated_digest": documents_to_digest([*split[True], *split[False]]),
    }
    return Corpus(synthetic, numbers, documents_to_rows(split[True]), documents_to_rows(split[False]), data)


def measure(corpus: Corpus, amounts: Amounts, settings: Settings) -> dict[str, Any]:
    """All figures that need networks of their own; see the headings of the model card."""
    few = corpus.synthetic.where(np.isin(corpus.numbers, range(amounts.experiment_documents // len(LAYOUTS))))
    left_out = leave_groups_out(few, settings, say=say)
    words = leave_groups_out(few, settings, groups=HARD_GROUPS, words=True, say=say)
    iid = fit_and_score(*every_tenth(corpus.synthetic, corpus.numbers), settings)
    say(f"held-out documents: macro F1 {iid.macro_f1:.4f}")
    unseen = corpus.synthetic.where(~np.isin(corpus.synthetic.families, np.unique(corpus.held.families)))
    train = join_rows([unseen, *[corpus.train] * amounts.weight])
    held = fit_and_score(train, corpus.held, settings)
    say(f"annotated, families held out: macro F1 {held.macro_f1:.4f}")
    return {
        "iid": iid.to_json(),
        "left_out": _to_json(left_out),
        "words": _to_json(words),
        "annotated_held_out": held.to_json(),
    }


def _to_json(scores: dict[str, Scores]) -> dict[str, Any]:
    return {name: score.to_json() for name, score in scores.items()}


def train_model(output: Path, annotations: list[Path], amounts: Amounts, settings: Settings) -> None:
    """Make the model folder `output`; raises TrainingError when the exported graph differs from the fitted network."""
    corpus = make_corpus(read_annotations(annotations), amounts)
    say(f"{len(corpus.synthetic)} synthetic and {len(corpus.train)} annotated lines to train on")
    scores = measure(corpus, amounts, settings)
    train = join_rows([corpus.synthetic, *[corpus.train] * amounts.weight])
    network = fit_network(rows_to_matrix(train), train.labels, settings)
    graph = network_to_onnx(network)
    exported = onnx_to_probabilities(graph, corpus.held.ids, corpus.held.dense)
    fitted = network_to_probabilities(network, rows_to_matrix(corpus.held))
    greatest = float(np.abs(exported - fitted).max())
    if greatest >= PARITY:
        raise TrainingError(f"the exported graph differs from scikit-learn by {greatest:.1e}, {PARITY:.0e} is allowed")
    shipped = labels_to_scores(corpus.held.labels, exported.argmax(axis=1))
    say(f"annotated, shipped: macro F1 {shipped.macro_f1:.4f}")
    facts = {
        "settings": asdict(settings),
        "buckets": BUCKETS,
        "features": list(FEATURE_NAMES),
        "parity": {"lines": len(corpus.held), "greatest": float(f"{greatest:.1e}")},
        "data": corpus.data,
        "scores": {**scores, "annotated_shipped": shipped.to_json()},
        "versions": _versions(),
    }
    command = f"python -m gouji_training.train --output models/{output.name} --seed {amounts.seed}"
    card = facts_to_card(output.name, facts, command)
    facts.pop("features")
    version = hashlib.sha256(graph).hexdigest()[:12]
    write_model(output, graph, name=output.name, version=version, facts=facts, card=card)


def _versions() -> dict[str, str]:
    versions = {"numpy": np.__version__, "scikit-learn": sklearn.__version__, "onnx": onnx.__version__}
    return {"python": ".".join(platform.python_version_tuple()[:2]), **versions}


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; exit code 0 when the model was written, 1 with one line on stderr when it was not."""
    parser = argparse.ArgumentParser(prog="python -m gouji_training.train", description="Train the line classifier.")
    parser.add_argument("--output", type=Path, required=True, help="model folder to write, such as models/lines-1")
    parser.add_argument(
        "--annotations", type=Path, nargs="+", default=[Path("annotations/reports.jsonl")], help="JSONL files"
    )
    parser.add_argument("--documents", type=int, default=1800, help="synthetic documents (default 1800)")
    parser.add_argument("--seed", type=int, default=1, help="seed of synthesis (default 1)")
    options = parser.parse_args(arguments)
    amounts = Amounts(options.documents, min(options.documents, Amounts().experiment_documents), seed=options.seed)
    try:
        train_model(options.output, options.annotations, amounts, Settings())
        calibrate_model(options.output, documents=max(options.documents // 2, len(LAYOUTS)))
    except GoujiError as error:
        say(f"error: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
