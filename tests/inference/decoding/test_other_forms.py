"""Rules of forms that are not the shipped ones choose readings only where they hold as written."""

from __future__ import annotations

from pathlib import Path

import pytest

import gouji

HEAD = """\
id: wells-2020
title: 水井登记表
notice: 示例
reports: [2020, null]
chapters: [{text: 一、水井登记情况}]
tables:
  - id: wells
    heading: 一、水井登记情况
"""
BLOCKS = """\
    layout: rows
    blocks:
      - id: names
        header: [登记项目, {column: number}]
        columns: [{id: number, label: 登记数量, value_type: count}]
        rows: [{id: registered, label: 已经登记水井}]
      - id: kinds
        header: [水井种类, {column: old}, {column: new}, {column: total}]
        columns:
          - {id: old, label: 原有水井, value_type: count}
          - {id: new, label: 新打水井, value_type: count}
          - {id: total, label: 水井合计, value_type: count}
        rows:
          - {id: shallow, label: 浅层水井}
          - {id: deep, label: 深层水井}
          - {id: all, label: 全部水井}
    rules:
      - {id: sum, kind: hard, over: rows, expression: total = old + new, text: {en: sum}, source: layout}
      - {id: all, kind: hard, over: columns, expression: all = shallow + deep, text: {en: sum}, source: layout}
"""
TEXT = """\
一、水井登记情况
登记项目 | 登记数量 |
已经登记水井 | 99 |
水井种类 | 原有水井 | 新打水井 | 水井合计 |
浅层水井 | 012012 |
深层水井 | 30 | 5 | 35 |
全部水井 | 30 | 17 | 47 |
"""
ONE_ROW = """\
    layout: one_row
    blocks:
      - id: wells
        header: [{row: north}, {row: south}, {column: old}, {column: new}, {column: total}, {column: old}]
        columns:
          - {id: old, label: 原有水井, value_type: count}
          - {id: new, label: 新打水井, value_type: count}
          - {id: total, label: 水井合计, value_type: count}
        rows:
          - {id: north, label: 北部水井}
          - {id: south, label: 南部水井}
"""
SUM = "    rules:\n      - {id: sum, kind: hard, over: rows, expression: total = old + new, text: {en: s}, source: s}\n"
SIDE_BY_SIDE = """\
一、水井登记情况
北部水井
南部水井
原有水井
新打水井
水井合计
原有水井
3
4
7
2
"""


def write(folder: Path, tables: str) -> Path:
    path = folder / "wells.yaml"
    path.write_text(HEAD + tables, encoding="utf-8")
    return path


def cells(text: str, form: Path) -> dict[tuple[str, str], tuple[str, int | None]]:
    (table,) = gouji.extract(text, forms=[form]).tables
    return {(cell.row, cell.column): (cell.status, cell.value) for cell in table.cells}  # type: ignore[misc]


def test_a_rule_of_the_second_block_chooses_there(tmp_path: Path) -> None:
    found = cells(TEXT.replace("012012", "01212"), write(tmp_path, BLOCKS))
    assert found["registered", "number"] == ("read", 99)
    assert [found["shallow", column] for column in ("old", "new", "total")] == [
        ("decoded", 0), ("decoded", 12), ("decoded", 12),
    ]  # fmt: skip
    assert found["all", "total"] == ("read", 47)


@pytest.mark.parametrize(("rules", "statuses"), [(SUM, {"decoded"}), ("", {"unresolved"})])
def test_a_short_row_is_placed_by_a_sum_only_if_the_form_has_it(rules: str, statuses: set[str], tmp_path: Path) -> None:
    found = cells(SIDE_BY_SIDE, write(tmp_path, ONE_ROW + rules))
    assert {found["north", column][0] for column in ("old", "new", "total")} == statuses
