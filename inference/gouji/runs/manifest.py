"""manifest.json: what a run is, and when it is complete what came of it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

import msgspec

from gouji.errors import OutputError
from gouji.runs.entries import ShardEntry
from gouji.runs.folder import RunFolder
from gouji.runs.settings import Settings
from gouji.runs.tally import Tally

FORMAT = "gouji-run"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`settings` are what the run was begun with; `counts` and `shards` are there when `state` is "complete"."""

    format: str = FORMAT
    format_version: int = FORMAT_VERSION
    state: Literal["running", "complete"] = "running"
    settings: Settings
    counts: Tally | None = None
    shards: tuple[ShardEntry, ...] = ()


def write_manifest(folder: RunFolder, manifest: Manifest) -> None:
    """Replace the manifest; equal runs write equal bytes, a field and a shard a line."""
    fields = [_field_to_json(field.name, getattr(manifest, field.name)) for field in dataclasses.fields(manifest)]
    folder.replace(folder.manifest, b"{\n" + b",\n".join(fields) + b"\n}\n")


def _field_to_json(name: str, value: object) -> bytes:
    if isinstance(value, tuple):
        told = b"[" + b",".join(b"\n" + msgspec.json.encode(item) for item in value) + b"]"
    else:
        told = msgspec.json.encode(value)
    return msgspec.json.encode(name) + b": " + told


def read_manifest(folder: RunFolder) -> Manifest | None:
    """The manifest; None where there is none. Raises OutputError for one that is damaged or of a newer gouji."""
    try:
        content = folder.manifest.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(f"{folder.manifest} cannot be read: {error.strerror}; check its rights") from error
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except msgspec.DecodeError as error:
        raise OutputError(f"{folder.manifest} is damaged ({error}); begin anew in another folder") from None
    if (manifest.format, manifest.format_version) != (FORMAT, FORMAT_VERSION):
        raise OutputError(f"{folder.manifest} is not of this gouji; use the gouji that began the run, or begin anew")
    return manifest
