"""A parent's report against the sum of its parts: judged only where the reports of all parts are there (S5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context

from gouji.extraction import CellKey, Extraction, Number, Outcome
from gouji.panel.columns import Row
from gouji.panel.trusted import extraction_to_figures, source_with_lines

_WIDE = Context(prec=200)
"""Digits of a sum: a figure has fewer than a hundred, so that none is rounded."""

Labeller = Callable[[CellKey], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the parent: its name, and its report of the year if there is one."""

    name: str
    report: Extraction | None


@dataclass(frozen=True, slots=True)
class RolledCell:
    """One cell of the parent put to the sum; `untrusted` names the bodies whose figure cannot be used."""

    cell: CellKey
    outcome: Outcome
    left: Number | None
    right: Number | None
    untrusted: tuple[str, ...] = ()


def reports_to_rollup(parent: str, report: Extraction, parts: Sequence[Part]) -> tuple[RolledCell, ...]:
    """One entry a cell of the parent's found tables.

    A cell that a report lacks because its form does is not applicable; all are undecided while a part has no report.
    """
    own = extraction_to_figures(report)
    if any(part.report is None for part in parts):
        return tuple(RolledCell(cell, "undecided", value, None) for cell, value in own.items())
    figures = [(part.name, extraction_to_figures(part.report)) for part in parts if part.report is not None]
    lost = [_tables_not_found(part.report) for part in parts if part.report is not None]
    return tuple(_roll(parent, cell, value, figures, lost) for cell, value in own.items())


def _tables_not_found(report: Extraction) -> frozenset[str]:
    return frozenset(table.table for table in report.tables if not table.found)


def _roll(
    parent: str,
    cell: CellKey,
    own: Number | None,
    parts: Sequence[tuple[str, Mapping[CellKey, Number | None]]],
    lost: Sequence[frozenset[str]],
) -> RolledCell:
    for (_, figures), tables in zip(parts, lost, strict=True):
        if cell not in figures and cell[0] not in tables:
            return RolledCell(cell, "not_applicable", own, None)
    values = [(parent, own), *((name, figures.get(cell)) for name, figures in parts)]
    untrusted = tuple(name for name, value in values if value is None)
    if own is None or untrusted:
        return RolledCell(cell, "undecided", own, None, untrusted)
    total: Number = 0
    for _, value in values[1:]:
        assert value is not None
        total = total + value if isinstance(total, int) and isinstance(value, int) else _WIDE.add(total, value)
    return RolledCell(cell, "passed" if total == own else "failed", own, total)


def rollup_to_breaks(
    agency: str, report: Extraction, parts: Sequence[Part], rolled: Sequence[RolledCell], label: Labeller
) -> Iterator[Row]:
    """Rows of the sheet of breaks: one for parts without a report, else one a cell that fails or is undecided."""
    missing = [part.name for part in parts if part.report is None]
    if missing:
        names = "、".join(missing)
        zh = f"{agency}{report.year}年：缺少{names}的报告，不判断汇总"
        en = f"{agency}, {report.year}: no report of {names}, so the sum of the parts is not judged"
        yield _break_row("undecided", agency, report, (None, None), (zh, en), (), ("", ""), ";".join(missing))
        return
    for cell in rolled:
        if cell.outcome in ("failed", "undecided"):
            zh, en = _sentences(agency, report, cell, label(cell.cell), len(parts))
            reports = [part.report for part in parts if part.report is not None]
            others = ";".join(source_with_lines(part, (cell.cell,)) for part in reports)
            sides = (cell.left, cell.right)
            where = ("/".join(cell.cell[1:]), others)
            yield _break_row(cell.outcome, agency, report, sides, (zh, en), (cell.cell,), where, None)


def _sentences(agency: str, report: Extraction, cell: RolledCell, label: str, count: int) -> tuple[str, str]:
    lead_zh, lead_en = f"{agency}{report.year}年：{label}", f"{agency}, {report.year}: {label}"
    if cell.outcome == "failed":
        zh = f"{lead_zh} {cell.left} ≠ {count} 个下级单位之和 {cell.right}"
        return zh, f"{lead_en} {cell.left} ≠ sum of {count} parts {cell.right}"
    names = "、".join(cell.untrusted)
    return f"{lead_zh}：{names}没有可信的数", f"{lead_en}: no trusted figure of {names}"


def _break_row(
    outcome: str,
    agency: str,
    report: Extraction,
    sides: tuple[Number | None, Number | None],
    sentences: tuple[str, str],
    cells: tuple[CellKey, ...],
    other: tuple[str, str],
    missing: str | None,
) -> Row:
    table = cells[0][0] if cells else None
    own = ";".join("/".join(cell[1:]) for cell in cells)
    source = source_with_lines(report, cells)
    head = ("rollup", outcome, "rollup", "S5; 汇总", "warning", agency, report.year, table)
    return (*head, *sides, *sentences, own, source, *other, missing)
