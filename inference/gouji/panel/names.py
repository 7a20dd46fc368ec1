"""Names of agencies to keys: two names get one key only where they cannot stand for two bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from gouji.facts.agencies import Strength, is_full_name, name_to_strength
from gouji.folding import fold

DATA = Path(__file__).parent / "data" / "names.yaml"

_PLACE_ONLY = re.compile(r"(?:省|市|县|乡|镇|旗|自治区|自治州|[^新发园景范假验税口技城]区)$")
"""Places that have a people's government; zones (新区, 开发区, 园区, ...) have a committee."""

_REGION_END = "省市县区旗州盟乡镇"
_REGION = re.compile(r"省|市(?![场政民容])|[县区旗州盟镇]|乡(?!村)")
"""A letter that ends the name of a place, and is none of 市场, 市政, 乡村."""

_OFFICES = (("政府办公厅", "政府办公室"), ("政府办", "政府办公室"), ("街道办", "街道办事处"), ("街道", "街道办事处"))
"""A government has one general office, whatever its rank calls it; a 街道 has one body."""


def name_to_key(name: str) -> str:
    """The same key for wordings of one name; may be empty.

    Width, script, blanks and punctuation are folded away; 人民政府 is 政府, a place stands for its government,
    政府办公厅 and 政府办 are 政府办公室, 街道办 is 街道办事处; a department's short name is the full one.
    """
    key = fold(name).replace("人民政府", "政府")
    for short, full in _OFFICES:
        if key.endswith(short):
            return key.removesuffix(short) + full
    if _PLACE_ONLY.search(key):
        return f"{key}政府"
    return _with_full_department(key)


def key_to_parts(key: str) -> tuple[str, str]:
    """The place that a key begins with ("" when it names none) and the rest."""
    end = max((found.end() for found in _REGION.finditer(key) if found.end() < len(key)), default=0)
    return (key[:end], key[end:]) if end >= 2 else ("", key)


def names_no_place(key: str) -> bool:
    """Whether a key leaves open which body is meant, as 县财政局 and 县政府 do."""
    return len(key) < 3 or (name_to_strength(key) is Strength.INSTITUTION and not is_full_name(key))


def _with_full_department(key: str) -> str:
    for start in range(2, len(key) - 2):
        full = _shorts().get(key[start:])
        if full is not None and key[start - 1] in _REGION_END:
            return key[:start] + full
    return key


@cache
def _shorts() -> Mapping[str, str]:
    # imported here: the YAML side waits for the first name
    from gouji.forms.yaml_tree import bytes_to_tree

    tree = bytes_to_tree(DATA.read_bytes(), name=DATA.name).data
    assert isinstance(tree, dict)
    return {fold(short): fold(full) for short, full in tree["shorts"].items()}
