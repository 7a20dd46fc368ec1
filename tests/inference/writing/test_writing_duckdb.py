"""DuckDB: documents, cells and checks as tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from gouji.extraction import Extraction
from gouji.writing import path_to_format, to_duckdb, write_extractions


def query(folder: Path, extractions: Iterable[Extraction], sql: str) -> list[Any]:
    path = folder / "x.duckdb"
    write_extractions(extractions, path)
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_it_has_three_tables(extraction: Extraction, tmp_path: Path) -> None:
    tables = query(tmp_path, [extraction], "SELECT table_name FROM duckdb_tables() ORDER BY 1")
    assert tables == [("cells",), ("checks",), ("documents",)]


def test_documents_have_a_row_a_report(extraction: Extraction, rejected: Extraction, tmp_path: Path) -> None:
    rows = query(tmp_path, [extraction, rejected], "SELECT source, year, verdict, cells, failed_checks FROM documents")
    assert rows == [("in/甲.txt", 2023, "review", 5, 1), ("in/乙.txt", None, "rejected", 0, 0)]


def test_cells_have_exact_numbers_twice(extraction: Extraction, tmp_path: Path) -> None:
    rows = query(tmp_path, [extraction], 'SELECT "value", value_exact, unit FROM cells WHERE "row" = \'fees\'')
    assert rows == [(86.512, "86.5120", "万元")]


def test_checks_name_their_report(extraction: Extraction, tmp_path: Path) -> None:
    rows = query(tmp_path, [extraction], 'SELECT source, id, outcome, "left", right_exact, spent FROM checks')
    assert rows == [("in/甲.txt", "requests.balance.total", "failed", 13.0, "12", "no")]


def test_carried_columns_stand_with_documents_and_cells(extraction: Extraction, tmp_path: Path) -> None:
    carrying = replace(extraction, carried={"verdict": "mine", 'odd "name"': 1})
    sql = 'SELECT DISTINCT carried_verdict, "odd ""name""" FROM documents JOIN cells USING (carried_verdict)'
    assert query(tmp_path, [carrying], sql.replace('"odd', 'cells."odd')) == [("mine", "1")]


def test_all_reports_of_a_long_run_are_there_in_order(
    extraction: Extraction, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(to_duckdb, "REPORTS_A_GROUP", 3)
    reports = [replace(extraction, source=str(number)) for number in range(10)]
    assert query(tmp_path, iter(reports), "SELECT source FROM documents") == [(str(number),) for number in range(10)]


def test_an_empty_run_gives_empty_tables(tmp_path: Path) -> None:
    assert query(tmp_path, [], "SELECT count(*) FROM cells") == [(0,)]


@pytest.mark.parametrize("name", ["x.duckdb", "x.db", "x.ddb"])
def test_its_suffixes_are_known(name: str) -> None:
    assert path_to_format(Path(name)) == "duckdb"
