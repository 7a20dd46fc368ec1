"""Which names and reports become one agency, and what is said about the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.errors import InputError
from gouji.panel.linking import Links
from gouji.panel.mapping import Names, path_to_names, path_to_parents
from gouji.panel.names import name_to_key
from gouji.panel.reading import paths_to_refs
from support.panel_reports import FORMS, report

Link = Callable[..., Links]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("云溪县", "云溪县人民政府"),
        ("云溪縣 人民政府", "云溪县政府"),
        ("青禾省人民政府办公厅", "青禾省政府办公室"),
        ("梧桐街道", "梧桐街道办事处"),
        ("云溪县人社局", "云溪县人力资源和社会保障局"),
        ("青禾市市场监管局", "青禾市市场监督管理局"),
    ],
)
def test_wordings_of_one_name_have_one_key(name: str, other: str) -> None:
    assert name_to_key(name) == name_to_key(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("云溪县人民政府", "云溪县人民政府办公室"),
        ("云溪县环保局", "云溪县生态环境局"),
        ("青禾高新区", "青禾高新区人民政府"),
        ("云溪县教育局", "青禾市云溪县教育局"),
    ],
)
def test_names_that_may_be_two_bodies_keep_two_keys(name: str, other: str) -> None:
    assert name_to_key(name) != name_to_key(other)


def test_years_of_two_wordings_are_linked_and_listed(linked: Link) -> None:
    links = linked(report("云溪县", 2022), report("云溪县人民政府", 2023))
    (agency,) = links.agencies
    assert (agency.name, list(agency.reports)) == ("云溪县人民政府", [2022, 2023])
    assert [(found.kind, found.other) for found in links.findings] == [("linked", "云溪县")]


def test_a_change_of_name_is_listed_and_not_made(linked: Link) -> None:
    links = linked(report("云溪县环境保护局", 2022), report("云溪县生态环境局", 2023))
    assert len(links.agencies) == 2
    assert [found.kind for found in links.findings] == ["unsure"]


def test_a_mapping_links_what_is_unsure(linked: Link, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,agency\n云溪县环境保护局,云溪县生态环境局\n", encoding="utf-8-sig")
    links = linked(report("云溪县环境保护局", 2022), report("云溪县生态环境局", 2023), names=path_to_names(path))
    assert [list(agency.reports) for agency in links.agencies] == [[2022, 2023]]
    assert [found.kind for found in links.findings] == ["mapped"]


def test_a_name_without_a_place_is_linked_to_no_other_year(linked: Link) -> None:
    links = linked(report("县财政局", 2022, source="a"), report("县财政局", 2023, source="b"))
    assert [agency.name for agency in links.agencies] == ["县财政局 (a)", "县财政局 (b)"]
    assert [found.kind for found in links.findings] == ["unsure", "unsure"]


def test_of_two_reports_of_one_year_the_better_one_is_kept_with_the_reason(linked: Link) -> None:
    first = report("云溪县水务局", 2023, source="a", verdict="review")
    links = linked(first, report("云溪县水务局", 2023, source="b"))
    (found,) = links.findings
    assert (found.kind, found.source, found.other) == ("duplicate", "b", "a")
    assert "结论更好" in found.zh
    assert "its verdict is better" in found.en


def test_a_report_without_agency_or_year_is_left_out_and_listed(linked: Link) -> None:
    links = linked(report(None, 2023), report("云溪县水务局", None), report("云溪县教育局", 2023))
    assert [agency.name for agency in links.agencies] == ["云溪县教育局"]
    assert [found.kind for found in links.findings] == ["left_out", "left_out"]


@pytest.mark.parametrize(
    ("line", "said"), [("{", "no JSON"), ("{}", "Object missing required field"), ('"x"', "no extraction of gouji")]
)
def test_a_broken_line_is_named(line: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(InputError, match=said) as caught:
        paths_to_refs([path], forms=FORMS)
    assert str(caught.value).startswith(f"{path}:2: ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\n", ":1: the header must name the columns name,agency"),
        ("name,agency\n甲县水务局,\n", ":2: agency is empty"),
        ("name,agency\n甲县水务局,乙县水务局\n甲县水务局,丙县水务局\n", ":3: 甲县水务局 is mapped otherwise in line 2"),
        ("name,agency\n甲县水务局,乙县水务局\n乙县水务局,丙县水务局\n", ":2: 乙县水务局 is itself mapped in line 3"),
    ],
)
def test_a_broken_mapping_is_refused_with_its_line(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        path_to_names(path)
    assert said in str(caught.value)


def test_a_parent_that_is_a_part_of_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "parents.csv"
    path.write_text("parent,child\n甲县,甲县水务局\n甲县水务局,甲县人民政府\n", encoding="utf-8")
    with pytest.raises(InputError, match=":3: 甲县水务局 would be a part of itself"):
        path_to_parents(path, Names())
