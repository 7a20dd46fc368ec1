"""Confidences by evidence: `python -m gouji_training.calibration models/NAME` adds them to a model folder.

Every trusted cell names the evidence that put it in its place. Over synthesised documents that no training saw, the
share of right cells among those with the same evidence is the confidence that gouji hands out for it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gouji.deciding.confidence import support_to_signature
from gouji.errors import GoujiError
from gouji.extraction import TRUSTED, Cell, Extraction
from gouji.pipeline import document_to_extractions
from gouji.reading import text_to_document
from gouji_training.errors import TrainingError
from gouji_training.synthesis import Sample, synthesise_documents

SEED = 10_001
"""Far from the seeds of training, so that no document is in both."""
DOCUMENTS = 900


@dataclass(frozen=True, slots=True)
class Counted:
    """Trusted cells with one kind of evidence: how many there were, how many of them were right."""

    cells: int
    right: int

    @property
    def confidence(self) -> float:
        """Rule of succession, (right + 1) / (cells + 2): never 0 or 1, and low where little was counted."""
        return round((self.right + 1) / (self.cells + 2), 6)


def samples_to_counts(samples: Iterable[Sample], model: Path) -> dict[str, Counted]:
    """Counts by signature of evidence, sorted by it; cells whose gold the text does not tell are left out."""
    cells: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for sample in samples:
        extraction = document_to_extractions(text_to_document(sample.text, source=sample.id), model=model)[0]
        for cell, gold in _trusted_cells(extraction, sample):
            signature = support_to_signature(cell.support)
            cells[signature] += 1
            right[signature] += _squeezed(cell.text) == _squeezed(gold)
    return {signature: Counted(cells[signature], right[signature]) for signature in sorted(cells)}


def _trusted_cells(extraction: Extraction, sample: Sample) -> Iterator[tuple[Cell, str]]:
    for table in extraction.tables:
        for cell in table.cells:
            gold = sample.gold.get(table.table, {}).get(cell.row, {}).get(cell.column)
            if cell.status in TRUSTED and gold is not None:
                yield cell, gold


def _squeezed(text: str | None) -> str:
    return "".join((text or "").split())


def calibrate_model(folder: Path, *, documents: int = DOCUMENTS, seed: int = SEED) -> Mapping[str, Counted]:
    """Write the confidences into `folder`/meta.json and its card. Raises TrainingError when it cannot be written."""
    counts = samples_to_counts(synthesise_documents(seed, documents), folder)
    try:
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        meta["confidences"] = {signature: counted.confidence for signature, counted in counts.items()}
        meta["calibration"] = {
            "documents": documents,
            "seed": seed,
            "counts": {signature: [counted.right, counted.cells] for signature, counted in counts.items()},
        }
        (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", "utf-8")
        card = (folder / "README.md").read_text("utf-8").split(HEADING)[0].rstrip()
        (folder / "README.md").write_text(card + "\n\n" + _counts_to_section(counts, documents, seed, folder), "utf-8")
    except (OSError, ValueError) as error:
        raise TrainingError(f"{folder}: cannot be calibrated ({error}); name a model folder") from None
    return counts


HEADING = "## Confidences"


def _counts_to_section(counts: Mapping[str, Counted], documents: int, seed: int, folder: Path) -> str:
    cells = sum(counted.cells for counted in counts.values())
    wrong = cells - sum(counted.right for counted in counts.values())
    rows = [f"| {name} | {c.cells} | {c.cells - c.right} | {c.confidence:.6f} |" for name, c in counts.items()]
    return "\n".join(
        [
            HEADING,
            "",
            f"Trusted cells by the evidence that placed them, over {documents} synthetic documents (seed {seed}, not in"
            f" training): {cells} cells, {wrong} wrong. A confidence is (right + 1) / (cells + 2).",
            "",
            "| evidence | cells | wrong | confidence |",
            "|---|---|---|---|",
            *rows,
            "",
            f"    python -m gouji_training.calibration models/{folder.name} --documents {documents} --seed {seed}",
            "",
        ]
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; exit code 0, or 1 with one line on stderr when the folder cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m gouji_training.calibration", description="Calibrate a model.")
    parser.add_argument("folder", type=Path, help="model folder to write into")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help=f"synthetic documents (default {DOCUMENTS})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"seed of synthesis (default {SEED})")
    options = parser.parse_args(arguments)
    try:
        counts = calibrate_model(options.folder, documents=options.documents, seed=options.seed)
    except GoujiError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    sys.stderr.write(f"{options.folder}: {sum(c.cells for c in counts.values())} cells counted\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
