"""Exchanged figures that no reader could tell from sound ones, by the truth alone."""

from __future__ import annotations

from dataclasses import replace

import gouji
from gouji_training.noise.documents import drawn_page, page_to_print
from gouji_training.noise.setting import Setting
from gouji_training.noise.tally import record_to_tally
from gouji_training.noise.undetectable import record_to_undetectable
from gouji_training.records import GoldCell, Record

SETTING = Setting("cell_lines", "lines_swapped", "low")
PAGE = drawn_page(SETTING, 0, seed=4)
REVIEW = [("review_litigation", "review", column) for column in ("upheld", "corrected")]
REQUESTS = [("requests", "granted", column) for column in ("natural_person", "business")]


def _plain() -> Record:
    made = page_to_print(SETTING, 0, PAGE, seed=4)
    assert isinstance(made, Record)
    return made


def _exchanged(keys: list[tuple[str, str, str]]) -> Record:
    """The document with two figures side by side exchanged, each with the place where it is printed then."""
    plain = _plain()
    one, two = (_cell(plain, key) for key in keys)
    assert one.span is not None
    assert two.span is not None
    between = plain.text[one.span[1] : two.span[0]]
    text = plain.text[: one.span[0]] + two.text + between + one.text + plain.text[two.span[1] :]
    start, end = one.span[0], two.span[1]
    gold = {table: {row: dict(cells) for row, cells in rows.items()} for table, rows in plain.gold.items()}
    spans = (end - len(one.text), end), (start, start + len(two.text))
    for (table, row, column), cell, span in zip(keys, (one, two), spans, strict=True):
        gold[table][row][column] = replace(cell, span=span, placeable=False)
    return replace(plain, text=text, gold=gold)


def _cell(record: Record, key: tuple[str, str, str]) -> GoldCell:
    table, row, column = key
    cell = record.gold[table][row][column]
    assert cell is not None
    return cell


def test_figures_that_no_rule_tells_apart_are_undetectable() -> None:
    plain = _plain()
    found = record_to_undetectable(SETTING, 0, _exchanged(REVIEW), seed=4)
    assert found == {REVIEW[0]: _cell(plain, REVIEW[1]).text, REVIEW[1]: _cell(plain, REVIEW[0]).text}


def test_figures_that_break_a_sum_are_not() -> None:
    assert not record_to_undetectable(SETTING, 0, _exchanged(REQUESTS), seed=4)


def test_nothing_is_on_a_page_whose_table_differs_in_anything_else() -> None:
    made = _exchanged(REVIEW)
    other = replace(made, text=made.text.replace("结果维持", "结果維持", 1))
    assert not record_to_undetectable(SETTING, 0, other, seed=4)


def test_prose_may_be_any() -> None:
    made = _exchanged(REVIEW)
    prose = next(line for line in made.lines if line.label == "narrative")
    other = replace(made, text=made.text[: prose.start] + "某" + made.text[prose.start + 1 :])
    assert record_to_undetectable(SETTING, 0, other, seed=4) == record_to_undetectable(SETTING, 0, made, seed=4)


def test_other_kinds_of_damage_have_none() -> None:
    assert not record_to_undetectable(SETTING._replace(kind="row_slipped"), 0, _exchanged(REVIEW), seed=4)


def test_undetectable_cells_are_counted_beside_silent_ones() -> None:
    record = _exchanged(REVIEW)
    disguised = record_to_undetectable(SETTING, 0, record, seed=4)
    tally, silent = record_to_tally(record, [gouji.extract(record.text)], frozenset(), disguised)
    assert (tally.disguised, tally.undetectable, tally.silent, silent) == (2, 2, 0, [])
