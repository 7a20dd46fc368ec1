"""Documents that are set apart: why, and the line that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from gouji.batch import failure_to_reason
from gouji.writing.encoding import plain_to_json

QuarantineKind = Literal["unreadable", "failed", "time", "memory", "died"]
"""unreadable: no such file, too large, no text in the record; failed: gouji raised an error; time, memory: beyond the
limit; died: its worker process ended, killed or by a crash in native code."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One document without a result. `reason` is a line for people; it holds nothing that differs from run to run."""

    kind: QuarantineKind
    reason: str


_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}")
"""Where an object is in memory, as many error messages tell."""


def failure_to_quarantined(error: Exception) -> Quarantined:
    """Of a document on which gouji raised `error`."""
    return Quarantined("failed", _ADDRESS.sub("0x", failure_to_reason(error)))


def quarantined_to_line(quarantined: Quarantined, *, document: int, source: str) -> bytes:
    """One line of JSON; `document` counts the inputs of the run from 1."""
    told = {"document": document, "source": source, "kind": quarantined.kind, "reason": quarantined.reason}
    return plain_to_json(told) + b"\n"
