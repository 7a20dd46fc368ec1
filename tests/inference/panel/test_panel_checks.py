"""Breaks over years, sums of parts, and shares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gouji.errors import FormError
from gouji.panel.assemble import Gathered
from gouji.panel.indicators import path_to_indicators
from gouji.panel.mapping import Names, Parents, path_to_parents
from support.panel_reports import report

Gather = Callable[..., tuple[Gathered, list[dict[str, Any]]]]

NAME = "云溪县水务局"


def outcome(rows: list[dict[str, Any]], year: int, row: str, column: str, what: str) -> object:
    (found,) = [one[what] for one in rows if (one["year"], one["row"], one["column"]) == (year, row, column)]
    return found


def test_what_was_carried_over_must_come_in(gathered: Gather) -> None:
    before = report(NAME, 2022, {"carried_over/total": 2})
    sheets, rows = gathered(before, report(NAME, 2023, {"carried_in/total": 3}))
    (found,) = sheets.breaks
    assert found[2] == "requests.carried.total"
    assert found[3].startswith("S1")
    assert found[8:10] == (3, 2)
    assert found[10].startswith("云溪县水务局2023年报告与2022年报告：总计：")
    assert (found[13], found[15]) == ("云溪县水务局-2023.txt:7", "云溪县水务局-2022.txt:7")
    assert outcome(rows, 2023, "carried_in", "total", "series_outcome") == "failed"
    assert outcome(rows, 2023, "carried_in", "total", "failed_series") == "requests.carried.total"
    assert outcome(rows, 2023, "carried_in", "business", "series_outcome") == "passed"
    assert outcome(rows, 2022, "carried_in", "total", "series_outcome") is None


@pytest.mark.parametrize("what", ["untrusted", "blank"])
def test_a_figure_that_cannot_be_trusted_makes_no_break(gathered: Gather, what: str) -> None:
    before = report(NAME, 2022, {"carried_over/total": 2}, **{what: {"carried_over/total"}})
    sheets, rows = gathered(before, report(NAME, 2023, {"carried_in/total": 3}))
    assert sheets.breaks == []
    assert outcome(rows, 2023, "carried_in", "total", "series_outcome") == "undecided"


def test_a_year_in_between_that_is_lacking_leaves_nothing_to_compare(gathered: Gather) -> None:
    sheets, _ = gathered(report(NAME, 2021, {"carried_over/total": 2}), report(NAME, 2023))
    assert sheets.breaks == []


def test_cells_that_only_one_form_has_are_not_compared(gathered: Gather) -> None:
    old = report(NAME, 2020, {"carried_over/total": 2}, form="zfxxgk-2019")
    sheets, rows = gathered(old, report(NAME, 2021, {"normative_documents/in_force": 5}))
    assert [row[2] for row in sheets.breaks] == ["requests.carried.total"]
    assert outcome(rows, 2021, "normative_documents", "in_force", "series_outcome") == "not_applicable"


@pytest.fixture
def parents(tmp_path: Path) -> Parents:
    path = tmp_path / "parents.csv"
    path.write_text("parent,child\n云溪县,云溪县水务局\n云溪县,云溪县教育局\n", encoding="utf-8")
    return path_to_parents(path, Names())


def _county(*values: int, **options: Any) -> list[Any]:
    names = ("云溪县人民政府", "云溪县水务局", "云溪县教育局")
    return [
        report(name, 2023, {"licences/decisions": value}, **options) for name, value in zip(names, values, strict=False)
    ]


def test_a_parent_that_is_the_sum_of_its_parts_passes(gathered: Gather, parents: Parents) -> None:
    sheets, rows = gathered(*_county(7, 3, 4), parents=parents)
    assert sheets.breaks == []
    county = [row for row in rows if row["agency"] == "云溪县人民政府"]
    assert {row["rollup_outcome"] for row in county} == {"passed"}


def test_a_parent_that_is_not_the_sum_of_its_parts_is_a_break(gathered: Gather, parents: Parents) -> None:
    sheets, _ = gathered(*_county(8, 3, 4), parents=parents)
    (found,) = sheets.breaks
    assert found[:3] == ("rollup", "failed", "rollup")
    assert found[8:10] == (8, 7)
    assert found[15] == "云溪县水务局-2023.txt:7;云溪县教育局-2023.txt:7"


def test_a_sum_is_undecided_while_a_part_is_missing(gathered: Gather, parents: Parents) -> None:
    sheets, _ = gathered(*_county(8, 3), parents=parents)
    (found,) = sheets.breaks
    assert (found[1], found[16]) == ("undecided", "云溪县教育局")


def test_a_sum_is_undecided_where_a_part_is_not_trusted(gathered: Gather, parents: Parents) -> None:
    sheets, _ = gathered(*_county(8, 3), *_county(0, 0, 4, untrusted={"licences/decisions"})[2:], parents=parents)
    (found,) = sheets.breaks
    assert found[1] == "undecided"
    assert "云溪县教育局没有可信的数" in found[10]


OUTCOMES = {
    "granted/total": 6, "partly_granted/total": 2, "refused.state_secret/total": 1, "outcome_total/total": 16,
    "review/corrected": 1, "review/total": 6, "review/pending": 2,
}  # fmt: skip


def test_shares_are_exact_and_undefined_over_nought(gathered: Gather) -> None:
    sheets, _ = gathered(report(NAME, 2023, OUTCOMES))
    found = {row[2]: (row[5], row[8]) for row in sheets.indicators}
    assert found == {
        "open_rate": (0.5, "defined"),
        "refusal_rate": (0.0625, "defined"),
        "review_correction_rate": (0.25, "defined"),
        "litigation_correction_rate": (None, "undefined"),
    }


def test_a_share_of_an_untrusted_cell_is_undecided_and_names_it(gathered: Gather) -> None:
    sheets, _ = gathered(report(NAME, 2023, OUTCOMES, untrusted={"granted/total"}))
    found = sheets.indicators[0]
    assert (found[5], found[8], found[10]) == (None, "undecided", "no trusted figure in granted/total")


def test_a_broken_definition_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("indicators:\n  - id: x\n    table: requests\n")
    with pytest.raises(FormError, match=r"own\.yaml, line 2, indicators\[0\]: an indicator has the keys"):
        path_to_indicators(path)
