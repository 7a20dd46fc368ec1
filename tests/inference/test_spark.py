"""gouji.spark on a cluster gives what a run on one machine gives."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gouji.cli import main
from gouji.reading import path_to_document
from gouji.writing.tidy import TIDY_COLUMNS
from support.spark_cluster import ROOT, standalone_cluster, submit

pytestmark = [
    pytest.mark.spark,
    pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="needs pip install 'gouji[spark]'"),
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17 or later"),
    pytest.mark.xdist_group("spark"),
]

JOB = ROOT / "tests" / "support" / "spark_job.py"
OUTPUTS = ("cells", "documents", "lines")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The nine samples, each with columns of its own, a row without text, and one that is no report, in two files."""
    folder = tmp_path_factory.mktemp("spark") / "in"
    folder.mkdir()
    texts = [path_to_document(sample).original for sample in sorted((ROOT / "annotations" / "demo").iterdir())]
    pages = [*texts, None, "nothing"]
    table = pa.table(
        {
            "link": [f"http://x/{number}" for number in range(len(pages))],
            "page": pages,
            "year": [2000 + number for number in range(len(pages))],
            "province": ["川", None] * (len(pages) // 2) + ["黔"],
        }
    )
    pq.write_table(table.slice(0, 6), folder / "1.parquet")
    pq.write_table(table.slice(6), folder / "2.parquet")
    return folder


@pytest.fixture(scope="module")
def local_cluster(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a job on two executors of Spark's own local cluster has written."""
    target = tmp_path_factory.mktemp("local-cluster") / "out"
    submit(JOB, source, target, "cells", master="local-cluster[2,1,1024]", settings={})
    return target


@pytest.fixture(scope="module")
def standalone(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a job on a master with two workers has written."""
    folder = tmp_path_factory.mktemp("standalone")
    settings = {"spark.cores.max": 2, "spark.executor.memory": "1g"}
    with standalone_cluster(folder, workers=2) as master:
        submit(JOB, source, folder / "out", *OUTPUTS, master=master, settings=settings)
    return folder / "out"


@pytest.fixture(params=["local_cluster", "standalone"])
def target(request: pytest.FixtureRequest) -> Path:
    """Each of both."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def local(source: Path, output: Path) -> Path:
    code = main(["extract", str(source), "--text-column", "page", "--id-column", "link", "-o", str(output), "--quiet"])
    assert code == 1  # the row without text
    return output


def rows(table: pa.Table, names: tuple[str, ...]) -> list[tuple[Any, ...]]:
    columns = [table.column(name).to_pylist() for name in names]
    return sorted(zip(*columns, strict=True), key=str)


def test_two_executors_shared_two_partitions(target: Path) -> None:
    assert (target / "executors").read_text() == "2 executors, 2 partitions"


def test_cells_are_those_of_a_local_run(source: Path, target: Path, tmp_path: Path) -> None:
    cluster = pq.read_table(target / "cells.parquet")
    here = pq.read_table(local(source, tmp_path / "cells.parquet"))
    names = (*TIDY_COLUMNS, "value_exact", "proposal_value_exact", "province")
    assert cluster.num_rows > 1500
    assert rows(cluster, names) == rows(here, names)


def test_columns_keep_their_types_and_get_a_prefix_where_gouji_has_the_name(target: Path) -> None:
    cells = pq.read_table(target / "cells.parquet", columns=["source", "carried_year"])
    assert cells.schema.field("carried_year").type == pa.int64()
    assert {(row["source"], row["carried_year"]) for row in cells.to_pylist()} == {
        (f"http://x/{number}", 2000 + number) for number in range(11)
    }


def test_lines_are_those_of_a_local_run(source: Path, standalone: Path, tmp_path: Path) -> None:
    here = local(source, tmp_path / "lines.jsonl").read_text(encoding="utf-8")
    # only a file has a place that can be named
    lines = here.replace(f" ({source / '2.parquet'}:4)", "").splitlines()
    assert sorted(pq.read_table(standalone / "lines.parquet").column("line").to_pylist()) == sorted(lines)


def test_every_document_is_there_once(standalone: Path) -> None:
    documents = pq.read_table(standalone / "documents.parquet").to_pylist()
    assert sorted(row["source"] for row in documents) == sorted(f"http://x/{number}" for number in range(11))
    assert sum(row["verdict"] == "rejected" for row in documents) == 2
