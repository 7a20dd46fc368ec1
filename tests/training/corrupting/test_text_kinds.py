"""Damage to texts: what they then print, and what the gold makes of it."""

from __future__ import annotations

from random import Random

import pytest

from gouji_training.corrupting import PAGE_KINDS, corrupt_page
from gouji_training.records import Record
from support.corrupted import damaged, gold_texts, labelled_lines, page_to_record, row_texts, small_page, zero_page

WHOLE = ["102", "350", "452", "61", "903", "964", "205", "418", "623", "37", "520", "557"]
KEEPING = (
    "values_merged",
    "furniture_in_table",
    "advert_inserted",
    "header_repeated",
    "table_doubled",
    "blank_lines_added",
    "blank_lines_removed",
    "tabs_to_spaces",
    "spaces_to_tabs",
    "traditional_script",
    "odd_spaces",
)


def _open(record: Record) -> int:
    return sum(text is not None and text.endswith("?") for text in gold_texts(record))


@pytest.mark.parametrize("layout", ["space_rows", "cell_gaps", "tab_rows"])
@pytest.mark.parametrize("kind", KEEPING)
def test_what_only_adds_or_dresses_leaves_every_value_in_place(kind: str, layout: str) -> None:
    assert gold_texts(damaged(kind, layout, 0.6)) == WHOLE


def test_glued_figures_are_each_where_they_were_and_leave_the_row_open() -> None:
    made = damaged("values_glued", "pipe_spans", 1)
    assert "| 102350 | 452" in made.text
    assert gold_texts(made) == [f"{text}?" for text in WHOLE]


def test_merged_figures_stand_in_one_cell() -> None:
    made = damaged("values_merged", "pipe_spans", 1)
    assert "102" in made.text.replace("\u00a0", " ").replace("  ", " ").split(" 350 | ")[0]


def test_a_torn_figure_is_none_where_the_cells_are_parted() -> None:
    made = damaged("value_torn", "pipe_spans", 1)
    assert gold_texts(made) == [None] * 12


def test_a_blank_within_a_figure_is_printed_in_the_gold() -> None:
    texts = gold_texts(damaged("digits_parted", "pipe_spans", 1))
    assert [text.replace(" ", "").replace("\u00a0", "") for text in texts if text] == WHOLE
    assert all(text is not None and len(text.split()) == 2 for text in texts)


def test_a_blank_within_a_figure_leaves_the_row_open_where_blanks_part_cells() -> None:
    assert _open(damaged("digits_parted", "space_rows", 1)) == 12


def test_a_misread_digit_is_what_the_page_prints() -> None:
    made = damaged("digit_misread", "tab_rows", 1)
    assert all(
        text is not None and text != old and len(text) == len(old)
        for text, old in zip(gold_texts(made), WHOLE, strict=True)
    )


def test_a_letter_for_a_digit_is_what_the_page_prints() -> None:
    made = damaged("digit_to_letter", "tab_rows", 1)
    assert any(text is not None and not text.isdigit() for text in gold_texts(made))


def test_a_line_with_a_value_that_is_dropped_leaves_the_rest_of_its_row_open() -> None:
    record = damaged("line_dropped", "cell_lines", 0.2, seed="3")
    assert row_texts(record, "received") == ["102?", None, None]
    assert row_texts(record, "carried_in") == ["61", "903", "964"]


def test_rows_dropped_whole_leave_the_others_in_place() -> None:
    assert _open(damaged("line_dropped", "tab_rows", 0.4)) == 0


def test_the_tail_of_a_line_takes_its_last_values_along() -> None:
    texts = row_texts(damaged("line_tail_lost", "tab_rows", 1), "received")
    assert texts[0] == "102?"
    assert texts[-1] is None


def test_without_repeated_lines_only_first_zeros_are_left() -> None:
    made = damaged("lines_deduplicated", "cell_lines", 1, page=zero_page())
    assert made.text.split("\n").count("0") == 1
    assert row_texts(made, "received") == ["1?", "0?", None]
    assert row_texts(made, "carried_in") == [None, None, None]


def test_exchanged_lines_of_whole_rows_are_told_by_their_labels() -> None:
    assert gold_texts(damaged("lines_swapped", "tab_rows", 1)) == WHOLE


def test_exchanged_lines_of_single_values_leave_rows_open() -> None:
    assert _open(damaged("lines_swapped", "cell_lines", 1)) == 12


def test_a_line_of_a_whole_row_printed_twice_leaves_no_doubt() -> None:
    assert gold_texts(damaged("line_doubled", "tab_rows", 1)) == WHOLE


