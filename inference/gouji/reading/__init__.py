"""Reading: bytes, text or a file to a Document, and command-line arguments to inputs."""

from __future__ import annotations

from gouji.reading.columns import Columns
from gouji.reading.documents import (
    DEFAULT_MAX_BYTES,
    bytes_to_document,
    path_to_document,
    text_to_document,
)
from gouji.reading.inputs import expand_inputs
from gouji.reading.items import Input, Skipped

__all__ = [
    "DEFAULT_MAX_BYTES",
    "Columns",
    "Input",
    "Skipped",
    "bytes_to_document",
    "expand_inputs",
    "path_to_document",
    "text_to_document",
]
