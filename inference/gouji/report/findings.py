"""Failed and undecided checks as HTML: a sentence with the figures, the cells, their source lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.extraction import Cell, CellKey, Check
from gouji.report.dossier import Dossier, check_to_shown
from gouji.report.grids import cell_to_class, value_to_html
from gouji.report.markup import Markup, element, join, shortened
from gouji.report.quoting import span_to_quote
from gouji.writing.plain import number_to_digits

LONGEST_MESSAGE = 600
"""Characters of a sentence; those of the shipped rules stay under 200."""

MOST_LISTED = 60
"""Entries of one kind that are listed: a text that was cut off leaves some 40 checks undecided."""


def failed_checks_to_html(name: str, checks: Sequence[Check], dossier: Dossier) -> Markup:
    """The section `name` (breaches, broken or remarks); nothing without checks."""
    if not checks:
        return join()
    words = dossier.words
    entries = (_check_to_html(check, dossier) for check in checks[:MOST_LISTED])
    return element(
        "section",
        element("h3", words(f"{name}_heading")),
        element("p", words(f"{name}_intro"), class_="intro"),
        *entries,
        more_to_html(len(checks), dossier),
        class_=name,
    )


def undecided_checks_to_html(checks: Sequence[Check], dossier: Dossier) -> Markup:
    """A line each; nothing without checks."""
    if not checks:
        return join()
    words = dossier.words
    lines = (
        element("li", _tag(check, dossier), " ", _statement(check, dossier), shortened(check.message, LONGEST_MESSAGE))
        for check in checks[:MOST_LISTED]
    )
    return element(
        "section",
        element("h3", words("undecided_heading")),
        element("p", words("undecided_intro"), class_="intro"),
        element("ul", *lines),
        more_to_html(len(checks), dossier),
        class_="undecided",
    )


def more_to_html(count: int, dossier: Dossier) -> Markup | None:
    """How many of `count` entries were not listed."""
    return element("p", dossier.words("more", count=count - MOST_LISTED)) if count > MOST_LISTED else None


def source_to_html(cell: Cell, dossier: Dossier) -> Markup:
    """Line number and line, what the cell was read from marked."""
    if cell.line is None or cell.span is None:
        return element("span", dossier.words("no_line"), class_="quiet")
    number = element("span", dossier.words("line", number=cell.line), class_="line")
    if dossier.document is None:
        return number
    quote = span_to_quote(dossier.document, cell.span)
    marked = element("mark", quote.inside)
    return join(number, " ", element("q", quote.before, marked, quote.after, lang="zh-CN"))


def _check_to_html(check: Check, dossier: Dossier) -> Markup:
    message = shortened(check.message, LONGEST_MESSAGE)
    sentence = element("h4", _tag(check, dossier), " ", message)
    return element("article", sentence, _difference(check, dossier), _cells(check, dossier), class_="finding")


def _tag(check: Check, dossier: Dossier) -> Markup:
    ref = dossier.check_refs[check.id]
    return element("span", ref, class_="tag", id=dossier.ref_anchor(ref))


def _statement(check: Check, dossier: Dossier) -> str:
    rule = dossier.check_to_rule(check.id)
    said = rule.text.get(dossier.words.language) if rule else None
    return f"{said}{dossier.words('colon')}" if said else ""


def _difference(check: Check, dossier: Dossier) -> Markup | None:
    """Both sides of a sum; of a check that compares nothing, nothing."""
    if check.left is None or check.right is None:
        return None
    left, right = number_to_digits(check.left), number_to_digits(check.right)
    apart = number_to_digits(max(check.left, check.right) - min(check.left, check.right))
    return element("p", dossier.words("difference", left=left, right=right, difference=apart), class_="figures")


def _cells(check: Check, dossier: Dossier) -> Markup | None:
    shown = check_to_shown(check, dossier.cells)
    if not shown:
        return None
    words = dossier.words
    heads = (element("th", words(name)) for name in ("head_cell", "head_printed", "head_source"))
    hidden = sum(key in dossier.cells for key in check.cells) - len(shown)
    rest = [element("tr", element("td", words("zeros", count=hidden), colspan=3), class_="quiet")] if hidden else []
    return element("table", element("tr", *heads), *_rows(shown, dossier), *rest, class_="list")


def _rows(keys: Sequence[CellKey], dossier: Dossier) -> Iterator[Markup]:
    for key in keys:
        cell = dossier.cells[key]
        yield element(
            "tr",
            element("td", dossier.cell_link(key)),
            element("td", value_to_html(cell), class_=f"value {cell_to_class(cell)}"),
            element("td", source_to_html(cell, dossier)),
        )
