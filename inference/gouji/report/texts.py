"""The words of the report in Chinese and English, read from texts.yaml beside this module."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

TEXTS = Path(__file__).with_name("texts.yaml")


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language by key, with {places} for what differs."""

    language: Language
    texts: Mapping[str, str]
    sayings: tuple[tuple[re.Pattern[str], str], ...]

    def __call__(self, key: str, **parts: object) -> str:
        """The text of `key`, filled in. Raises KeyError for an unknown key or an unfilled place."""
        return self.texts[key].format(**parts)


@cache
def load_words(language: Language) -> Words:
    """The words of `language`."""
    tree = load_texts()
    texts = {key: text[language] for key, text in tree["texts"].items()}
    return Words(language, texts, tuple(_saying_to_pattern(saying, language) for saying in tree["sayings"]))


@cache
def load_texts() -> Mapping[str, Any]:
    """The file as it stands: `texts` by key and language, `sayings` as a list of the same by language."""
    tree: Mapping[str, Any] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    return tree


_PLACE = re.compile(r"\\\{(\w+)\\\}")
_INFLECTIONS = {"s": "s?", "do": "(?:do|does)"}
"""Places in English sayings that only the number inflects."""


def _saying_to_pattern(saying: Mapping[Language, str], language: Language) -> tuple[re.Pattern[str], str]:
    """What gouji says in English as a pattern, and the wording to put in its place."""

    def place(match: re.Match[str]) -> str:
        return _INFLECTIONS.get(match[1], f"(?P<{match[1]}>.+?)")

    return re.compile(_PLACE.sub(place, re.escape(saying["en"])), re.DOTALL), saying[language]


def english_to_words(said: str, words: Words, headings: Mapping[str, str]) -> str:
    """What gouji says of a cell or document, in English, in the language of `words`.

    `headings` names tables by id. Parts behind a semicolon are taken one by one; one that texts.yaml does not know
    stays as it is.
    """
    if words.language == "en":
        return said
    return "；".join(_part_to_words(part, words.sayings, headings) for part in said.split("; "))


def _part_to_words(part: str, sayings: Sequence[tuple[re.Pattern[str], str]], headings: Mapping[str, str]) -> str:
    for pattern, wording in sayings:
        match = pattern.fullmatch(part)
        if match:
            parts = match.groupdict()
            if "table" in parts:
                parts["table"] = headings.get(parts["table"], parts["table"])
            if "rules" in parts:
                parts["rules"] = parts["rules"].replace(" and ", "、").replace(", ", "、")
            return wording.format(**parts)
    return part
