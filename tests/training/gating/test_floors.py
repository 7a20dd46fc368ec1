"""Floors never drop silently: every value is in the changelog, and one that asks for less is called lowered there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gouji_training.errors import TrainingError
from gouji_training.evaluating.figures import FIGURES
from gouji_training.gating.floors import Floor, load_floors
from gouji_training.gating.splits import SPLITS

CHANGELOG = Path(__file__).parents[3] / "CHANGELOG.md"
NOTE = re.compile(r"^- Gate floors of `([\w-]+)`: (.*)$", re.MULTILINE)
VALUE = re.compile(r"(\w+) (\d(?:\.\d+)?)( lowered)?(?:,|$)")
HIGHER_IS_BETTER = {figure.name: figure.higher_is_better for figure in FIGURES}


def _noted() -> dict[tuple[str, str], list[tuple[float, bool]]]:
    """Values of each floor that the changelog notes, newest first, and whether it calls them lowered."""
    noted: dict[tuple[str, str], list[tuple[float, bool]]] = {}
    for split, values in NOTE.findall(CHANGELOG.read_text("utf-8")):
        for figure, value, lowered in VALUE.findall(values):
            noted.setdefault((split, figure), []).append((float(value), bool(lowered)))
    return noted


def _less(after: float, before: float, figure: str) -> bool:
    return after < before if HIGHER_IS_BETTER[figure] else after > before


FLOORS = {(floor.split, floor.figure.name): floor for floor in load_floors()}


@pytest.mark.parametrize("floor", FLOORS.values(), ids=[".".join(key) for key in FLOORS])
def test_the_floor_in_force_is_the_one_noted_last(floor: Floor) -> None:
    assert _noted()[floor.split, floor.figure.name][0][0] == floor.value


@pytest.mark.parametrize(("key", "values"), _noted().items(), ids=lambda item: ".".join(map(str, item[:2])))
def test_a_noted_floor_is_still_set_and_asks_for_no_less_unless_called_lowered(
    key: tuple[str, str], values: list[tuple[float, bool]]
) -> None:
    assert key in FLOORS
    for (after, lowered), (before, _) in pairwise(values):
        assert lowered or not _less(after, before, key[1])


@pytest.mark.parametrize("floor", FLOORS.values(), ids=[".".join(key) for key in FLOORS])
def test_every_drop_in_the_history_is_called_lowered_in_the_changelog(floor: Floor) -> None:
    called = {value for value, lowered in _noted()[floor.split, floor.figure.name] if lowered}
    assert {after.value for _, after in floor.drops()} <= called


def test_every_split_has_a_floor_for_every_figure() -> None:
    assert set(FLOORS) == {(split, figure.name) for split in SPLITS for figure in FIGURES}


def _file(tmp_path: Path, *entries: dict[str, Any], figure: str = "macro_f1") -> Path:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"test": {figure: list(entries)}}), "utf-8")
    return path


def _entry(value: Any = 0.9, date: Any = "2026-01-31", reason: Any = "measured") -> dict[str, Any]:
    return {"value": value, "date": date, "reason": reason}


def _drops(path: Path) -> Iterator[tuple[float, float]]:
    return ((before.value, after.value) for before, after in load_floors(path)[0].drops())


def test_the_last_entry_is_in_force(tmp_path: Path) -> None:
    assert load_floors(_file(tmp_path, _entry(0.9), _entry(0.95)))[0].value == 0.95


def test_a_lower_floor_is_a_drop(tmp_path: Path) -> None:
    assert list(_drops(_file(tmp_path, _entry(0.9), _entry(0.95), _entry(0.94)))) == [(0.95, 0.94)]


def test_a_higher_ceiling_is_a_drop(tmp_path: Path) -> None:
    path = _file(tmp_path, _entry(0.002), _entry(0.001), _entry(0.003), figure="silent")
    assert list(_drops(path)) == [(0.001, 0.003)]


def test_a_floor_is_met_from_its_value_on_and_a_ceiling_up_to_it(tmp_path: Path) -> None:
    floor = load_floors(_file(tmp_path, _entry(0.9)))[0]
    assert [floor.is_met(value) for value in (0.89, 0.9, 0.91)] == [False, True, True]
    ceiling = load_floors(_file(tmp_path, _entry(0.1), figure="silent"))[0]
    assert [ceiling.is_met(value) for value in (0.09, 0.1, 0.11)] == [True, True, False]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (_entry(value=1.2), "within 0 and 1"),
        (_entry(value=True), "within 0 and 1"),
        (_entry(value="0.9"), "within 0 and 1"),
        (_entry(date="yesterday"), "no date"),
        (_entry(date=None), "no date"),
        (_entry(reason=" "), "needs a reason"),
        ({"value": 0.9}, "exactly date, reason, value"),
    ],
)
def test_a_broken_entry_is_named(tmp_path: Path, entry: dict[str, Any], words: str) -> None:
    with pytest.raises(TrainingError, match=f"floors.json: test.macro_f1: .*{words}"):
        load_floors(_file(tmp_path, entry))


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"test": {}}', '{"test": {"macro_f1": []}}', '{"test": {"x": [1]}}']
)
def test_a_broken_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content, "utf-8")
    with pytest.raises(TrainingError, match=r"floors\.json"):
        load_floors(path)
