"""What an extraction makes of every cell of a labelled document, judged by where each value came from.

Nearly all values are 0, so a row that slipped by one still holds the right texts. A cell is therefore right only when
it was read from the very place where its value is printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Literal

from gouji.extraction import TRUSTED, Cell, CellKey, Extraction, Span, Status, Verdict
from gouji.reading.unprinted import INVISIBLE
from gouji_training.records.record import GoldCell, Record

Kind = Literal["right", "flagged", "missed", "silent", "bonus", "extra", "open"]
"""right: trusted, and what is printed there. flagged: printed there, but handed out for a look. missed: printed there,
and said to be missing. silent: trusted, and wrong. bonus: trusted and right where no reader could tell the place for
sure, or once more in a further report. extra: a trusted value in a cell that the gold does not have. open: nothing was
to be found and nothing was claimed."""

Fault = Literal["value", "place", "twin", "blank", "filled", "invented", "untold"]
"""How a cell is silently wrong. value: another text. place: another cell's value. twin: the same text, read from
another place. blank: taken for empty where a value is printed. filled: a value where an empty cell is printed.
invented: a value that the text does not hold. untold: a value where a hand-made gold says that it does not tell."""

BLANKS = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "無", "空", ".", "〇", "None", "null", "NaN", "nan"})
_VALUE_LABELS = frozenset({"numeric_cell", "data_row"})
_UNITS = "万元|萬元|元|件|条|條|项|項|个|個|宗|批次|次|部|%"
_NUMBER = re.compile(rf"(-?[0-9]+(?:\.[0-9]+)?)(?:{_UNITS})?")
_Gold = Mapping[CellKey, GoldCell | None]
HAND = "hand"
"""Flattener of hand-made records: their null may mean that the text does not tell."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One cell judged. `asked` tells whether it counts among the cells that ought to be right; `text` is what was read,
    `want` what is printed there (None: nothing or not told), `gold_span` and `span` where each stands.
    """

    table: str
    row: str
    column: str
    kind: Kind
    fault: Fault | None
    asked: bool
    status: Status
    confidence: float
    text: str | None
    want: str | None
    span: Span | None
    gold_span: Span | None
    line: int | None
    support: tuple[str, ...]
    layout: str | None = None
    """Of the text that the cell's table was read from."""

    @property
    def trusted(self) -> bool:
        """Whether the cell was handed out under a trusted status."""
        return self.status in TRUSTED

    @property
    def judged(self) -> bool:
        """Whether the cell was handed out as trusted and the gold tells if it is right."""
        return self.trusted and self.kind not in ("extra", "open")


@dataclass(frozen=True)
class DocumentScore:
    """All outcomes of one document, and what the document was."""

    id: str
    family: str
    group: str
    flattener: str
    split: str
    form: str | None
    corruptions: tuple[str, ...]
    verdict: Verdict
    outcomes: tuple[Outcome, ...]

    @cached_property
    def asked(self) -> int:
        """Cells whose value or blank is printed and placeable."""
        return sum(outcome.asked for outcome in self.outcomes)

    @cached_property
    def trusted(self) -> int:
        """Cells handed out as trusted where the gold says anything, "extra" ones left out."""
        return sum(outcome.judged for outcome in self.outcomes)

    def count(self, kind: Kind) -> int:
        """Outcomes of this kind."""
        return sum(outcome.kind == kind for outcome in self.outcomes)

    @property
    def accepted_with_error(self) -> bool:
        """Whether the verdict is `accepted` though a cell is silently wrong."""
        return self.verdict == "accepted" and self.count("silent") > 0


def record_to_score(record: Record, extractions: Sequence[Extraction]) -> DocumentScore:
    """Judge what was made of a record's text, which is one report."""
    return DocumentScore(
        id=record.id,
        family=record.family,
        group=record.group,
        flattener=record.flattener,
        split=record.split,
        form=record.form,
        corruptions=record.corruptions,
        verdict=extractions[0].verdict,
        outcomes=extractions_to_outcomes(record, extractions),
    )


def extractions_to_outcomes(record: Record, extractions: Sequence[Extraction]) -> tuple[Outcome, ...]:
    """One outcome for each cell of the gold, in its order, judged by the first extraction; then one for each trusted
    value that the gold lacks, and one for each of a further extraction: a text taken for several reports.
    """
    judge = _Judge(record)
    gold = dict(record.gold_cells())
    outcomes: list[Outcome] = []
    for number, extraction in enumerate(extractions):
        cells = _extraction_to_cells(extraction)
        layouts = {table.table: table.layout for table in extraction.tables}
        own = _judge_first(judge, gold, cells) if number == 0 else _judge_later(judge, gold, cells)
        own += [_extra(key, cell) for key, cell in cells.items() if key not in gold and _is_value(cell)]
        outcomes += [replace(outcome, layout=layouts.get(outcome.table)) for outcome in own]
    return tuple(outcomes)


