"""Labels of row groups that a page prints downwards beside the rows, and notes broken around figures."""

from __future__ import annotations

import pytest

import gouji
from gouji.decoding.family import forms_to_family
from gouji.decoding.sifting.downward_labels import view_without_downward_labels
from gouji.decoding.sifting.torn_notes import view_without_torn_notes
from gouji.forms import load_forms
from support.grids import form_to_grid
from support.layouts import cell_lines
from support.pages import Box, Line, Page, Sheet, grid_to_page
from support.scoring import not_right

FAMILY = forms_to_family(load_forms())


def narrow_rows(page: Page, *, width: int) -> str:
    """What PDF tools make of tables with narrow cells: labels broken into lines of `width` characters, the figures on
    the middle one, labels of several rows downwards before them.
    """
    return "\n".join(part if isinstance(part, str) else "\n".join(_sheet_to_lines(part, width)) for part in page)


def _sheet_to_lines(sheet: Sheet, width: int) -> list[str]:
    if sheet.name != "requests":
        return [" ".join(box.text for box in line) for line in sheet.lines]
    rows = [_row_to_lines(line, width) for line in sheet.lines]
    margins: list[list[str]] = [[] for row in rows for _ in row]
    for number, line in enumerate(sheet.lines):
        start = sum(map(len, rows[:number]))
        for box in (box for box in line if _is_downward(box)):
            height = sum(map(len, rows[number : number + box.down]))
            for place, character in enumerate(box.text):
                margins[start + place * height // len(box.text)].append(character)
    lines = [line for row in rows for line in row]
    return [" ".join([*margin, line]).strip() for margin, line in zip(margins, lines, strict=True)]


def _is_downward(box: Box) -> bool:
    return box.down > 2 and box.key is None


def _row_to_lines(line: Line, width: int) -> list[str]:
    label = "".join(box.text for box in line if box.key is None and not _is_downward(box))
    figures = " ".join(box.text for box in line if box.key)
    if not figures:
        return [" ".join(box.text for box in line)]
    pieces = [label[at : at + width] for at in range(0, len(label), width)]
    middle = len(pieces) // 2
    if len(pieces) % 2:
        return [*pieces[:middle], f"{pieces[middle]} {figures}", *pieces[middle + 1 :]]
    return [*pieces[:middle], figures, *pieces[middle:]]


@pytest.mark.parametrize("form_id", ["zfxxgk-2021", "zfxxgk-2019"])
@pytest.mark.parametrize("width", [7, 10])
def test_rows_beside_labels_printed_downwards_are_read(form_id: str, width: int) -> None:
    grid = form_to_grid(form_id, one_row=False)
    text = narrow_rows(grid_to_page(grid, form_id=form_id), width=width)
    assert "\n三 " in text or "\n三\n" in text
    assert not_right(grid, gouji.extract(text)) == []


def test_all_pieces_and_brackets_of_a_downward_label_become_spaces() -> None:
    text = "（\n五 1.信访举报 3 4\n） 投诉类申请\n不\n予 2.重复申请 1 2\n处 3.要求提供\n理 公开出版物 5 6\n/\n"
    cleared = view_without_downward_labels(text, FAMILY.group_levels)
    assert len(cleared) == len(text)
    assert cleared.split() == [
        "1.信访举报",
        "3",
        "4",
        "投诉类申请",
        "2.重复申请",
        "1",
        "2",
        "3.要求提供",
        "公开出版物",
        "5",
        "6",
        "/",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "五 1.信访举报 3 4\n不 投诉类申请\n予 2.重复申请 1 2\n处 3.要求提供\n",  # the last piece is not there
        "（五）\n不予\n处理\n1.信访举报投诉类申请\n0\n",  # nothing stands between the pieces
        "（五） 不予 处理 1.信访举报投诉类申请 0\n",
        "其他 对外管理服务事项\n3\n第二十条第（六）项\n处理 决定数量\n",  # words of two labels
    ],
)
def test_labels_that_are_not_printed_downwards_stay(text: str) -> None:
    assert view_without_downward_labels(text, FAMILY.group_levels) == text


NOTED = "行政处罚 93\n行政强制(指年内增加\n或减少的事项,减少的 48753\n以负数表示,如-\n3)\n第二十条第(八)项\n"


def test_a_note_around_the_figures_of_its_row_becomes_spaces() -> None:
    cleared = view_without_torn_notes(NOTED, FAMILY.labels)
    assert len(cleared) == len(NOTED)
    assert " ".join(cleared.split()) == "行政处罚 93 行政强制 48753 第二十条第(八)项"


def test_rows_with_notes_around_their_figures_are_read() -> None:
    grid = form_to_grid("zfxxgk-2021", one_row=False)
    text = narrow_rows(grid_to_page(grid, form_id="zfxxgk-2021"), width=10)
    for label in ("行政强制", "行政规范性文件", "行政许可"):
        line = next(line for line in text.split("\n") if line.startswith(label))
        figures = line.removeprefix(label)
        text = text.replace(line, f"{label}(指年内增加\n或减少的事项,减少的{figures}\n以负数表示,如-\n3)")
    assert not_right(grid, gouji.extract(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        NOTED.replace("3)", "3"),  # the note does not close
        NOTED.replace("如-\n3)", "如-\n12\n3)"),  # which of two lines has the figures?
        NOTED.replace("行政强制(", "注意事项("),  # no row's label
        NOTED.replace("以负数", "行政处罚\n以负数"),  # another row begins
        cell_lines(grid_to_page(form_to_grid("zfxxgk-2021"), form_id="zfxxgk-2021")),
    ],
)
def test_other_brackets_stay(text: str) -> None:
    assert view_without_torn_notes(text, FAMILY.labels) == text
