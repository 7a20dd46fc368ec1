"""How right the figures read from prose are, on annotations/narrative.jsonl.

    python -m gouji_training.narrative_evaluation [--split test] [--show] FILE

A fact is right when its cell and its figure are those of an annotated fact whose span it overlaps.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

import msgspec

from gouji.errors import GoujiError
from gouji.extraction import Number, Span
from gouji.narrative import Fact, Phrasing, load_phrasing, paragraph_to_facts
from gouji_training.errors import AnnotationError, TrainingError
from gouji_training.evaluating.bounds import exact_bounds

FORM = "zfxxgk-2021"
SHARE = "share:"
"""Before the cell of a percentage."""


class StatedFact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure that the paragraph states: `cell` is a quantity of the phrasing, after SHARE for a percentage of it."""

    cell: str
    value: Decimal
    span: Span


class NarrativeRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One annotated paragraph; `year` and `agency` are those of the report where the paragraph needs them."""

    id: str
    split: Literal["dev", "test"]
    text: str
    facts: tuple[StatedFact, ...]
    notes: str
    year: int | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One paragraph: facts found, facts that are not there, facts that were passed over."""

    record: NarrativeRecord
    right: int
    false: tuple[Fact, ...]
    passed_over: tuple[StatedFact, ...]


def path_to_records(path: Path) -> list[NarrativeRecord]:
    """The records of a JSON Lines file. Raises AnnotationError as path:line: reason for one that breaks the rules."""
    records: list[NarrativeRecord] = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AnnotationError(f"{path}: cannot be read: {error}; name a UTF-8 file of JSON Lines") from error
    for number, line in enumerate(lines, start=1):
        try:
            record = msgspec.json.decode(line, type=NarrativeRecord)
        except msgspec.DecodeError as error:
            raise AnnotationError(f"{path}:{number}: {error}; see annotations/GUIDELINE.md, Narrative") from error
        problem = _record_to_problem(record, {other.id for other in records})
        if problem:
            raise AnnotationError(f"{path}:{number}: {problem}")
        records.append(record)
    return records


def _record_to_problem(record: NarrativeRecord, ids: set[str]) -> str | None:
    known = _phrasing().quantities
    if record.id in ids:
        return f"the id {record.id!r} is used before; give each record its own"
    for fact in record.facts:
        start, end = fact.span
        if fact.cell.removeprefix(SHARE) not in known:
            return f"there is no quantity {fact.cell!r}; name one of the phrasing of {FORM}"
        if not 0 <= start < end <= len(record.text) or record.text[start:end] != record.text[start:end].strip():
            return f"the span {list(fact.span)} does not hold a tight piece of the text; count characters from 0"
    return None


def record_to_compared(record: NarrativeRecord) -> Compared:
    """Read the paragraph and set what was found against what is annotated; a fact counts once."""
    left = list(paragraph_to_facts(record.text, _phrasing(), year=record.year, agency=record.agency))
    passed_over = []
    for wanted in record.facts:
        match = next((fact for fact in left if _is_same(fact, wanted)), None)
        if match is None:
            passed_over.append(wanted)
        else:
            left.remove(match)
    return Compared(record, len(record.facts) - len(passed_over), tuple(left), tuple(passed_over))


def _is_same(fact: Fact, wanted: StatedFact) -> bool:
    cell = SHARE + fact.quantity if fact.kind == "share" else fact.quantity
    overlaps = fact.span[0] < wanted.span[1] and wanted.span[0] < fact.span[1]
    return cell == wanted.cell and fact.value == wanted.value and overlaps


def compared_to_lines(compared: Sequence[Compared], *, seconds: float) -> Iterator[str]:
    """The figures in words: counts, precision and recall with one-sided 95 % bounds (Clopper and Pearson)."""
    right = sum(item.right for item in compared)
    false = sum(len(item.false) for item in compared)
    missed = sum(len(item.passed_over) for item in compared)
    silent = sum(not item.record.facts for item in compared)
    yield f"paragraphs  {len(compared)}, of which {silent} state nothing; {right + missed} facts annotated"
    yield _share_to_line("precision", right, right + false)
    yield _share_to_line("recall", right, right + missed)
    yield f"time        {1000 * seconds / max(1, len(compared)):.2f} ms a paragraph"


def _share_to_line(name: str, hits: int, of: int) -> str:
    if not of:
        return f"{name:11} no facts"
    return f"{name:11} {hits / of:.4f}  ({hits} of {of}; at least {exact_bounds(hits, of)[0]:.4f})"


def _mistakes(compared: Iterable[Compared]) -> Iterator[str]:
    for item in compared:
        text = item.record.text
        for fact in item.false:
            yield f"{item.record.id}  false   {fact.quantity} {_value(fact.value)}  {text}"
        for wanted in item.passed_over:
            yield f"{item.record.id}  missed  {wanted.cell} {wanted.value}  {text}"


def _value(value: Number) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures of one split; 0 when done, 2 when the records cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m gouji_training.narrative_evaluation", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path, metavar="FILE", help="annotated paragraphs, JSON Lines")
    parser.add_argument("--split", choices=("dev", "test"), default="test", help="default: test")
    parser.add_argument("--show", action="store_true", help="list what is false and what was passed over (dev only)")
    arguments = parser.parse_args(argv)
    if arguments.show and arguments.split == "test":
        parser.error("--show goes with --split dev: who looks at the test split tunes on it")
    try:
        records = [record for record in path_to_records(arguments.file) if record.split == arguments.split]
        paragraph_to_facts("。", _phrasing())  # jieba's dictionary loads outside the clock
    except GoujiError as error:
        sys.stderr.write(f"gouji: error: {error}\n")
        return 2
    start = time.perf_counter()
    compared = [record_to_compared(record) for record in records]
    seconds = time.perf_counter() - start
    lines = [*compared_to_lines(compared, seconds=seconds), *(_mistakes(compared) if arguments.show else ())]
    sys.stdout.write("\n".join([f"split       {arguments.split}", *lines]) + "\n")
    return 0


def _phrasing() -> Phrasing:
    phrasing = load_phrasing(FORM)
    if phrasing is None:
        raise TrainingError(f"the form {FORM} has no phrasing; reinstall gouji")
    return phrasing


if __name__ == "__main__":
    sys.exit(main())
