"""Inputs before they are read: small picklable items, each read later, perhaps in another process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gouji.document import Document
from gouji.errors import InputError
from gouji.extraction import CarriedValue
from gouji.reading.documents import DEFAULT_MAX_BYTES, bytes_to_document, path_to_document, text_to_document


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read: what says how to get at it is not None, `reason` says why it cannot be read.

    Where several are set, the first of `reason`, `text`, `data`, `path` counts; `path` is then the file that the
    record was found in. `charset` is what was said about the encoding of `data` where it comes from, `notes` go to the
    document's own, `carried` are further columns of the record, which go along to the output.
    """

    source: str
    path: str | None = None
    text: str | None = None
    data: bytes | None = None
    reason: str | None = None
    max_bytes: int = DEFAULT_MAX_BYTES
    charset: str | None = None
    notes: tuple[str, ...] = ()
    carried: Mapping[str, CarriedValue] = field(default_factory=dict)

    @property
    def held(self) -> int:
        """Characters or bytes of the document that this item holds itself."""
        return len(self.text or self.data or "")

    def read(self) -> Document:
        """Read and decode the document; raises InputError, naming source, reason and cure."""
        document = self._read()
        return replace(document, notes=(*self.notes, *document.notes)) if self.notes else document

    def _read(self) -> Document:
        if self.reason is not None:
            raise InputError(f"{self.source}: {self.reason}")
        if self.text is not None:
            return text_to_document(self.text, source=self.source)
        if self.data is not None:
            return bytes_to_document(self.data, source=self.source, charset=self.charset)
        if self.path is None:
            raise InputError(f"{self.source}: nothing to read; an Input needs a path, text or data")
        return path_to_document(self.path, source=self.source, max_bytes=self.max_bytes)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder that is not read, or `records` records of a WARC file that are not, and why."""

    path: str
    reason: str
    records: int = 0
