"""Every format is read back by the program it is meant for."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest

from gouji.errors import OutputError
from gouji.panel.assemble import Gathered
from gouji.panel.columns import Column, Sheet
from gouji.panel.writing import path_to_panel_format, write_panel
from gouji.panel.writing.to_dta import LONGEST_TEXT, text_to_bytes
from support.panel_reports import report

BIG = Decimal("123456789012345678.25")
SHEET = Sheet(
    "panel",
    "面板",
    (
        Column("agency", "category", "单位", "agency"),
        Column("year", "whole", "年度", "year"),
        Column("value", "number", "数值", "figure"),
        Column("text", "text", "原文", "printed"),
        Column("status", "category", "状态", "status", {"read": "读出", "blank": "原文空白"}),
        Column("confidence", "double", "置信度", "probability"),
    ),
    [("云溪县", 2023, BIG, "=1+1", "read", 0.5), ("青禾市", None, None, None, "blank", None)],
)
OTHER = Sheet("breaks", "不符", (Column("sentence_zh", "text", "说明", "words"),), [])


def write(path: Path, **options: bool) -> Path:
    write_panel((SHEET, OTHER), path, **options)
    return path


def test_parquet(tmp_path: Path) -> None:
    table = pq.read_table(write(tmp_path / "p.parquet"))
    assert table.column_names == ["agency", "year", "value", "value_exact", "text", "status", "confidence"]
    assert table.to_pylist()[0]["value_exact"] == str(BIG)
    assert table.to_pylist()[1] == dict.fromkeys(table.column_names) | {"agency": "青禾市", "status": "blank"}
    assert table.schema.field("year").metadata[b"label"].decode() == "年度"


@pytest.mark.parametrize("mark", [True, False])
def test_csv(tmp_path: Path, mark: bool) -> None:
    path = write(tmp_path / "p.csv", mark=mark)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf") is mark
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["value"], rows[0]["text"], rows[1]["year"]) == (str(BIG), "'=1+1", "")


def test_tsv_and_json_lines(tmp_path: Path) -> None:
    assert write(tmp_path / "p.tsv").read_text(encoding="utf-8").startswith("agency\tyear\t")
    lines = write(tmp_path / "p.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0], parse_float=Decimal)["value"] == BIG


def test_xlsx(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write(tmp_path / "p.xlsx"))
    assert book.sheetnames == ["panel", "breaks", "columns"]
    rows = list(book["panel"].iter_rows(values_only=True))
    assert rows[1] == ("云溪县", 2023, str(BIG), "=1+1", "read", 0.5)
    assert book["panel"]["D2"].data_type == "s"


def test_stata_read_by_pandas(tmp_path: Path) -> None:
    with pd.read_stata(write(tmp_path / "p.dta"), iterator=True) as reader:
        labels, frame = reader.variable_labels(), reader.read()
    assert labels["agency"] == "单位"
    assert list(frame["agency"]) == ["云溪县", "青禾市"]
    assert list(frame["status"]) == ["读出 (read)", "原文空白 (blank)"]
    assert (frame["value"][0], frame["value_exact"][0], frame["text"][0]) == (float(BIG), str(BIG), "=1+1")
    assert frame[["year", "value", "confidence"]].isna().to_numpy().tolist() == [[False] * 3, [True] * 3]


def test_stata_read_by_readstat(tmp_path: Path) -> None:
    frame, meta = pyreadstat.read_dta(str(write(tmp_path / "p.dta")))
    assert meta.column_names_to_labels["value"] == "数值"
    assert meta.variable_value_labels["agency"] == {1: "云溪县", 2: "青禾市"}
    assert meta.file_label == "面板"
    assert frame["agency"].tolist() == [1, 2]


def test_stata_without_any_row(tmp_path: Path) -> None:
    write_panel((OTHER,), tmp_path / "b.dta")
    assert pd.read_stata(tmp_path / "b.dta").columns.tolist() == ["sentence_zh"]


def test_stata_text_is_cut_between_characters() -> None:
    assert text_to_bytes("县" * 1000) == ("县" * (LONGEST_TEXT // 3)).encode()


def test_duckdb(tmp_path: Path) -> None:
    with duckdb.connect(str(write(tmp_path / "p.duckdb")), read_only=True) as base:
        assert base.execute("SELECT agency, year, value_exact, text FROM panel").fetchall() == [
            ("云溪县", 2023, str(BIG), "=1+1"),
            ("青禾市", None, None, None),
        ]
        said = "SELECT comment FROM duckdb_columns() WHERE table_name = 'panel' AND column_name = 'year'"
        assert base.execute(said).fetchall() == [("年度",)]
        assert base.execute("SELECT count(*) FROM breaks").fetchall() == [(0,)]


@pytest.mark.parametrize("suffix", ["parquet", "csv", "jsonl", "dta"])
def test_written_twice_it_has_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    assert write(tmp_path / f"a.{suffix}").read_bytes() == write(tmp_path / f"b.{suffix}").read_bytes()


def test_another_suffix_is_refused() -> None:
    with pytest.raises(OutputError, match=r"suffix \.sav names no format of a panel"):
        path_to_panel_format(Path("p.sav"))


def test_untrusted_cells_stay_in_the_panel_with_their_status(
    gathered: Callable[..., tuple[Gathered, list[dict[str, Any]]]],
) -> None:
    _, rows = gathered(report("云溪县水务局", 2023, {"licences/decisions": 3}, untrusted={"licences/decisions"}))
    (row,) = [row for row in rows if row["row"] == "licences"]
    assert (row["value"], row["status"], row["trusted"]) == (3, "suspect", "no")
    assert len(rows) == 200
