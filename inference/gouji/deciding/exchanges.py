"""Broken sums that figures which changed places would explain: no breach of the report's own can be told then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from gouji.deciding.findings import Finding
from gouji.extraction import Check, Number
from gouji.localising.system import Place


def looks_exchanged(finding: Finding, values: Mapping[Place, Number]) -> bool:
    """Whether figures of the table, `values` by place, may have changed places."""
    by_rule: dict[str, list[Check]] = defaultdict(list)
    for rule, check in zip(finding.rules, finding.broken, strict=True):
        by_rule[rule].append(check)
    return any(_make_up(broken) or _mends_by_exchange(broken, values) for broken in by_rule.values())


def _make_up(broken: Sequence[Check]) -> bool:
    """Whether what some of the columns, or rows, have too much others lack."""
    misses = [check.left - check.right for check in broken if check.left is not None and check.right is not None]
    return sum(misses) == 0 or any(-miss in misses for miss in misses)


def _mends_by_exchange(broken: Sequence[Check], values: Mapping[Place, Number]) -> bool:
    """Whether all hold once two columns, or rows, of the table change places: a total and a part of it, say."""
    cells = [(row, column) for _, row, column in broken[0].cells]
    across = len({row for row, _ in cells}) == 1  # a sum along a row: its cells are told by their columns
    wrong = {(check.cells[0][1] if across else check.cells[0][2]): check for check in broken}
    lines: dict[str, dict[str, Number]] = defaultdict(dict)
    for (row, column), value in values.items():
        own, name = (row, column) if across else (column, row)
        lines[own][name] = value
    names = [column if across else row for row, column in cells]
    whole = [own for own, line in lines.items() if line.keys() >= set(names)]  # of the others nothing is known
    return any(
        all(_is_mended(lines[own], one, two, wrong.get(own)) for own in whole) for one, two in combinations(names, 2)
    )


def _is_mended(line: Mapping[str, Number], one: str, two: str, broken: Check | None) -> bool:
    """Whether the exchange mends the sum of this line if it is broken, and changes nothing if it is not."""
    gap = line[one] - line[two]
    if broken is None or broken.left is None or broken.right is None:
        return not gap
    return broken.left - broken.right in (gap + gap, -gap - gap)
