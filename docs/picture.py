"""Draws the picture of the README: a report as scraped, beside what gouji check prints for it.

    python docs/picture.py annotations/demo/08-defects.txt docs/demo.svg

Every character gets a place of its own and box drawing becomes lines, so that fonts with other widths change nothing.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme

from gouji.batch import readable_to_outcome, source_to_readable
from gouji.cli.view import extraction_to_view
from gouji.reading import bytes_to_document
from gouji.writing.labels import shipped_forms

CELL, LINE, SIZE = 8.0, 18.0, 13.5
"""Width of a terminal cell, height of a line, size of the letters, in pixels."""

MESSY_WIDTH, TABLE_WIDTH, GAP = 32, 88, 3
"""Terminal cells of the panels and between them."""

ELIDED = (
    ("│ 第二十条第（五）项", "+ 其他主动公开文件"),
    ("│     2.其他法律行政法规", "│     7.属于行政执法案卷"),
    ("│     2.没有现成信息", "│     2.重复申请"),
    ("四、政府信息公开行政复议", "cells  "),
    ("look at", "\0"),
)
"""Parts of the output left out of the picture: from a line that begins so, up to a line that begins so."""

THEME = TerminalTheme(
    (250, 250, 248),
    (36, 41, 47),
    [
        (36, 41, 47),
        (207, 34, 46),
        (17, 99, 41),
        (154, 103, 0),
        (9, 105, 218),
        (130, 80, 223),
        (27, 124, 131),
        (255, 255, 255),
    ],
    [
        (140, 149, 159),
        (207, 34, 46),
        (17, 99, 41),
        (191, 135, 0),
        (9, 105, 218),
        (163, 62, 161),
        (49, 146, 170),
        (255, 255, 255),
    ],
)
PAPER, PANEL, INK, QUIET = "#ffffff", "#fafaf8", "#24292f", "#8c959f"
FONTS = (
    "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC','Noto Sans CJK SC','PingFang SC',monospace"
)

_ARMS = dict(zip("╵╷│╴╯╮┤╶╰╭├─┴┬┼", range(1, 16), strict=True))
"""Box characters by the arms they have: up 1, down 2, left 4, right 8."""


def main() -> None:
    """Draw the document named first into the file named second."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    right = _elide(document_to_lines(source))
    left = text_to_lines(source.read_text(encoding="utf-8"), len(right))
    target.write_text(lines_to_svg(left, right), encoding="utf-8")


def document_to_lines(path: Path) -> list[list[Segment]]:
    """What gouji check prints for the file, as lines of styled pieces."""
    document = bytes_to_document(path.read_bytes(), source=path.name)
    extraction = readable_to_outcome(source_to_readable(document, 1)).extractions[0]
    console = Console(width=TABLE_WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard")
    view = extraction_to_view(extraction, document, shipped_forms(), width=TABLE_WIDTH)
    return console.render_lines(view, pad=False)


def text_to_lines(text: str, count: int) -> list[str]:
    """`count` lines of the source around its first tables, clipped to the panel."""
    lines = text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("二、"))
    chapter = next(number for number, line in enumerate(lines) if line.startswith("三、"))
    half = count // 2
    return [_clip(line) for line in [*lines[start : start + half - 1], "⋮", *lines[chapter : chapter + count - half]]]


