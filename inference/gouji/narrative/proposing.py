"""Stated figures to proposals for cells without one: only where every meaning of the statement gives the same value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gouji.extraction import TRUSTED, Cell, CellKey, Extraction, Number, Proposal
from gouji.narrative.cells import extraction_to_cells, sum_to_keys
from gouji.narrative.comparing import PREFIX
from gouji.narrative.facts import Fact
from gouji.narrative.phrasing import Phrasing, Quantity
from gouji.narrative.wording import Quoting, fact_to_quote

LACKING = frozenset({"missing", "unresolved"})
"""Statuses of cells that get a proposal; a suspect cell has a printed figure, which the check speaks of."""


def extraction_with_proposals(
    extraction: Extraction, facts: Sequence[Fact], phrasing: Phrasing, *, quoting: Quoting
) -> Extraction:
    """The extraction with a proposal in every missing or unresolved cell that the text states without doubt.

    Values and statuses stay. A proposal with a value that is there already is kept.
    """
    cells = extraction_to_cells(extraction)
    wanted = [key for key, cell in cells.items() if cell.status in LACKING and cell.value is None]
    found: dict[CellKey, list[Proposal]] = {}
    for quantity in phrasing.quantities.values() if wanted else ():
        fact = _only_fact(quantity, facts)
        for key in wanted if fact else ():
            value = None if fact is None else _quantity_to_value(quantity, fact, key, cells)
            if fact is not None and value is not None:
                reason = f"the text states {fact_to_quote(fact, quoting)}"
                found.setdefault(key, []).append(Proposal(value, None, reason, (PREFIX + quantity.id,)))
    agreed = {key: items[0] for key, items in found.items() if len({item.value for item in items}) == 1}
    return _with_proposals(extraction, agreed) if agreed else extraction


def _only_fact(quantity: Quantity, facts: Sequence[Fact]) -> Fact | None:
    """The first statement of a quantity when all say the same, exactly."""
    stated = [fact for fact in facts if fact.quantity == quantity.id and fact.kind != "share"]
    if len({fact.value for fact in stated}) != 1 or any(fact.step for fact in stated):
        return None
    return stated[0]


def _quantity_to_value(quantity: Quantity, fact: Fact, key: CellKey, cells: Mapping[CellKey, Cell]) -> Number | None:
    """What every sum that the figure may be leaves for the cell; None where they differ or one does not hold it."""
    values = {_rest(fact.value, sum_to_keys(names, cells), key, cells) for names in quantity.equals}
    value = values.pop() if len(values) == 1 else None
    return value if value is not None and value >= 0 else None


def _rest(total: Number, keys: Sequence[CellKey], key: CellKey, cells: Mapping[CellKey, Cell]) -> Number | None:
    others = [cells[other] for other in keys if other != key]
    if key not in keys or any(cell.status not in TRUSTED or cell.value is None for cell in others):
        return None
    return total - sum(cell.value for cell in others if cell.value is not None)


def _with_proposals(extraction: Extraction, proposals: Mapping[CellKey, Proposal]) -> Extraction:
    tables = tuple(
        replace(
            table,
            cells=tuple(_propose(cell, proposals.get((table.table, cell.row, cell.column))) for cell in table.cells),
        )
        for table in extraction.tables
    )
    return replace(extraction, tables=tables)


def _propose(cell: Cell, proposal: Proposal | None) -> Cell:
    if proposal is None or (cell.proposal is not None and cell.proposal.value is not None):
        return cell
    if cell.proposal is not None:
        proposal = replace(proposal, reason=f"{cell.proposal.reason}; {proposal.reason}")
    return replace(cell, proposal=proposal)
