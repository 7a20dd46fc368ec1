"""Line labels to the lines that hold no table text: prose and page furniture, which may be full of figures.

The classifier only proposes. A line that is made of known labels, or of figures alone, is kept whatever it says: a
wrong label must cost a note at most, never a cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gouji.classifying.labels import LABELS
from gouji.decoding.aligning.label_index import LabelIndex
from gouji.document import CELL_END
from gouji.keeping import LONGEST_KEPT
from gouji.segmenting import is_blank_mark, is_like_figure, is_long_misread, text_to_number
from gouji.segmenting.cells import LONGEST_LINE
from gouji.segmenting.kinds import text_to_noted_figure
from gouji.segmenting.values import NUMBER, UNIT

SKIPPED = tuple(LABELS.index(label) for label in ("narrative", "furniture"))
SHORT = 4
"""Characters of a line that may be a figure, whatever it looks like."""
_AROUND_FIGURES = "|｜\"'_*~ \t\u00a0\u3000"
_NAMED = re.compile(r"(.*[^0-9０-９:：= ])[ ]?[:：=][ ]?[0-9０-９][0-9０-９,.，．]*件?")
_LIKE_FIGURES = frozenset("OoIl")
"""Letters that are read for 0 and 1."""
_MARKED = re.compile(r"[0-9０-９][0-9０-９,，.．]*[^0-9０-９A-Za-z\u4e00-\u9fff\s]")
"""A figure with a character behind it that is no letter."""
THRESHOLD = 0.5
"""More likely prose or furniture than anything else."""
_CELL = re.compile(f"(?:[^|｜│┃\t \u00a0\u3000{CELL_END}]|[ \u00a0\u3000](?![ \u00a0\u3000]))+")
# one class, repeated: alternatives that overlap would take time exponential in the length of an indent
_COUNT = rf"(?:{NUMBER})(?:[ ]?(?:{UNIT}))?+"
_ROW_END = re.compile(rf"(?<!\S)(?:{_COUNT}[ ]+){{2,}}{_COUNT}\s*\Z")
"""Three figures or more, with their units, that a line ends with; none of prose does."""
_LAST = 60
"""Characters that hold three figures."""
_NO_TEXT = re.compile(r"[0-9０-９无無\W]*")


def lines_in_question(lines: Sequence[str], labels: LabelIndex) -> list[int]:
    """Numbers of the lines, from 0, that may be left out if the classifier says so: those that are no table text."""
    return [i for i, line in enumerate(lines) if line and not is_table_text(line[:LONGEST_LINE], labels)]


def lines_to_skip(wanted: Sequence[int], probabilities: NDArray[np.float32]) -> frozenset[int]:
    """Numbers of the lines to leave out, of those in question; `probabilities` is [lines, labels] as in LABELS."""
    likely = probabilities[wanted][:, SKIPPED].sum(axis=1) > THRESHOLD
    return frozenset(line for line, skipped in zip(wanted, likely, strict=True) if skipped)


def _may_be_figure(line: str) -> bool:
    line = line.strip(_AROUND_FIGURES)
    if len(line) > SHORT:
        return is_long_misread(line)
    return any(c.isnumeric() or c in _LIKE_FIGURES for c in line)


def _is_figure(cell: str) -> bool:
    """Whether it is a figure, one with a note or mark on it (5（含2件上年结转） 5①), or what stands for one."""
    noted = text_to_number(cell) is not None or text_to_noted_figure(cell) or _MARKED.fullmatch(cell)
    return bool(noted) or is_blank_mark(cell) or is_like_figure(cell)


def _names_column(cell: str, labels: LabelIndex) -> bool:
    """Whether a column's label stands before a figure: 自然人：12. A row's label does so in prose, too."""
    found = _NAMED.fullmatch(cell)
    return found is not None and labels.is_label(found[1]) and not labels.is_row_label(found[1])


def is_table_text(line: str, labels: LabelIndex) -> bool:
    """Whether a line is made of figures or holds a label, so that no classifier can send it away."""
    return (_known_table_text if len(line) <= LONGEST_KEPT else _is_table_text)(line, labels)


def _is_table_text(line: str, labels: LabelIndex) -> bool:
    cells = [cell.strip() for cell in _CELL.findall(line)]
    if _may_be_figure(line.strip()) or all(map(_is_figure, cells)):
        return True
    if _NO_TEXT.fullmatch(line) or any(
        labels.is_label(cell) or _is_torn_label(cell, labels) or _names_column(cell, labels) for cell in cells
    ):
        return True
    return bool(labels.find_glued_labels(line)) or _ROW_END.search(line[-_LAST:]) is not None


_known_table_text = lru_cache(maxsize=8192)(_is_table_text)
"""Most lines occur in other documents too, and only those that are no table text need the classifier."""


def _is_torn_label(cell: str, labels: LabelIndex) -> bool:
    words = cell.split()
    return bool(words) and all(labels.is_piece(word) for word in words)
