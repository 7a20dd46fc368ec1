"""Figures side by side of which some lost what parts them, cut where the sums of row and columns say so."""

from __future__ import annotations

from gouji.pipeline import document_to_extractions
from gouji.reading import text_to_document
from support.one_cell_a_line import BLOCK, SOUND, requests_in_lines
from support.readings import REQUESTS, REVIEW, text_to_rows

OPEN = "? ? ? ? ? ? ?"
GRAND = {
    "received": "987654321 12345678 0 23456789 456789 3456 1023917033",
    "granted": "987654310 12345671 0 23456780 456780 3447 1023916988",
    "not_processed.repeated": "11 7 0 9 9 9 45",
    "outcome_total": "987654321 12345678 0 23456789 456789 3456 1023917033",
}
"""Figures that keep all sums; the digits of the longest rows, run together, have more cuts than are tried."""


def in_rows(given: dict[str, str], figures: dict[str, str] = SOUND) -> dict[str, str]:
    return text_to_rows(requests_in_lines(figures | given), "requests")


def test_two_figures_that_run_together_are_cut_where_all_sums_hold() -> None:
    rows = in_rows({"granted": "115 0 0 0 0 16", "unavailable.not_held": "13 4 0 0 0 017"})
    assert rows["granted"] == "=11 =5 =0 =0 =0 =0 =16"
    assert rows["unavailable.not_held"] == "=13 =4 =0 =0 =0 =0 =17"


def test_a_row_wholly_run_together_among_rows_that_are_not_is_cut_too() -> None:
    assert in_rows({"not_processed.repeated": "73000010"})["not_processed.repeated"] == "=7 =3 =0 =0 =0 =0 =10"


def test_noughts_that_run_together_are_as_many_figures() -> None:
    noughts = dict.fromkeys(SOUND, "0 0 0 0 0 0 0")
    assert in_rows({"granted": "00 0 0 0 0 0"}, noughts)["granted"] == "=0 =0 =0 =0 =0 =0 =0"


def test_a_cut_that_breaks_a_sum_over_a_column_stays_open() -> None:
    rows = in_rows({"granted": "115 0 0 0 0 16", "not_processed.repeated": "8 3 0 0 0 0 11"})
    assert rows["granted"] == OPEN


def test_a_cut_beside_a_row_without_figures_stays_open() -> None:
    rows = in_rows({"granted": "115 0 0 0 0 16", "refused.state_secret": ""})
    assert rows["granted"] == OPEN


def test_a_short_row_whose_sum_holds_as_it_is_lost_a_cell() -> None:
    assert in_rows({"granted": "11 5 0 0 0 16"})["granted"] == OPEN


def test_an_empty_cell_among_figures_that_run_together_may_be_one_of_the_rows() -> None:
    lines = requests_in_lines({}).replace("\n0\n0\n0\n0\n0\n0\n0\n", " | 0 | 0 | 0 | 0 | 0 | 0 | 0\n")
    label = next(row.label.text for row in BLOCK.rows if row.id == "granted")
    text = lines.replace(f"{label} | 0 | 0 | 0 | 0 | 0 | 0 | 0", f"{label} | 00 | 0 |  | 0 | 0 | 0")
    assert text != lines
    assert text_to_rows(text, "requests")["granted"] == OPEN


def test_digits_with_too_many_cuts_are_the_figures_that_the_columns_ask_for() -> None:
    run = {row: figures.replace(" ", "") for row, figures in GRAND.items() if row in ("received", "outcome_total")}
    rows = in_rows(run, GRAND)
    assert rows["outcome_total"] == "=987654321 =12345678 =0 =23456789 =456789 =3456 =1023917033"
    assert rows["received"] == rows["outcome_total"]


def test_digits_that_are_not_the_figures_that_the_columns_ask_for_stay_open() -> None:
    run = {"outcome_total": GRAND["outcome_total"].replace(" ", "")[:-1] + "4"}
    assert in_rows(run, GRAND)["outcome_total"] == OPEN


