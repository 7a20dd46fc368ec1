"""Whole reports: title, prose, tables, page furniture, in one layout; the same seed gives the same page."""

from __future__ import annotations

from random import Random

from gouji.forms import load_forms
from gouji.forms.model import Form
from gouji_training.synthesis.blanks import values_to_nothing, zeros_to_marks
from gouji_training.synthesis.cells import blank_line
from gouji_training.synthesis.damage import drop_lines, forget, insert_furniture, truncate
from gouji_training.synthesis.figures import Figures, Scale, draw_figures
from gouji_training.synthesis.furniture import byline, head_furniture, menu, tail_furniture
from gouji_training.synthesis.grids import form_to_grids
from gouji_training.synthesis.layouts import LAYOUTS, Layout
from gouji_training.synthesis.model import Gold, Grid, Line, Sample
from gouji_training.synthesis.narrative import draw_agency, paragraphs, sentence, short_line
from gouji_training.synthesis.other_forms import draw_statistics
from gouji_training.synthesis.script import to_full_width, to_odd_spaces, to_traditional
from gouji_training.synthesis.wording import Wording, draw_wording, label_to_print

_SCALES: tuple[Scale, ...] = ("township", "township", "township", "county", "county", "city")
_STATISTICS_TITLES = (
    ("附表：{year}年政府信息公开情况统计表",),
    ("附件：政府信息公开情况统计表", "（{year}年度）"),
    ("表1", "{agency}政府信息公开统计表"),
    ("表一：主动公开与依申请公开情况表",),
    ("{agency}{year}年度政府信息公开工作情况汇总表",),
)


def synthesise_documents(seed: int, count: int) -> list[Sample]:
    """Make `count` documents, the layouts taking turns; document i depends on `seed` and i only."""
    return [synthesise_document(f"{seed}-{index}", LAYOUTS[index % len(LAYOUTS)]) for index in range(count)]


def synthesise_document(seed: str, layout: Layout) -> Sample:
    """Make one document in one layout."""
    rng = Random(f"{seed}/{layout.name}")
    if rng.random() < 0.08:
        return _statistics_document(rng, seed, layout)
    form = rng.choice(load_forms())
    scale = rng.choice(_SCALES)
    figures = draw_figures(rng, form, scale=scale, one_row=rng.random() < (0.9 if "2019" in form.id else 0.15))
    wording = draw_wording(rng)
    grids = _printed_grids(rng, form, figures, wording)
    gold = _grids_to_gold(grids, layout)
    lines = _report_lines(rng, form, figures, grids, layout, wording)
    lines, notes = _dressed(rng, lines, gold)
    return Sample(f"synthetic-{layout.name}-{seed}", layout.name, form.id, tuple(lines), gold, tuple(notes))


def _printed_grids(rng: Random, form: Form, figures: Figures, wording: Wording) -> list[Grid]:
    grids = form_to_grids(rng, form, figures, wording, extra=rng.random() < 0.15)
    if rng.random() < 0.15:
        grids = [zeros_to_marks(rng, grid) for grid in grids]
    if rng.random() < 0.03:
        grids = [values_to_nothing(grid) for grid in grids]
    if rng.random() < 0.06:
        grids = grids[1:]
    return grids


def _grids_to_gold(grids: list[Grid], layout: Layout) -> Gold:
    """Gold by construction; a row tells nothing where the layout loses its order, its blanks or its cell limits."""
    gold: Gold = {}
    for cell in (cell for grid in grids for row in grid.rows for cell in row):
        if cell.key is not None:
            table, row, column = cell.key
            gold.setdefault(table, {}).setdefault(row, {})[column] = cell.text
    for table, rows in gold.items():
        for name, cells in rows.items():
            lost = "" in cells.values() and not layout.blanks
            glued = (
                layout.name == "glued" and table == "disclosure" and any(len(text or "") > 1 for text in cells.values())
            )
            if not layout.placed or lost or glued:
                rows[name] = dict.fromkeys(cells)
    return gold


