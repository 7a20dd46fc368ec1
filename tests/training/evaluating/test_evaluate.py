"""Records to an evaluation, its page and its JSON; the command around them."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from gouji.errors import GoujiError, ModelError, OutputError
from gouji_training.cli import evaluate as command
from gouji_training.corpora.shipped import shipped_data
from gouji_training.errors import AnnotationError, TrainingError
from gouji_training.evaluating.evaluate import Options, records_to_evaluation, select_records
from gouji_training.evaluating.model import Evaluation, SilentError, evaluation_to_json
from gouji_training.evaluating.page import evaluation_to_html
from gouji_training.records import Record, read_records, write_records

VOID = {"wbr", "meta", "br", "link", "img", "input", "hr"}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """The shipped annotations."""
    return read_records(list(shipped_data().annotations))


@pytest.fixture(scope="module")
def evaluation(records: list[Record]) -> Evaluation:
    """A few documents with everything that can be asked for, but what needs networks of its own."""
    shipped = Path(__file__).parents[3] / "models" / "lines-1"
    return records_to_evaluation(records, Options(split="all", limit=12, against=shipped), files=("<b>.jsonl",))


@pytest.fixture(scope="module")
def page(evaluation: Evaluation) -> str:
    """Its page."""
    return evaluation_to_html(evaluation)


class _Tags(HTMLParser):
    """Keeps the open tags; fails on one that closes another than the last."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _tags(text: str) -> _Tags:
    parser = _Tags()
    parser.feed(text)
    parser.close()
    return parser


def test_the_evaluation_counts_every_document_line_and_cell(evaluation: Evaluation) -> None:
    assert evaluation.data.documents == 12
    assert evaluation.lines.lines == evaluation.data.lines == sum(map(sum, evaluation.lines.confusion))
    assert evaluation.cells.right.of == evaluation.data.cells > 100
    assert sum(part.right.of for part in evaluation.cells_by["table"]) == evaluation.data.cells


def test_every_breakdown_by_one_property_adds_up(evaluation: Evaluation) -> None:
    for by in ("family", "group", "flattener", "form"):
        assert sum(part.documents for part in evaluation.cells_by[by]) == 12


def test_a_model_beside_itself_differs_in_nothing(evaluation: Evaluation) -> None:
    assert evaluation.versus is not None
    assert {difference.first - difference.second for difference in evaluation.versus.differences} == {0.0}


def test_the_ablation_reads_in_four_ways(evaluation: Evaluation) -> None:
    assert [v.name for v in evaluation.ablation] == ["no_labels", "model", "gold_labels", "hand_set_costs"]
    assert next(v.difference for v in evaluation.ablation if v.name == "model") == 0.0


def test_documents_of_split_train_are_told(evaluation: Evaluation, page: str) -> None:
    assert evaluation.data.trained_on > 0
    assert "of split train" in page


def test_the_json_holds_plain_values_and_survives_a_round_trip(evaluation: Evaluation) -> None:
    value = evaluation_to_json(evaluation)
    assert json.loads(json.dumps(value, allow_nan=False)) == value


def test_every_tag_of_the_page_is_closed(page: str) -> None:
    assert _tags(page).open == []


def test_the_page_holds_no_script_and_fetches_nothing(page: str) -> None:
    tags = _tags(page)
    assert tags.seen.isdisjoint({"script", "link", "img", "iframe", "object"})
    assert {value for name, value in tags.attributes if name in ("src", "href")} <= set(re.findall(r'"(#[^"]*)"', page))
    assert "url(" not in page
    assert "@import" not in page
    assert not any("://" in (value or "") for _, value in tags.attributes)


def test_links_of_the_page_lead_to_places_on_it(page: str) -> None:
    for name in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{name}"' in page


def test_text_of_others_is_escaped_on_the_page(page: str) -> None:
    assert "<b>.jsonl" not in page
    assert "&lt;b&gt;.jsonl" in page


def test_the_page_shows_source_lines_beside_the_grid(evaluation: Evaluation, page: str) -> None:
    worst = evaluation.worst[0]
    assert worst.id in page
    assert worst.lines[0].text in page


def test_a_page_without_any_cell_or_optional_part_can_be_made(records: list[Record]) -> None:
    bare = [replace(record, gold={}) for record in records[:2]]
    evaluation = records_to_evaluation(bare, Options(split="all", ablation=False))
    stripped = replace(evaluation, left_out=(), learning_curve=())
    assert _tags(evaluation_to_html(stripped)).open == []


def test_control_characters_are_shown_as_pictures(evaluation: Evaluation) -> None:
    line = replace(evaluation.worst[0].lines[0], text="规章\x1f0")
    worst = replace(evaluation.worst[0], lines=(line,))
    text = evaluation_to_html(replace(evaluation, worst=(worst,)))
    assert "规章␟0" in text
    assert "\x1f" not in text


