"""Short labels that an agency breaks by hand so that they fit a narrow column: 商业 over 企业."""

from __future__ import annotations

from random import Random

from gouji_training.synthesis.model import GridCell

_LONGEST = 8
"""Characters of a label that stands in a column of one value: 尚未审结, 社会公益组织, 法律服务机构."""


def text_to_pieces(cell: GridCell, chance: float, rng: Random) -> list[str]:
    """The text of a cell in paragraphs: one, or two for short column labels; values stay whole."""
    text = cell.text
    if cell.kind != "column_header" or not 4 <= len(text) <= _LONGEST or rng.random() >= chance:
        return [text]
    half = (len(text) + 1) // 2
    return [text[:half].rstrip(), text[half:].lstrip()]
