"""How likely the sets of one cell more are that would mend the sums as well, beside the smallest set.

Three wrong cells at the corners of a rectangle, two of them off by the same amount, look like two wrong cells of one
row or column. The smallest set is still the likelier one, unless its changes are no errors that people and machines
make while those of its rivals are. Errors of one table are taken to be of one kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import prod

Change = tuple[int, int]
"""What is printed and what a set has in its place, both without decimals."""

SHARE = 1.0
"""Rivals that are together this much as likely as the smallest set leave it unproposed; that one cell more is wrong is
not set against them. On 12,000 grids each of two and three cells off by 1 to 3 it takes half of the wrong proposals
(0.18 % to 0.09 %), and 1 % and 3 % of the right ones; 0.5 would take 8 % of the right ones at three cells."""

MIXED = 0.02
"""Weight of errors of different kinds in one table beside those of one kind."""


def is_rivalled(changes: Sequence[Change], rivals: Iterable[Sequence[Change]]) -> bool:
    """Whether the `rivals`, sets of one cell more, are together as likely as the set with these `changes`."""
    return sum(map(changes_to_likelihood, rivals)) >= SHARE * changes_to_likelihood(changes)


def changes_to_likelihood(changes: Sequence[Change]) -> float:
    """How likely it is that the true figures come to be printed so, by the kinds of error in turn, each as frequent as
    the others; above 0.
    """
    alike = sum(prod(kind(*change) for change in changes) for kind in KINDS)
    mixed = prod(sum(kind(*change) for kind in KINDS) / len(KINDS) for change in changes)
    return alike / len(KINDS) + MIXED * mixed


def other_digit(printed: int, true: int) -> float:
    """One digit is another one."""
    one, two = str(printed), str(true)
    differ = sum(a != b for a, b in zip(one, two, strict=False))
    return 1 / (9 * len(two)) if len(one) == len(two) and differ == 1 else 0.0


def lost_or_added_digit(printed: int, true: int) -> float:
    """A digit is gone, or one too many stands there."""
    short, long = sorted((str(printed), str(true)), key=len)
    if len(long) - len(short) != 1:
        return 0.0
    fits = any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
    return 1 / (10 * len(long)) if fits else 0.0


def left_at_zero(printed: int, true: int) -> float:
    """A figure left at 0, or a single digit where 0 is true."""
    if printed == 0:
        return 1 / 2
    return 1 / 18 if true == 0 and printed < 10 else 0.0


def miscount(printed: int, true: int) -> float:
    """Counted too many or too few, half as likely with each one more."""
    return 2.0 ** -min(abs(printed - true), 200) / 2


def any_other(printed: int, true: int) -> float:
    """Any figure of as many digits."""
    return 10.0 ** -max(len(str(printed)), len(str(true)))


KINDS: tuple[Callable[[int, int], float], ...] = (other_digit, lost_or_added_digit, left_at_zero, miscount, any_other)
