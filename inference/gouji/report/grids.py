"""The tables of a document as HTML: marked cells that lead to the entries about them."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.extraction import TRUSTED, Cell, ExtraRow, Table
from gouji.report.dossier import Dossier
from gouji.report.markup import Markup, element, join, shortened
from gouji.report.sheet import Sheet, SheetCell, table_to_sheet
from gouji.status_marks import STATUS_MARKS

LONGEST_VALUE = 40
"""Characters of a printed value that are shown; the longest in real reports have 11 (3,020.782万元)."""

MOST_EXTRA_ROWS = 30
"""Added rows that are shown: real reports have up to three."""


def grids_to_html(dossier: Dossier) -> Markup:
    """Every table of the document, missing ones named."""
    if not dossier.extraction.tables:
        return join()
    tables = [_table_to_html(table, dossier) for table in dossier.extraction.tables]
    return element("section", element("h3", dossier.words("grids_heading")), *tables, class_="grids")


def value_to_html(cell: Cell) -> Markup:
    """What is printed, with the mark of the status."""
    printed = shortened(" ".join((cell.text or "").split()), LONGEST_VALUE)
    mark = STATUS_MARKS[cell.status]
    return join(printed, element("b", mark, class_="mark") if mark else None)


def cell_to_class(cell: Cell) -> str:
    """The status; trusted zeros, which nearly all cells are, step back behind the other figures."""
    return "zero" if cell.status == "read" and cell.value == 0 else cell.status


def _table_to_html(table: Table, dossier: Dossier) -> Markup:
    words = dossier.words
    if not table.found:
        heading = dossier.headings()[table.table]
        return element(
            "p", element("b", heading, lang="zh-CN"), words("colon"), words("table_missing"), class_="absent"
        )
    sheet = table_to_sheet(table, dossier.forms)
    trusted = sum(cell.status in TRUSTED for cell in table.cells)
    lines = {"first": table.lines[0], "last": table.lines[1]} if table.lines else {}
    counted = words("table_lines" if lines else "table_counted", trusted=trusted, count=len(table.cells), **lines)
    caption = element("caption", element("b", sheet.heading, lang="zh-CN"), " ", element("small", counted))
    body = [element("tr", *(_sheet_cell_to_html(cell, table.table, dossier) for cell in row)) for row in sheet.rows]
    body.extend(_extra_rows(table.extra_rows, sheet, dossier))
    wide = "sheet wide" if sheet.labels == 0 else "sheet"
    return element("table", caption, _columns(sheet), element("tbody", *body), class_=wide)


def _columns(sheet: Sheet) -> Markup:
    classes = ["of-group"] * (sheet.labels - 1) + ["of-label"] * min(1, sheet.labels) + ["of-value"] * sheet.values
    return element("colgroup", *(element("col", class_=name) for name in classes))


def _sheet_cell_to_html(cell: SheetCell, table: str, dossier: Dossier) -> Markup:
    spans = {"rowspan": cell.rows if cell.rows > 1 else None, "colspan": cell.columns if cell.columns > 1 else None}
    if cell.cell is None:
        name = "td" if cell.kind == "none" else "th"
        return element(name, cell.text, class_=cell.kind, lang="zh-CN", **spans)
    key = (table, cell.cell.row, cell.cell.column)
    refs = [dossier.ref_link(ref) for ref in dossier.refs.get(key, ())]
    links = element("span", *(part for ref in refs for part in (" ", ref)), class_="refs") if refs else None
    return element(
        "td", value_to_html(cell.cell), links, id=dossier.anchors[key], class_=cell_to_class(cell.cell), **spans
    )


def _extra_rows(rows: tuple[ExtraRow, ...], sheet: Sheet, dossier: Dossier) -> Iterator[Markup]:
    width = sheet.labels + sheet.values
    for row in rows[:MOST_EXTRA_ROWS]:
        values = shortened(" | ".join(row.values), 200)
        said = (element("b", shortened(row.label, 80), lang="zh-CN"), " ", values, " ")
        yield element(
            "tr", element("td", *said, element("small", dossier.words("added_row")), colspan=width), class_="added"
        )
    if len(rows) > MOST_EXTRA_ROWS:
        more = dossier.words("more", count=len(rows) - MOST_EXTRA_ROWS)
        yield element("tr", element("td", more, colspan=width), class_="added")
