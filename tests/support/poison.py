"""A crawl with poison in it: python -m support.poison DOCUMENTS runs over so many, one in a hundred of them poisoned.

The counts must add up, and every healthy document must come out as it does alone.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from gouji.batch import Readable, document_to_checked
from gouji.extraction import Extraction
from gouji.reading import expand_inputs, path_to_document
from gouji.runs import Limits, Means, RunOptions, Tally, run_batch
from gouji.writing.to_jsonl import extraction_to_line
from support.runs import MISCHIEF

DEMO = Path(__file__).resolve().parents[2] / "annotations" / "demo"

LIMITS = Limits(file_bytes=2**20, seconds=60, mebibytes=700)

OPTIONS = RunOptions(shard_size=100, limits=LIMITS)

MARK = "mischief "

HEALTHY_WEIGHT = 99
"""Healthy documents for one poisoned one."""


def extract(item: Readable) -> tuple[Extraction, ...]:
    """The real extraction, but for documents that begin with MARK, which do what they say."""
    document = item.read()
    if document.original.startswith(MARK):
        MISCHIEF[document.original.removeprefix(MARK)]()
    return document_to_checked(document)


_HTML_CELL = "<table><tr><td>规章<td>0"
_TEXT_POISONS: Mapping[str, str | bytes] = {
    "empty": "",
    "blanks": " \n\t\n\u3000\n" * 50,
    "byte_order_mark": b"\xef\xbb\xbf",
    "noughts": b"\0" * 5000,
    "every_byte": bytes(range(256)) * 20,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 9,
    "archive": b"PK\x03\x04" + bytes(range(255, 0, -1)) * 9,
    "compressed": b"\x1f\x8b\x08\0" + bytes(range(3, 250)) * 5,
    "page_description": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n",
    "cut_character": "二、主动公开政府信息情况 规章 | 1 | 2 | 3".encode()[:-1] + b"\xe4\xb8",
    "two_encodings": "规章 | 1 |".encode() + "行政许可 | 2 |".encode("gb18030") + "規章".encode("big5"),
    "wide_without_mark": "规章 | 0 | 0 | 0 |\n".encode("utf-16-le") * 20,
    "long_line": "规章 | 0 | " * 40_000,
    "many_lines": "0\n" * 20_000,
    "many_blank_lines": "\n" * 100_000,
    "deep_page": _HTML_CELL * 2000,
    "wide_page": "<table><tr><td colspan=999999999 rowspan=999999999>规章<td>1</table>",
    "entities": "<html><body>" + "&#48;&amp;&nbsp;" * 20_000,
    "comment": "<html><table><!--" + "规章 <td>" * 20_000,
    "controls": "".join(map(chr, range(1, 32))) * 50 + "规章 | \u202e1 | \u200b2 | \ufeff3 |",
    "long_number": "规章 | " + "9" * 100_000 + " | 0 | 0 |",
    "other_digits": "规章 | ١٢ | ① | ½ | 1e9 | 1_000 | 四 |\n" * 50,
    "labels_only": "规章\n行政规范性文件\n行政许可\n" * 500,
    "headings_only": "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n" * 500,
    "formulas": "=cmd|' /C calc'!A1 | @SUM(1) | +1 | -1\n" * 20,
    "too_large": b"0" * (LIMITS.file_bytes + 1),
}
_MISCHIEFS = {word: MARK + word for word in MISCHIEF}

_RECORDS = (
    '{"text": "cut',
    '{"id": "no text"}',
    '{"text": 5}',
    '{"text": "\\ud800 lone", "id": "\\udfff"}',
    "[" * 3000,
    '{"text": "", "id": ' + "9" * 5000 + "}",
)


def make_poison(folder: Path, number: int) -> int:
    """Put one poisoned file into the folder, of a kind that `number` tells; the count of documents in it."""
    kinds = [*_TEXT_POISONS, *_NAMES, "records", *_MISCHIEFS]
    kind = kinds[number % len(kinds)]
    path = folder / f"{number:06}-{kind}.txt"
    texts = {**_TEXT_POISONS, **_MISCHIEFS}
    if kind in texts:
        content = texts[kind]
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    elif kind == "records":
        path.with_suffix(".jsonl").write_text("".join(f"{record}\n" for record in _RECORDS))
        return len(_RECORDS)
    else:
        _NAMES[kind](path)
    return 1


def _gone(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _bad_name(path: Path) -> None:
    Path(os.fsdecode(os.fsencode(path) + b"\xff\xfe.txt")).write_text("规章")


def _line_in_name(path: Path) -> None:
    path.with_name(f"{path.stem}\n\x1b[31m.txt").write_text("规章")


_NAMES: Mapping[str, Callable[[Path], None]] = {"gone": _gone, "bad_name": _bad_name, "line_in_name": _line_in_name}

GENTLE = len(_TEXT_POISONS) + len(_NAMES) + 1
"""Poisoned files, in turn, that end no worker."""

KINDS = GENTLE - 1 + len(_RECORDS) + len(_MISCHIEFS)


def make_crawl(folder: Path, *, healthy: int, poisoned: int) -> int:
    """Healthy documents and poisoned files among each other, the kinds in turn; the count of documents."""
    folder.mkdir()
    demos = sorted(DEMO.iterdir())
    for number in range(healthy):
        demo = demos[number % len(demos)]
        (folder / f"{number * max(poisoned, 1) // max(healthy, 1):06}-{number:06}-{demo.name}").write_bytes(
            demo.read_bytes()
        )
    return healthy + sum(make_poison(folder, number) for number in range(poisoned))


def run_poisoned(place: Path, *, healthy: int, poisoned: int, workers: int = 2) -> Tally:
    """Run over such a crawl in `place`. Raises AssertionError unless all add up and the healthy ones are unchanged."""
    folder, output = place / "in", place / "out"
    documents = make_crawl(folder, healthy=healthy, poisoned=poisoned)
    means = Means(workers=workers, extract=extract)
    tally = run_batch(lambda: expand_inputs([str(folder)], max_bytes=LIMITS.file_bytes), output, OPTIONS, means=means)
    assert tally.documents == sum(tally.fates.values()) == documents, (tally, documents)
    expected = {path.name: _line_without_source(_extract_demo(path)) for path in DEMO.iterdir()}
    unchanged = 0
    for shard in sorted((output / "reports").iterdir()):
        for line in shard.read_bytes().splitlines():
            name = json.loads(line)["source"].rpartition("/")[2][14:]
            if name in expected:
                assert _line_without_source(line) == expected[name], name
                unchanged += 1
    assert unchanged == healthy, (unchanged, healthy)
    return tally


def _extract_demo(path: Path) -> bytes:
    (extraction,) = document_to_checked(path_to_document(path))
    return extraction_to_line(extraction)


def _line_without_source(line: bytes) -> dict[str, object]:
    plain = json.loads(line)
    del plain["source"]
    return dict(plain)


def main(documents: int) -> None:
    """Run, and say what came of it."""
    poisoned = documents // (HEALTHY_WEIGHT + 1)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="gouji-poison-") as place:
        tally = run_poisoned(Path(place), healthy=documents - poisoned, poisoned=poisoned)
    fates = " + ".join(f"{count} {fate}" for fate, count in tally.fates.items())
    seconds = time.monotonic() - started
    print(f"{fates} = {tally.documents} documents, healthy ones unchanged; {KINDS} kinds of poison; {seconds:.0f} s")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]))
