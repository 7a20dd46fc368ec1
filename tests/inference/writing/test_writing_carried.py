"""Columns that records brought with them, in every output."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import jsonschema
import msgspec
import openpyxl
import pyarrow.parquet as pq
import pytest

from gouji.extraction import CarriedValue, Extraction
from gouji.schema import schema_text
from gouji.writing import to_csv, to_jsonl, to_parquet, to_xlsx
from gouji.writing.carried import PEEKED, names_to_columns

CARRIED: dict[str, CarriedValue] = {"province": "四川", "n": 7, "share": 0.5, "ok": True, "none": None, "=1+1": "=2"}


def with_carried(extraction: Extraction, **carried: CarriedValue) -> Extraction:
    return replace(extraction, carried=carried)


def csv_rows(extractions: Iterable[Extraction]) -> list[dict[str, str]]:
    file = io.BytesIO()
    to_csv.write(extractions, file)
    return list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))


def test_json_lines_have_them_only_where_there_are_some(extraction: Extraction) -> None:
    plain, carrying = (
        json.loads(to_jsonl.extraction_to_line(item)) for item in (extraction, with_carried(extraction, **CARRIED))
    )
    assert "carried" not in plain
    assert carrying["carried"] == CARRIED


def test_json_lines_with_them_keep_to_the_schema(extraction: Extraction) -> None:
    line = json.loads(to_jsonl.extraction_to_line(with_carried(extraction, **CARRIED)))
    jsonschema.validate(line, json.loads(schema_text()))


def test_they_come_back_out_of_json_lines(extraction: Extraction) -> None:
    line = to_jsonl.extraction_to_line(with_carried(extraction, **CARRIED))
    assert msgspec.json.decode(line, type=Extraction).carried == CARRIED


def test_csv_has_a_column_each_and_neither_name_nor_value_runs_as_a_formula(extraction: Extraction) -> None:
    row = csv_rows([with_carried(extraction, **CARRIED)])[0]
    shown = {"province": "四川", "n": "7", "share": "0.5", "ok": "true", "none": "", "'=1+1": "'=2", "carried": ""}
    assert {name: row[name] for name in shown} == shown


def test_a_name_that_gouji_has_as_well_gets_a_prefix(extraction: Extraction) -> None:
    row = csv_rows([with_carried(extraction, title="own", Text="x", carried="y", carried_title="z")])[0]
    assert row["title"] == extraction.title
    assert [row[name] for name in ("carried_title", "carried_Text", "carried_carried", "carried_carried_title")] == [
        "own",
        "x",
        "y",
        "z",
    ]


def test_headers_are_unlike_each_other_whatever_the_names() -> None:
    columns = names_to_columns(("A", "a", "carried_a", "carried", "x\udcff"), taken=("a",))
    assert len({header.casefold() for header in (*columns.headers, "a", "carried")}) == 7


def test_names_that_come_up_late_go_into_the_last_column(extraction: Extraction) -> None:
    early = [with_carried(extraction, a="1")] * PEEKED
    rows = csv_rows([*early, with_carried(extraction, a="2", late=3)])
    assert (rows[0]["a"], rows[0]["carried"]) == ("1", "")
    assert (rows[-1]["a"], rows[-1]["carried"]) == ("2", '{"late":3}')


def test_names_come_from_the_first_reports_together(extraction: Extraction) -> None:
    rows = csv_rows([extraction, with_carried(extraction, a="1"), with_carried(extraction, b="2")])
    assert (rows[0]["a"], rows[-1]["a"], rows[-1]["b"], rows[-1]["carried"]) == ("", "", "2", "")


def test_parquet_has_a_column_of_text_each(extraction: Extraction, tmp_path: Path) -> None:
    with (tmp_path / "x.parquet").open("wb") as file:
        to_parquet.write([with_carried(extraction, value="v", n=7), extraction], file)
    columns = pq.read_table(tmp_path / "x.parquet").to_pydict()
    cells = len(extraction.tables[0].cells)
    assert columns["carried_value"] == ["v"] * cells + [None] * cells
    assert columns["n"] == ["7"] * cells + [None] * cells
    assert columns["carried"] == [None] * (2 * cells)


def test_the_workbook_has_them_in_one_cell_a_document(extraction: Extraction, tmp_path: Path) -> None:
    with (tmp_path / "x.xlsx").open("wb") as file:
        to_xlsx.write([with_carried(extraction, a="1"), extraction], file)
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["documents"]
    assert [cell.value for cell in sheet["R"]] == ["carried", '{"a":"1"}', None]


@pytest.mark.parametrize("value", [2**63 - 1, -(2**63), 1e300, "\ud800"])
def test_extreme_values_are_written(extraction: Extraction, value: CarriedValue) -> None:
    line = to_jsonl.extraction_to_line(with_carried(extraction, x=value))
    assert json.loads(line)["carried"]["x"] == ("\\ud800" if value == "\ud800" else value)
    assert csv_rows([with_carried(extraction, x=value)])[0]["x"]
