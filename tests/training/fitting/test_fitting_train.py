"""A whole training: the same bytes twice, figures and card in the folder, a user's records learned from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gouji.classifying.model import load_model
from gouji_training.corpora.recipe import Recipe
from gouji_training.errors import TrainingError
from gouji_training.fitting import Settings
from gouji_training.fitting.calibrating import recalibrate_model
from gouji_training.fitting.train import Run, train_model
from gouji_training.flattening.flattener import OWN
from gouji_training.records import Record, Split, write_records
from gouji_training.synthesise import synthesise_records

FILES = ("model.onnx", "meta.json", "README.md")
PARTS: dict[Split, tuple[str, ...]] = {
    "train": ("pipe_open", "cell_gaps", "tab_rows"),
    "dev": ("cell_lines",),
    "test": ("pdf_columns", "pipe_spans"),
}


def quiet(text: str) -> None:
    """Progress that nobody reads."""


def made(split: Split, count: int) -> list[Record]:
    flatteners = [flattener for flattener in OWN if flattener.name in PARTS[split]]
    records = synthesise_records(7, count, flatteners=flatteners, split=split)
    return [replace(record, reviewers=("someone",)) for record in records]


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's own records: six to learn from, two and four held out."""
    path = tmp_path_factory.mktemp("mine") / "mine.jsonl"
    write_records([*made("train", 6), *made("dev", 2), *made("test", 4)], path)
    return path


@pytest.fixture(scope="module")
def recipe(mine: Path) -> Recipe:
    return Recipe(documents=12, base=False, mine=(mine,))


@pytest.fixture(scope="module")
def model(recipe: Recipe, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With every figure; in one process, as a second one would load all again."""
    folder = tmp_path_factory.mktemp("model") / "mine"
    train_model(folder, recipe, settings, Run(), say=quiet)
    return folder


@pytest.fixture(scope="module")
def meta(model: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    return content


def test_a_second_training_gives_the_same_bytes(
    model: Path, recipe: Recipe, settings: Settings, tmp_path: Path
) -> None:
    again = tmp_path / "elsewhere" / "mine"
    run = Run(cache=tmp_path / "cache")
    train_model(again, recipe, settings, run, say=quiet)
    assert [(again / name).read_bytes() for name in FILES] == [(model / name).read_bytes() for name in FILES]


def test_the_folder_holds_three_files(model: Path) -> None:
    assert sorted(path.name for path in model.iterdir()) == sorted(FILES)


def test_the_model_loads(model: Path) -> None:
    assert load_model(model).name == "mine"


def test_the_data_is_told_with_fingerprints_and_splits(meta: dict[str, Any]) -> None:
    assert meta["data"]["mine"]["splits"] == {"dev": 2, "test": 4, "train": 6}
    assert meta["data"]["synthetic"]["documents"] == 12
    assert all(len(facts["fingerprint"]) == 64 for facts in meta["data"].values())


def test_the_recipe_is_told_without_paths(meta: dict[str, Any]) -> None:
    assert meta["recipe"] == {
        "documents": 12,
        "seed": 1,
        "weight": 5,
        "base": False,
        "mine": ["mine.jsonl"],
        "without": [],
    }


def test_held_out_records_are_scored_apart(meta: dict[str, Any]) -> None:
    assert meta["scores"]["mine_dev"]["lines"] > 0
    assert meta["scores"]["test"] == meta["scores"]["mine_test"]


def test_every_group_of_the_training_documents_is_left_out_once(meta: dict[str, Any]) -> None:
    groups = {flattener.group for flattener in OWN[:12]} | {"tabs"}
    assert set(meta["scores"]["left_out"]) == groups


def test_the_learning_curve_ends_with_all_documents(meta: dict[str, Any]) -> None:
    last = meta["scores"]["learning_curve"][-1]
    assert set(last) == {"documents", "macro_f1", "cells_right"}
    assert last["documents"] == 18
    assert last["macro_f1"] == meta["scores"]["test"]["macro_f1"]


def test_calibration_is_told_before_and_after(meta: dict[str, Any]) -> None:
    calibration = meta["line_calibration"]
    assert calibration["temperature"] > 0
    assert {"lines", "ece_before", "ece_after"} == set(calibration["dev"]) == set(calibration["test"])


def test_confidences_are_counted_on_documents_not_trained_on(meta: dict[str, Any]) -> None:
    documents = meta["calibration"]["documents"]
    assert {part: count for part, (count, _) in documents.items()} == {"dev": 2, "unseen": 3, "known": 3}
    assert 0.9 < meta["confidences"]["full+row_label"] < 1


def test_the_card_tells_figures_and_the_command(model: Path, meta: dict[str, Any]) -> None:
    card = (model / "README.md").read_text(encoding="utf-8")
    assert (
        "    gouji train --output mine --annotations mine.jsonl --no-base --documents=12 --seed=1 --weight=5\n" in card
    )
    assert f"{meta['scores']['test']['macro_f1']:.4f}" in card
    assert "| mine | 12 | dev 2, test 4, train 6 |" in card


def test_quick_leaves_out_figures_but_gives_the_same_network(
    model: Path, recipe: Recipe, settings: Settings, tmp_path: Path
) -> None:
    train_model(tmp_path / "mine", recipe, settings, Run(quick=True), say=quiet)
    assert (tmp_path / "mine" / "model.onnx").read_bytes() == (model / "model.onnx").read_bytes()
    assert "left_out" not in json.loads((tmp_path / "mine" / "meta.json").read_text(encoding="utf-8"))["scores"]


def test_confidences_counted_again_are_the_same_bytes(model: Path, mine: Path, tmp_path: Path) -> None:
    recalibrate_model(model, tmp_path / "mine", [mine], processes=1, say=quiet)
    assert [(tmp_path / "mine" / name).read_bytes() for name in FILES] == [
        (model / name).read_bytes() for name in FILES
    ]


def test_counting_again_without_the_records_of_training_is_refused(model: Path, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"trained with other --annotations: mine\.jsonl"):
        recalibrate_model(model, tmp_path / "mine", [], processes=1, say=quiet)


def test_records_without_held_out_ones_make_a_model_that_was_not_measured(settings: Settings, tmp_path: Path) -> None:
    write_records(made("train", 3), tmp_path / "mine.jsonl")
    recipe = Recipe(documents=0, base=False, mine=(tmp_path / "mine.jsonl",))
    train_model(tmp_path / "model", recipe, settings, Run(quick=True), say=quiet)
    assert "None were given" in (tmp_path / "model" / "README.md").read_text(encoding="utf-8")


def test_nothing_to_learn_from_is_refused(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="no document of split train"):
        train_model(tmp_path / "model", Recipe(documents=0, base=False), settings, Run(), say=quiet)


def test_a_cache_that_cannot_be_written_is_named(recipe: Recipe, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TrainingError, match="choose another --cache"):
        train_model(tmp_path / "model", recipe, settings, Run(cache=tmp_path / "file" / "cache"), say=quiet)
