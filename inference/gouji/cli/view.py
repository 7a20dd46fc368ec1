"""One extraction as a picture for the terminal: facts, grids, failed checks, what to look at, notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from gouji.cli.boxes import block_to_lines, blocks_to_widths
from gouji.cli.evidence import checks_to_lines, doubtful_cells_to_lines
from gouji.cli.marks import LINE_STYLE, status_to_sample
from gouji.cli.terminal import clip_text, text_to_terminal
from gouji.document import Document
from gouji.extraction import TRUSTED, Extraction, ExtraRow, Table
from gouji.forms.model import Form
from gouji.status_marks import STATUS_MARKS
from gouji.writing.grid import table_to_grid

VERDICT_STYLES: Mapping[str, str] = {
    "accepted": "bold black on green",
    "review": "bold black on yellow",
    "rejected": "bold white on red",
}
_QUIET = "bright_black"


def extraction_to_view(
    extraction: Extraction,
    document: Document | None,
    forms: Mapping[str, Form],
    *,
    width: int,
    reports: int = 1,
    everything: bool = False,
) -> RenderableType:
    """The picture, at most `width` terminal cells wide; `reports` counts the reports of the source.

    Source lines are quoted from `document`, if there is one. `everything` adds the checks that did not fail and lists
    doubtful cells without limit.
    """
    parts: list[RenderableType] = [extraction_to_title(extraction, reports), *_facts(extraction, width)]
    for table in extraction.tables:
        parts.extend([Text(), *_table_to_parts(table, forms, width)])
    parts.extend(_legend(extraction))
    parts.extend(checks_to_lines(extraction, document, forms, width=width, everything=everything))
    parts.extend(doubtful_cells_to_lines(extraction, document, forms, width=width, everything=everything))
    parts.extend(_notes(extraction))
    return Group(*parts, Text())


def extraction_to_title(extraction: Extraction, reports: int) -> Rule:
    """The source as a rule across the terminal; `reports` counts the reports in it."""
    number = f"  report {extraction.report} of {reports}" if reports > 1 else ""
    title = Text(text_to_terminal(extraction.source) + number, style="bold")
    return Rule(title, align="left", style=LINE_STYLE)


def _facts(extraction: Extraction, width: int) -> Iterator[Text]:
    verdict = Text()
    verdict.append(f" {extraction.verdict} ", style=VERDICT_STYLES[extraction.verdict])
    verdict.append(f"  score {extraction.score:.3f}")
    verdict.append(f"  form {text_to_terminal(extraction.form or 'none')}")
    yield verdict
    facts = (("title", extraction.title), ("agency", extraction.agency), ("year", extraction.year))
    for name, value in facts:
        line = Text().append(f"{name:7}", style=_QUIET)
        shown = "not found" if value is None else clip_text(text_to_terminal(str(value)), width - 8)
        yield line.append(shown, style=_QUIET if value is None else "")


def _table_to_parts(table: Table, forms: Mapping[str, Form], width: int) -> Iterator[RenderableType]:
    grid = table_to_grid(table, forms)
    heading = Text(text_to_terminal(grid.heading), style="bold")
    heading.append(f"  {text_to_terminal(table.table)}", style=f"not bold {_QUIET}")
    if not table.found:
        yield heading.append("  not found", style="not bold bold magenta")
        return
    trusted = sum(cell.status in TRUSTED for cell in table.cells)
    where = f"lines {table.lines[0]}-{table.lines[1]}, " if table.lines else ""
    yield heading.append(f"  {where}{trusted} of {len(table.cells)} cells trusted", style=f"not bold {_QUIET}")
    if grid.blocks:
        for block, widths in zip(grid.blocks, blocks_to_widths(grid.blocks, width), strict=True):
            yield from block_to_lines(block, widths)
    for row in table.extra_rows:
        yield _extra_row_to_line(row, width)


def _extra_row_to_line(row: ExtraRow, width: int) -> Text:
    values = " | ".join(text_to_terminal(value) for value in row.values)
    return Text(clip_text(f"+ {text_to_terminal(row.label)} | {values}", width), style="italic").append(
        "  row added by the agency", style=f"not italic {_QUIET}"
    )


def _legend(extraction: Extraction) -> Iterator[Text]:
    """The statuses that occur, each with its mark and count."""
    counts = Counter(cell.status for table in extraction.tables if table.found for cell in table.cells)
    if not counts:
        return
    line = Text().append("cells  ", style=_QUIET)
    for status in STATUS_MARKS:
        if count := counts.get(status):  # type: ignore[call-overload]
            line.append(f"{count} ").append_text(status_to_sample(status)).append("   ")
    yield Text()
    yield line


def _notes(extraction: Extraction) -> Iterator[Text]:
    for number, note in enumerate(extraction.notes):
        if number == 0:
            yield Text()
        yield Text().append("note   ", style=_QUIET).append(text_to_terminal(note))
