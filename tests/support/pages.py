"""A grid as a page: paragraphs and tables of cells with spans, before any layout is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gouji.extraction import CellKey
from gouji.forms import load_form
from gouji.forms.model import Block, Form, Row, TableForm

VALUE_COLUMNS = 7
LABEL_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Box:
    """One printed table cell; `key` says which cell of the form it prints, None for labels."""

    text: str
    key: CellKey | None = None
    across: int = 1
    down: int = 1


Line = tuple[Box, ...]
"""One row of a printed table: the boxes that begin in it, from left to right."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed table; `name` is the id of the form's table."""

    name: str
    lines: tuple[Line, ...]


Page = tuple[str | Sheet, ...]
"""Paragraphs and tables in reading order."""


def grid_to_page(
    grid: Mapping[CellKey, str], *, form_id: str, agency: str = "柳溪镇人民政府", year: int = 2023
) -> Page:
    """The whole report: title, six chapters, the tables that the grid has figures for."""
    form = load_form(form_id)
    sheets = {table.id: _table_to_sheet(form, table, grid) for table in form.tables}
    chapters = [chapter.text for chapter in form.chapters]
    page: list[str | Sheet] = [f"{agency}{year}年政府信息公开工作年度报告", chapters[0]]
    page.append("这一年里，镇上把该公布的都挂在了网上，来问的人也都得到了答复。")
    for chapter, table in zip(chapters[1:4], form.tables, strict=True):
        page.append(chapter)
        if any(key[0] == table.id for key in grid):
            page.append(sheets[table.id])
    page += [chapters[4], "人手偏紧，回信有时慢了几天，明年会添人。", chapters[5], "没有别的事要说。"]
    return tuple(page)


def _table_to_sheet(form: Form, table: TableForm, grid: Mapping[CellKey, str]) -> Sheet:
    if table.layout == "one_row":
        return Sheet(table.id, _review_lines(table, grid))
    if len(table.blocks) > 1:
        return Sheet(table.id, tuple(line for block in table.blocks for line in _block_lines(table, block, grid)))
    return Sheet(table.id, (*_requests_header(), *_requests_lines(table, grid)))


def _block_lines(table: TableForm, block: Block, grid: Mapping[CellKey, str]) -> list[Line]:
    width = 4
    spare = width - 1 - len(block.columns)
    lines: list[Line] = [(Box(block.title.text, across=width),)] if block.title else []
    lines.append(_stretch([Box("信息内容"), *(Box(column.label.text) for column in block.columns)], spare))
    for row in block.rows:
        values = [_value(grid, (table.id, row.id, column.id)) for column in block.columns]
        lines.append(_stretch([Box(row.label.text), *values], spare))
    return lines


def _stretch(boxes: Sequence[Box], spare: int) -> Line:
    last = boxes[-1]
    return (*boxes[:-1], Box(last.text, last.key, across=1 + spare))


def _value(grid: Mapping[CellKey, str], key: CellKey) -> Box:
    return Box(grid.get(key, ""), key)


def _requests_header() -> list[Line]:
    corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    return [
        (Box(corner, across=LABEL_COLUMNS, down=3), Box("申请人情况", across=VALUE_COLUMNS)),
        (Box("自然人", down=2), Box("法人或其他组织", across=5), Box("总计", down=2)),
        tuple(map(Box, ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"))),
    ]


def _requests_lines(table: TableForm, grid: Mapping[CellKey, str]) -> list[Line]:
    block = table.blocks[0]
    rows = [row for row in block.rows if (table.id, row.id, "total") in grid]
    labels = {group.id: group.label.text for group in table.groups}
    opened: set[str] = set()
    lines: list[Line] = []
    for row in rows:
        boxes = []
        for group in row.groups:
            if group not in opened:
                opened.add(group)
                boxes.append(Box(labels[group], down=_rows_under(rows, group)))
        boxes.append(Box(row.label.text, across=LABEL_COLUMNS - len(row.groups)))
        boxes += [_value(grid, (table.id, row.id, column.id)) for column in block.columns]
        lines.append(tuple(boxes))
    return lines


def _rows_under(rows: Sequence[Row], group: str) -> int:
    return sum(group in row.groups for row in rows)


def _review_lines(table: TableForm, grid: Mapping[CellKey, str]) -> tuple[Line, ...]:
    block = table.blocks[0]
    names = [column.label.text for column in block.columns]
    labels = {row.id: row.label.text for row in block.rows}
    return (
        (Box(labels["review"], across=5), Box("行政诉讼", across=10)),
        (
            *(Box(name, down=2) for name in names),
            Box(labels["direct_suit"], across=5),
            Box(labels["suit_after_review"], across=5),
        ),
        (*map(Box, names), *map(Box, names)),
        tuple(_value(grid, (table.id, row.id, column.id)) for row in block.rows for column in block.columns),
    )


def page_to_grid(page: Page, grid: Mapping[CellKey, str]) -> dict[CellKey, str]:
    """The grid, with "" for the cells that this page prints empty."""
    boxes = [box for part in page if isinstance(part, Sheet) for line in part.lines for box in line if box.key]
    empty = {box.key for box in boxes if not box.text}
    return {key: "" if key in empty else grid[key] for key in grid}
