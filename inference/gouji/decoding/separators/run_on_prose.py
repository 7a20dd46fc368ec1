"""Prose that runs on with tables: pages that a program put on one line, chapters, sentences and figures alike.

A line end behind each sentence and around each heading of a chapter parts what is prose from what is a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.decoding.family import Family, forms_to_family
from gouji.document import Document
from gouji.forms.model import Form
from gouji.reading.view_writer import document_with_line_ends

LONG = 600
"""Characters of a line that may hold chapters."""
LEAST_CHAPTERS = 2
"""Headings of chapters on one line; one may stand before its own table or paragraph."""
_LINE = re.compile(rf"^(?![ \t]*+[\[{{(\"']).{{{LONG},}}", re.MULTILINE)
"""A line that is no list of strings, nor one string, as programs write them."""
_NUMBERED = re.compile("[一二三四五六七八]、")
_SIGN = r"[^\w\s。（(|｜]"
_BEHIND_SIGN, _BEFORE_SIGN = re.compile(rf"{_SIGN}\s*\Z"), re.compile(rf"\s*{_SIGN}")
_SENTENCE_END = re.compile("。[”」』）)]*")


def document_with_prose_apart(document: Document, forms: Sequence[Form]) -> Document:
    """The document, its view with a line end between prose and tables of such lines; itself where there is none."""
    view = document.view
    breaks = [at for line in _LINE.finditer(view) for at in _line_to_breaks(view, line, forms)]
    return document_with_line_ends(document, breaks) if breaks else document


def _line_to_breaks(view: str, line: re.Match[str], forms: Sequence[Form]) -> list[int]:
    """Where the line is to end, in order; nowhere where it holds few chapters."""
    if len(_NUMBERED.findall(view, *line.span())) < LEAST_CHAPTERS:
        return []
    chapters = list(_chapters(line[0], forms_to_family(forms)))
    if len(chapters) < LEAST_CHAPTERS:
        return []
    sentences = (sentence.end() for sentence in _SENTENCE_END.finditer(line[0]))
    return [line.start() + at for at in sorted({*sentences, *(at for chapter in chapters for at in chapter)})]


def _chapters(line: str, family: Family) -> Iterator[tuple[int, int]]:
    """The half-open ranges of numbered headings of chapters in the line; where signs part all, they tell more."""
    for start, end in family.labels.find_labels(line):
        if (
            _NUMBERED.match(line, start)
            and not _BEHIND_SIGN.search(line[max(0, start - 3) : start])
            and not _BEFORE_SIGN.match(line, end)
            and any(vocabulary.is_heading(line[start:end]) for vocabulary in family.vocabularies)
        ):
            yield start, end
