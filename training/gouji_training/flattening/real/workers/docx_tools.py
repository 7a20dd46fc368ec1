"""Extractors of word-processor files, each a function of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def extractous(path: Path) -> str:
    """Apache Tika, as the Rust wrapper calls it."""
    from extractous import Extractor

    return str(Extractor().extract_file_to_string(str(path))[0])


def docx2txt(path: Path) -> str:
    import docx2txt as tool

    return str(tool.process(str(path)))


def mammoth(path: Path) -> str:
    import mammoth as tool

    with path.open("rb") as file:
        return str(tool.extract_raw_text(file).value)


def docx_tabs(path: Path) -> str:
    """Rows as python-docx gives them: merged text is repeated in every place."""
    return _rows(path, "\t", once=False)


def docx_pipes(path: Path) -> str:
    """Rows as python-docx gives them, each cell printed once."""
    return _rows(path, " | ", once=True)


def _rows(path: Path, joint: str, *, once: bool) -> str:
    import docx

    parts: list[str] = []
    for block in docx.Document(str(path)).iter_inner_content():
        if not hasattr(block, "rows"):
            parts.append(block.text)
            continue
        seen: set[Any] = set()
        for row in block.rows:
            cells = [cell for cell in row.cells if not (once and cell._tc in seen)]
            if once:
                cells = list({cell._tc: cell for cell in cells}.values())
                seen.update(cell._tc for cell in cells)
            parts.append(joint.join(cell.text.replace("\n", "") for cell in cells))
    return "\n".join(parts)
