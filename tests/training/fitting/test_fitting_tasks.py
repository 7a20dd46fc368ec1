"""Networks fitted in several processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji_training.fitting import Rows, Settings
from gouji_training.fitting.tasks import Fitted, Task, run_tasks

PARTS = (range(10), range(10, 20), range(20, 29))


def results(rows: Rows, settings: Settings, *, processes: int, folder: Path) -> list[Fitted]:
    tasks = [
        Task(str(number), rows.of(part), rows.of([0, 28]), export=number == 2) for number, part in enumerate(PARTS)
    ]
    return list(run_tasks(tasks, rows, settings, processes=processes, folder=folder))


@pytest.fixture
def alone(rows: Rows, settings: Settings, tmp_path: Path) -> list[Fitted]:
    return results(rows, settings, processes=1, folder=tmp_path)


def test_results_come_in_the_order_of_the_tasks(alone: list[Fitted]) -> None:
    assert [fitted.name for fitted in alone] == ["0", "1", "2"]


def test_the_network_comes_along_where_it_is_asked_for(alone: list[Fitted]) -> None:
    assert [fitted.graph is None for fitted in alone] == [True, True, False]


def test_several_processes_find_the_same(alone: list[Fitted], rows: Rows, settings: Settings, tmp_path: Path) -> None:
    assert results(rows, settings, processes=2, folder=tmp_path) == alone
