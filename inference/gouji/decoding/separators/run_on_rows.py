"""Rows that run on: text whose line ends were dropped while what parts its cells stayed (| 0 | 0二、上年结转 | 0).

The last figure of each row stands in one cell with the label of the next row then. A line end between them gives every
row its line again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.decoding.aligning.label_index import LabelIndex
from gouji.decoding.family import forms_to_family
from gouji.document import Document
from gouji.forms.model import Form
from gouji.reading.view_writer import document_with_line_ends
from gouji.segmenting.values import NUMBER

LEAST_ROWS = 6
"""Figures of more than one digit, or noughts, right before labels from which on rows run on: they number no list."""
_ORDINAL = r"(?:[1-8][.．、]|[一二三四五六]、|[（(][一二三四五六七1-8][)）]|[①-⑧])"
_BLANK = "[ \u00a0\u3000]"
_GAP = f"{_BLANK}{{0,100}}"
_MAY_JOIN = re.compile(rf"[|｜\t \u00a0\u3000](?=(?:{NUMBER}|[-—/]){_GAP}{_ORDINAL}?{_BLANK}?[\u4e00-\u9fff“])")
"""What stands before the figure of a joint, and is soon looked for."""
JOINT = re.compile(
    rf"(?P<before>[^|｜\t\n]?{_GAP}[|｜\t]{_GAP}|[^\s|｜]{_BLANK})(?P<figure>{NUMBER}|[-—/])(?P<gap>{_GAP})"
    rf"(?P<label>(?P<ordinal>{_ORDINAL}?){_BLANK}?[\u4e00-\u9fff“])"
)
"""A cell's figure with a label behind it. Blanks alone part cells as well, but then none parts these two."""
_LATER_CHAPTERS = ("五", "六")
"""Numbers of chapters behind the tables, whose headings are no labels."""
_LONGEST_LABEL = 60
_FIGURES = frozenset("0123456789０１２３４５６７８９-—/")
_PARTING = frozenset("|｜\t")


def document_with_rows_apart(document: Document, forms: Sequence[Form]) -> Document:
    """The document, its view with a line end between rows that run on; itself where they do not."""
    view = document.view
    if len(_MAY_JOIN.findall(view)) < LEAST_ROWS:
        return document
    joints = list(_view_to_joints(view, forms_to_family(forms).labels))
    if sum(_is_no_ordinal(joint) for joint in joints) < LEAST_ROWS:
        return document
    return document_with_line_ends(document, [joint.start("label") for joint in joints])


def _view_to_joints(view: str, labels: LabelIndex) -> Iterator[re.Match[str]]:
    """The figures that end a row with the label of the next one right behind."""
    for joint in JOINT.finditer(view):
        is_parted = not _PARTING.isdisjoint(joint["before"])
        is_last = _is_no_ordinal(joint) or joint["before"][0] in _FIGURES
        if is_last and (is_parted or not joint["gap"]) and _is_label(view, joint, labels):
            yield joint


def _is_no_ordinal(joint: re.Match[str]) -> bool:
    """Whether the figure can not number the label behind it."""
    return joint["figure"] == "0" or len(joint["figure"]) > 1 or bool(joint["ordinal"])


def _is_label(view: str, joint: re.Match[str], labels: LabelIndex) -> bool:
    """Whether a label stands right behind the figure, or the heading of a later chapter."""
    start = joint.start("label")
    found = labels.find_labels(view[start : start + _LONGEST_LABEL])
    return joint["ordinal"][:1] in _LATER_CHAPTERS or (bool(found) and found[0][0] < len(joint["label"]))
