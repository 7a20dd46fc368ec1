"""gouji check --explain: why a cell was read as it was, instead of the picture of all tables."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gouji.errors import GoujiError
from gouji.extraction import Cell, CellKey, Extraction, Table

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from gouji.cli.explanation import Known
    from gouji.document import Document
    from gouji.forms.model import Form


def add_explain_argument(parser: argparse.ArgumentParser) -> None:
    """--explain."""
    parser.add_argument(
        "--explain",
        action="append",
        default=[],
        metavar="ROW/COLUMN",
        help="say why this cell was read so instead of drawing: source line, row label, evidence, order, separators, "
        "checks, second reader, confidence, proposal; ids (gouji forms show FORM) or labels as drawn, with TABLE/ in "
        "front where they name several cells; may be repeated",
    )


@dataclass(frozen=True, slots=True)
class Question:
    """One --explain: as asked, and the cells of the forms that it names."""

    address: str
    keys: frozenset[CellKey]


def arguments_to_questions(arguments: argparse.Namespace, forms: Mapping[str, Form]) -> tuple[Question, ...]:
    """What to explain. Raises GoujiError for a cell that no form has, or that is not told from another."""
    from gouji.cli.addresses import address_to_keys, forms_to_places

    if arguments.report is not None:
        raise GoujiError("--explain writes to the terminal: leave out --report")
    places = forms_to_places(forms.values())
    return tuple(Question(address, address_to_keys(address, places)) for address in arguments.explain)


def extraction_to_explanations(
    extraction: Extraction,
    document: Document,
    forms: Mapping[str, Form],
    questions: Sequence[Question],
    *,
    model: Path | None,
    language: str | None,
    reports: int,
) -> RenderableType:
    """The answers to all questions on one report of `reports` in its source.

    `model` is the folder it was read with, None the shipped one.
    """
    from rich.console import Group

    from gouji.classifying.model import load_cached
    from gouji.cli.explanation import Known
    from gouji.cli.view import extraction_to_title
    from gouji.decoding.aligning.costs import HAND_SET, json_to_costs
    from gouji.decoding.transposing import document_with_rows_first
    from gouji.report.explaining import load_explaining_words

    meta = load_cached(model).meta
    costs = json_to_costs(meta["costs"]) if "costs" in meta else HAND_SET
    counts = meta.get("calibration", {}).get("counts", {})
    words = load_explaining_words("zh" if language == "zh" else "en")
    turned = document_with_rows_first(document, tuple(forms.values()))
    known = Known(extraction, turned, forms, costs, counts, words)
    answers = [part for question in questions for part in _answer(known, question)]
    return Group(extraction_to_title(extraction, reports), *answers)


def _answer(known: Known, question: Question) -> Iterator[RenderableType]:
    from rich.text import Text

    from gouji.cli.terminal import text_to_terminal

    cells = _extraction_to_cells(known.extraction)
    own = [cells[key] for key in sorted(question.keys) if key in cells]
    for table, cell in own:
        yield from _explain(known, table, cell)
    if not own:
        yield Text(f"{text_to_terminal(question.address)}: {_absence(known, question, list(cells))}")
    yield Text()


def _extraction_to_cells(extraction: Extraction) -> dict[CellKey, tuple[Table, Cell]]:
    return {
        (table.table, cell.row, cell.column): (table, cell)
        for table in extraction.tables
        if table.found
        for cell in table.cells
    }


def _explain(known: Known, table: Table, cell: Cell) -> Iterator[RenderableType]:
    from rich.table import Table as Grid
    from rich.text import Text

    from gouji.cli.explanation import cell_to_parts, cell_to_title

    yield cell_to_title(known, table, cell.row, cell.column)
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="bright_black")
    grid.add_column(overflow="fold")
    for heading, lines in cell_to_parts(known, table, cell):
        for number, line in enumerate(lines):
            grid.add_row(Text(f"  {heading}" if number == 0 else ""), line)
    yield grid


def _absence(known: Known, question: Question, cells: Sequence[CellKey]) -> str:
    from gouji.cli.addresses import nearest_keys

    found = {table.table for table in known.extraction.tables if table.found}
    lacking = sorted({table for table, _, _ in question.keys} - found)
    if lacking or not cells:
        return known.words("not_found", table=", ".join(lacking))
    return known.words("not_printed_here", nearest=", ".join(nearest_keys(question.keys, cells)))
