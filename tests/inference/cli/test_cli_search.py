"""gouji check --search-seconds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.localising import milp

Run = Callable[..., tuple[int, str, str]]


def test_the_longer_search_needs_its_solver(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(milp, "can_solve", lambda: False)
    code, out, err = run("check", folder / "a.txt", "--search-seconds", "1")
    assert (code, out) == (2, "")
    assert "pip install 'gouji[repair]'" in err


def test_a_document_without_broken_sums_is_drawn_as_ever(run: Run, folder: Path) -> None:
    assert run("check", folder / "a.txt", "--search-seconds", "1") == run("check", folder / "a.txt")
