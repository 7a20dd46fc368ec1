"""Commands of other packages are found through the entry point group, and cost nothing until asked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.cli import build_parser

Run = Callable[..., tuple[int, str, str]]

COMMAND = """
def add_parser(subparsers):
    parser = subparsers.add_parser("greet", help="say hello")
    parser.add_argument("--name", default="you")
    parser.set_defaults(run=run)
    parts = parser.add_subparsers()
    parts.add_parser("deep").set_defaults(run=run)

def run(arguments):
    if arguments.name == "nobody":
        import package_of_nowhere.part
    if arguments.name == "bug":
        import gouji.part_of_nowhere
    print("hello", arguments.name)
    return 0
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed distribution with one good command, one that lacks a package, and one whose name is taken."""
    (tmp_path / "plugin_greet.py").write_text(COMMAND)
    (tmp_path / "plugin_broken.py").write_text("import package_of_nowhere\n")
    info = tmp_path / "greetings-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: greetings\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[gouji.commands]\ngreet = plugin_greet\nbroken = plugin_broken\nextract = plugin_greet\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.usefixtures("plugin")
def test_a_command_of_a_plugin_runs(run: Run) -> None:
    assert run("greet", "--name", "all") == (0, "hello all\n", "")


@pytest.mark.usefixtures("plugin")
def test_the_help_lists_plugins(run: Run) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert "    greet " in out
    assert " (needs pip install --upgrade greetings)" in out


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize("arguments", [("broken",), ("broken", "--help"), ("broken", "part", "--option", "value")])
def test_a_plugin_that_cannot_be_imported_names_what_is_missing_and_the_cure(
    run: Run, arguments: tuple[str, ...]
) -> None:
    told = "gouji broken needs package_of_nowhere, which is not installed: pip install --upgrade greetings"
    assert run(*arguments) == (2, "", f"gouji: error: {told}\n")


@pytest.mark.usefixtures("plugin")
def test_a_package_found_missing_while_a_command_runs_is_named_with_the_cure(run: Run) -> None:
    told = "gouji greet needs package_of_nowhere, which is not installed: pip install --upgrade greetings"
    assert run("greet", "--name", "nobody") == (2, "", f"gouji: error: {told}\n")


@pytest.mark.usefixtures("plugin")
def test_parts_of_a_command_know_their_plugin(run: Run) -> None:
    code, _, err = run("greet", "--name", "nobody", "deep")
    assert code == 2
    assert "pip install --upgrade greetings" in err


@pytest.mark.usefixtures("plugin")
def test_a_missing_module_of_gouji_itself_is_no_missing_extra(run: Run) -> None:
    with pytest.raises(ModuleNotFoundError, match="part_of_nowhere"):
        run("greet", "--name", "bug")


@pytest.mark.usefixtures("plugin")
def test_a_plugin_does_not_take_the_name_of_a_command() -> None:
    assert build_parser(["extract", "x"]).parse_args(["extract", "x"]).run.__module__ == "gouji.cli.extract"


@pytest.mark.usefixtures("plugin")
def test_an_unknown_command_is_a_usage_error_that_lists_plugins(run: Run) -> None:
    code, _, err = run("gret")
    assert code == 2
    assert "'greet'" in err


@pytest.mark.parametrize("arguments", [["extract", "--help"], ["forms"], ["schema"], ["--version"]])
def test_commands_of_gouji_itself_look_for_no_plugins(arguments: list[str]) -> None:
    code = f"import sys; from gouji.cli import main; main({arguments}); sys.exit('importlib.metadata' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_training_that_lacks_its_extra_says_what_to_install() -> None:
    """scikit-learn is hidden from the import system, as if it were not installed."""
    code = (
        "import sys; sys.modules['sklearn'] = None\n"
        "from gouji.cli import main\n"
        "sys.exit(main(['train', '--output', '/nowhere/model']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    told = "gouji train needs sklearn, which is not installed: pip install 'gouji[training]'"
    assert done.stderr == f"gouji: error: {told}\n"
