"""Files that are no text at all, told by their first bytes."""

from __future__ import annotations

# First bytes as the formats' own specifications give them; the cure is what turns such a file into text.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF document"),
    (b"PK\x03\x04", "ZIP archive, or a DOCX, XLSX or OFD document"),
    (b"PK\x05\x06", "empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE document: DOC, XLS, PPT or WPS"),
    (b"{\\rtf", "RTF document"),
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"\x1f\x8b\x08", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ\x00", "xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\x28\xb5\x2f\xfd", "zstd archive"),
    (b"PAR1", "Parquet file"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"\x7fELF", "ELF program"),
)

# ID3, RIFF and the like are left out: what they hold is caught by its share of control characters.


def bytes_to_binary_format(data: bytes) -> str | None:
    """Name of the binary format that the first bytes announce, or None."""
    return next((name for signature, name in _SIGNATURES if data.startswith(signature)), None)


def binary_note(name: str) -> str:
    """The note that a document made of a binary file carries."""
    return f"binary file ({name}): not text; convert it to text or HTML first"
