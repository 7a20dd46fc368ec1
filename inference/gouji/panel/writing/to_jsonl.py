"""JSON Lines: the first sheet, an object a row, numbers with every digit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO

from gouji.panel.columns import Sheet
from gouji.writing.encoding import plain_to_json


def write(sheets: Sequence[Sheet], file: IO[bytes]) -> None:
    """Write one object a row, streaming."""
    sheet = sheets[0]
    names = [column.name for column in sheet.columns]
    for row in sheet.rows:
        file.write(plain_to_json(dict(zip(names, row, strict=True))) + b"\n")
