"""python -m gouji_training.benchmarks: documents per second and memory, beside a floor and CleverCSV."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from gouji_training.benchmarks.measuring import Asked, measure
from gouji_training.benchmarks.page import figures_to_page

NEEDED = ("clevercsv", "pyarrow")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(prog="python -m gouji_training.benchmarks", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000, metavar="N", help="documents of the mix (%(default)s)")
    parser.add_argument("--compared", type=int, default=40, metavar="N", help="those for CleverCSV (%(default)s)")
    parser.add_argument(
        "--sizes",
        default="1000,10000",
        metavar="N,N",
        help="documents for the memory slope, up to a million (%(default)s)",
    )
    parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same documents (%(default)s)")
    parser.add_argument("--output", type=Path, metavar="FILE", help="the page to write (default: standard output)")
    asked = parser.parse_args(arguments)
    if asked.documents < 10 or not 1 <= asked.compared <= asked.documents:
        parser.error("--documents must be at least 10, --compared between 1 and that many")
    try:
        sizes = tuple(sorted({int(size) for size in asked.sizes.split(",") if size}))
    except ValueError:
        parser.error(f"--sizes {asked.sizes}: give whole numbers with commas between them")
    if any(size < 1 for size in sizes):
        parser.error("--sizes must be at least 1")
    _refuse_lack(parser)
    load = os.getloadavg()[0]
    page = figures_to_page(measure(Asked(asked.documents, asked.compared, sizes, asked.seed)), load=load)
    if asked.output is None:
        sys.stdout.write(page)
    else:
        asked.output.write_text(page, encoding="utf-8")


def _refuse_lack(parser: argparse.ArgumentParser) -> None:
    """Say what is not installed, before minutes are spent."""
    from importlib.util import find_spec

    lacking = [name for name in NEEDED if find_spec(name) is None]
    if lacking:
        parser.error(f"{' and '.join(lacking)} not installed: pip install 'gouji[bench]'")


if __name__ == "__main__":
    main()
