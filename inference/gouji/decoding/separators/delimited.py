"""Cells parted by commas, semicolons or control characters, or printed as lists, to cells parted by tabs.

Tables come as CSV, as text made of a Word table with commas, and as LaTeX. Every character keeps its offset: delimiters
become tabs, quotes spaces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.decoding.aligning.label_index import LabelIndex
from gouji.decoding.separators.printed_lists import lists_to_lines
from gouji.decoding.separators.run_on_fields import QUOTES, field_without_quotes, fields_to_run_on, is_figure
from gouji.segmenting import is_blank_mark, text_to_number

DELIMITERS = ",;，；^$@#&~!•·/\\\x01\x02\x03\x04\x05\x06\x07\x08"
"""What parts cells in files, beside tabs and pipes; never what stands in figures and list numbers (. 、 -)."""
LEAST_ROWS = 4
"""Lines of a known label and figures between delimiters from which a text is delimited; prose has none."""
LEAST_FIGURES = 3
"""Cells of such a line that hold a figure, a blank mark or nothing."""
THOUSAND = 3
"""Digits behind a comma that parts thousands; among figures between delimiters is a nought or another short one."""
LONGEST_UNKNOWN = 60
"""Characters of a cell that is no label; what is longer is prose."""
LATEX = re.compile(r"\\\\(?!\S)|\\hline|\\multi(?:column|row)\{\w{1,3}\}\{[^{}\n]{0,20}\}|[{}]")
"""What stands around the cells of a LaTeX table, whose cells & parts."""
HEADER_LINES = 8
"""Lines before the first row and behind the last one that may be delimited: headers, a table without row labels."""
_BETWEEN = r"[ \u00a0\u3000]*[\"']?(?:[0-9][0-9.]*|[-—/无]{0,2})[\"']?[ \u00a0\u3000]*"


def view_to_tabbed(view: str, labels: LabelIndex) -> str:
    """`view` with the same characters at the same offsets, delimiters between cells as tabs."""
    view = LATEX.sub(lambda mark: " " * len(mark[0]), view) if "\\hline" in view else view
    view = lists_to_lines(view)
    for delimiter in DELIMITERS:
        if view.count(delimiter) >= LEAST_ROWS * LEAST_FIGURES and _parts_figures(view, delimiter):
            view = _lines_to_tabbed(_without_breaks(view, delimiter), delimiter, labels) or view
    return view


def _parts_figures(view: str, delimiter: str) -> bool:
    """Whether figures stand between delimiters again and again."""
    mark = re.escape(delimiter)
    return len(re.findall(f"{mark}(?={_BETWEEN}{mark})", view)) >= LEAST_ROWS * (LEAST_FIGURES - 1)


def _without_breaks(view: str, delimiter: str) -> str:
    """Line ends inside quoted cells as spaces."""
    mark = re.escape(delimiter)
    broken = re.compile(rf'(?:^|(?<={mark}))"[^"{mark}\n]{{0,100}}\n[^"]{{0,200}}"(?={mark}|$)', re.MULTILINE)
    return broken.sub(lambda cell: cell[0].replace("\n", " "), view)


def _lines_to_tabbed(view: str, delimiter: str, labels: LabelIndex) -> str | None:
    """The lines of tables with tabs, None when there are too few of them."""
    lines = view.split("\n")
    splits = [_line_to_fields(line, delimiter) if delimiter in line else [] for line in lines]
    if is_blank_mark(delimiter) and any(map(_has_spaced_figures, splits)):
        return None
    run_on = {
        place: text for place, fields in enumerate(splits) if (text := fields_to_run_on(fields, delimiter, labels))
    }
    if run_on:
        return "\n".join(run_on.get(place, line) for place, line in enumerate(lines))
    rows = [place for place, fields in enumerate(splits) if _is_row(fields, labels)]
    if len(rows) < LEAST_ROWS:
        return None
    for place in range(max(0, rows[0] - HEADER_LINES), min(len(lines), rows[-1] + HEADER_LINES + 1)):
        if len(splits[place]) > 1 and _is_table_line(splits[place], labels):
            lines[place] = "\t".join(map(field_without_quotes, splits[place]))
    return "\n".join(lines)


def _line_to_fields(line: str, delimiter: str) -> list[str]:
    """What stands between the delimiters of a line, quotes kept; a delimiter inside a quoted cell parts nothing."""
    mark = re.escape(delimiter)
    masked = line
    if '"' in line:
        quoted = rf'(?:^|(?<={mark}))[ ]*"(?:[^"]|"")*"(?=[ ]*(?:{mark}|$))'
        masked = re.sub(quoted, lambda cell: cell[0].replace(delimiter, "\0"), line)
    fields, start = [], 0
    for field in masked.split(delimiter):
        fields.append(line[start : start + len(field)])
        start += len(field) + 1
    return fields


def _is_row(fields: Sequence[str], labels: LabelIndex) -> bool:
    """Whether these are a label of the form and figures."""
    texts = [field.strip().strip(QUOTES) for field in fields]
    figures = [text for text in texts if is_figure(text)]
    if len(figures) < LEAST_FIGURES or not any(text_to_number(text) for text in figures):
        return False
    named = [text for text in texts if not is_figure(text) and labels.is_label(text.rstrip("0123456789"))]
    if all(text[-1:].isdigit() for text in named) and all(len(text) >= THOUSAND for text in figures):
        return False  # label2,0858,541: commas stand in numbers whose separators are lost
    return bool(named)


def _has_spaced_figures(fields: Sequence[str]) -> bool:
    """Whether two figures stand with a space between them: spaces part the cells, and / stands for a blank one."""
    return any(len(words) > 1 and all(map(text_to_number, words)) for words in map(str.split, fields))


def _is_table_line(fields: Sequence[str], labels: LabelIndex) -> bool:
    """Whether a line of a delimited text belongs to a table: half its cells are figures, empty or of known labels."""
    texts = [field.strip().strip(QUOTES) for field in fields]
    unknown = [t for t in texts if not (is_figure(t) or labels.is_label(t) or labels.is_piece(t))]
    return 2 * len(unknown) <= len(texts) and all(len(text) <= LONGEST_UNKNOWN for text in unknown)
