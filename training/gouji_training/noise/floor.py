"""The floor in the shape of an extraction, so that the same judge scores it."""

from __future__ import annotations

from gouji.extraction import Cell, Extraction, Table
from gouji.version import __version__
from gouji_training.baseline import text_to_baseline


def text_to_floor(text: str) -> Extraction:
    """What the regular expressions take from a text: every value trusted, as they never doubt."""
    cells: dict[str, list[Cell]] = {}
    for (table, row, column), found in text_to_baseline(text).items():
        cell = Cell(row, column, found.text, None, "read", 1.0, span=(found.start, found.end))
        cells.setdefault(table, []).append(cell)
    tables = tuple(Table(table, "", True, None, tuple(members)) for table, members in cells.items())
    return Extraction(
        source="",
        sha256="",
        title=None,
        agency=None,
        year=None,
        encoding=None,
        form=None,
        verdict="accepted",
        score=1.0,
        model=None,
        version=__version__,
        tables=tables,
    )
