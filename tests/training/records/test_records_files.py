"""Files of records: read and written without loss, refused with path, line and reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gouji.errors import OutputError
from gouji_training.errors import AnnotationError
from gouji_training.records import files_to_reading, json_to_record, read_records, record_to_json, write_records

Written = Callable[..., Path]


def _shifted(sound: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {**sound, "id": "two", "family": "other", "text": "规章\n4\n\n12 | 7\n ", **changes}


def test_a_record_tells_where_it_was_read(written: Written, sound: dict[str, Any]) -> None:
    path = written(sound, _shifted(sound))
    assert [(record.path, record.line) for record in read_records([path])] == [(path, 1), (path, 2)]


@pytest.mark.parametrize("suffix", [".jsonl", ".ndjson", ".parquet"])
def test_written_records_are_read_back_without_loss(tmp_path: Path, sound: dict[str, Any], suffix: str) -> None:
    path = tmp_path / f"some{suffix}"
    write_records([json_to_record(sound), json_to_record(_shifted(sound, form=None, gold={}))], path)
    assert [record_to_json(record) for record in read_records([path])] == [sound, _shifted(sound, form=None, gold={})]


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_the_same_records_give_the_same_bytes(tmp_path: Path, sound: dict[str, Any], suffix: str) -> None:
    paths = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for path in paths:
        write_records([json_to_record(sound)], path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_no_records_give_a_file_that_can_be_read(tmp_path: Path) -> None:
    for name in ("some.jsonl", "some.parquet"):
        write_records([], tmp_path / name)
        assert read_records([tmp_path / name]) == []


def test_a_byte_order_mark_carriage_returns_and_empty_lines_are_passed_over(
    tmp_path: Path, sound: dict[str, Any]
) -> None:
    """As editors on Windows leave them."""
    path = tmp_path / "some.jsonl"
    path.write_bytes(b"\xef\xbb\xbf\r\n" + json.dumps(sound).encode() + b"\r\n\r\n")
    assert [(record.id, record.line) for record in read_records([path])] == [("one", 2)]


def test_a_fault_is_named_by_path_and_line(written: Written, sound: dict[str, Any]) -> None:
    path = written(sound, _shifted(sound, split="other"))
    with pytest.raises(AnnotationError) as caught:
        read_records([path])
    assert str(caught.value).startswith(f'{path}:2: "split" must be one of')


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{oops", "is not JSON: Expecting property name"),
        (b"[" * 100_000, "is not JSON: maximum recursion depth"),
        (b"9" * 5_000, "is not JSON: Exceeds the limit"),
        (b'{"id": "a", "id": "b"}', 'is not JSON: the key "id" stands twice in one object'),
    ],
)
def test_a_line_that_is_no_json_is_named(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "some.jsonl"
    path.write_bytes(line)
    with pytest.raises(AnnotationError) as caught:
        read_records([path])
    assert str(caught.value).startswith(f"{path}:1: {reason}")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("gone.jsonl", None, "cannot be read: No such file or directory"),
        ("gone.parquet", None, "cannot be read: No such file or directory"),
        ("latin.jsonl", b"\xff\xfe", "is not UTF-8 text"),
        ("text.parquet", b"{}", "is no Parquet file of records"),
        ("some.csv", b"", "records are kept in .jsonl or .ndjson or .parquet files"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: bytes | None, reason: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(AnnotationError) as caught:
        read_records([tmp_path / name])
    assert str(caught.value).startswith(f"{tmp_path / name}: {reason}")


def test_parquet_with_other_columns_is_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["one"], "label": ["x"]}), tmp_path / "some.parquet")
    with pytest.raises(AnnotationError, match=r"some\.parquet: the columns must be id, family.*odd ones: corruptions"):
        read_records([tmp_path / "some.parquet"])


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("gold", None, '"gold" is null or holds one'),
        ("lines", [None], '"lines" is null or holds one'),
        ("text", None, '"text" must be a text, not null'),
        ("split", "other", '"split" must be one of'),
    ],
)
def test_a_row_of_parquet_that_is_wrong_is_named(
    tmp_path: Path, sound: dict[str, Any], column: str, value: Any, reason: str
) -> None:
    path = tmp_path / "some.parquet"
    write_records([json_to_record(sound)], path)
    table = pq.read_table(path)
    index = table.schema.names.index(column)
    changed = table.set_column(index, table.schema.field(index), [pa.array([value], table.schema.field(index).type)])
    pq.write_table(changed, path)
    with pytest.raises(AnnotationError) as caught:
        read_records([path])
    assert str(caught.value).startswith(f"{path}:1: {reason}")


def test_a_cell_that_stands_twice_in_parquet_is_refused(tmp_path: Path, sound: dict[str, Any]) -> None:
    path = tmp_path / "some.parquet"
    write_records([json_to_record(sound)], path)
    table = pq.read_table(path)
    rows = table.to_pylist()
    rows[0]["gold"].append(rows[0]["gold"][0])
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)
    with pytest.raises(AnnotationError, match=r"some\.parquet:1: gold of disclosure\.regulations\.issued stands there"):
        read_records([path])


def test_half_a_surrogate_pair_is_refused_in_reading(tmp_path: Path, sound: dict[str, Any]) -> None:
    """JSON can spell it, but neither UTF-8 nor Parquet can hold it."""
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps({**sound, "notes": "\udc00"}), encoding="ascii")
    with pytest.raises(AnnotationError, match=r'some\.jsonl:1: "notes" has half a surrogate pair \(U\+DC00\)'):
        read_records([path])


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_half_a_surrogate_pair_is_refused_in_writing(tmp_path: Path, sound: dict[str, Any], suffix: str) -> None:
    from dataclasses import replace

    record = replace(json_to_record(sound), notes="\ud800")
    with pytest.raises(AnnotationError, match="half a surrogate pair"):
        write_records([record], tmp_path / f"some{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_records_are_written_to_known_suffixes_only(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"some\.txt: records are kept in \.jsonl"):
        write_records([], tmp_path / "some.txt")


def test_all_faults_of_all_files_are_collected(written: Written, sound: dict[str, Any], tmp_path: Path) -> None:
    path = written({**sound, "split": "x", "form": "y"}, sound)
    reading = files_to_reading([path, tmp_path / "gone.jsonl"])
    assert [str(fault).split(": ")[0] for fault in reading.faults] == [
        f"{path}:1",
        f"{path}:1",
        f"{tmp_path}/gone.jsonl",
    ]
    assert [record.id for record in reading.records] == ["one"]
