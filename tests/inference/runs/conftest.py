"""A folder of sound inputs, and what an unbroken run makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.runs import Snapshot, folder_to_snapshot, make_inputs, run_here


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents that no test of the module changes."""
    return make_inputs(tmp_path_factory.mktemp("runs") / "in")


@pytest.fixture(scope="module")
def unbroken(inputs: Path) -> Snapshot:
    """The files of a run over `inputs` that nothing has stopped."""
    run_here(inputs, inputs.parent / "unbroken")
    return folder_to_snapshot(inputs.parent / "unbroken")
