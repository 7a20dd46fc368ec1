"""Bytes, text or a file to a Document."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace

from gouji.document import CELL_END, SPAN_FILLER, Document
from gouji.errors import InputError
from gouji.reading.drawn import drawn_to_view
from gouji.reading.encoding import bytes_to_text
from gouji.reading.html import html_to_view, looks_like_html
from gouji.reading.mapped import Mapped, compose, text_to_mapped
from gouji.reading.mojibake import with_mojibake_mended
from gouji.reading.packing import PackingError, open_unpacked
from gouji.reading.unprinted import with_escapes_decoded, without_invisible

DEFAULT_MAX_BYTES = 64 * 1024 * 1024
"""Largest input that is read unless said otherwise: 64 MiB, some thousand times a report."""

# In plain text these controls part fields if anything; a view must hold them only where an HTML grid put them.
_MARKS_TO_TABS = str.maketrans({CELL_END: "\t", SPAN_FILLER: "\t"})


def bytes_to_document(data: bytes, *, source: str, charset: str | None = None) -> Document:
    """Decode bytes of unknown encoding, HTML or plain text. `sha256` is that of the bytes.

    `charset` is what was said about their encoding where they come from, such as in an HTTP header: a hint. A binary
    file gives a document with empty text and a note that says so. Never raises.
    """
    decoded = bytes_to_text(data, charset=charset)
    digest = hashlib.sha256(data).hexdigest()
    return _text_to_document(decoded.text, source, digest, decoded.encoding, decoded.notes)


def text_to_document(text: str, *, source: str = "<text>") -> Document:
    """Text that is decoded already, HTML or plain. `sha256` is that of its UTF-8 form; lone surrogates are allowed."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _text_to_document(text, source, digest, None, () if text else ("empty text",))


def path_to_document(
    path: str | os.PathLike[str], *, source: str | None = None, max_bytes: int = DEFAULT_MAX_BYTES
) -> Document:
    """Read a file; `source` is its path as given unless said otherwise. One ending in .gz or .zst is unpacked.

    `sha256` is that of the bytes, unpacked. Raises InputError, naming path, reason and cure, when it cannot be read or
    holds more than `max_bytes` bytes, unpacked.
    """
    name = path_to_source(path) if source is None else source
    return bytes_to_document(path_to_bytes(path, max_bytes=max_bytes), source=name)


def path_to_source(path: str | os.PathLike[str]) -> str:
    """The path as text that can be written anywhere: undecodable bytes in it as backslash escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def path_to_bytes(path: str | os.PathLike[str], *, max_bytes: int = DEFAULT_MAX_BYTES) -> bytes:
    """Content of a file, unpacked; raises InputError as path_to_document does, with `max_bytes` for what comes out."""
    name = path_to_source(path)
    try:
        with open_unpacked(os.fspath(path)) as file:
            data = file.read(max_bytes + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: {error_to_reason(error)}") from error
    if len(data) > max_bytes:
        raise InputError(f"{name}: larger than the limit of {max_bytes} bytes; split it or raise the limit")
    return data


def error_to_reason(error: OSError | ValueError) -> str:
    """What went wrong with a file, and what to do."""
    if isinstance(error, PackingError):
        return str(error)
    if isinstance(error, FileNotFoundError):
        return "no such file; check the path, or it was removed meanwhile"
    if isinstance(error, IsADirectoryError):
        return "is a folder; give the files in it, or the folder on the command line"
    if isinstance(error, PermissionError):
        return "may not be read; change its permissions or run as its owner"
    if isinstance(error, ValueError):
        return f"is no valid path ({error}); check its characters"
    return f"cannot be read ({error.strerror or error}); check the disk and the path"


def _text_to_document(text: str, source: str, digest: str, encoding: str | None, notes: tuple[str, ...]) -> Document:
    read = with_escapes_decoded(with_mojibake_mended(text_to_mapped(text)))
    markup = _with_tags(read.text)
    if looks_like_html(markup):
        page = html_to_view(markup)
        view = compose(read, page.view, page.starts, page.ends)
        notes = (*notes, *page.notes)
    else:
        view = _plain_to_view(read)
    view = without_invisible(view)
    return Document(source, digest, encoding, text, view.text, view.starts, view.ends, notes)


def _plain_to_view(read: Mapped) -> Mapped:
    """Plain text without cell marks of its own, tables drawn with lines as grids."""
    marked = CELL_END in read.text or SPAN_FILLER in read.text
    view = replace(read, text=read.text.translate(_MARKS_TO_TABS)) if marked else read
    drawn = drawn_to_view(view.text)
    return view if drawn is None else compose(view, drawn.text, drawn.starts, drawn.ends)


_LEAST_ESCAPED = 20


def _with_tags(text: str) -> str:
    """Text that shows the source of a table, its tags escaped, with the tags; every other character where it was."""
    if text.count("&lt;t") < _LEAST_ESCAPED or "<t" in text:
        return text
    return text.replace("&lt;", "   <").replace("&gt;", ">   ")
