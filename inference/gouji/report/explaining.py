"""The words of gouji check --explain in Chinese and English, read from explaining.yaml beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from gouji.report.texts import Language, Words, load_words

EXPLAINING = Path(__file__).with_name("explaining.yaml")


@cache
def load_explaining() -> Mapping[str, Any]:
    """The file as it stands: `evidence` by name in a cell's support and language, `texts` by key and language."""
    tree: Mapping[str, Any] = yaml.safe_load(EXPLAINING.read_text(encoding="utf-8"))
    return tree


@cache
def load_explaining_words(language: Language) -> Words:
    """The words in `language`, those of the report among them; those for evidence have the keys of evidence_to_key."""
    tree, report = load_explaining(), load_words(language)
    texts = {**report.texts, **{key: text[language] for key, text in tree["texts"].items()}}
    texts |= {evidence_to_key(name): text[language] for name, text in tree["evidence"].items()}
    return Words(language, texts, report.sayings)


def evidence_to_key(name: str) -> str:
    """The key of the sentence for a name in a cell's support."""
    return f"evidence_{name}"
