"""Which broken sums are told as the report's own: clean rows beside others, and no figures that changed places."""

from __future__ import annotations

from collections.abc import Mapping

import gouji
from gouji.deciding.breaches import PRINTED_SO
from gouji.extraction import CellKey, Extraction
from support.grids import form_to_grid
from support.layouts import LAYOUTS
from support.pages import grid_to_page

ROWS = tuple(dict.fromkeys(row for table, row, _ in form_to_grid("zfxxgk-2021", seed=4) if table == "requests"))


def printed(changes: Mapping[CellKey, str], *, sparse: bool = False) -> Extraction:
    grid = form_to_grid("zfxxgk-2021", seed=4, sparse=sparse) | dict(changes)
    return gouji.extract(LAYOUTS["pipe_rows"](grid_to_page(grid, form_id="zfxxgk-2021")))


def own(extraction: Extraction) -> set[str]:
    return {check.id for check in extraction.checks if PRINTED_SO in check.message}


def failed(extraction: Extraction) -> set[str]:
    return {check.id for check in extraction.checks if check.kind == "hard" and check.outcome == "failed"}


def test_a_wrong_total_is_the_reports_own_though_another_row_holds_blanks() -> None:
    blanks = {("requests", "refused.state_secret", column): "" for column in ("business", "total")}
    extraction = printed({("requests", "granted", "total"): "12345678", **blanks})
    assert own(extraction) == {"requests.row_sum.granted"}


def test_a_wrong_total_of_a_row_with_a_blank_is_not_told() -> None:
    blank = {("requests", "carried_over", "business"): ""}
    extraction = printed({("requests", "outcome_total", "total"): "12345678", **blank})
    assert "requests.balance.total" in failed(extraction)
    assert not own(extraction)


def test_totals_that_changed_places_with_another_column_are_not_told() -> None:
    grid = form_to_grid("zfxxgk-2021", seed=4)
    zeros: dict[CellKey, str] = {("requests", row, "other"): "0" for row in ROWS}
    sums = {row: str(int(grid["requests", row, "total"]) - int(grid["requests", row, "other"])) for row in ROWS}
    whole = {("requests", row, "total"): text for row, text in sums.items()}
    assert not failed(printed({**zeros, **whole}))
    exchanged = {("requests", row, "other"): text for row, text in sums.items()}
    extraction = printed({**exchanged, **{("requests", row, "total"): "0" for row in ROWS}})
    assert len(failed(extraction)) == len(ROWS)
    assert not own(extraction)


def test_all_totals_left_at_zero_are_told() -> None:
    extraction = printed({("requests", row, "total"): "0" for row in ROWS})
    assert len(own(extraction)) == len(failed(extraction)) > 20


def test_two_columns_that_miss_by_opposite_amounts_are_not_told() -> None:
    grid = form_to_grid("zfxxgk-2021", seed=4)
    changes = {("requests", "granted", name): step for name, step in (("business", 5), ("other", -5))}
    extraction = printed({key: str(int(grid[key]) + step) for key, step in changes.items()})
    assert len(failed(extraction)) == 2
    assert not own(extraction)


def test_a_row_whose_last_figure_the_end_of_the_text_may_have_cut_is_not_told() -> None:
    text = LAYOUTS["pipe_rows"](grid_to_page(form_to_grid("zfxxgk-2021", seed=4), form_id="zfxxgk-2021"))
    line = next(line for line in text.split("\n") if "结转下年度" in line)
    cut = text[: text.index(line)] + line.rstrip(" |")[:-1]
    extraction = gouji.extract(cut)
    assert "requests.row_sum.carried_over" in failed(extraction)
    assert not own(extraction)


def test_columns_that_changed_places_are_seen_beside_rows_with_blanks() -> None:
    grid = form_to_grid("zfxxgk-2021", seed=4)
    columns = ("business", "total")
    exchanged: dict[CellKey, str] = {
        ("requests", row, here): grid["requests", row, there]
        for row in ROWS
        for here, there in (columns, columns[::-1])
    }
    blanks: dict[CellKey, str] = {("requests", row, "natural_person"): "" for row in ROWS if row != "received"}
    extraction = printed({**exchanged, **blanks})
    assert "requests.row_sum.received" in failed(extraction)
    assert not own(extraction)
