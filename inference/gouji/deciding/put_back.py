"""Tables whose labels slipped against their figures, with the figures put back beside their own labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from gouji.checking import tables_to_checks
from gouji.deciding.identities import tables_to_identities
from gouji.deciding.joint_sums import tables_to_joint_doubts
from gouji.deciding.partial_sums import tables_to_partial_doubts
from gouji.decoding.doubting.slipped_rows import SLIPPED
from gouji.extraction import Cell, Status, Table
from gouji.forms.model import Form


def tables_told_by_slips(tables: Iterable[Table], forms: Mapping[str, Form]) -> frozenset[str]:
    """Ids of the tables whose sums speak against no figure once slipped figures are put back beside their own labels.

    A sum that breaks as the figures are printed breaks through the slip then, whose rows are suspect anyway, and tells
    nothing against the other rows.
    """
    put_back = ((table.table, table_with_labels_put_back(table)) for table in tables)
    return frozenset(id_ for id_, table in put_back if table is not None and not _is_doubted(table, forms))


def _is_doubted(table: Table, forms: Mapping[str, Form]) -> bool:
    identities = tables_to_identities([table], forms)
    broken = any(check.kind == "hard" and check.outcome == "failed" for check in tables_to_checks([table], forms))
    return broken or any(doubts([table], identities) for doubts in (tables_to_joint_doubts, tables_to_partial_doubts))


def table_with_labels_put_back(table: Table) -> Table | None:
    """The table with each figure of slipped rows a row higher; None where no rows slipped so.

    The last of those rows prints the figures of the one before; its own stand behind it, without a label, and count as
    missing. It is there to ask whether the sums hold so: what is handed out stays suspect, and where it is printed.
    """
    rows = [tuple(cells) for _, cells in groupby(table.cells, key=lambda cell: cell.row)]
    cells: list[Cell] = []
    changed = False
    for slipped, stretch in groupby(rows, key=_is_slipped):
        found = list(stretch)
        if slipped and _stand_too_low(found):
            changed = True
            cells += _put_back(found)
        else:
            cells += [cell for row in found for cell in row]
    return replace(table, cells=tuple(cells)) if changed else None


def _is_slipped(row: Sequence[Cell]) -> bool:
    return all(cell.proposal is not None and cell.proposal.reason == SLIPPED for cell in row)


def _stand_too_low(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first label has no figures and each other one as many cells as that, some with figures."""
    filled = [any(cell.value is not None for cell in row) for row in rows]
    columns = {tuple(cell.column for cell in row) for row in rows}
    return len(rows) > 1 and len(columns) == 1 and not filled[0] and all(filled[1:])


def _put_back(rows: Sequence[Sequence[Cell]]) -> Iterator[Cell]:
    for own, below in pairwise(rows):
        for cell, printed in zip(own, below, strict=True):
            status: Status = "missing" if printed.value is None else "read"
            yield replace(cell, text=printed.text, value=printed.value, status=status, proposal=None)
    yield from (replace(cell, text=None, value=None, status="missing", proposal=None) for cell in rows[-1])
