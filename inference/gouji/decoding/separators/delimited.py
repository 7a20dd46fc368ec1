"""Cells parted by commas, semicolons or control characters, or printed as lists, to cells parted by tabs.

Tables come as CSV, as text made of a Word table with commas, and as LaTeX. Every character keeps its offset: delimiters
become tabs, quotes spaces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gouji.decoding.aligning.label_index import LabelIndex
from gouji.decoding.separators.learned import Affixes, is_told, lines_to_affixes, view_to_learned
from gouji.decoding.separators.printed_lists import lists_to_lines
from gouji.decoding.separators.run_on_fields import QUOTES, field_without_quotes, fields_to_run_on, is_figure
from gouji.segmenting import is_blank_mark, text_to_number

DELIMITERS = ",;，；^$@#&~!•·/\\\x01\x02\x03\x04\x05\x06\x07\x08"
"""What parts cells in files, beside tabs and pipes; never what stands in figures and list numbers (. 、 -): those must
be learned from the text.
"""
NUMBERING = "、"
"""Parts a number from its label as well."""
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
    for delimiter in view_to_learned(view, DELIMITERS):
        view = _lines_to_tabbed(view, delimiter, labels, is_learned=True) or view
    for delimiter in DELIMITERS:
        if view.count(delimiter) >= LEAST_ROWS * LEAST_FIGURES and _parts_figures(view, delimiter):
            exact = _with_spaces(view, delimiter)
            view = _lines_to_tabbed(_without_breaks(view, exact), exact, labels) or view
    return view


def _with_spaces(view: str, delimiter: str) -> str:
    """The delimiter with the spaces around it where it may be a blank mark and these tell it from one (1 / / / 3)."""
    spaced = f" {delimiter} "
    told = is_blank_mark(delimiter) and 2 * view.count(spaced) > view.count(delimiter)
    return spaced if told else delimiter


def _parts_figures(view: str, delimiter: str) -> bool:
    """Whether figures stand between delimiters again and again."""
    mark = re.escape(delimiter)
    return len(re.findall(f"{mark}(?={_BETWEEN}{mark})", view)) >= LEAST_ROWS * (LEAST_FIGURES - 1)


def _without_breaks(view: str, delimiter: str) -> str:
    """Line ends inside quoted cells as spaces."""
    mark = re.escape(delimiter)
    broken = re.compile(rf'(?:^|(?<={mark}))"[^"{mark}\n]{{0,100}}\n[^"]{{0,200}}"(?={mark}|$)', re.MULTILINE)
    return broken.sub(lambda cell: cell[0].replace("\n", " "), view)


def _lines_to_tabbed(view: str, delimiter: str, labels: LabelIndex, *, is_learned: bool = False) -> str | None:
    """The lines of tables with tabs, None when there are too few of them."""
    lines = view.split("\n")
    affixes = _lines_to_affixes(lines, delimiter) if is_learned else Affixes("", "")
    within = [affixes.without(line) if affixes.are_around(line) else line for line in lines]
    told = [delimiter in line and is_told(line, delimiter) for line in within]
    splits = [_line_to_fields(line, delimiter) if split else [] for line, split in zip(within, told, strict=True)]
    if is_blank_mark(delimiter.strip()) and any(map(_has_spaced_figures, splits)):
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
        if affixes.are_around(lines[place]) or (len(splits[place]) > 1 and _is_table_line(splits[place], labels)):
            lines[place] = _fields_to_line(splits[place] or [within[place]], delimiter, labels)
    return "\n".join(lines)


def _lines_to_affixes(lines: Sequence[str], delimiter: str) -> Affixes:
    """What stands around the lines with several figures between such delimiters."""
    filled = (line for line in lines if delimiter in line)
    return lines_to_affixes(
        [line for line in filled if sum(map(is_figure, map(str.strip, line.split(delimiter)))) >= LEAST_FIGURES],
        delimiter,
    )


def _fields_to_line(fields: Sequence[str], delimiter: str, labels: LabelIndex) -> str:
    """The fields with tabs between them, every character at its place; a number stays with its label."""
    parts = [field_without_quotes(fields[0])]
    for before, field in pairwise(fields):
        joint = delimiter if delimiter == NUMBERING and _is_one_label(before, field, labels) else "\t"
        parts += [joint.ljust(len(delimiter)), field_without_quotes(field)]
    return "".join(parts)


def _is_one_label(before: str, field: str, labels: LabelIndex) -> bool:
    """Whether a mark between the two belongs to a label: 一、本年新收政府信息公开申请数量, …逾期不补正、行政机关…"""
    apart = is_figure(field.strip()) or labels.is_label(before)
    return not apart and bool(before.strip()) and labels.is_label(f"{before}{NUMBERING}{field}")


def _line_to_fields(line: str, delimiter: str) -> list[str]:
    """What stands between the delimiters of a line, quotes kept; a delimiter inside a quoted cell parts nothing."""
    mark = re.escape(delimiter)
    masked = line
    if '"' in line:
        quoted = rf'(?:^|(?<={mark}))[ ]*"(?:[^"]|"")*"(?=[ ]*(?:{mark}|$))'
        masked = re.sub(quoted, lambda cell: cell[0].replace(delimiter, "\0" * len(delimiter)), line)
    fields, start = [], 0
    for field in masked.split(delimiter):
        fields.append(line[start : start + len(field)])
        start += len(field) + len(delimiter)
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
