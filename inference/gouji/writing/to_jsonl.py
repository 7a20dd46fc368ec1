"""JSON Lines: one object a report, by the contract in schema/extraction.schema.json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from gouji.extraction import Extraction
from gouji.writing.encoding import plain_to_json
from gouji.writing.plain import extraction_to_plain


def extraction_to_line(extraction: Extraction) -> bytes:
    """One report as one line of JSON in UTF-8, line end included."""
    return plain_to_json(extraction_to_plain(extraction)) + b"\n"


def write(extractions: Iterable[Extraction], file: IO[bytes]) -> None:
    """Write one line a report, each as soon as it is there."""
    for extraction in extractions:
        file.write(extraction_to_line(extraction))
