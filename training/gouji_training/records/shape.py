"""Records as decoded JSON, and as flat rows of a Parquet table, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gouji_training.errors import AnnotationError
from gouji_training.records.checking import record_to_fault
from gouji_training.records.record import GoldCell, LineLabel, Record


def record_to_json(record: Record) -> dict[str, Any]:
    """The record as its JSON object; where it was read is left out, "placeable" stands only where it is false."""
    gold: dict[str, dict[str, dict[str, Any]]] = {}
    for (table, row, column), cell in record.gold_cells():
        gold.setdefault(table, {}).setdefault(row, {})[column] = None if cell is None else _cell_to_json(cell)
    return {
        "id": record.id,
        "family": record.family,
        "group": record.group,
        "flattener": record.flattener,
        "split": record.split,
        "form": record.form,
        "provenance": record.provenance,
        "text": record.text,
        "lines": [{"span": [line.start, line.end], "label": line.label} for line in record.lines],
        "gold": gold,
        "corruptions": list(record.corruptions),
        "reviewers": list(record.reviewers),
        "notes": record.notes,
    }


def _cell_to_json(cell: GoldCell) -> dict[str, Any]:
    value: dict[str, Any] = {"text": cell.text}
    if cell.span is not None:
        value["span"] = list(cell.span)
    if not cell.placeable:
        value["placeable"] = False
    return value


def json_to_record(value: Any, *, path: Path | None = None, line: int | None = None) -> Record:
    """Check any JSON value and make a record of it, its line labels in order of the text.

    `path` and `line` tell where it was read. Raises AnnotationError, `path:line: reason`, for the first fault.
    """
    fault = record_to_fault(value)
    if fault is not None:
        raise AnnotationError(fault if path is None else f"{path}:{line}: {fault}")
    lines = sorted(value["lines"], key=lambda item: item["span"][0])
    return Record(
        id=value["id"],
        family=value["family"],
        group=value["group"],
        flattener=value["flattener"],
        split=value["split"],
        form=value["form"],
        provenance=value["provenance"],
        text=value["text"],
        lines=tuple(LineLabel(item["span"][0], item["span"][1], item["label"]) for item in lines),
        gold={
            table: {row: {column: _json_to_cell(cell) for column, cell in cells.items()} for row, cells in rows.items()}
            for table, rows in value["gold"].items()
        },
        corruptions=tuple(value.get("corruptions", ())),
        reviewers=tuple(value.get("reviewers", ())),
        notes=value.get("notes", ""),
        path=path,
        line=line,
    )


def _json_to_cell(cell: dict[str, Any] | None) -> GoldCell | None:
    if cell is None:
        return None
    span = cell.get("span")
    return GoldCell(cell["text"], None if span is None else (span[0], span[1]), cell.get("placeable", True))


def json_to_row(value: dict[str, Any]) -> dict[str, Any]:
    """A record's JSON object as a flat row: line labels and gold cells as lists of flat structs."""
    lines = [{"start": item["span"][0], "end": item["span"][1], "label": item["label"]} for item in value["lines"]]
    gold = [
        {"table": table, "row": row, "column": column, **_cell_to_flat(cell)}
        for table, rows in value["gold"].items()
        for row, cells in rows.items()
        for column, cell in cells.items()
    ]
    return {**value, "lines": lines, "gold": gold}


def _cell_to_flat(cell: dict[str, Any] | None) -> dict[str, Any]:
    if cell is None:
        return {"text": None, "start": None, "end": None, "placeable": None}
    start, end = cell.get("span", (None, None))
    return {"text": cell["text"], "start": start, "end": end, "placeable": cell.get("placeable", True)}


def row_to_json(row: dict[str, Any]) -> dict[str, Any]:
    """A flat row as the JSON object of a record, not yet checked.

    Raises AnnotationError when lines or gold are no lists of structs, or a cell stands twice, which no object can show.
    """
    gold: dict[str, dict[str, dict[str, Any]]] = {}
    for cell in _structs(row["gold"], "gold"):
        key = (cell["table"], cell["row"], cell["column"])
        if None in key:
            raise AnnotationError('"gold" has a cell without table, row or column')
        columns = gold.setdefault(cell["table"], {}).setdefault(cell["row"], {})
        if cell["column"] in columns:
            raise AnnotationError(f"gold of {'.'.join(key)} stands there twice; keep one")
        columns[cell["column"]] = _flat_to_cell(cell)
    lines = [{"span": [item["start"], item["end"]], "label": item["label"]} for item in _structs(row["lines"], "lines")]
    return {**row, "lines": lines, "gold": gold}


def _structs(items: list[dict[str, Any] | None] | None, name: str) -> list[dict[str, Any]]:
    if items is None or any(item is None for item in items):
        raise AnnotationError(f'"{name}" is null or holds one; put an empty list, or leave it out of the list')
    return [item for item in items if item is not None]


def _flat_to_cell(cell: dict[str, Any]) -> dict[str, Any] | None:
    if cell["text"] is None:
        return None
    value = {"text": cell["text"]}
    if cell["start"] is not None or cell["end"] is not None:
        value["span"] = [cell["start"], cell["end"]]
    if cell["placeable"] is not True:
        value["placeable"] = cell["placeable"]
    return value
