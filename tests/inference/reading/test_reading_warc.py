"""WARC: a document for each stored page of text, and nothing lost over broken records."""

from __future__ import annotations

import gzip
import pickle
import sys
import zlib
from pathlib import Path

import pytest

from gouji.errors import InputError
from gouji.reading import Input, Skipped, expand_inputs

PAGE = "<html><body><table><tr><td>行政许可</td><td>13</td></tr></table></body></html>"
HTML = "text/html; charset=utf-8"


class Archive:
    """A WARC file in the making, each record packed for itself as crawlers do."""

    def __init__(self, *, packed: bool = False) -> None:
        self.records: list[bytes] = []
        self.pack = gzip.compress if packed else bytes

    def record(self, kind: str, block: bytes, **headers: str) -> Archive:
        lines = {"WARC-Type": kind, "Content-Length": str(len(block))} | headers
        head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
        self.records.append(self.pack(b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"))
        return self

    def page(
        self,
        body: bytes | str = PAGE,
        *,
        uri: str = "http://x.gov.cn/1",
        status: str = "200 OK",
        media: str = HTML,
        warc: dict[str, str] | None = None,
        **headers: str,
    ) -> Archive:
        data = body.encode() if isinstance(body, str) else body
        lines = {"Content-Type": media} | headers if media else headers
        head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items())
        block = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + data
        return self.record("response", block, **{"WARC-Target-URI": uri} | (warc or {}))

    def save(self, folder: Path, name: str = "in.warc") -> Path:
        path = folder / name
        path.write_bytes(b"".join(self.records))
        return path


def expand(path: Path, skipped: list[Skipped] | None = None, max_bytes: int = 64 << 20) -> list[Input]:
    return list(expand_inputs([str(path)], skipped=skipped, max_bytes=max_bytes))


def reason(item: Input) -> str:
    with pytest.raises(InputError) as caught:
        item.read()
    return str(caught.value)


@pytest.mark.parametrize("packed", [False, True])
def test_pages_are_documents_named_by_their_address(tmp_path: Path, packed: bool) -> None:
    archive = (
        Archive(packed=packed)
        .record("warcinfo", b"a: b\r\n")
        .page(uri="http://x/1")
        .record("request", b"a: b\r\n")
        .page(uri="http://x/2")
    )
    items = expand(archive.save(tmp_path, "in.warc.gz" if packed else "in.warc"))
    assert [item.source for item in items] == ["http://x/1", "http://x/2"]
    assert all(item.read().original == PAGE for item in items)


def test_what_is_no_page_of_text_is_left_out_and_counted(tmp_path: Path) -> None:
    archive = (
        Archive()
        .record("request", b"a: b\r\n")
        .page(media="image/png")
        .page(status="404 Not Found")
        .page()
        .page("x", media="")
    )
    skipped: list[Skipped] = []
    path = archive.save(tmp_path)
    assert len(expand(path, skipped)) == 2
    assert skipped == [Skipped(str(path), "1 request, 1 response of image/png, 1 response of status 404", records=3)]


def test_date_and_id_of_the_record_go_along(tmp_path: Path) -> None:
    (item,) = expand(
        Archive().page(warc={"WARC-Date": "2024-02-01T00:00:00Z", "WARC-Record-ID": "<urn:uuid:1>"}).save(tmp_path)
    )
    assert item.carried == {"warc_date": "2024-02-01T00:00:00Z", "warc_record_id": "<urn:uuid:1>"}


def test_the_charset_of_the_header_is_a_hint(tmp_path: Path) -> None:
    (item,) = expand(Archive().page("公开".encode("gbk"), media="text/html;charset='GBK'").save(tmp_path))
    assert item.charset == "GBK"
    assert item.read().original == "公开"


def test_a_wrong_charset_in_the_header_does_no_harm(tmp_path: Path) -> None:
    (item,) = expand(Archive().page(PAGE, media="text/html; charset=gbk").save(tmp_path))
    assert item.read().original == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "identity", "GZIP"])
