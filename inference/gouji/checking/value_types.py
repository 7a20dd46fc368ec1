"""H5 of the forms: counts are whole and unsigned, amounts unsigned, and only a change carries a sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from gouji.checking.instances import Place
from gouji.extraction import Cell, Check, Outcome
from gouji.forms.model import Column, ValueType

SIGNS = frozenset("+＋-－−–—增减減")
"""First characters of signed figures as printed in reports."""

_WANTED: dict[ValueType, str] = {
    "count": "a whole number without a sign",
    "signed": "a whole number",
    "amount": "a number without a sign",
}


def cells_to_type_check(table_id: str, columns: Mapping[Place, Column], cells: Sequence[Cell]) -> Check:
    """The check `types.TABLE` over the cells of a table that hold a number; it names the cells that break it.

    Cells outside of `columns` are left alone; without any cell the check is undecided.
    """
    known = [(cell, column) for cell in cells if (column := columns.get((cell.row, cell.column)))]
    broken = [(cell, column) for cell, column in known if not is_of_type(cell, column.value_type)]
    outcome: Outcome = "failed" if broken else "passed" if known else "undecided"
    if broken:
        message = "; ".join(_complaint(cell, column) for cell, column in broken)
    else:
        message = f"{len(known)} figures are of the type of their column" if known else "no cell holds a number"
    names = tuple((table_id, cell.row, cell.column) for cell, _ in broken)
    return Check(f"types.{table_id}", "hard", outcome, None, None, False, names, message)


def is_of_type(cell: Cell, value_type: ValueType) -> bool:
    """Whether the value of `cell` and the sign in its text suit the type; a cell without a value suits any."""
    if cell.value is None:
        return True
    if value_type != "amount" and isinstance(cell.value, Decimal):
        return False
    if value_type == "signed":
        return True
    return cell.value >= 0 and (cell.text or "").lstrip()[:1] not in SIGNS


def _complaint(cell: Cell, column: Column) -> str:
    return f"{cell.row}, {column.label.text}: {cell.text} is not {_WANTED[column.value_type]}"
