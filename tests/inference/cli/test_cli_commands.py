"""The other commands, the help texts, and what a start loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import gouji.cli
from gouji.cli import build_parser
from gouji.version import __version__

Run = Callable[..., tuple[int, str, str]]

ROOT = str(Path(gouji.cli.__file__).parents[2])


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": ROOT}
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=environment, check=False)


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version") == (0, f"gouji {__version__}\n", "")


def test_no_command_is_a_usage_error(run: Run) -> None:
    code, _, err = run()
    assert code == 2
    assert "usage: gouji" in err


def test_the_help_names_every_command(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    for command in ("extract", "check", "batch", "forms", "schema"):
        assert f"\n    {command} " in out


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("extract", ["INPUT", "--output FILE", "--format", "--workers N", "--model DIR", "--quiet", "gouji[parquet]"]),
        ("extract", ["0    all inputs were read", "1    some input could not", "2    wrong usage", "130  interrupted"]),
        ("extract", ["apostrophe", "byte order mark", "one row a cell", "or - for standard input"]),
        ("check", ["--explain ROW/COLUMN", "labels as drawn", "TABLE/ in front"]),
        ("check", ["INPUT", "--all", "--model DIR", "NO_COLOR", "0    all inputs were read", "130  interrupted"]),
        ("check", ["=      decoded", "!      suspect", "?      unresolved", "_      missing", ".      blank"]),
        ("batch", ["--output FOLDER", "--resume", "--shard-size N", "--max-memory MIB", "--log-json", "manifest.json"]),
        (
            "batch",
            ["1    the run is complete; some documents", "130  interrupted: what is finished"],
        ),
        ("forms", ["list", "show", "check", "names file, place and cure"]),
        ("schema", ["JSON Schema", "2020-12"]),
    ],
)
def test_help_texts_say_what_matters(run: Run, command: str, said: list[str]) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    text = " ".join(out.split())
    assert [part for part in said if " ".join(part.split()) not in text] == []


@pytest.mark.parametrize("command", ["extract", "batch"])
def test_help_fits_a_terminal_of_120_cells(run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert max(len(line) for line in run(command, "--help")[1].splitlines()) <= 120


def test_the_schema_is_printed_as_it_is(run: Run) -> None:
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("arguments", [("forms",), ("forms", "list")])
def test_forms_are_listed_with_years_and_sizes(run: Run, arguments: tuple[str, ...]) -> None:
    lines = run(*arguments)[1].splitlines()
    assert any(line.startswith("zfxxgk-2021  2021-  3 tables, 200 cells") for line in lines)
    assert any(line.startswith("zfxxgk-2019  2019-2020  3 tables, 198 cells") for line in lines)


def test_a_form_is_shown_with_header_tree_rows_and_rules(run: Run) -> None:
    code, out, _ = run("forms", "show", "zfxxgk-2021")
    assert code == 0
    assert "        法人或其他组织\n          商业企业  [business]  count, 件\n" in out
    assert "        （三）不予公开\n          1.属于国家秘密  [refused.state_secret]\n" in out
    assert "received + carried_in = outcome_total + carried_over" in out
    assert "variant one_row: without other_handling.correction_overdue" in out


def test_an_unknown_form_is_a_usage_error_with_the_cure(run: Run) -> None:
    code, out, err = run("forms", "show", "zfxxgk-2020")
    assert (code, out) == (2, "")
    assert "there is no form 'zfxxgk-2020'" in err


def test_a_sound_form_file_is_ok(run: Run) -> None:
    file = Path(gouji.cli.__file__).parents[1] / "forms" / "data" / "zfxxgk-2021.yaml"
    code, out, _ = run("forms", "check", file)
    assert code == 0
    assert out.startswith(f"OK  {file}: zfxxgk-2021")


def test_a_broken_form_file_exits_2_with_its_place(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("id: own\ntitle: 3\n")
    code, out, err = run("forms", "check", file)
    assert (code, out) == (2, "")
    assert err.startswith(f"gouji: error: {file}")


@pytest.mark.parametrize("call", ["pass", "main([])", "main(['--help'])", "main(['schema'])"])
def test_a_start_loads_nothing_heavy(call: str) -> None:
    heavy = "numpy onnxruntime rich yaml msgspec pyarrow openpyxl rapidfuzz multiprocessing"
    found = f"' '.join(name for name in '{heavy}'.split() if name in sys.modules)"
    done = python("-c", f"import sys; from gouji.cli import main; {call}; sys.exit({found} or None)")
    assert done.returncode == 0, done.stderr


def test_the_package_runs_as_a_module() -> None:
    done = python("-m", "gouji", "schema")
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"] == "gouji extraction"


def test_every_command_has_a_function_to_run() -> None:
    for argv in (
        ["extract", "x"],
        ["check", "x"],
        ["batch", "x", "-o", "y"],
        ["forms"],
        ["forms", "show", "x"],
        ["schema"],
    ):
        assert callable(build_parser().parse_args(argv).run)
