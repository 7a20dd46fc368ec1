"""Arrow record batches in, record batches out: what engines that hand out batches call (gouji.spark does).

plan = schema_to_plan(table.schema)
for batch in batches_to_batches(table.to_batches(), plan):
    ...
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

from gouji.batch import FormSources, ModelSource, readable_to_outcome
from gouji.errors import InputError, MissingPackageError
from gouji.extraction import Extraction
from gouji.reading.arrow_batches import Layout, batch_to_inputs, schema_to_layout
from gouji.reading.columns import ANY_COLUMNS, Columns
from gouji.writing.carried import CarriedColumns, names_to_columns
from gouji.writing.labels import Labels, forms_to_labels, shipped_labels
from gouji.writing.rows import extraction_to_document_row
from gouji.writing.tidy import extraction_to_tidy_rows
from gouji.writing.to_jsonl import extraction_to_line

try:
    import pyarrow as pa

    from gouji.writing.arrow import CELL_TYPES, DOCUMENT_TYPES, rows_to_table, types_to_schema
except ImportError as error:
    raise MissingPackageError("gouji.arrow needs pyarrow: pip install 'gouji[parquet]'") from error

Output = Literal["cells", "documents", "lines"]
"""What a row of the output is: a cell, a report, or a report as its line of JSON Lines."""

ROWS_A_BATCH = 64
"""Rows that are worked on at a time, giving up to some 13,000 cells: engines hand out 10,000 rows at once."""

_LINE_TYPES = {"source": pa.string(), "report": pa.int32(), "verdict": pa.string(), "line": pa.string()}
_TYPES = {"cells": CELL_TYPES, "documents": DOCUMENT_TYPES, "lines": _LINE_TYPES}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do with batches of one schema; picklable.

    `carried` are the input columns that stand behind gouji's own in cells and documents, with their types; in lines
    they are in the JSON, as `gouji extract` writes it. `model` and `forms` as for gouji.extract; paths must lead to
    the same files wherever the plan is carried out.
    """

    layout: Layout
    carried: CarriedColumns
    output: Output
    model: ModelSource = None
    forms: FormSources = ()


def schema_to_plan(
    schema: pa.Schema,
    *,
    columns: Columns = ANY_COLUMNS,
    output: Output = "cells",
    model: ModelSource = None,
    forms: FormSources = (),
) -> Plan:
    """The plan for batches of this schema.

    Raises InputError when there is no such column of text or bytes, or none that names the rows, ValueError for an
    unknown output.
    """
    if output not in get_args(Output):
        raise ValueError(f"output must be one of {', '.join(get_args(Output))}, not {output!r}")
    layout = schema_to_layout(schema, columns)
    if isinstance(layout, str):
        raise InputError(f"input: {layout}")
    if layout.id is None:
        names = ", ".join(schema.names)
        raise InputError(f"input: no column that names the rows among {names}; name it with id_column")
    if output == "lines":
        return Plan(layout, names_to_columns((), taken=()), output, model, forms)
    others = tuple(name for name in schema.names if name not in (layout.text, layout.id))
    carried = names_to_columns(others, taken=types_to_schema(_TYPES[output]).names)
    return Plan(Layout(layout.text, layout.id, ()), carried, output, model, forms)


def plan_to_own_schema(plan: Plan) -> pa.Schema:
    """The columns of the output that are gouji's own; those of `plan.carried` stand behind."""
    return types_to_schema(_TYPES[plan.output])


def batches_to_batches(batches: Iterable[pa.RecordBatch], plan: Plan) -> Iterator[pa.RecordBatch]:
    """The rows of the reports in each batch, in order, ROWS_A_BATCH input rows at a time.

    A row whose id is null has the source "<null>". No row is lost: one that cannot be read, or on which gouji fails,
    gives a rejected report with a note, and so a row in cells as well. Raises ModelError or FormError when the model or
    a form cannot be used.
    """
    for batch in batches:
        for start in range(0, batch.num_rows, ROWS_A_BATCH):
            yield _batch_to_batch(batch.slice(start, ROWS_A_BATCH), plan)


def _batch_to_batch(batch: pa.RecordBatch, plan: Plan) -> pa.RecordBatch:
    rows: list[Sequence[Any]] = []
    places: list[int] = []
    for index, item in enumerate(batch_to_inputs(batch, plan.layout)):
        for extraction in readable_to_outcome(item, model=plan.model, forms=plan.forms).extractions:
            new = _extraction_to_rows(extraction, plan)
            rows.extend(new)
            places.extend([index] * len(new))
    table = rows_to_table(rows, _TYPES[plan.output])
    indices = pa.array(places, pa.int32())
    for name, header in zip(plan.carried.names, plan.carried.headers, strict=True):
        table = table.append_column(header, batch.column(name).take(indices))
    return _table_to_batch(table)


def _extraction_to_rows(extraction: Extraction, plan: Plan) -> list[Sequence[Any]]:
    if plan.output == "cells":
        return list(extraction_to_tidy_rows(extraction, _labels(plan.forms)))
    document = extraction_to_document_row(extraction)
    if plan.output == "documents":
        return [document]
    line = extraction_to_line(extraction).decode("utf-8").removesuffix("\n")
    return [(document.source, document.report, document.verdict, line)]


@lru_cache(maxsize=4)
def _labels(forms: FormSources) -> Labels:
    from gouji.forms import load_chosen_forms

    return forms_to_labels(load_chosen_forms(forms)) if forms else shipped_labels()


def _table_to_batch(table: pa.Table) -> pa.RecordBatch:
    batches = table.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=table.schema)
