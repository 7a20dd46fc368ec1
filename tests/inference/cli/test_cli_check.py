"""gouji check: the picture in the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from gouji.cli.evidence import doubtful_cells_to_lines
from gouji.extraction import Cell, Extraction, Proposal, Table

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def picture(run: Run, folder: Path) -> list[str]:
    """Lines of the document with tables, drawn into a pipe."""
    code, out, err = run("check", folder / "a.txt")
    assert (code, err) == (0, "")
    return out.splitlines()


def line_with(lines: list[str], text: str) -> str:
    return next(line for line in lines if text in line)


def test_nothing_is_wider_than_the_pipe_width(picture: list[str]) -> None:
    assert max(cell_len(line) for line in picture) <= 110


def test_all_lines_of_a_grid_are_equally_wide(picture: list[str]) -> None:
    grid = [line for line in picture if line[:1] in set("│├╭╰")]
    assert len(grid) >= 25
    assert len({cell_len(line) for line in grid}) == 1


def test_borders_stand_under_each_other(picture: list[str]) -> None:
    rows = [line for line in picture if line.startswith("│")]
    places = {tuple(cell_len(row[:i]) for i, sign in enumerate(row) if sign == "│") for row in rows[3:]}
    assert len(places) == 1


def test_a_pipe_gets_no_colours(picture: list[str]) -> None:
    assert "\x1b" not in "".join(picture)


def test_forced_colours_reach_the_pipe(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("check", folder / "a.txt")[1]


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("开申请数量", " 13! │"),
        ("其他情形）", " /. │"),
        ("下年度继续办理", " 7= │"),
        ("（七）总计", " 12? │"),
        ("（一）", " _ │"),
    ],
)
def test_each_status_has_its_mark_in_the_row_of_its_label(picture: list[str], label: str, shown: str) -> None:
    assert shown in line_with([line for line in picture if line.startswith("│")], label)


def test_the_marks_are_explained_with_their_counts(picture: list[str]) -> None:
    legend = line_with(picture, "cells  ")
    for part in ("170 read", "1 = decoded", "1 . blank", "1 ! suspect", "1 ? unresolved", "1 _ missing"):
        assert part in legend


def test_the_header_keeps_the_group_that_tells_columns_apart(picture: list[str]) -> None:
    assert "法人或其他组织" in "".join(picture)
    assert "申请人情况" not in "".join(picture)


def test_facts_verdict_and_missing_tables_are_named(picture: list[str]) -> None:
    text = "\n".join(picture)
    assert "某某乡2023年报告" in text
    assert " review   score 0.500  form zfxxgk-2021" in text
    assert "agency not found" in text
    assert "二、主动公开政府信息情况  disclosure  not found" in text


def test_a_failed_check_shows_figures_cells_and_source_lines(picture: list[str]) -> None:
    at = next(index for index, line in enumerate(picture) if "failed hard" in line)
    assert "requests.balance.total  13 is not 12" in picture[at]
    assert "13 + 0 = 12 + 0 does not hold" in picture[at + 1]
    assert "line 1" in picture[at + 2]
    assert "一、本年新收 13" in picture[at + 2]
    assert "line 3" in picture[at + 3]


def test_doubtful_cells_are_listed_with_their_proposals(picture: list[str]) -> None:
    at = picture.index("look at 3 cells")
    listed = "\n".join(picture[at:])
    assert "一、本年新收政府信息公开申请数量 · 总计" in listed
    assert "perhaps 12: row sum" in listed


def test_cells_that_share_a_proposal_share_its_line() -> None:
    shared = Proposal(None, None, "2 figures for 3 cells")
    cells = tuple(Cell("received", name, None, None, "unresolved", 0.1, proposal=shared) for name in ("a", "b"))
    report = Extraction(
        "x", "", None, None, None, None, None, "review", 0.0, None, "0", (Table("t", "f", True, None, cells),)
    )
    lines = [line.plain for line in doubtful_cells_to_lines(report, None, {}, width=100)]
    assert [line.strip() for line in lines if "→" in line] == ["→ 2 figures for 3 cells"]
    assert "→" in lines[-1]


def test_added_rows_stand_under_their_table(picture: list[str]) -> None:
    assert "+ 其他 | 1 | 2  row added by the agency" in picture


def test_controls_and_markup_of_the_source_are_shown_not_obeyed(picture: list[str]) -> None:
    text = "\n".join(picture)
    assert "[b]0[/b]" in text
    assert "总计\\x1b[31m 12\\u202e" in text
    assert "a note with \\x1b[2J" in text


def test_other_checks_are_listed_only_on_demand(run: Run, folder: Path, picture: list[str]) -> None:
    assert "requests.row_sum.received" not in "\n".join(picture)
    everything = run("check", folder / "a.txt", "--all")[1]
    assert "passed         requests.row_sum.received  spent" in everything


def test_reports_of_one_file_are_numbered(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("two")
    out = run("check", tmp_path / "x.txt")[1]
    assert "report 1 of 2" in out
    assert "report 2 of 2" in out


def test_a_document_without_tables_is_drawn_as_rejected(run: Run, folder: Path) -> None:
    code, out, _ = run("check", folder / "b.txt")
    assert code == 0
    assert " rejected   score 0.000  form none" in out


def test_unreadable_and_crashing_documents_exit_1(run: Run, folder: Path) -> None:
    code, out, err = run("check", folder / "no.txt", folder / "c.txt", folder / "a.txt")
    assert code == 1
    assert "no such file" in err
    assert "ZeroDivisionError" in err
    assert "cells trusted" in out


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_labels_fold_so_that_the_grid_fits_the_terminal(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    grid = [line for line in run("check", folder / "a.txt")[1].splitlines() if line[:1] in set("│├╭╰")]
    assert len({cell_len(line) for line in grid}) == 1
    assert 80 <= cell_len(grid[0]) <= width
