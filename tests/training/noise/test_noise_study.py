"""The study: settings by name, documents from seeds of their own, a ledger that goes on, a report."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from gouji_training.errors import TrainingError
from gouji_training.noise.__main__ import main
from gouji_training.noise.documents import setting_to_document, settings_to_records
from gouji_training.noise.figures import results_to_below
from gouji_training.noise.heat_map import tallies_to_svg
from gouji_training.noise.ledger import Ledger, Result, Silent
from gouji_training.noise.setting import Setting, names_to_kinds, names_to_levels, study_to_settings
from gouji_training.noise.study import settings_to_units
from gouji_training.noise.tally import Tally
from gouji_training.records import Record

SETTING = Setting("cell_lines", "cell_dropped", "middle")
RESULT = Result(
    SETTING,
    Tally(documents=2, recoverable=100, right=97, wrong=1, flagged=2),
    Tally(),
    (Silent(1, "requests received total", "7", None, "invented", ("row_label",)),),
)


def test_a_population_has_no_rates() -> None:
    assert len(study_to_settings(["markdown"], ["everyday", "row_slipped"], ["low", "high"])) == 3


def test_all_kinds_are_asked_for_by_one_name() -> None:
    assert {"undamaged", "row_slipped", "figures_slid"} <= set(names_to_kinds(["all"]))


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(TrainingError, match="no kind of damage row_slopped"):
        names_to_kinds(["row_slopped"])


def test_an_unknown_rate_is_refused() -> None:
    with pytest.raises(TrainingError, match="no rate extreme"):
        names_to_levels(["extreme"])


def test_settings_of_one_layout_are_measured_together() -> None:
    settings = study_to_settings(["markdown", "cell_lines"], ["row_slipped"], ["low", "high"])
    assert [len(unit) for unit in settings_to_units(settings, 3)] == [2, 2]


def test_a_document_is_the_same_alone_as_in_the_study() -> None:
    ((_, records),) = settings_to_records([SETTING], documents=2, seed=1)
    assert setting_to_document(SETTING, 1, seed=1) == records[1]


def test_zeros_stand_where_damage_needs_them() -> None:
    made = setting_to_document(Setting("pipe_spans", "dash_for_zero", "high"), 0, seed=1)
    assert isinstance(made, Record)
    assert "dash_for_zero" in made.corruptions


def test_the_ledger_gives_back_what_was_put_in(tmp_path: Path) -> None:
    Ledger(tmp_path / "ledger", "a").add([RESULT])
    assert Ledger(tmp_path / "ledger", "a").results() == {SETTING: RESULT}


def test_the_ledger_of_another_study_counts_for_nothing(tmp_path: Path) -> None:
    Ledger(tmp_path / "ledger", "a").add([RESULT])
    assert Ledger(tmp_path / "ledger", "b").results() == {}


def test_a_line_that_was_cut_off_does_no_harm(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger", "a")
    ledger.add([RESULT])
    whole = (tmp_path / "ledger").read_text(encoding="utf-8")
    (tmp_path / "ledger").write_text(whole[:-40], encoding="utf-8")
    ledger.add([RESULT])
    assert ledger.results() == {SETTING: RESULT}


def test_a_kind_below_its_bar_is_named() -> None:
    assert [(kind, level) for kind, level, _ in results_to_below([RESULT])] == [("cell_dropped", "middle")]


def test_the_heat_map_is_a_picture_that_stands_alone() -> None:
    svg = tallies_to_svg({("row_slipped", "a<b"): RESULT.gouji}, name="map")
    assert ElementTree.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"


STUDY = (
    "study",
    "--documents",
    "1",
    "--layouts",
    "pipe_spans",
    "--kinds",
    "everyday,cell_dropped",
    "--rates",
    "middle",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small study, run once."""
    root = tmp_path_factory.mktemp("noise")
    assert main([*STUDY, "--workers", "1", "--output", str(root), "--ledger", str(root / "ledger")]) == 0
    return root


def test_a_study_writes_report_map_and_figures(folder: Path) -> None:
    names = {"README.md", "figures.json", "gouji-middle.svg", "floor-middle.svg"}
    assert names <= {path.name for path in folder.iterdir()}


def test_the_report_sets_gouji_beside_the_floor(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert "| gouji |" in text
    assert "| floor |" in text


def test_the_figures_hold_every_damage(folder: Path) -> None:
    data = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert [group["kind"] for group in data["by_damage"]] == ["everyday", "cell_dropped"]


def test_a_finished_study_is_not_measured_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "README.md").read_bytes()
    main([*STUDY, "--workers", "1", "--output", str(folder), "--ledger", str(folder / "ledger")])
    assert "2 settings, 2 of them in the ledger" in capsys.readouterr().err
    assert (folder / "README.md").read_bytes() == before


def test_a_document_of_the_study_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "--show", "pipe_spans/cell_dropped/high/0"]) == 0
    assert "政府信息" in capsys.readouterr().out


def test_a_setting_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["study", "--show", "pipe_spans/0"]) == 2
    assert "names no document" in capsys.readouterr().err
