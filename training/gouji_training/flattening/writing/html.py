"""A page as the HTML that agencies' sites send: markup of many hands, chrome of the site around the report."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from random import Random
from typing import Literal

from gouji_training.flattening.writing.pieces import text_to_pieces
from gouji_training.synthesis.model import Grid, GridCell, Line
from gouji_training.synthesis.page import Page

_INLINE = (
    "{}",
    "{}",
    "<span>{}</span>",
    '<span style="font-size:12px;font-family:宋体">{}</span>',
    '<font face="仿宋">{}</font>',
    "<strong>{}</strong>",
    '<span style="color:#333"><span>{}</span></span>',
)
_BLOCK = (
    "<p>{}</p>",
    '<p style="text-align:center"><span style="font-size:12px">{}</span></p>',
    '<p class="MsoNormal" align="center"><span lang="EN-US" style="mso-bidi-font-size:10.5pt">{}</span></p>',
    '<p class="MsoNormal">{}<o:p></o:p></p>',
    '<p style="text-indent: 0em;">{}</p>',
)
_PARAGRAPH = (
    "<p>{}</p>",
    "<p>{}</p>",
    '<p style="text-indent:2em;line-height:1.75em"><span style="font-family:仿宋">{}</span></p>',
    '<p class="MsoNormal" style="text-indent:32pt">{}<o:p></o:p></p>',
    "<div>{}</div>",
)
_TABLE = (
    "<table>",
    '<table border="1" cellspacing="0" cellpadding="0" width="100%">',
    '<table class="MsoNormalTable" style="border-collapse:collapse;mso-table-layout-alt:fixed">',
    '<table align="center" width="600">',
)


@dataclass(frozen=True, slots=True)
class Markup:
    """What of the markup changes an extractor's output.

    `cell` is what stands in a td: text within a line (`inline`) or paragraphs (`block`). `source` is the white space
    between the tags of a table: none, line ends, or line ends with indents, inside cells too.
    """

    cell: Literal["inline", "block"] = "inline"
    source: Literal["compact", "lines", "indented"] = "lines"


@dataclass(frozen=True, slots=True)
class _Hand:
    """Choices of one site, drawn once a page."""

    markup: Markup
    inline: str
    block: str
    paragraph: str
    table: str
    heading: str
    padding: str
    broken: float
    body: bool
    headed: bool


def page_to_html(page: Page, markup: Markup, rng: Random) -> str:
    """The whole document, as text to be stored in UTF-8."""
    hand = _Hand(
        markup,
        inline=rng.choice(_INLINE),
        block=rng.choice(_BLOCK),
        paragraph=rng.choice(_PARAGRAPH),
        table=rng.choice(_TABLE),
        heading=rng.choice(("<p><strong>{}</strong></p>", "<p>{}</p>", "<h2>{}</h2>", "<p><b>{}</b></p>")),
        padding=rng.choice(("", "", "", "&nbsp;")),
        broken=rng.choice((0.0, 0.0, 0.3, 0.8)),
        body=rng.random() < 0.5,
        headed=rng.random() < 0.2,
    )
    first, last = _report(page)
    blocks = page.blocks
    parts = [
        "<!DOCTYPE html>",
        '<html><head><meta charset="utf-8"><title>政府信息公开</title></head><body>',
        *_chrome(blocks[:first], rng),
        '<div id="zoom" class="content">',
        *(part for block in blocks[first:last] for part in _block(block, hand, rng)),
        "</div>",
        *_chrome(blocks[last:], rng),
        "</body></html>",
    ]
    return "\n".join(parts)


def _report(page: Page) -> tuple[int, int]:
    """Where the report begins and ends among the blocks: around it stands furniture only."""
    own = [number for number, block in enumerate(page.blocks) if isinstance(block, Grid) or block.label != "furniture"]
    return (own[0], own[-1] + 1) if own else (0, len(page.blocks))


def _chrome(blocks: tuple[Line | Grid, ...], rng: Random) -> list[str]:
    """Menus, fields and the site's foot: a list, blocks, lines of one block or paragraphs."""
    texts = [escape(block.text) for block in blocks if isinstance(block, Line)]
    if not texts:
        return []
    shape = rng.randrange(4)
    if shape == 0:
        items = [f'<li><a href="/{number}">{text}</a></li>' for number, text in enumerate(texts)]
        return ['<ul class="nav">', *items, "</ul>"]
    if shape == 1:
        return [f"<div>{text}</div>" for text in texts]
    if shape == 2:
        return ['<div class="bar">', "<br>".join(texts), "</div>"]
    return [f"<p>{text}</p>" for text in texts]


def _block(block: Line | Grid, hand: _Hand, rng: Random) -> list[str]:
    if isinstance(block, Grid):
        return _table(block, hand, rng)
    if block.label == "blank":
        return ["<p>&nbsp;</p>"]
    dress = hand.heading if block.label == "heading" else hand.paragraph
    return [dress.format(escape(block.text))]


def _table(grid: Grid, hand: _Hand, rng: Random) -> list[str]:
    parts = [hand.table]
    if hand.body:
        parts.append("<tbody>")
    for number, row in enumerate(grid.rows):
        name = "th" if hand.headed and number == 0 else "td"
        cells = [_cell(cell, name, hand, rng) for cell in row]
        parts += _source_row(cells, hand.markup.source)
    if hand.body:
        parts.append("</tbody>")
    parts.append("</table>")
    return ["".join(parts)] if hand.markup.source == "compact" else parts


def _source_row(cells: list[str], source: str) -> list[str]:
    if source == "compact":
        return ["<tr>" + "".join(cells) + "</tr>"]
    indent = "    " if source == "indented" else ""
    return [f"{indent}<tr>", *(indent * 2 + cell for cell in cells), f"{indent}</tr>"]


def _cell(cell: GridCell, name: str, hand: _Hand, rng: Random) -> str:
    spans = "".join(
        f' {side}="{span}"' for side, span in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if span > 1
    )
    return f"<{name}{spans}>{_content(cell, hand, rng)}</{name}>"


def _content(cell: GridCell, hand: _Hand, rng: Random) -> str:
    pieces = text_to_pieces(cell, hand.broken, rng)
    if hand.markup.cell == "block":
        filled = [hand.block.format(escape(piece) or "&nbsp;") for piece in pieces]
        return ("" if hand.markup.source != "indented" else "\n            ").join(filled)
    inner = "<br>".join(escape(piece) for piece in pieces)
    if not inner:
        return hand.padding
    text = hand.inline.format(inner + (hand.padding if cell.kind != "numeric_cell" else ""))
    return f"\n            {text}\n        " if hand.markup.source == "indented" else text
