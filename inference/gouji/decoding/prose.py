"""Line labels to the lines that hold no table text: prose and page furniture, which may be full of figures.

The classifier only proposes. A line that is made of known labels, or of figures alone, is kept whatever it says: a
wrong label must cost a note at most, never a cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gouji.classifying.labels import LABELS
from gouji.decoding.label_index import LabelIndex
from gouji.document import CELL_END
from gouji.segmenting.segments import LONGEST_LINE

SKIPPED = tuple(LABELS.index(label) for label in ("narrative", "furniture"))
THRESHOLD = 0.5
"""More likely prose or furniture than anything else."""
_CELL = re.compile(f"(?:[^|｜│┃\t \u00a0\u3000{CELL_END}]|[ \u00a0\u3000](?![ \u00a0\u3000]))+")
_NO_TEXT = re.compile(r"[^\w]*(?:[0-9０-９.,，．%％\s|/\\+\-—－无無]|[^\w])*")


def lines_to_skip(lines: Sequence[str], probabilities: NDArray[np.float32], labels: LabelIndex) -> frozenset[int]:
    """Numbers of the lines, from 0, to leave out; `probabilities` is [lines, labels] in the order of LABELS."""
    likely = probabilities[:, SKIPPED].sum(axis=1) > THRESHOLD
    return frozenset(int(i) for i in np.flatnonzero(likely) if not _is_table_text(lines[int(i)][:LONGEST_LINE], labels))


def _is_table_text(line: str, labels: LabelIndex) -> bool:
    if _NO_TEXT.fullmatch(line) or any(labels.is_label(cell) for cell in _CELL.findall(line)):
        return True
    return bool(labels.find_glued_labels(line))
