"""Rows of one line that a mark of their own parts (规章,0,0;行政规范性文件,1,2), to lines; every character keeps its
place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.decoding.aligning.label_index import LabelIndex
from gouji.decoding.separators.learned import CELL_MARKS, cell_marks
from gouji.segmenting import is_blank_mark

LEAST_ROWS = 6
"""Times that a mark stands between the last figure of a row and the label of the next from which on it parts rows."""
LEAST_LABELS = 3
"""Labels of a line that holds several rows, or a header of several lines."""
LEAST_BLANKS = 3
"""Marks for blanks in a row that are the cells of one, rather than a mark between rows."""
MOST_BEFORE_CELLS = 0.1
"""Share of a mark that may stand before cells of a row, such as where a row begins with an empty one."""
SHORTEST_LINE = 60
_NO_MARKS = ("", ".", "．", "、")
"""What stands behind the number of a label."""
_BEFORE_LABEL = re.compile(
    r"[0-9０-９\-—/／](?P<mark>[^0-9０-９\u3400-\u9fff()（）\[\]【】{}\"'“”]{1,8})"
    r"(?:(?:[1-8][.．、]|[一二三四五六]、|[（(][一二三四五六七1-8][)）]|[①-⑧])[ ]?)?$"
)
_LONGEST_BEFORE = 16
_JOINT = re.compile(r"[0-9０-９\-—/／][^0-9０-９\u3400-\u9fff]{1,10}(?=[0-9\u3400-\u9fff])")
"""A figure with something between it and a word or a number behind: cheap, where a line has few of them."""


def view_with_rows_on_lines(view: str, labels: LabelIndex) -> str:
    """`view` with the same characters at the same offsets, marks between rows as line ends."""
    lines = view.split("\n")
    long = {place: labels.find_labels(line) for place, line in enumerate(lines) if _may_hold_rows(line)}
    marks = Counter(mark for place, found in long.items() for mark in _line_to_marks(lines[place], found))
    mark = next((mark for mark, count in marks.most_common(1) if count >= LEAST_ROWS), "")
    bare = mark.strip()
    if bare in _NO_MARKS:
        return view
    cells = cell_marks("\n".join(lines[place] for place in long))
    parts_cells = bare in (text.strip() for text, _ in cells.most_common(1)) or not CELL_MARKS.isdisjoint(mark)
    if parts_cells or _are_blanks(mark, [lines[place] for place in long]):
        return view
    for place, line in enumerate(lines):
        found = long.get(place, ()) if CELL_MARKS.isdisjoint(line) else labels.find_labels(line)
        if mark in line and len(found) >= LEAST_LABELS:
            lines[place] = line.replace(mark, "\n".ljust(len(mark)))
    return "\n".join(lines)


def _are_blanks(mark: str, lines: Sequence[str]) -> bool:
    """Whether a mark is cells of rows: several marks for blanks, or one that stands before cells of a row as well."""
    blanks = mark.split()
    if not all(map(is_blank_mark, blanks)):
        return len(blanks) == 1 and len(blanks[0]) >= LEAST_BLANKS and all(map(is_blank_mark, blanks[0]))
    if len(blanks) > 1 or mark == blanks[0]:
        return True
    words = [word for line in lines for word in line.split()]
    before_cells = sum(one == blanks[0] and (two == one or two.isdecimal()) for one, two in pairwise(words))
    return before_cells > words.count(blanks[0]) * MOST_BEFORE_CELLS


def _may_hold_rows(line: str) -> bool:
    return len(line) >= SHORTEST_LINE and sum(1 for _ in _JOINT.finditer(line)) >= LEAST_LABELS - 1


def _line_to_marks(line: str, found: Sequence[tuple[int, int]]) -> Iterator[str]:
    """What stands between figures and the labels behind them, which were `found` at these places."""
    for start, _ in found:
        before = _BEFORE_LABEL.search(line, max(0, start - _LONGEST_BEFORE), start)
        if before:
            yield before["mark"]
