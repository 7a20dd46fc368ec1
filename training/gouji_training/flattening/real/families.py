"""Every layout family that a real tool makes: which file it reads, how the tool is called, what its text still tells.

The flags were set by looking at texts of each family. `placed` is false where values stand away from any label, so that
no reader could tell their row; `blanks` is true where an empty cell leaves a trace of its own at its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gouji_training.flattening.real.extractors import (
    ELINKS,
    LINKS,
    LYNX,
    PANDOC,
    W3M,
    Extractor,
    InEnvironment,
    Office,
    program,
)

Source = Literal["td", "td_p", "compact", "indented", "docx", "pdf", "pdf_vertical"]
"""The file: HTML by what stands in a cell and by white space between tags, DOCX, PDF by the width of value columns."""


@dataclass(frozen=True, slots=True)
class Family:
    """One tool on one kind of file."""

    tool: str
    source: Source
    group: str
    extractor: Extractor
    mode: str = ""
    placed: bool = True
    blanks: bool = False

    @property
    def name(self) -> str:
        """tool/source, or tool-mode/source."""
        return f"{self.tool}{'-' if self.mode else ''}{self.mode}/{self.source}"


def _html(function: str) -> InEnvironment:
    return InEnvironment("html", f"html.{function}")


def _trafilatura() -> Iterator[Family]:
    """Versions differ in where pipes stand; from 2.1 on paragraphs in cells no longer break rows.

    All but 2.3 drop an empty cell without a paragraph, and some fill the row up at its end: no blank tells its place.
    """
    for version, td, td_p in (
        ("2.3", "pipe_rows", "pipe_rows"),
        ("2.1", "pipe_rows", "pipe_rows"),
        ("2.0", "pipe_rows", "pipe_cells"),
        ("1.12", "pipe_rows", "pipe_cells"),
        ("1.8", "pipe_cells", "pipe_cells"),
        ("1.6", "pipe_cells", "pipe_cells"),
        ("1.4", "pipe_rows", "pipe_cells"),
    ):
        extractor = InEnvironment(f"trafilatura-{version}", "html.trafilatura")
        tool = f"trafilatura_{version.replace('.', '_')}"
        yield Family(tool, "td", td, extractor, blanks=version == "2.3")
        yield Family(tool, "td_p", td_p, extractor, blanks=td_p == "pipe_rows")


def _html_tools() -> Iterator[Family]:
    yield Family("html_text", "td", "spaces", _html("html_text"))
    yield Family("html_text", "td_p", "plain_cells", _html("html_text"))
    yield Family("inscriptis", "td", "spaces", _html("inscriptis"))
    yield Family("inscriptis", "td_p", "spaces", _html("inscriptis"))
    yield Family("resiliparse", "td", "tabs", _html("resiliparse"))
    yield Family("resiliparse", "td_p", "plain_cells", _html("resiliparse"))
    yield Family("resiliparse", "td", "glued", _html("resiliparse_plain"), "plain")
    html2text = "html2text"
    yield Family("html2text", "td", "pipe_rows", InEnvironment(html2text, "html.html2text"), blanks=True)
    yield Family("html2text", "td_p", "pipe_rows", InEnvironment(html2text, "html.html2text"), blanks=True)
    yield Family("html2text", "td", "spaces", InEnvironment(html2text, "html.html2text_spaces"), "spaces")
    yield Family("markdownify", "td", "pipe_rows", _html("markdownify"), blanks=True)
    yield Family("markdownify", "td_p", "pipe_rows", _html("markdownify"), blanks=True)


def _html_parsers() -> Iterator[Family]:
    for tool in ("bs4", "selectolax", "lxml"):
        yield Family(tool, "td", "plain_cells", _html(tool), blanks=True)
        yield Family(tool, "compact", "glued", _html(tool))
    yield Family("bs4", "indented", "plain_cells", _html("bs4"))
    yield Family("bs4", "td", "plain_cells", _html("bs4_lines"), "lines")
    yield Family("bs4_rows", "td", "tabs", _html("bs4_tabs"), "tabs", blanks=True)
    yield Family("bs4_rows", "td", "pipe_rows", _html("bs4_pipes"), "pipes", blanks=True)
    yield Family("bs4_rows", "td", "spaces", _html("bs4_spaces"), "spaces")
    yield Family("pandas", "td", "tabs", _html("pandas"), blanks=True)


def _browsers() -> Iterator[Family]:
    for tool, command, widths in (
        ("w3m", W3M, (80, 200)),
        ("lynx", LYNX, (200,)),
        ("elinks", ELINKS, (80, 200)),
        ("links2", LINKS, (120,)),
    ):
        for width in widths:
            yield Family(tool, "td", "spaces", program(command.format(width)), str(width))
    yield Family("w3m", "td_p", "spaces", program(W3M.format(200)), "200")
    yield Family("lynx", "td_p", "plain_cells", program(LYNX.format(200)), "200")
    yield Family("pandoc", "td", "drawn", program(PANDOC.format("plain")), "plain")


def _docx_tools() -> Iterator[Family]:
    yield Family("extractous", "docx", "tabs", InEnvironment("extractous", "docx.extractous"), blanks=True)
    yield Family("docx2txt", "docx", "plain_cells", InEnvironment("docx", "docx.docx2txt"))
    yield Family("mammoth", "docx", "plain_cells", InEnvironment("docx", "docx.mammoth"))
    yield Family("python_docx", "docx", "tabs", InEnvironment("docx", "docx.docx_tabs"), "tabs", blanks=True)
    yield Family("python_docx", "docx", "pipe_rows", InEnvironment("docx", "docx.docx_pipes"), "pipes", blanks=True)
    yield Family("libreoffice", "docx", "plain_cells", Office(), blanks=True)


def _pdf_tools() -> Iterator[Family]:
    for source in ("pdf", "pdf_vertical"):
        kind: Source = "pdf" if source == "pdf" else "pdf_vertical"
        yield Family("pdftotext", kind, "pdf", program("pdftotext FILE -"), placed=False)
        yield Family("pdftotext", kind, "pdf", program("pdftotext -layout FILE -"), "layout")
        yield Family("pdftotext", kind, "pdf", program("pdftotext -raw FILE -"), "raw")
        yield Family("pdfminer", kind, "pdf", _pdf("pdfminer"), placed=False)
        yield Family("pypdf", kind, "pdf", _pdf("pypdf"))
        yield Family("pypdf", kind, "pdf", _pdf("pypdf_layout"), "layout")
        yield Family("pdfplumber", kind, "pdf", _pdf("pdfplumber"))
        yield Family("pdfplumber", kind, "tabs", _pdf("pdfplumber_tables"), "tables", blanks=True)
        yield Family("pypdfium2", kind, "pdf", _pdf("pypdfium2"))


def _pdf(function: str) -> InEnvironment:
    return InEnvironment("pdf", f"pdf.{function}")


FAMILIES: tuple[Family, ...] = (
    *_trafilatura(),
    *_html_tools(),
    *_html_parsers(),
    *_browsers(),
    *_docx_tools(),
    *_pdf_tools(),
)
"""All families; those of one tool are in one split."""
