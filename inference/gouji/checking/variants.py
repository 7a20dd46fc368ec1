"""Which of several ways to print a table a document used, told by the rows that hold something."""

from __future__ import annotations

from collections.abc import Collection

from gouji.forms.model import TableForm


def rows_to_variant(table: TableForm, rows: Collection[str]) -> str | None:
    """Id of the variant that fits `rows` (ids of rows with something printed) best; None when there is one way only.

    A row that the variant leaves out counts against it; ties go to the variant listed first, the usual one.
    """
    best: tuple[int, str] | None = None
    for variant in table.variants:
        misfits = sum(row in rows for row in variant.without)
        if best is None or misfits < best[0]:
            best = (misfits, variant.id)
    return best[1] if best else None
