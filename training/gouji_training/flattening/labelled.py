"""Traced text to a labelled record: line labels, gold and spans follow from where each character comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouji.classifying.labels import Label
from gouji.classifying.normal import line_to_tokens
from gouji.reading.unprinted import INVISIBLE
from gouji.segmenting.values import VALUE
from gouji_training.flattening.printed_rows import key_to_printed_row
from gouji_training.flattening.traced import NOWHERE, Traced
from gouji_training.records import Gold, GoldCell, LineLabel
from gouji_training.synthesis.model import Key, Kind, kinds_to_label

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_CELLS: tuple[Kind, ...] = ("column_header", "row_label", "numeric_cell")


def traced_to_lines(traced: Traced) -> tuple[LineLabel, ...]:
    """The label of every line that holds more than separators."""
    labels: list[LineLabel] = []
    start = 0
    for line in traced.lines():
        if line_to_tokens(line.text):
            labels.append(LineLabel(start, start + len(line), _line_to_label(line)))
        start += len(line) + 1
    return tuple(labels)


def _line_to_label(line: Traced) -> Label:
    """Cells win over prose on the same line; of prose, headings and furniture, what prints most characters does.

    A line without any character of the source is what the tool added: furniture.
    """
    counts: dict[Label, int] = {}
    for origin, char in zip(line.origins, line.text, strict=True):
        if origin != NOWHERE and not char.isspace():
            unit, _ = line.source.place(origin)
            label = line.source.units[unit].label
            counts[label] = counts.get(label, 0) + 1
    kinds = {kind for kind in _CELLS if kind in counts}
    if kinds:
        return kinds_to_label(kinds)
    return max(counts, key=lambda label: counts[label]) if counts else "furniture"


def traced_to_gold(traced: Traced, *, blanks: bool, doubtful: Iterable[Key] = ()) -> Gold:
    """The gold of every value of the source.

    A value printed empty is gold "" where the layout keeps empty cells (`blanks`), else None, and the rest of its row
    is not placeable, as neighbours close up. A value that is printed more than once counts where it first stands
    whole; one that is printed in part or not at all is None, and so is an empty one that is `doubtful`. Values that run
    together are placeable where each is one digit.
    """
    spans = value_spans(traced)
    keys = {unit.key: unit.text for unit in traced.source.units if unit.key}
    open_rows = set() if blanks else {key_to_printed_row(key) for key, text in keys.items() if not text}
    doubts = {*doubtful, *_run_together(traced.text, spans)}
    gold: Gold = {}
    for key, text in keys.items():
        table, row, column = key
        cell: GoldCell | None = GoldCell("", None) if not text and blanks and key not in doubts else None
        if key in spans:
            start, end = spans[key]
            placeable = key not in doubts and key_to_printed_row(key) not in open_rows
            cell = GoldCell(traced.text[start:end], (start, end), placeable)
        gold.setdefault(table, {}).setdefault(row, {})[column] = cell
    return gold


def _run_together(text: str, spans: Mapping[Key, tuple[int, int]]) -> set[Key]:
    """Values with nothing between them, unless each of the run is one digit: 130 may be 13 and 0 or 1 and 30."""
    doubts: set[Key] = set()
    run: list[Key] = []
    for key in [*sorted(spans, key=lambda key: spans[key]), None]:
        if key is not None and run and spans[run[-1]][1] == spans[key][0]:
            run.append(key)
            continue
        if len(run) > 1 and not all(text[slice(*spans[one])] in _DIGITS for one in run):
            doubts.update(run)
        run = [] if key is None else [key]
    return doubts


def value_spans(traced: Traced) -> Mapping[Key, tuple[int, int]]:
    """Where each value first stands whole in the text: all its characters in order, nothing that prints between.

    Where none does, its number alone counts: a narrow cell may break the line before a unit (2960 | 件).
    """
    spans: dict[Key, tuple[int, int]] = {}
    positions: dict[int, list[list[int]]] = {}
    for at, origin in enumerate(traced.origins):
        if origin == NOWHERE:
            continue
        unit, index = traced.source.place(origin)
        if traced.source.units[unit].key is not None:
            _follow(positions.setdefault(unit, []), at, index)
    for unit, stretches in positions.items():
        source = traced.source.units[unit]
        size = _count_printed(source.text)
        number = _count_without_unit(source.text)
        whole = [stretch for stretch in stretches if len(stretch) == size]
        for stretch in [*whole, *(stretch[:number] for stretch in stretches if number < size)]:
            inner = traced.text[stretch[0] : stretch[-1] + 1]
            if source.key and _count_printed(inner) == len(stretch) >= number:
                spans.setdefault(source.key, (stretch[0], stretch[-1] + 1))
    return spans


def _count_without_unit(text: str) -> int:
    """How many characters are seen of a value before its unit; of all of it, where it is no number with a unit."""
    match = VALUE.fullmatch(text)
    return _count_printed(text[: match.end("number")] if match else text)


def _count_printed(text: str) -> int:
    """How many characters of a text are seen: no blanks, soft hyphens, joiners or marks of direction."""
    return len("".join(INVISIBLE.sub("", text).split()))


def _follow(stretches: list[list[int]], at: int, index: int) -> None:
    """Add a character of a value to its stretch in the text; the value's first character begins a new one."""
    if index == 0 or not stretches:
        stretches.append([])
    stretches[-1].append(at)
