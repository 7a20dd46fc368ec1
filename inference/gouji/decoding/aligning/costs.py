"""All numbers that the alignment weighs a label by and pays for a step with, as one value that a model can bring along.

Only their ratios matter: which chain of labels is worth most does not change when all are multiplied by one number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import partial
from typing import Any

LENGTHS = 8
"""Classes of label length: 1 to 7 characters, 8 and more."""
SKIPS = 5
"""Classes of rows left out at once: 1 to 4, 5 and more."""
KEYS = 4
"""Keys that a label is looked up by, the most telling first: as printed, without its note, without its number."""
GREATEST = 20.0
"""No number may be greater: a full label is worth some 3, and what costs more than a few of them is never taken."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What the steps of a chain cost and its labels are worth, all in [0, 20] and in one unit.

    `skipped[k]` is the cost of leaving k + 1 rows out at once, the last one that of leaving out more too. A step back
    costs `step_back`, but only `row_back` from row to row in one block, since rows out of order are to be seen, and
    `group_again` to a label that heads rows, which tools repeat in each of them; `same_row_again` is that of a row
    label met twice in a row.

    `by_length[n]` is the worth of an exact label of n + 1 folded characters, the last one that of longer ones too. It
    is multiplied by `by_key` for the key that matched, by `torn` when the label is put together from several cells, and
    by `prefix` or `fuzzy` and the similarity for a label cut off or misspelt.
    """

    skipped: tuple[float, ...]
    step_back: float
    row_back: float
    group_again: float
    same_row_again: float
    by_length: tuple[float, ...]
    by_key: tuple[float, ...]
    torn: float
    prefix: float
    fuzzy: float

    def skip(self, rows: int) -> float:
        """The cost of leaving out `rows` rows at once, 0 and more."""
        return self.skipped[min(rows, SKIPS) - 1] if rows > 0 else 0.0

    def label(self, length: int, rank: int) -> float:
        """The worth of an exact label in one piece: `length` of the key that matched, `rank` of it from 0."""
        return self.by_key[rank] * self.by_length[min(length, LENGTHS) - 1]


HAND_SET = Costs(
    skipped=(0.4, 0.8, 1.2, 1.6, 2.0),
    step_back=2.6,
    row_back=1.2,
    group_again=0.3,
    same_row_again=1.6,
    by_length=tuple(min(3.0, 0.5 + length / 3) for length in range(1, LENGTHS + 1)),
    by_key=(1.0, 0.95, 0.85, 0.8),
    torn=1.0,
    prefix=0.9,
    fuzzy=1.0,
)
"""Set by hand, so that one exact label of full length (3.0) pays for a step back and a short one (规章, 1.2) does not.

They are used where a model brings none of its own; `gouji_training.costs` measures learned ones against them.
"""


def costs_to_json(costs: Costs) -> dict[str, Any]:
    """As an object of numbers and lists of numbers, one key a field."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(costs).items()}


def json_to_costs(value: object) -> Costs:
    """What costs_to_json wrote. Raises ValueError, naming the field, when one is absent, unknown or no sane number."""
    names = [field.name for field in fields(Costs)]
    if not isinstance(value, Mapping) or set(value) != set(names):
        raise ValueError(f"must be an object with exactly the keys {', '.join(names)}")
    one, many = partial(_number, value), partial(_numbers, value)
    costs = Costs(
        skipped=many("skipped", SKIPS),
        step_back=one("step_back"),
        row_back=one("row_back"),
        group_again=one("group_again"),
        same_row_again=one("same_row_again"),
        by_length=many("by_length", LENGTHS),
        by_key=many("by_key", KEYS),
        torn=one("torn"),
        prefix=one("prefix"),
        fuzzy=one("fuzzy"),
    )
    if not costs.by_length[-1]:
        raise ValueError('"by_length" must give long labels a worth greater than 0')
    return costs


def _numbers(given: Mapping[str, object], name: str, size: int) -> tuple[float, ...]:
    value = given[name]
    if not isinstance(value, list) or len(value) != size:
        raise ValueError(f'"{name}" must be a list of {size} numbers')
    return tuple(_checked(name, item) for item in value)


def _number(given: Mapping[str, object], name: str) -> float:
    return _checked(name, given[name])


def _checked(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= GREATEST:
        raise ValueError(f'"{name}" holds {value!r}, which is no number within 0 and {GREATEST:g}')
    return float(value)
