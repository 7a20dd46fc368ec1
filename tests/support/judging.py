"""Small labelled documents and what might be read out of them, for tests of scoring, evaluation and gate."""

from __future__ import annotations

import numpy as np

from gouji.classifying.labels import LABEL_INDEX, Label
from gouji.extraction import Cell, Extraction, Proposal, Span, Status, Table, Verdict
from gouji_training.evaluating.judging import Judged
from gouji_training.records import GoldCell, LineLabel, Record, Split
from gouji_training.scoring import record_to_score

ROW, OTHER_ROW, COLUMN = "received", "carried_in", "total"
TEXT = "新收\n13\n结转\n13\n共收13件\n13\n-"
"""Two rows with equal values, prose with the same figure, the value printed once more, a printed blank."""
OWN, OTHER, PROSE, COPY, DASH = (3, 5), (9, 11), (14, 16), (18, 20), (21, 22)
_LABELS: tuple[Label, ...] = (
    "row_label",
    "numeric_cell",
    "row_label",
    "numeric_cell",
    "narrative",
    "numeric_cell",
    "numeric_cell",
)


def record(
    cells: dict[str, GoldCell | None] | None = None,
    *,
    id: str = "a",
    flattener: str = "own",
    split: Split = "test",
    corruptions: tuple[str, ...] = (),
    family: str = "plain",
) -> Record:
    """TEXT with gold for rows of table `requests`; by default both rows as they are printed."""
    gold = {ROW: GoldCell("13", OWN), OTHER_ROW: GoldCell("13", OTHER)} if cells is None else cells
    lines, start = [], 0
    for line, label in zip(TEXT.split("\n"), _LABELS, strict=True):
        lines.append(LineLabel(start, start + len(line), label))
        start += len(line) + 1
    return Record(
        id=id,
        family=family,
        group="plain_cells",
        flattener=flattener,
        split=split,
        form="zfxxgk-2021",
        provenance="test",
        text=TEXT,
        lines=tuple(lines),
        gold={"requests": {row: {COLUMN: cell} for row, cell in gold.items()}},
        corruptions=corruptions,
        reviewers=("a reader",),
    )


def cell(
    row: str,
    text: str | None,
    span: Span | None,
    *,
    status: Status = "read",
    confidence: float = 0.99,
    reason: str = "",
) -> Cell:
    """One cell of column `total`."""
    proposal = Proposal(None, None, reason) if reason else None
    support = ("row_label",)
    return Cell(row, COLUMN, text, None, status, confidence, span=span, line=1, support=support, proposal=proposal)


def extraction(*cells: Cell, verdict: Verdict = "review") -> Extraction:
    """What was read of table `requests`."""
    table = Table("requests", "zfxxgk-2021", found=True, lines=(1, 6), cells=cells, layout="cells")
    return Extraction("a", "", None, None, None, None, "zfxxgk-2021", verdict, 0.5, None, "0", tables=(table,))


def right_cells() -> tuple[Cell, Cell]:
    """Both rows, each read from its place."""
    return cell(ROW, "13", OWN), cell(OTHER_ROW, "13", OTHER)


def judged(labelled: Record, *cells: Cell, wrong_lines: int = 0, verdict: Verdict = "review") -> Judged:
    """The record judged, with so many of its lines taken for furniture."""
    truth = np.array([LABEL_INDEX[label] for label in labelled.line_labels()], np.int64)
    taken = truth.copy()
    taken[:wrong_lines] = LABEL_INDEX["furniture"]
    return Judged(record_to_score(labelled, [extraction(*cells, verdict=verdict)]), truth, taken)
