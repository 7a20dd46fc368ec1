"""Broken identities to doubts: the cells that nobody may trust, each with its reason and, if any, a proposal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gouji.deciding.exchanges import looks_exchanged
from gouji.deciding.findings import Finding, table_to_finding
from gouji.deciding.identities import Identities
from gouji.deciding.suspicion import checks_to_suspects
from gouji.decoding.doubting.totals import TOTAL_ELSEWHERE
from gouji.extraction import CellKey, Check, Proposal, Table
from gouji.forms.model import Form
from gouji.localising.system import Place

Doubts = dict[CellKey, Proposal]


def tables_to_findings(
    tables: Sequence[Table], forms: Mapping[str, Form], identities: Identities, checks: Iterable[Check]
) -> tuple[Finding, ...]:
    """A finding for each table with a broken hard identity."""
    by_id = {check.id: check for check in checks}
    found = (table_to_finding(table, forms[table.form], identities[table.table], by_id) for table in tables)
    return tuple(finding for finding in found if finding is not None)


def findings_to_doubts(
    findings: Sequence[Finding], tables: Sequence[Table], identities: Identities, checks: Sequence[Check]
) -> Doubts:
    """The cells of broken identities, fewer where a finding is settled or its figures changed places, and none of a row
    whose total stands in another column, which are in doubt from there on; localised ones with what would mend them.
    """
    told = (finding for finding in findings if finding.settled or finding.exchanges)
    settled = {check.id for finding in told for check in finding.broken}
    settled |= set(_broken_by_total(findings, tables))
    left = [check for check in checks if check.id not in settled]
    columns = {instance.id: instance.rule.over == "columns" for own in identities.values() for instance in own}
    exchanged = {check.id for finding in findings if _is_exchanged(finding, tables) for check in finding.broken}
    suspects = checks_to_suspects(left, columns, exchanged=exchanged)
    doubts: Doubts = {key: Proposal(None, None, f"the identity {id_} does not hold") for key, id_ in suspects.items()}
    for finding in findings:
        if finding.exchanges:
            doubts.update(_exchanges_to_proposals(finding, tables))
        elif finding.localisation.outcome == "unique":
            doubts.update(finding_to_proposals(finding, tables))
        elif finding.localisation.repairs:
            doubts.update(_named(finding, doubts))
    return doubts


def _exchanges_to_proposals(finding: Finding, tables: Iterable[Table]) -> Iterator[tuple[CellKey, Proposal]]:
    """What both figures of each exchange would have to be."""
    values = {(t.table, c.row, c.column): c.value for t in tables for c in t.cells}
    for exchange in finding.exchanges:
        rules = tuple(check.id for check in finding.broken if check.id in exchange.mended)
        for own, other in (exchange.pair, exchange.pair[::-1]):
            key, value = (finding.table, *own), values[finding.table, *other]
            reason = (
                f"{_listed(rules)} {'does' if len(rules) == 1 else 'do'} not hold: {values[key]} and {value} of this "
                "row exchanged make them hold, and no other two figures of a row do"
            )
            yield key, Proposal(value, None, reason, rules)


def _broken_by_total(findings: Iterable[Finding], tables: Iterable[Table]) -> Iterator[str]:
    """Ids of the broken identities of rows whose total stands in another column."""
    cells = ((table.table, cell) for table in tables for cell in table.cells)
    rows = {(id_, cell.row) for id_, cell in cells if cell.proposal and cell.proposal.reason == TOTAL_ELSEWHERE}
    for finding in findings:
        for check in finding.broken:
            own = {(table, row) for table, row, _ in check.cells}
            if len(own) == 1 and own <= rows:
                yield check.id


def _is_exchanged(finding: Finding, tables: Iterable[Table]) -> bool:
    cells = (cell for table in tables if table.table == finding.table for cell in table.cells)
    return looks_exchanged(finding, {(cell.row, cell.column): cell.value for cell in cells if cell.value is not None})


def findings_to_notes(findings: Iterable[Finding]) -> Iterator[str]:
    """What a finding says that no cell can: that several sets of cells would do, or that none was found."""
    for finding in findings:
        localisation = finding.localisation
        least = f"{finding.table}: at the least {_count(localisation.size)} wrong"
        if finding.exchanges:
            continue
        if localisation.outcome == "several":
            yield f"{least}; more than one set of that size would make the sums hold, so that no value is proposed"
        elif localisation.outcome == "rivalled":
            yield f"{least}; sets of one cell more are as likely as the one of that size, so that no value is proposed"
        elif localisation.outcome == "open":
            yield f"{least}; {localisation.why}"


def finding_to_proposals(finding: Finding, tables: Iterable[Table]) -> Iterator[tuple[CellKey, Proposal]]:
    """What each cell of the one smallest set would have to be."""
    values = {(t.table, c.row, c.column): c.value for t in tables for c in t.cells}
    repair = finding.localisation.repairs[0].values
    for (row, column), value in repair.items():
        key = (finding.table, row, column)
        own = tuple(check.id for check in finding.broken if key in check.cells)
        broken = own or tuple(check.id for check in finding.broken)
        others = f" with the {_count(len(repair) - 1)} proposed beside" if len(repair) > 1 else ""
        reason = (
            f"{_listed(broken)} {'does' if len(broken) == 1 else 'do'} not hold: {value} here instead of {values[key]}"
            f"{others} makes every sum of the table hold, and nothing else of {_count(len(repair))} does"
        )
        yield key, Proposal(value, None, reason, broken)


def _named(finding: Finding, doubts: Doubts) -> Iterator[tuple[CellKey, Proposal]]:
    """The doubtful cells that some smallest set holds, told from those that none does."""
    repairs = finding.localisation.repairs
    counts: Counter[Place] = Counter(place for repair in repairs for place in repair.values)
    size = _count(finding.localisation.size)
    for (row, column), count in counts.items():
        key = (finding.table, row, column)
        if key in doubts:
            sets = f"{count} of {len(repairs)} sets of {size} that would make the sums hold"
            yield key, Proposal(None, None, f"{doubts[key].reason}; this cell is in {sets}")


def _count(cells: int) -> str:
    return f"{cells} cell" if cells == 1 else f"{cells} cells"


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
