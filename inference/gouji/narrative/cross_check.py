"""Extractions of a document to the same with what its prose says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from gouji.classifying.model import load_cached
from gouji.deciding import text_to_line_index
from gouji.document import Document
from gouji.extraction import Extraction
from gouji.narrative.comparing import facts_to_checks
from gouji.narrative.facts import Fact
from gouji.narrative.paragraphs import Paragraph, document_to_paragraphs
from gouji.narrative.phrasing import Phrasing, load_phrasing
from gouji.narrative.proposing import extraction_with_proposals
from gouji.narrative.reading import paragraph_to_facts
from gouji.narrative.wording import Language, Quoting

Sources = tuple[str | Path, ...]


def cross_check(
    extractions: Sequence[Extraction],
    document: Document,
    *,
    model: Path | None = None,
    forms: Sources = (),
    language: Language = "en",
    facts: Sequence[tuple[Fact, ...]] | None = None,
) -> tuple[Extraction, ...]:
    """The extractions of `document`, with soft checks of their tables against the prose, and proposals from it.

    Values, statuses and verdicts stay as they are. `model` labels the lines (None: the shipped one); `forms` are the
    form files that were read by, whose phrasings stand beside them; `facts` is what extractions_to_facts gave, None to
    read the prose here. Raises MissingPackageError without the extra
    `narrative`, FormError for a broken phrasing, ModelError for a broken model.
    """
    lines = text_to_line_index(document.original)
    quoting = Quoting(document.original, lines.line_of)
    checked = []
    if facts is None:
        facts = extractions_to_facts(extractions, document, model=model, forms=forms)
    for extraction, stated in zip(extractions, facts, strict=True):
        phrasing = _extraction_to_phrasing(extraction, forms)
        if phrasing is None:
            checked.append(_without_phrasing(extraction))
            continue
        checks = facts_to_checks(stated, extraction, phrasing, quoting=quoting, language=language)
        proposed = extraction_with_proposals(extraction, stated, phrasing, quoting=quoting)
        checked.append(replace(proposed, checks=(*proposed.checks, *checks)))
    return tuple(checked)


def extractions_to_facts(
    extractions: Sequence[Extraction], document: Document, *, model: Path | None = None, forms: Sources = ()
) -> list[tuple[Fact, ...]]:
    """For each extraction the figures that the prose of its report states, in order, with spans in the original."""
    if all(_extraction_to_phrasing(extraction, forms) is None for extraction in extractions):
        return [() for _ in extractions]
    taken = [
        cell.span for each in extractions for table in each.tables for cell in table.cells if cell.span is not None
    ]
    paragraphs = document_to_paragraphs(document, taken, load_cached(model).probabilities)
    starts = [0, *(_report_start(extraction) for extraction in extractions[1:]), len(document.original) + 1]
    return [
        _paragraphs_to_facts(extraction, document, paragraphs, start, end, _extraction_to_phrasing(extraction, forms))
        for extraction, (start, end) in zip(extractions, pairwise(starts), strict=True)
    ]


def _paragraphs_to_facts(
    extraction: Extraction,
    document: Document,
    paragraphs: Sequence[Paragraph],
    start: int,
    end: int,
    phrasing: Phrasing | None,
) -> tuple[Fact, ...]:
    facts: list[Fact] = []
    for paragraph in paragraphs if phrasing is not None else ():
        if not start <= document.span(paragraph.start, paragraph.end)[0] < end or phrasing is None:
            continue
        found = paragraph_to_facts(
            document.view[paragraph.start : paragraph.end],
            phrasing,
            year=extraction.year,
            agency=extraction.agency,
            heading=paragraph.heading,
        )
        facts.extend(replace(fact, span=_place(document, paragraph, fact)) for fact in found)
    return tuple(facts)


def _place(document: Document, paragraph: Paragraph, fact: Fact) -> tuple[int, int]:
    return document.span(paragraph.start + fact.span[0], paragraph.start + fact.span[1])


def _report_start(extraction: Extraction) -> int:
    """Where a later report of a text begins: at its title, or where it has none, at its first figure."""
    figures = [cell.span[0] for table in extraction.tables for cell in table.cells if cell.span is not None]
    title = extraction.fact_spans.get("title")
    return min([*figures, *([title[0]] if title else [])], default=0)


def _extraction_to_phrasing(extraction: Extraction, forms: Sources) -> Phrasing | None:
    form = _extraction_to_form(extraction)
    return None if form is None else load_phrasing(form, sources=forms)


def _extraction_to_form(extraction: Extraction) -> str | None:
    """The form that the tables were read by, also where their labels fit several; None without a table."""
    return next((table.form for table in extraction.tables if table.found), None)


def _without_phrasing(extraction: Extraction) -> Extraction:
    form = _extraction_to_form(extraction)
    if form is None:
        return extraction
    note = f"the prose was not read: there is no phrasing of the form {form} (a .narrative.yaml beside the form file)"
    return replace(extraction, notes=(*extraction.notes, note))
