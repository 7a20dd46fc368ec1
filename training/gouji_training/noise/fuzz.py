"""Edited documents under limits of time and memory: no exception, no figure out of thin air, no document that hangs.

A document that takes longer than the bound is timed again, as a machine that is busy otherwise slows one run, not all.
"""

from __future__ import annotations

import resource
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from random import Random
from types import FrameType

from gouji.extraction import TRUSTED, Extraction
from gouji.pipeline import document_to_extractions
from gouji.reading import text_to_document
from gouji.reading.unprinted import INVISIBLE
from gouji_training.flattening.own import LAYOUTS, page_to_text
from gouji_training.noise.documents import draw_whole_page, draw_with_looks
from gouji_training.noise.edits import edited_text
from gouji_training.scoring import is_blank, is_same

EXPECTED_SECONDS = 0.05
"""What a document may take at worst by the project's aim."""

SECONDS_FIXED, SECONDS_A_CHARACTER = 5 * EXPECTED_SECONDS, 3e-5
"""The bound: five times the aim, and more for texts that edits made long, some four times what a character of a usual
report takes; 60,000 characters may take 2 seconds. A case that is exponential passes any bound."""

SECONDS_CUT = 60
"""Processor time after which a document is given up."""

MOST_MEMORY = 2 << 30
"""Bytes of a process: of them onnxruntime and NumPy take some 0.2 GiB."""

_BATCH = 50
_BASES = 3 * len(LAYOUTS)
_RUNS = 3
_MOST_EDITS = 8
_CUT_OUT = 0.75
"""Share of documents that are a stretch of a report: they are read faster, and most of what can break is local."""


class _TooSlow(BaseException):
    """Raised by the clock; no part of gouji catches it."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A document and how many edits made it."""

    number: int
    text: str
    edits: int


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """One document: `seconds` as the best of some runs, `fault` what went wrong (None: nothing)."""

    number: int
    edits: int
    characters: int
    seconds: float
    fault: str | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that one process read after each other; `memory` is the most that it ever held, in bytes."""

    documents: tuple[Fuzzed, ...]
    memory: int


def fuzz_documents(*, documents: int, seed: int, workers: int = 1) -> Iterator[Batch]:
    """Read that many edited documents, some at a time."""
    batches = [range(start, min(start + _BATCH, documents)) for start in range(0, documents, _BATCH)]
    run = partial(fuzz_batch, seed=seed)
    if workers == 1:
        yield from map(run, batches)
        return
    with get_context("spawn").Pool(workers) as pool:
        yield from pool.imap_unordered(run, batches)


def fuzz_batch(numbers: Sequence[int], *, seed: int) -> Batch:
    """Read the documents of these numbers."""
    fuzzed = tuple(fuzz_document(number_to_edited(number, seed=seed)) for number in numbers)
    return Batch(fuzzed, _peak_memory())


def number_to_edited(number: int, *, seed: int) -> Edited:
    """The edited document of a number."""
    rng = Random(f"fuzz/{seed}/{number}")
    bases = _bases(seed)
    text = rng.choice(bases)
    if rng.random() < _CUT_OUT:
        start = rng.randrange(len(text))
        text = text[start : start + rng.randint(50, 2000)]
    edits = rng.randint(1, _MOST_EDITS)
    return Edited(number, edited_text(text, rng, edits=edits, others=bases), edits)


@cache
def _bases(seed: int) -> tuple[str, ...]:
    """Whole reports in every layout."""
    return tuple(_base(Random(f"base/{seed}/{number}"), number) for number in range(_BASES))


def _base(rng: Random, number: int) -> str:
    draw = draw_whole_page if number % 3 else draw_with_looks
    return page_to_text(draw(rng, f"base-{number}"), LAYOUTS[number % len(LAYOUTS)], rng)


def fuzz_document(edited: Edited) -> Fuzzed:
    """Read one document under its bounds."""
    characters = len(edited.text)
    bound = SECONDS_FIXED + SECONDS_A_CHARACTER * characters
    best, fault = SECONDS_CUT * 1.0, None
    for _ in range(_RUNS):
        seconds, fault = _timed(edited.text)
        best = min(best, seconds)
        if fault is not None or best <= bound:
            break
    if fault is None and best > bound:
        fault = f"took {best:.2f} s, the bound is {bound:.2f} s"
    return Fuzzed(edited.number, edited.edits, characters, best, fault)


def _timed(text: str) -> tuple[float, str | None]:
    """Processor time of one run, and what was wrong with it."""
    started = time.process_time()
    try:
        with _alarm():
            extractions = document_to_extractions(text_to_document(text, source="fuzz"))
    except _TooSlow:
        return SECONDS_CUT * 1.0, f"took more than {SECONDS_CUT} s"
    except Exception as error:  # noqa: BLE001 - that there is none, whatever its kind, is what is tested
        return time.process_time() - started, f"{type(error).__name__}: {error}"
    return time.process_time() - started, extractions_to_invention(text, extractions)


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS_CUT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def extractions_to_invention(text: str, extractions: Sequence[Extraction]) -> str | None:
    """The first trusted figure that does not stand in the text where it is said to; None when all do.

    Characters that print nothing are no part of what stands there.
    """
    for extraction in extractions:
        for table in extraction.tables:
            for cell in table.cells:
                if cell.status not in TRUSTED or is_blank(cell.text):
                    continue
                there = INVISIBLE.sub("", text[slice(*cell.span)]) if cell.span else ""
                if cell.text != there and not is_same(cell.text or "", there):
                    return f"{table.table} {cell.row} {cell.column}: {cell.text!r} is read where {there!r} stands"
    return None


def _peak_memory() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
