"""A page as a word-processor file: paragraphs and tables with true merges, as the form of the notice has them.

The file is written by hand, as a zip of few parts without dates, so that the same page gives the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from random import Random
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gouji_training.flattening.own.places import Place, grid_to_places
from gouji_training.flattening.writing.paper import page_to_paper
from gouji_training.flattening.writing.pieces import text_to_pieces
from gouji_training.synthesis.model import Grid, GridCell, Line
from gouji_training.synthesis.page import Page

_SPACE = "http://schemas.openxmlformats.org"
_TYPES = (
    f'<Types xmlns="{_SPACE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_SPACE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_SPACE}/officeDocument/2006/relationships/{{kind}}" Target="{{target}}"/></Relationships>'
)
_STYLES = (
    f'<w:styles xmlns:w="{_SPACE}/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" '
    'w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1">'
    '<w:name w:val="heading 1"/></w:style></w:styles>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_WIDTH = 9000
"""Width of a table in twentieths of a point: A4 less its margins."""


def page_to_docx(page: Page, rng: Random) -> bytes:
    """The whole file."""
    blocks = page_to_paper(page, rng).blocks
    styled, broken, marked = rng.random() < 0.3, rng.choice((0.0, 0.0, 0.4)), rng.random() < 0.3
    parts = []
    for block in blocks:
        parts.append(_table(block, broken, rng) if isinstance(block, Grid) else _paragraph(block, styled))
    if marked:
        parts.append('<w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>')
    document = (
        f'<w:document xmlns:w="{_SPACE}/wordprocessingml/2006/main"><w:body>{"".join(parts)}</w:body></w:document>'
    )
    return _zip(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS.format(kind="officeDocument", target="word/document.xml"),
            "word/_rels/document.xml.rels": _RELATIONS.format(kind="styles", target="styles.xml"),
            "word/styles.xml": _STYLES,
            "word/document.xml": document,
        }
    )


def _zip(parts: dict[str, str]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(
                ZipInfo(name),
                compress_type=ZIP_DEFLATED,
                data=f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}',
            )
    return data.getvalue()


def _paragraph(line: Line, styled: bool) -> str:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if styled and line.label == "heading" else ""
    return f"<w:p>{style}{_run(line.text)}</w:p>"


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _table(grid: Grid, broken: float, rng: Random) -> str:
    columns = f'<w:gridCol w:w="{_WIDTH // grid.width}"/>' * grid.width
    rows = "".join(_row(row, broken, rng) for row in grid_to_places(grid))
    look = f'<w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _row(places: list[Place], broken: float, rng: Random) -> str:
    """Cells of one row: a cell that goes on from above is there, but empty."""
    cells, at = [], 0
    while at < len(places):
        place = places[at]
        span = min(place.cell.colspan, len(places) - at)
        cells.append(_cell(place.cell, span, place.begins, broken, rng))
        at += span
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _cell(cell: GridCell, span: int, begins: bool, broken: float, rng: Random) -> str:
    merge = "" if cell.rowspan == 1 else f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>'
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    texts = text_to_pieces(cell, broken, rng) if begins else [""]
    look = f'<w:tcPr><w:tcW w:w="0" w:type="auto"/>{wide}{merge}</w:tcPr>'
    return f"<w:tc>{look}{''.join(f'<w:p>{_run(text)}</w:p>' for text in texts)}</w:tc>"
