"""Damage to pages: what the text then prints, and what the gold makes of it."""

from __future__ import annotations

from dataclasses import replace

from gouji_training.records import Record
from gouji_training.synthesis import Grid
from support.corrupted import damaged, gold_texts, labelled_lines, row_texts, small_page, zero_page

WHOLE = ["102", "350", "452", "61", "903", "964", "205", "418", "623", "37", "520", "557"]


def _values(record: Record) -> str:
    """The figures of the requests table as the text prints them."""
    return record.text.partition("总计")[2]


def test_a_blank_for_zero_is_gold_where_the_layout_keeps_blanks() -> None:
    made = damaged("blank_for_zero", "html_grid", 1, page=zero_page())
    assert row_texts(made, "received") == ["1", "", "1"]


def test_a_blank_for_zero_leaves_the_row_open_where_blanks_close_up() -> None:
    made = damaged("blank_for_zero", "cell_lines", 1, page=zero_page())
    assert row_texts(made, "received") == ["1?", None, "1?"]


def test_a_slash_for_zero_is_the_printed_text() -> None:
    assert row_texts(damaged("slash_for_zero", "cell_lines", 1, page=zero_page()), "carried_in") == ["/", "/", "/"]


def test_a_dash_for_zero_is_the_printed_text() -> None:
    assert row_texts(damaged("dash_for_zero", "cell_lines", 1, page=zero_page()), "received") == ["1", "-", "1"]


def test_a_word_for_zero_is_the_printed_text() -> None:
    assert row_texts(damaged("word_for_zero", "tab_rows", 1, page=zero_page()), "received") == ["1", "无", "1"]


def test_an_emptied_value_keeps_its_place() -> None:
    made = damaged("value_emptied", "tab_rows", 1)
    assert gold_texts(made) == [""] * 12
    assert "一、收到申请\t\t\t" in made.text


def test_commas_part_thousands_and_are_gold() -> None:
    made = damaged("thousands_commas", "tab_rows", 1)
    texts = [cell.text for _, cell in made.gold_cells() if cell is not None]
    assert {text.replace("，", ",") for text in texts} >= {"1,234", "56,789", "12,345.67"}


def test_units_stand_behind_figures_and_are_gold() -> None:
    made = damaged("units_in_cells", "tab_rows", 1)
    assert all(text is not None and not text[-1].isdigit() for text in gold_texts(made))


def test_an_amount_has_a_unit_of_money() -> None:
    amount = damaged("units_in_cells", "tab_rows", 1).gold["disclosure"]["procurement"]["amount"]
    assert amount is not None
    assert amount.text.endswith("元")


def test_the_sign_of_a_change_is_printed_otherwise_and_stays_a_minus() -> None:
    change = damaged("signs", "tab_rows", 1, seed="2").gold["disclosure"]["licences"]["change"]
    assert change is not None
    assert change.text.rstrip("0123456789") in ("-", "－", "--", "减", "减少")


def test_a_breach_changes_a_figure_and_names_the_sums() -> None:
    made = damaged("breach", "tab_rows", 0.08)
    changed = [text for text, old in zip(gold_texts(made), WHOLE, strict=True) if text != old]
    assert len(changed) == 1
    assert made.notes.startswith("requests.row_sum.")


def test_a_misspelt_label_leaves_the_values_in_place() -> None:
    made = damaged("label_misspelt", "pipe_spans", 1)
    assert "一、收到申请" not in made.text
    assert gold_texts(made) == WHOLE


def test_a_doubled_label_leaves_the_values_in_place() -> None:
    made = damaged("label_doubled", "pipe_spans", 1)
    assert made.text.count("收到申请") == 2
    assert gold_texts(made) == WHOLE


def test_a_torn_label_stands_in_two_cells_of_its_row() -> None:
    made = damaged("label_torn", "tab_rows", 1)
    row = next(line for line in made.text_lines() if line.endswith("102\t350\t452"))
    assert row.count("\t") == 4
    assert row.replace("\t", "").startswith("一、收到申请")


