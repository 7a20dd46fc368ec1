"""Tables as objects whose keys name the columns."""

from __future__ import annotations

import json

import pytest

import gouji
from gouji.decoding.separators.named_objects import document_with_objects_as_rows
from gouji.forms import load_forms
from gouji.reading import text_to_document
from support.grids import form_to_grid
from support.scoring import extraction_to_cells, not_right

GRID = form_to_grid("zfxxgk-2021")
(FORM,) = [form for form in load_forms() if form.id == "zfxxgk-2021"]


def _objects(level: str) -> dict[str, list[dict[str, str]]]:
    """The report's tables; `level` stands between a group and what it holds."""
    found: dict[str, list[dict[str, str]]] = {}
    for table in FORM.tables:
        names = {group.id: group.label.text for group in table.groups}
        for block in table.blocks:
            rows = [
                {
                    "项目": level.join([*(names[group] for group in row.groups), row.label.text]),
                    **{column.label.text: GRID[table.id, row.id, column.id] for column in block.columns},
                }
                for row in block.rows
                if (table.id, row.id, block.columns[0].id) in GRID
            ]
            if table.layout == "one_row":
                own = [("" if row.id == "review" else f"行政诉讼{level}") + row.label.text for row in block.rows]
                cells = zip(own, rows, strict=True)
                rows = [{f"{o}{level}{k}": v for o, row in cells for k, v in row.items() if k != "项目"}]
            found[f"{table.id} {block.id}"] = rows
    return found


@pytest.mark.parametrize("level", ["-", "/", " > ", "_"])
@pytest.mark.parametrize("indent", [None, 2])
def test_objects_of_named_columns_come_out_whole(level: str, indent: int | None) -> None:
    text = json.dumps(_objects(level), ensure_ascii=False, indent=indent)
    assert not_right(GRID, gouji.extract(text)) == []


def test_names_may_stand_before_the_objects() -> None:
    rows = {key: {row.pop("项目", "表"): row for row in own} for key, own in _objects("-").items()}
    assert not_right(GRID, gouji.extract(json.dumps(rows, ensure_ascii=False))) == []


def test_what_stands_for_nothing_is_blank() -> None:
    text = json.dumps(_objects("-"), ensure_ascii=False)
    figure = GRID["disclosure", "regulations", "repealed"]
    cells = extraction_to_cells(gouji.extract(text.replace(f'"{figure}"', "null", 1)))
    assert cells["disclosure", "regulations", "repealed"].value is None
    assert str(cells["disclosure", "regulations", "in_force"].value) == GRID["disclosure", "regulations", "in_force"]


def test_spans_point_at_the_values() -> None:
    text = json.dumps(_objects("-"), ensure_ascii=False)
    cells = extraction_to_cells(gouji.extract(text)).values()
    assert all(cell.span and text[slice(*cell.span)] == cell.text for cell in cells)


@pytest.mark.parametrize("text", ['{"a": 1}' * 9, '{"城市": "甲", "人口": 3},\n' * 9, "规章：{0} 行政许可：{1}" * 9])
def test_other_objects_stay_as_they_are(text: str) -> None:
    document = text_to_document(text)
    assert document_with_objects_as_rows(document, load_forms()) is document