def test_sums_that_gave_the_digits_their_places_prove_nothing() -> None:
    run = {"outcome_total": GRAND["outcome_total"].replace(" ", "")}
    (extraction,) = document_to_extractions(text_to_document(requests_in_lines(GRAND | run)))
    spent = {check.id for check in extraction.checks if check.spent}
    assert "requests.balance.business" in spent
    assert "requests.outcome_sum.business" not in spent


def test_a_review_table_is_cut_where_a_figure_begins_with_a_nought_and_goes_on() -> None:
    rows = text_to_rows(REVIEW + "1 0 0 01 2 0 3 0 5 0 0 0 0 0\n", "review_litigation")
    assert rows == {
        "review": "=1 =0 =0 =0 =1",
        "direct_suit": "=2 =0 =3 =0 =5",
        "suit_after_review": "=0 =0 =0 =0 =0",
    }


def test_a_review_table_that_a_chance_cut_would_fill_stays_open() -> None:
    rows = text_to_rows(REVIEW + "0 0 0 11 2 0 3 0 5 0 0 0 0 0\n", "review_litigation")
    assert rows["direct_suit"] == "? ? ? ? ?"


def in_one_line(given: dict[str, str], *, parted: int = 0) -> dict[str, str]:
    """The rows of the requests table in one line, nothing between labels and figures; labels with a space where they
    are `parted`.
    """
    figures = {row: text.replace(" ", "") for row, text in (SOUND | given).items()}
    labels = {row.id: row.label.text for row in BLOCK.rows if row.id != "other_handling"}
    if parted:
        labels = {row: f"{label[:parted]} {label[parted:]}" for row, label in labels.items()}
    text = "".join(label + figures.get(row, "0000000") for row, label in labels.items())
    return text_to_rows(REQUESTS.replace("\n", "") + text + "\n", "requests")


def test_marks_for_blanks_part_the_figures_of_a_run() -> None:
    rows = in_one_line({"granted": "11 5 / / / / 16", "received": "31 12 / / / / 43", "carried_in": "///////"})
    assert rows["granted"] == "=11 =5 / / / / =16"
    assert rows["carried_in"] == "/ / / / / / /"
    assert rows["not_processed.repeated"] == "=7 =3 =0 =0 =0 =0 =10"


def test_words_for_blanks_part_the_figures_of_a_run() -> None:
    assert in_one_line({"granted": "11 5 无 无 无 无 16"})["granted"] == "=11 =5 无 无 无 无 =16"


def test_dashes_are_single_or_two_a_blank_as_the_columns_ask_for() -> None:
    assert in_one_line({"granted": "11 5 — — — — 16"})["granted"] == "=11 =5 — — — — =16"
    assert in_one_line({"granted": "11 5 —— —— —— —— 16"})["granted"] == "=11 =5 —— —— —— —— =16"


def test_a_run_with_marks_that_breaks_a_sum_over_a_column_stays_open() -> None:
    assert in_one_line({"granted": "11 4 / / / / 15"})["granted"] == OPEN


def test_noughts_printed_as_slashes_part_no_rows() -> None:
    blanks = dict.fromkeys((row.id for row in BLOCK.rows), "///////")
    rows = in_one_line(blanks | SOUND)
    assert rows["refused.state_secret"] == "/ / / / / / /"
    assert rows["granted"] == "=11 =5 =0 =0 =0 =0 =16"


def test_a_space_in_a_label_of_a_table_run_together_leaves_it_whole() -> None:
    assert in_one_line({}, parted=6)["outcome_total"] == "=31 =12 =0 =0 =0 =0 =43"


def test_a_run_whose_sum_is_printed_as_a_mark_is_cut_where_the_columns_hold() -> None:
    rows = in_one_line({"refused.state_secret": "0/00/0/", "carried_in": "///000/"})
    assert rows["refused.state_secret"] == "=0 / =0 =0 / =0 /"
    assert rows["granted"] == "=11 =5 =0 =0 =0 =0 =16"