def test_a_numeral_torn_off_a_label_is_a_row_label() -> None:
    page = small_page()
    made = damaged("label_torn", "cell_lines", 1, page=replace(page, blocks=tuple(map(_numbered, page.blocks))))
    labels = {line: label for label, line in labelled_lines(made)}
    assert {label for line, label in labels.items() if line in ("1.", "1", ".")} <= {"row_label"}
    assert "furniture" not in labels.values()


def _numbered(block: object) -> object:
    if not isinstance(block, Grid):
        return block
    rows = tuple((replace(row[0], text=row[0].text.replace("（一）", "1.")), *row[1:]) for row in block.rows)
    return replace(block, rows=rows)


def test_a_label_around_its_values_stands_above_or_below_them() -> None:
    made = damaged("label_around_values", "tab_rows", 1)
    assert "一、收到申请\t102" not in made.text
    assert [label for label, _ in labelled_lines(made)].count("row_label") == 6
    assert gold_texts(made) == WHOLE


def test_pieces_of_a_broken_label_keep_its_label() -> None:
    made = damaged("label_broken", "cell_lines", 1)
    before = [line for label, line in labelled_lines(damaged("label_broken", "cell_lines", 0.0001)) if "label" in label]
    pieces = [line for label, line in labelled_lines(made) if label == "row_label"]
    assert "".join(pieces) == "".join(before)


def test_values_keep_their_place_without_a_label() -> None:
    made = damaged("label_dropped", "cell_lines", 1)
    assert not [line for label, line in labelled_lines(made) if label == "row_label"]
    assert gold_texts(made) == WHOLE


def test_gold_follows_a_label_that_was_exchanged() -> None:
    made = damaged("labels_swapped", "pipe_spans", 1)
    assert row_texts(made, "carried_in") == ["102?", "350?", "452?"]
    assert row_texts(made, "received") == ["61?", "903?", "964?"]


def test_figures_that_slipped_belong_to_their_row_and_cannot_be_placed() -> None:
    made = damaged("row_slipped", "tab_rows", 1)
    texts = gold_texts(made)
    assert [text.rstrip("?") for text in texts if text] == WHOLE
    assert sum(text is not None and text.endswith("?") for text in texts) >= 6


def test_the_first_label_of_slipped_rows_has_no_figures() -> None:
    lines = labelled_lines(damaged("row_slipped", "tab_rows", 1))
    assert "row_label" in [label for label, _ in lines]
    assert "numeric_cell" in [label for label, _ in lines]


def test_rows_that_were_exchanged_are_as_open_as_their_labels_alone() -> None:
    made = damaged("rows_swapped", "pipe_spans", 1)
    assert made.text.index("二、上年结转") < made.text.index("一、收到申请")
    assert row_texts(made, "received") == ["102?", "350?", "452?"]
    assert [text.rstrip("?") for text in gold_texts(made) if text] == WHOLE


def test_a_doubled_row_counts_where_it_first_stands() -> None:
    made = damaged("row_doubled", "tab_rows", 1)
    cell = made.gold["requests"]["received"]["natural_person"]
    assert made.text.count("一、收到申请\t102\t350\t452") == 2
    assert cell is not None
    assert cell.span == (made.text.index("102"), made.text.index("102") + 3)


def test_a_dropped_row_is_none() -> None:
    made = damaged("row_dropped", "tab_rows", 1)
    assert gold_texts(made) == [None] * 12
    assert "收到申请" not in made.text


def test_columns_that_change_places_with_their_header_are_as_open_as_their_labels_alone() -> None:
    made = damaged("columns_swapped", "tab_rows", 1)
    assert "项目名称\t自然人\t商业企业\t总计" not in made.text
    texts = [text for text in gold_texts(made) if text]
    assert [text.rstrip("?") for text in texts] == WHOLE
    assert 0 < sum(text.endswith("?") for text in texts) < len(texts)


