"""Layouts of files and scripts: cells between commas or semicolons, in lists, or with a space behind each letter."""

from __future__ import annotations

import csv
import io
import json
from random import Random

from gouji_training.flattening.own.places import grid_to_places
from gouji_training.synthesis.model import Grid, GridCell


def csv_rows(grid: Grid, rng: Random) -> list[str]:
    """CSV as programs for tables write it: quotes where needed or everywhere."""
    out = io.StringIO()
    everywhere = rng.random() < 0.5
    writer = csv.writer(out, quoting=csv.QUOTE_ALL if everywhere else csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerows(_grid_to_texts(grid))
    return out.getvalue().removesuffix("\n").split("\n")


def list_rows(grid: Grid, rng: Random) -> list[str]:
    """Each row as a list of strings, as scripts print it, in JSON or Python; sometimes all on one line."""
    texts = _grid_to_texts(grid)
    rows = [json.dumps(row, ensure_ascii=False) if rng.random() < 0.5 else repr(row) for row in texts]
    return rows if rng.random() < 0.7 else [f"[{', '.join(rows)}]"]


def spaced_letters(grid: Grid, rng: Random) -> list[str]:
    """Cells between tabs, a space behind each letter of a label, as justified or recognised text has it."""
    return ["\t".join(_cell_to_letters(cell) for cell in row) for row in grid.rows]


def _grid_to_texts(grid: Grid) -> list[list[str]]:
    return [[place.cell.text if place.begins else "" for place in row] for row in grid_to_places(grid)]


def _cell_to_letters(cell: GridCell) -> str:
    return cell.text if cell.kind == "numeric_cell" else " ".join("".join(cell.text.split()))
