"""What a recipe trains on: splits and layout families stay apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gouji_training.corpora import recipe as module
from gouji_training.corpora.library import Library, corpora_to_library
from gouji_training.corpora.recipe import (
    Recipe,
    facts_to_recipe,
    recipe_to_corpora,
    recipe_to_facts,
    recipe_to_held_out,
)
from gouji_training.corpora.shipped import Shipped, shipped_data
from gouji_training.errors import AnnotationError, TrainingError
from gouji_training.flattening.flattener import OWN
from gouji_training.records import Record, Split, write_records
from gouji_training.synthesise import synthesise_records

HELD = {"pdf_wrapped": "test", "glued": "dev"}


def made(seed: int, family: str, split: Split = "train") -> Record:
    flatteners = [flattener for flattener in OWN if flattener.name == family]
    (record,) = synthesise_records(seed, 1, flatteners=flatteners, split=split)
    return record


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shipped:
    """Three reviewed documents and one that a real extractor flattened stand for all that is shipped."""
    reviewed = [made(1, "pdf_wrapped", "test"), made(1, "glued", "dev"), made(1, "cell_gaps")]
    write_records(reviewed, tmp_path / "reports.jsonl")
    flattened = replace(made(2, "pipe_open"), family="lynx/td", flattener="lynx")
    write_records([flattened], tmp_path / "flattened.parquet")
    data = Shipped((tmp_path / "reports.jsonl",), (tmp_path / "flattened.parquet",))
    monkeypatch.setattr(module, "shipped_data", lambda: data)
    return data


def library_of(recipe: Recipe, folder: Path) -> Library:
    return corpora_to_library(recipe_to_corpora(recipe, folder, say=lambda text: None))


def test_all_corpora_are_put_together(shipped: Shipped, tmp_path: Path) -> None:
    library = library_of(Recipe(documents=5), tmp_path)
    assert {name: facts["documents"] for name, facts in library.facts().items()} == {
        "synthetic": 5,
        "flattened": 1,
        "annotated": 3,
    }


def test_made_up_documents_are_of_no_held_out_family(shipped: Shipped, tmp_path: Path) -> None:
    library = library_of(Recipe(documents=29), tmp_path)
    families = {entry.family for entry in library.entries if entry.corpus == "synthetic"}
    assert families == {flattener.name for flattener in OWN} - set(HELD)


@pytest.mark.parametrize("without", [(), ("glued",)])
def test_what_is_held_out_can_be_had_without_what_is_trained_on(
    shipped: Shipped, tmp_path: Path, without: tuple[str, ...]
) -> None:
    recipe = Recipe(documents=2, without=frozenset(without))
    assert recipe_to_held_out(recipe, tmp_path).records == library_of(recipe, tmp_path).held


def test_a_recipe_is_told_and_read_again() -> None:
    recipe = Recipe(documents=7, seed=3, weight=2, base=False, mine=(Path("a.jsonl"),), without=frozenset({"glued"}))
    assert facts_to_recipe(recipe_to_facts(recipe)) == recipe


def test_whole_records_are_kept_of_dev_and_test_only(shipped: Shipped, tmp_path: Path) -> None:
    held = library_of(Recipe(documents=2), tmp_path).held
    assert {record.family: record.split for record in held} == HELD


@pytest.mark.parametrize(
    ("name", "lost"), [("lynx", "lynx/td"), ("plain_cells", "cell_gaps"), ("cell_gaps", "cell_gaps")]
)
def test_layouts_are_held_back_wherever_they_come_from(shipped: Shipped, tmp_path: Path, name: str, lost: str) -> None:
    library = library_of(Recipe(documents=29, without=frozenset({name})), tmp_path)
    assert lost not in {entry.family for entry in library.entries}


def test_holding_back_what_there_is_not_is_refused(shipped: Shipped, tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match=r"no layout is called linx; .*lynx/td"):
        library_of(Recipe(documents=1, without=frozenset({"linx"})), tmp_path)


def test_without_base_nothing_shipped_is_used(tmp_path: Path) -> None:
    write_records([made(3, "cell_gaps")], tmp_path / "mine.jsonl")
    library = library_of(Recipe(documents=0, base=False, mine=(tmp_path / "mine.jsonl",)), tmp_path)
    assert [entry.corpus for entry in library.entries] == ["mine"]


def test_a_held_out_text_is_refused_as_training_document(shipped: Shipped, tmp_path: Path) -> None:
    own = replace(made(1, "pdf_wrapped"), id="own", family="own_family")
    write_records([made(9, "cell_lines"), own], tmp_path / "mine.jsonl")
    with pytest.raises(AnnotationError, match=r"mine\.jsonl:2: the same text is in split test of what is shipped"):
        library_of(Recipe(documents=1, mine=(tmp_path / "mine.jsonl",)), tmp_path)


def test_a_broken_record_is_named_by_file_and_line(shipped: Shipped, tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text('\n{"id": 1}\n')
    with pytest.raises(AnnotationError, match=r"mine\.jsonl:2: "):
        library_of(Recipe(documents=1, mine=(tmp_path / "mine.jsonl",)), tmp_path)


def test_the_shipped_data_is_found_in_the_checkout() -> None:
    assert all(path.is_file() for path in (*shipped_data().annotations, *shipped_data().flattened))


def test_shipped_data_that_is_gone_is_named_with_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import gouji_training

    monkeypatch.setattr(gouji_training, "__file__", str(tmp_path / "a" / "b" / "__init__.py"))
    with pytest.raises(TrainingError, match="install gouji again, or train with --no-base"):
        shipped_data()
