"""The documents that confidences are counted on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji_training.corpora.recipe import HeldOut, Recipe
from gouji_training.fitting.held import PAGE, HeldDocuments, recipe_to_documents
from gouji_training.flattening.flattener import OWN
from support.judging import record

HELD = (replace(record(split="dev"), family="tab_cells"), replace(record(split="test"), family="one_line"))
TRAINED = tuple(layout for layout in OWN if layout.name not in {"tab_cells", "one_line"})


@pytest.fixture(scope="module")
def documents() -> HeldDocuments:
    return recipe_to_documents(Recipe(documents=120), HeldOut(HELD, TRAINED))


def test_records_of_split_dev_take_part(documents: HeldDocuments) -> None:
    assert documents.dev == HELD[:1]


def test_layouts_of_split_test_take_no_part(documents: HeldDocuments) -> None:
    assert "one_line" not in {made.family for made in documents.records()}


def test_made_up_documents_are_told_apart_by_whether_training_has_their_layout(documents: HeldDocuments) -> None:
    assert {made.family for made in documents.unseen} == {"tab_cells", PAGE.name}
    assert {made.family for made in documents.known} == {layout.name for layout in TRAINED}


def test_some_are_damaged_and_some_are_not(documents: HeldDocuments) -> None:
    count, damaged = documents.counts()["known"]
    assert count == len(documents.known)
    assert count / 4 < damaged < count * 3 / 4


def test_the_same_recipe_gives_the_same_documents(documents: HeldDocuments) -> None:
    assert recipe_to_documents(Recipe(documents=120), HeldOut(HELD, TRAINED)) == documents
