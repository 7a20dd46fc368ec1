"""Files packed with gzip or Zstandard: whole, damaged, grown beyond all measure."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from backports import zstd

from gouji.errors import InputError
from gouji.reading import Input, expand_inputs, packing

TEXT = "行政许可 | 13 |\n" * 50
LINES = "".join(json.dumps({"text": f"甲{number}"}) + "\n" for number in range(2000)).encode()

PACK: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "zst": zstd.compress}
both = pytest.mark.parametrize("packing_name", ["gz", "zst"])


def expand(*arguments: object, max_bytes: int = 64 << 20) -> list[Input]:
    return list(expand_inputs([str(argument) for argument in arguments], max_bytes=max_bytes))


def reason(item: Input) -> str:
    with pytest.raises(InputError) as caught:
        item.read()
    return str(caught.value)


def packed(folder: Path, name: str, data: bytes, packing_name: str) -> Path:
    path = folder / f"{name}.{packing_name}"
    path.write_bytes(PACK[packing_name](data))
    return path


@both
@pytest.mark.parametrize("name", ["a.txt", "a.HTML", "a.md", "a"])
def test_a_packed_document_is_that_of_the_bytes_in_it(tmp_path: Path, packing_name: str, name: str) -> None:
    (tmp_path / "plain.txt").write_bytes(TEXT.encode("gbk"))
    path = packed(tmp_path, name, TEXT.encode("gbk"), packing_name)
    (plain,) = expand(tmp_path / "plain.txt")
    (item,) = expand(path)
    document = item.read()
    assert document.source == str(path)
    assert (document.original, document.sha256) == (TEXT, plain.read().sha256)


@both
def test_packed_json_lines_give_every_line(tmp_path: Path, packing_name: str) -> None:
    items = expand(packed(tmp_path, "in.jsonl", LINES, packing_name))
    assert [item.text for item in items] == [f"甲{number}" for number in range(2000)]


@both
def test_what_is_packed_one_behind_the_other_is_read_whole(tmp_path: Path, packing_name: str) -> None:
    path = tmp_path / f"a.txt.{packing_name}"
    path.write_bytes(PACK[packing_name](b"one ") + PACK[packing_name](b"two"))
    assert expand(path)[0].read().original == "one two"


@both
def test_a_document_cut_off_is_an_error(tmp_path: Path, packing_name: str) -> None:
    path = packed(tmp_path, "a.txt", TEXT.encode(), packing_name)
    path.write_bytes(path.read_bytes()[:-7])
    assert "data end early; fetch or pack it again" in reason(expand(path)[0])


@both
def test_lines_before_a_cut_are_kept_and_the_cut_is_an_error(tmp_path: Path, packing_name: str) -> None:
    noise = "".join(json.dumps({"text": hex(hash(str(number)) ** 9)}) + "\n" for number in range(40_000)).encode()
    path = packed(tmp_path, "in.jsonl", noise, packing_name)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 3 // 4])
    *whole, last = expand(path)
    assert len(whole) > 20_000
    assert all(item.text is not None for item in whole)
    assert f"in.jsonl.{packing_name}:{len(whole) + 1}: " in reason(last)
    assert "data end early; fetch or pack it again; nothing was read from here on" in reason(last)


@both
def test_data_that_were_never_packed_are_an_error(tmp_path: Path, packing_name: str) -> None:
    path = tmp_path / f"a.txt.{packing_name}"
    path.write_text(TEXT, encoding="utf-8")
    assert "fetch it again, or mend its suffix" in reason(expand(path)[0])


@both
def test_the_limit_of_a_document_holds_for_what_is_in_it(tmp_path: Path, packing_name: str) -> None:
    path = packed(tmp_path, "a.txt", b"0" * 100_000, packing_name)
    (item,) = expand(path, max_bytes=50_000)
    assert "larger than the limit of 50000 bytes" in reason(item)


def test_a_file_that_grows_beyond_all_measure_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "FREE_BYTES", 1 << 20)
    path = packed(tmp_path, "in.jsonl", b'{"text": "x"}\n' + b"\n" * (50 << 20), "zst")
    first, last = expand(path)
    assert first.text == "x"
    assert "unpacks to over 1000 times its size" in reason(last)


def test_a_folder_gives_packed_files_and_leaves_out_what_is_packed_in_no_text(tmp_path: Path) -> None:
    for name in ("a.txt.gz", "b.html.zst", "c.tar.gz", "_SUCCESS", "d.png.zst"):
        (tmp_path / name).write_bytes(b"")
    skipped: list[object] = []
    items = expand_inputs([str(tmp_path)], skipped=skipped)  # type: ignore[arg-type]
    assert [Path(item.source).name for item in items] == ["a.txt.gz", "b.html.zst"]
    assert len(skipped) == 3


def test_a_missing_library_is_named_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path, "a.txt", b"x", "zst")
    monkeypatch.setitem(sys.modules, "backports", None)
    assert "pip install 'gouji[zstd]'" in reason(expand(path)[0])
    assert "pip install 'gouji[zstd]'" in reason(expand(packed(tmp_path, "in.jsonl", b"{}", "zst"))[0])
