"""WARC files to inputs: one for each page of text that a crawler stored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from gouji.reading.columns import value_to_source
from gouji.reading.documents import DEFAULT_MAX_BYTES, error_to_reason, path_to_source
from gouji.reading.http_body import BodyError, body_to_bytes
from gouji.reading.items import Input, Skipped
from gouji.reading.packing import MemberError, PackingError, open_unpacked

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders

TEXT_TYPES = frozenset({"text/html", "text/plain", "application/xhtml+xml"})
"""Media types of the pages that are read."""

LONGEST_HEADER = 1 << 20
"""Bytes of all headers of a record; servers refuse a hundredth of it."""

_CARRIED = {"warc_date": "WARC-Date", "warc_record_id": "WARC-Record-ID"}
"""Columns that go along to the output, and the headers they come from."""

_BLOCK = 1 << 16
_HEAD = b"WARC/"
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
_CURE = "fetch or write the file again"


def warc_to_inputs(
    path: str, *, max_bytes: int = DEFAULT_MAX_BYTES, skipped: list[Skipped] | None = None
) -> Iterator[Input]:
    """One input for each stored response of status 2xx that is HTML or plain text, in order; source: its target URI.

    The charset of its HTTP header goes along as a hint. Other records are counted in `skipped`, once a file. A
    broken one gives an input with a reason, and the next whole record goes on. `max_bytes` limits each page.
    """
    name = path_to_source(path)
    try:
        import warcio  # noqa: F401
    except ImportError:
        yield Input(name, path=path, reason="reading WARC needs warcio: pip install 'gouji[warc]'")
        return
    left: Counter[str] = Counter()
    try:
        with open_unpacked(path, members=True) as file:
            yield from _file_to_inputs(_Stream(file), _Origin(path, name, max_bytes), left)
    except OSError as error:
        yield Input(name, path=path, reason=error_to_reason(error))
    if left and skipped is not None:
        reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(left.items()))
        skipped.append(Skipped(name, reasons, records=left.total()))


@dataclass(frozen=True, slots=True)
class _Origin:
    path: str
    name: str
    max_bytes: int


class _BrokenRecordError(Exception):
    """A record that does not hold what its header says; the text says what is wrong."""


class _Stream:
    """What warcio reads from: whatever stands between records is passed over, headers are limited in length."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._next = b""
        self._damage: MemberError | None = None
        self._headers = 0

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    def readline(self, size: int = -1) -> bytes:
        line = self._file.readline(LONGEST_HEADER if size < 0 else min(size, LONGEST_HEADER))
        self._headers += len(line)
        if self._headers > LONGEST_HEADER:
            raise _BrokenRecordError("its headers do not end")
        return line

    def begin_record(self) -> bytes:
        """The line that begins the next record; empty at the end of the file."""
        if self._damage is not None:
            damage, self._damage = self._damage, None
            raise damage
        line = self._next or self._file.readline(LONGEST_HEADER)
        while line and not line.startswith(_HEAD):
            line = self._file.readline(LONGEST_HEADER)
        self._next, self._headers = b"", 0
        return line

    def is_at_end(self) -> bool:
        """Whether a record may end here: the file ends, or another record begins behind line ends."""
        blank = 0
        try:
            while (line := self._file.readline(LONGEST_HEADER)) in (b"\r\n", b"\n"):
                blank += 1
        except MemberError as damage:
            if damage.begun or not blank:
                raise
            # it is the next record that is damaged
            self._damage, line = damage, b""
        self._next = line
        return not line or line.startswith(_HEAD)


