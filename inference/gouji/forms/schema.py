"""The schema of a form file: its structure as typed drafts, before ids and references are resolved."""

from __future__ import annotations

import difflib
import re
from typing import Literal

import msgspec

from gouji.forms.model import CellTest, Over, Severity, ValueType
from gouji.forms.yaml_tree import SourceTree, Tree


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
        problem, cure = _problem_and_cure(problem, path)
        raise tree.error(path, _path_to_owner(path, tree.data) + problem, cure) from error


_OWNER = re.compile(r"tables\[(\d+)\]\.(rules|derived)\[(\d+)\]")


def _path_to_owner(path: str, data: Tree) -> str:
    """The rule or derived figure that a place is in, with a colon; nothing elsewhere, or where it has no id."""
    match = _OWNER.match(path)
    if match is None or not isinstance(data, dict):
        return ""
    entry = _at(_at(_at(_at(data, "tables"), int(match[1])), match[2]), int(match[3]))
    name = _at(entry, "id")
    return f"{match[2].removesuffix('s')} {name}: " if isinstance(name, str) else ""


def _at(data: Tree, key: str | int) -> Tree:
    """What stands under a key, or in a place of a list; None where nothing does."""
    if isinstance(data, dict) and isinstance(key, str):
        return data.get(key)
    return data[key] if isinstance(data, list) and isinstance(key, int) and key < len(data) else None


def _problem_and_cure(problem: str, path: str) -> tuple[str, str]:
    quoted = _QUOTED.findall(problem)
    if "unknown field" in problem:
        near = difflib.get_close_matches(quoted[0], _KEYS, n=1)
        cure = f"did you mean {near[0]!r}?" if near else f"known keys are {', '.join(_KEYS)}"
        return f"unknown key {quoted[0]!r}", cure
    if "missing required field" in problem:
        return f"the key {quoted[0]!r} is missing", "add it"
    if "Invalid enum value" in problem:
        choices = _choices(path)
        near = difflib.get_close_matches(quoted[0] if quoted else problem.split("'")[1], choices.split(", "), n=1)
        guess = f"did you mean {near[0]}? " if near else ""
        return problem, f"{guess}allowed values are {choices}"
    if "Expected" in problem:
        problem = _QUOTED.sub(lambda match: _TYPES_SAID.get(match[1].removesuffix(" | null"), match[0]), problem)
    if path.endswith(("text", "label")) or "Expected text" in problem:
        return problem, "write text there (quote what looks like a number or null)"
    return problem, "write a value of that type there"


_TYPES_SAID = {
    "str": "text",
    "int": "a whole number",
    "array": "a list ([a, b], or a line with - each)",
    "object": "keys with values (key: value)",
    "null": "nothing",
}

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
