"""A small sound record, and a way to write files of such."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.records import SOUND


@pytest.fixture
def sound() -> dict[str, Any]:
    """A record without a fault, as its JSON object, free to be changed."""
    return copy.deepcopy(SOUND)


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write JSON values as the lines of a file."""

    def write(*values: Any, name: str = "some.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8")
        return path

    return write
