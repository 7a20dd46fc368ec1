"""The table of rows side by side without its header: its figures right behind the chapter's heading, told by sums."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checking import rule_instances
from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary
from gouji.decoding.placing.model import Slot
from gouji.decoding.placing.row_sums import rows_with_sum
from gouji.decoding.placing.sums import ends_with_sum
from gouji.decoding.readings import Reading, reading_to_decoded
from gouji.decoding.tables.one_row_cells import row_to_readings
from gouji.forms.model import Block
from gouji.segmenting import Kind, Segment, filled_cells


def heading_to_readings(
    view: str, segments: Sequence[Segment], runs: Sequence[Run], block: Block, vocabulary: Vocabulary, table: str
) -> tuple[Run, list[Reading], frozenset[str]] | None:
    """The heading, the readings of all rows and the rules that told them; None unless no label of the table is printed
    and the figures behind its heading are as many as its cells, and each row ends with its sum.
    """
    if len(runs) != 1 or runs[0].node.kind is not NodeKind.CHAPTER:
        return None
    cells = filled_cells(segments, runs[0].all_cells)
    size, instances = len(block.columns), rule_instances(vocabulary.form, table)
    if len(cells) != len(block.rows) * size or len(rows_with_sum([block], instances)) < len(block.rows):
        return None
    if not _is_told(segments, runs[0], cells, size):
        return None
    readings: list[Reading] = []
    for number, row in enumerate(block.rows):
        own = [segments[i] for i in cells[number * size : (number + 1) * size]]
        slots = [Slot(segment.start, segment.end, segment.kind) for segment in own]
        readings += row_to_readings(view, row.id, block, slots, ("position", "identity"))
    return runs[0], list(map(reading_to_decoded, readings)), frozenset(instance.id for instance in instances)


def _is_told(segments: Sequence[Segment], run: Run, cells: Sequence[int], size: int) -> bool:
    """Whether the figures stand together behind the heading, and the sums hold along rows but not along columns."""
    together = cells[-1] - cells[0] == len(cells) - 1 and all(segments[i].kind is Kind.VALUE for i in cells)
    if not together or any(part.text is not None and part.cells for part in run.parts):
        return False
    rows = [cells[start : start + size] for start in range(0, len(cells), size)]
    turned = [cells[start :: len(rows)] for start in range(len(rows))]
    return _hold(segments, rows) and not _hold(segments, turned)


def _hold(segments: Sequence[Segment], rows: Sequence[Sequence[int]]) -> bool:
    return all(ends_with_sum(segments, own) for own in rows)
