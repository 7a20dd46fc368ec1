"""Extractions to the whole page: a list of documents where there are several, a section each, how to read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gouji.document import Document
from gouji.extraction import Extraction
from gouji.forms.model import Form
from gouji.report.dossier import Dossier, extraction_to_dossier
from gouji.report.markup import Markup, element, shortened, stylesheet
from gouji.report.section import dossier_to_html
from gouji.report.texts import Language, Words, load_words
from gouji.status_marks import STATUS_MARKS
from gouji.version import __version__
from gouji.writing.labels import forms_to_labels

STYLE = Path(__file__).with_name("style.css")

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Keeps the browser from fetching or running anything, whatever the documents hold."""

HTML_LANGUAGES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}

LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Reported:
    """One extraction and the document that its source lines are quoted from, if it is at hand."""

    extraction: Extraction
    document: Document | None


@dataclass(frozen=True, slots=True)
class _Listed:
    """A line of the list: what remains of a document once its section is written."""

    number: int
    name: str
    year: int | None
    verdict: str
    counts: tuple[int, ...]


def reported_to_html(items: Iterable[Reported], forms: Mapping[str, Form], *, language: Language = "zh") -> str:
    """The page; the same bytes for the same extractions.

    `forms` gives by id the forms that the tables name. A table whose form is not there is drawn by ids, and its checks
    keep the messages they have.
    """
    words = load_words(language)
    labels = forms_to_labels(forms.values())
    sections: list[Markup] = []
    listed: list[_Listed] = []
    for number, item in enumerate(items, start=1):
        dossier = extraction_to_dossier(number, item.extraction, item.document, forms=forms, labels=labels, words=words)
        sections.append(dossier_to_html(dossier))
        listed.append(_dossier_to_listed(dossier))
    back = element("p", element("a", words("to_list"), href="#list"), class_="back") if len(listed) > 1 else None
    body = element(
        "body",
        element("header", element("h1", words("page_title"), id="top"), _how_to_read(words)),
        _list_to_html(listed, words) if len(listed) > 1 else None,
        *(part for section in sections for part in (section, back)),
        element("footer", words("made_by", version=__version__)),
    )
    return "<!DOCTYPE html>\n" + element("html", _head(words), body, lang=HTML_LANGUAGES[language]) + "\n"


def _head(words: Words) -> Markup:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", words("page_title")),
        stylesheet(STYLE.read_text(encoding="utf-8")),
    )


def _how_to_read(words: Words) -> Markup:
    said = ("how_order", "how_refs", "how_marks", "how_lines", "how_values")
    return element(
        "section",
        element("h2", words("how_heading")),
        element("ul", *(element("li", words(key)) for key in said)),
        element("h3", words("legend_heading")),
        element("table", *(_legend_row(status, words) for status in STATUS_MARKS), class_="legend"),
        class_="how",
    )


def _legend_row(status: str, words: Words) -> Markup:
    shown = "" if status == "missing" else "/" if status == "blank" else "12"
    sample = element("td", shown, element("b", STATUS_MARKS[status], class_="mark"), class_=f"value {status}")
    meaning = element("td", words(f"means_{status}"))
    return element("tr", sample, element("th", words(f"status_{status}")), meaning)


COUNTED = ("list_breaches", "list_broken", "list_cells", "list_remarks", "list_undecided")


def _dossier_to_listed(dossier: Dossier) -> _Listed:
    extraction, checks = dossier.extraction, dossier.checks
    cells = sum(len(entry.keys) for entry in dossier.entries)
    counts = (len(checks.breaches), len(checks.broken), cells, len(checks.remarks), len(checks.undecided))
    name = extraction.agency or extraction.title or extraction.source
    return _Listed(dossier.number, shortened(name, LONGEST_NAME), extraction.year, extraction.verdict, counts)


def _list_to_html(listed: Sequence[_Listed], words: Words) -> Markup:
    heads = ("list_number", "fact_agency", "fact_year", "fact_verdict", *COUNTED)
    return element(
        "section",
        element("h2", words("list_heading", count=len(listed)), id="list"),
        element(
            "table",
            element("thead", element("tr", *(element("th", words(head)) for head in heads))),
            element("tbody", *(_listed_to_row(item, words) for item in listed)),
            class_="list documents",
        ),
    )


def _listed_to_row(item: _Listed, words: Words) -> Markup:
    verdict = element("span", words(f"verdict_{item.verdict}"), class_=f"verdict {item.verdict}")
    counts = (element("td", count, class_="value" if count else "value none-counted") for count in item.counts)
    return element(
        "tr",
        element("td", item.number),
        element("td", element("a", item.name, href=f"#d{item.number}", lang="zh-CN")),
        element("td", words("unknown") if item.year is None else item.year),
        element("td", verdict),
        *counts,
    )
