"""Tries an installed wheel, run by the interpreter of a clean environment: python -I .ci/smoke.py annotations/demo."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib import resources
from importlib.metadata import distribution, version
from pathlib import Path

REPORTS = 9
EXPECTED_FILES = (
    ("gouji", "py.typed"),
    ("gouji", "forms/data/zfxxgk-2019.yaml"),
    ("gouji", "forms/data/zfxxgk-2021.yaml"),
    ("gouji", "schema/extraction.schema.json"),
    ("gouji", "folding/traditional.txt"),
    ("gouji", "_models/lines-1/model.onnx"),
    ("gouji", "_models/lines-1/meta.json"),
    ("gouji_training", "py.typed"),
    ("gouji_training", "_annotations/reports.jsonl"),
    ("gouji_training", "_annotations/flattened.jsonl"),
    ("gouji_training", "_corpora/flattened-1.parquet"),
)
TRAINING_COMMANDS = ("annotations", "evaluate", "gate", "synthesise", "train")
USAGE = 2
HEAVY = ("scikit-learn", "scipy", "pandas", "pyarrow", "spacy", "jieba", "datasets")


def main() -> None:
    """Go through what a user of the wheel does; the first thing that fails ends it."""
    samples = Path(sys.argv[1]).resolve()
    _files_are_inside()
    _install_is_light()
    with tempfile.TemporaryDirectory() as folder:
        _commands_work(samples, Path(folder))
    sys.stdout.write(f"wheel: gouji {version('gouji')} works in a clean environment\n")


def _files_are_inside() -> None:
    for package, name in EXPECTED_FILES:
        if not resources.files(package).joinpath(name).is_file():
            raise SystemExit(f"wheel: {package}/{name} is not inside")
    tops = {str(file).split("/")[0] for file in distribution("gouji").files or () if ".." not in str(file)}
    strange = {top for top in tops if top not in {"gouji", "gouji_training"} and not top.endswith(".dist-info")}
    if strange:
        raise SystemExit(f"wheel: puts {sorted(strange)} into site-packages")


def _install_is_light() -> None:
    from importlib.metadata import PackageNotFoundError

    for name in HEAVY:
        try:
            version(name)
        except PackageNotFoundError:
            continue
        raise SystemExit(f"wheel: the base install pulls in {name}")


def _commands_work(samples: Path, folder: Path) -> None:
    if _gouji("--version", folder=folder).split() != ["gouji", version("gouji")]:
        raise SystemExit("wheel: gouji --version differs from the version of the distribution")
    json.loads(_gouji("schema", folder=folder))
    if "zfxxgk-2021" not in _gouji("forms", folder=folder):
        raise SystemExit("wheel: gouji forms does not list zfxxgk-2021")
    _gouji("extract", str(samples), "--output", "demo.jsonl", "--quiet", folder=folder)
    lines = (folder / "demo.jsonl").read_text(encoding="utf-8").splitlines()
    reports = [json.loads(line) for line in lines]
    if len(reports) != REPORTS or any(not report["model"] for report in reports):
        raise SystemExit(f"wheel: {len(reports)} reports instead of {REPORTS}, or no model used")
    _plugins_are_found(folder)


def _plugins_are_found(folder: Path) -> None:
    """The commands of training are listed; without their extra they say what to install."""
    listed = _gouji("--help", folder=folder).split()
    missing = [name for name in TRAINING_COMMANDS if name not in listed]
    if missing:
        raise SystemExit(f"wheel: gouji --help does not list {', '.join(missing)}")
    command = [Path(sys.executable).with_name("gouji"), "train", "--output", "model"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != USAGE or "pip install 'gouji[training]'" not in done.stderr:
        raise SystemExit(f"wheel: gouji train without its extra ended with {done.returncode}\n{done.stderr}")


def _gouji(*arguments: str, folder: Path) -> str:
    """Standard output of the installed command, run far from the checkout."""
    command = Path(sys.executable).with_name("gouji")
    done = subprocess.run([command, *arguments], cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"wheel: gouji {' '.join(arguments)} ended with {done.returncode}\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
