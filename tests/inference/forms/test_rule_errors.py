"""A broken rule is refused with file, line, rule and cure."""

from pathlib import Path

import pytest

from gouji.cli import main
from gouji.errors import FormError
from gouji.forms import load_form

HEAD = """\
id: wells-2020
title: 水井登记表
notice: 示例
reports: [2020, null]
chapters: [{text: 一、水井}]
tables:
  - id: wells
    heading: 一、水井
    layout: rows
    variants:
      - {id: long, without: [short]}
      - {id: brief, without: [shallow, deep]}
    blocks:
      - id: wells
        header: [项目, {column: count}, {column: old}, {column: total}, {column: change}]
        columns:
          - {id: count, label: 新井, value_type: count}
          - {id: old, label: 旧井, value_type: count}
          - {id: total, label: 小计, value_type: count}
          - {id: change, label: 增减, value_type: signed}
        rows:
          - {id: shallow, label: 浅井}
          - {id: deep, label: 深井}
          - {id: short, label: 水井}
          - {id: all, label: 总计}
      - id: pumps
        header: [项目, {column: electric}]
        columns: [{id: electric, label: 电动, value_type: count}]
        rows: [{id: pumps, label: 水泵}]
"""
RULE = "      - {id: r%d, kind: hard, over: %s, expression: %s, text: {en: x}, source: layout}\n"
RULES_LINE = HEAD.count("\n") + 1


def write(folder: Path, *rules: tuple[str, str], derived: str = "", raw: str = "") -> Path:
    path = folder / "wells.yaml"
    text = "".join(RULE % (number, over, expression) for number, (over, expression) in enumerate(rules, start=1))
    path.write_text(HEAD + derived + ("    rules:\n" if text or raw else "") + text + raw, "utf-8")
    return path


