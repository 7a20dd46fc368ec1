"""Documents out of bytes, text and files."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from gouji.document import CELL_END, SPAN_FILLER
from gouji.errors import InputError
from gouji.reading import bytes_to_document, path_to_document, text_to_document


def test_plain_text_is_its_own_view() -> None:
    document = bytes_to_document("规章\r\n0\r\n".encode("gb18030"), source="a.txt")
    assert document.view is document.original
    assert (document.starts, document.ends, document.encoding) == (None, None, "gb18030")
    assert document.original == "规章\r\n0\r\n"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    document = bytes_to_document("\ufeff规章 0".encode(), source="a.txt")
    assert document.original == "规章 0"
    assert document.span(3, 4) == (3, 4)


def test_the_digest_is_that_of_the_bytes() -> None:
    data = "规章".encode("utf-16")
    assert bytes_to_document(data, source="a").sha256 == hashlib.sha256(data).hexdigest()


def test_spans_of_html_point_into_the_page() -> None:
    page = "<html><body><table><tr><td>规章</td><td><b>1</b>2&#51;</td></tr></table></body></html>"
    document = text_to_document(page)
    start = document.view.index("123")
    first, last = document.span(start, start + 3)
    assert document.original[first:last] == "1</b>2&#51;"


def test_marks_in_plain_text_become_tabs_of_the_same_place() -> None:
    document = text_to_document(f"规章{CELL_END}0{SPAN_FILLER}1")
    assert document.view == "规章\t0\t1"
    assert len(document.view) == len(document.original)


def test_a_binary_file_gives_an_empty_view_and_a_note() -> None:
    document = bytes_to_document(b"PK\x03\x04" + bytes(100), source="a.docx")
    assert (document.original, document.view, document.encoding) == ("", "", None)
    assert document.notes[0].startswith("binary file (ZIP archive")


def test_an_empty_file_says_so() -> None:
    assert bytes_to_document(b"", source="a").notes == ("empty file",)


def test_text_from_a_caller_has_no_encoding() -> None:
    document = text_to_document("规章")
    assert (document.source, document.encoding) == ("<text>", None)


def test_a_file_keeps_its_path_as_found(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_bytes("规章 0".encode())
    assert path_to_document(path).source == str(path)
    assert path_to_document(path, source="x").source == "x"


def test_a_path_that_is_no_utf8_gives_a_source_that_can_be_written(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_bytes(b"0")
    assert path_to_document(os.fsdecode(path)).source.endswith("/\\xff.txt")


@pytest.mark.parametrize(
    ("name", "reason"), [("none.txt", "no such file"), (".", "is a folder"), ("a\0b", "is no valid path")]
)
def test_a_path_that_cannot_be_read_gives_reason_and_cure(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        path_to_document(f"{tmp_path}/{name}")
    assert ";" in str(caught.value) or "(" in str(caught.value)


def test_a_file_without_permission_gives_reason_and_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="may not be read; change its permissions"):
        path_to_document(tmp_path / "a.txt")


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0" * 11)
    with pytest.raises(InputError, match="larger than the limit of 10 bytes"):
        path_to_document(path, max_bytes=10)
    assert path_to_document(path, max_bytes=11).original == "0" * 11
