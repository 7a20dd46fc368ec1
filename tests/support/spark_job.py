"""What a person would hand to spark-submit: Parquet in, outputs of gouji.spark.extract out as Parquet."""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow.parquet as pq
from pyspark.sql import SparkSession

import gouji.spark


def main(source: str, target: str, *outputs: str) -> None:
    """Extract the files in `source`; write one file for each output, and the count of executors, into `target`."""
    folder = Path(target)
    folder.mkdir()
    spark = SparkSession.builder.appName("gouji").getOrCreate()
    reports = spark.read.parquet(source)
    for output in outputs:
        found = gouji.spark.extract(reports, text_column="page", id_column="link", output=output)
        pq.write_table(found.toArrow(), folder / f"{output}.parquet")
    # the driver counts itself
    executors = spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
    (folder / "executors").write_text(f"{executors} executors, {reports.rdd.getNumPartitions()} partitions")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
