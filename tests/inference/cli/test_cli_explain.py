"""gouji check --explain: the whole answer on one cell, its parts on others, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.cli import main

DEMO = Path(__file__).resolve().parents[3] / "annotations" / "demo"

Run = Callable[..., tuple[int, str, str]]
Explain = Callable[..., dict[str, str]]

EXCHANGED = """\
石桥镇人民政府2024年政府信息公开工作年度报告
二、主动公开政府信息情况
信息内容 | 本年废止件数 | 本年制发件数 | 现行有效件数 |
规章 | 0 | 0 | 0 |
行政规范性文件 | 3 | 1 | 12 |
"""

GOLDEN = """\
requests/outcome_total/total  三、收到和处理政府信息公开申请情况 · （七）总计 · 总计
  value          23  suspect: read, but a hard check or other evidence speaks against it
  source         line 277  »23« |
  row label      line 270  »(七)总计« |
                 one of the form's wordings, exactly
  evidence       row_label: The row's label is printed with these figures.
                 full: The row prints exactly as many figures as it has columns, so each has its column.
  order          behind （六）其他处理, before 四、结转下年度继续办理, as in the form
                 cell 7 of 7 that the row prints; columns in the form: 7
  separators     before this cell: line end; in the whole row: 7 x line end
  checks         failed hard requests.balance.total (not spent) 总计: 一、本年新收政府信息公开申请数量 21 +
                 二、上年结转政府信息公开申请数量 2 = 23 ≠ （七）总计 23 + 四、结转下年度继续办理 1 = 24
                 (requests received and carried in equal outcomes and requests carried over); printed so:
                 labels, order and separators are regular, and the report itself breaks this sum
                 undecided hard requests.outcome_sum.total (not spent) 总计: no usable number in
                 3.要求提供公开出版物
                 failed hard requests.row_sum.outcome_total (not spent) （七）总计: 总计 23 ≠ 自然人 21 +
                 商业企业 1 + 科研机构 0 + 社会公益组织 0 + 法律服务机构 0 + 其他 0 = 22 (the total equals the
                 sum over all kinds of applicants); printed so: labels, order and separators are regular, and
                 the report itself breaks this sum
                 passed soft requests.other_share.total (not spent) 0 ≤ 6.9
  second reader  has no opinion: no grid under column labels tells this row beyond doubt
  confidence     0.5 stands for every cell that is not trusted; it is not counted
  proposal       perhaps 22: requests.balance.total and requests.row_sum.outcome_total do not hold: 22 here
                 instead of 23 makes every sum of the table hold, and nothing else of 1 cell does
"""


@pytest.fixture
def explain(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Explain:
    """The parts of the answer on one cell, by heading, as the real pipeline reads it."""
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)

    def parts(path: Path, address: str, *options: str) -> dict[str, str]:
        assert main(["check", str(path), "--explain", address, *options]) == 0
        lines = [line.rstrip() for line in capfd.readouterr().out.splitlines()]
        found = {"all": "\n".join(lines[1:])}
        for line in lines[2:]:
            heading, _, rest = line[2:].partition("  ")
            if heading.strip():
                found[heading] = rest.strip()
        return found

    return parts


@pytest.fixture
def exchanged(tmp_path: Path) -> Path:
    """A table whose columns stand in another order than the form's."""
    path = tmp_path / "exchanged.txt"
    path.write_text(EXCHANGED, encoding="utf-8")
    return path


def test_a_cell_is_explained_from_its_source_line_to_its_proposal(explain: Explain) -> None:
    assert explain(DEMO / "08-defects.txt", "outcome_total/total")["all"].strip() == GOLDEN.strip()


def test_labels_and_ids_give_the_same_answer(explain: Explain) -> None:
    by_id = explain(DEMO / "08-defects.txt", "requests/outcome_total/total")
    assert explain(DEMO / "08-defects.txt", "（七）总计/总计") == by_id


