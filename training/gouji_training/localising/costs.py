"""What checking a document costs, beside a baseline that only looks at every cell once."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from gouji.checking import table_to_variant_id, tables_to_checks
from gouji.checking.context import Context
from gouji.checking.plans import table_to_plan
from gouji.checking.sheet import table_to_sheet
from gouji.extraction import Table
from gouji.forms.model import Form

ROUNDS = 20
"""Repeats, of which the fastest counts: what else runs on the machine only ever adds to the time."""


@dataclass(frozen=True, slots=True)
class CheckCost:
    """Seconds of processor time for one document: all of `tables_to_checks`; the rules put to sheets that are ready;
    the baseline, a dictionary of its figures by row and column.
    """

    whole: float
    rules: float
    baseline: float


def tables_to_check_cost(tables: Sequence[Table], forms: Mapping[str, Form]) -> CheckCost:
    """The cost of one document's tables, measured in turns."""
    found = [table for table in tables if table.found]
    plans = [table_to_plan(forms[t.form], t.table, table_to_variant_id(t, forms[t.form])) for t in found]
    sheets = [table_to_sheet(table, plan.order, plan.scatter) for table, plan in zip(found, plans, strict=True)]
    context = Context()
    steps = [(step, sheet) for plan, sheet in zip(plans, sheets, strict=True) for step in plan.alone]
    whole, rules, baseline = _fastest(
        lambda: tables_to_checks(tables, forms),
        lambda: [step.check(sheet, context) for step, sheet in steps],
        lambda: [{(cell.row, cell.column): cell.value for cell in table.cells} for table in found],
    )
    return CheckCost(whole, rules, baseline)


def _fastest(*tasks: Callable[[], object]) -> list[float]:
    """Seconds of the fastest of ROUNDS runs of each task, taken in turns."""
    best = [float("inf")] * len(tasks)
    for _ in range(ROUNDS):
        for number, task in enumerate(tasks):
            began = time.process_time_ns()
            task()
            best[number] = min(best[number], (time.process_time_ns() - began) / 1e9)
    return best