def lines_to_svg(left: list[str], right: list[list[Segment]]) -> str:
    """The two panels side by side."""
    width = (MESSY_WIDTH + GAP + TABLE_WIDTH + 4) * CELL
    height = (max(len(left), len(right)) + 3) * LINE
    edge = (MESSY_WIDTH + 2) * CELL
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}">',
        "<title>A scraped report, one cell a line, and the checked tables that gouji makes of it</title>",
        f'<rect width="100%" height="100%" fill="{PAPER}"/>',
        f'<g font-family="{FONTS}" font-size="{SIZE:g}" xml:space="preserve">',
        *_panel(0, edge, height, "08-defects.txt, as scraped"),
        *_panel(edge + CELL * GAP, width - edge - CELL * GAP, height, "$ gouji check 08-defects.txt"),
    ]
    for number, line in enumerate(left):
        parts += _glyphs(line, CELL, _baseline(number), INK, bold=False)
    for number, segments in enumerate(right):
        parts += _segments(segments, edge + CELL * (GAP + 1), number)
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _panel(x: float, width: float, height: float, title: str) -> Iterator[str]:
    box = f'x="{x + 0.5:g}" y="{LINE * 1.5:g}" width="{width - 1:g}" height="{height - LINE * 1.5 - 1:g}"'
    yield f'<rect {box} rx="6" fill="{PANEL}" stroke="#d0d7de"/>'
    yield from _glyphs(title, x + CELL, LINE, QUIET, bold=False)


def _segments(segments: list[Segment], x: float, number: int) -> Iterator[str]:
    for segment in segments:
        style = segment.style or Style()
        width = cell_len(segment.text) * CELL
        if style.bgcolor is not None:
            fill = style.bgcolor.get_truecolor(THEME, foreground=False).hex
            yield f'<rect x="{x:g}" y="{_baseline(number) - 13:g}" width="{width:g}" height="17" fill="{fill}"/>'
        yield from _glyphs(segment.text, x, _baseline(number), _style_to_colour(style), bold=bool(style.bold))
        x += width


def _style_to_colour(style: Style) -> str:
    if style.color is None:
        return INK
    red, green, blue = style.color.get_truecolor(THEME)
    if style.dim:
        red, green, blue = ((value + 250) // 2 for value in (red, green, blue))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _glyphs(text: str, x: float, y: float, colour: str, *, bold: bool) -> Iterator[str]:
    """One text element with a place for each character, and one path for all box drawing."""
    letters, places, path = "", [], ""
    for character in text:
        width = cell_len(character) * CELL
        if character in _ARMS:
            path += _box_to_path(_ARMS[character], x + CELL / 2, y - 4)
        elif character not in " \n" or letters:  # spaces inside stay: some viewers ignore the place of each character
            letters += character
            places.append(f"{x + max(0.0, width - SIZE) / 2 if width > CELL else x:g}")
        x += width
    if path:
        yield f'<path d="{path}" stroke="{colour}" fill="none"/>'
    letters = letters.rstrip()
    if letters:
        weight = ' font-weight="bold"' if bold else ""
        yield f'<text x="{" ".join(places[: len(letters)])}" y="{y:g}" fill="{colour}"{weight}>{escape(letters)}</text>'


def _box_to_path(arms: int, x: float, y: float) -> str:
    ends = ((x, y - LINE / 2), (x, y + LINE / 2), (x - CELL / 2, y), (x + CELL / 2, y))
    drawn = (end for number, end in enumerate(ends) if arms >> number & 1)
    return "".join(f"M{x:g} {y:g}L{end[0]:g} {end[1]:g}" for end in drawn)


def _baseline(number: int) -> float:
    return LINE * (number + 2.75)


def _elide(lines: list[list[Segment]]) -> list[list[Segment]]:
    kept: list[list[Segment]] = []
    until = None
    for line in lines:
        text = _plain(line)
        if until is not None and not text.startswith(until):
            continue
        until = next((stop for start, stop in ELIDED if text.startswith(start)), None)
        if until is not None and kept and _plain(kept[-1]).startswith("╭"):
            kept.pop()
        kept.append(line if until is None else [Segment("⋮", Style(color="bright_black"))])
    return kept


def _plain(line: list[Segment]) -> str:
    return "".join(segment.text for segment in line)


def _clip(line: str) -> str:
    while cell_len(line) > MESSY_WIDTH:
        line = line[:-2] + "…"
    return line


if __name__ == "__main__":
    main()
