"""The story of the README, made small: a layout that no training saw, then twenty reviewed documents of it."""

from __future__ import annotations

import pytest

from gouji_training.corpora.recipe import Recipe
from gouji_training.evaluating.figures import judged_to_figures
from gouji_training.evaluating.judging import Reader, records_to_judged
from gouji_training.fitting import Settings
from gouji_training.fitting.train import Run, train_model
from gouji_training.flattening.flattener import OWN
from gouji_training.flattening.held_back import RECOGNISED
from gouji_training.records import Record, write_records
from gouji_training.synthesise import synthesise_records

SEED = 40_001

Figures = list[dict[str, float]]
"""Those of the base, then those of the model with the twenty documents."""


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> list[Reader]:
    folder = tmp_path_factory.mktemp("story")
    write_records(synthesise_records(SEED, 20, flatteners=[RECOGNISED]), folder / "mine.jsonl")
    for name, mine in (("base", ()), ("mine", (folder / "mine.jsonl",))):
        recipe = Recipe(documents=116, weight=1, base=False, mine=mine)
        train_model(folder / name, recipe, Settings(), Run(quick=True), say=lambda text: None)
    return [Reader(folder / "base"), Reader(folder / "mine")]


def figures_of(records: list[Record], models: list[Reader]) -> Figures:
    return [judged_to_figures(judged) for judged in records_to_judged(records, models)]


@pytest.fixture(scope="module")
def new_layout(models: list[Reader]) -> Figures:
    return figures_of(list(synthesise_records(SEED + 1, 10, flatteners=[RECOGNISED])), models)


@pytest.fixture(scope="module")
def other_layouts(models: list[Reader]) -> Figures:
    return figures_of(list(synthesise_records(SEED + 2, 29)), models)


def test_the_new_layout_is_of_no_other_family() -> None:
    assert RECOGNISED.name not in {name for flattener in OWN for name in (flattener.name, flattener.group)}


def test_twenty_documents_lift_the_lines_of_the_new_layout(new_layout: Figures) -> None:
    before, after = new_layout
    assert after["macro_f1"] > 0.96
    assert after["macro_f1"] - before["macro_f1"] > 0.05


def test_twenty_documents_lift_its_cells(new_layout: Figures) -> None:
    before, after = new_layout
    assert after["cells_right"] > 0.9
    assert after["cells_right"] - before["cells_right"] > 0.5
    assert after["silent"] == 0


def test_the_lines_of_the_other_layouts_stay_as_good(other_layouts: Figures) -> None:
    before, after = other_layouts
    assert after["macro_f1"] >= before["macro_f1"] - 0.005


def test_the_cells_of_the_other_layouts_stay_as_good(other_layouts: Figures) -> None:
    before, after = other_layouts
    assert after["cells_right"] >= before["cells_right"] - 0.002
    assert after["silent"] <= before["silent"]