def _judge_first(judge: _Judge, gold: _Gold, cells: Mapping[CellKey, Cell]) -> list[Outcome]:
    return [judge.outcome(key, want, cells.get(key)) for key, want in gold.items()]


def _judge_later(judge: _Judge, gold: _Gold, cells: Mapping[CellKey, Cell]) -> list[Outcome]:
    known = [judge.outcome(key, gold[key], cell) for key, cell in cells.items() if key in gold and _is_value(cell)]
    return [replace(o, kind="bonus" if o.kind == "right" else o.kind, asked=False) for o in known]


def _extraction_to_cells(extraction: Extraction) -> dict[CellKey, Cell]:
    return {(table.table, cell.row, cell.column): cell for table in extraction.tables for cell in table.cells}


def _is_value(cell: Cell) -> bool:
    return cell.status in TRUSTED and not is_blank(cell.text)


def _extra(key: CellKey, cell: Cell) -> Outcome:
    return _outcome(key, cell, None, "extra", None)


def _outcome(key: CellKey, cell: Cell | None, want: GoldCell | None, kind: Kind, fault: Fault | None) -> Outcome:
    return Outcome(
        *key,
        kind=kind,
        fault=fault,
        asked=want is not None and want.placeable,
        status=cell.status if cell else "missing",
        confidence=cell.confidence if cell else 0.0,
        text=cell.text if cell else None,
        want=want.text if want else None,
        span=cell.span if cell else None,
        gold_span=want.span if want else None,
        line=cell.line if cell else None,
        support=cell.support if cell else (),
    )


class _Judge:
    """What judging the cells of one record needs to know of all of them."""

    def __init__(self, record: Record) -> None:
        self.hand = record.flattener == HAND
        self.spans: Mapping[CellKey, Span] = {key: cell.span for key, cell in record.gold_cells() if cell and cell.span}
        self.value_lines = [(line.start, line.end) for line in record.lines if line.label in _VALUE_LABELS]

    def outcome(self, key: CellKey, want: GoldCell | None, cell: Cell | None) -> Outcome:
        if cell is None or cell.status not in TRUSTED:
            return _outcome(key, cell, want, _untrusted_kind(want, cell), None)
        if want is None:
            blank = is_blank(cell.text)
            fault: Fault | None = None if blank else ("untold" if self.hand else "invented")
            return _outcome(key, cell, want, "open" if blank else "silent", fault)
        fault = self._fault(key, want, cell)
        right: Kind = "right" if want.placeable else "bonus"
        return _outcome(key, cell, want, "silent" if fault else right, fault)

    def _fault(self, key: CellKey, want: GoldCell, cell: Cell) -> Fault | None:
        """How a trusted cell is wrong, None when it is right."""
        if is_blank(want.text):
            return None if is_blank(cell.text) else "filled"
        if is_blank(cell.text):
            return "blank"
        same = is_same(cell.text or "", want.text)
        if want.span is None or cell.span is None:
            return None if same else "value"
        if _overlap(cell.span, want.span):
            return None if same else "value"
        if any(_overlap(cell.span, span) for other, span in self.spans.items() if other != key):
            return "twin" if same else "place"
        if not same:
            return "value"
        return None if self._is_printing(cell.span) else "twin"

    def _is_printing(self, span: Span) -> bool:
        """Whether a text that is no cell's gold can be the same cell printed once more: it must stand among values.

        Pages print a table twice, for screens and for printers; a figure of prose or a page number is no such copy.
        """
        return any(start <= span[0] and span[1] <= end for start, end in self.value_lines)


def _untrusted_kind(want: GoldCell | None, cell: Cell | None) -> Kind:
    if want is None or not want.placeable:
        return "open"
    return "missed" if cell is None or (cell.status == "missing" and cell.proposal is None) else "flagged"


def _overlap(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def is_blank(text: str | None) -> bool:
    """Whether a printed text says that its cell is empty."""
    return text is None or _plain(text) in BLANKS


def is_same(text: str, other: str) -> bool:
    """Whether two printed texts say the same: width, blanks, thousands commas and units do not count."""
    one, two = _plain(text), _plain(other)
    return one == two or _plain_to_number(one) == _plain_to_number(two) is not None


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    plain = "".join(INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).split()).replace(",", "")
    return re.sub(r"^(?:减少|減少|减|減|--)(?=[0-9])", "-", re.sub(r"^(?:增加|增|\+)(?=[0-9])", "", plain))


def _plain_to_number(plain: str) -> Decimal | None:
    match = _NUMBER.fullmatch(plain)
    return Decimal(match[1]) if match else None


def scores_to_silent(scores: Sequence[DocumentScore]) -> Iterator[tuple[DocumentScore, Outcome]]:
    """Every silent error with its document."""
    for score in scores:
        for outcome in score.outcomes:
            if outcome.kind == "silent":
                yield score, outcome