def test_a_total_under_another_header_cannot_be_placed() -> None:
    made = damaged("column_values_swapped", "tab_rows", 1)
    assert row_texts(made, "received").count("452?") == 1
    assert row_texts(made, "received")[0] in ("102", "102?")
    assert "项目名称\t自然人\t商业企业\t总计" in made.text


def test_equal_figures_do_not_change_places() -> None:
    made = damaged("cells_swapped", "tab_rows", 1, page=zero_page())
    assert row_texts(made, "carried_in") == ["0", "0", "0"]


def test_exchanged_figures_cannot_be_placed() -> None:
    texts = gold_texts(damaged("cells_swapped", "tab_rows", 1))
    assert sum(text is not None and text.endswith("?") for text in texts) == 2


def test_no_figures_are_exchanged_where_no_sum_shows_it() -> None:
    made = damaged("cells_swapped", "tab_rows", 1)
    assert "行政许可\t1234\t-31\t56789" in made.text


def test_a_doubled_figure_is_told_by_being_the_only_pair() -> None:
    made = damaged("cell_doubled", "tab_rows", 0.0589)
    assert "?" not in "".join(text or "" for text in gold_texts(made))


def test_two_doubled_figures_in_a_row_leave_it_open() -> None:
    texts = row_texts(damaged("cell_doubled", "tab_rows", 1), "received")
    assert texts == ["102?", "350?", "452?"]


def test_a_dropped_cell_is_none_and_leaves_the_row_open() -> None:
    record = damaged("cell_dropped", "html_grid", 0.0589, seed="3")
    rows = [row_texts(record, row) for row in ("received", "carried_in", "granted", "partly_granted")]
    broken = [row for row in rows if None in row]
    assert all(text is None or text.endswith("?") for row in broken for text in row)


def test_a_row_without_its_last_values_is_open() -> None:
    texts = row_texts(damaged("trailing_blanks_lost", "tab_rows", 1), "received")
    assert texts[0] == "102?"
    assert texts[-1] is None


def test_zeros_at_the_end_of_a_row_are_lost_as_blanks_are() -> None:
    assert row_texts(damaged("trailing_blanks_lost", "tab_rows", 1, page=zero_page()), "carried_in") == [None] * 3


def test_advertising_in_a_table_is_furniture() -> None:
    made = damaged("advert_row", "html_grid", 1)
    assert sum(label == "furniture" for label, _ in labelled_lines(made)) == 6
    assert gold_texts(made) == WHOLE


def test_a_torn_header_prints_the_first_characters_of_all_labels_on_a_line() -> None:
    lines = labelled_lines(damaged("header_torn", "space_rows", 1))
    assert ("column_header", "项 自 商 总") in lines or ("column_header", "项目 自然 商业 总计") in lines


def test_a_lost_span_takes_one_place() -> None:
    made = damaged("span_lost", "tab_rows", 1)
    assert "行政事业性收费\t77\t12345.67\n" in made.text


def test_a_label_cell_that_is_gone_leaves_the_figures_at_the_row_s_begin() -> None:
    made = damaged("label_cell_dropped", "pipe_open", 1)
    assert "102 | 350 | 452" in made.text.splitlines()[-4]
    assert gold_texts(made) == WHOLE


def test_figures_that_slid_lose_one_and_make_their_row_doubtful() -> None:
    made = damaged("figures_slid", "tab_rows", 1)
    for texts in (row_texts(made, row) for row in ("received", "carried_in", "granted", "partly_granted")):
        assert texts.count(None) == 1
        assert all(text is None or text.endswith("?") for text in texts)


def test_figures_slide_only_where_sums_could_show_it() -> None:
    assert "行政许可\t1234\t-31\t56789" in damaged("figures_slid", "tab_rows", 1).text
