"""Labels that a page sets over their figures, on several lines beside each other."""

from __future__ import annotations

from rich.cells import cell_len

from gouji.decoding.doubting.headers.print_columns import PrintedRow, is_set_in_order
from gouji.forms import form_to_table, load_forms
from gouji.forms.model import Block

LABELS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def requests() -> Block:
    form = next(form for form in load_forms() if form.id == "zfxxgk-2021")
    return form_to_table(form, "requests").blocks[0]


def row(line: str) -> PrintedRow:
    words, place, ranges = line.split()[1:], len(line.split()[0]), []
    for word in words:
        place = line.index(word, place)
        ranges.append((place, place + len(word)))
        place += len(word)
    return PrintedRow(line, tuple(ranges))


def lined(text: str, line: str, columns: list[str], *, width: int) -> tuple[str, PrintedRow]:
    """A header with each label of `columns` cut into lines of two characters, and a row, at every `width` columns."""
    depth = max(len(label) for label in columns) // 2 + 1
    lines = []
    for number in range(depth):
        pieces = [label[2 * number : 2 * number + 2] for label in columns]
        lines.append(" " * 10 + "".join(piece + " " * (width - 2 * len(piece)) for piece in pieces))
    return text + "\n".join(lines), row(line + " " * (10 - 2 * len(line)) + "".join(f"{n:<{width}}" for n in range(7)))


def test_labels_over_their_figures_are_in_order_whichever_line_has_their_pieces() -> None:
    header, figures = lined("              法人或其他组织\n", "一、本年", LABELS, width=6)
    assert is_set_in_order(header, figures, requests()) is True


def test_labels_over_figures_of_other_columns_tell_another_order() -> None:
    labels = [LABELS[0], LABELS[5], *LABELS[2:5], LABELS[1], LABELS[6]]
    header, figures = lined("", "一、本年", labels, width=6)
    assert is_set_in_order(header, figures, requests()) is False


def test_one_label_that_is_lost_is_that_of_the_column_that_is_left() -> None:
    header, figures = lined("", "一、本年", ["", *LABELS[1:]], width=6)
    assert is_set_in_order(header, figures, requests()) is True


def test_two_labels_that_are_lost_leave_it_open() -> None:
    header, figures = lined("", "一、本年", ["", "", *LABELS[2:]], width=6)
    assert is_set_in_order(header, figures, requests()) is None


def test_words_that_stand_over_no_figure_tell_nothing() -> None:
    _, figures = lined("", "一、本年", LABELS, width=6)
    assert is_set_in_order(" ".join(LABELS), figures, requests()) is None


def test_labels_that_long_ones_pushed_aside_do_not_tell_another_order() -> None:
    at = {24: "商业企业", 38: "科研机构", 52: "社会公益组织", 80: "法律服务机构", 110: "其他"}
    lower = ""
    for place, label in at.items():
        lower += " " * (place - cell_len(lower)) + label
    upper = " " * 10 + "自然人" + " " * 50 + "总计"
    _, figures = lined("", "一、本年", LABELS, width=14)
    assert is_set_in_order(f"{upper}\n{lower}", figures, requests()) is None
    assert is_set_in_order(f"{upper}\n{lower.replace('其他', '')}", figures, requests()) is False


def test_a_label_with_a_note_that_reaches_beyond_the_row_stands_over_no_figure_of_it() -> None:
    header, figures = lined("", "一、本年", [*LABELS[:5], "", LABELS[6]], width=14)
    first, _, rest = header.partition("\n")
    noted = f"{first.rstrip()}      其他（含以办公室名义印发的公开文件，不包括内部通知、会议纪要等）\n{rest}"
    assert is_set_in_order(noted, figures, requests()) is not False


def test_labels_beside_one_that_reaches_over_several_figures_do_not_tell_another_order() -> None:
    upper = " " * 10 + "自然人" + " " * 70 + "总计"
    lower = " " * 24 + "商业企业（由设区的市人民政府填写）科研机构  社会公益组织  法律服务机构  其他"
    _, figures = lined("", "一、本年", LABELS, width=14)
    assert is_set_in_order(f"{upper}\n{lower}", figures, requests()) is None