def _report_lines(
    rng: Random, form: Form, figures: Figures, grids: list[Grid], layout: Layout, wording: Wording
) -> list[Line]:
    agency, year = draw_agency(rng), rng.randrange(2019, 2026)
    lines = [*head_furniture(rng, agency), *_title(rng, agency, year), *byline(rng, agency)]
    if rng.random() < 0.6:
        lines += paragraphs(rng, year, figures, count=1, wrapped=layout.wrapped)
    tables = {table.heading.text: table.id for table in form.tables}
    by_id = {grid.table: grid for grid in grids}
    for chapter in form.chapters:
        lines.append(Line(label_to_print(rng, chapter, wording), "heading"))
        table = tables.get(chapter.text)
        if table is None:
            lines += _prose(rng, year, figures, layout)
        else:
            lines += _table_chapter(rng, year, figures, by_id.get(table), layout)
    lines += _signature(rng, agency, year) + tail_furniture(rng, agency)
    return _with_gaps(lines) if layout.gaps else lines


def _prose(rng: Random, year: int, figures: Figures, layout: Layout) -> list[Line]:
    if rng.random() < 0.25:
        return [short_line(rng)]
    return paragraphs(rng, year, figures, count=rng.randrange(1, 4), wrapped=layout.wrapped)


def _table_chapter(rng: Random, year: int, figures: Figures, grid: Grid | None, layout: Layout) -> list[Line]:
    lines: list[Line] = []
    draw = rng.random()
    if draw < 0.15:
        lines.append(Line(sentence(rng, year, figures), "narrative"))
    elif draw < 0.25:
        lines.append(short_line(rng))
    if grid is not None:
        lines += layout.render(grid, rng)
    if rng.random() < 0.08:
        lines.append(Line(f"注：{sentence(rng, year, figures)}", "narrative"))
    return lines


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


def _with_gaps(lines: list[Line]) -> list[Line]:
    """A blank line behind every line of prose, heading or furniture; tables bring their own."""
    parted = ("heading", "narrative", "furniture")
    return [part for line in lines for part in ((line, blank_line()) if line.label in parted else (line,))]


def _statistics_document(rng: Random, seed: str, layout: Layout) -> Sample:
    agency, year = draw_agency(rng), rng.randrange(2010, 2019)
    lines = [*head_furniture(rng, agency)]
    if rng.random() < 0.5:
        lines += menu(rng)
    if rng.random() < 0.6:
        lines += [*_title(rng, agency, year), *paragraphs(rng, year, {}, count=3, wrapped=layout.wrapped)]
    lines += [Line(title.format(year=year, agency=agency), "heading") for title in rng.choice(_STATISTICS_TITLES)]
    lines += layout.render(draw_statistics(rng), rng)
    lines += tail_furniture(rng, agency)
    lines = _with_gaps(lines) if layout.gaps else lines
    lines, notes = _dressed(rng, lines, {})
    return Sample(f"synthetic-{layout.name}-{seed}", layout.name, None, tuple(lines), {}, tuple(notes))


def _dressed(rng: Random, lines: list[Line], gold: Gold) -> tuple[list[Line], list[str]]:
    """Script, widths, spaces and light damage; returns the lines and the names of what was done."""
    notes: list[str] = []
    for name, chance, change in (("traditional", 0.1, to_traditional), ("full_width", 0.07, to_full_width)):
        if rng.random() < chance:
            lines, notes = change(rng, lines), [*notes, name]
    for name, chance, harm in (
        ("dropped", 0.12, drop_lines),
        ("inserted", 0.2, insert_furniture),
        ("cut", 0.15, truncate),
    ):
        if rng.random() < chance:
            lines, notes = harm(rng, lines, gold), [*notes, name]
    if {"traditional", "full_width"} & set(notes):
        _reprint_gold(lines, gold, notes)
    return to_odd_spaces(rng, lines), notes


def _reprint_gold(lines: list[Line], gold: Gold, notes: list[str]) -> None:
    """Values are printed as the page prints them now; those whose print changed otherwise become unknown."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９") if "full_width" in notes else {}
    for table, rows in gold.items():
        for row, cells in rows.items():
            for column, text in cells.items():
                if text:
                    rows[row][column] = text.translate(wide)
                if text and not text.isascii() and "traditional" in notes:
                    forget(gold, [(table, row, column)])
