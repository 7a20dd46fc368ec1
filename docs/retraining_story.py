"""What twenty reviewed documents of a new layout earn: the figures of the README, by `make retraining-story`.

The layout is one that no model of gouji has seen: text read from scans, with a line below each piece that tells where
it was found. The commands are those that a user would type, and printed as they are run: `gouji train --annotations`
with twenty reviewed documents, then `gouji gate`, which compares the new model with the base on everything else. Both
models read forty further documents of the layout.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from gouji.cli import main as gouji
from gouji_training.evaluating.figures import judged_to_figures
from gouji_training.evaluating.judging import Reader, records_to_judged
from gouji_training.flattening.held_back import RECOGNISED
from gouji_training.records import Record, write_records
from gouji_training.synthesise import synthesise_records

REVIEWED, UNSEEN = 20, 40
SEED = 30_001
"""Of no document in training, calibration or evaluation."""
SHOWN = {
    "macro_f1": "lines: macro F1",
    "row_label_f1": "lines: F1 of row_label",
    "column_header_f1": "lines: F1 of column_header",
    "cells_right": "cells: share right",
    "silent": "cells: silent errors among the trusted",
}


def main() -> int:
    """Write into the folder named first on the command line; exit code of the gate.

    The base is the shipped model, or the model folder named next.
    """
    folder, base = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None
    folder.mkdir(parents=True, exist_ok=True)
    write_records(make_records(SEED, REVIEWED), folder / "mine.jsonl")
    trained = run(["train", "--output", str(folder / "mine"), "--annotations", str(folder / "mine.jsonl"), "--quick"])
    if trained:
        return trained
    sys.stdout.write(figures_to_table(make_records(SEED + 1, UNSEEN), base, folder / "mine") + "\n")
    sys.stdout.flush()
    shipped = [] if base is None else ["--shipped", str(base)]
    return run(["gate", "--candidate", str(folder / "mine"), *shipped])


def make_records(seed: int, count: int) -> list[Record]:
    """Documents of the layout; labels and gold follow from how they were made, as a careful reviewer would set them."""
    return list(synthesise_records(seed, count, flatteners=[RECOGNISED]))


def run(arguments: Sequence[str]) -> int:
    """Run a command of gouji, telling which."""
    sys.stderr.write(f"$ gouji {' '.join(arguments)}\n")
    return gouji(arguments)


def figures_to_table(records: Sequence[Record], base: Path | None, mine: Path) -> str:
    """Both models on documents that neither has seen, as a Markdown table."""
    judged = records_to_judged(records, [Reader(base), Reader(mine)])
    before, after = (judged_to_figures(documents) for documents in judged)
    rows = [f"| {name} | {before[key]:.4f} | {after[key]:.4f} |" for key, name in SHOWN.items()]
    head = f"| {len(records)} unseen documents of the new layout | base | with {REVIEWED} reviewed documents |"
    return "\n".join([head, "|---|---|---|", *rows])


if __name__ == "__main__":
    sys.exit(main())
