"""The parts of a .dta file of format 118 around its rows, little-endian."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_NAME_BYTES = 129
_FORMAT_BYTES = 57
_LABEL_BYTES = 321
_LONGEST_LABEL = 80
"""Characters of the label of a variable or file (Stata's own limit)."""

_NUMERIC = {"<f8": (65526, "%12.0g"), "<i4": (65528, "%12.0g")}
"""Type code and display format of a double and a long."""

_MAP_BYTES = 14 * 8
_OPEN, _CLOSE = b"<stata_dta>", b"</stata_dta>"


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable: `dtype` is "<f8", "<i4" or "S" and a count of bytes; a labelled one has value labels of its name."""

    name: str
    dtype: str
    label: str
    labelled: bool = False


def dta_head(
    variables: Sequence[Variable], labels: Mapping[str, Sequence[str]], *, count: int, row_size: int, title: str
) -> bytes:
    """Everything before the first row of `count` rows of `row_size` bytes; no time is noted, so that bytes repeat."""
    header = _header(len(variables), count, title)
    sections = _sections(variables)
    after_map = len(_OPEN) + len(header) + len("<map></map>") + _MAP_BYTES
    starts = [0, len(_OPEN) + len(header)]
    place = after_map
    for section in sections:
        starts.append(place)
        place += len(section)
    starts.append(place)
    place += len(b"<data></data>") + count * row_size
    starts.append(place)
    place += len(b"<strls></strls>")
    starts.append(place)
    place += len(_value_labels(labels))
    starts += [place, place + len(_CLOSE)]
    map_ = b"<map>" + struct.pack("<14Q", *starts) + b"</map>"
    return _OPEN + header + map_ + b"".join(sections) + b"<data>"


def dta_tail(labels: Mapping[str, Sequence[str]]) -> bytes:
    """Everything behind the last row; `labels` are the texts of the values 1, 2, ... by variable."""
    return b"</data><strls></strls>" + _value_labels(labels) + _CLOSE


def _header(variables: int, count: int, title: str) -> bytes:
    label = title[:_LONGEST_LABEL].encode("utf-8")
    return (
        b"<header><release>118</release><byteorder>LSF</byteorder>"
        + b"<K>" + struct.pack("<H", variables) + b"</K><N>" + struct.pack("<Q", count) + b"</N>"
        + b"<label>" + struct.pack("<H", len(label)) + label + b"</label>"
        + b"<timestamp>\0</timestamp></header>"
    )  # fmt: skip


def _sections(variables: Sequence[Variable]) -> list[bytes]:
    types = [_dtype_to_type(variable.dtype) for variable in variables]
    valued = [variable.name if variable.labelled else "" for variable in variables]
    return [
        _section("variable_types", struct.pack(f"<{len(types)}H", *(code for code, _ in types))),
        _section("varnames", _padded([variable.name for variable in variables], _NAME_BYTES)),
        _section("sortlist", bytes(2 * (len(variables) + 1))),
        _section("formats", _padded([shown for _, shown in types], _FORMAT_BYTES)),
        _section("value_label_names", _padded(valued, _NAME_BYTES)),
        _section("variable_labels", _padded([variable.label[:_LONGEST_LABEL] for variable in variables], _LABEL_BYTES)),
        _section("characteristics", b""),
    ]


def _dtype_to_type(dtype: str) -> tuple[int, str]:
    known = _NUMERIC.get(dtype)
    if known is not None:
        return known
    width = int(dtype.removeprefix("S"))
    return width, f"%-{min(width, 40)}s"


def _section(name: str, content: bytes) -> bytes:
    tag = name.encode()
    return b"<" + tag + b">" + content + b"</" + tag + b">"


def _padded(texts: Sequence[str], size: int) -> bytes:
    return b"".join(text.encode("utf-8")[: size - 1].ljust(size, b"\0") for text in texts)


def _value_labels(labels: Mapping[str, Sequence[str]]) -> bytes:
    tables = b"".join(_label_table(name, texts) for name, texts in labels.items() if texts)
    return _section("value_labels", tables)


def _label_table(name: str, texts: Sequence[str]) -> bytes:
    encoded = [text.encode("utf-8") + b"\0" for text in texts]
    offsets, place = [], 0
    for text in encoded:
        offsets.append(place)
        place += len(text)
    count = len(encoded)
    content = struct.pack(f"<ii{count}i{count}i", count, place, *offsets, *range(1, count + 1)) + b"".join(encoded)
    head = struct.pack("<i", len(content)) + name.encode().ljust(_NAME_BYTES, b"\0") + bytes(3)
    return b"<lbl>" + head + content + b"</lbl>"
