"""Labelled documents to a model folder: features, network, calibration, export, figures, card."""

from gouji_training.fitting.network import Settings, fit_network, network_to_classify, network_to_probabilities
from gouji_training.fitting.rows import Rows, features_to_matrix, records_to_rows

__all__ = [
    "Rows",
    "Settings",
    "features_to_matrix",
    "fit_network",
    "network_to_classify",
    "network_to_probabilities",
    "records_to_rows",
]
