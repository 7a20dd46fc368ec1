"""Damage to the cells that name rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from random import Random

from gouji_training.corrupting.chance import struck
from gouji_training.corrupting.editing import (
    At,
    Row,
    cell_at,
    label_place,
    page_to_cells,
    page_to_value_rows,
    row_to_keys,
    with_cell,
    with_rows,
    with_texts,
)
from gouji_training.synthesis.model import GridCell, Key
from gouji_training.synthesis.page import Page

_LOOK_ALIKES = (
    "己已 干千 末未 人入 日曰 大太 土士 天夭 申中 请清 公分 规现 政攻 处外 件仵 其共 他池 总怠 "
    "计汁 收牧 费贵 制刷 办力 理埋 告吿 议仪 诉拆 复夏 果呆 结洁 维唯 持待 尚向 审宙 自白 然燃 "
    "商啇 业亚 科料 研砑 社杜 会合 益盆 法怯 律津 机杌 信倍 息意 开井 予子 部都 不木 无元 供洪 "
    "重里 申甲 秘祕 危卮 及乃 保堡 护沪 类娄 务夯 执扶 案桉 查杏 许计 "
)
"""Pairs of characters that text recognition confuses."""

_ALIKE = {one: other for pair in reversed(_LOOK_ALIKES.split()) for one, other in (tuple(pair), tuple(pair[::-1]))}
_STRAY = "的一了及和、·"


def labels_dropped(page: Page, rate: float, rng: Random) -> Page:
    """Empty the label cells of value rows; order still tells the row, unless the agency added rows of its own."""
    able = _labelled(page)
    texts = dict.fromkeys(struck(list(able), rate, rng), "")
    return replace(with_texts(page, texts), doubtful=page.doubtful | _keys_beside_own_rows(page, able, texts))


def label_cells_dropped(page: Page, rate: float, rng: Random) -> Page:
    """Take label cells of value rows away, so that the figures close up; order tells the row as for an empty one."""
    able = _labelled(page)
    gone = struck(list(able), rate, rng)
    changed = {replace(at, cell=0): with_cell(able[at], at.cell) for at in gone}
    return replace(with_rows(page, changed), doubtful=page.doubtful | _keys_beside_own_rows(page, able, gone))


def _keys_beside_own_rows(page: Page, rows: Mapping[At, Row], unnamed: Iterable[At]) -> set[Key]:
    """The values of rows without a label in tables to which the agency added rows of its own."""
    own = {at.block for at, row in page_to_value_rows(page) if not row_to_keys(row)}
    return {key for at in unnamed if at.block in own for key in row_to_keys(rows[at])}


def _labelled(page: Page) -> dict[At, Row]:
    """Value rows by the place of the cell that names them."""
    return {
        replace(at, cell=place): row
        for at, row in page_to_value_rows(page)
        if (place := label_place(row)) is not None and row[place].text
    }


def labels_torn_in_two(page: Page, rate: float, rng: Random) -> Page:
    """Cut labels of rows in two cells side by side, anywhere or behind their numeral."""
    able = {at: row for at, row in _labelled(page).items() if len(row[at.cell].text) > 2}
    changed: dict[At, Row] = {}
    for at in struck(list(able), rate, rng):
        cell = able[at][at.cell]
        cut = cut_label(cell.text, rng)
        halves = (
            replace(cell, text=cell.text[:cut], colspan=1),
            replace(cell, text=cell.text[cut:], colspan=max(cell.colspan - 1, 1)),
        )
        changed[replace(at, cell=0)] = with_cell(able[at], at.cell, *halves)
    return with_rows(page, changed)


def labels_broken(page: Page, rate: float, rng: Random) -> Page:
    """Put a line break within labels of rows and columns."""
    able = page_to_cells(page, lambda cell: _is_label(cell) and len(cell.text) > 2)
    return with_texts(page, {at: _broken(cell_at(page, at).text, rng) for at in struck(able, rate, rng)})


def labels_doubled(page: Page, rate: float, rng: Random) -> Page:
    """Print labels of rows twice, in one cell or in two."""
    able = _labelled(page)
    changed: dict[At, Row] = {}
    for at in struck(list(able), rate, rng):
        cell = able[at][at.cell]
        joint = rng.choice(("", " ", "\n", None))
        copies = (
            (cell, replace(cell, colspan=1)) if joint is None else (replace(cell, text=joint.join([cell.text] * 2)),)
        )
        changed[replace(at, cell=0)] = with_cell(able[at], at.cell, *copies)
    return with_rows(page, changed)


def labels_misspelt(page: Page, rate: float, rng: Random) -> Page:
    """Print a wrong, a missing or another character in labels; none becomes another label of the page."""
    able = page_to_cells(page, lambda cell: _is_label(cell) and len(cell.text) > 1)
    known = {cell_at(page, at).text for at in able}
    texts: dict[At, str] = {}
    for at in struck(able, rate, rng):
        text = _misspelt(cell_at(page, at).text, rng)
        if text not in known:
            texts[at] = text
    return with_texts(page, texts)


def labels_swapped(page: Page, rate: float, rng: Random) -> Page:
    """Exchange the labels of rows below each other while their figures stay.

    What is printed beside a label is that label's value, so gold follows the print; but order and numbering speak
    against it, so the figures of both rows are doubtful.
    """
    changed: dict[At, Row] = {}
    doubtful: set[Key] = set()
    for upper, lower in struck(pairs_of_rows(page), rate, rng):
        if upper[0] in changed:
            continue
        changed[upper[0]], changed[lower[0]] = _exchanged(upper[1], lower[1]), _exchanged(lower[1], upper[1])
        doubtful.update(row_to_keys(upper[1]) + row_to_keys(lower[1]))
    return replace(with_rows(page, changed), doubtful=page.doubtful | doubtful)


def pairs_of_rows(page: Page) -> list[tuple[tuple[At, Row], tuple[At, Row]]]:
    """Value rows below each other that are built alike and stand in the same group, so that they can change places."""
    return [
        (upper, lower)
        for upper, lower in pairwise(page_to_value_rows(page))
        if upper[0].block == lower[0].block and upper[0].row + 1 == lower[0].row and _alike(upper[1], lower[1])
    ]


def _alike(upper: Row, lower: Row) -> bool:
    one, other = label_place(upper), label_place(lower)
    if one is None or other != 0:
        return False
    spans = [cell.colspan for cell in upper[one:]], [cell.colspan for cell in lower]
    return spans[0] == spans[1] and bool(row_to_keys(upper)) == bool(row_to_keys(lower))


def _exchanged(row: Row, other: Row) -> Row:
    """The row with the label of the other, and the other's places for its figures."""
    mine, theirs = label_place(row) or 0, label_place(other) or 0
    values = zip(row[mine + 1 :], other[theirs + 1 :], strict=True)
    return (
        *row[:mine],
        replace(row[mine], text=other[theirs].text),
        *(replace(cell, key=that.key) for cell, that in values),
    )


def _is_label(cell: GridCell) -> bool:
    return cell.kind in ("row_label", "column_header")


def cut_label(text: str, rng: Random) -> int:
    """Where to cut a label: in every other case behind its numeral, when it has one."""
    numeral = next((text.find(mark) + 1 for mark in "）)、.．" if 0 < text.find(mark) <= 2), 0)
    if 0 < numeral < len(text) and rng.random() < 0.5:
        return numeral
    return rng.randrange(1, len(text))


def _broken(text: str, rng: Random) -> str:
    cut = cut_label(text, rng)
    return f"{text[:cut]}\n{text[cut:]}"


def _misspelt(text: str, rng: Random) -> str:
    alike = [number for number, char in enumerate(text) if char in _ALIKE]
    shape = rng.randrange(5)
    if alike and shape < 3:
        place = rng.choice(alike)
        return text[:place] + _ALIKE[text[place]] + text[place + 1 :]
    place = rng.randrange(len(text))
    extra = rng.choice((text[place] * 2, text[place] + rng.choice(_STRAY)))
    return text[:place] + (extra if shape == 4 else "") + text[place + 1 :]
