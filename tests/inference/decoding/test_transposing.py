"""Tables printed column by column, or with all labels before the figures: turned into rows before they are read."""

from __future__ import annotations

import json

import pytest

from gouji import extract
from gouji.document import UNTOLD
from gouji.extraction import TRUSTED, Extraction
from support.one_cell_a_line import BLOCK, FORM

COLUMNS = [column.label.text for column in BLOCK.columns]
ROW_FORMS = [row for row in BLOCK.rows if row.id != "other_handling"]
ROWS = [row.label.text for row in ROW_FORMS]
CHAPTER = FORM.tables[1].heading.text


def _levels() -> list[str]:
    """The labels of all rows and groups, level by level: those of the left column of the table first."""
    groups = {group.id: group.label.text for group in FORM.tables[1].groups}
    groups["other_handling"] = next(row.label.text for row in BLOCK.rows if row.id == "other_handling")
    lines = [[*(groups[group] for group in row.groups), row.label.text] for row in ROW_FORMS]
    cells = dict.fromkeys((level, *line[: level + 1]) for line in lines for level in range(len(line)))
    return [label for _, *_, label in sorted(cells, key=lambda cell: cell[0])]


LEVELS = _levels()


def _parts() -> list[list[int]]:
    """Figures of 24 rows, all different but for sums: received, carried in, 21 outcomes' total, carried over."""
    outcomes = [[31 * row + 7 * column + 1 for column in range(6)] for row in range(21)]
    total = [sum(column) for column in zip(*outcomes, strict=True)]
    carried_in, carried_over = [900, 901, 902, 903, 904, 905], [5, 6, 7, 8, 9, 10]
    received = [t + over - before for t, over, before in zip(total, carried_over, carried_in, strict=True)]
    return [[*row, sum(row)] for row in (received, carried_in, *outcomes, total, carried_over)]


FIGURES = _parts()
WIDTH = range(len(COLUMNS))


def _columns_first(labels: list[str] | None = None, columns: list[list[int]] | None = None) -> str:
    """The labels level by level, then each column's label above its figures, as PDF tools print a table."""
    columns = columns or [[row[at] for row in FIGURES] for at in WIDTH]
    blocks = [[name, *map(str, figures)] for name, figures in zip(COLUMNS, columns, strict=True)]
    return "\n".join([CHAPTER, *(labels or LEVELS), "申请人情况", *(line for block in blocks for line in block)])


def _requests(text: str) -> tuple[Extraction, list[list[int | None]], set[str]]:
    """The extraction, what the trusted cells of its second table hold row by row, and the statuses of all its cells."""
    read = extract("某某县人民政府2023年政府信息公开工作年度报告\n" + text)
    cells = [cell for cell in read.tables[1].cells if cell.row != "other_handling"]
    values = [cell.value if cell.status in TRUSTED else None for cell in cells]
    width = len(COLUMNS)
    rows = [values[at : at + width] for at in range(0, len(values), width)]
    return read, rows, {cell.status for cell in cells}


def test_columns_below_each_other_are_read_as_rows_at_their_own_places() -> None:
    text = "某某县人民政府2023年政府信息公开工作年度报告\n" + _columns_first()
    read = extract(text)
    cells = read.tables[1].cells
    assert [cell.value for cell in cells] == [figure for row in FIGURES for figure in row]
    assert all(cell.span and text[slice(*cell.span)] == str(cell.value) for cell in cells)
    assert "a table printed column by column was read as rows" in read.notes


TRANSPOSED = [[name, *(str(row[at]) for row in FIGURES)] for at, name in enumerate(COLUMNS)]
LINES = [["申请人情况", *ROWS], *TRANSPOSED]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("| " + " | ".join(line) + " |" for line in LINES),
        "\n".join("\t".join(line) for line in LINES),
        "\n".join(" ".join(line) for line in LINES),
        "\n".join(f"{line[0]}：{'，'.join(line[1:])}" for line in LINES),
        json.dumps(
            {"项目": ROWS} | {name: list(map(int, figures)) for name, *figures in TRANSPOSED}, ensure_ascii=False
        ),
        "<table>" + "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in line)}</tr>" for line in LINES) + "</table>",
        "\n".join([" ".join(COLUMNS), *ROWS, *(" ".join(map(str, row)) for row in FIGURES)]),
    ],
    ids=["pipes", "tabs", "blanks", "sentences", "JSON of columns", "HTML", "labels before lines of figures"],
)
def test_a_transposed_table_is_read(text: str) -> None:
    _, rows, statuses = _requests(f"{CHAPTER}\n{text}")
    assert (rows, statuses) == (FIGURES, {"read"})