def test_a_spent_identity_is_said_to_prove_nothing(explain: Explain) -> None:
    assert "row_sum.received (spent: it helped" in explain(DEMO / "06-glued-digits.txt", "received/total")["all"]


def test_a_figure_cut_out_of_a_run_is_marked_in_it(explain: Explain) -> None:
    parts = explain(DEMO / "06-glued-digits.txt", "received/total")
    assert parts["source"].endswith("一、本年新收政府信息公开申请数量910000»10«")
    assert parts["separators"].startswith("before this cell: inside a run of digits")


def test_the_second_reader_agrees_where_a_grid_shows_the_place(explain: Explain) -> None:
    said = explain(DEMO / "05-pdf-tabs.txt", "received/total")["second reader"]
    assert said == "agrees: the labels over the columns name the same place (27)"


def test_the_second_reader_contests_what_stands_under_another_label(explain: Explain, exchanged: Path) -> None:
    said = explain(exchanged, "normative_documents/issued")["second reader"]
    assert said == "contests: the labels over the columns put 1 here"


def test_a_trusted_cell_tells_what_its_confidence_was_counted_on(explain: Explain) -> None:
    said = explain(DEMO / "05-pdf-tabs.txt", "received/total")["all"]
    assert "how probably a trusted cell with this evidence (full+row_label) is right" in said
    assert re.search(r"in table requests, laid out as cells parted by tabs or commas: [0-9,]+ of [0-9,]+ right", said)
    assert re.search(r"in any table and layout: [0-9,]+ of [0-9,]+ right", said)


def test_a_missing_cell_says_so_and_keeps_its_proposal(explain: Explain) -> None:
    parts = explain(DEMO / "08-defects.txt", "not_processed.publication/business")
    assert parts["source"] == "the text has no place for this cell"
    assert parts["row label"] == "no label of this row was found"
    assert parts["proposal"].startswith("perhaps 0: only 0 fits")


def test_a_table_without_row_labels_says_so(explain: Explain) -> None:
    assert "side by side" in explain(DEMO / "08-defects.txt", "review/total")["row label"]


def test_a_page_is_explained_by_its_source(explain: Explain) -> None:
    assert "»153«</p>" in explain(DEMO / "07-page.html", "received/total")["source"]


def test_the_answer_can_be_had_in_chinese(explain: Explain) -> None:
    parts = explain(DEMO / "08-defects.txt", "outcome_total/total", "--language", "zh")
    assert parts["可信度"] == "0.5：凡不能直接使用的格都记此值，没有统计依据"
    assert "不通过 硬性 requests.balance.total （未用于选定读法）" in parts["勾稽关系"]


def test_a_table_that_is_not_there_is_said(explain: Explain, exchanged: Path) -> None:
    assert "the table requests was not found" in explain(exchanged, "received/total")["all"]


def test_a_cell_of_another_form_is_said_with_what_is_near(explain: Explain, exchanged: Path) -> None:
    said = " ".join(explain(exchanged, "regulations/created")["all"].split())
    assert "no such cell; nearest: disclosure/regulations/" in said


def test_several_cells_are_explained_in_the_order_asked_for(exchanged: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = ("normative_documents/in_force", "regulations/issued")
    main(["check", str(exchanged), *(part for name in asked for part in ("--explain", name))])
    titles = [line.split()[0] for line in capfd.readouterr().out.splitlines() if line.startswith("disclosure/")]
    assert titles == [f"disclosure/{name}" for name in asked]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--explain", "recieved/total"), "no form has a row 'recieved'; nearest: received, "),
        (("--explain", "received/total", "--report", "out.html"), "leave out --report"),
    ],
)
def test_a_wrong_question_is_one_line_and_draws_nothing(
    run: Run, folder: Path, options: tuple[str, ...], said: str
) -> None:
    code, out, err = run("check", folder / "a.txt", *options)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
