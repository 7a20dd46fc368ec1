"""python -m gouji_training.noise: the noise benchmark, as tables, heat maps and figures in a folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from gouji.cli.counts import text_to_positive
from gouji.cli.exits import OK, USAGE
from gouji.cli.talk import say
from gouji.errors import GoujiError
from gouji_training.errors import TrainingError
from gouji_training.evaluating.write import prepare_folder
from gouji_training.flattening.choosing import names_to_flatteners
from gouji_training.flattening.flattener import Failure
from gouji_training.noise.documents import setting_to_document
from gouji_training.noise.ledger import Ledger, Result, code_digest
from gouji_training.noise.setting import LEVELS, Setting, names_to_kinds, names_to_levels, study_to_settings
from gouji_training.noise.study import Study, run_settings
from gouji_training.noise.write import write_report

_EPILOG = """\
The ledger keeps every finished setting (layout, damage, rate), so that a run that breaks off goes on where it was;
settings measured with other code, another seed or another number of documents are measured again.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the ledger lacks of the study."""
    asked = _parser().parse_args(arguments)
    try:
        return _run(asked)
    except GoujiError as error:
        say(f"error: {error}")
        return USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m gouji_training.noise",
        description=__doc__,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--documents", type=text_to_positive, default=3, metavar="K", help="of each setting (3)")
    parser.add_argument(
        "--layouts", default="own", metavar="NAMES", help="own, real, all, or names of flatteners (own)"
    )
    parser.add_argument("--kinds", default="all", metavar="NAMES", help="ids of kinds of damage (all)")
    parser.add_argument("--rates", default=",".join(LEVELS), metavar="NAMES", help="of low, middle and high (all)")
    parser.add_argument("--seed", type=int, default=4, metavar="N", help="start of the chance (4)")
    parser.add_argument("--workers", type=text_to_positive, default=2, metavar="N", help="processes (2)")
    parser.add_argument("--output", type=Path, default=Path("docs/noise"), metavar="FOLDER", help="(docs/noise)")
    parser.add_argument("--show", metavar="SETTING", help="print one document, layout/kind/rate/number, and leave")
    parser.add_argument(
        "--ledger", type=Path, default=Path("out/noise.jsonl"), metavar="FILE", help="(out/noise.jsonl)"
    )
    return parser


def _run(asked: argparse.Namespace) -> int:
    if asked.show:
        sys.stdout.write(_document(asked.show, seed=asked.seed) + "\n")
        return OK
    prepare_folder(asked.output)
    layouts = [flattener.name for flattener in names_to_flatteners(_names(asked.layouts))]
    settings = study_to_settings(layouts, names_to_kinds(_names(asked.kinds)), names_to_levels(_names(asked.rates)))
    asked.ledger.parent.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(asked.ledger, f"{code_digest()}/{asked.seed}/{asked.documents}")
    study = Study(asked.documents, asked.seed)
    write_report(_complete(settings, study, ledger, workers=asked.workers), study, asked.output)
    say(f"{asked.output / 'README.md'} is written")
    return OK


def _document(place: str, *, seed: int) -> str:
    """The text at layout/kind/rate/number; a layout's name may hold slashes itself."""
    parts = place.rsplit("/", 3)
    if len(parts) != 4 or not parts[3].isdecimal():
        raise TrainingError(f"{place} names no document; say layout/kind/rate/number, as the report does")
    layout, kind = names_to_flatteners(parts[:1])[0].name, names_to_kinds(parts[1:2])[0]
    made = setting_to_document(Setting(layout, kind, names_to_levels(parts[2:3])[0]), int(parts[3]), seed=seed)
    return made.reason if isinstance(made, Failure) else made.text


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _complete(settings: Sequence[Setting], study: Study, ledger: Ledger, *, workers: int) -> list[Result]:
    """Results of all settings in their order; those that the ledger lacks are measured and added to it."""
    done = ledger.results()
    missing = [setting for setting in settings if setting not in done]
    say(f"{len(settings)} settings, {len(settings) - len(missing)} of them in the ledger")
    left = len(missing)
    for results in run_settings(missing, study, workers=workers) if missing else ():
        ledger.add(results)
        done |= {result.setting: result for result in results}
        left -= len(results)
        silent = sum(result.gouji.silent for result in results)
        say(f"{left} settings left; {results[-1].setting.layout}: {silent} silent")
    return [done[setting] for setting in settings]


if __name__ == "__main__":
    sys.exit(main())
