"""Small pages whose figures all differ, flattened and damaged, for tests of corruptions."""

from __future__ import annotations

from random import Random

from gouji_training.corrupting import KINDS, NO_DAMAGE, Damage, kind_to_damage
from gouji_training.flattening.flattener import OWN, Flattener
from gouji_training.flattening.labelled import traced_to_gold, traced_to_lines
from gouji_training.flattening.marking import marked_to_traced, page_to_marked
from gouji_training.flattening.traced import Traced
from gouji_training.records import GoldCell, Record
from gouji_training.synthesis import Grid, GridCell, Line, Page

FLATTENERS = {flattener.name: flattener for flattener in OWN}


def small_page() -> Page:
    """A page with a block of 2019's first table and four rows of the second; no two figures are equal."""
    return Page("small", "zfxxgk-2019", (Line("二、主动公开", "heading"), _disclosure(), *_between(), _requests()))


def zero_page() -> Page:
    """The same rows of the second table, zeros but for one request."""
    rows = [_row("一、收到", "received", "1", "0", "1"), _row("二、结转", "carried_in", "0", "0", "0")]
    return Page("zeros", "zfxxgk-2021", (Line("三、处理申请", "heading"), Grid("requests", 4, (_HEADER, *rows))))


def _between() -> tuple[Line, ...]:
    return Line("全年没有新的规章，详见下表。", "narrative"), Line("三、处理申请", "heading")


def _disclosure() -> Grid:
    names = ("信息内容", "上一年项目", "本年增减", "处理决定")
    header = tuple(GridCell(name, "column_header") for name in names)
    columns = ("previous_items", "change", "decisions")
    licences = _cells("disclosure", "licences", columns, ("1234", "-31", "56789"))
    fees = (
        GridCell("行政事业性收费", "row_label"),
        GridCell("77", "numeric_cell", key=("disclosure", "procurement", "items")),
        GridCell("12345.67", "numeric_cell", 2, key=("disclosure", "procurement", "amount")),
    )
    return Grid("disclosure", 4, (header, (GridCell("行政许可", "row_label"), *licences), fees))


_HEADER = tuple(GridCell(name, "column_header") for name in ("项目名称", "自然人", "商业企业", "总计"))


def _requests() -> Grid:
    rows = (
        _row("一、收到申请", "received", "102", "350", "452"),
        _row("二、上年结转", "carried_in", "61", "903", "964"),
        _row("（一）予以公开", "granted", "205", "418", "623"),
        _row("（二）部分公开", "partly_granted", "37", "520", "557"),
    )
    return Grid("requests", 4, (_HEADER, *rows))


def _row(label: str, row: str, *texts: str) -> tuple[GridCell, ...]:
    columns = ("natural_person", "business", "total")
    return GridCell(label, "row_label"), *_cells("requests", row, columns, texts)


def _cells(table: str, row: str, columns: tuple[str, ...], texts: tuple[str, ...]) -> tuple[GridCell, ...]:
    return tuple(
        GridCell(text, "numeric_cell", key=(table, row, column)) for column, text in zip(columns, texts, strict=True)
    )


def page_to_traced(page: Page, layout: str, seed: str = "") -> Traced:
    """The page in one of the project's own layouts."""
    marked, marks = page_to_marked(page)
    texts = FLATTENERS[layout].flatten([marked], [Random(f"layout{seed}")])
    assert isinstance(texts[0], str)
    return marked_to_traced(texts[0], marks)


def page_to_record(page: Page, layout: str, damage: Damage = NO_DAMAGE, seed: str = "") -> Record:
    """The labelled document that a page becomes under a damage; layout and damage each have a chance of their own."""
    rng = Random(f"damage{seed}")
    page = damage.page(page, rng)
    made = damage.text(page_to_traced(page, layout, seed), rng)
    return _record(page, made.traced, FLATTENERS[layout], page.doubtful | made.doubtful, made.corruptions)


def _record(
    page: Page,
    traced: Traced,
    flattener: Flattener,
    doubtful: frozenset[tuple[str, str, str]],
    corruptions: tuple[str, ...],
) -> Record:
    return Record(
        id=page.id,
        family=flattener.name,
        group=flattener.group,
        flattener=flattener.tool,
        split="train",
        form=page.form,
        provenance="synthetic",
        text=traced.text,
        lines=traced_to_lines(traced),
        gold=traced_to_gold(traced, blanks=flattener.blanks, doubtful=doubtful),
        corruptions=(*page.corruptions, *corruptions),
        notes="; ".join(page.breaches),
    )


def row_gold(record: Record, row: str) -> list[GoldCell | None]:
    """The gold of a row of the requests table, in the order of the columns."""
    cells = record.gold["requests"][row]
    return [cells[column] for column in ("natural_person", "business", "total")]


def row_texts(record: Record, row: str) -> list[str | None]:
    """What the gold says is printed in a row; a figure that cannot be placed ends in "?"."""
    return [None if cell is None else cell.text + ("" if cell.placeable else "?") for cell in row_gold(record, row)]


def damaged(kind_id: str, layout: str, rate: float, *, page: Page | None = None, seed: str = "") -> Record:
    """The small page, or another, under one kind of damage."""
    kind = next(kind for kind in KINDS if kind.id == kind_id)
    return page_to_record(page or small_page(), layout, kind_to_damage(kind, rate), seed)


def labelled_lines(record: Record) -> list[tuple[str, str]]:
    """The lines with their labels, blank ones left out."""
    pairs = zip(record.line_labels(), record.text_lines(), strict=True)
    return [(label, line.strip()) for label, line in pairs if label != "blank"]


def gold_texts(record: Record) -> list[str | None]:
    """`row_texts` of all four rows of the requests table of the small page."""
    rows = ("received", "carried_in", "granted", "partly_granted")
    return [text for row in rows for text in row_texts(record, row)]
