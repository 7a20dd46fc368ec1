"""The signs that stand behind a value for its status, in the terminal and on paper."""

from __future__ import annotations

from collections.abc import Mapping

STATUS_MARKS: Mapping[str, str] = {
    "read": "",
    "reviewed": "*",
    "decoded": "=",
    "blank": ".",
    "suspect": "!",
    "unresolved": "?",
    "missing": "_",
}
"""ASCII only: the width of many other signs depends on the terminal's locale."""
