"""A labelled document: its text, what each line is, and where each value of the form's tables is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gouji.classifying.labels import Label

Split = Literal["train", "dev", "test"]
SPLITS: tuple[Split, ...] = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class LineLabel:
    """What the line text[start:end] is; lines of nothing but separators are not listed, they are `blank`."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class GoldCell:
    """The printed text of one cell and where it stands, [start, end); `""` and None for a cell printed empty.

    `placeable` is false where the value is printed, but a careful reader could not tell its row or column.
    """

    text: str
    span: tuple[int, int] | None
    placeable: bool = True


Gold = dict[str, dict[str, dict[str, GoldCell | None]]]
"""{table: {row: {column: cell}}}; None where the text lacks what the source had, or does not tell if it is empty."""


@dataclass(frozen=True, slots=True)
class Record:
    """One labelled document.

    `family` is its layout family (all records of a family are in one split), `group` the kind of layouts that resemble
    it, `flattener` the tool that made the text (`own` for the project's renderers, `hand` for hand-made text),
    `corruptions` the kinds of damage done to it, `reviewers` who looked at every line. `path` and `line` tell where it
    was read, None for records made in memory.
    """

    id: str
    family: str
    group: str
    flattener: str
    split: Split
    form: str | None
    provenance: str
    text: str
    lines: tuple[LineLabel, ...]
    gold: Gold
    corruptions: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    notes: str = ""
    path: Path | None = None
    line: int | None = None

    def text_lines(self) -> list[str]:
        """The lines of the text, blank ones included."""
        return self.text.split("\n")

    def line_labels(self) -> list[Label]:
        """The label of each of `text_lines`."""
        known = {line.start: line.label for line in self.lines}
        labels: list[Label] = []
        start = 0
        for line in self.text_lines():
            labels.append(known.get(start, "blank"))
            start += len(line) + 1
        return labels

    def gold_cells(self) -> Iterator[tuple[tuple[str, str, str], GoldCell | None]]:
        """Table, row and column id with the gold of the cell, in order of the gold."""
        for table, rows in self.gold.items():
            for row, cells in rows.items():
                for column, cell in cells.items():
                    yield (table, row, column), cell
