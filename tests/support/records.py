"""A small sound record as its JSON object; tests change copies of it."""

from __future__ import annotations

from typing import Any

SOUND: dict[str, Any] = {
    "id": "one",
    "family": "cell_lines",
    "group": "plain_cells",
    "flattener": "hand",
    "split": "train",
    "form": "zfxxgk-2021",
    "provenance": "made up",
    "text": "规章\n4\n\n12 | 7\n",
    "lines": [
        {"span": [0, 2], "label": "row_label"},
        {"span": [3, 4], "label": "numeric_cell"},
        {"span": [6, 12], "label": "numeric_cell"},
    ],
    "gold": {
        "disclosure": {
            "regulations": {"issued": {"text": "4", "span": [3, 4]}, "repealed": {"text": ""}, "in_force": None},
            "licences": {"decisions": {"text": "7", "span": [11, 12], "placeable": False}},
        }
    },
    "corruptions": ["dropped_label"],
    "reviewers": ["rules"],
    "notes": "a note",
}
