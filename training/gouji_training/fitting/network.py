"""Training rows to a fitted network."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

from gouji.classifying.features import lines_to_features
from gouji.classifying.labels import LABEL_INDEX, LABELS
from gouji.decoding.decode import Classify
from gouji_training.fitting.rows import features_to_matrix


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set by hand; measured on held-out layouts, see the model card."""

    hidden: int = 32
    epochs: int = 4
    batch: int = 256
    rate: float = 0.002
    decay: float = 1e-4
    seed: int = 1


def fit_network(matrix: sparse.csr_matrix, labels: NDArray[np.int64], settings: Settings) -> MLPClassifier:
    """Fit one hidden layer of rectified units; one thread, so that a second run gives the same bytes."""
    network = MLPClassifier(
        hidden_layer_sizes=(settings.hidden,),
        activation="relu",
        alpha=settings.decay * len(labels) / 1000,
        batch_size=settings.batch,
        learning_rate_init=settings.rate,
        max_iter=settings.epochs,
        random_state=settings.seed,
    )
    with warnings.catch_warnings(), threadpool_limits(limits=1):
        # the number of epochs is set on purpose, well before the loss stands still
        warnings.simplefilter("ignore", ConvergenceWarning)
        network.fit(matrix, labels)
    return network


def network_to_probabilities(network: MLPClassifier, matrix: sparse.csr_matrix) -> NDArray[Any]:
    """Probabilities [n, 8] in the order of LABELS; labels that the network never saw get 0."""
    result = np.zeros((matrix.shape[0], len(LABELS)))
    if len(result):
        result[:, network.classes_] = network.predict_proba(matrix)
    return result


def network_to_classify(network: MLPClassifier) -> Classify:
    """The network as the decoder asks it: lines of one document to probabilities, as LineClassifier gives them."""

    def classify(lines: Sequence[str], wanted: Sequence[int] | None = None, /) -> NDArray[np.float32]:
        ids, dense = lines_to_features(lines)
        printed = ids.any(axis=1)
        result = np.zeros((len(lines), len(LABELS)), np.float32)
        result[:, LABEL_INDEX["blank"]] = 1.0
        result[printed] = network_to_probabilities(network, features_to_matrix(ids[printed], dense[printed]))
        return result

    return classify
