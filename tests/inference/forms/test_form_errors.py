"""A broken form file gives one clear error that names file, line, place and cure."""

from pathlib import Path

import pytest

from gouji.errors import FormError
from gouji.forms import load_form
from gouji.forms.yaml_tree import MAX_BYTES, bytes_to_tree

GOOD = """\
id: wells-2020
title: 水井登记表
notice: 示例
reports: [2020, null]
chapters:
  - text: 一、水井
tables:
  - id: wells
    heading: 一、水井
    layout: rows
    groups:
      - {id: kinds, label: 类别}
    variants:
      - {id: long, without: []}
      - {id: short, without: [deep]}
    blocks:
      - id: wells
        header: [项目, {column: count}, {column: spent}]
        columns:
          - {id: count, label: 数量, value_type: count, unit: 口}
          - {id: spent, label: 费用, value_type: amount}
        rows:
          - {id: shallow, label: 浅井, under: kinds}
          - {id: deep, label: 深井, under: kinds}
          - {id: all, label: 总计}
    rules:
      - id: wells.sum
        kind: hard
        over: columns
        expression: all = shallow + deep
        text: {zh: 总计等于各项之和, en: the total is the sum}
        source: layout
"""

COLUMN = "          - {id: spent, label: 支出, value_type: amount}"

BREAKS = {
    "unknown key": ("layout: rows", "layuot: rows", 8, "tables[0]", "did you mean 'layout'?"),
    "missing key": ("title: 水井登记表\n", "", 1, "top level", "'title' is missing; add it"),
    "missing key in a list": ("{id: deep, label: 深井", "{label: 深井", 24, "rows[1]", "'id' is missing"),
    "missing layout": ("    layout: rows\n", "", 8, "tables[0]", "'layout' is missing"),
    "number for a text": ("label: 浅井", "label: 12", 23, "rows[0].label", "quote what looks like a number"),
    "text for a list": ("without: [deep]", "without: deep", 15, "without", "write a value of that type"),
    "unknown value type": ("value_type: count", "value_type: whole", 20, "value_type", "count, signed, amount"),
    "unknown layout": ("layout: rows", "layout: columns", 10, "layout", "rows, one_row"),
    "unknown kind": ("kind: hard", "kind: strict", 28, "kind", "hard, soft"),
    "row twice": ("id: deep, label", "id: shallow, label", 24, "rows[1].id", "stands twice"),
    "column twice": ("value_type: amount}", "value_type: amount}\n" + COLUMN, 22, "columns[2].id", "stands twice"),
    "row label like another": ("label: 深井", "label: （二） 浅 井", 24, "rows[1].label", "would name both"),
    "column label like another": ("label: 费用", "label: 数量（元）", 21, "columns[1].label", "would name both"),
    "row label like a group": ("label: 深井", "label: 类别", 12, "groups[0].label", "would name both"),
    "empty label": ("label: 浅井", 'label: " "', 23, "rows[0].label", "write the printed label"),
    "unknown group": ("浅井, under: kinds", "浅井, under: sorts", 23, "rows[0].under", "of this table: kinds"),
    "unknown header column": ("{column: spent}", "{column: cost}", 18, "header[2].column", "known: count, spent"),
    "header cell of two kinds": ("{column: spent}", "{column: spent, row: all}", 18, "header[2]", "exactly one"),
    "unknown chapter": ("heading: 一、水井", "heading: 二、水井", 9, "heading", "as it stands in `chapters`"),
    "variant names no row": ("without: [deep]", "without: [depth]", 15, "without[0]", "there is no row 'depth'"),
    "variant leaves no row": ("without: [deep]", "without: [shallow, deep, all]", 15, "variants[1]", "leave out fewer"),
    "years the wrong way round": ("[2020, null]", "[2020, 2019]", 4, "reports", "2020 is after 2019"),
    "odd id": ("id: wells-2020", "id: Wells 2020", 1, "id", "lower-case letters"),
    "unknown form to share with": ("  - id: wells\n", "  - same_as: a/wells\n", 8, "same_as", "there is no form 'a'"),
    "broken syntax": ("reports: [2020, null]", "reports: [2020, null", 5, "", "close every bracket and quote"),
    "tab as indentation": ("  - text: 一、水井", "\t- text: 一、水井", 6, "", "indent with blanks"),
    "key twice": ("notice: 示例", "notice: 示例\nnotice: 示例", 4, "notice", "stands twice"),
    "anchor": ("notice: 示例", "notice: &a 示例", 3, "notice", "write the value out"),
    "alias": ("notice: 示例", "notice: *a", 3, "notice", "write the value out"),
    "tag": ("notice: 示例", "notice: !!python/none 示例", 3, "notice", "remove the tag"),
}  # fmt: skip


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "wells.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_sample_itself_is_good(tmp_path: Path) -> None:
    form = load_form(write(tmp_path, GOOD))
    assert form.tables[0].blocks[0].rows[1].groups == ("kinds",)
    assert form.reports == (2020, None)


