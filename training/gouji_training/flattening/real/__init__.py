"""Flatteners that are real tools: extractors of HTML, DOCX and PDF as scrapers use them."""

from gouji_training.flattening.real.environments import Environment, environments_folder, load_environments, set_up
from gouji_training.flattening.real.families import FAMILIES, Family
from gouji_training.flattening.real.flatten import REAL, family_to_flattener
from gouji_training.flattening.real.splits import tool_to_split

__all__ = [
    "FAMILIES",
    "REAL",
    "Environment",
    "Family",
    "environments_folder",
    "family_to_flattener",
    "load_environments",
    "set_up",
    "tool_to_split",
]
