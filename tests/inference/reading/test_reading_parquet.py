"""Parquet: a document a row, in order, whatever else is in the file."""

from __future__ import annotations

import pickle
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from gouji.errors import InputError
from gouji.reading import Columns, Input, expand_inputs


def write(folder: Path, columns: dict[str, Any], **options: Any) -> Path:
    path = folder / "in.parquet"
    pq.write_table(pa.table(columns), path, **options)
    return path


def expand(path: Path, columns: Columns | None = None, max_bytes: int = 64 << 20) -> list[Input]:
    return list(expand_inputs([str(path)], columns=columns or Columns(), max_bytes=max_bytes))


def reason(item: Input) -> str:
    with pytest.raises(InputError) as caught:
        item.read()
    return str(caught.value)


def test_each_row_is_a_document_in_order_over_row_groups(tmp_path: Path) -> None:
    texts = [f"甲{number}" for number in range(200)]
    path = write(tmp_path, {"text": texts}, row_group_size=70)
    assert [item.read().original for item in expand(path)] == texts
    assert [item.source for item in expand(path)][199] == f"{path}:200"


def test_an_id_names_a_row_and_a_null_one_leaves_it_to_its_place(tmp_path: Path) -> None:
    path = write(tmp_path, {"content": ["甲", "乙"], "url": ["http://a", None]})
    assert [item.source for item in expand(path)] == ["http://a", f"{path}:2"]


def test_columns_that_are_named_count_alone(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": ["no"], "page": ["甲"], "id": [1], "key": [7]})
    (item,) = expand(path, Columns(text="page", id="key"))
    assert (item.source, item.text, item.carried) == ("7", "甲", {"text": "no", "id": 1})


def test_the_order_of_the_names_decides_between_two_columns_of_text(tmp_path: Path) -> None:
    (item,) = expand(write(tmp_path, {"html": ["<p>a</p>"], "Text": ["a"]}))
    assert item.text == "<p>a</p>"


def test_other_columns_go_along_with_their_values(tmp_path: Path) -> None:
    columns = {
        "text": ["甲"],
        "year": pa.array([2024], pa.int16()),
        "day": pa.array([datetime(2024, 1, 2, tzinfo=UTC)], pa.timestamp("ns", "UTC")),
        "money": pa.array([Decimal("12.30")]),
        "kind": pa.array(["县"]).dictionary_encode(),
        "where": [{"province": "川"}],
        "dotted.name": [True],
        "none": pa.array([None], pa.null()),
    }
    (item,) = expand(write(tmp_path, columns))
    assert item.carried == {
        "year": 2024,
        "day": "2024-01-02 00:00:00.000000000Z",
        "money": "12.30",
        "kind": "县",
        "where": '{"province": "川"}',
        "dotted.name": True,
        "none": None,
    }


def test_binary_columns_stay_behind_and_a_note_says_so(tmp_path: Path) -> None:
    (item,) = expand(write(tmp_path, {"text": ["甲"], "raw": [b"\0"]}))
    assert (item.carried, item.read().notes) == (
        {},
        ("columns not carried along: raw (binary, or two of one name)",),
    )


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary()])
def test_texts_may_be_of_every_type_of_text(tmp_path: Path, kind: pa.DataType) -> None:
    (item,) = expand(write(tmp_path, {"text": pa.array(["规章 0 行政许可 13"]).cast(kind)}))
    assert item.read().original == "规章 0 行政许可 13"


def test_a_dictionary_of_texts_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": pa.array(["甲", "乙", "甲"]).dictionary_encode()})
    assert [item.text for item in expand(path)] == ["甲", "乙", "甲"]


def test_bytes_are_decoded_as_those_of_a_file(tmp_path: Path) -> None:
    text = "二、主动公开政府信息情况\n行政许可 | 13 |\n" * 5
    (item,) = expand(write(tmp_path, {"html": [text.encode("gb18030")]}))
    assert (item.read().original, item.read().encoding) == (text, "gb18030")


def test_bytes_in_a_column_of_strings_are_decoded_as_well(tmp_path: Path) -> None:
    data = pa.array([("行政许可 | 13 |\n" * 20).encode("gb18030")])
    strings = pa.Array.from_buffers(pa.string(), 1, data.buffers())
    (item,) = expand(write(tmp_path, {"text": strings, "other": strings}))
    assert item.read().original == "行政许可 | 13 |\n" * 20


