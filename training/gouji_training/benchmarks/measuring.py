"""All that the benchmark measures, in one run on one machine."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from gouji_training.benchmarks.corpus import make_clean, make_mix, write_parquet
from gouji_training.benchmarks.processes import Run, extract_parquet, start_to_seconds
from gouji_training.benchmarks.profiling import Profile, work_to_profile
from gouji_training.benchmarks.rates import Times, detect_dialect, extract, split, work_to_times


@dataclass(frozen=True, slots=True)
class Asked:
    """What to measure: documents of the mix, of them those for CleverCSV, sizes of the memory slope, ascending."""

    documents: int
    compared: int
    sizes: tuple[int, ...]
    seed: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured; `sized` are runs of one worker by number of documents."""

    asked: Asked
    clean: Times
    mix: Times
    floor: Times
    clever: Times
    beside_clever: Times
    one_worker: Run
    two_workers: Run
    clean_worker: Run
    sized: dict[int, Run]
    start: float
    interpreter: float
    profile: Profile


def measure(asked: Asked) -> Figures:
    """Measure everything; some minutes for 2,000 documents and sizes up to 10,000."""
    clean, mix = make_clean(asked.documents, seed=asked.seed), make_mix(asked.documents, seed=asked.seed)
    compared = mix[:: max(1, len(mix) // asked.compared)][: asked.compared]
    with TemporaryDirectory() as folder:
        one, two = (_run(mix, Path(folder), workers=workers) for workers in (1, 2))
        clean_worker = _run(clean, Path(folder), workers=1)
        sized = {size: _run(mix, Path(folder), workers=1, count=size) for size in asked.sizes}
        start, interpreter = _cold_start(mix[0], Path(folder))
    return Figures(
        asked=asked,
        clean=work_to_times(extract, clean),
        mix=work_to_times(extract, mix),
        floor=work_to_times(split, mix),
        clever=work_to_times(detect_dialect, compared, rounds=1),
        beside_clever=work_to_times(extract, compared),
        one_worker=one,
        two_workers=two,
        clean_worker=clean_worker,
        sized=sized,
        start=start,
        interpreter=interpreter,
        profile=work_to_profile(extract, mix[: len(mix) // 5], warming=mix[len(mix) // 5 :]),
    )


def _run(texts: Sequence[str], folder: Path, *, workers: int, count: int | None = None) -> Run:
    source = folder / "documents.parquet"
    write_parquet(texts, source, count=count)
    return extract_parquet(source, folder / "tables.parquet", workers=workers)


def _cold_start(text: str, folder: Path) -> tuple[float, float]:
    """Seconds of one document from the command line, and of an interpreter that does nothing."""
    report = folder / "report.txt"
    report.write_text(text, encoding="utf-8")
    document = start_to_seconds([sys.executable, "-m", "gouji", "extract", "--quiet", str(report)])
    return document, start_to_seconds([sys.executable, "-c", "pass"])