def _file_to_inputs(stream: _Stream, origin: _Origin, left: Counter[str]) -> Iterator[Input]:
    for number in count(1):
        place = f"{origin.name}:{number}"
        try:
            line = stream.begin_record()
            if not line:
                if number == 1:
                    yield Input(place, path=origin.path, reason=f"no WARC record in this file; {_CURE}")
                return
            item = _record_to_input(stream, line, place, origin)
        except MemberError as error:
            yield Input(place, path=origin.path, reason=f"{error}; read on with the next whole record")
            continue
        except PackingError as error:
            yield Input(place, path=origin.path, reason=f"{error}; nothing was read from here on")
            return
        except _BrokenRecordError as error:
            yield Input(place, path=origin.path, reason=f"broken WARC record: {error}; {_CURE}")
            continue
        if isinstance(item, str):
            left[item] += 1
        else:
            yield item


def _record_to_input(stream: _Stream, line: bytes, place: str, origin: _Origin) -> Input | str:
    """The input, or what kind of record it is that is left out. Raises _BrokenRecordError; then others may follow."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader

    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    try:
        record = loader.parse_record_stream(stream, line, "warc", no_record_parse=True)
    except ArchiveLoadFailed:
        raise _BrokenRecordError("its first line is none of WARC 1.0 or 1.1") from None
    if record.length is None or record.rec_type is None:
        raise _BrokenRecordError("it has no Content-Length or no WARC-Type")
    uri = str(record.rec_headers.get_header("WARC-Target-URI") or "")
    headers = None
    if record.rec_type == "response" and uri.startswith(loader.HTTP_SCHEMES):
        with suppress(EOFError):
            headers = loader.http_parser.parse(record.raw_stream)
    kind = record.rec_type if headers is None else _headers_to_kind(headers)
    body = _read_body(stream, record, keep=origin.max_bytes + 1 if kind is None else 0)
    if kind is not None:
        return kind
    return _body_to_input(body, _Page(record.rec_headers, headers, uri, place), origin)


def _headers_to_kind(headers: StatusAndHeaders) -> str | None:
    """What kind of response is left out; None for a page of text."""
    status = str(headers.statusline).partition(" ")[0]
    if not status.startswith("2"):
        return f"response of status {status[:3]}"
    media, _ = _content_type(headers)
    return None if media in TEXT_TYPES or not media else f"response of {media[:60]}"


def _read_body(stream: _Stream, record: ArcWarcRecord, *, keep: int) -> bytes:
    """The first `keep` bytes of what is left of the record, which is then passed over."""
    kept = record.raw_stream.read(keep) if keep else b""
    while record.raw_stream.read(_BLOCK):
        pass
    if record.raw_stream.limit > 0:
        raise _BrokenRecordError("the file ends within it")
    if not stream.is_at_end():
        raise _BrokenRecordError("it does not end where its Content-Length says, or no record follows it")
    return bytes(kept)


@dataclass(frozen=True, slots=True)
class _Page:
    """The headers of a response: those of the record and those of the server; `place` is file and record."""

    record: StatusAndHeaders
    http: StatusAndHeaders
    uri: str
    place: str


def _body_to_input(body: bytes, page: _Page, origin: _Origin) -> Input:
    source = value_to_source(page.uri) or page.place
    carried = {column: page.record.get_header(name) for column, name in _CARRIED.items()}
    item = Input(source, path=origin.path, charset=_content_type(page.http)[1], carried=carried)
    try:
        if len(body) > origin.max_bytes:
            raise BodyError(f"larger than the limit of {origin.max_bytes} bytes; split it or raise the limit")
        data = body_to_bytes(
            body,
            transfer=page.http.get_header("Transfer-Encoding") or "",
            content=page.http.get_header("Content-Encoding") or "",
            max_bytes=origin.max_bytes,
        )
    except BodyError as error:
        return replace(item, reason=f"{error} ({page.place})")
    cut = page.record.get_header("WARC-Truncated")
    notes = (f"the crawler cut this page (WARC-Truncated: {cut}): its end is missing",) if cut else ()
    return replace(item, data=data, notes=notes)


def _content_type(headers: StatusAndHeaders) -> tuple[str, str | None]:
    """Media type in lower case, and charset, of the Content-Type header."""
    media, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    found = _CHARSET.search(parameters)
    return media.strip().lower(), found[1] if found else None
