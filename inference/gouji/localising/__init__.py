"""Broken identities to the cells that are wrong: the smallest set, its proof, the values that would mend it."""

from gouji.localising.localise import SEARCH, Effort, Localisation, Repair, confidence_to_weight, system_to_localisation
from gouji.localising.system import LinearSystem, identities_to_system

__all__ = [
    "SEARCH",
    "Effort",
    "LinearSystem",
    "Localisation",
    "Repair",
    "confidence_to_weight",
    "identities_to_system",
    "system_to_localisation",
]
