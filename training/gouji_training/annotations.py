"""Reviewed documents: one JSON object a line, checked field by field.

{"id": "...", "family": layout, "split": "train" | "dev" | "test", "form": form id or null, "provenance": "...",
 "text": "...", "lines": [label of each line of text.split("\\n")],
 "gold": {table: {row: {column: printed text | "" for a printed blank | null where the text does not tell}}},
 "notes": "..."}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from gouji.classifying.labels import LABELS
from gouji.classifying.normal import line_to_tokens
from gouji.forms import form_ids, load_forms
from gouji_training.corpus import Labelled
from gouji_training.errors import AnnotationError
from gouji_training.synthesis.model import Gold

Split = Literal["train", "dev", "test"]
SPLITS: tuple[Split, ...] = ("train", "dev", "test")

_TEXTS = ("id", "family", "split", "provenance", "text", "notes")
_FIELDS = frozenset((*_TEXTS, "form", "lines", "gold"))


@dataclass(frozen=True, slots=True)
class Annotation:
    """One reviewed document; `line` is where it stands in its file, from 1."""

    id: str
    family: str
    split: str
    form: str | None
    provenance: str
    text: str
    labels: tuple[str, ...]
    gold: Gold
    notes: str
    path: Path
    line: int

    def to_labelled(self, weight: int = 1) -> Labelled:
        """The document as training takes it."""
        return Labelled(self.family, tuple(self.text.split("\n")), self.labels, weight)


def read_annotations(paths: list[Path]) -> list[Annotation]:
    """Read and check JSONL files.

    Raises AnnotationError, `path:line: reason`, for the first record that is wrong, for an id met twice, and for a
    layout family or a text that stands in two splits.
    """
    records = [record for path in paths for record in _file_to_annotations(path)]
    ids: dict[str, Annotation] = {}
    splits: dict[str, Annotation] = {}
    for record in records:
        _check_new(record, ids.setdefault(record.id, record), f'id "{record.id}" is used twice')
        for what in (f"family {record.family}", record.text):
            first = splits.setdefault(what, record)
            if first.split != record.split:
                name = what if what.startswith("family") else "the same text"
                there = f"split {first.split} at {first.path}:{first.line}"
                raise _error(record.path, record.line, f"{name} is in split {record.split} here and in {there}")
    return records


def _check_new(record: Annotation, first: Annotation, reason: str) -> None:
    if first is not record:
        raise _error(record.path, record.line, f"{reason}, first at {first.path}:{first.line}")


def _file_to_annotations(path: Path) -> Iterator[Annotation]:
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AnnotationError(f"{path}: cannot be read as UTF-8 text ({error})") from None
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            yield _line_to_annotation(line, path, number)


def _line_to_annotation(line: str, path: Path, number: int) -> Annotation:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise _error(path, number, f"is not JSON ({error})") from None
    reason = record_to_fault(record)
    if reason is not None:
        raise _error(path, number, reason)
    return Annotation(
        id=record["id"],
        family=record["family"],
        split=record["split"],
        form=record["form"],
        provenance=record["provenance"],
        text=record["text"],
        labels=tuple(record["lines"]),
        gold=record["gold"],
        notes=record["notes"],
        path=path,
        line=number,
    )


def record_to_fault(record: Any) -> str | None:
    """What is wrong with one decoded record, None when nothing is."""
    if not isinstance(record, dict):
        return "is not an object"
    if set(record) != _FIELDS:
        return f"fields must be {', '.join(sorted(_FIELDS))}; odd ones: {', '.join(sorted(set(record) ^ _FIELDS))}"
    for name in _TEXTS:
        if not isinstance(record[name], str):
            return f'"{name}" must be a text'
    if record["split"] not in SPLITS:
        return f'"split" must be one of {", ".join(SPLITS)}, not "{record["split"]}"'
    if record["form"] is not None and record["form"] not in form_ids():
        return f'"form" must be null or one of {", ".join(form_ids())}, not "{record["form"]}"'
    return _labels_to_fault(record["text"], record["lines"]) or _gold_to_fault(record)


def _labels_to_fault(text: str, labels: Any) -> str | None:
    lines = text.split("\n")
    if not isinstance(labels, list) or len(labels) != len(lines):
        count = len(labels) if isinstance(labels, list) else "no list of"
        return f'"lines" has {count} labels for {len(lines)} lines of text'
    for number, (line, label) in enumerate(zip(lines, labels, strict=True), 1):
        if label not in LABELS:
            return f'text line {number}: unknown label "{label}"; labels are {", ".join(LABELS)}'
        if (label == "blank") != (not line_to_tokens(line)):
            return f'text line {number}: "{label}", but blank are just the lines of nothing but separators'
    return None


def _gold_to_fault(record: dict[str, Any]) -> str | None:
    gold = record["gold"]
    if not isinstance(gold, dict):
        return '"gold" must be an object'
    if gold and record["form"] is None:
        return '"gold" needs a "form"'
    known = _form_cells()
    for table, rows in gold.items():
        for row, cells in rows.items():
            for column, text in cells.items():
                place = f"gold of {table}.{row}.{column}"
                if (table, row, column) not in known:
                    return f"{place}: no form has this cell"
                if text and text not in record["text"]:
                    return f'{place}: "{text}" does not occur in the text'
    return None


def _form_cells() -> set[tuple[str, str, str]]:
    """Cells of all shipped forms: reports mix them."""
    return {
        (table.id, row.id, column.id)
        for form in load_forms()
        for table in form.tables
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    }


def _error(path: Path, line: int, reason: str) -> AnnotationError:
    return AnnotationError(f"{path}:{line}: {reason}")
