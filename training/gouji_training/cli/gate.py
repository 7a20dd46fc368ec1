"""gouji gate: whether a candidate model may take the place of the shipped one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gouji.cli.counts import text_to_workers
from gouji.cli.exits import OK
from gouji.cli.talk import say

FAILED = 1
"""Exit code when a check failed."""

MADE, MADE_SHORT, LIMIT_SHORT = 240, 30, 20
"""Made-up documents for each of the two made-up splits, the layouts taking turns, and in the short form; that one also
takes so many documents at most of every other split, and then some 10 seconds."""

_DESCRIPTION = """\
Compare a candidate model with the shipped one on named splits: made-up documents in known layouts, such documents
with damage, splits dev and test of the data, and its reviewed documents of split test. Prints a PASS or FAIL line a
figure. A figure fails below its floor, and where it is worse than that of the shipped model beyond what resampling the
documents explains (one-sided, 95 percent) and what fitting again moves (0.005; 0.0001 for errors). A split without
documents fails.
"""

_EXITS = """\
exit codes:
  0    every check passed
  1    a check failed, or nothing was checked
  2    wrong usage, broken records or floors, or a model error
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; nothing heavy is loaded for that."""
    parser = subparsers.add_parser(
        "gate",
        help="compare a candidate model with the shipped one",
        description=_DESCRIPTION,
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    parser.add_argument("--candidate", type=Path, required=True, metavar="FOLDER", help="model folder to judge")
    parser.add_argument(
        "--shipped", type=Path, metavar="FOLDER", help="model to compare with (default: the shipped one)"
    )
    parser.add_argument(
        "--data",
        type=Path,
        nargs="+",
        action="extend",
        metavar="FILE",
        help="records as JSONL or Parquet (default: the shipped annotations and flattened documents)",
    )
    parser.add_argument("--floors", type=Path, metavar="FILE", help="floors to use instead of the shipped ones")
    parser.add_argument(
        "--short",
        action="store_true",
        help="few documents of each split and the annotations alone, for a quick look and for CI",
    )
    parser.add_argument(
        "--processes",
        type=text_to_workers,
        default=1,
        metavar="N",
        help="processes, 0: all cores (default %(default)s)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print a line a check and say how many failed."""
    from gouji.pool import workers_to_count
    from gouji_training.gating.floors import FLOORS, load_floors
    from gouji_training.gating.gate import Plan, run_gate
    from gouji_training.gating.splits import records_to_splits
    from gouji_training.records import read_records

    floors = load_floors(arguments.floors or FLOORS)
    paths = arguments.data or _shipped_paths(short=arguments.short)
    made, limit = (MADE_SHORT, LIMIT_SHORT) if arguments.short else (MADE, None)
    splits = records_to_splits(read_records(paths), made=made, limit=limit)
    plan = Plan(arguments.candidate, arguments.shipped, splits, floors, workers_to_count(arguments.processes))
    for floor in floors:
        for before, after in floor.drops():
            say(f"floor {floor.split}.{floor.figure.name} was lowered on {after.date}: {before.value} to {after.value}")
    checks = run_gate(plan, say=say)
    for check in checks:
        sys.stdout.write(check.to_line() + "\n")
    failed = sum(not check.passed for check in checks)
    say(f"{len(checks) - failed} of {len(checks)} checks passed")
    return FAILED if failed or not checks else OK


def _shipped_paths(*, short: bool) -> list[Path]:
    """Annotations and flattened documents; annotations alone in the short form, since reading all takes 15 seconds."""
    from gouji_training.corpora.shipped import shipped_data

    shipped = shipped_data()
    return [*shipped.annotations, *(() if short else shipped.flattened)]
