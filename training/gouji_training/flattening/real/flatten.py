"""A family to a flattener: pages are written to files, the tool reads them, its texts come back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from gouji_training.flattening.flattener import Failure, Flattener
from gouji_training.flattening.real.families import FAMILIES, Family, Source
from gouji_training.flattening.writing import Markup, Sheet, page_to_docx, page_to_html, page_to_pdf
from gouji_training.synthesis import Page

_MARKUP: dict[Source, Markup] = {
    "td": Markup(),
    "td_p": Markup(cell="block"),
    "compact": Markup(source="compact"),
    "indented": Markup(source="indented"),
}


def family_to_flattener(family: Family) -> Flattener:
    """The flattener of a family; called, it raises TrainingError when its tool is not there."""

    def flatten(pages: Sequence[Page], rngs: Sequence[Random]) -> Sequence[str | Failure]:
        with TemporaryDirectory() as folder:
            paths = [
                _write(page, family.source, rng, Path(folder) / str(number))
                for number, (page, rng) in enumerate(zip(pages, rngs, strict=True))
            ]
            return family.extractor(paths) if paths else []

    return Flattener(family.name, family.group, family.tool, flatten, family.placed, family.blanks)


def _write(page: Page, source: Source, rng: Random, path: Path) -> Path:
    """Write one page as a file of its kind; `path` lacks the suffix."""
    if source in _MARKUP:
        file, data = path.with_suffix(".html"), page_to_html(page, _MARKUP[source], rng).encode("utf-8")
    elif source == "docx":
        file, data = path.with_suffix(".docx"), page_to_docx(page, rng)
    else:
        file = path.with_suffix(".pdf")
        data = page_to_pdf(page, Sheet(vertical=source == "pdf_vertical"), rng)
    file.write_bytes(data)
    return file


REAL: tuple[Flattener, ...] = tuple(family_to_flattener(family) for family in FAMILIES)
"""The flatteners of all families of real tools."""
