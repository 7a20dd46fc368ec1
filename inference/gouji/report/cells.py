"""The cells to verify as HTML: place, print, proposal with its reason, source line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.extraction import Cell, CellKey, Proposal
from gouji.report.dossier import Dossier, Entry
from gouji.report.findings import source_to_html
from gouji.report.grids import cell_to_class, value_to_html
from gouji.report.markup import Markup, element, join, shortened
from gouji.writing.plain import number_to_digits

LONGEST_REASON = 500
"""Characters of a reason; the longest of the shipped forms have some 300."""

MOST_ENTRIES = 250
"""More than the 197 cells of the largest shipped form."""


def cells_to_html(dossier: Dossier) -> Markup:
    """The section of cells that are not trusted; nothing without any."""
    if not dossier.entries:
        return join()
    words = dossier.words
    heads = ("head_ref", "head_cell", "head_printed", "head_proposal", "head_reason", "head_source")
    shown = dossier.entries[:MOST_ENTRIES]
    rest = words("more", count=len(dossier.entries) - len(shown)) if len(shown) < len(dossier.entries) else None
    return element(
        "section",
        element("h3", words("cells_heading")),
        element("p", words("cells_intro"), class_="intro"),
        element(
            "table",
            element("thead", element("tr", *(element("th", words(head)) for head in heads))),
            *(element("tbody", *_entry_to_rows(entry, dossier)) for entry in shown),
            class_="list verify",
        ),
        element("p", rest) if rest else None,
        class_="verify-cells",
    )


def _entry_to_rows(entry: Entry, dossier: Dossier) -> Iterator[Markup]:
    keys: Sequence[CellKey] = entry.keys
    first = dossier.cells[keys[0]]
    if first.span is None and len(keys) > 1:
        yield _row(entry, _row_name(keys, dossier), first, dossier, span=1)
        return
    yield _row(entry, dossier.cell_link(keys[0]), first, dossier, span=len(keys))
    for key in keys[1:]:
        cell = dossier.cells[key]
        yield element(
            "tr", element("td", dossier.cell_link(key)), _value(cell), element("td", source_to_html(cell, dossier))
        )


def _row(entry: Entry, place: Markup, cell: Cell, dossier: Dossier, *, span: int) -> Markup:
    """The first row of an entry, with what its cells share."""
    spans = {"rowspan": span if span > 1 else None}
    tag = element("span", entry.ref, class_="tag", id=dossier.ref_anchor(entry.ref))
    return element(
        "tr",
        element("td", tag, **spans),
        element("td", place),
        _value(cell),
        element("td", _proposed(cell.proposal, dossier), **spans),
        element("td", _reason(cell, dossier), **spans),
        element("td", source_to_html(cell, dossier)),
    )


def _row_name(keys: Sequence[CellKey], dossier: Dossier) -> Markup:
    """Cells of one row that the text lacks, as links under the row's name."""
    row = dossier.cell_names(keys[0])[0]
    links = [element("a", dossier.cell_names(key)[1], href=f"#{dossier.anchors[key]}", lang="zh-CN") for key in keys]
    comma = dossier.words("list_comma")
    listed = join(links[0], *(part for link in links[1:] for part in (comma, link)))
    before, _, after = dossier.words("columns_counted", row=row, count=len(keys), columns="\0").partition("\0")
    return join(before, listed, after)


def _value(cell: Cell) -> Markup:
    return element("td", value_to_html(cell), class_=f"value {cell_to_class(cell)}")


def _proposed(proposal: Proposal | None, dossier: Dossier) -> Markup:
    if proposal is None or (proposal.value is None and proposal.text is None):
        return element("span", dossier.words("no_proposal"), class_="quiet")
    said = proposal.text if proposal.value is None else number_to_digits(proposal.value)
    return element("b", shortened(said or "", LONGEST_REASON))


def _reason(cell: Cell, dossier: Dossier) -> Markup:
    if cell.proposal is None:
        key = "missing_reason" if cell.status == "missing" else f"means_{cell.status}"
        return join(dossier.words(key))
    return dossier.saying(shortened(cell.proposal.reason, LONGEST_REASON))
