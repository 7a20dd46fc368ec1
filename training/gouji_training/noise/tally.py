"""What became of the cells of some documents, counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType

from gouji.extraction import CellKey, Extraction
from gouji_training.flattening.printed_rows import key_to_printed_row
from gouji_training.records import Record
from gouji_training.scoring import Outcome, extractions_to_outcomes, is_blank, is_same

_NONE: Mapping[CellKey, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over documents.

    `recoverable` cells are those whose figure or blank the damaged text still tells, with its place: each is `right`
    (and trusted), `flagged` (untrusted) or `wrong` (trusted). `contested` ones would be, but stand in a hard rule that
    the printed figures break, so that they ought to be flagged: each is `as_printed` (trusted and right) or flagged, or
    `misread` (trusted and wrong). `unknowable` ones are lost or have no place: each is `lucky` (trusted and right),
    `claimed` (trusted and wrong) or none of both, as it ought to be. `disguised` are those of them that hold another's
    figure so that no reader could tell (see noise.undetectable): trusted with what is printed there they are
    `undetectable`, which is counted beside `claimed`, not in it. `extra` are trusted figures in cells that the page
    does not have, and wrong ones in a further report that it was taken for.

    `exchanged` are those of all wrong cells that hold another figure of their own printed row, `invented` trusted
    figures that do not stand in the text where they are said to. `failed` documents are those that a tool made no text
    of. `accepted_wrong` documents are accepted though a cell is silently wrong; the text of `whole` ones tells every
    cell and breaks no rule, so that they could be accepted, and `accepted_whole` of them are.
    """

    documents: int = 0
    failed: int = 0
    accepted: int = 0
    accepted_wrong: int = 0
    whole: int = 0
    accepted_whole: int = 0
    recoverable: int = 0
    right: int = 0
    flagged: int = 0
    wrong: int = 0
    contested: int = 0
    as_printed: int = 0
    misread: int = 0
    unknowable: int = 0
    lucky: int = 0
    claimed: int = 0
    disguised: int = 0
    undetectable: int = 0
    extra: int = 0
    exchanged: int = 0
    invented: int = 0

    @property
    def cells(self) -> int:
        """All cells of the forms that were printed before the damage."""
        return self.recoverable + self.contested + self.unknowable

    @property
    def silent(self) -> int:
        """Trusted cells that are wrong, without those that no reader could have told."""
        return self.wrong + self.misread + self.claimed + self.extra

    @property
    def trusted(self) -> int:
        """Cells handed out as trusted where the gold says if they are right."""
        return self.right + self.as_printed + self.lucky + self.silent + self.undetectable

    @property
    def right_share(self) -> float:
        """Right and trusted among the recoverable, in [0, 1]; 1 where nothing is recoverable."""
        return self.right / self.recoverable if self.recoverable else 1.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in NAMES))


NAMES = tuple(field.name for field in fields(Tally))


def sum_tallies(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    return sum(tallies, start=Tally())


def record_to_tally(
    record: Record,
    extractions: Sequence[Extraction],
    contested: Collection[CellKey],
    disguised: Mapping[CellKey, str] = _NONE,
) -> tuple[Tally, list[Outcome]]:
    """The counts of one document, and its silent errors.

    `contested` are the cells of rules that its figures break, `disguised` those that nobody could tell from sound ones,
    each with the figure that is printed there.
    """
    outcomes = extractions_to_outcomes(record, extractions)
    # first one for each cell of the gold; behind them what was read beyond it, in this report or in a further one
    known = len(list(record.gold_cells()))
    cells, beyond = outcomes[:known], outcomes[known:]
    parts: dict[str, list[Outcome]] = {"recoverable": [], "contested": [], "unknowable": []}
    for outcome in cells:
        parts[_outcome_to_part(outcome, contested)].append(outcome)
    wrong_ones = [outcome for outcome in outcomes if outcome.kind in ("silent", "extra")]
    unseen = [outcome for outcome in cells if outcome.kind == "silent" and _is_as_disguised(outcome, disguised)]
    silent = [outcome for outcome in wrong_ones if outcome not in unseen]
    right, wrong = _count(parts["recoverable"], "right"), _count(parts["recoverable"], "silent")
    accepted = bool(extractions) and extractions[0].verdict == "accepted"
    whole = not parts["contested"] and not parts["unknowable"]
    tally = Tally(
        documents=1,
        accepted=int(accepted),
        accepted_wrong=int(accepted and bool(silent)),
        whole=int(whole),
        accepted_whole=int(accepted and whole),
        recoverable=len(parts["recoverable"]),
        right=right,
        flagged=len(parts["recoverable"]) - right - wrong,
        wrong=wrong,
        contested=len(parts["contested"]),
        as_printed=_count(parts["contested"], "right"),
        misread=_count(parts["contested"], "silent"),
        unknowable=len(parts["unknowable"]),
        lucky=_count(parts["unknowable"], "bonus"),
        claimed=_count(parts["unknowable"], "silent") - len(unseen),
        disguised=len(disguised),
        undetectable=len(unseen),
        extra=len([outcome for outcome in beyond if outcome.kind in ("silent", "extra")]),
        exchanged=_count_exchanged(record, silent),
        invented=sum(_is_invented(outcome, record.text) for outcome in outcomes),
    )
    return tally, silent


def _is_as_disguised(outcome: Outcome, disguised: Mapping[CellKey, str]) -> bool:
    printed = disguised.get((outcome.table, outcome.row, outcome.column))
    return printed is not None and not outcome.asked and is_same(outcome.text or "", printed)


def _outcome_to_part(outcome: Outcome, contested: Collection[CellKey]) -> str:
    if not outcome.asked:
        return "unknowable"
    return "contested" if (outcome.table, outcome.row, outcome.column) in contested else "recoverable"


def _count_exchanged(record: Record, silent: Iterable[Outcome]) -> int:
    """Of the silent errors, those that hold another figure of their own printed row."""
    rows = {cell.span: key_to_printed_row(key) for key, cell in record.gold_cells() if cell and cell.span}
    return sum(
        outcome.span in rows and rows[outcome.span] == key_to_printed_row((outcome.table, outcome.row, outcome.column))
        for outcome in silent
    )


def _is_invented(outcome: Outcome, text: str) -> bool:
    if not outcome.trusted or is_blank(outcome.text):
        return False
    if outcome.span is None:
        return True
    there = text[slice(*outcome.span)]
    return there != outcome.text and not is_same(outcome.text or "", there)


def _count(outcomes: Iterable[Outcome], kind: str) -> int:
    return sum(outcome.kind == kind for outcome in outcomes)