@pytest.mark.parametrize("stored_decoded", [False, True])
def test_content_encodings_are_undone_where_they_are_there(tmp_path: Path, encoding: str, stored_decoded: bool) -> None:
    pack = {"deflate": zlib.compress, "identity": bytes}.get(encoding, gzip.compress)
    body = PAGE.encode() if stored_decoded else pack(PAGE.encode())
    (item,) = expand(Archive().page(body, Content_Encoding=encoding).save(tmp_path))
    assert item.read().original == PAGE


def test_bare_deflate_data_are_read(tmp_path: Path) -> None:
    packer = zlib.compressobj(wbits=-15)
    body = packer.compress(PAGE.encode()) + packer.flush()
    (item,) = expand(Archive().page(body, Content_Encoding="deflate").save(tmp_path))
    assert item.read().original == PAGE


def chunked(data: bytes) -> bytes:
    parts = [data[start : start + 50] for start in range(0, len(data), 50)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize("body", [PAGE.encode(), chunked(PAGE.encode())], ids=["joined", "chunked"])
def test_chunks_are_joined_where_they_are_there(tmp_path: Path, body: bytes) -> None:
    (item,) = expand(Archive().page(body, Transfer_Encoding="chunked").save(tmp_path))
    assert item.read().original == PAGE


@pytest.mark.parametrize(
    ("body", "headers", "said"),
    [
        (gzip.compress(PAGE.encode())[:-20], {"Content_Encoding": "gzip"}, "packed body ends early"),
        (gzip.compress(PAGE.encode())[:-8] + bytes(8), {"Content_Encoding": "gzip"}, "packed body is damaged"),
        (chunked(PAGE.encode())[:-40], {"Transfer_Encoding": "chunked"}, "chunked body is damaged or ends early"),
        (b"\x1b\x05\0\0" * 9, {"Content_Encoding": "br"}, "content encoding br is not read"),
    ],
    ids=["cut", "damaged", "chunks", "unknown"],
)
def test_a_body_that_cannot_be_decoded_is_an_error(
    tmp_path: Path, body: bytes, headers: dict[str, str], said: str
) -> None:
    path = Archive().page(body, **headers).page(uri="http://x/2").save(tmp_path)
    broken, whole = expand(path)
    assert said in reason(broken)
    assert f"({path}:1)" in reason(broken)
    assert whole.read().original == PAGE


def test_a_page_that_the_crawler_cut_says_so(tmp_path: Path) -> None:
    (item,) = expand(Archive().page(warc={"WARC-Truncated": "length"}).save(tmp_path))
    assert "the crawler cut this page (WARC-Truncated: length): its end is missing" in item.read().notes


@pytest.mark.parametrize("body", [b"0" * 2000, gzip.compress(b"0" * 2000)], ids=["plain", "packed"])
def test_the_limit_holds_for_each_page_unpacked(tmp_path: Path, body: bytes) -> None:
    path = Archive().page(body, Content_Encoding="gzip").page().save(tmp_path)
    large, small = expand(path, max_bytes=1000)
    assert "the limit of 1000 bytes" in reason(large)
    assert small.read().original == PAGE


def test_a_record_that_is_longer_than_it_says_is_an_error_and_the_next_is_read(tmp_path: Path) -> None:
    archive = Archive().page(uri="http://x/1").page(uri="http://x/2")
    path = archive.save(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"13</td>", b"13</td>and more", 1))
    broken, whole = expand(path)
    assert "broken WARC record: it does not end where its Content-Length says" in reason(broken)
    assert whole.source == "http://x/2"


def test_a_file_that_ends_in_a_record_is_an_error_for_this_record(tmp_path: Path) -> None:
    path = Archive().page().page().save(tmp_path)
    path.write_bytes(path.read_bytes()[:-30])
    whole, broken = expand(path)
    assert whole.read().original == PAGE
    assert reason(broken) == f"{path}:2: broken WARC record: the file ends within it; fetch or write the file again"