def test_silent_errors_are_listed_with_what_was_read_and_what_is_printed(evaluation: Evaluation) -> None:
    error = SilentError(
        "doc-7", "glued", ("slip",), "requests", "received", "total", "twin", "<7>", "9", "read", 0.9, 3, ()
    )
    text = evaluation_to_html(replace(evaluation, silent=(error,)))
    assert _tags(text).open == []
    for word in ("doc-7", "&lt;7&gt;", "twin", "slip"):
        assert word in text


def test_a_limit_spreads_over_the_split(records: list[Record]) -> None:
    chosen = select_records(records, split="all", limit=3)
    assert [records.index(record) for record in chosen] == [0, len(records) // 3, 2 * len(records) // 3]


def test_a_split_without_documents_is_refused(records: list[Record]) -> None:
    train = [record for record in records if record.split == "train"]
    with pytest.raises(TrainingError, match="no document is in split test"):
        select_records(train, split="test", limit=None)


def test_a_learning_curve_and_left_out_groups_are_measured_when_asked_for(records: list[Record]) -> None:
    short = [record for record in records if len(record.text) < 1500]
    train = [record for record in short if record.split == "train"][:6]
    held = [record for record in short if record.split == "test"][:3]
    options = Options(leave_out=True, learning_curve=True, ablation=False)
    evaluation = records_to_evaluation([*train, *held], options)
    assert [point.documents for point in evaluation.learning_curve] == [5, 6]
    assert {part.group for part in evaluation.left_out} == {record.group for record in (*train, *held)}


def test_a_learning_curve_needs_documents_to_learn_from(records: list[Record]) -> None:
    held = [record for record in records if record.split == "test"][:2]
    with pytest.raises(TrainingError, match="5 documents of split train"):
        records_to_evaluation(held, Options(learning_curve=True, ablation=False))


def _run(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers())
    options = parser.parse_args(["evaluate", *map(str, arguments)])
    code: int = options.run(options)
    return code


@pytest.fixture
def few(records: list[Record], tmp_path: Path) -> Path:
    """A file of four records of split test."""
    path = tmp_path / "few.jsonl"
    write_records([record for record in records if record.split == "test"][:4], path)
    return path


def test_the_command_writes_page_and_json_and_names_the_page(
    few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("--data", few, "--output", tmp_path / "report") == 0
    assert capsys.readouterr().out == f"{tmp_path / 'report' / 'index.html'}\n"
    data = json.loads((tmp_path / "report" / "evaluation.json").read_text("utf-8"))
    assert data["data"]["documents"] == 4
    assert data["data"]["files"] == ["few.jsonl"]


def test_the_same_inputs_give_the_same_bytes_whatever_the_count_of_processes(few: Path, tmp_path: Path) -> None:
    report = tmp_path / "report"
    _run("--data", few, "--output", report, "--no-ablation")
    first = [(report / name).read_bytes() for name in ("index.html", "evaluation.json")]
    _run("--data", few, "--output", report, "--no-ablation", "--processes", 2)
    assert [(report / name).read_bytes() for name in ("index.html", "evaluation.json")] == first


def _data_missing(few: Path) -> tuple[object, ...]:
    return "--data", few.with_name("none.jsonl"), "--output", few.parent / "report"


def _model_missing(few: Path) -> tuple[object, ...]:
    return "--data", few, "--model", few.parent / "nothing", "--output", few.parent / "report"


def _split_empty(few: Path) -> tuple[object, ...]:
    return "--data", few, "--split", "dev", "--output", few.parent / "report"


def _output_is_a_file(few: Path) -> tuple[object, ...]:
    return "--data", few, "--output", few


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (_data_missing, AnnotationError, "none.jsonl"),
        (_model_missing, ModelError, "meta.json"),
        (_split_empty, TrainingError, "split dev"),
        (_output_is_a_file, OutputError, "cannot be made"),
    ],
)
def test_a_bad_input_is_named(
    few: Path, make: Callable[[Path], tuple[object, ...]], error: type[GoujiError], words: str
) -> None:
    with pytest.raises(error, match=re.escape(words)):
        _run(*make(few))


def test_the_help_names_every_option_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        _run("--help")
    text = capsys.readouterr().out
    for word in ("--model", "--data", "--output", "--against", "--split", "--limit", "--processes", "exit codes"):
        assert word in text


def test_the_command_that_makes_the_report_again_is_written_into_it(few: Path, tmp_path: Path) -> None:
    _run("--data", few, "--output", tmp_path / "report", "--no-ablation")
    data = json.loads((tmp_path / "report" / "evaluation.json").read_text("utf-8"))
    assert data["command"] == f"gouji evaluate --data {few} --output {tmp_path / 'report'} --split test --no-ablation"
