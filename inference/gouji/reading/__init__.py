"""Reading: bytes, text or a file to a Document, and command-line arguments to inputs."""

from __future__ import annotations

from gouji.reading.documents import (
    DEFAULT_MAX_BYTES,
    bytes_to_document,
    path_to_document,
    text_to_document,
)
from gouji.reading.inputs import Input, Skipped, expand_inputs

__all__ = [
    "DEFAULT_MAX_BYTES",
    "Input",
    "Skipped",
    "bytes_to_document",
    "expand_inputs",
    "path_to_document",
    "text_to_document",
]
