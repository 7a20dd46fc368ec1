"""Shares worked out of trusted cells, by definitions that are data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from gouji.checking import table_to_variant_id
from gouji.checking.instances import Part
from gouji.checking.sums import parts_to_sum
from gouji.errors import InputError
from gouji.extraction import TRUSTED, Extraction, Number, Table
from gouji.forms import form_to_cells, form_to_table
from gouji.forms.expressions import ExpressionError, name_matches, text_to_terms
from gouji.forms.model import Form, Term
from gouji.panel.columns import Row

SHIPPED = Path(__file__).parent / "data" / "indicators.yaml"

MAX_NAMED = 6
"""More cells than this are counted, not listed."""

_KEYS = {"id", "label", "table", "numerator", "denominator", "text"}


@dataclass(frozen=True, slots=True)
class Indicator:
    """numerator / denominator over cells of one table; `label` and `text` by language, "zh" and "en"."""

    id: str
    table: str
    numerator: tuple[Term, ...]
    denominator: tuple[Term, ...]
    definition: str
    label: Mapping[str, str]
    text: Mapping[str, str]


def path_to_indicators(path: Path = SHIPPED) -> tuple[Indicator, ...]:
    """The definitions in a YAML file. Raises FormError or InputError naming file, place and cure."""
    from gouji.forms.yaml_tree import MAX_BYTES, bytes_to_tree

    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{path}: cannot be read: {reason}; name a readable YAML file") from error
    tree = bytes_to_tree(content, name=str(path))
    data = tree.data
    if not isinstance(data, dict) or set(data) != {"indicators"} or not isinstance(data["indicators"], list):
        raise tree.error("", "not a list of indicators", "write `indicators:` and its items under it")
    found: dict[str, Indicator] = {}
    for number, item in enumerate(data["indicators"]):
        try:
            indicator = _item_to_indicator(item)
        except ValueError as error:
            raise tree.error(f"indicators[{number}]", str(error), "see docs/panel.md") from error
        if indicator.id in found:
            raise tree.error(f"indicators[{number}]", f"the id {indicator.id} is given twice", "rename one")
        found[indicator.id] = indicator
    return tuple(found.values())


def _item_to_indicator(item: Any) -> Indicator:
    if not isinstance(item, dict) or set(item) != _KEYS:
        raise ValueError(f"an indicator has the keys {', '.join(sorted(_KEYS))}")
    for key in ("label", "text"):
        if not isinstance(item[key], dict) or not {"zh", "en"} <= set(item[key]):
            raise ValueError(f"{key} needs zh and en")
    for key in ("id", "table", "numerator", "denominator"):
        if not isinstance(item[key], str):
            raise ValueError(f"{key} must be text")
    terms = {key: _text_to_terms(item[key]) for key in ("numerator", "denominator")}
    definition = f"({item['numerator']}) / ({item['denominator']})"
    texts = ({language: str(text) for language, text in item[key].items()} for key in ("label", "text"))
    return Indicator(item["id"], item["table"], terms["numerator"], terms["denominator"], definition, *texts)


def _text_to_terms(text: str) -> tuple[Term, ...]:
    terms = text_to_terms(text)
    for term in terms:
        if term.previous or (term.name is not None and "/" not in term.name):
            raise ExpressionError(f"{term.name!r} is no row/column of one report", "write ROW/COLUMN")
    return terms


def extraction_to_indicator_rows(
    agency: str, report: Extraction, indicators: Sequence[Indicator], forms: Mapping[str, Form]
) -> Iterator[Row]:
    """Rows of the sheet of indicators (columns.INDICATORS), in the order of the definitions."""
    tables = {table.table: table for table in report.tables}
    for indicator in indicators:
        table = tables.get(indicator.table)
        sums: _Sums = (None, None)
        if table is None:
            said = _said("not_applicable", "表式中没有这张表", "the form has no such table")
        else:
            said, sums = _table_to_sums(table, forms[table.form], indicator)
        outcome, zh, en = said
        value = _sums_to_share(*sums) if outcome == "defined" else None
        form = table.form if table else report.form
        labels = (indicator.label["zh"], indicator.label["en"])
        head = (agency, report.year, indicator.id, *labels, value, *sums)
        yield (*head, outcome, zh, en, indicator.definition, form, report.source)


def _sums_to_share(top: Number | None, bottom: Number | None) -> float | None:
    return None if top is None or not bottom else float(Fraction(top) / Fraction(bottom))


_Said = tuple[str, str | None, str | None]
_Sums = tuple[Number | None, Number | None]


def _said(outcome: str, zh: str | None = None, en: str | None = None) -> _Said:
    return outcome, zh, en


def _table_to_sums(table: Table, form: Form, indicator: Indicator) -> tuple[_Said, _Sums]:
    if not table.found:
        return _said("undecided", "没有找到这张表", "the table was not found"), (None, None)
    known = form_to_cells(form, table.table, table_to_variant_id(table, form))
    sides = [_terms_to_parts(terms, known) for terms in (indicator.numerator, indicator.denominator)]
    if any(part is None for side in sides for part in side):
        return _said("not_applicable", "表式中没有这些单元格", "the form does not have these cells"), (None, None)
    parts = [[part for part in side if part is not None] for side in sides]
    values = {(cell.row, cell.column): cell.value for cell in table.cells if cell.status in TRUSTED}
    top, bottom = (parts_to_sum(side, lambda part: values.get(part.place or ("", ""))) for side in parts)
    places = dict.fromkeys(part.place for side in parts for part in side if part.place)
    lacking = [place for place in places if values.get(place) is None]
    if lacking:
        zh, en = _places_to_names(lacking, form, table.table)
        return _said("undecided", f"{zh}没有可信的数", f"no trusted figure in {en}"), (top, bottom)
    if bottom is None or bottom <= 0:
        return _said("undefined", f"分母为 {bottom}", f"the denominator is {bottom}"), (top, bottom)
    return _said("defined"), (top, bottom)


def _terms_to_parts(terms: Sequence[Term], known: Sequence[tuple[str, str]]) -> list[Part | None]:
    """Cells of the terms in printed order; None for a name that stands for no cell."""
    parts: list[Part | None] = []
    for term in terms:
        if term.name is None:
            parts.append(Part(term.factor, None))
            continue
        found = [place for place in known if name_matches(term.name, "/".join(place))]
        parts += [Part(term.factor, place) for place in found] or [None]
    return parts


def _places_to_names(places: Sequence[tuple[str, str]], form: Form, table_id: str) -> tuple[str, str]:
    labels = {row.id: row.label.text for block in form_to_table(form, table_id).blocks for row in block.rows}
    zh = "、".join(labels[row] for row, _ in places[:MAX_NAMED])
    en = ", ".join("/".join(place) for place in places[:MAX_NAMED])
    if len(places) > MAX_NAMED:
        zh, en = f"{zh}等 {len(places)} 格", f"{en} and {len(places) - MAX_NAMED} more"
    return zh, en
