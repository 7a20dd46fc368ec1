"""Random edits of a text: what scrapers, converters and hands do to one, and what nobody ever does."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

LARGEST = 60_000
"""Characters that an edited text is cut to: some ten reports."""

_PIECES = (
    *"0123456789０９①½²Ⅳ٣/-—－无|\t\n\r \u00a0\u3000\u200b\ufeff\u2028\x0b\x0c\x1c\x00()（）［］<>&;.,，、:：",
    "||||",
    "\n\n\n",
    "| --- |",
    "<td>",
    "</tr>",
    "&nbsp;",
    "规章",
    "行政许可",
    "第一项",
    "（三）不予公开",
    "一、本年新收政府信息公开申请数量",
    "自然人",
    "总计",
    "结果维持",
    "三、收到和处理政府信息公开申请情况",
    "1,234,567",
    "12345678901234567890",
    "-3.14万元",
    "999999999件",
)
_REPEATS = (2, 3, 8, 40, 200)

Edit = Callable[[str, Random], str]


def edited_text(text: str, rng: Random, *, edits: int, others: tuple[str, ...]) -> str:
    """The text after so many edits, at most LARGEST characters long; `others` lend stretches of theirs."""
    for _ in range(edits):
        edit = rng.choice(_EDITS)
        text = edit(text, rng) if rng.random() < 0.93 else _spliced(text, rng, rng.choice(others))
        text = text[:LARGEST]
    return text


def _stretch(text: str, rng: Random, most: int = 400) -> tuple[int, int]:
    """A stretch of the text, short ones more often than long ones."""
    start = rng.randint(0, len(text))
    return start, min(len(text), start + int(most ** rng.random()))


def _deleted(text: str, rng: Random) -> str:
    start, end = _stretch(text, rng, 2000)
    return text[:start] + text[end:]


def _inserted(text: str, rng: Random) -> str:
    at = rng.randint(0, len(text))
    pieces = "".join(rng.choice(_PIECES) for _ in range(rng.randint(1, 6)))
    return text[:at] + pieces + text[at:]


def _replaced(text: str, rng: Random) -> str:
    chars = list(text)
    for _ in range(rng.randint(1, 30) if chars else 0):
        chars[rng.randrange(len(chars))] = rng.choice(_PIECES)
    return "".join(chars)


def _swept(text: str, rng: Random) -> str:
    """Print another sign, or none, wherever one sign stands."""
    return text.replace(rng.choice(text), rng.choice((*_PIECES, "", ""))) if text else text


def _repeated(text: str, rng: Random) -> str:
    start, end = _stretch(text, rng)
    return text[:start] + text[start:end] * rng.choice(_REPEATS) + text[end:]


def _moved(text: str, rng: Random) -> str:
    start, end = _stretch(text, rng)
    rest = text[:start] + text[end:]
    at = rng.randint(0, len(rest))
    return rest[:at] + text[start:end] + rest[at:]


def _shuffled_lines(text: str, rng: Random) -> str:
    lines = text.split("\n")
    start, end = _stretch("x" * len(lines), rng, 60)
    part = lines[start:end]
    rng.shuffle(part)
    return "\n".join((*lines[:start], *part, *lines[end:]))


def _reversed_lines(text: str, rng: Random) -> str:
    lines = text.split("\n")
    start, end = _stretch("x" * len(lines), rng, 60)
    return "\n".join((*lines[:start], *reversed(lines[start:end]), *lines[end:]))


def _lines_joined(text: str, rng: Random) -> str:
    start, end = _stretch(text, rng, 3000)
    return text[:start] + text[start:end].replace("\n", rng.choice(("", "", " ", "|", "\t"))) + text[end:]


def _lines_broken(text: str, rng: Random) -> str:
    start, end = _stretch(text, rng, 400)
    return text[:start] + "\n".join(text[start:end]) + text[end:]


def _cut(text: str, rng: Random) -> str:
    at = rng.randint(0, len(text))
    return text[:at] if rng.random() < 0.7 else text[at:]


def _spliced(text: str, rng: Random, other: str) -> str:
    start, end = _stretch(other, rng, 3000)
    at = rng.randint(0, len(text))
    return text[:at] + other[start:end] + text[at:]


def _wrong_bytes(text: str, rng: Random) -> str:
    """Some bytes are others, and what is no UTF-8 any more is marked so, as a careless program writes it."""
    data = bytearray(text.encode("utf-8", "replace"))
    for _ in range(rng.randint(1, 20) if data else 0):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return data.decode("utf-8", "replace")


_EDITS: tuple[Edit, ...] = (
    _deleted,
    _inserted,
    _replaced,
    _swept,
    _repeated,
    _moved,
    _shuffled_lines,
    _reversed_lines,
    _lines_joined,
    _lines_broken,
    _cut,
    _wrong_bytes,
)
