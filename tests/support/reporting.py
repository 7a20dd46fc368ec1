"""Documents of the demo for the HTML report, one damaged, and pages taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from gouji.batch import readable_to_outcome, source_to_readable
from gouji.document import Document
from gouji.reading import text_to_document
from gouji.report import Reported

DEMO = Path(__file__).resolve().parents[2] / "annotations" / "demo"

VOID = {"meta", "br", "col"}


@dataclass
class Parsed(HTMLParser):
    """Tags with their attributes, ids, links, and the text of each class."""

    page: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    open: list[tuple[str, set[str]]] = field(default_factory=list)
    text: str = ""
    by_class: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        classes = set((given.get("class") or "").split())
        for name in classes:
            self.by_class.setdefault(name, []).append("")
        if tag not in VOID:
            self.open.append((tag, classes))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "style":
            return
        self.text += data
        for name in set().union(*(classes for _, classes in self.open)):
            self.by_class[name][-1] += data

    def ids(self) -> list[str]:
        return [given["id"] or "" for _, given in self.tags if "id" in given]

    def links(self) -> list[str]:
        return [given["href"] or "" for _, given in self.tags if "href" in given]


def document_to_reported(document: Document) -> list[Reported]:
    outcome = readable_to_outcome(source_to_readable(document, 1))
    assert outcome.error is None
    return [Reported(extraction, document) for extraction in outcome.extractions]


@cache
def demo_text(name: str) -> str:
    return (DEMO / name).read_text(encoding="utf-8")


@cache
def breach_items() -> tuple[Reported, ...]:
    """A clean document whose total of one row was changed: the report's own breach."""
    text = demo_text("01-pipe-rows.txt")
    changed = text.replace("(一)予以公开 | 7 | 2 | 0 | 0 | 1 | 0 | 10", "(一)予以公开 | 7 | 2 | 0 | 0 | 1 | 0 | 11")
    assert changed != text
    return tuple(document_to_reported(text_to_document(changed, source="breach.txt")))


@cache
def defect_items() -> tuple[Reported, ...]:
    """A document with a lost row, blanks, an added row, and a total of its own that is wrong in rows that are whole."""
    return tuple(document_to_reported(text_to_document(demo_text("08-defects.txt"), source="08-defects.txt")))


@cache
def exchanged_items() -> tuple[Reported, ...]:
    """Two figures of one row in each other's place, which may have been misread."""
    text = demo_text("01-pipe-rows.txt")
    changed = text.replace("(一)予以公开 | 7 | 2 | 0 | 0 | 1 | 0 | 10", "(一)予以公开 | 2 | 7 | 0 | 0 | 1 | 0 | 10")
    assert changed != text
    return tuple(document_to_reported(text_to_document(changed, source="exchanged.txt")))
