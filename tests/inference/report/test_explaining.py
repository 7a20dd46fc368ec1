"""The words of gouji check --explain: in both languages, and a sentence for every name that `support` can hold."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import gouji.decoding
from gouji.deciding.breaches import LOOSE, SETTLED_PLACES
from gouji.decoding.placing.model import Evidence
from gouji.report.explaining import evidence_to_key, load_explaining, load_explaining_words
from gouji.report.texts import LANGUAGES, Language

DECODING = Path(gouji.decoding.__file__).parent
GIVING_EVIDENCE = {"RowCells", "Placement", "_readings", "_row_readings", "slot_to_reading"}
HOLDING_EVIDENCE = {"evidence", "support"}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def written_names() -> Iterator[str]:
    """Texts that the decoder's source puts into evidence or support."""
    for path in DECODING.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GIVING_EVIDENCE
            assigned = isinstance(node, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id in HOLDING_EVIDENCE for target in node.targets
            )
            if called or assigned:
                texts = (part.value for part in ast.walk(node) if isinstance(part, ast.Constant))
                yield from (text for text in texts if isinstance(text, str))


PRODUCED = frozenset((*written_names(), *get_args(Evidence)))


def test_the_names_are_found_in_the_source() -> None:
    assert {"row_label", "position", "likeness", "split", "broken", "around", "identity", "full", "cut"} <= PRODUCED


@pytest.mark.parametrize("name", sorted(PRODUCED | LOOSE | SETTLED_PLACES))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_has_its_sentence(name: str, language: Language) -> None:
    assert load_explaining_words(language)(evidence_to_key(name)).endswith(("。", "."))


def test_no_sentence_is_for_a_name_that_nothing_produces() -> None:
    assert set(load_explaining()["evidence"]) == PRODUCED


@pytest.mark.parametrize("part", ["evidence", "texts"])
def test_every_text_is_in_both_languages_with_the_same_places(part: str) -> None:
    for key, text in load_explaining()[part].items():
        assert set(text) == set(LANGUAGES), key
        assert places(text["zh"]) == places(text["en"]), key
