"""CSV, TSV and Parquet: one row a cell, exact, and safe in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pyarrow.parquet as pq
import pytest

from gouji.extraction import Cell, Extraction
from gouji.writing import to_csv, to_parquet, to_tsv
from gouji.writing.inert import text_to_inert
from gouji.writing.tidy import TIDY_COLUMNS

COLUMNS = (
    "source report sha256 title agency year form table row row_label column column_label text value unit status "
    "confidence span_start span_end line support proposal_value proposal_reason verdict"
)


def csv_rows(*extractions: Extraction) -> list[dict[str, str]]:
    file = io.BytesIO()
    to_csv.write(extractions, file)
    return list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))


def parquet_rows(*extractions: Extraction) -> list[dict[str, Any]]:
    file = io.BytesIO()
    to_parquet.write(extractions, file)
    rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(file.getvalue())).to_pylist()
    return rows


def test_tidy_columns_are_those_documented() -> None:
    assert " ".join(TIDY_COLUMNS) == COLUMNS


def test_csv_begins_with_the_mark_that_excel_needs(extraction: Extraction) -> None:
    file = io.BytesIO()
    to_csv.write([extraction], file)
    assert file.getvalue().startswith(b"\xef\xbb\xbfsource,")


def test_tsv_has_tabs_and_no_mark(extraction: Extraction) -> None:
    file = io.BytesIO()
    to_tsv.write([extraction], file)
    assert file.getvalue().decode("utf-8").splitlines()[0].replace("\t", " ") == f"{COLUMNS} carried"


def test_a_csv_row_names_its_cell_in_full(extraction: Extraction) -> None:
    row = csv_rows(extraction)[0]
    assert row["row_label"] == "行政许可"
    assert row["column_label"] == "本年处理决定数量"
    assert (row["source"], row["agency"], row["year"], row["verdict"]) == (
        "in/甲.txt",
        "某某乡人民政府",
        "2023",
        "review",
    )
    assert (row["span_start"], row["span_end"], row["line"]) == ("100", "102", "7")
    assert row["support"] == "row_label;position"


def test_labels_carry_the_labels_they_stand_under(extraction: Extraction) -> None:
    cell = Cell("refused.state_secret", "business", "0", 0, "read", 1.0)
    table = replace(extraction.tables[0], table="requests", cells=(cell,))
    row = csv_rows(replace(extraction, tables=(table,)))[0]
    assert row["row_label"] == "三、本年度办理结果 > （三）不予公开 > 1.属于国家秘密"
    assert row["column_label"] == "申请人情况 > 法人或其他组织 > 商业企业"


def test_a_row_that_only_another_form_knows_has_its_label(extraction: Extraction) -> None:
    cell = Cell("procurement", "items", "2", 2, "read", 1.0)
    row = csv_rows(replace(extraction, tables=(replace(extraction.tables[0], cells=(cell,)),)))[0]
    assert row["row_label"] == "政府集中采购"


def test_an_unknown_form_leaves_the_ids_as_labels(extraction: Extraction) -> None:
    table = replace(extraction.tables[0], form="mine", table="own")
    row = csv_rows(replace(extraction, tables=(table,)))[0]
    assert (row["row_label"], row["column_label"]) == ("licences", "decisions")


def test_csv_values_keep_every_digit_and_blanks_stay_empty(extraction: Extraction) -> None:
    rows = {row["row"]: row for row in csv_rows(extraction)}
    assert rows["fees"]["value"] == "86.5120"
    assert rows["penalties"]["value"] == "-48"
    assert rows["coercive_measures"]["value"] == ""
    assert rows["regulations"]["text"] == ""


def test_csv_text_that_looks_like_a_formula_gets_an_apostrophe(extraction: Extraction) -> None:
    rows = {row["row"]: row for row in csv_rows(replace(extraction, title="=cmd|' /C calc'!A0"))}
    assert rows["penalties"]["text"] == "'-48"
    assert rows["penalties"]["title"] == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    "text",
    [
        "=1",
        "+3",
        "-48",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\tx",
        "  =1",
        "\u3000＝1",
        "＋3",
        "－48",
        "＠x",
        "\u200b=1",
        "\n-1",
    ],
)
def test_dangerous_starts_are_made_inert(text: str) -> None:
    assert text_to_inert(text) == "'" + text


@pytest.mark.parametrize("text", ["", "13", "甲", "a=b", "/", "(3)", " x", "'=1"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert text_to_inert(text) == text


def test_line_ends_and_delimiters_in_text_survive_csv(extraction: Extraction) -> None:
    assert csv_rows(replace(extraction, title='a,"b"\nc'))[0]["title"] == 'a,"b"\nc'


def test_lone_surrogates_survive_csv_spelled_out(extraction: Extraction) -> None:
    assert csv_rows(replace(extraction, source="x\udcff"))[0]["source"] == "x\\udcff"


def test_a_report_without_cells_keeps_a_row_in_csv(rejected: Extraction) -> None:
    (row,) = csv_rows(rejected)
    assert (row["source"], row["verdict"], row["table"], row["row"]) == ("in/乙.txt", "rejected", "", "")


def test_parquet_has_a_double_and_an_exact_number(extraction: Extraction) -> None:
    rows = {row["row"]: row for row in parquet_rows(extraction)}
    assert (rows["fees"]["value"], rows["fees"]["value_exact"]) == (86.512, "86.5120")
    assert (rows["licences"]["value"], rows["licences"]["value_exact"]) == (13.0, "13")
    assert (rows["penalties"]["proposal_value"], rows["penalties"]["proposal_value_exact"]) == (48.0, "48")
    assert rows["regulations"]["value_exact"] is None


def test_parquet_text_is_exact(extraction: Extraction) -> None:
    rows = {row["row"]: row for row in parquet_rows(replace(extraction, title="=1"))}
    assert (rows["penalties"]["text"], rows["penalties"]["title"]) == ("-48", "=1")


def test_parquet_takes_numbers_beyond_every_double(extraction: Extraction) -> None:
    cell = Cell("fees", "amount", "9" * 400, 10**400 - 1, "read", 1.0)
    (row,) = parquet_rows(replace(extraction, tables=(replace(extraction.tables[0], cells=(cell,)),)))
    assert row["value"] is None
    assert row["value_exact"] == "9" * 400


def test_parquet_columns_are_the_tidy_ones_and_the_exact_numbers() -> None:
    file = io.BytesIO()
    to_parquet.write([], file)
    names = pq.read_schema(io.BytesIO(file.getvalue())).names
    assert " ".join(name for name in names if not name.endswith("_exact")) == f"{COLUMNS} carried"


def test_parquet_is_cut_into_row_groups(extraction: Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_parquet, "ROWS_A_GROUP", 4)
    file = io.BytesIO()
    to_parquet.write([extraction, extraction], file)
    assert pq.ParquetFile(io.BytesIO(file.getvalue())).num_row_groups == 3
