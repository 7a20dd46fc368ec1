"""Names of formats to the files that each shard gets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO

from gouji.batch import FormSources
from gouji.errors import OutputError
from gouji.extraction import Extraction
from gouji.runs.sinks import CsvSink, JsonlSink, ParquetSink, Sink, Table
from gouji.writing.carried import REST, CarriedColumns
from gouji.writing.rows import DocumentRow, extraction_to_document_row
from gouji.writing.tidy import TIDY_COLUMNS, extraction_to_tidy_rows

RUN_FORMATS = ("jsonl", "parquet", "csv")


@dataclass(frozen=True, slots=True)
class Kind:
    """One file a shard: the folder that it is in, its suffix, and what writes it."""

    folder: str
    suffix: str
    make: Callable[[IO[bytes]], Sink]


def formats_to_kinds(formats: Iterable[str], *, forms: FormSources = ()) -> tuple[Kind, ...]:
    """The files of each shard in `formats` (of RUN_FORMATS), with the labels of `forms`.

    Raises OutputError for an unknown format or a missing extra, FormError for a form that cannot be used.
    """
    return tuple(kind for name in dict.fromkeys(formats) for kind in _format_to_kinds(name, forms))


def _format_to_kinds(name: str, forms: FormSources) -> tuple[Kind, ...]:
    if name == "jsonl":
        return (Kind("reports", "jsonl", JsonlSink),)
    if name not in RUN_FORMATS:
        raise OutputError(f"a run cannot write {name!r}; choose of {', '.join(RUN_FORMATS)}")
    if name == "parquet":
        import gouji.writing.to_parquet  # noqa: F401 - says at once which extra is missing
    sink = ParquetSink if name == "parquet" else CsvSink
    return tuple(Kind(table.name, name, partial(sink, table=table)) for table in _forms_to_tables(forms))


def _forms_to_tables(forms: FormSources) -> tuple[Table, Table]:
    """Cells and documents, what a record brought along as JSON behind each: all shards have the same columns."""
    from gouji.forms import load_chosen_forms
    from gouji.writing.labels import forms_to_labels

    labels = forms_to_labels(load_chosen_forms(forms))

    def cells(extraction: Extraction) -> Iterator[tuple[object, ...]]:
        carried = _ONE_COLUMN.fields(extraction)
        return ((*row, *carried) for row in extraction_to_tidy_rows(extraction, labels))

    return Table("cells", (*TIDY_COLUMNS, REST), cells), Table("documents", (*DocumentRow._fields, REST), _documents)


def _documents(extraction: Extraction) -> tuple[tuple[object, ...]]:
    return ((*extraction_to_document_row(extraction), *_ONE_COLUMN.fields(extraction)),)


_ONE_COLUMN = CarriedColumns((), ())
