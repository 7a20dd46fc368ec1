"""Extractors of HTML, each a function of a file; they import their tool when called."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def trafilatura(path: Path) -> str:
    import trafilatura as tool

    return str(tool.extract(_html(path), include_tables=True, favor_recall=True) or "")


def html_text(path: Path) -> str:
    import html_text as tool

    return str(tool.extract_text(_html(path)))


def inscriptis(path: Path) -> str:
    from inscriptis import get_text

    return str(get_text(_html(path)))


def resiliparse(path: Path) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(_html(path)))


def resiliparse_plain(path: Path) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(_html(path), preserve_formatting=False))


def html2text(path: Path) -> str:
    import html2text as tool

    converter = tool.HTML2Text()
    converter.body_width = 0
    return str(converter.handle(_html(path)))


def html2text_spaces(path: Path) -> str:
    import html2text as tool

    converter = tool.HTML2Text()
    converter.body_width = 0
    converter.ignore_tables = True
    return str(converter.handle(_html(path)))


def markdownify(path: Path) -> str:
    from markdownify import markdownify as tool

    return str(tool(_html(path)))


def bs4(path: Path) -> str:
    return str(_soup(path).get_text())


def bs4_lines(path: Path) -> str:
    return str(_soup(path).get_text("\n", strip=True))


def bs4_spaces(path: Path) -> str:
    """One line a paragraph or row, as scrapers join them."""
    return _rows(path, " ")


def bs4_tabs(path: Path) -> str:
    return _rows(path, "\t")


def bs4_pipes(path: Path) -> str:
    return _rows(path, " | ")


def selectolax(path: Path) -> str:
    from selectolax.lexbor import LexborHTMLParser

    return str(LexborHTMLParser(_html(path)).body.text())


def lxml(path: Path) -> str:
    from lxml import html

    return str(html.fromstring(_html(path)).text_content())


def pandas(path: Path) -> str:
    """Prose by the paragraph, tables through read_html: merged text is repeated in every place."""
    from io import StringIO

    import pandas as tool

    parts = []
    for element in _blocks(path):
        if element.name == "table":
            # a row of th would become the names of the columns, and the next one would be cut off
            source = str(element).replace("<th", "<td").replace("</th>", "</td>")
            frame = tool.read_html(StringIO(source), flavor="lxml", header=None)[0]
            frame.columns = range(frame.shape[1])
            parts += ["\t".join(map(str, row)) for row in frame.fillna("").to_numpy()]
        else:
            parts.append(element.get_text(" ", strip=True))
    return "\n".join(parts)


def _html(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _soup(path: Path) -> Any:
    from bs4 import BeautifulSoup

    return BeautifulSoup(_html(path), "lxml").body


def _blocks(path: Path) -> list[Any]:
    """Innermost blocks outside tables, and the tables, in order."""
    names = ["p", "div", "li", "h1", "h2", "h3", "td", "th"]
    return [
        element
        for element in _soup(path).find_all([*names, "table"])
        if not element.find_parent("table") and (element.name == "table" or not element.find([*names, "table"]))
    ]


def _rows(path: Path, joint: str) -> str:
    parts = []
    for element in _blocks(path):
        if element.name != "table":
            parts.append(element.get_text(" ", strip=True))
            continue
        for row in element.find_all("tr"):
            parts.append(joint.join(cell.get_text("", strip=True) for cell in row.find_all(["td", "th"])))
    return "\n".join(parts)
