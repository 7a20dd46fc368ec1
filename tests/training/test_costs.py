"""The decoder's costs learned from labelled documents: what counts as truth, the search, the numbers that come out."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from gouji.classifying.labels import Label
from gouji.decoding.aligning.alignment import best_chain, vocabulary_to_steps
from gouji.decoding.aligning.costs import HAND_SET, costs_to_json, json_to_costs
from gouji.decoding.aligning.vocabulary import NodeKind
from gouji_training.costs import Learned, Schedule, learn_costs
from gouji_training.costs.aligned import FALSE, OPEN, TRUE, Aligned, record_to_aligned, records_to_aligned
from gouji_training.costs.chains import aligned_to_chain
from gouji_training.costs.exchanging import rows_to_order
from gouji_training.costs.learning import aligned_to_harmless
from gouji_training.costs.measuring import costs_to_judgement
from gouji_training.costs.misspelling import record_to_misspelt
from gouji_training.costs.weights import Matches, bounded, neutral, vector_to_costs, vector_to_steps
from gouji_training.errors import TrainingError
from gouji_training.records import GoldCell, LineLabel, Record
from gouji_training.synthesise import synthesise_records

SHORT = Schedule(epochs=4)

Printed = tuple[str, Label] | tuple[str, Label, tuple[str, str, str]]
"""A line, its label, and the cell whose value it is."""


def to_record(*printed: Printed, placeable: bool = True) -> Record:
    lines, gold, start = [], {}, 0
    for text, label, *keys in printed:
        lines.append(LineLabel(start, start + len(text), label))
        for table, row, column in keys:
            cell = GoldCell(text, (start, start + len(text)), placeable)
            gold.setdefault(table, {}).setdefault(row, {})[column] = cell
        start += len(text) + 1
    text = "\n".join(line[0] for line in printed)
    return Record("t", "f", "g", "hand", "train", "zfxxgk-2021", "hand", text, tuple(lines), gold)


def value(text: str, row: str) -> Printed:
    return text, "numeric_cell", ("disclosure", row, "decisions")


def truths(aligned: Aligned, id_: str) -> set[int]:
    nodes = [aligned.vocabulary.nodes[node] for node in aligned.nodes]
    return {int(truth) for node, truth in zip(nodes, aligned.truth, strict=True) if node.id == id_}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(synthesise_records(7, 58))


@pytest.fixture(scope="module")
def aligned(records: list[Record]) -> list[Aligned]:
    return records_to_aligned(records, disorder=False)


@pytest.fixture(scope="module")
def learned(records: list[Record]) -> Learned:
    return learn_costs(records, seed=1, schedule=SHORT)


def test_a_label_before_its_own_value_is_true() -> None:
    record = to_record(("行政处罚", "row_label"), value("7", "penalties"))
    assert truths(record_to_aligned(record, prose=True), "penalties") == {TRUE}


def test_a_label_in_prose_is_false() -> None:
    record = to_record(("行政处罚", "narrative"), ("行政强制", "row_label"), value("8", "coercive_measures"))
    assert truths(record_to_aligned(record, prose=True), "penalties") == {FALSE}


def test_a_label_that_only_one_row_has_is_true_without_figures() -> None:
    record = to_record(("行政处罚", "row_label"), ("行政强制", "row_label"), value("8", "coercive_measures"))
    assert truths(record_to_aligned(record, prose=True), "penalties") == {TRUE}


def test_a_label_that_several_nodes_have_is_open_without_figures() -> None:
    record = to_record(("信息内容", "column_header"))
    assert set(record_to_aligned(record, prose=True).truth.tolist()) == {OPEN}


def test_a_misspelt_label_before_a_value_that_no_reader_could_place_is_open() -> None:
    record = to_record(("行政处法", "row_label"), value("8", "coercive_measures"), placeable=False)
    assert truths(record_to_aligned(record, prose=True), "penalties") == {OPEN}


def test_a_misspelt_label_before_the_value_of_another_row_is_false() -> None:
    record = to_record(("行政处法", "row_label"), value("8", "coercive_measures"))
    assert truths(record_to_aligned(record, prose=True), "penalties") == {FALSE}


def test_a_header_above_its_block_is_true() -> None:
    record = to_record(("本年处理决定数量", "column_header"), ("行政许可", "row_label"), value("6", "licences"))
    document = record_to_aligned(record, prose=True)
    block = document.vocabulary.nodes[document.nodes[-1]]
    headers = [document.vocabulary.nodes[node] for node in document.nodes]
    found = [truth for node, truth in zip(headers, document.truth, strict=True) if node.kind is NodeKind.HEADER]
    own = [node.shares_block(block) for node in headers if node.kind is NodeKind.HEADER]
    assert [truth == TRUE for truth in found] == own
    assert True in own


def test_values_that_no_reader_could_place_judge_nothing() -> None:
    record = to_record(("行政处罚", "row_label"), value("7", "penalties"), placeable=False)
    assert record_to_aligned(record, prose=True).rows == 0


def test_prose_is_left_out_or_in() -> None:
    record = to_record(
        ("我局全年办理行政许可有关事项若干", "narrative"), ("行政处罚", "row_label"), value("7", "penalties")
    )
    left_in, left_out = (record_to_aligned(record, prose=prose) for prose in (True, False))
    assert left_in.candidates[-1].start > left_out.candidates[-1].start


def test_misspelling_leaves_lengths_and_values_as_they_are(records: list[Record]) -> None:
    for number, record in enumerate(records):
        misspelt = record_to_misspelt(record, Random(number))
        assert len(misspelt.text) == len(record.text)
        assert all(
            cell is None or cell.span is None or misspelt.text[slice(*cell.span)] == cell.text
            for _, cell in misspelt.gold_cells()
        )


def test_misspelling_changes_labels_of_some_documents_and_no_prose(records: list[Record]) -> None:
    changed = 0
    for number, record in enumerate(records):
        misspelt = record_to_misspelt(record, Random(number))
        changed += misspelt.text != record.text
        prose = [line for line in record.lines if line.label in ("narrative", "heading", "furniture")]
        assert all(misspelt.text[line.start : line.end] == record.text[line.start : line.end] for line in prose)
    assert 0 < changed < len(records)


def test_exchanged_rows_take_their_labels_along(aligned: list[Aligned]) -> None:
    """Three rows of requests, label and value each: the first, which may have a header, stays."""
    vocabulary = aligned[0].vocabulary
    numbers = [n for n, node in enumerate(vocabulary.nodes) if node.kind is NodeKind.ROW][-4:-1]
    rows = [-1, numbers[0], -1, numbers[1], -1, numbers[2]]
    orders = {tuple(rows_to_order(rows, vocabulary, Random(seed))) for seed in range(300)}
    assert orders == {(0, 1, 2, 3, 4, 5), (0, 1, 4, 5, 2, 3)}


def test_disorder_depends_on_the_record_alone(records: list[Record]) -> None:
    (first,), (again,) = (records_to_aligned([records[5]], disorder=True) for _ in range(2))
    assert first.candidates == again.candidates
    assert first.course == again.course


def test_the_search_finds_the_chain_that_the_decoder_finds(aligned: list[Aligned]) -> None:
    for document in aligned:
        worths = [candidate.worth(HAND_SET) for candidate in document.candidates]
        steps = vocabulary_to_steps(document.vocabulary, HAND_SET)
        assert aligned_to_chain(document, worths, steps)[1] == pytest.approx(
            best_chain(document.candidates, worths, steps)[1]
        )


def test_a_toll_makes_the_search_give_values_to_their_rows() -> None:
    """Costs that would rather read 行政处罚 alone are overruled by what its neighbour's value calls for."""
    record = to_record(
        ("行政处罚", "row_label"), value("7", "penalties"), ("行政强制", "row_label"), value("8", "coercive_measures")
    )
    document = record_to_aligned(record, prose=True)
    steps = np.full_like(vocabulary_to_steps(document.vocabulary, HAND_SET), 20.0)
    worths = [1.0] * len(document.candidates)
    assert len(aligned_to_chain(document, worths, steps)[0]) == 1
    assert [document.nodes[index] for index in aligned_to_harmless(document, worths, steps)] == sorted(
        set(document.nodes)
    )


