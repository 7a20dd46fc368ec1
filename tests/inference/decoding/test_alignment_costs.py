"""The numbers of the alignment: hand-set or from a model folder, checked, and used where they are given."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from gouji.classifying.model import shipped_folder
from gouji.decoding import ReportReading, view_to_reports
from gouji.decoding.aligning.alignment import segments_to_alignment, vocabulary_to_steps
from gouji.decoding.aligning.costs import HAND_SET, Costs, costs_to_json, json_to_costs
from gouji.decoding.aligning.label_index import vocabularies_to_index
from gouji.decoding.aligning.vocabulary import NodeKind, form_to_vocabulary
from gouji.decoding.decode import Classify
from gouji.decoding.sifting.prose import lines_in_question, lines_to_skip
from gouji.decoding.stand_ins import labels_to_classify, no_labels
from gouji.errors import ModelError
from gouji.forms import load_form
from gouji.forms.model import Form
from gouji.pipeline import document_to_extractions
from gouji.reading import text_to_document
from gouji.segmenting import view_to_segments
from support.models import change_meta

VOCABULARY = form_to_vocabulary(load_form("zfxxgk-2021"))
LABELS = vocabularies_to_index([VOCABULARY])
TEXT = "规章\n0\n1\n2\n行政规范性文件\n3\n4\n5\n行政许可\n6\n行政处罚\n7\n行政强制\n8"
NO_BACK = replace(HAND_SET, step_back=20.0, row_back=20.0)


def place(id_: str) -> int:
    return next(number for number, node in enumerate(VOCABULARY.nodes) if node.id == id_)


def step(earlier: str, later: str) -> float:
    return float(vocabulary_to_steps(VOCABULARY, HAND_SET)[place(earlier), place(later)])


def rows_read(view: str, costs: Costs) -> list[str]:
    segments = view_to_segments(view, labels=LABELS)
    nodes = [VOCABULARY.nodes[a.node] for a in segments_to_alignment(segments, VOCABULARY, costs=costs).anchors]
    return [node.id for node in nodes if node.kind is NodeKind.ROW]


def test_the_next_row_costs_nothing() -> None:
    assert step("licences", "penalties") == 0


def test_a_row_left_out_costs_what_one_costs() -> None:
    assert step("licences", "coercive_measures") == HAND_SET.skipped[0]


def test_many_rows_left_out_cost_as_much_as_five() -> None:
    assert step("received", "carried_over") == HAND_SET.skipped[-1]


def test_a_step_back_within_a_block_is_the_cheaper_one() -> None:
    assert step("coercive_measures", "penalties") == HAND_SET.row_back
    assert step("received", "licences") == HAND_SET.step_back


def test_the_same_row_again_and_its_group_again_have_costs_of_their_own() -> None:
    assert step("licences", "licences") == HAND_SET.same_row_again
    assert step("refused.state_secret", "refused") == HAND_SET.group_again


def test_a_full_label_is_worth_three_and_a_short_one_less() -> None:
    assert HAND_SET.label(12, 0) == 3.0
    assert HAND_SET.label(2, 0) == pytest.approx(0.5 + 2 / 3)


def test_steps_back_are_as_dear_as_the_costs_say() -> None:
    swapped = "行政强制\n8\n行政处罚\n7"
    assert rows_read(swapped, HAND_SET) == ["coercive_measures", "penalties"]
    assert len(rows_read(swapped, NO_BACK)) == 1


def test_two_costs_for_one_vocabulary_do_not_share_a_cache() -> None:
    assert vocabulary_to_steps(VOCABULARY, HAND_SET)[1, 0] != vocabulary_to_steps(VOCABULARY, NO_BACK)[1, 0]


def test_all_costs_times_a_number_read_the_same() -> None:
    doubled = replace(
        HAND_SET,
        skipped=tuple(2 * cost for cost in HAND_SET.skipped),
        step_back=2 * HAND_SET.step_back,
        row_back=2 * HAND_SET.row_back,
        group_again=2 * HAND_SET.group_again,
        same_row_again=2 * HAND_SET.same_row_again,
        by_length=tuple(2 * worth for worth in HAND_SET.by_length),
    )
    text = "规章\n0\n1\n2\n行政处罚\n7\n行政许可\n6\n行政强制性\n8\n行政事业性\n1"
    assert rows_read(text, doubled) == rows_read(text, HAND_SET)


def test_costs_survive_json() -> None:
    assert json_to_costs(json.loads(json.dumps(costs_to_json(HAND_SET)))) == HAND_SET


@pytest.mark.parametrize("name", [field.name for field in fields(Costs)])
def test_an_absent_field_is_refused(name: str) -> None:
    rest = {key: value for key, value in costs_to_json(HAND_SET).items() if key != name}
    with pytest.raises(ValueError, match="exactly the keys skipped, step_back"):
        json_to_costs(rest)


@pytest.mark.parametrize("value", [-0.1, 20.5, float("nan"), float("inf"), 10**400, True, "1", None, [1.0]])
def test_a_number_that_makes_no_sense_is_refused_by_name(value: object) -> None:
    with pytest.raises(ValueError, match=r'"step_back" holds .* no number within 0 and 20'):
        json_to_costs({**costs_to_json(HAND_SET), "step_back": value})


def test_a_list_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match='"by_length" must be a list of 8 numbers'):
        json_to_costs({**costs_to_json(HAND_SET), "by_length": [1.0]})


def test_labels_that_are_worth_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="worth greater than 0"):
        json_to_costs({**costs_to_json(HAND_SET), "by_length": [0] * 8})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped model, to be given other costs."""
    return Path(shutil.copytree(shipped_folder(), tmp_path / "mine"))


