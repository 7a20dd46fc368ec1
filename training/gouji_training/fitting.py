"""Training rows to a fitted network."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

from gouji.classifying.labels import LABELS


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
    result[:, network.classes_] = network.predict_proba(matrix)
    return result
