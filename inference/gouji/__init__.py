"""gouji (勾稽): messy flattened text of scraped reports to checked tables.

    import gouji

    extraction = gouji.extract(text)
    for table in extraction.tables:
        for cell in table.cells:
            print(cell.row, cell.column, cell.value, cell.status)

Importing this package loads nothing heavy; the first extraction loads the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.errors import FormError, GoujiError, InputError, ModelError, OutputError
from gouji.extraction import TRUSTED, Cell, Check, Extraction, ExtraRow, Proposal, Table
from gouji.version import __version__

if TYPE_CHECKING:
    from gouji.batch import Source

__all__ = [
    "TRUSTED",
    "Cell",
    "Check",
    "ExtraRow",
    "Extraction",
    "FormError",
    "GoujiError",
    "InputError",
    "ModelError",
    "OutputError",
    "Proposal",
    "Table",
    "__version__",
    "extract",
    "extract_many",
    "extract_reports",
]


def extract(
    text: str | bytes, *, source: str = "<text>", model: Path | None = None, forms: Iterable[str | Path] = ()
) -> Extraction:
    """The first report in `text`: decoded text, or the bytes of a file whose encoding is then detected.

    `source` is repeated in the result, `model` is a model folder (None: the shipped one), `forms` are ids or
    paths of the forms to read by (none: those that come with gouji). Text without a known table gives an extraction
    with verdict "rejected". Raises ModelError or FormError when the model or a form cannot be used.
    """
    return extract_reports(text, source=source, model=model, forms=forms)[0]


def extract_reports(
    text: str | bytes, *, source: str = "<text>", model: Path | None = None, forms: Iterable[str | Path] = ()
) -> tuple[Extraction, ...]:
    """Every report in `text`, in order of the text, at least one; arguments as for `extract`."""
    from gouji.pipeline import document_to_extractions
    from gouji.reading import bytes_to_document, text_to_document

    if isinstance(text, bytes):
        document = bytes_to_document(text, source=source)
    else:
        document = text_to_document(text, source=source)
    return document_to_extractions(document, model=model, forms=tuple(forms))


def extract_many(
    sources: Iterable[Source], *, workers: int = 1, model: Path | None = None, forms: Iterable[str | Path] = ()
) -> Iterator[Extraction]:
    """Extractions of many documents, in order, one broken input never harming another.

    A source is a text (str), a path (Path), a Document or an item of `gouji.reading.expand_inputs`; what cannot be read
    gives an extraction with verdict "rejected" and a note that says why. `workers` processes share the work, 0 means
    one a core. `forms` as for `extract`.
    """
    from gouji.batch import extract_many as many

    return many(sources, workers=workers, model=model, forms=tuple(forms))
