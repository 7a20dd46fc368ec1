"""Extraction over a Spark DataFrame: the plain function of gouji.arrow, carried out by Spark's own mapInArrow.

import gouji.spark

cells = gouji.spark.extract(spark.read.parquet("crawl"), text_column="html", id_column="url")
cells.write.parquet("cells")
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from gouji.errors import MissingPackageError

try:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql import types as spark_types
except ImportError as error:
    raise MissingPackageError("gouji.spark needs PySpark and pyarrow: pip install 'gouji[spark]'") from error

from gouji.arrow import Output, Plan, batches_to_batches, plan_to_own_schema, schema_to_plan
from gouji.reading.columns import Columns

_SPARK_TYPES = {
    pa.string(): spark_types.StringType(),
    pa.int32(): spark_types.IntegerType(),
    pa.int64(): spark_types.LongType(),
    pa.float64(): spark_types.DoubleType(),
}


def extract(
    df: DataFrame,
    *,
    text_column: str | None = None,
    id_column: str | None = None,
    output: Output = "cells",
    model: Path | str | None = None,
    forms: Iterable[str | Path] = (),
) -> DataFrame:
    """The reports in a column of texts (strings, or bytes of files), as one row a cell, a report, or a line of JSON.

    `text_column` and `id_column` name the columns of `df`; None: found by usual names. `output` is "cells" (as
    `gouji extract --output FILE.parquet` writes them), "documents" or "lines" (source, report, verdict, and the line
    of JSON Lines). In cells and documents, the other columns of `df` stand behind with their types, `carried_` in
    front of names that gouji has as well. `model` and `forms` as for gouji.extract; files must be there on every
    worker, as must gouji itself. Lazy, as all of Spark; rows in no order. No row is lost: one that cannot be read
    gives a rejected report with a note.

    Raises InputError for columns that are not there, ValueError for an unknown output; the job fails with ModelError
    or FormError when a worker cannot use the model or a form.
    """
    plan = schema_to_plan(
        _readable_schema(df.schema),
        columns=Columns(text=text_column, id=id_column),
        output=output,
        model=model,
        forms=tuple(forms),
    )
    return df.mapInArrow(partial(batches_to_batches, plan=plan), _plan_to_spark_schema(plan, df.schema))


def _readable_schema(schema: spark_types.StructType) -> pa.Schema:
    """The columns by name, with as much of their types as a plan depends on."""
    texts = {spark_types.StringType: pa.string(), spark_types.BinaryType: pa.binary()}
    return pa.schema([(field.name, texts.get(type(field.dataType), pa.null())) for field in schema.fields])


def _plan_to_spark_schema(plan: Plan, schema: spark_types.StructType) -> spark_types.StructType:
    own = [spark_types.StructField(field.name, _SPARK_TYPES[field.type]) for field in plan_to_own_schema(plan)]
    names = zip(plan.carried.names, plan.carried.headers, strict=True)
    carried = [spark_types.StructField(header, schema[name].dataType) for name, header in names]
    return spark_types.StructType([*own, *carried])
