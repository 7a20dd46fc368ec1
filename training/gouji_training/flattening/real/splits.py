"""Which split each tool belongs to; all families of a tool go together, as they are made by the same code."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from gouji_training.records import SPLITS, Split


def tool_to_split(tool: str) -> Split:
    """The split of a tool: splits.json names those of dev and test, the rest is train."""
    return _splits().get(tool, "train")


@cache
def _splits() -> dict[str, Split]:
    data = json.loads(files(__package__).joinpath("splits.json").read_text(encoding="utf-8"))
    return {tool: split for split in SPLITS for tool in data.get(split, {})}
