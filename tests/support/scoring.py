"""What came out against the figures that a text was made of, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from gouji.extraction import TRUSTED, Cell, CellKey, Extraction

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，／－", "0123456789.,/-")
BLANKS = frozenset(("", "/", "-", "--", "—", "——", "\\", "无", "無", "空", "."))


def extraction_to_cells(extraction: Extraction) -> dict[CellKey, Cell]:
    """Every cell by table, row and column id."""
    return {(table.table, cell.row, cell.column): cell for table in extraction.tables for cell in table.cells}


def printed_to_value(text: str) -> Decimal | str | None:
    """The figure of a gold text, written for these tests apart from gouji's own reader; None for a blank."""
    plain = "".join(text.translate(FULL_WIDTH).split()).replace(",", "")
    if plain in BLANKS:
        return None
    for word, sign in (
        ("减少", "-"),
        ("減少", "-"),
        ("增加", ""),
        ("减", "-"),
        ("減", "-"),
        ("增", ""),
        ("--", "-"),
        ("－", "-"),
    ):
        if plain.startswith(word):
            plain = sign + plain[len(word) :]
            break
    for unit in ("万元", "萬元", "元", "件", "条", "項", "项", "个", "宗", "批次", "次", "部", "%"):
        plain = plain.removesuffix(unit)
    try:
        return Decimal(plain.removeprefix("+"))
    except InvalidOperation:
        return plain


def silent_errors(gold: Mapping[CellKey, str | None], extraction: Extraction) -> list[str]:
    """Trusted cells that differ from the gold, as readable lines.

    Gold None means that the text does not tell: any trusted figure there is invented. A cell that the gold does not
    have must hold no trusted figure either.
    """
    wrong = []
    for key, cell in extraction_to_cells(extraction).items():
        if cell.status not in TRUSTED:
            continue
        want = gold.get(key)
        if want is None:
            if cell.value is not None:
                wrong.append(f"{'.'.join(key)}: {cell.value} ({cell.status}) where the text has nothing")
        elif not _same(printed_to_value(want), cell):
            wrong.append(f"{'.'.join(key)}: {cell.text!r} ({cell.status}, {cell.support}) for {want!r}")
    return wrong


def not_right(gold: Mapping[CellKey, str | None], extraction: Extraction) -> list[str]:
    """Cells of the gold that are not both trusted and equal to it, as readable lines; its None counts nothing."""
    cells = extraction_to_cells(extraction)
    wrong = []
    for key, want in gold.items():
        cell = cells.get(key)
        if want is None:
            continue
        if cell is None:
            wrong.append(f"{'.'.join(key)}: no cell for {want!r}")
        elif cell.status not in TRUSTED or not _same(printed_to_value(want), cell):
            reason = cell.proposal.reason if cell.proposal else ""
            wrong.append(f"{'.'.join(key)}: {cell.text!r} ({cell.status}) for {want!r} {reason}")
    return wrong


def _same(value: Decimal | str | None, cell: Cell) -> bool:
    return value == (None if cell.value is None else Decimal(cell.value))


def gold_to_grid(gold: Mapping[str, Any]) -> dict[CellKey, str | None]:
    """Nested gold {table: {row: {column: text}}} by cell."""
    return {
        (table, row, column): text
        for table, rows in gold.items()
        for row, columns in rows.items()
        for column, text in columns.items()
    }
