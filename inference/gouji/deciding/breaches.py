"""A sum that the report breaks, told from a misread one: by a text whose structure leaves no room for misreading."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from gouji.deciding.exchanges import looks_exchanged
from gouji.deciding.findings import Finding
from gouji.decoding import Reading, TableReading
from gouji.extraction import Check

PRINTED_SO = "printed so: labels, order and separators are regular, and the report itself breaks this sum"

SETTLED_PLACES = frozenset({"full", "grid"})
"""Evidence of a row that shows all its cells."""

LOOSE = frozenset({"split", "broken", "likeness", "window", "cut", "repeated", "glued", "joined", "identity"})
"""Evidence of a row whose cells had to be put in order."""


MOST_WRONG = 3
"""Cells that the agency may have got wrong one by one; a row that slipped looks like more."""


def findings_to_breaches(findings: Iterable[Finding], readings: Iterable[TableReading], view: str) -> frozenset[str]:
    """Ids of the broken identities that the report itself breaks, as far as the text of `view` tells."""
    by_table = {reading.table: reading for reading in readings}
    told = (finding for finding in findings if _is_own(finding, by_table[finding.table], view))
    return frozenset(check.id for finding in told for check in finding.broken)


def _is_own(finding: Finding, reading: TableReading, view: str) -> bool:
    """Whether the figures look counted wrong and stand in a clean text: all of the table, or all rows of the sums.

    A row that is whole stays whole beside another one that lacks a cell: a figure that slid into it would have pushed
    one of its own out.
    """
    values = {(cell.row, cell.column): cell.number.value for cell in reading.readings if cell.number}
    if not _looks_miscounted(finding) or looks_exchanged(finding, values):
        return False
    rows = {row for check in finding.broken for _, row, _ in check.cells}
    if any(_ends_text(view, cell) for cell in reading.readings if cell.row in rows):
        return False
    return is_clean(view, reading) or are_clean(view, reading, rows)


def _ends_text(view: str, cell: Reading) -> bool:
    """Whether the text ends with this figure, so that digits may be cut off."""
    return cell.slot is not None and not view[cell.slot.end :].strip(_PADDING)


_PADDING = " |\t\r\n\u3000\xa0"


def _looks_miscounted(finding: Finding) -> bool:
    """Whether the figures look counted wrong or totals left at 0, rather than misplaced."""
    return finding.localisation.size <= MOST_WRONG or all(check.left == 0 for check in finding.broken)


def mark_breaches(checks: Iterable[Check], breaches: frozenset[str]) -> tuple[Check, ...]:
    """The checks, with the breach said in the message of those that the report itself breaks."""
    return tuple(
        replace(check, message=f"{check.message}; {PRINTED_SO}") if check.id in breaches else check for check in checks
    )


def breaches_to_notes(findings: Iterable[Finding], breaches: frozenset[str]) -> Iterator[str]:
    """One note a table whose sums the report breaks."""
    for finding in findings:
        count = sum(check.id in breaches for check in finding.broken)
        if count:
            sums = "1 sum" if count == 1 else f"{count} sums"
            yield f"{finding.table}: the report itself breaks {sums}; the figures are kept as printed"


def is_clean(view: str, reading: TableReading) -> bool:
    """Whether every printed row of a table stands behind its label, in order, full, with even separators.

    The decoder doubts a label that is unlike the form's or out of order, and does not read such a row. Rows may be
    missing at the end only, where a text was cut off.
    """
    rows = [list(cells) for _, cells in groupby(reading.readings, key=lambda cell: cell.row)]
    printed = [any(cell.slot is not None for cell in row) for row in rows]
    shown = rows[: printed.index(False)] if False in printed else rows
    return bool(shown) and not any(printed[len(shown) :]) and _are_even(view, shown)


def are_clean(view: str, reading: TableReading, names: Collection[str]) -> bool:
    """The same of the rows with these ids, whatever the others look like."""
    rows = [list(cells) for name, cells in groupby(reading.readings, key=lambda cell: cell.row) if name in names]
    return len(rows) == len(names) and _are_even(view, rows)


def _are_even(view: str, rows: Sequence[Sequence[Reading]]) -> bool:
    """Whether all cells of the rows are printed in their places, with the same separators between them."""
    if not all(_is_full(cell) for row in rows for cell in row):
        return False
    if any(len({cell.status for cell in row}) > 1 for row in rows):
        return False  # a blank among figures may be what closed-up figures left behind
    return len({gap for row in rows for gap in _gaps(view, row)}) <= 1


def _is_full(cell: Reading) -> bool:
    evidence = set(cell.support)
    return (
        cell.slot is not None
        and cell.status in ("read", "blank")
        and not evidence & LOOSE
        and bool(evidence & SETTLED_PLACES)
    )


_SPACES = re.compile(r"[ \u3000\xa0]+")
_LINE_ENDS = re.compile(r"\s*\n\s*")


def _gaps(view: str, row: Sequence[Reading]) -> Iterator[str]:
    """What stands between the cells of a row, runs of spaces and of line ends as one."""
    slots = [cell.slot for cell in row if cell.slot is not None]
    for one, two in pairwise(slots):
        yield _LINE_ENDS.sub("\n", _SPACES.sub(" ", view[one.end : two.start]))
