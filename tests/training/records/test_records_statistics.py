"""Counts of what a set of records holds."""

from __future__ import annotations

from typing import Any

from gouji_training.records import json_to_record
from gouji_training.records.statistics import Count, records_to_sections


def test_cells_are_counted_by_kind(sound: dict[str, Any]) -> None:
    counts = records_to_sections([json_to_record(sound)])["gold cells"]
    assert [(count.name, count.number) for count in counts] == [
        ("placed", 1),
        ("blank", 1),
        ("unplaceable", 1),
        ("absent", 1),
    ]


def test_blank_lines_are_counted_with_the_others(sound: dict[str, Any]) -> None:
    counts = {count.name: count.number for count in records_to_sections([json_to_record(sound)])["lines"]}
    assert (counts["row_label"], counts["numeric_cell"], counts["blank"]) == (1, 2, 2)


def test_families_tell_their_split_and_group(sound: dict[str, Any]) -> None:
    counts = records_to_sections([json_to_record(sound)])["families"]
    assert counts == [Count("cell_lines", 1, "train, group plain_cells")]


def test_no_records_are_counted_as_none() -> None:
    assert records_to_sections([])["documents"] == [Count("all", 0)]
