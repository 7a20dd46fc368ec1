"""Rows whose figures are named one by one, as people and language models write tables out."""

from __future__ import annotations

import pytest

import gouji
from gouji.forms import load_forms
from gouji.forms.model import Block
from support.grids import form_to_grid
from support.scoring import not_right

(FORM,) = [form for form in load_forms() if form.id == "zfxxgk-2021"]
GRID = form_to_grid("zfxxgk-2021")
BLOCKS = [(table, block) for table in FORM.tables for block in table.blocks]


def _rows(table: str, block: Block) -> list[tuple[str, list[tuple[str, str]]]]:
    """Labels with the names of the columns and their figures."""
    return [
        (
            row.label.text,
            [(column.label.text, GRID[table, row.id, column.id]) for column in block.columns],
        )
        for row in block.rows
        if (table, row.id, block.columns[0].id) in GRID
    ]


def _page(row: str, figure: str, joint: str) -> str:
    lines = []
    for table, block in BLOCKS:
        for label, columns in _rows(table.id, block):
            figures = joint.join(figure.format(label=label, name=name, figure=text) for name, text in columns)
            lines.append(row.format(label=label, figures=figures))
    return "\n".join([*lines, "五、存在的主要问题及改进情况"])


WAYS = {
    "colon": ("{label}：{figures}。", "{name}：{figure}", "，"),
    "glued": ("- **{label}**：{figures}", "{name}{figure}", "，"),
    "unit": ("{label}：{figures}；", "{name}{figure}件", "、"),
    "behind": ("{label}：{figures}", "{figure}（{name}）", "，"),
    "nested": ("- {label}\n{figures}", "  - {name}：{figure}", "\n"),
    "yaml": ("{label}:\n{figures}", "  {name}: {figure}", "\n"),
    "triples": ("{figures}", "{label},{name},{figure}", "\n"),
    "equations": ("{figures}", "{label}.{name} = {figure}", "\n"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_report_of_named_figures_comes_out_whole(way: str) -> None:
    assert not_right(GRID, gouji.extract(_page(*WAYS[way]))) == []


def test_groups_over_the_columns_may_stand_in_the_names() -> None:
    text = _page("{figures}", "{label}/{name}：{figure}", "\n").replace(
        "/商业企业", "/申请人情况/法人或其他组织/商业企业"
    )
    assert not_right(GRID, gouji.extract(text)) == []


def test_a_row_with_a_name_less_is_not_read() -> None:
    text = _page(*WAYS["colon"]).replace("，科研机构：", "，", 1)
    (requests,) = [table for table in gouji.extract(text).tables if table.table == "requests"]
    assert not any(cell.status in gouji.TRUSTED for cell in requests.cells if cell.row == "received")