def test_the_gradient_is_the_slope_of_a_chains_score(aligned: list[Aligned]) -> None:
    document = max(aligned, key=lambda other: len(other.candidates))
    matches = Matches(document)
    vector = bounded(neutral() + np.linspace(0.3, 0.1, len(neutral())) - 0.2 * (neutral() == 1))
    chain, _ = aligned_to_chain(document, matches.worths(vector).tolist(), vector_to_steps(vector, document.vocabulary))

    def score(at: np.ndarray) -> float:
        nodes = [document.nodes[index] for index in chain]
        steps = vector_to_steps(at, document.vocabulary)
        return float(matches.worths(at)[chain].sum() - sum(steps[a, b] for a, b in pairwise(nodes)))

    slopes = [(score(vector + step) - score(vector - step)) / 2e-6 for step in 1e-6 * np.eye(len(vector))]
    assert matches.gradient(chain, vector) == pytest.approx(slopes, abs=1e-5)


def test_a_vector_and_its_costs_weigh_alike_but_for_the_unit(aligned: list[Aligned]) -> None:
    vector = bounded(neutral() + np.linspace(0.1, 0.5, len(neutral())) - 0.3 * (neutral() == 1))
    costs, document = vector_to_costs(vector), aligned[0]
    unit = costs.by_length[-1] / vector[:8].sum()
    worths = [candidate.worth(costs) for candidate in document.candidates]
    assert worths == pytest.approx(unit * Matches(document).worths(vector), abs=1e-3)
    assert vocabulary_to_steps(document.vocabulary, costs) == pytest.approx(
        unit * vector_to_steps(vector, document.vocabulary), abs=1e-3
    )


