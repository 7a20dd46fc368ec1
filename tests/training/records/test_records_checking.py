"""Broken records are refused with a reason that names the place; nothing else than AnnotationError is ever raised."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji_training.errors import AnnotationError
from gouji_training.records import Record, json_to_record, record_to_fault, record_to_faults
from support.records import SOUND

LINES = [([0, 2], "row_label"), ([3, 4], "numeric_cell"), ([6, 12], "numeric_cell")]


def _lines(*changes: tuple[int, Any]) -> dict[str, Any]:
    """The lines of the sound record, some entries replaced; None removes one."""
    items: list[Any] = [{"span": span, "label": label} for span, label in LINES]
    for index, change in changes:
        items[index : index + 1] = [] if change is None else [change]
    return {"lines": items}


def _cell(cell: Any) -> dict[str, Any]:
    return {"gold": {"disclosure": {"regulations": {"issued": cell}}}}


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"split": "other"}, '"split" must be one of train, dev, test, not "other"'),
    ({"split": ["train"]}, '"split" must be one of train, dev, test, not a list'),
    ({"form": "zfxxgk-1999"}, '"form" must be null or one of'),
    ({"form": 7}, '"form" must be null or one of'),
    ({"id": 7}, '"id" must be a text, not a number'),
    ({"id": True}, '"id" must be a text, not true or false'),
    ({"id": ""}, '"id" is empty'),
    ({"text": ""}, '"text" is empty'),
    ({"notes": None}, '"notes" must be a text, not null'),
    ({"more": 1}, 'has the field "more", which no record has'),
    ({"reviewers": "me"}, '"reviewers" must be a list of texts'),
    ({"corruptions": [1]}, '"corruptions" must be a list of texts'),
    ({"notes": "\ud83d"}, "half a surrogate pair (U+D83D) at offset 0"),
    ({"lines": {}}, '"lines" must be a list, not an object'),
    ({"lines": ["row_label"]}, '"lines"[0] must be {"span": [start, end], "label": ...}'),
    (_lines((0, {"span": [0, 2], "label": "row_name"})), 'text line 1: unknown label "row_name"'),
    (_lines((0, {"span": [0, 2], "label": ["row_label"]})), "text line 1: unknown label a list"),
    (_lines((0, {"span": [0, 2], "label": "blank"})), "text line 1: blank lines are not listed"),
    (_lines((0, {"span": [0, 2], "label": "row_label", "more": 1})), '"lines"[0] must be'),
    (_lines((0, None)), 'text line 1 has no label: "规章"'),
    (_lines((0, {"span": [0, 1], "label": "row_label"})), "[0, 1] is not the whole of text line 1, [0, 2]"),
    (_lines((0, {"span": [0, 4], "label": "row_label"})), "[0, 4] covers text lines 1 to 2"),
    (_lines((1, {"span": [0, 2], "label": "heading"})), "text line 1 is labelled twice"),
    (_lines((1, {"span": [3, 44], "label": "heading"})), "within the 13 characters of the text"),
    (_lines((1, {"span": [3, 4.0], "label": "heading"})), '"span" must be [start, end]'),
    (_lines((1, {"span": [False, 2], "label": "heading"})), '"span" must be [start, end]'),
    (_lines((1, {"span": [4, 3], "label": "heading"})), '"span" must be [start, end]'),
    (_lines((2, {"span": [5, 5], "label": "heading"})), "text line 3 is blank but labelled"),
    ({"gold": []}, '"gold" must be an object, not a list'),
    ({"gold": {"disclosure": {}}}, "gold of disclosure must be an object of rows that is not empty"),
    ({"gold": {"disclosure": {"fees": []}}}, "gold of disclosure.fees must be an object of columns"),
    (
        {"gold": {"disclosure": {"regulations": {"weight": None}}}},
        "disclosure.regulations.weight: no form has this cell",
    ),
    ({"form": None}, '"gold" needs a "form"'),
    (_cell("4"), 'disclosure.regulations.issued: must be null or {"text"'),
    (_cell({"text": "4"}), '"4" needs a "span" of [start, end] within the text; it stands at [3, 4]'),
    (_cell({"text": "4", "span": [3, 99]}), '"4" needs a "span"'),
    (_cell({"text": "4", "span": [0, 1]}), '"4", but "规" stands at [0, 1]; it stands at [3, 4]'),
    (_cell({"text": "5", "span": [3, 4]}), '"5", but "4" stands at [3, 4]; it does not occur in the text'),
    (_cell({"text": "", "span": [3, 3]}), "is printed empty and so has no span"),
    (_cell({"text": "", "placeable": False}), "is printed empty and so has no span"),
    (_cell({"text": "4", "span": [3, 4], "placeable": 0}), '"placeable" true or false'),
    (_cell({"text": 4, "span": [3, 4]}), '"text" must be a text'),
    (
        _cell({"text": "规", "span": [0, 1]}),
        "text line 1: gold of disclosure.regulations.issued stands on a line labelled",
    ),
    (
        {
            "gold": {
                "disclosure": {
                    "regulations": {"issued": {"text": "12", "span": [6, 8]}, "repealed": {"text": "2", "span": [7, 8]}}
                }
            }
        },
        "text line 4: gold of disclosure.regulations.issued [6, 8] and gold of disclosure.regulations.repealed [7, 8]",
    ),
]


def test_a_sound_record_has_no_fault(sound: dict[str, Any]) -> None:
    assert list(record_to_faults(sound)) == []


@pytest.mark.parametrize(("change", "reason"), FAULTS, ids=[reason[:50] for _, reason in FAULTS])
def test_a_fault_is_named(sound: dict[str, Any], change: dict[str, Any], reason: str) -> None:
    assert reason in " / ".join(record_to_faults({**sound, **change}))


@pytest.mark.parametrize("name", ["id", "family", "group", "flattener", "split", "form", "provenance", "text", "lines"])
def test_a_field_that_is_lacking_is_named(sound: dict[str, Any], name: str) -> None:
    del sound[name]
    assert record_to_fault(sound) == f'lacks the field "{name}"; see annotations/GUIDELINE.md for the fields'


def test_corruptions_reviewers_and_notes_may_be_left_out(sound: dict[str, Any]) -> None:
    for name in ("corruptions", "reviewers", "notes"):
        del sound[name]
    record = json_to_record(sound)
    assert (record.corruptions, record.reviewers, record.notes) == ((), (), "")


def test_all_faults_are_found_not_only_the_first(sound: dict[str, Any]) -> None:
    sound.update(_lines((0, None)))
    sound["gold"]["disclosure"]["regulations"]["issued"]["text"] = "5"
    assert len(list(record_to_faults(sound))) == 2


def test_a_record_of_another_kind_is_refused() -> None:
    assert record_to_fault([]) == "is a list, not an object with the fields of a record"


def test_carriage_returns_belong_to_their_line(sound: dict[str, Any]) -> None:
    """Texts with CRLF line ends are kept as they are: spans count the CR, labels do not mind it."""
    sound.update(text="规章\r\n4\r\n\r\n", gold={}, lines=[])
    sound["lines"] = [{"span": [0, 3], "label": "row_label"}, {"span": [4, 6], "label": "numeric_cell"}]
    assert json_to_record(sound).line_labels() == ["row_label", "numeric_cell", "blank", "blank"]


def test_line_labels_may_be_listed_in_any_order(sound: dict[str, Any]) -> None:
    sound["lines"].reverse()
    assert [line.start for line in json_to_record(sound).lines] == [0, 3, 6]


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
NAMES = st.sampled_from(["span", "label", "text", "placeable", "disclosure", "fees", "amount"]) | st.text(max_size=3)
SPANS = st.lists(st.integers(-2, 15), min_size=2, max_size=2)
JSON = st.recursive(
    SCALARS | SPANS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
FIELDS = ("id", "family", "split", "form", "text", "lines", "gold", "reviewers", "notes")


@given(JSON)
def test_any_json_value_is_a_record_or_an_annotation_error(value: Any) -> None:
    _read(value)


@given(st.dictionaries(st.sampled_from(FIELDS), JSON, min_size=1, max_size=3))
def test_any_value_in_a_field_is_a_record_or_an_annotation_error(change: dict[str, Any]) -> None:
    _read({**SOUND, **change})


@given(st.lists(st.fixed_dictionaries({"span": SPANS | JSON, "label": st.sampled_from(["heading", "blank"]) | JSON})))
def test_any_lines_are_a_record_or_an_annotation_error(lines: list[Any]) -> None:
    _read({**SOUND, "lines": lines})


def _read(value: Any) -> None:
    with suppress(AnnotationError):
        assert isinstance(json_to_record(value), Record)
