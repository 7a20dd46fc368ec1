"""TSV: tidy rows with tabs, in UTF-8 without a byte order mark, for command line tools."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO

from gouji.extraction import Extraction
from gouji.forms.model import Form
from gouji.writing.delimited import write_delimited


def write(extractions: Iterable[Extraction], file: IO[bytes], *, forms: Mapping[str, Form] | None = None) -> None:
    """Write a header and one row a cell."""
    write_delimited(extractions, file, delimiter="\t", encoding="utf-8", forms=forms)
