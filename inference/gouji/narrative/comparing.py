"""Stated figures against the tables: agrees, contradicts, not stated and not comparable stay apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from gouji.extraction import Cell, CellKey, Check, Extraction, Number, Outcome
from gouji.narrative.cells import Summed, extraction_to_cells, sums_to_summed
from gouji.narrative.facts import Fact
from gouji.narrative.phrasing import Phrasing, Quantity
from gouji.narrative.wording import Language, Quoting, outcome_to_message

PREFIX = "narrative."
SHARE_PREFIX = "narrative.share."


def facts_to_checks(
    facts: Sequence[Fact], extraction: Extraction, phrasing: Phrasing, *, quoting: Quoting, language: Language = "en"
) -> tuple[Check, ...]:
    """One soft check for each quantity that a table holds, and one for each that percentages are stated of.

    `passed`: the text agrees with the table; `failed`: it contradicts it; `not_applicable`: the text does not state it,
    or the table was not found; `undecided`: stated, but cells have no usable figure, or the text gives several figures
    of which some agree. `left` is the stated figure, `right` that of the table. No cell is changed by it.
    """
    cells = extraction_to_cells(extraction)
    checks: list[Check] = []
    for quantity in phrasing.quantities.values():
        if quantity.equals:
            stated = [fact for fact in facts if fact.quantity == quantity.id and fact.kind != "share"]
            sums = sums_to_summed(quantity.equals, cells)
            checks.append(_figures_to_check(quantity, stated, sums, quoting, language))
        shares = [fact for fact in facts if fact.quantity == quantity.id and fact.kind == "share"]
        if shares:
            checks.append(_shares_to_check(quantity, shares, cells, quoting, language))
    return tuple(checks)


def _figures_to_check(
    quantity: Quantity, stated: Sequence[Fact], sums: Sequence[Summed], quoting: Quoting, language: Language
) -> Check:
    outcomes = [_fact_to_outcome(fact, sums) for fact in stated]
    return _check(PREFIX + quantity.id, quantity, stated, outcomes, sums, quoting, language)


def _shares_to_check(
    quantity: Quantity, shares: Sequence[Fact], cells: Mapping[CellKey, Cell], quoting: Quoting, language: Language
) -> Check:
    part = sums_to_summed(quantity.equals, cells)[0]
    wholes = sums_to_summed(quantity.share_of, cells)
    ratios = [Summed((*part.keys, *whole.keys), _ratio(part.total, whole.total)) for whole in wholes]
    outcomes = [_share_to_outcome(fact, ratios) for fact in shares]
    shown = [Summed(ratio.keys, None if ratio.total is None else round(Decimal(ratio.total), 2)) for ratio in ratios]
    return _check(SHARE_PREFIX + quantity.id, quantity, shares, outcomes, shown, quoting, language)


def _check(
    name: str,
    quantity: Quantity,
    stated: Sequence[Fact],
    outcomes: Sequence[Outcome],
    sums: Sequence[Summed],
    quoting: Quoting,
    language: Language,
) -> Check:
    printed = any(summed.keys for summed in sums)
    outcome = _join_outcomes(outcomes) if printed else "not_applicable"
    worst = next((i for i, one in enumerate(outcomes) if one == outcome), 0)
    told = next((s for s in sums if stated and s.total == stated[worst].value), sums[0])
    return Check(
        id=name,
        kind="soft",
        outcome=outcome,
        left=stated[worst].value if stated else None,
        right=told.total,
        spent=False,
        cells=told.keys,
        message=outcome_to_message(outcome, quantity, stated, told.total, printed, quoting, language),
    )


def _join_outcomes(outcomes: Sequence[Outcome]) -> Outcome:
    """One outcome for several statements: they must be of one mind to pass or to fail."""
    if not outcomes:
        return "not_applicable"
    return outcomes[0] if len(set(outcomes)) == 1 else "undecided"


def _fact_to_outcome(fact: Fact, sums: Sequence[Summed]) -> Outcome:
    if any(summed.total is not None and _agrees(fact, summed.total) for summed in sums):
        return "passed"
    return "undecided" if any(summed.total is None for summed in sums) else "failed"


def _agrees(fact: Fact, total: Number) -> bool:
    """Equal; a rounded figure may have been rounded either way, or cut."""
    return total == fact.value if not fact.step else abs(Decimal(total) - Decimal(fact.value)) < fact.step


def _share_to_outcome(fact: Fact, ratios: Sequence[Summed]) -> Outcome:
    step = Decimal(1).scaleb(-len(f"{fact.value:f}".partition(".")[2]))
    known = [ratio.total for ratio in ratios if ratio.total is not None]
    if any(abs(Decimal(ratio) - Decimal(fact.value)) < step for ratio in known):
        return "passed"
    return "failed" if len(known) == len(ratios) else "undecided"


def _ratio(part: Number | None, whole: Number | None) -> Number | None:
    """Per cent; None of nothing."""
    return None if part is None or not whole else Decimal(part) * 100 / Decimal(whole)
