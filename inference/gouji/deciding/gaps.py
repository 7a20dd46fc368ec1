"""Cells without a figure to proposals: what the hard identities leave for them, never their value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gouji.checking import RuleInstance
from gouji.deciding.deduction import Deduction, identities_to_deductions
from gouji.extraction import TRUSTED, Cell, Number, Proposal, Table
from gouji.forms import form_to_table
from gouji.forms.cells import signed_places
from gouji.forms.model import Form
from gouji.localising.system import Place


def table_with_deductions(table: Table, form: Form, identities: Sequence[RuleInstance]) -> Table:
    """The table with a proposal in every cell without a figure that its trusted figures leave one value for."""
    wanted = {(cell.row, cell.column) for cell in table.cells if cell.status not in TRUSTED and cell.value is None}
    if not wanted:
        return table
    known = {(c.row, c.column): c.value for c in table.cells if c.status in TRUSTED and c.value is not None}
    signed = signed_places(form_to_table(form, table.table))
    forced = identities_to_deductions(identities, known, wanted=wanted, signed=signed)
    if not forced:
        return table
    by_id = {identity.id: identity for identity in identities}
    cells = (_with_proposal(cell, forced.get((cell.row, cell.column)), by_id, known) for cell in table.cells)
    return replace(table, cells=tuple(cells))


def _with_proposal(
    cell: Cell, forced: Deduction | None, identities: Mapping[str, RuleInstance], known: Mapping[Place, Number]
) -> Cell:
    if forced is None:
        return cell
    sums = [_sum_in_words(identities[id_], known) for id_ in forced.rules[:MOST_SUMS]]
    more = f" and {len(forced.rules) - MOST_SUMS} more" if len(forced.rules) > MOST_SUMS else ""
    reason = f"only {forced.value} fits the trusted figures: {', '.join(sums)}{more}"
    if cell.proposal is not None:
        reason = f"{cell.proposal.reason}; {reason}"
    return replace(cell, proposal=Proposal(forced.value, None, reason, forced.rules))


MOST_SUMS = 3
"""Sums that are written out; the proposal names all."""


def _sum_in_words(identity: RuleInstance, known: Mapping[Place, Number]) -> str:
    """For example `requests.row_sum.received: 12 = 7 + ? + 2`, without noughts."""
    sides = [[known.get(place) for place in side] for side in (identity.left, identity.right)]
    words = [" + ".join("?" if value is None else str(value) for value in side if value != 0) or "0" for side in sides]
    return f"{identity.id}: {' = '.join(words)}"
