"""Labelled damage to pages before they are flattened and to texts after."""

from gouji_training.corrupting.damage import (
    KINDS,
    LIGHT_DAMAGE,
    NO_DAMAGE,
    Damage,
    corrupt_page,
    corrupt_text,
    damage_page,
    damage_text,
    kind_to_damage,
)
from gouji_training.corrupting.damaged import DamagedText
from gouji_training.corrupting.kind import Corruption, PageKind, Rates, TextKind, Truth
from gouji_training.corrupting.page_kinds import PAGE_KINDS
from gouji_training.corrupting.text_kinds import TEXT_KINDS

__all__ = [
    "KINDS",
    "LIGHT_DAMAGE",
    "NO_DAMAGE",
    "PAGE_KINDS",
    "TEXT_KINDS",
    "Corruption",
    "Damage",
    "DamagedText",
    "PageKind",
    "Rates",
    "TextKind",
    "Truth",
    "corrupt_page",
    "corrupt_text",
    "damage_page",
    "damage_text",
    "kind_to_damage",
]
