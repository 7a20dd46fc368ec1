"""Made-up labelled reports as JSONL: `python -m gouji_training.synthesise --seed N --count K --output FILE.jsonl`.

The records have the fields of annotated ones, split "train".
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gouji_training.synthesis import Sample, synthesise_documents


def sample_to_record(sample: Sample) -> dict[str, Any]:
    """A synthetic document in the schema of `gouji_training.annotations`."""
    return {
        "id": sample.id,
        "family": sample.family,
        "split": "train",
        "form": sample.form,
        "provenance": "synthetic",
        "text": sample.text,
        "lines": [line.label for line in sample.lines],
        "gold": sample.gold,
        "notes": "; ".join(sample.notes),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; exit code 0, or 1 with one line on stderr when the output cannot be written."""
    parser = argparse.ArgumentParser(prog="python -m gouji_training.synthesise", description="Make labelled reports.")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same documents (default 1)")
    parser.add_argument("--count", type=int, default=100, help="documents to make (default 100)")
    parser.add_argument("--output", type=Path, required=True, help="JSONL file to write")
    options = parser.parse_args(arguments)
    records = (sample_to_record(sample) for sample in synthesise_documents(options.seed, options.count))
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    try:
        options.output.write_text(text, encoding="utf-8")
    except OSError as error:
        sys.stderr.write(f"error: {options.output}: cannot be written ({error.strerror})\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
