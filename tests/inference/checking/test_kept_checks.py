"""Checks that a plan keeps ready for the next document say what that document holds."""

from __future__ import annotations

from decimal import Decimal

from gouji.checking import tables_to_checks
from gouji.extraction import Cell, Check, Number, Status, Table
from gouji.forms import form_to_cells, load_form

FORM = load_form("zfxxgk-2021")
ROW_SUM = "review_litigation.row_sum.review"


def litigation(
    upheld: Number | None, total: Number | None, *, status: Status = "read", order: int = 1, skip: str = ""
) -> Table:
    """The table of reviews and lawsuits with noughts but in the row of reviews; `order` -1 turns the cells round."""
    values: dict[tuple[str, str], Number | None] = {("review", "upheld"): upheld, ("review", "total"): total}
    cells = [
        Cell(row, column, str(value), value, status if value is None else "read", 1.0)
        for row, column in form_to_cells(FORM, "review_litigation")
        for value in [values.get((row, column), 0)]
        if row != skip
    ]
    return Table("review_litigation", FORM.id, True, (1, 2), tuple(cells[::order]))


def row_sum(table: Table, **settings: object) -> Check:
    checks = tables_to_checks([table], {FORM.id: FORM}, **settings)  # type: ignore[arg-type]
    (found,) = [check for check in checks if check.id == ROW_SUM]
    return found


def test_equal_sums_of_whole_and_decimal_figures_keep_their_figures() -> None:
    shown = [str(row_sum(litigation(figure, figure)).left) for figure in (3, Decimal("3.50"), 3, Decimal("3.5"))]
    assert shown == ["3", "3.5", "3", "3.5"]


def test_decimals_of_many_digits_are_not_rounded() -> None:
    long = Decimal("1234567890123456789012345678901234567.5")
    assert row_sum(litigation(long, long)).outcome == "passed"
    assert row_sum(litigation(long, long + 0)).outcome == "failed"  # + rounds to 28 digits


def test_cells_out_of_order_are_found() -> None:
    assert row_sum(litigation(4, 5, order=-1)) == row_sum(litigation(4, 5))


def test_a_lacking_figure_and_a_lacking_cell_are_told_apart() -> None:
    blank = row_sum(litigation(None, 0, status="blank"))
    assert blank.outcome == "undecided"
    gone = row_sum(litigation(0, 0, skip="review"))
    assert gone.outcome == "not_applicable"
    assert row_sum(litigation(None, 0, status="blank")) == blank


def test_a_spent_check_is_marked_for_its_document_only() -> None:
    marks = [row_sum(litigation(2, 2), spent=spent).spent for spent in (frozenset(), {ROW_SUM}, frozenset())]
    assert marks == [False, True, False]


def test_a_check_comes_in_the_language_asked_for() -> None:
    said = [row_sum(litigation(None, 0, status="blank"), language=name).message for name in ("en", "zh", "en")]
    assert said[0] == said[2] != said[1]