def give_costs(folder: Path, costs: object) -> None:
    change_meta(folder, costs=costs)


def costs_used(monkeypatch: pytest.MonkeyPatch, model: Path | None = None, costs: Costs | None = None) -> Costs:
    """What the pipeline hands to the decoder."""
    used: list[Costs] = []

    def decode(view: str, forms: Sequence[Form], *, classify: Classify, costs: Costs) -> list[ReportReading]:
        used.append(costs)
        return view_to_reports(view, forms, classify=classify, costs=costs)

    monkeypatch.setattr("gouji.pipeline.view_to_reports", decode)
    document_to_extractions(text_to_document(TEXT), model=model, costs=costs)
    return used[0]


def test_a_models_own_costs_are_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    give_costs(folder, costs_to_json(NO_BACK))
    assert costs_used(monkeypatch, folder) == NO_BACK


def test_given_costs_win_over_those_of_the_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    give_costs(folder, costs_to_json(NO_BACK))
    assert costs_used(monkeypatch, folder, HAND_SET) == HAND_SET


def test_a_model_without_costs_gets_the_hand_set_ones(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    give_costs(folder, None)
    assert costs_used(monkeypatch, folder) == HAND_SET


def test_broken_costs_in_a_model_name_file_field_and_cure(folder: Path) -> None:
    give_costs(folder, {**costs_to_json(HAND_SET), "fuzzy": -1})
    with pytest.raises(ModelError, match=r'meta\.json: "costs": "fuzzy" holds -1.*train or copy the model again'):
        document_to_extractions(text_to_document(TEXT), model=folder)


PROSE = "全年另有 12 件，同比增加 31 件"


def test_no_labels_leave_no_line_out() -> None:
    assert lines_to_skip([0], no_labels([PROSE])) == frozenset()


def test_known_labels_leave_the_prose_out() -> None:
    lines = ["规章", PROSE]
    probabilities = labels_to_classify(["row_label", "narrative"])(lines)
    assert lines_to_skip(lines_in_question(lines, LABELS), probabilities) == {1}


def test_a_given_classifier_takes_the_place_of_the_models() -> None:
    asked: list[int] = []

    def classify(lines: Sequence[str], wanted: Sequence[int] | None = None, /) -> NDArray[np.float32]:
        asked.append(len(lines))
        return no_labels(lines)

    document_to_extractions(text_to_document(TEXT), classify=classify)
    assert asked == [14]


def test_labels_of_another_document_are_refused() -> None:
    with pytest.raises(ValueError, match="2 lines, but 1 labels"):
        labels_to_classify(["heading"])(["a", "b"])
