"""python -m gouji_training.benchmarks.million: begin the run or go on with it, then write the page of what is done."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from gouji_training.benchmarks.million.page import Journal, journal_to_page
from gouji_training.benchmarks.million.running import CORPUS, RUN, run_for, write_corpus


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the corpus where there is none, work on it, write the page."""
    parser = argparse.ArgumentParser(prog="python -m gouji_training.benchmarks.million", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where corpus and run are kept between the calls")
    parser.add_argument("--documents", type=int, default=1_000_000, metavar="N", help="documents (%(default)s)")
    parser.add_argument("--workers", type=int, default=0, metavar="N", help="processes; 0: all cores (%(default)s)")
    parser.add_argument("--minutes", type=float, default=0, metavar="N", help="stop after as many; 0: at the end")
    parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same documents (%(default)s)")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="the page to write")
    asked = parser.parse_args(arguments)
    if asked.documents < 1 or asked.workers < 0 or asked.minutes < 0:
        parser.error("--documents must be at least 1, --workers and --minutes at least 0")
    write_corpus(asked.folder / CORPUS, asked.documents, seed=asked.seed)
    run_for(asked.folder, workers=asked.workers, minutes=asked.minutes)
    asked.output.write_text(journal_to_page(Journal.read(asked.folder / RUN)), encoding="utf-8")


if __name__ == "__main__":
    main()
