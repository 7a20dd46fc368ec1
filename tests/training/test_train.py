"""A training run: the exported graph equals scikit-learn, a second run gives the same bytes, bad input is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gouji.classifying import LABELS
from gouji.classifying.model import load_model
from gouji_training.annotations import read_annotations
from gouji_training.corpus import Labelled, documents_to_rows, rows_to_matrix, samples_to_labelled
from gouji_training.evaluation import labels_to_scores
from gouji_training.export import network_to_onnx, onnx_to_probabilities, write_model
from gouji_training.fitting import Settings, fit_network, network_to_probabilities
from gouji_training.synthesis import synthesise_documents
from gouji_training.train import PARITY, main

ANNOTATIONS = Path(__file__).resolve().parents[2] / "annotations" / "reports.jsonl"
ROWS = documents_to_rows(samples_to_labelled(synthesise_documents(3, 30)))
SETTINGS = Settings(hidden=8, epochs=2)


def test_the_exported_graph_equals_scikit_learn() -> None:
    network = fit_network(rows_to_matrix(ROWS), ROWS.labels, SETTINGS)
    exported = onnx_to_probabilities(network_to_onnx(network), ROWS.ids, ROWS.dense)
    fitted = network_to_probabilities(network, rows_to_matrix(ROWS))
    assert np.abs(exported - fitted).max() < PARITY == 1e-5


def test_a_second_fit_gives_the_same_bytes() -> None:
    first, second = (network_to_onnx(fit_network(rows_to_matrix(ROWS), ROWS.labels, SETTINGS)) for _ in range(2))
    assert first == second


def test_a_written_model_loads_and_runs(tmp_path: Path) -> None:
    graph = network_to_onnx(fit_network(rows_to_matrix(ROWS), ROWS.labels, SETTINGS))
    write_model(tmp_path / "mine", graph, name="mine", version="7", facts={}, card="# mine\n")
    classifier = load_model(tmp_path / "mine")
    assert (classifier.name, classifier.version) == ("mine", "7")
    assert classifier.probabilities(["规章", ""]).shape == (2, 8)


def test_blank_lines_are_no_training_rows() -> None:
    document = Labelled("some", ("规章", "", "|", "0"), ("row_label", "blank", "blank", "numeric_cell"))
    rows = documents_to_rows([document])
    assert [LABELS[number] for number in rows.labels] == ["row_label", "numeric_cell"]


def test_scores_of_perfect_labels_are_one() -> None:
    scores = labels_to_scores(ROWS.labels, ROWS.labels)
    assert scores.accuracy == scores.macro_f1 == 1
    assert sum(label.lines for label in scores.labels.values()) == len(ROWS) == scores.lines


def test_scores_count_each_label() -> None:
    truth, taken = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])
    scores = labels_to_scores(truth, taken)
    assert scores.labels["heading"].recall == 0.5
    assert scores.labels["narrative"].precision == pytest.approx(2 / 3)
    assert scores.confusion[0][1] == 1


def test_missing_annotations_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gone = tmp_path / "gone.jsonl"
    assert main(["--output", str(tmp_path / "m"), "--annotations", str(gone)]) == 1
    assert f"error: {gone}: cannot be read" in capsys.readouterr().err


def test_annotated_documents_of_unseen_families_are_labelled_by_the_shipped_model() -> None:
    """Documents of splits dev and test: never in training."""
    classifier = load_model()
    right = lines = 0
    for record in read_annotations([ANNOTATIONS]):
        if record.split != "train":
            taken = classifier.probabilities(record.text.split("\n")).argmax(axis=1)
            right += sum(LABELS[number] == label for number, label in zip(taken, record.labels, strict=True))
            lines += len(record.labels)
    assert lines > 1000
    assert right / lines >= 0.97
