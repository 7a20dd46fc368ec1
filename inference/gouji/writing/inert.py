"""Text that a spreadsheet shows instead of running it."""

from __future__ import annotations

import unicodedata

FORMULA_STARTS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫−")
"""ASCII signs start a formula in every spreadsheet; Excel in East Asian locales takes the wide and small ones too."""

_CONTROL_STARTS = frozenset("\t\r\n")


def text_to_inert(text: str) -> str:
    """`text` behind an apostrophe if a spreadsheet could take it for a formula, else `text` itself.

    A sign counts also behind leading white space, control and format characters, which importers may drop. The
    apostrophe is the only change: whoever wants the exact text takes it off, or reads JSON Lines or Parquet.
    """
    if text[:1].isalnum():
        return text
    if text[:1] in _CONTROL_STARTS:
        return "'" + text
    for character in text:
        if character in FORMULA_STARTS:
            return "'" + text
        if not character.isspace() and unicodedata.category(character) not in {"Cc", "Cf"}:
            return text
    return text
