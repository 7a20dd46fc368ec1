"""JSON: one array with an object a report, each object on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from gouji.extraction import Extraction
from gouji.writing.encoding import plain_to_json
from gouji.writing.plain import extraction_to_plain


def write(extractions: Iterable[Extraction], file: IO[bytes]) -> None:
    """Write the array, streaming."""
    file.write(b"[")
    for index, extraction in enumerate(extractions):
        file.write(b",\n" if index else b"\n")
        file.write(plain_to_json(extraction_to_plain(extraction)))
    file.write(b"\n]\n")
