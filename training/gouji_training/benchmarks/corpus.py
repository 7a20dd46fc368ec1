"""A mixed corpus: made-up reports in gouji's own layouts, and the shipped ones that real extractors flattened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from gouji_training.corpora.shipped import shipped_data
from gouji_training.records import read_records
from gouji_training.synthesise import synthesise_records

DAMAGED = 0.4
"""Share of damaged documents in the mix."""


def make_clean(count: int, *, seed: int) -> list[str]:
    """Texts of `count` undamaged reports, all own layouts in turn."""
    return [record.text for record in synthesise_records(seed, count, damaged=False)]


def make_mix(count: int, *, seed: int) -> list[str]:
    """Texts of `count` documents, own layouts and real extractors in turn, DAMAGED of each.

    Texts are drawn again, with a line of their own, where more are asked for than there are of real extractors.
    """
    shipped = read_records(list(shipped_data().flattened))
    each = count // 2
    hurt = round(each * DAMAGED)
    own = [*_own(seed, each - hurt, damaged=False), *_own(seed + 1, hurt, damaged=True)]
    real = [
        *_repeat([record.text for record in shipped if not record.corruptions], count - each - hurt),
        *_repeat([record.text for record in shipped if record.corruptions], hurt),
    ]
    return [text for pair in zip(own, real, strict=False) for text in pair] + real[len(own) :]


def _own(seed: int, count: int, *, damaged: bool) -> list[str]:
    return [record.text for record in synthesise_records(seed, count, damaged=damaged)]


def _repeat(texts: Sequence[str], count: int) -> Iterator[str]:
    return (_repeated(texts, number) for number in range(count))


def _repeated(texts: Sequence[str], number: int) -> str:
    text = texts[number % len(texts)]
    return text if number < len(texts) else f"编号{number}\n{text}"


def write_parquet(texts: Sequence[str], path: Path, *, count: int | None = None) -> None:
    """Columns id and text, 1,000 rows a group; the texts again and again until there are `count`, each with a number
    of its own, so that no two documents are the same.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    total = len(texts) if count is None else count
    with pq.ParquetWriter(path, pa.schema([("id", pa.string()), ("text", pa.string())]), compression="zstd") as writer:
        for start in range(0, total, 1000):
            rows = range(start, min(start + 1000, total))
            own = [_repeated(texts, row) for row in rows]
            writer.write_table(pa.table({"id": [f"document-{row}" for row in rows], "text": own}))
