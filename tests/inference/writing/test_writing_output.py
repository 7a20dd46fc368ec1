"""Output files: chosen by suffix, complete or not there at all."""

from __future__ import annotations

import builtins
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gouji.errors import OutputError
from gouji.extraction import Extraction
from gouji.writing import FORMATS, path_to_format, write_extractions
from gouji.writing.atomic import atomic_output


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_by_its_suffix(name: str, extraction: Extraction, tmp_path: Path) -> None:
    path = tmp_path / f"out.{name}"
    write_extractions([extraction], path)
    assert path.stat().st_size > 100
    assert names(tmp_path) == [path.name]


@pytest.mark.parametrize(("name", "format"), [("a.JSONL", "jsonl"), ("a.ndjson", "jsonl"), ("a.b.csv", "csv")])
def test_suffixes_are_read_without_case(name: str, format: str) -> None:
    assert path_to_format(Path(name)) == format


@pytest.mark.parametrize("name", ["out", "out.doc", "out.gz"])
def test_other_suffixes_are_refused_with_the_cure(name: str) -> None:
    with pytest.raises(OutputError, match=r"--format: jsonl, json, csv"):
        path_to_format(Path(name))


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    with atomic_output(path) as file:
        file.write(b"new")
    assert path.read_text() == "new"


def test_the_old_file_stays_until_the_new_one_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    with atomic_output(path) as file:
        file.write(b"half")
        file.flush()
        assert path.read_text() == "old"


def test_a_failure_leaves_the_old_file_and_no_other(extraction: Extraction, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")

    def broken() -> Iterator[Extraction]:
        yield extraction
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_extractions(broken(), path)
    assert path.read_text() == "old"
    assert names(tmp_path) == ["out.jsonl"]


def test_a_missing_folder_is_named_with_the_cure(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist; make it first"), atomic_output(tmp_path / "no" / "out"):
        pass


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder"), atomic_output(tmp_path):
        pass


def test_what_the_system_refuses_is_an_output_error(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No space left"), atomic_output(tmp_path / "out"):
        raise OSError(28, "No space left on device")


def test_new_files_have_the_rights_of_any_new_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    with atomic_output(tmp_path / "out") as file:
        file.write(b"x")
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with atomic_output(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_devices_are_written_directly() -> None:
    with atomic_output(Path("/dev/null")) as file:
        file.write(b"x")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(("name", "package"), [("parquet", "pyarrow"), ("xlsx", "openpyxl")])
def test_a_missing_extra_is_named(
    name: str, package: str, extraction: Extraction, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = builtins.__import__

    def without(module: str, *rest: Any) -> Any:
        if module.split(".")[0] == package:
            raise ImportError(module)
        return original(module, *rest)

    for module in [name_ for name_ in sys.modules if name_.startswith(("gouji.writing.to_", "gouji.writing.xlsx"))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(OutputError, match=rf"pip install 'gouji\[{name}\]'"):
        write_extractions([extraction], tmp_path / f"out.{name}")
    assert names(tmp_path) == []
