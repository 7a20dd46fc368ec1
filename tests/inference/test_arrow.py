"""gouji.arrow: batches in, batches out, without an engine around it."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import gouji
from gouji.arrow import Output, batches_to_batches, plan_to_own_schema, schema_to_plan
from gouji.errors import FormError, InputError
from gouji.reading import Columns

TEXT = "主动公开政府信息情况\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 0 | 0 | 0 |\n" * 1
TABLE = pa.table(
    {
        "text": [TEXT, None, "nothing"],
        "id": ["a", None, "c"],
        "year": pa.array([2021, 2022, 2023], pa.int16()),
        "raw": [b"\0", None, b"x" * 5000],
    }
)


def run(table: pa.Table, output: Output = "cells", **options: Any) -> pa.Table:
    plan = schema_to_plan(table.schema, output=output, **options)
    return pa.Table.from_batches(list(batches_to_batches(table.to_batches(), plan)))


def test_cells_have_the_other_columns_with_their_types() -> None:
    cells = run(TABLE)
    assert cells.schema.field("carried_year").type == pa.int16()
    assert cells.schema.field("raw").type == pa.binary()
    assert {(row["source"], row["carried_year"]) for row in cells.to_pylist()} == {
        ("a", 2021),
        ("<null>", 2022),
        ("c", 2023),
    }


def test_cells_are_those_of_an_extraction() -> None:
    cells = [row for row in run(TABLE).to_pylist() if row["source"] == "a"]
    extraction = gouji.extract(TEXT)
    assert [(row["row"], row["value"], row["status"]) for row in cells] == [
        (cell.row, cell.value, cell.status) for table in extraction.tables for cell in table.cells
    ]


def test_documents_have_a_row_each_and_say_what_was_wrong() -> None:
    documents = run(TABLE, "documents").to_pylist()
    assert [row["verdict"] for row in documents] == ["review", "rejected", "rejected"]
    assert "no text in this row" in documents[1]["notes"]


def test_lines_hold_what_goes_along_in_their_json() -> None:
    lines = run(TABLE, "lines")
    assert lines.column_names == ["source", "report", "verdict", "line"]
    assert '"carried":{"year":2021}' in lines.column("line")[0].as_py()


@pytest.mark.parametrize("output", ["cells", "documents", "lines"])
def test_own_columns_come_first_and_are_those_of_the_plan(output: Output) -> None:
    own = plan_to_own_schema(schema_to_plan(TABLE.schema, output=output))
    assert run(TABLE, output).schema.names[: len(own)] == own.names


def test_a_batch_is_worked_on_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.arrow.ROWS_A_BATCH", 2)
    plan = schema_to_plan(TABLE.schema, output="documents")
    sizes = [batch.num_rows for batch in batches_to_batches(TABLE.combine_chunks().to_batches(), plan)]
    assert sizes == [2, 1]


def test_no_rows_give_no_rows() -> None:
    plan = schema_to_plan(TABLE.schema)
    empty = pa.RecordBatch.from_pylist([], schema=TABLE.schema)
    assert sum(batch.num_rows for batch in batches_to_batches([empty], plan)) == 0


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (Columns(text="no"), "no column 'no'; it has text, id, year, raw"),
        (Columns(id="no"), "no column 'no'"),
    ],
)
def test_columns_that_are_not_there_are_refused_before_any_work(columns: Columns, said: str) -> None:
    with pytest.raises(InputError, match=said):
        schema_to_plan(TABLE.schema, columns=columns)


def test_rows_that_nothing_names_are_refused() -> None:
    with pytest.raises(InputError, match="no column that names the rows among text, year; name it with id_column"):
        schema_to_plan(TABLE.select(["text", "year"]).schema)


def test_an_unknown_output_is_refused() -> None:
    with pytest.raises(ValueError, match="output must be one of cells, documents, lines, not 'x'"):
        schema_to_plan(TABLE.schema, output="x")  # type: ignore[arg-type]


def test_a_form_that_cannot_be_used_stops_the_work(tmp_path: Path) -> None:
    with pytest.raises(FormError):
        run(TABLE, forms=(tmp_path / "no.yaml",))


def test_a_plan_survives_pickling() -> None:
    plan = schema_to_plan(TABLE.schema)
    assert pickle.loads(pickle.dumps(plan)) == plan
