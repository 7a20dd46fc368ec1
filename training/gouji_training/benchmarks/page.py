"""Figures to a page in Markdown, with the machine and the commit that they are of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from gouji_training.benchmarks.corpus import DAMAGED
from gouji_training.benchmarks.machine import commit_name, machine_line
from gouji_training.benchmarks.measuring import Figures
from gouji_training.benchmarks.processes import Run
from gouji_training.benchmarks.profiling import Profile
from gouji_training.benchmarks.rates import Times

LEAST_SHARE = 0.005
"""Of the time: stages that take less are not listed."""


def figures_to_page(figures: Figures, *, load: float) -> str:
    """The page; `load` is the machine's load (processes that want to run) before the benchmark began."""
    parts = (_head(figures, load), _rates(figures), _ratios(figures), _memory(figures), _profile(figures.profile))
    return "\n".join(line for part in parts for line in (*part, ""))


def _head(figures: Figures, load: float) -> Iterator[str]:
    asked = figures.asked
    yield "# Benchmarks"
    yield ""
    yield "Written by `make bench`. Times of single documents are processor time, the least of three passes; runs from"
    yield "file to file are wall time, start of the interpreter included. Read the ratios: they were taken in one run."
    yield ""
    yield f"- machine: {machine_line()}"
    yield f"- load when it began: {load:.1f}" + (" (others were at work: times are too long)" if load > 0.5 else "")
    yield f"- commit: {commit_name()}"
    yield f"- documents: {asked.documents:,} clean ones in gouji's own layouts; {asked.documents:,} of a mix, own"
    yield f"  layouts and real extractors in turn, {DAMAGED:.0%} damaged; seed {asked.seed}"


def _rates(figures: Figures) -> Iterator[str]:
    yield "| one process | median ms | 90 % ms | worst ms | documents/s |"
    yield "|---|---|---|---|---|"
    for name, times in (
        ("clean", figures.clean),
        ("mix", figures.mix),
        ("mix: read and split only", figures.floor),
        (f"{len(figures.clever.seconds)} of the mix: CleverCSV's dialect", figures.clever),
        ("the same: gouji", figures.beside_clever),
    ):
        yield f"| {name} | {_milliseconds(times)} | {1 / times.mean:,.0f} |"
    yield ""
    yield "| Parquet to Parquet | seconds | documents/s | documents/s and core |"
    yield "|---|---|---|---|"
    for name, run in (
        ("clean, 1 worker", figures.clean_worker),
        ("mix, 1 worker", figures.one_worker),
        ("mix, 2 workers", figures.two_workers),
    ):
        rate = figures.asked.documents / run.seconds
        yield f"| {name} | {run.seconds:.1f} | {rate:,.0f} | {figures.asked.documents / run.processor:,.0f} |"


def _milliseconds(times: Times) -> str:
    return " | ".join(f"{1e3 * times.share(share):.3g}" for share in (0.5, 0.9, 1.0))


def _ratios(figures: Figures) -> Iterator[str]:
    floor, clever = figures.mix.mean / figures.floor.mean, figures.clever.mean / figures.beside_clever.mean
    yield f"- gouji takes {floor:,.0f} times as long as reading and splitting the same documents"
    yield f"- CleverCSV's dialect detection takes {clever:,.1f} times as long as gouji on the same documents"
    yield f"- 2 workers are {figures.one_worker.seconds / figures.two_workers.seconds:.2f} times as fast as 1"
    yield f"- one document from the command line: {figures.start:.2f} s; `python -c pass`: {figures.interpreter:.2f} s"


def _memory(figures: Figures) -> Iterator[str]:
    yield "| documents, 1 worker | greatest size MiB | seconds |"
    yield "|---|---|---|"
    for size, run in figures.sized.items():
        yield f"| {size:,} | {run.mebibytes:.0f} | {run.seconds:.1f} |"
    for (few, small), (many, large) in pairwise(figures.sized.items()):
        yield ""
        yield f"From {few:,} to {many:,}: {_slope(small, large, many - few):+.2f} MiB for 10,000 documents."


def _slope(small: Run, large: Run, documents: int) -> float:
    return (large.mebibytes - small.mebibytes) * 10_000 / documents


def _profile(profile: Profile) -> Iterator[str]:
    yield "## Where the time goes"
    yield ""
    yield f"One pass over a fifth of the mix, the others read before it: {profile.calls:,.0f} calls of functions for a"
    yield f"document. The dearest function, {profile.dearest[0]}, takes {profile.dearest[1]:.1%}."
    yield ""
    yield "| stage (folder of `inference/gouji`) | share |"
    yield "|---|---|"
    for stage, share in profile.shares.items():
        if share >= LEAST_SHARE:
            yield f"| {stage} | {share:.1%} |"
