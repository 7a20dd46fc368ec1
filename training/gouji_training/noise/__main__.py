"""python -m gouji_training.noise: how gouji bears damage, changes of layout and random edits."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gouji.cli.counts import text_to_positive
from gouji.cli.exits import USAGE
from gouji.cli.talk import say
from gouji.errors import GoujiError
from gouji_training.flattening.choosing import names_to_flatteners
from gouji_training.noise.commands import run_fuzz, run_metamorphic, run_show, run_study
from gouji_training.noise.ledger import Ledger, code_digest
from gouji_training.noise.setting import LEVELS, names_to_kinds, names_to_levels, study_to_settings
from gouji_training.noise.study import Study

_EPILOG = """\
The ledger of study keeps every finished setting (layout, damage, rate), so that a run that breaks off goes on where it
was; settings measured with other code, another seed or another number of documents are measured again.

exit codes: 0 done, 1 a conflict (metamorphic) or a fault (fuzz) was found, 2 wrong usage or a tool that is missing
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands; the exit codes are those that --help tells."""
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
    except GoujiError as error:
        say(f"error: {error}")
        return USAGE
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m gouji_training.noise",
        description=__doc__,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_study(commands.add_parser("study", help="every layout under every damage, beside the floor"))
    _add_metamorphic(commands.add_parser("metamorphic", help="the same grid through several flatteners"))
    _add_fuzz(commands.add_parser("fuzz", help="randomly edited documents under limits of time and memory"))
    return parser


def _add_study(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", type=text_to_positive, default=2, metavar="K", help="of each setting (2)")
    parser.add_argument("--kinds", default="all", metavar="NAMES", help="ids of kinds of damage (all)")
    parser.add_argument("--rates", default=",".join(LEVELS), metavar="NAMES", help="of low, middle and high (all)")
    parser.add_argument("--output", type=Path, default=Path("docs/noise"), metavar="FOLDER", help="(docs/noise)")
    parser.add_argument(
        "--ledger", type=Path, default=Path("out/noise.jsonl"), metavar="FILE", help="(out/noise.jsonl)"
    )
    parser.add_argument("--show", metavar="SETTING", help="print one document, layout/kind/rate/number, and leave")
    _add_layouts(parser)
    _add_chance(parser)
    parser.set_defaults(run=_study)


def _add_metamorphic(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--grids", type=text_to_positive, default=20_000, metavar="N", help="to compare (20,000)")
    parser.add_argument("--each", type=text_to_positive, default=2, metavar="K", help="flatteners for each grid (2)")
    _add_layouts(parser)
    _add_chance(parser)
    parser.set_defaults(run=_metamorphic)


def _add_fuzz(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--documents", type=text_to_positive, default=100_000, metavar="N", help="to read (100,000)")
    _add_chance(parser)
    parser.set_defaults(run=_fuzz)


def _add_layouts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--layouts", default="own", metavar="NAMES", help="own, real, further, all, or names of flatteners (own)"
    )


def _add_chance(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=17, metavar="N", help="start of the chance (17)")
    parser.add_argument("--workers", type=text_to_positive, default=2, metavar="N", help="processes (2)")


def _study(asked: argparse.Namespace) -> int:
    if asked.show:
        return run_show(asked.show, seed=asked.seed)
    kinds, levels = names_to_kinds(_names(asked.kinds)), names_to_levels(_names(asked.rates))
    settings = study_to_settings(_layouts(asked), kinds, levels)
    asked.ledger.parent.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(asked.ledger, f"{code_digest()}/{asked.seed}/{asked.documents}")
    study = Study(asked.documents, asked.seed)
    return run_study(settings, study, ledger, workers=asked.workers, folder=asked.output)


def _metamorphic(asked: argparse.Namespace) -> int:
    return run_metamorphic(_layouts(asked), grids=asked.grids, each=asked.each, seed=asked.seed, workers=asked.workers)


def _fuzz(asked: argparse.Namespace) -> int:
    return run_fuzz(documents=asked.documents, seed=asked.seed, workers=asked.workers)


def _layouts(asked: argparse.Namespace) -> list[str]:
    return [flattener.name for flattener in names_to_flatteners(_names(asked.layouts))]


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


if __name__ == "__main__":
    sys.exit(main())
