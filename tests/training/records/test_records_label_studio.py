"""Label Studio tasks: nothing is lost on the way there and back, and what a person did wrong is named by its task."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.classifying.labels import LABELS
from gouji_training.errors import AnnotationError
from gouji_training.records import Record, json_to_record, read_records, record_to_json
from gouji_training.records.exchange_files import export_records, import_records
from gouji_training.records.label_studio import labelling_config, records_to_tasks
from gouji_training.records.label_studio_import import task_to_json, task_to_name

SHIPPED = Path(__file__).resolve().parents[3] / "annotations" / "reports.jsonl"


def _tasks(*values: dict[str, Any]) -> list[dict[str, Any]]:
    tasks: list[dict[str, Any]] = json.loads(records_to_tasks(json_to_record(value) for value in values))
    return tasks


def _results(task: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [result for result in task["annotations"][0]["result"] if result["from_name"] == name]


@pytest.fixture
def imported(tmp_path: Path) -> Callable[[Any], Record]:
    """The record of one task; fails when anything is wrong with it."""

    def back(task: Any) -> Record:
        path = tmp_path / "project.json"
        path.write_text(json.dumps([task]), encoding="utf-8")
        reading = import_records([path], tool="label-studio")
        assert [str(fault) for fault in reading.faults] == []
        return reading.records[0]

    return back


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[Any], str]:
    """The fault of one task, without the path in front."""

    def fault(task: Any) -> str:
        path = tmp_path / "project.json"
        path.write_text(json.dumps([task]), encoding="utf-8")
        (found,) = import_records([path], tool="label-studio").faults
        assert str(found).startswith(f"{path}: ")
        return found.reason

    return fault


def test_every_shipped_record_comes_back_the_same(tmp_path: Path) -> None:
    records = read_records([SHIPPED])
    export_records(records, tmp_path / "tasks.json", tool="label-studio")
    reading = import_records([tmp_path / "tasks.json"], tool="label-studio")
    assert reading.faults == ()
    assert [record_to_json(record) for record in reading.records] == [record_to_json(record) for record in records]


def test_a_task_holds_every_field(sound: dict[str, Any], imported: Callable[[Any], Record]) -> None:
    assert record_to_json(imported(_tasks(sound)[0])) == sound


def test_spans_are_those_of_the_text(sound: dict[str, Any]) -> None:
    (task,) = _tasks(sound)
    for result in (*_results(task, "line"), *_results(task, "value")):
        value = result["value"]
        assert task["data"]["text"][value["start"] : value["end"]] == value["text"]


def test_the_configuration_offers_every_label_and_every_control_in_use(sound: dict[str, Any]) -> None:
    root = ET.fromstring(labelling_config())
    (lines,) = (node for node in root.iter("Labels") if node.get("name") == "line")
    assert [node.get("value") for node in lines] == [label for label in LABELS if label != "blank"]
    names = {node.get("name") for node in root.iter()}
    assert {result["from_name"] for result in _tasks(sound)[0]["annotations"][0]["result"]} <= names


def test_a_changed_label_is_taken(sound: dict[str, Any], imported: Callable[[Any], Record]) -> None:
    (task,) = _tasks(sound)
    _results(task, "line")[0]["value"]["labels"] = ["column_header"]
    assert imported(task).lines[0].label == "column_header"


def test_a_selection_over_lines_labels_each_of_them(sound: dict[str, Any], imported: Callable[[Any], Record]) -> None:
    """People drag over a block of lines, from the middle of the first to the middle of the last."""
    (task,) = _tasks(sound)
    first, second, third = _results(task, "line")
    task["annotations"][0]["result"] = [
        result for result in task["annotations"][0]["result"] if result not in (second, third)
    ]
    first["value"].update(start=1, end=8, text=sound["text"][1:8], labels=["data_row"])
    record = imported(task)
    assert [(line.start, line.end, line.label) for line in record.lines] == [
        (0, 2, "data_row"),
        (3, 4, "data_row"),
        (6, 12, "data_row"),
    ]


def test_blanks_around_a_value_are_cut_off(sound: dict[str, Any], imported: Callable[[Any], Record]) -> None:
    (task,) = _tasks(sound)
    region = _results(task, "value")[1]
    region["value"].update(start=10, end=13, text=" 7\n")
    cell = imported(task).gold["disclosure"]["licences"]["decisions"]
    assert cell is not None
    assert cell.span == (11, 12)


def test_offsets_in_utf16_units_are_understood(sound: dict[str, Any], imported: Callable[[Any], Record]) -> None:
    """Browsers count a character beyond the first plane as two."""
    sound.update(text="𠮷规\n4", gold={}, lines=[])
    sound["lines"] = [{"span": [0, 2], "label": "row_label"}, {"span": [3, 4], "label": "numeric_cell"}]
    (task,) = _tasks(sound)
    for result in _results(task, "line"):
        result["value"]["end"] += 1
        result["value"]["start"] += result["value"]["start"] > 0
    assert record_to_json(imported(task)) == sound


def test_of_several_annotations_the_ground_truth_counts(
    sound: dict[str, Any], imported: Callable[[Any], Record]
) -> None:
    (task,) = _tasks(sound)
    (kept,) = task["annotations"]
    task["annotations"] = [{"result": []}, {**kept, "ground_truth": True}, {"result": [], "was_cancelled": True}]
    assert record_to_json(imported(task)) == sound


def test_a_reviewer_can_be_added(sound: dict[str, Any], imported: Callable[[Any], Record]) -> None:
    (task,) = _tasks(sound)
    _results(task, "reviewers")[0]["value"]["text"].append("second reader")
    assert imported(task).reviewers == ("rules", "second reader")


def _without_line(task: dict[str, Any]) -> None:
    task["annotations"][0]["result"].pop(0)


def _two_labels(task: dict[str, Any]) -> None:
    first, second = _results(task, "line")[:2]
    second["value"].update(first["value"], labels=["heading"])


def _span_off(task: dict[str, Any]) -> None:
    _results(task, "value")[0]["value"].update(start=4, end=5)


def _span_behind(task: dict[str, Any]) -> None:
    _results(task, "value")[0]["value"].update(start=40, end=50)


def _no_span(task: dict[str, Any]) -> None:
    del _results(task, "value")[0]["value"]["start"]


def _blank_span(task: dict[str, Any]) -> None:
    _results(task, "line")[0]["value"].update(start=4, end=6, text="\n\n")


def _no_cell(task: dict[str, Any]) -> None:
    task["annotations"][0]["result"].remove(_results(task, "cell")[0])


def _bad_cell(task: dict[str, Any]) -> None:
    _results(task, "cell")[0]["value"]["text"] = ["fees"]


def _same_cell(task: dict[str, Any]) -> None:
    _results(task, "cell")[0]["value"]["text"] = ["disclosure.licences.decisions"]


def _unknown_cell(task: dict[str, Any]) -> None:
    _results(task, "cell")[0]["value"]["text"] = ["disclosure.licences.weight"]


def _bad_word(task: dict[str, Any]) -> None:
    _results(task, "unprinted")[0]["value"]["text"] = ["disclosure.fees.amount: gone"]


def _foreign(task: dict[str, Any]) -> None:
    task["annotations"][0]["result"].append({"from_name": "sentiment", "type": "choices", "value": {}})


def _two_annotations(task: dict[str, Any]) -> None:
    task["annotations"].append({"result": []})


def _json_min(task: dict[str, Any]) -> None:
    del task["data"]


def _own_text(task: dict[str, Any]) -> None:
    del task["data"]["record"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (_without_line, 'text line 1 has no label: "规章"'),
        (_two_labels, "text line 1 is labelled row_label and heading; keep one"),
        (_span_off, '"4" was selected at [4, 5], but "\\n" stands there; select it again'),
        (_span_behind, '"4" was selected at [40, 50], but the text ends at 13'),
        (_no_span, 'a selection has no "start" and "end"'),
        (_blank_span, "the selection [4, 6] holds nothing but blanks"),
        (_no_cell, '"4" at [3, 4] names 0 cells; name one, as in requests.granted.total'),
        (_bad_cell, '"fees" names no cell; write table.row.column'),
        (_same_cell, "cell disclosure.licences.decisions is given twice"),
        (_unknown_cell, "gold of disclosure.licences.weight: no form has this cell"),
        (_bad_word, '"disclosure.fees.amount: gone" in unprinted must end in : empty or : unknown'),
        (_foreign, 'has a result of "sentiment"; label with the configuration of `gouji annotations config`'),
        (_two_annotations, "has 2 annotations; keep one, or mark one as ground truth"),
        (_json_min, 'has no "data" with a "text"; export the project as JSON, not as JSON-MIN'),
        (_own_text, 'has no "record" in its data; make tasks with `gouji annotations export`'),
    ],
)
def test_what_a_person_did_wrong_is_named_by_its_task(
    sound: dict[str, Any], refused: Callable[[Any], str], change: Callable[[dict[str, Any]], None], reason: str
) -> None:
    (task,) = _tasks(sound)
    task["id"] = 4711
    change(task)
    found = refused(task)
    assert found.startswith("task 4711")
    assert reason in found


@pytest.mark.parametrize("task", [None, [], 7, {}, {"data": []}, {"data": {"text": "x", "record": {}}}])
def test_what_is_no_task_is_named_by_its_number(refused: Callable[[Any], str], task: Any) -> None:
    assert refused(task).startswith("task no. 1: ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{}", "is an object, not a list of tasks"),
        (b"[", "is not JSON"),
        (b"\xff", "is not JSON"),
        (b"[" * 99_999, "is"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "project.json"
    path.write_bytes(content)
    (fault,) = import_records([path], tool="label-studio").faults
    assert str(fault).startswith(f"{path}: {reason}")


def test_splits_are_checked_over_tasks(tmp_path: Path, sound: dict[str, Any]) -> None:
    tasks = _tasks(sound, {**sound, "id": "two", "split": "dev"})
    path = tmp_path / "project.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    faults = import_records([path], tool="label-studio").faults
    assert str(faults[0]).startswith(f'{path}: family cell_lines is in split dev in record "two" and in split train in')


SCALARS = st.none() | st.booleans() | st.integers(-3, 40) | st.floats() | st.text(max_size=5)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "start": st.integers(-2, 12) | JSON,
        "end": st.integers(-2, 12) | JSON,
        "text": st.sampled_from(["规", "4", "\n"]) | st.lists(st.text(max_size=9)) | JSON,
        "labels": st.sampled_from([["value"], ["heading"], ["value", "heading"]]) | JSON,
    },
)
RESULTS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["a", "b"]) | JSON,
        "from_name": st.sampled_from(["line", "value", "cell", "unprinted", "reviewers", "notes"]) | JSON,
        "type": st.sampled_from(["labels", "textarea"]) | JSON,
        "value": VALUES | JSON,
    }
)


@given(JSON | st.lists(RESULTS | JSON, max_size=6).map(lambda found: {"result": found}), JSON)
def test_any_task_is_put_together_or_refused(annotation: Any, number: Any) -> None:
    for task in (
        annotation,
        {"id": number, "data": {"text": "规𠮷\n4\n\n0", "record": {}}, "annotations": [annotation]},
    ):
        with suppress(AnnotationError):
            assert isinstance(task_to_json(task), dict)
        assert task_to_name(task, 1).startswith("task ")
