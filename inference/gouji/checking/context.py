"""What a check may use besides the table itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gouji.checking.messages import Language
from gouji.extraction import CellKey, Number

PreviousValues = Mapping[CellKey, Number | None]
"""Figures of the report of the year before, by table, row and column; None where it has no usable one."""


@dataclass(frozen=True, slots=True)
class Context:
    """The agency's name, last year's figures, the language of the messages.

    None for `agency` or `previous` says that they are not known.
    """

    agency: str | None = None
    previous: PreviousValues | None = None
    language: Language = "en"
