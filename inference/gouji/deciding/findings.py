"""Broken identities of a table to a finding: which cells are wrong, and whether the others are cleared by that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gouji.checking import USABLE, RuleInstance
from gouji.checking.told_exchanges import ToldExchange, figures_to_exchanges
from gouji.extraction import Check, Table
from gouji.forms import form_to_table
from gouji.forms.cells import signed_places
from gouji.forms.model import Form
from gouji.localising import (
    SEARCH,
    Effort,
    Localisation,
    confidence_to_weight,
    identities_to_system,
    system_to_localisation,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the broken identities of one table say.

    `broken` are their checks and `rules` the ids of their rules, in the same order; `settled` says that they cast
    doubt on the localised cell only, and `exchanges` that they do on pairs of figures that changed places.
    """

    table: str
    broken: tuple[Check, ...]
    rules: tuple[str, ...]
    localisation: Localisation
    settled: bool
    exchanges: tuple[ToldExchange, ...] = ()


def table_to_finding(
    table: Table,
    form: Form,
    identities: Sequence[RuleInstance],
    checks: Mapping[str, Check],
    *,
    effort: Effort = SEARCH,
) -> Finding | None:
    """The finding for a table, `checks` by id; None when none of its hard identities is broken."""
    failed = [identity for identity in identities if checks[identity.id].outcome == "failed"]
    if not failed:
        return None
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    values = {place: c.value for place, c in cells.items() if c.status in USABLE and c.value is not None}
    weights = {place: confidence_to_weight(cell.confidence) for place, cell in cells.items()}
    system = identities_to_system(identities, values, signed=signed_places(form_to_table(form, table.table)))
    localisation = system_to_localisation(system, weights, effort=effort)
    return Finding(
        table=table.table,
        broken=tuple(checks[identity.id] for identity in failed),
        rules=tuple(identity.rule.id for identity in failed),
        localisation=localisation,
        settled=_is_settled(table, identities, checks, localisation),
        exchanges=_table_to_exchanges(table, identities, checks) if localisation.size != 1 else (),
    )


def _is_settled(
    table: Table, identities: Sequence[RuleInstance], checks: Mapping[str, Check], localisation: Localisation
) -> bool:
    """Whether one cell alone is wrong, beyond what misplaced figures could look like.

    It must be crossed by a broken identity of its row and one of its column that miss by the same amount, while all
    other identities of a table without gaps hold and none was spent on a choice. Figures that slipped or changed places
    break two columns or two rows at least; four figures that make up for each other break nothing, and so are no more
    likely here than in a table whose sums all hold.
    """
    if localisation.outcome != "unique" or localisation.size != 1:
        return False
    if any(cell.status != "read" for cell in table.cells):
        return False
    own = [checks[identity.id] for identity in identities]
    if any(check.spent or check.outcome not in ("passed", "failed") for check in own):
        return False
    (wrong,) = localisation.repairs[0].values
    crossing = {i.rule.over for i in identities if checks[i.id].outcome == "failed" and wrong in i.places}
    return crossing == {"rows", "columns"}


def _table_to_exchanges(
    table: Table, identities: Sequence[RuleInstance], checks: Mapping[str, Check]
) -> tuple[ToldExchange, ...]:
    """The figures that changed places in a table all of whose others are read as printed, no sum spent on a choice."""
    if any(checks[identity.id].spent for identity in identities):
        return ()
    values = {(cell.row, cell.column): cell.value for cell in table.cells if cell.value is not None}
    exchanges = figures_to_exchanges(values, identities)
    moved = {place for exchange in exchanges for place in exchange.pair}
    others = (cell for cell in table.cells if (cell.row, cell.column) not in moved)
    return exchanges if all(cell.status == "read" for cell in others) else ()
