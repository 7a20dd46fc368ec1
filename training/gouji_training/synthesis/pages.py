"""Whole reports before they are flattened: title, prose, tables, page furniture; the same seed gives the same page."""

from __future__ import annotations

from random import Random

from gouji.forms import load_forms
from gouji.forms.model import Form
from gouji_training.synthesis.blanks import values_to_nothing, zeros_to_marks
from gouji_training.synthesis.figures import Distinct, Figures, Scale, draw_figures
from gouji_training.synthesis.furniture import byline, head_furniture, menu, tail_furniture
from gouji_training.synthesis.grids import form_to_grids
from gouji_training.synthesis.model import Grid, Line
from gouji_training.synthesis.narrative import draw_agency, paragraphs, sentence, short_line
from gouji_training.synthesis.other_forms import draw_statistics
from gouji_training.synthesis.page import Page
from gouji_training.synthesis.wording import Wording, draw_wording, label_to_print

_SCALES: tuple[Scale, ...] = ("township", "township", "township", "county", "county", "city")
_STATISTICS_TITLES = (
    ("附表：{year}年政府信息公开情况统计表",),
    ("附件：政府信息公开情况统计表", "（{year}年度）"),
    ("表1", "{agency}政府信息公开统计表"),
    ("表一：主动公开与依申请公开情况表",),
    ("{agency}{year}年度政府信息公开工作情况汇总表",),
)


def draw_page(rng: Random, name: str, *, distinct: bool | Distinct = False) -> Page:
    """Draw one report: most in a shipped form, one in twelve with the statistics table of the years before.

    With `distinct` it is in a shipped form, whole, and no two of its figures are equal; how they look may be
    said by a Distinct.
    """
    if not distinct and rng.random() < 0.08:
        return _statistics_page(rng, name)
    form = rng.choice(load_forms())
    scale = rng.choice(_SCALES)
    one_row = rng.random() < (0.9 if "2019" in form.id else 0.15)
    figures = draw_figures(rng, form, scale=scale, one_row=one_row, distinct=distinct)
    wording = draw_wording(rng)
    grids = form_to_grids(rng, form, figures, wording) if distinct else _printed_grids(rng, form, figures, wording)
    return Page(name, form.id, tuple(_report_blocks(rng, form, figures, grids, wording)))


def _printed_grids(rng: Random, form: Form, figures: Figures, wording: Wording) -> list[Grid]:
    grids = form_to_grids(rng, form, figures, wording, extra=rng.random() < 0.15)
    if rng.random() < 0.15:
        grids = [zeros_to_marks(rng, grid) for grid in grids]
    if rng.random() < 0.03:
        grids = [values_to_nothing(grid) for grid in grids]
    if rng.random() < 0.06:
        grids = grids[1:]
    return grids


def _report_blocks(rng: Random, form: Form, figures: Figures, grids: list[Grid], wording: Wording) -> list[Line | Grid]:
    agency, year = draw_agency(rng), rng.randrange(2019, 2026)
    blocks: list[Line | Grid] = [*head_furniture(rng, agency), *_title(rng, agency, year), *byline(rng, agency)]
    if rng.random() < 0.6:
        blocks += paragraphs(rng, year, figures, count=1)
    tables = {table.heading.text: table.id for table in form.tables}
    by_id = {grid.table: grid for grid in grids}
    for chapter in form.chapters:
        blocks.append(Line(label_to_print(rng, chapter, wording), "heading"))
        table = tables.get(chapter.text)
        if table is None:
            blocks += _prose(rng, year, figures)
        else:
            blocks += _table_chapter(rng, year, figures, by_id.get(table))
    return [*blocks, *_signature(rng, agency, year), *tail_furniture(rng, agency)]


def _prose(rng: Random, year: int, figures: Figures) -> list[Line]:
    if rng.random() < 0.25:
        return [short_line(rng)]
    return paragraphs(rng, year, figures, count=rng.randrange(1, 4))


def _table_chapter(rng: Random, year: int, figures: Figures, grid: Grid | None) -> list[Line | Grid]:
    blocks: list[Line | Grid] = []
    draw = rng.random()
    if draw < 0.15:
        blocks.append(Line(sentence(rng, year, figures), "narrative"))
    elif draw < 0.25:
        blocks.append(short_line(rng))
    if grid is not None:
        blocks.append(grid)
    if rng.random() < 0.08:
        blocks.append(Line(f"注：{sentence(rng, year, figures)}", "narrative"))
    return blocks


def _title(rng: Random, agency: str, year: int) -> list[Line]:
    tail = rng.choice(("政府信息公开工作年度报告", "政府信息公开年度报告", "信息公开工作年度报告", "政府信息公开年报"))
    shape = rng.randrange(5)
    if shape == 0:
        return [Line(agency, "heading"), Line(f"{year}年{tail}", "heading")]
    if shape == 1:
        return [Line(f"{agency}{year}年度{tail}", "heading")]
    if shape == 2:
        return [Line(f"{agency}关于{year}年{tail}", "heading")] * rng.choice((1, 2))
    if shape == 3:
        return [Line(f"{agency}{year}年{tail}", "heading"), Line(f"（{year}年度）", "heading")][: rng.choice((1, 2))]
    return [Line(f"{agency}{year}年{tail}", "heading")] if rng.random() < 0.8 else []


def _signature(rng: Random, agency: str, year: int) -> list[Line]:
    if rng.random() < 0.6:
        return []
    date = rng.choice((f"{year + 1}年1月{rng.randrange(1, 31)}日", f"{year + 1}-01-{rng.randrange(10, 31)}"))
    return [Line(agency, "furniture"), Line(date, "furniture")]


def _statistics_page(rng: Random, name: str) -> Page:
    agency, year = draw_agency(rng), rng.randrange(2010, 2019)
    blocks: list[Line | Grid] = [*head_furniture(rng, agency)]
    if rng.random() < 0.5:
        blocks += menu(rng)
    if rng.random() < 0.6:
        blocks += [*_title(rng, agency, year), *paragraphs(rng, year, {}, count=3)]
    blocks += [Line(title.format(year=year, agency=agency), "heading") for title in rng.choice(_STATISTICS_TITLES)]
    blocks += [draw_statistics(rng), *tail_furniture(rng, agency)]
    return Page(name, None, tuple(blocks))