def test_packed_data_that_end_early_are_an_error_behind_what_is_whole(tmp_path: Path) -> None:
    path = Archive(packed=True).page().page().save(tmp_path, "in.warc.gz")
    path.write_bytes(path.read_bytes()[:-30])
    whole, broken = expand(path)
    assert whole.read().original == PAGE
    assert "gzip data end early" in reason(broken)


def pages_with_damage(folder: Path, place: int, *, size: int = 1) -> list[Input]:
    """What is read of five packed pages when a byte of the third is another."""
    archive = Archive(packed=True)
    for number in range(5):
        archive.page(PAGE * size + str(number), uri=f"http://x/{number}")
    third = bytearray(archive.records[2])
    third[place] ^= 0x55
    archive.records[2] = bytes(third)
    return expand(archive.save(folder, "in.warc.gz"))


@pytest.mark.parametrize("size", [1, 20_000], ids=["small", "large"])
@pytest.mark.parametrize("place", [0, 3, 40, 100, -6, -1], ids=str)
def test_a_damaged_record_in_a_packed_file_takes_no_other_along(tmp_path: Path, place: int, size: int) -> None:
    items = pages_with_damage(tmp_path, place, size=size)
    whole = [item for item in items if item.reason is None]
    assert [item.source for item in whole] == ["http://x/0", "http://x/1", "http://x/3", "http://x/4"]
    assert all(item.read().original.endswith(f"</html>{item.source[-1]}") for item in whole)
    assert any("no sound gzip data" in reason(item) for item in items[2:-2])


def test_what_is_no_gzip_at_all_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "in.warc.gz").write_bytes(b"WARC/1.0\r\n" * 20_000)
    (item,) = expand(tmp_path / "in.warc.gz")
    assert "no gzip member where one should begin" in reason(item)


def test_noughts_behind_the_last_record_are_padding(tmp_path: Path) -> None:
    path = Archive(packed=True).page().save(tmp_path, "in.warc.gz")
    path.write_bytes(path.read_bytes() + bytes(100_000))
    assert [item.reason for item in expand(path)] == [None]


@pytest.mark.parametrize("line", [b"WARC/9.9\r\n\r\n", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", b"WARC/1.0\r\n"])
def test_a_head_that_is_none_is_an_error_and_the_next_is_read(tmp_path: Path, line: bytes) -> None:
    path = Archive().page().save(tmp_path)
    path.write_bytes(line + b"\r\n" + path.read_bytes())
    broken, whole = expand(path)
    assert "broken WARC record: " in reason(broken)
    assert whole.read().original == PAGE


def test_headers_that_do_not_end_are_given_up(tmp_path: Path) -> None:
    path = Archive().page().save(tmp_path)
    path.write_bytes(b"WARC/1.0\r\n" + b"a: b\r\n" * 200_000 + path.read_bytes())
    broken, whole = expand(path)
    assert "its headers do not end" in reason(broken)
    assert whole.read().original == PAGE


@pytest.mark.parametrize("data", [b"", b"no archive\n", b"\x00" * 5000], ids=["empty", "text", "noughts"])
def test_a_file_without_any_record_is_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "in.warc"
    path.write_bytes(data)
    (item,) = expand(path)
    assert "no WARC record in this file" in reason(item)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    assert "no such file" in reason(expand(tmp_path / "no.warc.gz")[0])


def test_a_missing_library_is_named_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Archive().page().save(tmp_path)
    monkeypatch.setitem(sys.modules, "warcio", None)
    assert "pip install 'gouji[warc]'" in reason(expand(path)[0])


def test_pages_survive_pickling(tmp_path: Path) -> None:
    (item,) = expand(Archive().page().save(tmp_path))
    assert pickle.loads(pickle.dumps(item)) == item
