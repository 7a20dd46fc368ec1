"""Extractors of PDF, each a function of a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def pdfminer(path: Path) -> str:
    from pdfminer import layout
    from pdfminer.high_level import extract_text

    # it breaks ties between boxes by their place in memory, which differs from run to run
    vars(layout)["id"] = _numbering()
    return str(extract_text(str(path)))


def _numbering() -> Callable[[Any], int]:
    """A stand-in for `id`: objects are numbered in the order they are asked for, and kept, so that no number recurs."""
    numbers: dict[int, tuple[int, Any]] = {}

    def number(item: Any) -> int:
        return numbers.setdefault(id(item), (len(numbers), item))[0]

    return number


def pypdf(path: Path) -> str:
    import pypdf as tool

    return "\n".join(page.extract_text() for page in tool.PdfReader(str(path)).pages)


def pypdf_layout(path: Path) -> str:
    import pypdf as tool

    return "\n".join(page.extract_text(extraction_mode="layout") for page in tool.PdfReader(str(path)).pages)


def pdfplumber(path: Path) -> str:
    import pdfplumber as tool

    with tool.open(str(path)) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


def pdfplumber_tables(path: Path) -> str:
    """Text outside the tables as lines, the tables as rows joined by tabs, as scrapers do it."""
    import pdfplumber as tool

    parts: list[str] = []
    with tool.open(str(path)) as document:
        for page in document.pages:
            top = 0.0
            for table in page.find_tables():
                if table.bbox[1] > top:
                    parts.append(page.crop((0, top, page.width, table.bbox[1])).extract_text())
                parts += ["\t".join((cell or "").replace("\n", "") for cell in row) for row in table.extract()]
                top = table.bbox[3]
            if top < page.height:
                parts.append(page.crop((0, top, page.width, page.height)).extract_text())
    return "\n".join(part for part in parts if part)


def pypdfium2(path: Path) -> str:
    import pypdfium2 as tool

    document = tool.PdfDocument(str(path))
    return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")
