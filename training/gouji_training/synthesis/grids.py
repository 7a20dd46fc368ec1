"""A form and its figures to grids of cells, spans as on the official sheet."""

from __future__ import annotations

from random import Random

from gouji.forms.model import Block, Form, Group, Label, Row, TableForm
from gouji_training.synthesis.figures import Figures
from gouji_training.synthesis.model import Grid, GridCell
from gouji_training.synthesis.wording import Wording, label_to_print

_EXTRA_ROWS = (
    "其他主动公开文件",
    "其他主动公开的公文",
    "行政确认",
    "行政检查",
    "行政奖励",
    "公共服务事项",
    "其中：重大行政处罚",
)


def form_to_grids(rng: Random, form: Form, figures: Figures, wording: Wording, *, extra: bool = False) -> list[Grid]:
    """Lay out every table of `form` with its figures; `extra` adds a row of the agency's own to the first one."""
    grids = []
    for table in form.tables:
        values = figures[table.id]
        if table.layout == "one_row":
            grids.append(_one_row_grid(rng, table, values, wording))
        elif table.groups:
            grids.append(_grouped_grid(rng, table, values, wording))
        else:
            grids.append(_block_grid(rng, table, values, wording, extra=extra))
    return grids


def _header(rng: Random, label: Label, wording: Wording, colspan: int = 1, rowspan: int = 1) -> GridCell:
    return GridCell(label_to_print(rng, label, wording, notes=colspan == 1), "column_header", colspan, rowspan)


def _values(table: str, row: Row, block: Block, figures: dict[str, dict[str, str]], width: int) -> list[GridCell]:
    """The value cells of one row; the last one spans what is left of `width` columns."""
    count = len(block.columns)
    spans = [1] * (count - 1) + [max(width - count + 1, 1)]
    return [
        GridCell(figures[row.id][column.id], "numeric_cell", span, key=(table, row.id, column.id))
        for column, span in zip(block.columns, spans, strict=True)
    ]


def _block_grid(
    rng: Random, table: TableForm, figures: dict[str, dict[str, str]], wording: Wording, *, extra: bool
) -> Grid:
    """Blocks below each other, each with title, header and rows: four columns, as the official sheet has."""
    width = max(len(block.columns) for block in table.blocks) + 1
    rows: list[tuple[GridCell, ...]] = []
    for block in table.blocks:
        if block.title is not None:
            rows.append((_header(rng, block.title, wording, width),))
        columns = [_header(rng, column.label, wording) for column in block.columns[:-1]]
        last = _header(rng, block.columns[-1].label, wording, width - len(block.columns))
        rows.append((GridCell("信息内容", "column_header"), *columns, last))
        for row in block.rows:
            name = GridCell(label_to_print(rng, row.label, wording, notes=True), "row_label")
            rows.append((name, *_values(table.id, row, block, figures, width - 1)))
        if extra and rng.random() < 0.4:
            rows.append(_extra_row(rng, block, wording, width))
    return Grid(table.id, width, tuple(rows))


def _extra_row(rng: Random, block: Block, wording: Wording, width: int) -> tuple[GridCell, ...]:
    name = label_to_print(rng, Label(rng.choice(_EXTRA_ROWS)), wording, notes=True)
    spans = [1] * (len(block.columns) - 1) + [width - len(block.columns)]
    cells = [GridCell(str(rng.choice((0, 0, 1, 2, 7, 31))), "numeric_cell", span) for span in spans]
    return GridCell(name, "row_label"), *cells


def _grouped_grid(rng: Random, table: TableForm, figures: dict[str, dict[str, str]], wording: Wording) -> Grid:
    """The requests table: three header lines, three label columns, groups that span rows."""
    block = table.blocks[0]
    shown = [row for row in block.rows if row.id in figures]
    labels = 3
    header = _header_tree(rng, block, wording, labels)
    groups = {group.id: group for group in table.groups}
    open_groups: tuple[str, ...] = ()
    rows = list(header)
    for row in shown:
        cells = [_group_cell(rng, groups[name], shown, wording) for name in row.groups if name not in open_groups]
        open_groups = row.groups
        cells.append(GridCell(label_to_print(rng, row.label, wording), "row_label", labels - len(row.groups)))
        rows.append((*cells, *_values(table.id, row, block, figures, len(block.columns))))
    return Grid(table.id, labels + len(block.columns), tuple(rows))


def _group_cell(rng: Random, group: Group, shown: list[Row], wording: Wording) -> GridCell:
    span = sum(group.id in row.groups for row in shown)
    return GridCell(label_to_print(rng, group.label, wording), "row_label", 1, span)


def _header_tree(rng: Random, block: Block, wording: Wording, labels: int) -> list[tuple[GridCell, ...]]:
    """Header lines from the columns' groups: depth d holds what stands d cells below the top."""
    depth = max(len(column.groups) for column in block.columns) + 1
    lines: list[list[GridCell]] = [[] for _ in range(depth)]
    lines[0].append(_header(rng, block.header[0], wording, labels, depth))
    done: set[tuple[str, ...]] = set()
    for column in block.columns:
        for level in range(len(column.groups)):
            path = column.groups[: level + 1]
            if path not in done:
                done.add(path)
                span = sum(other.groups[: level + 1] == path for other in block.columns)
                lines[level].append(_header(rng, Label(path[-1]), wording, span))
        level = len(column.groups)
        lines[level].append(_header(rng, column.label, wording, 1, depth - level))
    return [tuple(line) for line in lines]


def _one_row_grid(rng: Random, table: TableForm, figures: dict[str, dict[str, str]], wording: Wording) -> Grid:
    """The review and litigation table: all rows side by side, so that their names stand in the header."""
    block = table.blocks[0]
    groups = {group.id: group for group in table.groups}
    wide = len(block.columns)
    top: list[GridCell] = []
    middle: list[GridCell] = []
    bottom: list[GridCell] = []
    for row in block.rows:
        leaf = [_header(rng, column.label, wording, 1, 1 if row.groups else 2) for column in block.columns]
        if not row.groups:
            top.append(_header(rng, row.label, wording, wide))
            middle.extend(leaf)
            continue
        bottom.extend(leaf)
        middle.append(_header(rng, row.label, wording, wide))
        if not any(cell.text == groups[row.groups[0]].label.text for cell in top):
            span = wide * sum(other.groups == row.groups for other in block.rows)
            top.append(GridCell(groups[row.groups[0]].label.text, "column_header", span))
    values = tuple(
        GridCell(figures[row.id][column.id], "numeric_cell", key=(table.id, row.id, column.id))
        for row in block.rows
        for column in block.columns
    )
    return Grid(table.id, wide * len(block.rows), (tuple(top), tuple(middle), tuple(bottom), values))
