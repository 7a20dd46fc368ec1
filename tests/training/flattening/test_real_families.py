"""The register of real families: names, splits, environments, pins."""

from __future__ import annotations

import re
from subprocess import CompletedProcess

import pytest

from gouji_training.errors import TrainingError
from gouji_training.flattening.choosing import names_to_flatteners
from gouji_training.flattening.flattener import OWN
from gouji_training.flattening.own import GROUPS
from gouji_training.flattening.real import FAMILIES, REAL, environments, load_environments, set_up, tool_to_split
from gouji_training.flattening.real.environments import Environment, environment_to_python
from gouji_training.flattening.real.extractors import InEnvironment
from gouji_training.flattening.real.needs import families_to_environments


def test_family_names_are_unique_among_all_flatteners() -> None:
    names = [flattener.name for flattener in (*OWN, *REAL)]
    assert len(set(names)) == len(names)


def test_groups_are_those_of_our_own_layouts() -> None:
    assert {family.group for family in FAMILIES} <= set(GROUPS)


def test_test_and_dev_tools_exist_and_cover_many_groups() -> None:
    held = {split: [f for f in FAMILIES if tool_to_split(f.tool) == split] for split in ("test", "dev", "train")}
    assert len({family.tool for family in held["test"]}) == 7
    assert len({family.tool for family in held["dev"]}) == 4
    assert {"pipe_rows", "plain_cells", "tabs", "spaces", "pdf"} <= {family.group for family in held["test"]}


def test_our_own_layouts_are_for_training() -> None:
    assert tool_to_split("own") == "train"


def test_every_environment_is_used_and_known() -> None:
    assert set(families_to_environments(FAMILIES)) == set(load_environments())


@pytest.mark.parametrize("environment", load_environments().values(), ids=lambda environment: environment.name)
def test_requirements_are_pinned_and_hold_no_address(environment: Environment) -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9A-Za-z.]+", line) for line in environment.requirements)


def test_copyleft_tools_have_an_environment_to_themselves() -> None:
    assert load_environments()["html2text"].requirements == ("html2text==2025.4.15",)


def test_every_function_of_a_worker_exists() -> None:
    import ast
    from importlib.resources import files

    workers = files("gouji_training.flattening.real").joinpath("workers")
    for family in FAMILIES:
        if isinstance(family.extractor, InEnvironment):
            module, _, function = family.extractor.function.partition(".")
            tree = ast.parse(workers.joinpath(f"{module}_tools.py").read_text(encoding="utf-8"))
            assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_an_environment_that_is_not_there_names_the_cure(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("GOUJI_FLATTENERS", str(tmp_path))
    with pytest.raises(TrainingError, match=r"environment html .*gouji synthesise --setup"):
        environment_to_python("html")


def test_an_environment_with_other_requirements_is_not_ready(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("GOUJI_FLATTENERS", str(tmp_path))
    environment = load_environments()["html2text"]
    environment.python.parent.mkdir(parents=True)
    environment.python.touch()
    stamp = environment.folder / "requirements.sha256"
    stamp.write_text(environment.digest, encoding="ascii")
    assert environment.ready()
    stamp.write_text("0", encoding="ascii")
    assert not environment.ready()


def test_setting_up_what_is_ready_does_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(Environment, "ready", lambda self: True)
    said: list[str] = []
    set_up(["html"], said.append)
    assert said[0].startswith("html: ready in ")


def test_names_choose_sets_families_and_tools_once_each() -> None:
    chosen = names_to_flatteners(["lynx", "lynx-200/td", "glued"])
    assert [flattener.name for flattener in chosen] == ["lynx-200/td", "lynx-200/td_p", "glued"]


def test_an_unknown_name_is_refused_with_a_hint() -> None:
    with pytest.raises(TrainingError, match=r"no flattener trafilatura_2_9 .did you mean trafilatura_2_"):
        names_to_flatteners(["trafilatura_2_9"])


def test_a_failed_installation_is_told_and_not_taken_for_ready(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("GOUJI_FLATTENERS", str(tmp_path))
    monkeypatch.setattr(environments.venv, "create", lambda folder, **options: folder.mkdir(parents=True))
    failed = CompletedProcess([], 1, "", "ERROR: one\nERROR: no matching distribution\n")
    monkeypatch.setattr(environments.subprocess, "run", lambda *arguments, **options: failed)
    with pytest.raises(TrainingError, match=r"html2text cannot be set up .*: ERROR: no matching distribution"):
        set_up(["html2text"], lambda message: None)
    assert not load_environments()["html2text"].ready()
