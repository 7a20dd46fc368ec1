"""A fitted network to an ONNX graph and a model folder."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier

from gouji.classifying.features import lines_to_features
from gouji.classifying.model import load_model, meta_to_digest
from gouji_training.errors import TrainingError
from gouji_training.fitting import Rows, Settings, fit_network, network_to_classify, network_to_probabilities
from gouji_training.fitting.export import network_to_onnx, onnx_to_probabilities, write_model
from gouji_training.fitting.temperature import scaled
from gouji_training.records import Record


@pytest.mark.parametrize("temperature", [1.0, 1.7])
def test_the_exported_graph_equals_scikit_learn(
    network: MLPClassifier, rows: Rows, records: list[Record], temperature: float
) -> None:
    """The temperature is part of the graph."""
    parts = [lines_to_features(record.text_lines()) for record in records]
    ids, dense = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    printed = ids.any(axis=1)
    exported = onnx_to_probabilities(network_to_onnx(network, temperature=temperature), ids[printed], dense[printed])
    fitted = scaled(network_to_probabilities(network, rows.matrix), temperature)
    assert np.abs(exported - fitted).max() < 1e-5


def test_a_second_fit_gives_the_same_bytes(network: MLPClassifier, rows: Rows, settings: Settings) -> None:
    assert network_to_onnx(fit_network(rows.matrix, rows.labels, settings)) == network_to_onnx(network)


def test_another_seed_gives_another_network(network: MLPClassifier, rows: Rows, settings: Settings) -> None:
    other = fit_network(rows.matrix, rows.labels, replace(settings, seed=2))
    assert network_to_onnx(other) != network_to_onnx(network)


def test_a_label_that_was_not_learned_is_never_given(rows: Rows, settings: Settings) -> None:
    kept = rows.labels != 0
    network = fit_network(rows.matrix[kept], rows.labels[kept], settings)
    ids, dense = lines_to_features(["一、总体情况", "规章", "0"])
    assert onnx_to_probabilities(network_to_onnx(network), ids, dense)[:, 0].tolist() == [0, 0, 0]


def test_a_written_model_loads_and_labels_as_the_network_does(
    network: MLPClassifier, records: list[Record], tmp_path: Path
) -> None:
    write_model(tmp_path / "mine", network_to_onnx(network), name="mine", facts={"more": 1}, card="# mine\n")
    classifier = load_model(tmp_path / "mine")
    lines = records[0].text_lines()
    assert (classifier.name, classifier.meta["more"]) == ("mine", 1)
    assert np.abs(classifier.probabilities(lines) - network_to_classify(network)(lines)).max() < 1e-5


def test_the_version_is_the_digest_of_all_that_is_told(network: MLPClassifier, tmp_path: Path) -> None:
    graph = network_to_onnx(network)
    for number in range(2):
        write_model(tmp_path / str(number), graph, name="same", facts={"figure": number}, card="")
    first, second = (json.loads((tmp_path / str(number) / "meta.json").read_text()) for number in range(2))
    assert first["version"] == first["digest"][:12] == meta_to_digest(first)[:12]
    assert first["version"] != second["version"]


def test_a_folder_that_cannot_be_written_is_named(network: MLPClassifier, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TrainingError, match=r"file.model: the model cannot be written .*choose another --output"):
        write_model(tmp_path / "file" / "model", network_to_onnx(network), name="m", facts={}, card="")