@pytest.mark.parametrize(("old", "new", "line", "place", "words"), BREAKS.values(), ids=BREAKS.keys())
def test_break_is_named_with_place_and_cure(
    tmp_path: Path, old: str, new: str, line: int, place: str, words: str
) -> None:
    assert old in GOOD
    path = write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(FormError) as caught:
        load_form(path)
    message = str(caught.value)
    assert message.startswith(f"{path}, line {line}")
    assert place in message
    assert words in message


WHOLE = {
    "empty": (b"", "the file is empty"),
    "list": (b"- 1\n- 2\n", "a form is a mapping"),
    "plain text": ("只是一句话".encode(), "a form is a mapping"),
    "not UTF-8": ("id: 水井".encode("gb18030"), "not UTF-8 at byte 6; save the file as UTF-8"),
    "two documents": (b"id: a\n---\nid: b\n", "more than one YAML document"),
    "too big": (b"#" * (MAX_BYTES + 1), "too many for a form"),
    "control characters": (b"id: \x00\x01\n", "broken YAML"),
    "nested too deep": (b"a: " + b"[" * 200 + b"]" * 200, "nested deeper than"),
    "key that is a list": (b"[a, b]: c\n", "use words as keys"),
    "bomb": (b"a: &a [x, x]\nb: [*a, *a, *a]\n", "anchors and aliases"),
    "no tables": (
        b"id: a\ntitle: t\nnotice: n\nreports: [null, null]\nchapters: []\ntables: []\n",
        "needs a table",
    ),
}


@pytest.mark.parametrize(("content", "words"), WHOLE.values(), ids=WHOLE.keys())
def test_file_that_is_no_form_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "form.yaml"
    path.write_bytes(content)
    with pytest.raises(FormError, match=words):
        load_form(path)


def test_unknown_form_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(FormError, match="did you mean 'zfxxgk-2021'"):
        load_form("zfxxgk-2012")


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormError, match=r"gone\.yaml: cannot be read: No such file"):
        load_form(tmp_path / "gone.yaml")


def test_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="cannot be read"):
        load_form(tmp_path)


def test_table_of_another_form_is_taken_over_with_its_variants_reordered(tmp_path: Path) -> None:
    text = GOOD.replace("tables:\n", "tables:\n  - {same_as: zfxxgk-2021/requests, variants: [one_row]}\n")
    table = load_form(write(tmp_path, text)).tables[0]
    assert table.id == "requests"
    assert [variant.id for variant in table.variants] == ["one_row"]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{same_as: zfxxgk-2021/nothing}", "has no table 'nothing'"),
        ("{same_as: zfxxgk-2021/requests, variants: [two_rows]}", "name one of: three_rows, one_row"),
        ("{same_as: zfxxgk-2021/requests, layout: rows}", "does not go with `same_as`"),
    ],
)
def test_wrong_sharing_is_refused(tmp_path: Path, entry: str, words: str) -> None:
    path = write(tmp_path, GOOD.replace("tables:\n", f"tables:\n  - {entry}\n"))
    with pytest.raises(FormError, match=words):
        load_form(path)


def test_lines_are_known_for_every_place() -> None:
    tree = bytes_to_tree(b"a: 1\nb:\n  - c: x\n", name="f")
    assert tree.data == {"a": 1, "b": [{"c": "x"}]}
    assert tree.lines["b[0].c"] == 3


def test_quoted_numbers_and_nulls_stay_text() -> None:
    assert bytes_to_tree(b"a: '1'\nb: \"null\"\nc: ~\nd: 1_000\ne: 1e3\n", name="f").data == {
        "a": "1", "b": "null", "c": None, "d": "1_000", "e": "1e3",
    }  # fmt: skip
