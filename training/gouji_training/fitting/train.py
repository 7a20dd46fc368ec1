"""A recipe to a model folder: read, fit, calibrate, export, measure, write."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import sklearn
from numpy.typing import NDArray
from sklearn.neural_network import MLPClassifier

from gouji.classifying.features import BUCKETS, lines_to_features
from gouji.decoding.aligning.costs import costs_to_json
from gouji_training.corpora.library import Library, corpora_to_library
from gouji_training.corpora.recipe import Recipe, recipe_to_corpora, recipe_to_facts
from gouji_training.corpora.streaming import Corpus
from gouji_training.costs import learn_costs
from gouji_training.errors import TrainingError
from gouji_training.fitting.calibrating import graph_to_confidences
from gouji_training.fitting.card import facts_to_card
from gouji_training.fitting.experiments import Bench, bench_to_figures
from gouji_training.fitting.export import network_to_onnx, onnx_to_probabilities, write_model
from gouji_training.fitting.network import Settings, fit_network, network_to_probabilities
from gouji_training.fitting.rows import features_to_matrix
from gouji_training.fitting.temperature import calibration_error, probabilities_to_temperature, scaled
from gouji_training.line_scoring import labels_to_scores

PARITY = 1e-5
"""Greatest difference of probabilities between scikit-learn and the exported graph that is let pass."""
PROBE = 200
"""Documents on which both are compared."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Run:
    """How a training goes about its work, which changes nothing in the model but `quick`: leave out all figures that
    need networks of their own.

    `cache` is a folder for what is written on the way, None one that is taken away at the end.
    """

    quick: bool = False
    processes: int = 1
    cache: Path | None = None


def train_model(output: Path, recipe: Recipe, settings: Settings, run: Run, *, say: Say) -> None:
    """Make the model folder `output`; the same recipe and settings give the same bytes on one platform.

    Raises AnnotationError for a record that breaks the schema, TrainingError when there is nothing to train on, the
    exported graph differs from the fitted network, or a file cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="gouji-train-") as temporary:
        cache = Path(temporary) if run.cache is None else run.cache
        try:
            cache.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TrainingError(f"{cache}: cannot be written ({error.strerror}); choose another --cache") from None
        _train_in(cache, output, recipe, settings, run, say)


def _train_in(cache: Path, output: Path, recipe: Recipe, settings: Settings, run: Run, say: Say) -> None:
    corpora = recipe_to_corpora(recipe, cache, say=say)
    library = corpora_to_library(corpora)
    bench = Bench(library, recipe, settings, run.processes, cache, say)
    index = bench.index(bench.documents())
    if not len(index):
        raise TrainingError("there is no document of split train to learn from: give --annotations or --documents")
    say(f"{len(library.entries)} documents, {len(library.rows)} lines; fitting to {len(index)}")
    network = fit_network(library.rows.matrix[index], library.rows.labels[index], settings)
    temperature, calibration = _calibrate(network, library)
    graph = network_to_onnx(network, temperature=temperature)
    facts = {
        "settings": asdict(settings),
        "recipe": recipe_to_facts(recipe),
        "buckets": BUCKETS,
        "parity": _check_parity(network, temperature, graph, corpora),
        "data": library.facts(),
        "line_calibration": calibration,
        "versions": _versions(),
        **_costs(corpora, recipe, say),
    }
    facts["scores"] = _held_scores(network, library, say)
    if not run.quick:
        facts["scores"] |= bench_to_figures(bench, costs={key: facts[key] for key in ("costs",) if key in facts})
    facts |= graph_to_confidences(graph, facts, recipe, cache=cache, processes=run.processes, say=say)
    write_model(output, graph, name=output.name, facts=facts, card=facts_to_card(output.name, facts))
    say(f"{output}: written")


def _held(library: Library, split: str, corpus: str | None = None) -> NDArray[np.int64]:
    """Rows of one split, of one corpus or of all."""
    return library.rows.of(library.where(lambda entry: entry.split == split and corpus in (None, entry.corpus)))


def _calibrate(network: MLPClassifier, library: Library) -> tuple[float, dict[str, Any]]:
    """The temperature that split dev calls for, and what it changes there and on split test."""
    known = {split: _held(library, split) for split in ("dev", "test")}
    found = {split: network_to_probabilities(network, library.rows.matrix[rows]) for split, rows in known.items()}
    temperature = round(probabilities_to_temperature(found["dev"], library.rows.labels[known["dev"]]), 6)
    facts: dict[str, Any] = {"temperature": temperature}
    for split, rows in known.items():
        if len(rows):
            labels = library.rows.labels[rows]
            after = calibration_error(scaled(found[split], temperature), labels)
            before = calibration_error(found[split], labels)
            facts[split] = {"lines": len(rows), "ece_before": round(before, 5), "ece_after": round(after, 5)}
    return temperature, facts


def _check_parity(
    network: MLPClassifier, temperature: float, graph: bytes, corpora: Sequence[Corpus]
) -> dict[str, Any]:
    """Run both on the first documents of each corpus."""
    greatest, lines = 0.0, 0
    for record in (record for corpus in corpora for record in islice(corpus.records(), PROBE)):
        ids, dense = lines_to_features(record.text_lines())
        printed = ids.any(axis=1)
        exported = onnx_to_probabilities(graph, ids[printed], dense[printed])
        fitted = network_to_probabilities(network, features_to_matrix(ids[printed], dense[printed]))
        greatest = max(greatest, float(np.abs(exported - scaled(fitted, temperature)).max(initial=0)))
        lines += int(printed.sum())
    if greatest >= PARITY:
        raise TrainingError(f"the exported graph differs from scikit-learn by {greatest:.1e}, {PARITY:.0e} is allowed")
    return {"lines": lines, "greatest": float(f"{greatest:.1e}")}


def _costs(corpora: Sequence[Corpus], recipe: Recipe, say: Say) -> dict[str, Any]:
    """What the decoder weighs by, learned from split train; nothing where that holds no form, as hand-set costs do."""
    train = (record for corpus in corpora for record in corpus.records() if record.split == "train")
    try:
        learned = learn_costs(train, seed=recipe.seed)
    except TrainingError as error:
        say(f"{error}; the decoder's costs stay those set by hand")
        return {}
    say(f"costs of the decoder learned from {learned.report['documents']} documents")
    return {"costs": costs_to_json(learned.costs), "costs_learned": learned.report}


def _held_scores(network: MLPClassifier, library: Library, say: Say) -> dict[str, Any]:
    """The trained network on every corpus of split dev and test, and on all of test together."""
    named = {"test": _held(library, "test")}
    for corpus in dict.fromkeys(entry.corpus for entry in library.entries):
        named |= {f"{corpus}_{split}": _held(library, split, corpus) for split in ("dev", "test")}
    scores = {}
    for name, rows in named.items():
        if len(rows):
            taken = network_to_probabilities(network, library.rows.matrix[rows]).argmax(axis=1)
            found = labels_to_scores(library.rows.labels[rows], taken)
            scores[name] = found.to_json()
            say(f"{name}, held out: macro F1 {found.macro_f1:.4f} on {found.lines} lines")
    return scores


def _versions() -> dict[str, str]:
    versions = {"numpy": np.__version__, "scikit-learn": sklearn.__version__, "onnx": onnx.__version__}
    return {"python": ".".join(platform.python_version_tuple()[:2]), **versions}