def test_learned_costs_can_go_into_a_model(learned: Learned) -> None:
    assert json_to_costs(json.loads(json.dumps(costs_to_json(learned.costs)))) == learned.costs


def test_learned_costs_keep_sensible_signs(learned: Learned) -> None:
    costs = learned.costs
    assert list(costs.skipped) == sorted(costs.skipped)
    assert list(costs.by_length) == sorted(costs.by_length)
    assert costs.skipped[0] <= costs.row_back <= costs.step_back
    assert max(*costs.by_key, costs.torn, costs.prefix, costs.fuzzy) <= 1.0


def test_a_full_label_is_the_unit(learned: Learned) -> None:
    assert learned.costs.by_length[-1] == 3.0


def test_the_same_seed_learns_the_same(records: list[Record], learned: Learned) -> None:
    assert learn_costs(records, seed=1, schedule=SHORT) == learned


def test_the_report_names_layouts_that_were_not_learned_from(records: list[Record], learned: Learned) -> None:
    held = learned.report["held_out"]
    assert 0 < len(held["layouts"]) < len({record.family for record in records})
    assert set(held["hand_set"]) == set(held["learned"])
    assert set(held["disordered"]) == {"hand_set", "learned"}
    assert json.loads(json.dumps(learned.report)) == learned.report


def to_wrong_rows(*, disorder: bool, learned: Learned) -> tuple[float, float]:
    """Rows read wrong with learned and with hand-set costs, in documents that were not learned from."""
    fresh = records_to_aligned(synthesise_records(8, 58), disorder=disorder)
    by_data, by_hand = (costs_to_judgement(fresh, costs) for costs in (learned.costs, HAND_SET))
    return by_data.wrong_rows, by_hand.wrong_rows


def test_a_few_documents_teach_costs_that_read_as_many_rows_right_as_the_hand_set_ones(learned: Learned) -> None:
    by_data, by_hand = to_wrong_rows(disorder=False, learned=learned)
    assert by_data <= by_hand


def test_they_read_more_rows_right_where_labels_are_misspelt_and_rows_exchanged(learned: Learned) -> None:
    by_data, by_hand = to_wrong_rows(disorder=True, learned=learned)
    assert by_data < by_hand


def test_no_chain_does_less_harm_than_the_least(aligned: list[Aligned]) -> None:
    judged = costs_to_judgement(aligned, replace(HAND_SET, step_back=0.0, row_back=0.0))
    assert judged.least_wrong <= judged.wrong_rows <= judged.rows
    assert judged.found <= judged.labels


def test_documents_without_labels_are_refused() -> None:
    with pytest.raises(TrainingError, match="0 documents hold labels of a form"):
        learn_costs([to_record(("耕地面积", "row_label"))], seed=1)
