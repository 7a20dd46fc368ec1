"""Reports that are one: a table printed twice makes a report seem to begin again in its middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gouji.decoding.readings import Reading, ReportReading, TableReading


def reports_without_doubles(view: str, reports: Sequence[ReportReading]) -> list[ReportReading]:
    """The reports, those joined of which one only prints tables of the other again, or goes on behind them.

    Two reports of one form that both have all tables of either stay two, whatever they print: pages collect reports.
    """
    joined: list[ReportReading] = []
    for report in reports:
        if joined and _go_together(view, joined[-1], report):
            joined[-1] = _join(joined[-1], report)
        else:
            joined.append(report)
    return joined


def _go_together(view: str, one: ReportReading, two: ReportReading) -> bool:
    """Whether tables of both print the same figures, and one has a table that the other lacks.

    Noughts alone are alike in many reports: they tell only where nothing is printed between the two, no title, no
    chapter.
    """
    if [table.form for table in one.tables] != [table.form for table in two.tables]:
        return False
    pairs = list(zip(one.tables, two.tables, strict=True))
    doubled = [(a, b) for a, b in pairs if a.found and b.found]
    same = all(_figures(view, a) == _figures(view, b) for a, b in doubled)
    telling = any(text.strip("0０") for a, _ in doubled for text in _figures(view, a) if text)
    same = same and (telling or (bool(doubled) and _follows_at_once(view, one, two)))
    return same and any(a.found != b.found for a, b in pairs)


def _follows_at_once(view: str, one: ReportReading, two: ReportReading) -> bool:
    """Whether no letter and no figure stands between the tables of one report and those of the other."""
    ends = [table.extent[1] for table in one.tables if table.extent]
    starts = [table.extent[0] for table in two.tables if table.extent]
    return bool(ends and starts) and not any(map(str.isalnum, view[max(ends) : min(starts)]))


def _figures(view: str, table: TableReading) -> list[str | None]:
    return [_text(view, reading) for reading in table.readings]


def _text(view: str, reading: Reading) -> str | None:
    return view[reading.slot.start : reading.slot.end] if reading.slot else None


def _join(one: ReportReading, two: ReportReading) -> ReportReading:
    tables = tuple(a if a.found or not b.found else b for a, b in zip(one.tables, two.tables, strict=True))
    return replace(one, form=one.form or two.form, tables=tables, fit=max(one.fit, two.fit))
