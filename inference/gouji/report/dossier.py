"""One document of the report with all that its parts share: references, anchors, names of cells and rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from gouji.document import Document
from gouji.extraction import TRUSTED, Cell, CellKey, Check, Extraction
from gouji.forms.model import Form, Rule
from gouji.report.markup import Markup, element, join
from gouji.report.sentences import Sorted, extraction_to_sorted
from gouji.report.texts import Words, english_to_words
from gouji.writing.labels import NO_LABELS, SEPARATOR, Labels

FEW_CELLS = 6
"""Cells of a check up to which its zeros are listed too; a sum over a whole column has 22, nearly all 0."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Cells to verify that share status and proposal, under one reference such as B3."""

    ref: str
    keys: tuple[CellKey, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """`number` counts the documents of the report from 1; `refs` are the references of each cell, in order.

    `check_refs` are the references of checks by id: A for failed hard ones, C for soft ones, D for undecided ones.
    """

    number: int
    extraction: Extraction
    document: Document | None
    forms: Mapping[str, Form]
    labels: Labels
    words: Words
    checks: Sorted
    cells: Mapping[CellKey, Cell]
    anchors: Mapping[CellKey, str]
    check_refs: Mapping[str, str]
    entries: tuple[Entry, ...]
    refs: Mapping[CellKey, tuple[str, ...]]

    def ref_anchor(self, ref: str) -> str:
        """The id of the element that a reference leads to."""
        return f"d{self.number}-{ref}"

    def ref_link(self, ref: str) -> Markup:
        """A reference as a link."""
        return element("a", ref, href=f"#{self.ref_anchor(ref)}", class_="ref")

    def cell_link(self, key: CellKey) -> Markup:
        """The name of a cell as a link to its place in the table."""
        return element("a", self.cell_label(key), href=f"#{self.anchors[key]}", lang="zh-CN")

    def cell_label(self, key: CellKey) -> str:
        """Row and column; the innermost labels tell the cell."""
        row, column = self.cell_names(key)
        return self.words("label", row=row, column=column)

    def cell_names(self, key: CellKey) -> tuple[str, str]:
        """Labels of row and column."""
        table, row, column = key
        form = next((known.form for known in self.extraction.tables if known.table == table), "")
        labels = self.labels.get((form, table), NO_LABELS)
        return _innermost(labels.row(row)), _innermost(labels.column(row, column))

    def headings(self) -> dict[str, str]:
        """Printed headings of the tables by id."""
        return {
            t.table: self.labels.get((t.form, t.table), NO_LABELS).heading or t.table for t in self.extraction.tables
        }

    def saying(self, said: str) -> Markup:
        """What gouji says of a cell or the document, in the report's language, checks named and linked."""
        text = english_to_words(said, self.words, self.headings())
        ids = sorted((check.id for check in self.checks.all if check.id in text), key=len, reverse=True)
        if not ids:
            return join(text)
        parts = re.split(f"({'|'.join(map(re.escape, ids))})", text)
        return join(*(self._check_name(part) if part in ids else part for part in parts))

    def _check_name(self, check_id: str) -> Markup:
        ref = self.check_refs.get(check_id)
        if ref is not None:
            return self.ref_link(ref)
        rule = self.check_to_rule(check_id)
        if rule is None:
            return join(check_id)
        axis = self._axis_label(rule, check_id.removeprefix(rule.id).removeprefix("."))
        statement = rule.text.get(self.words.language) or rule.id
        return join(self.words("rule_at", axis=axis, rule=statement) if axis else statement)

    def check_to_rule(self, check_id: str) -> Rule | None:
        """The rule that a check puts to the figures; None where no form at hand has it."""
        known = (
            rule
            for form in (self.forms.get(table.form) for table in self.extraction.tables)
            for rule in (form.rules if form else ())
            if check_id == rule.id or check_id.startswith(f"{rule.id}.")
        )
        return max(known, key=lambda rule: len(rule.id), default=None)

    def _axis_label(self, rule: Rule, axis: str) -> str:
        if not axis:
            return ""
        for table, row, column in self.cells:
            if table == rule.table and axis == (row if rule.over == "rows" else column):
                return self.cell_names((table, row, column))[rule.over != "rows"]
        return axis


def extraction_to_dossier(
    number: int,
    extraction: Extraction,
    document: Document | None,
    *,
    forms: Mapping[str, Form],
    labels: Labels,
    words: Words,
) -> Dossier:
    """All that the parts of one document's section share."""
    cells = {(t.table, c.row, c.column): c for t in extraction.tables if t.found for c in t.cells}
    checks = extraction_to_sorted(extraction, forms, words.language)
    lists = {"A": (*checks.breaches, *checks.broken), "C": checks.remarks, "D": checks.undecided}
    check_refs = {check.id: f"{letter}{n}" for letter, some in lists.items() for n, check in enumerate(some, start=1)}
    entries = tuple(_cells_to_entries(cells))
    return Dossier(
        number=number,
        extraction=extraction,
        document=document,
        forms=forms,
        labels=labels,
        words=words,
        checks=checks,
        cells=cells,
        anchors={key: f"d{number}-c{place}" for place, key in enumerate(cells, start=1)},
        check_refs=check_refs,
        entries=entries,
        refs=_refs(lists, check_refs, entries, cells),
    )


def check_to_shown(check: Check, cells: Mapping[CellKey, Cell]) -> list[CellKey]:
    """The cells of a check that are worth a line: not the zeros of a long sum."""
    known = [key for key in check.cells if key in cells]
    if len(known) <= FEW_CELLS:
        return known
    return [key for key in known if cells[key].value != 0 or cells[key].status not in TRUSTED]


def _refs(
    lists: Mapping[str, Iterable[Check]],
    check_refs: Mapping[str, str],
    entries: Iterable[Entry],
    cells: Mapping[CellKey, Cell],
) -> dict[CellKey, tuple[str, ...]]:
    found: dict[CellKey, list[str]] = {}
    for check in lists["A"]:
        for key in check_to_shown(check, cells):
            found.setdefault(key, []).append(check_refs[check.id])
    for entry in entries:
        for key in entry.keys:
            found.setdefault(key, []).append(entry.ref)
    for check in lists["C"]:
        for key in check_to_shown(check, cells):
            found.setdefault(key, []).append(check_refs[check.id])
    return {key: tuple(refs) for key, refs in found.items()}


def _cells_to_entries(cells: Mapping[CellKey, Cell]) -> Iterable[Entry]:
    doubtful = [(key, cell) for key, cell in cells.items() if cell.status not in TRUSTED]
    groups = groupby(doubtful, key=lambda item: _entry_key(*item))
    for number, (_, items) in enumerate(groups, start=1):
        yield Entry(f"B{number}", tuple(key for key, _ in items))


def _entry_key(key: CellKey, cell: Cell) -> tuple[object, ...]:
    """What cells of one entry share; missing ones without a proposal make an entry a row."""
    proposal = cell.proposal
    if proposal is not None and proposal.value is not None:
        return key
    return (key[0], key[1] if cell.span is None else "", cell.status, proposal)


def _innermost(path: str) -> str:
    return path.rpartition(SEPARATOR)[2]
