"""A page as text: the ways in which extractors flatten a report."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from support.pages import Box, Line, Page, Sheet

Layout = Callable[[Page], str]


def pipe_rows(page: Page) -> str:
    """One table row a line, each box once between pipes."""
    return _join(page, lambda sheet: [f"| {' | '.join(box.text for box in line)} |" for line in sheet.lines], "\n\n")


def pipe_rows_padded(page: Page) -> str:
    """One table row a line, places that spans cover moved to its end as empty cells, as pandoc-like tools do."""
    return _join(page, _padded_rows, "\n\n")


def _padded_rows(sheet: Sheet) -> list[str]:
    width = max(sum(box.across for box in line) for line in sheet.lines)
    return [f"| {' | '.join(box.text for box in line)} |{'|' * (width - len(line))}" for line in sheet.lines]


def markdown(page: Page) -> str:
    """Pipe tables with the rule that Markdown wants behind the first row, and the full width of every row."""
    return _join(page, _markdown_rows, "\n\n")


def _markdown_rows(sheet: Sheet) -> list[str]:
    rows = [f"| {' | '.join(row)} |" for row in _filled(sheet)]
    width = rows[0].count("|") - 1
    return [rows[0], "|" + "---|" * width, *rows[1:]]


def _filled(sheet: Sheet) -> list[list[str]]:
    """The table as a full matrix, places that a span covers being empty; a row with too many boxes makes it wider."""
    texts: dict[tuple[int, int], str] = {}
    for number, line in enumerate(sheet.lines):
        place = 0
        for box in line:
            while (number, place) in texts:
                place += 1
            for below in range(number, min(len(sheet.lines), number + box.down)):
                texts.update({(below, beside): "" for beside in range(place, place + box.across)})
            texts[number, place] = box.text
    width = 1 + max(place for _, place in texts)
    return [[texts.get((number, place), "") for place in range(width)] for number in range(len(sheet.lines))]


def cell_lines(page: Page) -> str:
    """One cell a line."""
    return _join(page, _boxes, "\n")


def cell_lines_apart(page: Page) -> str:
    """One cell a line, a blank line between any two."""
    return "\n\n".join(_join(page, _boxes, "\n").split("\n"))


def cell_pipe_end(page: Page) -> str:
    """One cell a line, each ending in a pipe, the last of a row with the empty places of its spans."""
    return _join(page, _pipe_ended, "\n")


def _pipe_ended(sheet: Sheet) -> list[str]:
    width = max(sum(box.across for box in line) for line in sheet.lines)
    lines = []
    for line in sheet.lines:
        lines += [f"{box.text} |" for box in line]
        if len(line) < width:
            lines.append("|" * (width - len(line)))
    return lines


def tab_rows(page: Page) -> str:
    """The full matrix, cells parted by tabs, as from a PDF."""
    return _join(page, lambda sheet: ["\t".join(row) for row in _filled(sheet)], "\n")


def tab_indented(page: Page) -> str:
    """One cell a line behind a tab, a blank line behind each row, as from a word processor."""
    return _join(page, _indented, "\n")


def _indented(sheet: Sheet) -> list[str]:
    return [text for line in sheet.lines for text in (*(f"\t{box.text}" for box in line), "")]


def spaced_rows(page: Page) -> str:
    """One table row a line, cells parted by one space."""
    return _join(page, lambda sheet: [" ".join(box.text for box in line if box.text) for line in sheet.lines], "\n")


def gapped_rows(page: Page) -> str:
    """One table row a line, cells parted by wide gaps."""
    return _join(page, lambda sheet: ["    ".join(box.text for box in line if box.text) for line in sheet.lines], "\n")


def single_line(page: Page) -> str:
    """The whole report on one line."""
    return _join(
        page, lambda sheet: [" ".join(box.text for box in line if box.text) for line in sheet.lines], " "
    ).replace("\n", " ")


def html_table(page: Page) -> str:
    """A web page with real tables and spans."""
    return _html(page, lambda sheet: f"<table>{''.join(map(_html_row, sheet.lines))}</table>")


def _html_row(line: Line) -> str:
    return f"<tr>{''.join(map(_html_cell, line))}</tr>"


def _html_cell(box: Box) -> str:
    across = f' colspan="{box.across}"' if box.across > 1 else ""
    down = f' rowspan="{box.down}"' if box.down > 1 else ""
    return f"<td{across}{down}><p>{escape(box.text)}</p></td>"


def html_divs(page: Page) -> str:
    """A web page whose tables are nested divs, one a cell."""
    return _html(page, lambda sheet: "".join(f"<div>{''.join(map(_html_div, line))}</div>" for line in sheet.lines))


def _html_div(box: Box) -> str:
    return f"<div>{escape(box.text)}</div>"


def _html(page: Page, sheet_to_text: Callable[[Sheet], str]) -> str:
    parts = [sheet_to_text(part) if isinstance(part, Sheet) else f"<p>{escape(part)}</p>" for part in page]
    return f"<!DOCTYPE html><html><head><title>{page[0]}</title></head><body>{''.join(parts)}</body></html>"


def _boxes(sheet: Sheet) -> list[str]:
    return [box.text for line in sheet.lines for box in line]


def _join(page: Page, sheet_to_lines: Callable[[Sheet], list[str]], between: str) -> str:
    parts = ["\n".join(sheet_to_lines(part)) if isinstance(part, Sheet) else part for part in page]
    return between.join(parts) + "\n"


LAYOUTS: dict[str, Layout] = {
    layout.__name__: layout
    for layout in (
        pipe_rows,
        pipe_rows_padded,
        markdown,
        cell_lines,
        cell_lines_apart,
        cell_pipe_end,
        tab_rows,
        tab_indented,
        spaced_rows,
        gapped_rows,
        single_line,
        html_table,
        html_divs,
    )
}
