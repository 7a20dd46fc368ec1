"""Whose figures a sentence gives: the report's own body, all bodies under it, or others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.narrative.pieces import UNKNOWN, Piece

_BODY = re.compile(
    r"[\u4e00-\u9fff]{1,24}(?:人民政府|政府|办公室|办公厅|局|委员会|委|街道|办事处|镇|乡|县|区|市|厅|院|中心|队|公司)"
)
_PLAIN = re.compile(r"[\u4e00-\u9fff]{1,12}(?:镇|乡|街道|人民政府|街道办事处)")
"""Names that head a report and are seldom named in another's: accepted where the agency is not known."""
_SEATS = frozenset({"", "人民政府", "政府", "办事处", "人民政府办事处", "管理委员会"})
"""What may stand behind the name of a place whose body is meant."""
_PASSED = frozenset({"fill", "this_year", "year", "part"})


def clause_to_body(pieces: Sequence[Piece], text: str) -> tuple[int, int] | None:
    """Range of the pieces at the clause's head that name a body (石桥镇人民政府 in 2024年，石桥镇人民政府共收到)."""
    first = next((i for i, piece in enumerate(pieces) if piece.role not in _PASSED), len(pieces))
    last = next((i for i, piece in enumerate(pieces) if i > first and piece.role != UNKNOWN), len(pieces))
    if first == len(pieces) or pieces[first].role != UNKNOWN:
        return None
    return (first, last) if _BODY.fullmatch(text[pieces[first].start : pieces[last - 1].end]) else None


def is_own_body(name: str, agency: str | None, others: frozenset[str]) -> bool:
    """Whether the named body is the reporting one; `others` are further names in the paragraph."""
    if agency is None:
        return not others and _PLAIN.fullmatch(name) is not None
    return agency.endswith(name) or name.endswith(agency) or agency.removeprefix(name) in _SEATS


def is_whole_area(word: str, agency: str | None) -> bool:
    """Whether 全县, 全市 and the like stand for the agency's own report: that of a county or city government."""
    if agency is None or not agency.endswith(("人民政府", word[-1])):
        return False
    return agency.removesuffix("人民政府").endswith(word[-1])
