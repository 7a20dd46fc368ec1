"""What importing gouji loads, what it exports, and who may import whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import gouji

ROOT = Path(__file__).resolve().parents[1]
RUNTIME = sorted((ROOT / "inference" / "gouji").rglob("*.py"))
HEAVY = (
    "numpy",
    "onnxruntime",
    "rapidfuzz",
    "rich",
    "yaml",
    "msgspec",
    "sklearn",
    "scipy",
    "spacy",
    "datasets",
    "pandas",
    "pyarrow",
    "openpyxl",
    "jieba",
    "onnx",
    "skl2onnx",
    "pyspark",
    "warcio",
    "backports",
    "gouji_training",
)
TRAINING_ONLY = {"gouji_training", "sklearn", "scipy", "spacy", "datasets", "pandas", "jieba", "onnx", "skl2onnx"}


FROM_EXTRAS = {
    "inference/gouji/localising/milp.py": {"scipy"},
    "inference/gouji/narrative/component.py": {"spacy"},
    "inference/gouji/narrative/matching.py": {"spacy"},
    "inference/gouji/narrative/segmenting.py": {"jieba"},
}
"""What a runtime module imports when it is first needed, out of an extra."""


def _loaded_after(code: str) -> set[str]:
    """Top-level modules of a fresh interpreter that has run `code`."""
    script = f"{code}\nimport sys; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    return set(done.stdout.split())


def test_importing_gouji_loads_nothing_heavy() -> None:
    loaded = _loaded_after("import gouji")
    assert "gouji" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_building_the_command_line_loads_nothing_heavy() -> None:
    assert _loaded_after("import gouji.cli; gouji.cli.build_parser()").isdisjoint(HEAVY)


def test_an_extraction_loads_nothing_that_only_training_needs() -> None:
    loaded = _loaded_after("import gouji; gouji.extract('规章 | 0 | 0 | 0 |')")
    assert "onnxruntime" in loaded
    assert loaded.isdisjoint(TRAINING_ONLY)


@pytest.mark.parametrize("path", RUNTIME, ids=[str(path.relative_to(ROOT)) for path in RUNTIME])
def test_a_runtime_module_imports_nothing_of_training(path: Path) -> None:
    allowed = FROM_EXTRAS.get(path.relative_to(ROOT).as_posix(), set())
    assert _imported_tops(path).isdisjoint(TRAINING_ONLY - allowed)


def _imported_tops(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module)
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("module", ["gouji_training", "sklearn", "pandas"])
def test_lint_refuses_the_import_in_the_runtime_and_lets_it_pass_in_training(module: str) -> None:
    assert "TID251" in _ruff(f"import {module}\n", "inference/gouji/somewhere.py")
    assert "TID251" not in _ruff(f"import {module}\n", "training/gouji_training/somewhere.py")


def _ruff(code: str, name: str) -> str:
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise"]
    command += ["--stdin-filename", str(ROOT / name), "-"]
    done = subprocess.run(command, input=code, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def test_the_export_list_is_exactly_this() -> None:
    assert gouji.__all__ == [
        "TRUSTED",
        "Cell",
        "Check",
        "ExtraRow",
        "Extraction",
        "FormError",
        "GoujiError",
        "InputError",
        "ModelError",
        "OutputError",
        "Proposal",
        "Table",
        "__version__",
        "extract",
        "extract_many",
        "extract_reports",
    ]


@pytest.mark.parametrize("name", gouji.__all__)
def test_every_exported_name_is_there(name: str) -> None:
    assert getattr(gouji, name) is not None
