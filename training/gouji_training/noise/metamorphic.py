"""The same grid through several flatteners: where two texts are trusted for one cell, they say the same.

No gold is needed, so nothing of the tracing can hide an error: whatever a flattener does, a report has one truth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from multiprocessing import get_context
from random import Random

from gouji.extraction import TRUSTED, CellKey, Extraction, Verdict
from gouji.pipeline import document_to_extractions
from gouji.reading import text_to_document
from gouji_training.flattening.choosing import names_to_flatteners
from gouji_training.flattening.flattener import Failure
from gouji_training.noise.documents import draw_whole_page, draw_with_looks
from gouji_training.scoring import is_blank, is_same
from gouji_training.synthesis import Page

GRIDS_A_BATCH = 25
"""Grids that go through the same flatteners, so that a real tool is started once for all of them."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two flatteners of one grid whose texts gouji trusts for different things; "" stands for a blank.

    `cell` is None where both are accepted and one has cells that the other lacks.
    """

    grid: str
    flatteners: tuple[str, str]
    cell: CellKey | None
    texts: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Pairs of texts of `grids` grids: `equal` are those that are both accepted and the same, in `flagged` ones one
    text at least is not accepted and nothing trusted differs, the others are in `conflicts`.
    """

    grids: int = 0
    equal: int = 0
    flagged: int = 0
    conflicts: tuple[Conflict, ...] = ()

    def __add__(self, other: Comparison) -> Comparison:
        return Comparison(
            self.grids + other.grids,
            self.equal + other.equal,
            self.flagged + other.flagged,
            self.conflicts + other.conflicts,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What is trusted of one text: the printed text of each cell, "" for blanks."""

    flattener: str
    verdict: Verdict
    trusted: dict[CellKey, str]


def compare_grids(
    *, grids: int, flatteners: Sequence[str], each: int, seed: int, workers: int = 1
) -> Iterator[Comparison]:
    """Comparisons of batches of grids, each batch through `each` of the flatteners, drawn by chance.

    Raises TrainingError when a tool is not there.
    """
    starts = range(0, grids, GRIDS_A_BATCH)
    batches = [(start, min(GRIDS_A_BATCH, grids - start)) for start in starts]
    compare = partial(compare_batch, flatteners=tuple(flatteners), each=each, seed=seed)
    if workers == 1:
        yield from map(compare, batches)
        return
    with get_context("spawn").Pool(workers) as pool:
        yield from pool.imap_unordered(compare, batches)


def compare_batch(batch: tuple[int, int], *, flatteners: Sequence[str], each: int, seed: int) -> Comparison:
    """Compare the grids of a batch, given by the number of the first one and their count."""
    first, count = batch
    chosen = Random(f"{seed}/{first}").sample(list(flatteners), min(each, len(flatteners)))
    pages = [_draw(f"{seed}/{number}") for number in range(first, first + count)]
    readings = [_flatten(pages, name) for name in chosen]
    return sum((_compare(page, of_page) for page, *of_page in zip(pages, *readings, strict=True)), start=Comparison())


def _draw(name: str) -> Page:
    """A page of all-different figures, or, one in four, with figures and blanks as agencies have them."""
    rng = Random(name)
    return draw_whole_page(rng, name) if rng.random() < 0.25 else draw_with_looks(rng, name)


def _flatten(pages: Sequence[Page], name: str) -> list[Reading | None]:
    """What gouji makes of each page through one flattener; None for a page that its tool fails on."""
    rngs = [Random(f"{page.id}/{name}") for page in pages]
    texts = names_to_flatteners([name])[0].flatten(pages, rngs)
    return [None if isinstance(text, Failure) else _text_to_reading(text, name) for text in texts]


def _text_to_reading(text: str, name: str) -> Reading:
    extraction = document_to_extractions(text_to_document(text, source=name))[0]
    return Reading(name, extraction.verdict, extraction_to_trusted(extraction))


def extraction_to_trusted(extraction: Extraction) -> dict[CellKey, str]:
    """The printed text of every trusted cell, "" for blanks."""
    return {
        (table.table, cell.row, cell.column): "" if is_blank(cell.text) else cell.text or ""
        for table in extraction.tables
        for cell in table.cells
        if cell.status in TRUSTED
    }


def _compare(page: Page, readings: Sequence[Reading | None]) -> Comparison:
    result = Comparison(grids=1)
    for one, other in combinations([reading for reading in readings if reading], 2):
        conflict = pair_to_conflict(page.id, one, other)
        both = one.verdict == other.verdict == "accepted"
        result += Comparison(
            equal=int(both and conflict is None),
            flagged=int(not both and conflict is None),
            conflicts=() if conflict is None else (conflict,),
        )
    return result


def pair_to_conflict(grid: str, one: Reading, other: Reading) -> Conflict | None:
    """The first cell that both trust for different things, or a difference in the cells of two accepted reports."""
    names = (one.flattener, other.flattener)
    for key in one.trusted.keys() & other.trusted.keys():
        texts = one.trusted[key], other.trusted[key]
        if not is_same(*texts):
            return Conflict(grid, names, key, texts)
    if one.verdict == other.verdict == "accepted" and one.trusted.keys() != other.trusted.keys():
        return Conflict(grid, names, None, ("", ""))
    return None
