"""Classes of values that are made by the thousand for each document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value_class(cls: type[T]) -> type[T]:
    """As `dataclass(frozen=True, slots=True)`, but that only the type checker forbids to assign to fields.

    A class that forbids it at run time as well takes four times as long to make an object of (1.8 against 0.4 µs for
    seven fields). Equality and hash go by value.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
