"""Synthetic reports: deterministic, labelled by construction, with gold that keeps the identities of the form."""

from __future__ import annotations

from random import Random

import pytest

from gouji.classifying.labels import LABELS
from gouji.forms import load_forms
from gouji.forms.model import Form
from gouji_training.annotations import record_to_fault
from gouji_training.synthesis import GROUPS, LAYOUTS, Layout, synthesise_document, synthesise_documents
from gouji_training.synthesis.figures import draw_figures
from gouji_training.synthesise import main, sample_to_record

FORMS = load_forms()


def test_there_are_at_least_twenty_layouts() -> None:
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS) >= 20


def test_layouts_fall_into_groups() -> None:
    assert len(GROUPS) >= 5


def test_the_same_seed_gives_the_same_documents() -> None:
    assert synthesise_documents(5, 40) == synthesise_documents(5, 40)


def test_another_seed_gives_other_documents() -> None:
    assert synthesise_documents(5, 4) != synthesise_documents(6, 4)


def test_a_document_does_not_depend_on_how_many_are_made() -> None:
    assert synthesise_documents(5, 3) == synthesise_documents(5, 40)[:3]


def test_all_labels_and_both_forms_occur() -> None:
    samples = synthesise_documents(1, 60)
    assert {line.label for sample in samples for line in sample.lines} == set(LABELS)
    assert {sample.form for sample in samples} >= {form.id for form in FORMS}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_documents_keep_the_schema_of_annotations(layout: Layout) -> None:
    """Labels are known, blank are just the lines of separators, and every gold text occurs."""
    for number in range(6):
        assert record_to_fault(sample_to_record(synthesise_document(str(number), layout))) is None


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout.placed], ids=lambda layout: layout.name)
def test_undamaged_documents_print_every_value(layout: Layout) -> None:
    """Where no damage is noted, the lines together hold the keys of all gold cells that have a text."""
    samples = [synthesise_document(str(number), layout) for number in range(12)]
    for sample in samples:
        if {"cut", "dropped"} & set(sample.notes):
            continue
        keys = {key for line in sample.lines for key in line.keys}
        texts = {(t, r, c) for t, rows in sample.gold.items() for r, cells in rows.items() for c in cells if cells[c]}
        assert texts <= keys


def _total(figures: dict[str, dict[str, str]], rows: list[str], column: str) -> int:
    return sum(int(figures[row][column]) for row in rows)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
@pytest.mark.parametrize("one_row", [True, False])
def test_drawn_figures_keep_the_identities(form: Form, one_row: bool) -> None:
    figures = draw_figures(Random(3), form, scale="city", one_row=one_row)["requests"]
    results = [row for row in figures if row not in ("received", "carried_in", "outcome_total", "carried_over")]
    assert ("other_handling" in figures) == one_row
    for column in figures["received"]:
        done = _total(figures, ["outcome_total"], column)
        assert _total(figures, ["received", "carried_in"], column) == done + int(figures["carried_over"][column])
        assert _total(figures, results, column) == done
    for cells in figures.values():
        assert int(cells["total"]) == sum(int(text) for column, text in cells.items() if column != "total")


def test_township_figures_are_mostly_zero() -> None:
    form = FORMS[0]
    texts = [
        text
        for number in range(30)
        for rows in draw_figures(Random(number), form, scale="township", one_row=False).values()
        for cells in rows.values()
        for text in cells.values()
    ]
    assert texts.count("0") / len(texts) > 0.85


def test_the_command_writes_one_record_a_document(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "made.jsonl"
    assert main(["--seed", "2", "--count", "5", "--output", str(path)]) == 0
    assert len(path.read_text(encoding="utf-8").splitlines()) == 5


def test_the_command_names_an_output_that_cannot_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--count", "1", "--output", "/nowhere/made.jsonl"]) == 1
    assert "/nowhere/made.jsonl: cannot be written" in capsys.readouterr().err
