"""A raw document to a draft record for a person to correct: labels by the model, gold where gouji trusts its cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gouji.classifying.labels import LABEL_INDEX, LABELS, Label
from gouji.classifying.model import LineClassifier, load_cached
from gouji.decoding.separators.plain import LINE_BREAKS
from gouji.document import Document
from gouji.extraction import TRUSTED, Cell, Extraction
from gouji.pipeline import document_to_extractions
from gouji.version import __version__
from gouji_training.records.record import Gold, GoldCell, LineLabel, Record, Split

_VALUE_LABELS: tuple[Label, Label] = ("numeric_cell", "data_row")
_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a person knows of documents and the text does not tell; a record's fields of the same names."""

    family: str
    group: str
    flattener: str
    split: Split
    provenance: str | None = None


def document_to_draft(document: Document, name: str, origin: Origin, *, model: Path | None = None) -> Record:
    """Draft the record `name` of one document; `model` is a model folder, None the shipped one.

    Its text is the flat view of the document with line ends as LF. Cells that gouji does not trust are null in the gold
    and named in the notes, as is every further report: the gold is that of the first. Raises ModelError.
    """
    text = LINE_BREAKS.sub("\n", document.view.replace("\r\n", "\n")).translate(_HALVES)
    flat = Document(document.source, document.sha256, document.encoding, text, text)
    extractions = document_to_extractions(flat, model=model)
    gold = _extraction_to_gold(extractions[0], text)
    return Record(
        id=name,
        family=origin.family,
        group=origin.group,
        flattener=origin.flattener,
        split=origin.split,
        form=extractions[0].form if gold else None,
        provenance=origin.provenance or f"drafted by gouji {__version__} from {document.source}",
        text=text,
        lines=tuple(_text_to_lines(text, _value_starts(gold), load_cached(model))),
        gold=gold,
        notes="; ".join(_doubts(extractions)),
    )


def _extraction_to_gold(extraction: Extraction, text: str) -> Gold:
    """The cells of the tables that were found; null where gouji has no trusted reading."""
    gold: Gold = {}
    for table in extraction.tables:
        for cell in table.cells if table.found else ():
            gold.setdefault(table.table, {}).setdefault(cell.row, {})[cell.column] = _cell_to_gold(cell, text)
    return gold


def _cell_to_gold(cell: Cell, text: str) -> GoldCell | None:
    if cell.status not in TRUSTED:
        return None
    if cell.span is None or not cell.text:
        return GoldCell("", None)
    return GoldCell(text[slice(*cell.span)], cell.span)


def _value_starts(gold: Gold) -> list[int]:
    cells = (cell for rows in gold.values() for columns in rows.values() for cell in columns.values())
    return sorted(cell.span[0] for cell in cells if cell is not None and cell.span is not None)


def _text_to_lines(text: str, values: list[int], classifier: LineClassifier) -> Iterator[LineLabel]:
    """The most probable label of each line; on a line with a value, of the two that such lines can have."""
    lines = text.split("\n")
    start = 0
    for line, row in zip(lines, classifier.probabilities(lines), strict=True):
        end = start + len(line)
        valued = bisect_left(values, start) < bisect_left(values, end)
        names = _VALUE_LABELS if valued else LABELS
        label = max(names, key=lambda name: float(row[LABEL_INDEX[name]]))
        if label != "blank":
            yield LineLabel(start, end, label)
        start = end + 1


def _doubts(extractions: tuple[Extraction, ...]) -> Iterator[str]:
    """What the person should look at first."""
    for table in extractions[0].tables:
        for cell in table.cells if table.found else ():
            if cell.status not in TRUSTED and cell.text:
                name = f"{table.table}.{cell.row}.{cell.column}"
                yield f"look at {name}: {cell.status}, {cell.text!r} on line {cell.line}"
    if len(extractions) > 1:
        yield f"the gold is that of the first of {len(extractions)} reports"
