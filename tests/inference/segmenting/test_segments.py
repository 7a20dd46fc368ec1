"""Lines to segments: each layout's cells, written as one readable string."""

from __future__ import annotations

import pytest

from gouji.decoding.aligning.label_index import vocabularies_to_index
from gouji.decoding.aligning.vocabulary import form_to_vocabulary
from gouji.document import CELL_END, SPAN_FILLER
from gouji.forms import load_forms
from gouji.segmenting import Kind, Separator, view_to_segments

LABELS = vocabularies_to_index([form_to_vocabulary(form) for form in load_forms()])
C, F = CELL_END, SPAN_FILLER


def cells(view: str, *, skip: frozenset[int] = frozenset()) -> str:
    """Segments of the view: cells parted by one bar, words of a cell by a plus, an empty cell as a low line."""
    pieces: list[str] = []
    last = None
    for segment in view_to_segments(view, labels=LABELS, skip=skip):
        assert view[segment.start : segment.end] == segment.text
        text = "_" if segment.kind is Kind.EMPTY else f"{segment.kind}:{segment.text}"
        pieces.append(text if last is None else ("+" if segment.cell == last else " | ") + text)
        last = segment.cell
    return "".join(pieces)


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        ("规章\n0\n12", "T:规章 | V:0 | V:12"),
        ("规章\n\n0\n\n12", "T:规章 | V:0 | V:12"),
        ("| 规章 | 0 | 12 |", "T:规章 | V:0 | V:12"),
        ("行政许可(以12月31 12", "T:行政许可(以12月31+V:12"),
        ("规章 | 0 | 12", "T:规章 | V:0 | V:12"),
        ("| 规章 | 0 | | 12 |", "T:规章 | V:0 | _ | V:12"),
        ("| 规章 | 0 |||", "T:规章 | V:0 | _ | _"),
        ("规章 |\n0 |\n12 |", "T:规章 | V:0 | V:12"),
        ("规章\n|\n0\n|\n12\n|", "T:规章 | V:0 | V:12"),
        ("规章 |\n0 |\n|\n12 |", "T:规章 | V:0 | _ | V:12"),
        ("规章 |\n0 |\n||", "T:规章 | V:0 | _ | _"),
        ("| 规章\n| 0\n| 12", "T:规章 | V:0 | V:12"),
        ("｜规章｜0｜12｜", "T:规章 | V:0 | V:12"),
        ("│规章│0│12│", "T:规章 | V:0 | V:12"),
        ("┃规章┃0┃12┃", "T:规章 | V:0 | V:12"),
        ("规章\t0\t12", "T:规章 | V:0 | V:12"),
        ("规章\t\t0\t12\t", "T:规章 | _ | V:0 | V:12 | _"),
        ("\t规章\n\t0\n\t12", "T:规章 | V:0 | V:12"),
        ("规章    0    12", "T:规章 | V:0 | V:12"),
        ("规章\u3000\u30000\u00a0\u00a012", "T:规章 | V:0 | V:12"),
        ("规章 0 12", "T:规章+V:0+V:12"),
        ("    规章\n    0", "T:规章 | V:0"),
        ("规章 /  —  无", "T:规章+M:/ | M:— | M:无"),
        (f"规章{C}0{C}{C}12{C}", "T:规章 | V:0 | _ | V:12"),
        (f"第二十条{C}{F}{C}{F}{C}", "T:第二十条"),
        (f"规章{C}0{C}{F}{C}12{C}", "T:规章 | V:0 | V:12"),
    ],
)
def test_a_layout_gives_its_cells(view: str, wanted: str) -> None:
    assert cells(view) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "|---|---|---|",
        "| :--- | ---: |",
        "+-----+-----+",
        "├────┼────┤",
        "┏━━━━┳━━━━┓",
        "-------",
        "| --- |",
        "========---",
    ],
)
def test_a_drawn_rule_is_no_cell(line: str) -> None:
    assert cells(f"| 规章 | 0 |\n{line}\n| 行政许可 | 3 |") == "T:规章 | V:0 | T:行政许可 | V:3"


@pytest.mark.parametrize("line", ["- 4 -", "— 12 —", "-4-", "第 3 页", "第3页 共9页", "Page 4", "P. 7", "－ 5 －"])
def test_a_page_number_is_no_cell(line: str) -> None:
    assert cells(f"规章\n0\n{line}\n12") == "T:规章 | V:0 | V:12"


