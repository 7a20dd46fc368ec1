"""Names of elements, by what they mean for lines and cells."""

from __future__ import annotations

VOID = frozenset(
    {"area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link"}
    | {"meta", "param", "source", "track", "wbr"}
)
"""They have no content and no end tag."""

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"}
    | {"div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"head", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup"}
    | {"option", "p", "plaintext", "pre", "search", "section", "summary", "title", "ul", "xmp"}
)
"""They stand on lines of their own."""

NOT_ENDING_P = frozenset({"title", "option", "optgroup", "legend", "caption", "figcaption"})
"""Blocks that leave an open paragraph open."""

SELF_ENDING = frozenset({"li", "dd", "dt", "option", "optgroup"})
"""The next one ends the one before."""

NOT_SHOWN = frozenset({"template", "svg", "datalist", "object", "audio", "video", "canvas"})
"""A browser shows no text of them."""

PRE = frozenset({"pre", "listing", "xmp", "plaintext"})
"""Their white space counts."""

GROUPS = frozenset({"tbody", "thead", "tfoot"})
STRUCTURE = frozenset({"table", "tr", "td", "th"}) | GROUPS

FRAMES = frozenset({"html", "body", "head"})
"""Their end tags mean nothing: damaged pages go on behind them."""

TABLES_OF_XML = {"row": "tr", "cell": "td"}
"""Rows and cells as XML of texts (TEI) names them inside of a table."""
