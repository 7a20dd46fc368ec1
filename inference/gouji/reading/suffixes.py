"""File names to kinds: how a file is packed and what is in it, told by its suffixes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

Content = Literal["document", "lines", "json", "parquet", "warc", "other"]
"""lines: JSON Lines; json: one record or a list of them; other: no suffix of a text."""

Packing = Literal["gz", "zst"]

DOCUMENT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml"})
"""Files of one document."""

_CONTENTS: dict[str, Content] = {
    **dict.fromkeys(DOCUMENT_SUFFIXES, "document"),
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".warc": "warc",
}
_PACKINGS: dict[str, Packing] = {".gz": "gz", ".gzip": "gz", ".zst": "zst", ".zstd": "zst"}

_IN_FOLDERS = frozenset({"document", "lines", "parquet", "warc"})
"""A .json file beside documents is metadata more often than a document: it is read when it is named."""

_MARKERS = frozenset({"_SUCCESS", "_metadata", "_common_metadata"})
"""What Spark and others put beside the Parquet files of a folder."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What is in a file, and how it is packed; `suffix` is the one that tells the content, in lower case."""

    content: Content
    packing: Packing | None
    suffix: str


def path_to_kind(path: str) -> Kind:
    """The kind of `report.html.gz` is that of `report.html`, packed."""
    name = PurePath(path)
    packing = _PACKINGS.get(name.suffix.lower())
    if packing is not None:
        name = name.with_suffix("")
    suffix = name.suffix.lower()
    return Kind(_CONTENTS.get(suffix, "other"), packing, suffix)


def name_to_reason(name: str) -> str | None:
    """Why a file of this name is left out of a folder; None for one that is read."""
    if name.startswith("."):
        return "hidden"
    if name in _MARKERS:
        return "a marker of the program that wrote the folder"
    kind = path_to_kind(name)
    return None if kind.content in _IN_FOLDERS else f"no known text suffix ({kind.suffix})"
