"""What the output contract promises of every extraction, whatever went in."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import Any

import jsonschema  # type: ignore[import-untyped]

from gouji.extraction import TRUSTED, Cell, Extraction
from gouji.schema import schema_text
from gouji.writing.plain import extraction_to_plain

DIGITS = str.maketrans("０１２３４５６７８９．", "0123456789.")
NUMERALS = frozenset("0123456789.")
MINUS = ("-", "－", "−", "–", "—", "减", "減")


@cache
def _validator() -> Any:
    return jsonschema.Draft202012Validator(json.loads(schema_text()))


def check_contract(extraction: Extraction, original: str, *, plain_text: bool) -> None:
    """Assert what must hold of `extraction`; `plain_text` says that its view is the text itself."""
    cells = [cell for table in extraction.tables for cell in table.cells]
    for cell in cells:
        _check_cell(cell, original, plain_text=plain_text)
    _check_verdict(extraction)
    _validator().validate(json.loads(json.dumps(extraction_to_plain(extraction), default=float)))


def _check_cell(cell: Cell, original: str, *, plain_text: bool) -> None:
    assert 0 <= cell.confidence <= 1
    if cell.span is not None:
        start, end = cell.span
        assert 0 <= start <= end <= len(original)
        if plain_text:
            assert cell.text == original[start:end]
    if cell.value is not None:
        assert cell.span is not None
        assert cell.text is not None
        assert printed_digits(cell.text) == cell.value
    if cell.status in ("missing", "blank"):
        assert cell.value is None
    if cell.status in ("read", "decoded"):
        assert cell.value is not None
    if cell.status not in TRUSTED and cell.status != "missing":
        assert cell.proposal is not None


def printed_digits(text: str) -> Decimal:
    """The figure that `text` prints, from whitelisted digits alone and with its sign."""
    digits = "".join(character for character in text.translate(DIGITS) if character in NUMERALS)
    return -Decimal(digits) if text.startswith(MINUS) else Decimal(digits)


def _check_verdict(extraction: Extraction) -> None:
    trusted = all(table.found and all(c.status in TRUSTED for c in table.cells) for table in extraction.tables)
    failed = any(check.kind == "hard" and check.outcome == "failed" for check in extraction.checks)
    found = any(table.found for table in extraction.tables)
    if extraction.verdict == "accepted":
        assert extraction.tables
        assert trusted
        assert not failed
    assert (extraction.verdict == "rejected") == (not found)
    assert 0 <= extraction.score <= 1
    if extraction.form is None:
        assert extraction.verdict != "accepted" or found
