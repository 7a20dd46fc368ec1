"""The schema of a form file: its structure as typed drafts, before ids and references are resolved."""

from __future__ import annotations

import difflib
import re
from typing import Literal

import msgspec

from gouji.forms.model import CellTest, Over, Severity, ValueType
from gouji.forms.yaml_tree import SourceTree


class Draft(msgspec.Struct, forbid_unknown_fields=True):
    """Base of all drafts: unknown keys are errors."""


class ChapterDraft(Draft):
    """A chapter heading."""

    text: str
    aliases: list[str] = []


class SharedChapters(Draft):
    """The chapter headings of another form."""

    same_as: str


class HeaderDraft(Draft):
    """One header cell: exactly one of `text`, `column`, `row`, `group`; the last three take over that label."""

    text: str | None = None
    aliases: list[str] = []
    column: str | None = None
    row: str | None = None
    group: str | None = None
    also: list[str] = []


class ColumnDraft(Draft):
    """A column that holds values."""

    id: str
    label: str
    value_type: ValueType
    aliases: list[str] = []
    unit: str | None = None
    groups: list[str] = []


class RowDraft(Draft):
    """A row that holds values; `under` is the innermost group it stands in."""

    id: str
    label: str
    aliases: list[str] = []
    under: str | None = None


class GroupDraft(Draft):
    """A label that spans rows."""

    id: str
    label: str
    aliases: list[str] = []
    under: str | None = None


class BlockDraft(Draft):
    """Rows that share a header."""

    id: str
    header: list[str | HeaderDraft]
    columns: list[ColumnDraft]
    rows: list[RowDraft]
    title: str | None = None


class VariantDraft(Draft):
    """A way to print the table."""

    id: str
    without: list[str]


class ConditionDraft(Draft):
    """Where a rule is to be judged."""

    cells: list[str] = []
    agency_ends: list[str] = []
    agency_lacks: list[str] = []


class RuleDraft(Draft):
    """What figures keep: exactly one of `expression` and `test`."""

    id: str
    kind: Literal["hard", "soft"]
    over: Over
    text: dict[Literal["zh", "en"], str]
    source: str
    expression: str | None = None
    test: CellTest | None = None
    only: list[str] = []
    when: ConditionDraft | None = None
    reason: str = ""
    severity: Severity | None = None


class DerivedDraft(Draft):
    """A sum under a name."""

    id: str
    over: Over
    expression: str
    text: dict[Literal["zh", "en"], str] = {}


class TableDraft(Draft):
    """A table written out; or, with `same_as`, one of another form with its variants in the order given."""

    id: str | None = None
    heading: str | None = None
    layout: Literal["rows", "one_row"] | None = None
    blocks: list[BlockDraft] = []
    groups: list[GroupDraft] = []
    variants: list[VariantDraft | str] = []
    derived: list[DerivedDraft] = []
    rules: list[RuleDraft] = []
    same_as: str | None = None


class FormDraft(Draft):
    """A whole form file."""

    id: str
    title: str
    notice: str
    reports: tuple[int | None, int | None]
    chapters: list[ChapterDraft] | SharedChapters
    tables: list[TableDraft]


_KEYS = sorted({field for draft in Draft.__subclasses__() for field in draft.__struct_fields__})
_PLACE = re.compile(r"^(?P<problem>.*?)(?: - at `\$?\.?(?P<path>.*)`)?$", re.DOTALL)
_QUOTED = re.compile(r"`([^`]*)`")


def tree_to_draft(tree: SourceTree) -> FormDraft:
    """Check the structure. Raises FormError for unknown or missing keys, wrong types and unknown choices."""
    try:
        return msgspec.convert(tree.data, FormDraft)
    except msgspec.ValidationError as error:
        match = _PLACE.match(str(error))
        problem, path = (match["problem"], match["path"] or "") if match else (str(error), "")
        raise tree.error(path, *_problem_and_cure(problem, path)) from error


def _problem_and_cure(problem: str, path: str) -> tuple[str, str]:
    quoted = _QUOTED.findall(problem)
    if "unknown field" in problem:
        near = difflib.get_close_matches(quoted[0], _KEYS, n=1)
        cure = f"did you mean {near[0]!r}?" if near else f"known keys are {', '.join(_KEYS)}"
        return f"unknown key {quoted[0]!r}", cure
    if "missing required field" in problem:
        return f"the key {quoted[0]!r} is missing", "add it"
    if "Invalid enum value" in problem:
        return problem, f"allowed values are {_choices(path)}"
    if path.endswith(("text", "label")) or "Expected `str" in problem:
        return problem, "write text there (quote what looks like a number or null)"
    return problem, "write a value of that type there"


_CHOICES = {
    "value_type": "count, signed, amount",
    "layout": "rows, one_row",
    "over": "rows, columns, table",
    "kind": "hard, soft",
    "test": "types, figures",
    "severity": "error, warning, note",
}


def _choices(path: str) -> str:
    return _CHOICES.get(path.rpartition(".")[2], "zh, en")
