"""The samples that `make demo` shows, against the figures they were written with."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import gouji
from support.scoring import extraction_to_cells, gold_to_grid, not_right, silent_errors

DEMO = Path(__file__).resolve().parents[2] / "annotations" / "demo"
GOLD = json.loads(Path(__file__).with_name("demo.json").read_text(encoding="utf-8"))
DEFECTS = "08-defects.txt"
WHOLE = [name for name in GOLD if name != DEFECTS]


@cache
def _extraction(name: str) -> gouji.Extraction:
    return gouji.extract((DEMO / name).read_bytes(), source=name)


def test_every_sample_has_gold() -> None:
    assert sorted(GOLD) == sorted(path.name for path in DEMO.iterdir())


@pytest.mark.parametrize("name", GOLD)
def test_a_sample_has_no_silent_error(name: str) -> None:
    assert silent_errors(gold_to_grid(GOLD[name]), _extraction(name)) == []


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_sample_comes_out_whole(name: str) -> None:
    extraction = _extraction(name)
    assert not_right(gold_to_grid(GOLD[name]), extraction) == []
    assert extraction.verdict == "accepted"


@pytest.mark.parametrize("name", GOLD)
def test_agency_and_year_stand_in_the_title(name: str) -> None:
    extraction = _extraction(name)
    assert extraction.title == f"{extraction.agency}{extraction.year}年政府信息公开工作年度报告"


def test_the_total_that_does_not_add_up_is_flagged() -> None:
    checks = _extraction(DEFECTS).checks
    failed = {check.id for check in checks if check.outcome == "failed" and check.kind == "hard"}
    assert failed == {"requests.balance.total", "requests.row_sum.outcome_total"}
    assert extraction_to_cells(_extraction(DEFECTS))["requests", "outcome_total", "total"].status == "suspect"


def test_the_lost_row_is_missing_and_its_neighbours_stay_in_place() -> None:
    cells = extraction_to_cells(_extraction(DEFECTS))
    lost = {key for key, cell in cells.items() if cell.status == "missing"}
    assert {row for _, row, _ in lost} == {"not_processed.publication"}
    assert len(lost) == 7


def test_the_row_that_the_agency_added_stays_out_of_the_form() -> None:
    (row,) = (row for table in _extraction(DEFECTS).tables for row in table.extra_rows)
    assert (row.label, row.after, row.values) == ("其他主动公开文件", "normative_documents", ("18", "18", "140"))


def test_a_defective_report_asks_for_a_look() -> None:
    assert _extraction(DEFECTS).verdict == "review"


def test_gb18030_is_recognised() -> None:
    assert _extraction("09-gb18030.txt").encoding == "gb18030"