def test_a_column_that_lacks_a_figure_tells_none_of_them_and_the_others_stand() -> None:
    columns = [[row[at] for row in FIGURES] for at in WIDTH]
    del columns[2][7]
    read, rows, _ = _requests(_columns_first(columns=columns))
    assert rows == [[None if at == 2 else figure for at, figure in enumerate(row)] for row in FIGURES]
    lost = [cell for cell in read.tables[1].cells if cell.column == "research_institute"]
    assert {(cell.status, cell.text) for cell in lost} == {("unresolved", None)}


def test_a_last_column_that_lacks_a_figure_leaves_the_table_open() -> None:
    """Cells may be gone whose rows closed up: then other columns hold figures of their neighbours."""
    columns = [[row[at] for row in FIGURES] for at in WIDTH]
    del columns[-1][7]
    _, rows, _ = _requests(_columns_first(columns=columns))
    assert not any(figure is not None for row in rows for figure in row)


def test_a_column_label_that_changed_places_with_a_figure_leaves_the_table_open() -> None:
    """Figures may have changed places with each other then, too, which nobody sees but in sums that are open."""
    text = _columns_first()
    _, rows, _ = _requests(text.replace(f"{FIGURES[-1][1]}\n{COLUMNS[2]}\n", f"{COLUMNS[2]}\n{FIGURES[-1][1]}\n", 1))
    assert not any(figure is not None for row in rows for figure in row)


def test_labels_in_another_order_leave_the_table_open() -> None:
    order = [*LEVELS]
    order[12], order[13] = order[13], order[12]
    _, rows, _ = _requests(_columns_first(order))
    assert not any(figure is not None for row in rows for figure in row)


@pytest.mark.parametrize("printed", ["", "2.其他情形"], ids=["lost", "unknown"])
def test_a_row_whose_label_tells_no_row_leaves_the_table_open(printed: str) -> None:
    order = [printed if label.endswith("重复申请") else label for label in LEVELS]
    _, rows, _ = _requests(_columns_first(order))
    assert not any(figure is not None for row in rows for figure in row)


def test_rows_side_by_side_that_are_a_list_of_labels_and_figures_are_read() -> None:
    names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    figures = [[1, 2, 3, 4, 10], [5, 6, 7, 8, 26], [9, 10, 11, 12, 42]]
    heads = ["行政复议", "行政诉讼\n未经复议直接起诉", "复议后起诉"]
    listed = [f"{name}\n{figure}" for row in figures for name, figure in zip(names, row, strict=True)]
    listed = [*heads[:1], *listed[:5], *heads[1:2], *listed[5:10], *heads[2:], *listed[10:]]
    text = _columns_first() + "\n四、政府信息公开行政复议、行政诉讼情况\n" + "\n".join(listed)
    cells = extract("某某县人民政府2023年政府信息公开工作年度报告\n" + text).tables[2].cells
    assert [(cell.value, cell.status) for cell in cells] == [(f, "read") for row in figures for f in row]


def test_a_mark_of_the_view_in_a_text_is_no_figure_and_no_blank() -> None:
    lines = [[label, *map(str, row)] for label, row in zip(ROWS, FIGURES, strict=True)]
    lines[4][3] = UNTOLD
    text = "\n".join("| " + " | ".join(line) + " |" for line in [["申请人情况", *COLUMNS], *lines])
    _, rows, _ = _requests(f"{CHAPTER}\n{text}")
    assert rows[4][2] is None


def _regulations(columns: list[list[int]]) -> set[str]:
    """Statuses of a row of the first table, which has no sums, before the columns of the second."""
    text = "二、主动公开政府信息情况\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n"
    read, _, _ = _requests(text + _columns_first(columns=columns))
    return {cell.status for cell in read.tables[0].cells if cell.row == "regulations"}


def test_figures_without_sums_are_read_before_columns_whose_sums_hold() -> None:
    assert _regulations([[row[at] for row in FIGURES] for at in WIDTH]) == {"read"}


def test_figures_without_sums_are_suspect_before_columns_whose_lines_changed_places() -> None:
    columns = [[row[at] for row in FIGURES] for at in WIDTH]
    columns[2][5:7] = columns[2][6:4:-1]
    assert _regulations(columns) == {"suspect"}


def test_rows_beside_those_whose_sums_fail_may_hold_figures_of_theirs_in_two_columns() -> None:
    columns = [[row[at] for row in FIGURES] for at in WIDTH]
    columns[2][5:7] = columns[2][6:4:-1]
    read, _, _ = _requests(_columns_first(columns=columns))
    statuses = {row.id: {c.status for c in read.tables[1].cells if c.row == row.id} for row in ROW_FORMS}
    assert statuses[ROW_FORMS[7].id] == {"suspect"}
    assert statuses[ROW_FORMS[12].id] == {"read"}