def test_a_line_of_one_value_printed_twice_leaves_its_row_open() -> None:
    assert _open(damaged("line_doubled", "cell_lines", 1)) == 12


def test_of_equal_lines_side_by_side_none_is_printed_twice() -> None:
    made = damaged("line_doubled", "cell_lines", 1, page=zero_page())
    assert made.text.endswith("二、结转\n二、结转\n0\n0\n0")


def test_figures_that_touch_where_a_line_end_was_leave_rows_open() -> None:
    made = damaged("lines_glued", "cell_lines", 1)
    assert "102350452" in made.text
    assert _open(made) == 12


def test_a_label_that_runs_into_the_values_line_makes_a_data_row() -> None:
    made = damaged("lines_glued", "cell_lines", 0.15)
    assert ("data_row", "一、收到申请102") in labelled_lines(made)
    assert row_texts(made, "received") == ["102", "350", "452"]


def test_a_figure_broken_over_two_lines_leaves_its_row_open() -> None:
    assert "6\n23?" in row_texts(damaged("line_broken", "space_rows", 0.5), "granted")


def test_column_by_column_every_value_is_printed_and_none_can_be_placed() -> None:
    made = damaged("columns_first", "space_rows", 1)
    assert "自然人\n102\n61\n205\n37\n商业企业" in made.text
    assert gold_texts(made) == [f"{text}?" for text in WHOLE]


def test_a_table_printed_twice_counts_where_it_first_stands() -> None:
    made = damaged("table_doubled", "tab_rows", 1)
    cell = made.gold["requests"]["received"]["total"]
    assert made.text.count("\t452") == 2
    assert cell is not None
    assert cell.span == (made.text.index("452"), made.text.index("452") + 3)


def test_a_header_is_repeated_before_a_row() -> None:
    made = damaged("header_repeated", "tab_rows", 1)
    assert made.text.count("项目名称\t自然人") == 2
    assert [label for label, line in labelled_lines(made) if line.startswith("项目名称")] == ["column_header"] * 2


def test_a_text_cut_at_a_line_lacks_the_rows_behind() -> None:
    whole = page_to_record(small_page(), "tab_rows").text
    made = damaged("cut_at_line", "tab_rows", 0.3)
    assert whole.startswith(made.text)
    assert gold_texts(made)[-1] is None
    assert _open(made) == 0


def test_a_value_at_the_very_end_of_a_cut_text_may_have_lost_digits() -> None:
    ends = [damaged("cut_in_line", "tab_rows", 0.3, seed=str(seed)) for seed in range(30)]
    cut = [made for made in ends if made.text[-1].isdigit()]
    assert cut
    last = [
        cell for made in cut for _, cell in made.gold_cells() if cell and cell.span and cell.span[1] == len(made.text)
    ]
    assert not any(cell.placeable for cell in last)


def test_page_numbers_and_running_titles_are_furniture() -> None:
    made = damaged("furniture_in_table", "tab_rows", 1)
    before = len(page_to_record(small_page(), "tab_rows").lines)
    assert sum(label == "furniture" for label, _ in labelled_lines(made)) == len(made.lines) - before > 0


def test_tabs_that_told_blanks_apart_leave_rows_open_as_spaces() -> None:
    blank_for_zero = next(kind for kind in PAGE_KINDS if kind.id == "blank_for_zero")
    page = corrupt_page(zero_page(), blank_for_zero, 1, Random(1))
    assert row_texts(page_to_record(page, "tab_rows"), "received") == ["1", "", "1"]
    assert row_texts(damaged("tabs_to_spaces", "tab_rows", 1, page=page), "received") == ["1?", None, "1?"]


def test_full_width_digits_are_gold_as_printed() -> None:
    assert row_texts(damaged("full_width_digits", "tab_rows", 1), "received") == ["１０２", "３５０", "４５２"]


def test_traditional_script_prints_characters_of_the_table() -> None:
    made = damaged("traditional_script", "tab_rows", 1)
    assert "行政許可" in made.text or "許(" in made.text
    assert "许" not in made.text


def test_no_page_prints_characters_kept_for_round_trips_only() -> None:
    made = damaged("traditional_script", "tab_rows", 1)
    assert not [char for char in made.text if "\uf900" <= char <= "\ufaff"]


def test_odd_spaces_stay_out_of_figures() -> None:
    assert gold_texts(damaged("odd_spaces", "tab_rows", 1)) == WHOLE