def refused(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["forms", "check", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"gouji: error: {path}, line ")
    assert err.count("\n") == 1
    return err


SINGLE = {
    "unknown row": ("columns", "all = shallow + depe", "rule r1: there is no row 'depe'; did you mean 'deep'?"),
    "unknown column": ("rows", "total = count + new", "there is no column 'new'; name a column of the table"),
    "row for a column": ("rows", "total = shallow", "'shallow' is a row, where a column is wanted; write `over:"),
    "column for a row": ("columns", "all = total", "'total' is a column, where a row is wanted; write `over: rows`"),
    "star without ids": ("columns", "all = wide.*", "there is no row 'wide.*'"),
    "unknown cell": ("table", "all/total = deep/ttal", "there is no cell 'deep/ttal'; did you mean 'deep/total'?"),
    "row over a table": ("table", "all = deep", "'all' is no cell; over a table a cell is named ROW/COLUMN"),
    "column twice": ("rows", "total = count + count", "'count' is counted twice; name it once, or write 2 * NAME"),
    "itself": ("columns", "all = all + deep", "a circle: 'all' stands on both sides"),
    "no name": ("columns", "1 = 1", "compares no cell"),
    "two blocks": ("columns", "all = pumps", "no block has all the rows of this rule"),
    "glued signs": ("columns", "all = shallow+deep", "put blanks around"),
    "unknown last year": ("columns", "all = previous.shalow", "did you mean 'shallow'?"),
    "two variants": ("columns", "deep = short", "rule r1 is never put: no variant of the table has its cells together"),
}  # fmt: skip


@pytest.mark.parametrize(("over", "expression", "words"), SINGLE.values(), ids=SINGLE.keys())
def test_a_broken_rule_is_refused(
    over: str, expression: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    err = refused(write(tmp_path, (over, expression)), capsys)
    assert f"line {RULES_LINE + 1}," in err
    assert words in err


TOGETHER = {
    "two totals": (
        [("rows", "total = count + old"), ("rows", "total = count")],
        "rules r1 and r2 hold together only where all/old is 0; mend or remove one of them",
    ),
    "no figures": (
        [("columns", "all = shallow + 1"), ("columns", "shallow = all + 1")],
        "rules r1 and r2 cannot hold together, whatever the figures",
    ),
    "bounds": (
        [("rows", "total >= count + 5"), ("rows", "count >= total")],
        "r1 and r2 cannot hold together, whatever the figures",
    ),
    "circle of three": (
        [("rows", "total = count"), ("rows", "count = old"), ("rows", "old = total")],
        "r1 and r2 and r3 define figures by way of themselves",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rules", "words"), TOGETHER.values(), ids=TOGETHER.keys())
def test_rules_that_contradict_each_other_are_refused(
    rules: list[tuple[str, str]], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    err = refused(write(tmp_path, *rules), capsys)
    assert words in err
    assert f"line {RULES_LINE + len(rules)}," in err


def test_a_circle_of_derived_figures_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = "      - {id: one, over: columns, expression: two + deep}\n"
    two = "      - {id: two, over: columns, expression: 2 * one}\n"
    err = refused(write(tmp_path, derived=f"    derived:\n{one}{two}"), capsys)
    assert "derived one: a circle, one -> two -> one; take one of the names out" in err


def test_a_derived_figure_stands_for_its_sum(tmp_path: Path) -> None:
    derived = "    derived:\n      - {id: both, over: columns, expression: shallow + 2 * deep}\n"
    form = load_form(write(tmp_path, ("columns", "all <= 3 * both"), derived=derived))
    comparison = form.rules[0].comparison
    assert comparison is not None
    assert [(term.factor, term.name) for term in comparison.right] == [(3, "shallow"), (6, "deep")]
    assert comparison.text == "all <= 3 * both"


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("over: columns, text: {en: x}, source: s", "rule r: a rule has either an expression or a test"),
        ("over: columns, test: types, text: {en: x}, source: s", "write `over: table`"),
        ("over: columns, test: sums, text: {en: x}, source: s", "types, figures"),
        ("over: columns, expression: all = deep, text: {}, source: s", "rule r: says nothing; write the rule in words"),
        ("over: columns, expression: all = deep, only: [size], text: {en: x}, source: s", "no column 'size' to run"),
        ("over: columns, expression: all = deep, severity: bad, text: {en: x}, source: s", "error, warning, note"),
        ("over: columns, expression: all = deep, left: [a], text: {en: x}, source: s", "unknown key 'left'"),
        (
            "over: columns, expresion: all = deep, text: {en: x}, source: s",
            "rule r: unknown key 'expresion'; did you mean",
        ),
        ("over: column, expression: all = deep, text: {en: x}, source: s", "did you mean columns?"),
        ("over: columns, expression: all = deep, only: deep, text: {en: x}, source: s", "Expected a list"),
        ("over: columns, expression: all = deep, when: all > 3, text: {en: x}, source: s", "keys with values"),
        ("over: columns, expression: all = deep, source: s", "rule r: the key 'text' is missing"),
        ("over: columns, expression: a, when: {cells: [all]}, text: {en: x}, source: s", "needs one comparing sign"),
    ],
)
def test_a_rule_of_the_wrong_shape_is_refused(keys: str, words: str, tmp_path: Path) -> None:
    path = write(tmp_path, raw=f"      - {{id: r, kind: hard, {keys}}}\n")
    with pytest.raises(FormError) as caught:
        load_form(path)
    assert words in str(caught.value)


def test_an_id_that_two_rules_have_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, ("columns", "all = deep"), raw=RULE % (1, "rows", "total = count"))
    with pytest.raises(FormError, match="the id 'r1' stands twice"):
        load_form(path)


def test_a_rule_that_says_nothing_new_is_a_remark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = [("rows", "total = count + old"), ("rows", "count + old = total")]
    assert main(["forms", "check", str(write(tmp_path, *rules))]) == 0
    assert "remark: wells, r2: follows from the rules before it in every row or column" in capsys.readouterr().out


def test_signed_figures_make_no_contradiction(tmp_path: Path) -> None:
    rules = [("rows", "total = count + change"), ("rows", "count >= total + 1")]
    assert main(["forms", "check", str(write(tmp_path, *rules))]) == 0


def test_a_zero_that_a_rule_states_is_no_contradiction(tmp_path: Path) -> None:
    rules = [("rows", "old = 0"), ("rows", "total = count + old")]
    assert main(["forms", "check", str(write(tmp_path, *rules))]) == 0