@pytest.mark.parametrize("line", ["4", "-4", "—", "- 4", "-"])
def test_a_figure_or_mark_on_its_own_line_is_a_cell(line: str) -> None:
    assert cells(f"规章\n{line}").startswith("T:规章 | ")


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        ("规章12", "T:规章+V:12"),
        ("行政许可1,204", "T:行政许可+V:1,204"),
        ("行政事业性收费1.37元", "T:行政事业性收费+V:1.37元"),
        ("（七）总计640020470", "T:（七）总计+V:640020470"),
        ("本年制发件数本年废止件数现行有效件数", "T:本年制发件数+T:本年废止件数+T:现行有效件数"),
        ("行政处罚3行政强制5", "T:行政处罚+V:3+T:行政强制+V:5"),
        ("无法提供1.本机关不掌 握相关政府信息100", "T:无法提供+T:1.本机关不掌 握相关政府信息+V:100"),
    ],
)
def test_glued_labels_and_figures_are_cut(view: str, wanted: str) -> None:
    assert cells(view) == wanted


@pytest.mark.parametrize("word", ["第711号", "2023年", "附件3", "3月20日", "A4纸", "国办函60"])
def test_digits_glued_to_other_words_stay_text(word: str) -> None:
    assert cells(word) == f"T:{word}"


@pytest.mark.parametrize("word", ["1²", "①", "١٢", "1_000", "½", "1e3", "𝟙", "Ⅳ", "1,00", "1.2.3"])
def test_what_only_looks_like_a_number_is_text(word: str) -> None:
    assert "V:" not in cells(f"| 规章 | {word} |")


def test_a_unit_apart_belongs_to_its_number() -> None:
    assert cells("规章\n18 件") == "T:规章 | V:18 件"
    assert cells("| 规章 | 412.36 万元 |") == "T:规章 | V:412.36 万元"


def test_a_year_before_text_in_one_cell_is_text() -> None:
    assert cells("2023 年度报告") == "T:2023+T:年度报告"


@pytest.mark.parametrize("note", ["（含2件上年结转）", "（33.3%）", "*", "[1]", "（注）"])
def test_a_note_on_a_figure_leaves_the_figure(note: str) -> None:
    assert cells(f"规章\t9{note}\t3") == "T:规章 | V:9 | V:3"


@pytest.mark.parametrize("text", ["9①", "9（2）", "9（三）"])
def test_what_may_be_more_of_a_figure_is_no_note(text: str) -> None:
    assert cells(f"规章\t{text}\t3") == f"T:规章 | T:{text} | V:3"


def test_lines_to_skip_give_nothing() -> None:
    assert cells("这里说了12件\n规章\n0", skip=frozenset({0})) == "T:规章 | V:0"


def test_a_line_is_looked_at_only_so_far() -> None:
    segments = view_to_segments("规章 " + "0 " * 50_000 + "\n行政许可\n3", labels=LABELS)
    assert segments[0].text == "规章"
    assert [segment.text for segment in segments[-2:]] == ["行政许可", "3"]
    assert len(segments) < 30_000


def test_separators_are_kept_as_evidence() -> None:
    view = f"规章\t0  1 2\n\n3\n| 4 | 5\n规章{C}6{C}"
    separators = [segment.separator for segment in view_to_segments(view, labels=LABELS)]
    assert separators[0] is Separator.LINE
    assert Separator.TAB in separators
    assert Separator.BLANK_LINE in separators
    assert Separator.PIPE in separators
    assert separators[-1] is Separator.GRID


@pytest.mark.parametrize("view", ["", "\n", "   ", "|", "\n\n|\n", "\t"])
def test_nothing_printed_gives_no_text(view: str) -> None:
    assert {segment.kind for segment in view_to_segments(view, labels=LABELS)} <= {Kind.EMPTY}


def test_a_word_that_is_a_blank_mark_may_begin_a_label() -> None:
    assert cells("无 正当理由大量反复申请 无") == "T:无+T:正当理由大量反复申请+M:无"


def test_digits_behind_a_point_and_a_space_number_no_row() -> None:
    assert cells("1794629. 44") == "T:1794629.+V:44"
    assert cells("00000003. 其他") == "V:0000000+T:3.+T:其他"


def test_a_figure_behind_a_label_with_spaces_is_cut_off() -> None:
    assert cells("行政处罚（指上一年度 清单数）84") == "T:行政处罚（指上一年度+T:清单数）+V:84"


def test_labels_run_together_with_spaces_in_them_are_cut_apart() -> None:
    text = "商业 企业科研机构其他法律服务 机构社会公益组织"
    assert cells(text) == "T:商业 企业+T:科研机构+T:其他+T:法律服务 机构+T:社会公益组织"


def test_figures_that_spaces_part_from_their_labels_are_no_run() -> None:
    rows = ("规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "总计", "科研机构")
    text = " ".join(f"{row[:2]} {row[2:]} 43" if len(row) > 4 else f"{row} 43" for row in rows)
    assert len(view := text + " 其他 0" * 20) > 120
    assert cells(view).count("V:43") == len(rows)
