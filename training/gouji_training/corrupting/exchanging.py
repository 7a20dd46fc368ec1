"""Exchanges of labels that no page tells from exchanges of labels with their figures.

A page whose rows (or columns) changed places, labels with figures, is character for character the page of another grid,
with the figures of both exchanged, on which only the labels did. Where that grid keeps every sum as well, nobody can
tell which of them was printed, so that the figures of both belong to the one label or to the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from gouji.checking import rule_instances
from gouji.forms import load_forms
from gouji_training.corrupting.editing import page_to_value_rows, row_to_keys
from gouji_training.synthesis.model import Key
from gouji_training.synthesis.page import Page

_Sum = tuple[frozenset[Key], frozenset[Key]]
"""The cells on both sides of an identity."""


def untold_keys(page: Page, pairs: Iterable[tuple[Key, Key]]) -> frozenset[Key]:
    """The values of pairs that changed places with their labels; none where the sums of the page are others with the
    figures exchanged (a total and a part of it), so that they break if only the labels were.
    """
    known = list(pairs)
    exchanges = dict([*known, *((other, one) for one, other in known)])
    printed = {key for _, row in page_to_value_rows(page) for key in row_to_keys(row)}
    sums = {own for table in {key[0] for key in exchanges} for own in _table_to_sums(page.form, table)}
    sums = {own for own in sums if own[0] | own[1] <= printed}  # of rows that forms print in several ways, its own
    untold = all(tuple(frozenset(exchanges.get(key, key) for key in side) for side in own) in sums for own in sums)
    return frozenset(exchanges) if untold else frozenset()


@cache
def _table_to_sums(form: str | None, table: str) -> frozenset[_Sum]:
    return frozenset(
        (_side(table, instance.left), _side(table, instance.right))
        for known in load_forms()
        for own in known.tables
        if known.id == form and own.id == table
        for variant in (None, *(variant.id for variant in own.variants))
        for instance in rule_instances(known, table, variant)
    )


def _side(table: str, places: Iterable[tuple[str, str]]) -> frozenset[Key]:
    return frozenset((table, row, column) for row, column in places)
