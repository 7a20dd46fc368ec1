"""XLSX: grids for people, tidy sheets for filters, never a formula."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from gouji.extraction import Cell, Extraction, Table
from gouji.writing import to_xlsx, xlsx_sheet
from gouji.writing.tidy import TIDY_COLUMNS
from gouji.writing.xlsx_styles import STATUS_COLOURS

APPLICANTS = ("natural_person", "business", "research_institute", "public_welfare", "legal_service", "other", "total")


def workbook(*extractions: Extraction) -> Any:
    file = io.BytesIO()
    to_xlsx.write(extractions, file)
    return openpyxl.load_workbook(io.BytesIO(file.getvalue()))


def with_requests(extraction: Extraction) -> Extraction:
    cells = tuple(
        Cell(row, column, str(n), n, "read", 1.0)
        for row in ("received", "refused.state_secret")
        for n, column in enumerate(APPLICANTS)
    )
    return replace(extraction, tables=(Table("requests", "zfxxgk-2021", True, (1, 9), cells),))


def find(sheet: Any, value: object) -> Any:
    """The first cell with this value."""
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == value)


def test_sheets_stand_in_reading_order(extraction: Extraction) -> None:
    assert workbook(extraction).sheetnames == ["documents", "disclosure", "cells", "checks"]


def test_a_workbook_of_nothing_opens() -> None:
    assert workbook().sheetnames == ["documents", "cells", "checks"]


def test_grids_show_labels_and_values_in_place(extraction: Extraction) -> None:
    sheet = workbook(extraction)["disclosure"]
    licences = find(sheet, "行政许可")
    assert sheet.cell(licences.row, 2).value == 13
    assert find(sheet, "本年处理决定数量").row == licences.row - 1


def test_documents_stack_under_their_source(extraction: Extraction) -> None:
    sheet = workbook(extraction, replace(extraction, source="in/丙.txt"))["disclosure"]
    titles = [row[0].value for row in sheet.iter_rows() if row[0].value and str(row[0].value).startswith("in/")]
    assert [title.split(" · ")[0] for title in titles] == ["in/甲.txt", "in/丙.txt"]


def test_header_cells_span_as_in_the_form(extraction: Extraction) -> None:
    sheet = workbook(with_requests(extraction))["requests"]
    group = find(sheet, "法人或其他组织")
    spans = {str(merged) for merged in sheet.merged_cells.ranges}
    assert f"C{group.row}:G{group.row}" in spans
    assert f"B{group.row - 1}:H{group.row - 1}" in spans
    assert f"B{group.row}:B{group.row + 1}" in spans


def test_merged_ranges_of_a_second_document_lie_at_its_own_rows(extraction: Extraction) -> None:
    report = with_requests(extraction)
    sheet = workbook(report, report)["requests"]
    groups = [cell.row for row in sheet.iter_rows() for cell in row if cell.value == "法人或其他组织"]
    spans = {str(merged) for merged in sheet.merged_cells.ranges}
    assert len(groups) == 2
    assert {f"C{row}:G{row}" for row in groups} <= spans


def test_group_labels_stand_above_their_indented_rows(extraction: Extraction) -> None:
    sheet = workbook(with_requests(extraction))["requests"]
    group, row = find(sheet, "（三）不予公开"), find(sheet, "1.属于国家秘密")
    assert row.row == group.row + 1
    assert row.alignment.indent == group.alignment.indent + 1


@pytest.mark.parametrize(("label", "status"), [("行政处罚", "suspect"), ("行政强制", "blank"), ("规章", "missing")])
def test_cells_are_coloured_by_status(extraction: Extraction, label: str, status: str) -> None:
    sheet = workbook(extraction)["disclosure"]
    cell = sheet.cell(find(sheet, label).row, 2)
    assert cell.fill.fgColor.rgb.endswith(STATUS_COLOURS[status])


def test_every_sheet_is_frozen_under_its_head(extraction: Extraction) -> None:
    book = workbook(extraction)
    assert {sheet.title: sheet.freeze_panes for sheet in book} == {
        "documents": "A2",
        "disclosure": "B2",
        "cells": "A2",
        "checks": "A2",
    }


def test_cells_sheet_is_tidy(extraction: Extraction) -> None:
    rows = list(workbook(extraction)["cells"].iter_rows(values_only=True))
    assert rows[0] == TIDY_COLUMNS
    assert len(rows) == 1 + len(extraction.tables[0].cells)


def test_checks_and_documents_are_listed(extraction: Extraction, rejected: Extraction) -> None:
    book = workbook(extraction, rejected)
    assert find(book["checks"], "requests.balance.total").row == 2
    assert find(book["documents"], "in/乙.txt").row == 3
    assert find(book["documents"], "in/乙.txt: no such file").row == 3


def test_text_is_never_a_formula(extraction: Extraction) -> None:
    book = workbook(replace(extraction, source="=1+1", title="=HYPERLINK(1)", notes=("@x",)))
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert types <= {"s", "n"}
    assert find(book["documents"], "=1+1").quotePrefix


def test_control_characters_are_replaced_and_surrogates_spelled_out(extraction: Extraction) -> None:
    book = workbook(replace(extraction, title="a\x00b\x1bc\ufffe", source="x\udcff"))
    assert find(book["documents"], "a\ufffdb\ufffdc\ufffd").row == 2
    assert find(book["documents"], "x\\udcff").row == 2


def test_decimals_show_every_printed_digit(extraction: Extraction) -> None:
    sheet = workbook(extraction)["cells"]
    value = next(cell for row in sheet.iter_rows() for cell in row if cell.value == 86.512)
    assert value.number_format == "0.0000"


def test_numbers_too_long_for_a_double_are_text(extraction: Extraction) -> None:
    cell = Cell("licences", "decisions", "1" * 17, int("1" * 17), "read", 1.0)
    book = workbook(replace(extraction, tables=(replace(extraction.tables[0], cells=(cell,)),)))
    assert find(book["disclosure"], "1" * 17).data_type == "s"


def test_a_full_sheet_goes_on_in_a_next_one(extraction: Extraction, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_sheet, "ROWS_A_SHEET", 4)
    book = workbook(extraction)
    assert [name for name in book.sheetnames if name.startswith("cells")] == ["cells", "cells (2)"]
    assert book["cells (2)"]["A1"].value == "source"
    assert book["cells (2)"].max_row == 3


def test_added_rows_stand_under_the_table(extraction: Extraction) -> None:
    sheet = workbook(extraction)["disclosure"]
    row = find(sheet, "其他文件").row
    assert [sheet.cell(row, column).value for column in (2, 3)] == ["3", "=1+1"]
