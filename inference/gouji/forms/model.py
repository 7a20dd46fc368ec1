"""A form as frozen dataclasses: what the decoder expects to find printed, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gouji.extraction import Number

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


Sign = Literal["=", "<=", ">=", "<", ">", "!="]
Over = Literal["rows", "columns", "table"]
Severity = Literal["error", "warning", "note"]
"""error: the report must be mended; warning: to be looked into; note: for those who care for form."""

CellTest = Literal["types", "figures"]
"""types: every figure is of its column's value type; figures: no cell is blank or holds a word for a figure."""


@dataclass(frozen=True, slots=True)
class Term:
    """`factor` times the sum of what `name` stands for; a plain number when `name` is None.

    `previous` takes the cells of the report of the year before.
    """

    factor: Number
    name: str | None
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """sum(left) SIGN sum(right), exact; `text` is the file's wording, with derived figures by name."""

    text: str
    left: tuple[Term, ...]
    sign: Sign
    right: tuple[Term, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms, left side first."""
        return (*self.left, *self.right)


@dataclass(frozen=True, slots=True)
class Condition:
    """Where a rule is to be judged: all `cells` hold, and the agency's name ends with one of `agency_ends`, if there
    are any, and holds none of `agency_lacks`.
    """

    cells: tuple[Comparison, ...] = ()
    agency_ends: tuple[str, ...] = ()
    agency_lacks: tuple[str, ...] = ()

    @property
    def asks_agency(self) -> bool:
        """Whether the agency must be known to judge."""
        return bool(self.agency_ends or self.agency_lacks)


@dataclass(frozen=True, slots=True)
class Rule:
    """What figures keep, once for each row or column of `over`: a comparison, or a test of single cells.

    Names in the comparison are columns when `over` is "rows", rows when it is "columns" and row/column when it is
    "table"; a name ending in ".*" stands for all ids with that prefix. `only` limits the rows or columns it runs over.
    A breach of a hard rule is an error of the report, if it was read right; a soft rule only asks for a look.
    """

    id: str
    kind: Literal["hard", "soft"]
    table: str
    over: Over
    comparison: Comparison | None
    test: CellTest | None
    text: dict[str, str]
    """The statement in words, by language: "zh", "en"."""
    reason: str
    source: str
    severity: Severity
    only: tuple[str, ...] = ()
    when: Condition = Condition()

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms of the comparison and of its conditions."""
        own = self.comparison.terms if self.comparison else ()
        return (*own, *(term for condition in self.when.cells for term in condition.terms))

    @property
    def is_across_years(self) -> bool:
        """Whether it needs the report of the year before."""
        return any(term.previous for term in self.terms)


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure that is not printed, under a name that rules of its table may use: the sum of `terms`."""

    id: str
    table: str
    over: Over
    expression: str
    terms: tuple[Term, ...]
    text: dict[str, str]


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
    derived: tuple[Derived, ...] = ()
