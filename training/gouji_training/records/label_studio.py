"""Records as Label Studio tasks, and the labelling configuration that shows them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from gouji.classifying.labels import LABELS
from gouji_training.records.exchange import Pieces, record_to_pieces
from gouji_training.records.record import Record

LINE, VALUE, CELL = "line", "value", "cell"
UNPRINTED, REVIEWERS, NOTES = "unprinted", "reviewers", "notes"
"""Names of the controls of the configuration."""

PLACED, UNPLACEABLE = "value", "unplaceable value"
"""Labels of the spans of values."""

UNPRINTED_WORDS = {"": "empty", None: "unknown"}
"""How the list of unprinted cells spells gold "" and null."""

_COLOURS = ("#7c3aed", "#64748b", "#0369a1", "#0e7490", "#15803d", "#b45309", "#a8a29e")


def labelling_config() -> str:
    """The labelling configuration to paste into a Label Studio project (Settings, Labeling Interface, Code)."""
    names = [label for label in LABELS if label != "blank"]
    lines = [
        "<View>",
        f'  <Labels name="{LINE}" toName="text">',
        *(f'    <Label value="{name}" background="{colour}"/>' for name, colour in zip(names, _COLOURS, strict=True)),
        "  </Labels>",
        f'  <Labels name="{VALUE}" toName="text">',
        f'    <Label value="{PLACED}" background="#dc2626"/>',
        f'    <Label value="{UNPLACEABLE}" background="#f59e0b"/>',
        "  </Labels>",
        '  <Text name="text" value="$text" granularity="symbol"/>',
        f'  <TextArea name="{CELL}" toName="text" perRegion="true" whenTagName="{VALUE}" editable="true"',
        '    maxSubmissions="1" placeholder="table.row.column, as in requests.granted.total"/>',
        f'  <TextArea name="{UNPRINTED}" toName="text" editable="true"',
        '    placeholder="cell without a value, one at a time: disclosure.fees.amount: empty (or: unknown)"/>',
        f'  <TextArea name="{REVIEWERS}" toName="text" editable="true" placeholder="who has looked at every line"/>',
        f'  <TextArea name="{NOTES}" toName="text" editable="true" maxSubmissions="1" placeholder="notes"/>',
        "</View>",
    ]
    return "\n".join(lines) + "\n"


def records_to_tasks(records: Iterable[Record]) -> str:
    """The records as a JSON list of tasks, one a line, each with one annotation, ready for Label Studio's import."""
    tasks = (json.dumps(pieces_to_task(record_to_pieces(record)), ensure_ascii=False) for record in records)
    return "[\n" + ",\n".join(tasks) + "\n]\n"


def pieces_to_task(pieces: Pieces) -> dict[str, Any]:
    """One task: `data` holds the text and the fields nobody labels, the annotation all that a person may change."""
    fields = {name: value for name, value in pieces.fields.items() if name not in (REVIEWERS, NOTES)}
    return {"data": {"text": pieces.text, "record": fields}, "annotations": [{"result": list(_results(pieces))}]}


def _results(pieces: Pieces) -> Iterator[dict[str, Any]]:
    for number, (start, end, label) in enumerate(pieces.lines):
        yield _region(f"line-{number}", LINE, pieces.text, start, end, label)
    for number, value in enumerate(pieces.values):
        label = PLACED if value.placeable else UNPLACEABLE
        region = _region(f"value-{number}", VALUE, pieces.text, value.start, value.end, label)
        yield region
        place = {"start": value.start, "end": value.end, "text": [value.name]}
        yield {**region, "from_name": CELL, "type": "textarea", "value": place}
    unprinted = [f"{name}: {UNPRINTED_WORDS[printed]}" for name, printed in pieces.unprinted]
    notes = [pieces.fields[NOTES]] if pieces.fields[NOTES] else []
    for name, texts in ((UNPRINTED, unprinted), (REVIEWERS, pieces.fields[REVIEWERS]), (NOTES, notes)):
        if texts:
            yield {"id": name, "from_name": name, "to_name": "text", "type": "textarea", "value": {"text": texts}}


def _region(name: str, control: str, text: str, start: int, end: int, label: str) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": text[start:end], "labels": [label]}
    return {"id": name, "from_name": control, "to_name": "text", "type": "labels", "value": value}
