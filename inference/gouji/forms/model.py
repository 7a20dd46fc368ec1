"""A form as frozen dataclasses: what the decoder expects to find printed, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ValueType = Literal["count", "signed", "amount"]
"""count: non-negative integer; signed: integer with an optional sign; amount: non-negative decimal."""


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label and the other wordings under which it is met."""

    text: str
    aliases: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """The official wording first, then the others."""
        return (self.text, *self.aliases)


@dataclass(frozen=True, slots=True)
class Column:
    """A column that holds values."""

    id: str
    label: Label
    value_type: ValueType
    unit: str | None = None
    groups: tuple[str, ...] = ()
    """Texts of the header cells above it, outermost first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds values; `groups` are the ids of the label-only cells it stands under, outermost first."""

    id: str
    label: Label
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A label that spans rows and holds no values (三、本年度办理结果)."""

    id: str
    label: Label


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one table that share a header. A table has one block or several, each with its own columns."""

    id: str
    title: Label | None
    header: tuple[Label, ...]
    """Every header text in reading order, corner and spanning cells included."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several ways to print a table: the ids of the rows that this way leaves out."""

    id: str
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A linear identity: sum(left) = sum(right), exact, once for each row or column of `over`.

    `left` and `right` name columns when `over` is "rows" and rows when `over` is "columns"; a name ending in ".*"
    stands for all ids with that prefix.
    """

    id: str
    kind: Literal["hard", "soft"]
    table: str
    over: Literal["rows", "columns"]
    left: tuple[str, ...]
    right: tuple[str, ...]
    text: dict[str, str]
    """The statement in words, by language: "zh", "en"."""
    source: str


@dataclass(frozen=True, slots=True)
class TableForm:
    """One table of a form.

    `layout` is "rows" for a label before the values of each row, "one_row" when all rows are printed side by side in
    one line without row labels (the review and litigation table).
    """

    id: str
    heading: Label
    layout: Literal["rows", "one_row"]
    blocks: tuple[Block, ...]
    groups: tuple[Group, ...] = ()
    variants: tuple[Variant, ...] = ()
    """The usual one first; empty when there is only one way."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its tables in printed order, the chapter headings around them, its rules."""

    id: str
    title: str
    notice: str
    reports: tuple[int | None, int | None]
    """First and last report year it applies to; None is open."""
    chapters: tuple[Label, ...]
    """All chapter headings of the report, those of the tables included."""
    tables: tuple[TableForm, ...]
    rules: tuple[Rule, ...] = ()