def test_a_null_or_too_long_text_is_an_error_for_its_row_only(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": ["甲", None, "x" * 100, "乙"], "id": ["a", "b", "c", "d"]})
    first, null, long, last = expand(path, max_bytes=20)
    assert (first.text, last.text) == ("甲", "乙")
    assert reason(null) == f"b: no text in this row ({path}:2): null; leave such rows out"
    assert reason(long) == f"c: text longer than the limit of 20 bytes ({path}:3); split it"


def test_a_file_without_texts_is_an_error_that_lists_its_columns(tmp_path: Path) -> None:
    (item,) = expand(write(tmp_path, {"a": ["x"], "text": [1]}))
    assert "no column of text found; it has a, text: name the one that holds the texts with --text-column" in reason(
        item
    )


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (Columns(text="no"), "no column 'no'; it has text, n"),
        (Columns(text="n"), "column 'n' is int64; name one column of text"),
        (Columns(id="no"), "no column 'no'; it has text, n: name one of them with --id-column"),
    ],
)
def test_a_name_that_does_not_fit_is_an_error(tmp_path: Path, columns: Columns, said: str) -> None:
    (item,) = expand(write(tmp_path, {"text": ["x"], "n": [1]}), columns)
    assert said in reason(item)


def test_two_columns_of_one_name_do_no_harm(tmp_path: Path) -> None:
    table = pa.table([pa.array(["甲"]), pa.array([1]), pa.array([2])], names=["text", "n", "n"])
    pq.write_table(table, tmp_path / "in.parquet")
    (item,) = expand(tmp_path / "in.parquet")
    assert (item.text, item.carried) == ("甲", {})


def test_the_cells_that_gouji_wrote_are_no_input(tmp_path: Path) -> None:
    names = ("text", "row_label", "column_label", "status", "support", "verdict")
    assert "gouji wrote" in reason(expand(write(tmp_path, {name: ["x"] for name in names}))[0])


@pytest.mark.parametrize("data", [b"", b"PAR1", b"no parquet at all", b"PAR1" + b"\0" * 100 + b"PAR1"])
def test_a_file_that_is_no_parquet_is_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "in.parquet"
    path.write_bytes(data)
    assert reason(expand(path)[0]).startswith(f"{path}: no sound Parquet file (")


def test_a_damaged_row_group_is_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": [f"{number:050}" for number in range(30)]}, row_group_size=10)
    start = pq.ParquetFile(path).metadata.row_group(1).column(0).dictionary_page_offset
    data = bytearray(path.read_bytes())
    data[start : start + 40] = bytes(40)
    path.write_bytes(data)
    items = expand(path)
    assert [item.text for item in items if item.text] == [f"{number:050}" for number in (*range(10), *range(20, 30))]
    (broken,) = [item for item in items if item.reason]
    assert f"{path}:11: rows 11 to 20 cannot be read" in reason(broken)


def test_text_that_does_not_fit_its_checksum_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": ["规章 13"]}, write_page_checksum=True, compression="none", use_dictionary=False)
    path.write_bytes(path.read_bytes().replace("规章 13".encode(), "规章 18".encode()))
    assert "cannot be read" in reason(expand(path)[0])


def test_a_missing_file_and_a_packed_one_are_errors(tmp_path: Path) -> None:
    (tmp_path / "in.parquet.gz").write_bytes(b"")
    assert "no such file" in reason(expand(tmp_path / "in.parquet")[0])
    assert "unpack the file" in reason(expand(tmp_path / "in.parquet.gz")[0])


def test_a_missing_library_is_named_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, {"text": ["x"]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert "pip install 'gouji[parquet]'" in reason(expand(path)[0])


def test_rows_survive_pickling(tmp_path: Path) -> None:
    (item,) = expand(write(tmp_path, {"text": ["x"], "n": [1]}))
    assert pickle.loads(pickle.dumps(item)) == item


def test_only_a_part_of_a_row_group_is_held(tmp_path: Path) -> None:
    """60 MB of texts in a single row group, read page by page: the writer put 1,024 texts, 20 MB, into one."""
    texts = [bytes([65 + number % 26]) * 20_000 for number in range(3_000)]
    path = write(tmp_path, {"text": texts}, compression="none", use_dictionary=False)
    before = pa.total_allocated_bytes()
    most = 0
    for item in expand_inputs([str(path)]):
        assert item.held == 20_000
        most = max(most, pa.total_allocated_bytes() - before)
    assert most < 30_000_000
