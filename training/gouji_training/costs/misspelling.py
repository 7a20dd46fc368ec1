"""More misspelt labels than made-up documents have, so that an inexact match is learned from in every kind of disorder.

A character takes the place of another, so that every span and label of the record still holds.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from gouji_training.records import Record

CHANCE = 0.5
"""Share of the documents that are misspelt."""
MOST = 0.1
"""Greatest share of the characters of labels that are replaced in one of them; OCR of bad scans has some 5 %."""

_LABELS = ("row_label", "column_header", "data_row")
_COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方"


def record_to_misspelt(record: Record, rng: Random) -> Record:
    """The record with characters of its labels replaced, or as it is."""
    if rng.random() >= CHANCE:
        return record
    share = rng.uniform(0, MOST)
    characters = list(record.text)
    for line in record.lines:
        if line.label in _LABELS:
            for place in range(line.start, line.end):
                if "\u4e00" <= characters[place] <= "\u9fff" and rng.random() < share:
                    characters[place] = rng.choice(_COMMON)
    return replace(record, text="".join(characters))
