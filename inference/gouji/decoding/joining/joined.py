"""The view of a document without what a program put between the pieces that it cut the text into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.decoding.family import forms_to_family
from gouji.decoding.joining.chunks import view_to_chunk_joints
from gouji.decoding.joining.doubled_lines import view_to_doubled_lines
from gouji.decoding.joining.overlaps import view_to_overlaps
from gouji.decoding.joining.wrapped import view_to_wrapped_joints
from gouji.document import CELL_END, Document
from gouji.forms.model import Form
from gouji.reading.view_writer import ViewWriter, document_with_view

Range = tuple[int, int]


def document_with_pieces_joined(document: Document, forms: Sequence[Form]) -> Document:
    """The document with a view in one piece; itself where nothing shows that it was cut."""
    labels = forms_to_family(forms).labels
    is_grid = CELL_END in document.view
    if not is_grid:  # before overlaps are sought: a long line printed twice looks like one
        document = _without(document, view_to_doubled_lines(document.view, labels))
    for left_out in (view_to_overlaps, view_to_chunk_joints):
        document = _without(document, left_out(document.view))
    return document if is_grid else _without(document, view_to_wrapped_joints(document.view, labels))


def _without(document: Document, ranges: Iterator[Range]) -> Document:
    """The document without these half-open ranges of its view, in order."""
    left_out = list(ranges)
    if not left_out:
        return document
    writer, place = ViewWriter(document.view), 0
    for start, end in left_out:
        writer.copy(place, start)
        place = end
    writer.copy(place, len(document.view))
    return document_with_view(document, writer.view())
