"""Command-line arguments to inputs."""

from __future__ import annotations

import io
import json
import os
import pickle
import sys
from pathlib import Path

import pytest

from gouji.errors import InputError
from gouji.reading import Input, Skipped, expand_inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with documents, other files and folders in it."""
    for name in ("b.txt", "a.html", "sub/c.md", "sub/deep/d", "a/z.HTM"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    for name in (".hidden.txt", "x.gold.json", "photo.png"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    return tmp_path


def names(inputs: list[Input], folder: Path) -> list[str]:
    return [str(Path(item.source).relative_to(folder)) for item in inputs]


def expand(*arguments: object) -> list[Input]:
    return list(expand_inputs([str(argument) for argument in arguments]))


def test_a_folder_gives_every_document_below_it_sorted_by_path(folder: Path) -> None:
    assert names(expand(folder), folder) == ["a/z.HTM", "a.html", "b.txt", "sub/c.md", "sub/deep/d"]


def test_what_a_folder_leaves_out_is_listed_with_the_reason(folder: Path) -> None:
    skipped: list[Skipped] = []
    list(expand_inputs([str(folder)], skipped=skipped))
    assert [(Path(item.path).name, item.reason) for item in skipped] == [
        (".hidden.txt", "hidden"),
        ("photo.png", "no known text suffix (.png)"),
        ("x.gold.json", "no known text suffix (.json)"),
    ]


def test_a_named_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "report.log"
    path.write_text("规章 0", encoding="utf-8")
    assert expand(path)[0].read().original == "规章 0"


def test_arguments_keep_their_order_and_the_path_as_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert [item.source for item in expand("sub", "b.txt")] == ["sub/c.md", "sub/deep/d", "b.txt"]


def test_a_pattern_the_shell_left_alone_is_expanded(folder: Path) -> None:
    assert names(expand(folder / "*.txt"), folder) == ["b.txt"]
    assert names(expand(folder / "**" / "*.md"), folder) == ["sub/c.md"]


def test_a_pattern_without_match_is_an_error_of_its_own(folder: Path) -> None:
    none, found = expand(folder / "*.xyz", folder / "b.txt")
    with pytest.raises(InputError, match="no file matches this pattern"):
        none.read()
    assert found.read().original == "b.txt"


def test_a_file_with_brackets_in_its_name_is_no_pattern(tmp_path: Path) -> None:
    (tmp_path / "报告[1].txt").write_text("甲", encoding="utf-8")
    assert [item.read().original for item in expand(tmp_path / "报告[1].txt")] == ["甲"]


@pytest.mark.parametrize("argument", ["none.txt", "a\0b", "x" * 5000, "[", "*\0"])
def test_a_bad_argument_is_an_error_that_names_it(argument: str) -> None:
    (item,) = expand(argument)
    with pytest.raises(InputError) as caught:
        item.read()
    assert str(caught.value).startswith(argument[:3])


def test_a_file_that_vanishes_is_an_error_for_it_only(folder: Path) -> None:
    first, second, vanished, *others = expand(folder)
    (folder / "b.txt").unlink()
    with pytest.raises(InputError, match=r"b\.txt: no such file"):
        vanished.read()
    assert all(item.read().original for item in (first, second, *others))


def test_links_in_a_circle_end(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    skipped: list[Skipped] = []
    items = list(expand_inputs([str(folder)], skipped=skipped))
    assert names(items, folder) == ["a/z.HTM", "a.html", "b.txt", "broken.txt", "sub/c.md", "sub/deep/d"]
    assert "a link that leads to itself" in [item.reason for item in skipped]


def test_a_pipe_in_a_folder_is_left_out(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert "pipe.txt" not in names(expand(folder), folder)


def test_standard_input_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("规章 0".encode("gbk"))))
    (item,) = expand("-")
    assert (item.source, item.read().original) == ("<stdin>", "规章 0")


def test_standard_input_over_the_limit_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"0" * 11)))
    (item,) = expand_inputs(["-"], max_bytes=10)
    with pytest.raises(InputError, match="<stdin>: larger than the limit of 10 bytes"):
        item.read()


def test_items_survive_pickling(folder: Path) -> None:
    for item in expand(folder, "none.txt"):
        assert pickle.loads(pickle.dumps(item)) == item


def write_jsonl(folder: Path, lines: list[str]) -> Path:
    path = folder / "in.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8", errors="surrogatepass")
    return path


def test_each_line_of_jsonl_is_a_document(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": "甲", "id": "r1"}),
        "",
        json.dumps("乙", ensure_ascii=False),
        json.dumps({"text": "丙", "source": "s3", "gold": {}}),
        json.dumps({"text": "丁", "id": 17}),
        json.dumps({"text": "<p>戊</p>", "id": None}),
    ]
    path = write_jsonl(tmp_path, lines)
    documents = [item.read() for item in expand(path)]
    assert [document.source for document in documents] == ["r1", f"{path}:3", "s3", "17", f"{path}:6"]
    assert [document.view for document in documents] == ["甲", "乙", "丙", "丁", "戊\n"]


@pytest.mark.parametrize(
    "line", ["{", "17", "null", '{"text": 5}', '{"id": "x"}', "[" * 100_000, "1" * 5000, '{"text": "\\u12"}']
)
def test_a_broken_line_is_an_error_for_it_only(tmp_path: Path, line: str) -> None:
    path = write_jsonl(tmp_path, ['"甲"', line, '"乙"'])
    first, broken, last = expand(path)
    assert (first.read().original, last.read().original) == ("甲", "乙")
    with pytest.raises(InputError, match=r"in\.jsonl:2: .*JSON.*each record is a string, or an object"):
        broken.read()


def test_a_line_over_the_limit_is_an_error_for_it_only(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path, ['"甲"', '"' + "0" * 100 + '"', '"乙"'])
    reasons = [item.reason for item in expand_inputs([str(path)], max_bytes=20)]
    assert reasons == [None, "line longer than the limit of 20 bytes; split it", None]


def test_lone_surrogates_in_json_do_not_fail(tmp_path: Path) -> None:
    (item,) = expand(write_jsonl(tmp_path, ['{"text": "\\ud800", "id": "\\udfff"}']))
    document = item.read()
    assert (document.original, document.source) == ("\ud800", "\\udfff")


def test_what_a_site_answered_is_one_document_of_all_its_strings(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    page = {"title": "年报", "pages": [{"body": "规章 0"}, {"body": "长" * 300}]}
    path.write_text(json.dumps({"code": 200, "data": page}), encoding="utf-8")
    (item,) = expand(path)
    assert item.text == f"年报\n规章 0\n{'长' * 300}"
    path.write_text('{"a":' * 400 + f'"{"深" * 300}"' + "}" * 400, encoding="utf-8")
    (item,) = expand(path)
    assert item.text == "深" * 300


def test_a_named_json_file_gives_its_record_or_records(tmp_path: Path) -> None:
    one, many, broken = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "c.json"
    one.write_text('{"text": "甲", "gold": {}}', encoding="utf-8")
    many.write_text('["乙", {"text": "丙", "id": "x"}]', encoding="utf-8")
    broken.write_text("{", encoding="utf-8")
    items = expand(one, many, broken)
    assert [item.source for item in items] == [str(one), f"{many}:1", "x", str(broken)]
    assert [item.read().original for item in items[:3]] == ["甲", "乙", "丙"]
    assert items[3].reason is not None


def test_a_folder_that_may_not_be_listed_is_an_error_for_it_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("deep"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    items = expand(folder)
    assert names(items, folder)[-1] == "sub/deep"
    assert items[-1].reason is not None
    assert items[-1].reason.startswith("may not be read")
