"""The runs of one table without what is none of its cells, and with figures whose pieces were torn apart put back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from gouji.decoding.aligning.runs import Run
from gouji.decoding.aligning.torn_digits import runs_without_torn_digits
from gouji.decoding.aligning.torn_numbers import runs_with_torn_numbers
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary
from gouji.decoding.sifting.page_numbers import runs_without_page_numbers
from gouji.decoding.sifting.remarks import runs_without_remarks
from gouji.decoding.sifting.serial_numbers import runs_without_serial_numbers
from gouji.segmenting import Segment


def runs_to_table_runs(
    segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary, *, table: int
) -> Sequence[Run]:
    """The runs of a table printed one row after the other, as its rows are read from; `runs` are in order of the
    text, all of this table.
    """
    widths = row_widths(vocabulary, table)
    runs = runs_without_serial_numbers(segments, runs)
    runs = runs_without_remarks(segments, runs, widths)
    runs = runs_without_page_numbers(segments, runs, vocabulary.form.tables[table], widths)
    runs = runs_without_torn_digits(segments, runs, vocabulary, widths)
    return runs_with_torn_numbers(segments, runs, vocabulary)


@lru_cache(maxsize=64)
def row_widths(vocabulary: Vocabulary, table: int) -> Mapping[int, int]:
    """The number of columns of each row node of a table."""
    blocks = vocabulary.form.tables[table].blocks
    rows = [(i, n) for i, n in enumerate(vocabulary.nodes) if n.kind is NodeKind.ROW and n.table == table]
    return {index: len(blocks[node.block].columns) for index, node in rows}
