"""The output contract as JSON Schema."""

from __future__ import annotations

from pathlib import Path

SCHEMA = Path(__file__).parent / "extraction.schema.json"


def schema_text() -> str:
    """The JSON Schema (2020-12) of one output object, as the file in the package has it."""
    return SCHEMA.read_text(encoding="utf-8")
