"""gouji synthesise: made-up reports with labels and gold, flattened by gouji's own layouts or by real extractors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gouji.cli.counts import text_to_positive
from gouji.cli.exits import OK, USAGE
from gouji.cli.talk import say

if TYPE_CHECKING:
    from gouji_training.flattening.flattener import Flattener
    from gouji_training.records import Record

_DESCRIPTION = """\
Make up reports: draw figures that keep the sums of the form, write them as HTML, DOCX or PDF, flatten these with
extractors as scrapers use them, damage the text a little, and label every line and value by where it came from.
The same options give the same bytes.
"""

_EPILOG = """\
examples:
  gouji synthesise --seed 1 --count 200 --output made.jsonl
  gouji synthesise --setup
  gouji synthesise --seed 1 --count 500 --flatteners real --output made.parquet
  gouji synthesise --seed 1 --count 50 --flatteners trafilatura_2_0,w3m-80/td --output made.jsonl

Real extractors run in environments of their own, made by --setup in $GOUJI_FLATTENERS (gouji/flatteners in the
user's cache by default), or are programs of the system (w3m, pandoc, pdftotext ...).

exit codes:
  0    done; a page that a tool failed on gives no record and is named on stderr
  2    a wrong option, an output that cannot be written, or a tool that is not there (the error names the cure)
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "synthesise",
        help="make labelled reports to train and test with",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="start of the chance (default: 0)")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--count", type=text_to_positive, default=100, metavar="K", help="pages to draw (default: 100)")
    size.add_argument("--each", type=text_to_positive, metavar="K", help="pages to draw for every flattener")
    parser.add_argument("--output", metavar="FILE", help="file to write, .jsonl or .parquet by its suffix")
    parser.add_argument(
        "--flatteners",
        default="own",
        metavar="NAMES",
        help="own, real, further, all, or names of families or tools, parted by commas; they take turns (default: own)",
    )
    parser.add_argument(
        "--split",
        choices=("train", "dev", "test"),
        help="split to put in the records (default: that of each flattener, see --list)",
    )
    parser.add_argument("--undamaged", action="store_true", help="leave pages and texts as drawn")
    parser.add_argument("--list", action="store_true", help="list the flatteners and what they need, then leave")
    parser.add_argument("--setup", action="store_true", help="make the environments of the flatteners, then leave")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """List, set up or make records."""
    from gouji_training.flattening.choosing import names_to_flatteners

    if arguments.list:
        return run_list()
    names = [name.strip() for name in arguments.flatteners.split(",") if name.strip()]
    if arguments.setup:
        return run_setup(["real"] if names == ["own"] else names)
    flatteners = names_to_flatteners(names)
    if not arguments.output or not flatteners:
        say("error: " + ("--flatteners names none" if arguments.output else "--output FILE is missing"))
        return USAGE
    return _make(arguments, flatteners)


def _make(arguments: argparse.Namespace, flatteners: tuple[Flattener, ...]) -> int:
    from pathlib import Path

    from gouji_training.records import write_records
    from gouji_training.synthesise import synthesise_records

    count = arguments.count if arguments.each is None else arguments.each * len(flatteners)
    made = synthesise_records(
        arguments.seed,
        count,
        flatteners=flatteners,
        split=arguments.split,
        damaged=not arguments.undamaged,
        say=say,
    )
    counted = _Counted(made)
    write_records(counted, Path(arguments.output))
    say(f"{counted.count} records of {count} pages, {len(flatteners)} flatteners: {arguments.output}")
    return OK


class _Counted:
    """Counts records on their way to the file."""

    def __init__(self, records: Iterator[Record]) -> None:
        self.count = 0
        self._records = records

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.count += 1
            yield record


def run_list() -> int:
    """A line a flattener: family, group, tool, split, what it needs, whether that is there."""
    from gouji_training.flattening.flattener import MORE, OWN
    from gouji_training.flattening.real import FAMILIES, tool_to_split
    from gouji_training.flattening.real.needs import family_to_lack, family_to_requirement

    for own in (*OWN, *MORE):
        sys.stdout.write(f"{own.name:28} {own.group:12} {own.tool:18} {tool_to_split(own.tool):6} nothing\n")
    for family in FAMILIES:
        state = "missing" if family_to_lack(family) else "ready"
        needs = f"{family_to_requirement(family)} ({state})"
        split = tool_to_split(family.tool)
        sys.stdout.write(f"{family.name:28} {family.group:12} {family.tool:18} {split:6} {needs}\n")
    return OK


def run_setup(names: list[str]) -> int:
    """Make the environments of the named flatteners; say which programs of the system are missing."""
    from gouji_training.flattening.choosing import names_to_flatteners
    from gouji_training.flattening.real import FAMILIES, set_up
    from gouji_training.flattening.real.needs import families_to_environments, family_to_lack

    wanted = {flattener.name for flattener in names_to_flatteners(names)}
    families = [family for family in FAMILIES if family.name in wanted]
    set_up(families_to_environments(families), say)
    lacks = dict.fromkeys(lack for lack in map(family_to_lack, families) if lack is not None)
    for lack in lacks:
        say(lack)
    return USAGE if lacks else OK
