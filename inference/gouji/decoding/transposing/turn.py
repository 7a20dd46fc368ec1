"""A document to one that has a line for each row, where the text prints tables column by column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gouji.decoding.aligning.vocabulary import Vocabulary
from gouji.decoding.family import forms_to_family
from gouji.decoding.separators.delimited import view_to_tabbed
from gouji.decoding.separators.plain import view_to_plain
from gouji.decoding.transposing.columns import PrintedTable, stretches_to_tables
from gouji.decoding.transposing.one_row import ListedTable, stretches_to_list
from gouji.decoding.transposing.render import tables_to_view
from gouji.decoding.transposing.row_lines import stretches_to_row_lines
from gouji.decoding.transposing.stretches import Stretch, segments_to_stretches
from gouji.document import Document
from gouji.forms.model import Form
from gouji.reading.view_writer import document_with_view
from gouji.segmenting import view_to_segments

_DIGIT, _BETWEEN = "[0-9０-９]", r"[^0-9０-９A-Za-z\u3400-\u9fff]"
MANY_FIGURES = re.compile(rf"{_DIGIT}(?<!{_DIGIT}{{2}}){_DIGIT}*+{_BETWEEN}++(?:{_DIGIT}++{_BETWEEN}++){{15}}")
"""More figures without a letter between them than the widest row of a table has."""


def document_with_rows_first(document: Document, forms: Sequence[Form]) -> Document:
    """The document, its view with tables that are printed column by column as rows; itself where there is none."""
    if MANY_FIGURES.search(document.view) is None:
        return document
    family = forms_to_family(forms)
    view = view_to_tabbed(view_to_plain(document.view), family.labels)
    stretches = list(segments_to_stretches(view_to_segments(view, labels=family.labels)))
    found = [_stretches_to_tables(view, stretches, known) for known in family.vocabularies]
    tables = max(found, key=len)
    if not tables:
        return document
    turned = document_with_view(document, tables_to_view(document.view, tables))
    return replace(turned, notes=(*document.notes, TURNED))


TURNED = "a table printed column by column was read as rows"


def _stretches_to_tables(
    view: str, stretches: Sequence[Stretch], vocabulary: Vocabulary
) -> list[PrintedTable | ListedTable]:
    """All tables that are not printed in rows, in order of the text, none inside another."""
    found: tuple[PrintedTable | ListedTable, ...] = (
        *stretches_to_tables(stretches, vocabulary),
        *stretches_to_row_lines(view, stretches, vocabulary),
        *stretches_to_list(stretches, vocabulary),
    )
    tables: list[PrintedTable | ListedTable] = []
    for table in sorted(found, key=lambda table: table.extent):
        if not tables or tables[-1].extent[1] <= table.extent[0]:
            tables.append(table)
    return tables
