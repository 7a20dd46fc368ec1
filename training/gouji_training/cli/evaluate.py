"""gouji evaluate: how good a model is on labelled documents, as a page for people and a JSON file for programs."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from gouji.cli.counts import text_to_count, text_to_positive, text_to_workers
from gouji.cli.exits import OK
from gouji.cli.talk import say

_DESCRIPTION = """\
Read labelled documents with a model and compare with their labels and gold. Writes FOLDER/index.html, one page that
needs nothing else, and FOLDER/evaluation.json with the same figures. The same inputs give the same bytes.
"""

_EXITS = """\
exit codes:
  0    the report was written
  2    wrong usage, no document in the split, broken records, or a model or output error: no report was written
"""

_SPLITS = ("train", "dev", "test", "all")
WORST = 6
"""Documents shown in full: more would be scrolled past."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; nothing heavy is loaded for that."""
    parser = subparsers.add_parser(
        "evaluate",
        help="measure a model on labelled documents",
        description=_DESCRIPTION,
        epilog=_EXITS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    parser.add_argument("--model", type=Path, metavar="FOLDER", help="model folder (default: the shipped one)")
    parser.add_argument(
        "--data",
        type=Path,
        nargs="+",
        action="extend",
        metavar="FILE",
        help="records as JSONL or Parquet (default: the shipped annotations)",
    )
    parser.add_argument("--output", type=Path, required=True, metavar="FOLDER", help="folder of the report")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another model, to be set beside the first one")
    parser.add_argument("--split", choices=_SPLITS, default="test", help="split to evaluate (default %(default)s)")
    parser.add_argument("--limit", type=text_to_positive, metavar="N", help="at most N documents, at even distances")
    parser.add_argument(
        "--processes",
        type=text_to_workers,
        default=1,
        metavar="N",
        help="processes, 0: all cores (default %(default)s)",
    )
    parser.add_argument(
        "--leave-out",
        action="store_true",
        help="fit a network without each group of layouts in the data and read that group with it "
        "(default: the figures in the model's meta.json)",
    )
    parser.add_argument(
        "--learning-curve",
        action="store_true",
        help="fit networks to more and more documents of split train of the data (default: as in meta.json)",
    )
    parser.add_argument("--no-ablation", action="store_true", help="do not read the documents without learned parts")
    parser.add_argument(
        "--worst", type=text_to_count, default=WORST, metavar="N", help="documents shown in full (default %(default)s)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Evaluate and write; every error becomes one line on stderr and exit code 2."""
    from gouji.pool import workers_to_count
    from gouji_training.corpora.shipped import shipped_data
    from gouji_training.evaluating.evaluate import Options, records_to_evaluation
    from gouji_training.evaluating.write import prepare_folder, write_evaluation
    from gouji_training.records import read_records

    paths: list[Path] = arguments.data or list(shipped_data().annotations)
    records = read_records(paths)
    prepare_folder(arguments.output)
    options = Options(
        model=arguments.model,
        against=arguments.against,
        split=arguments.split,
        limit=arguments.limit,
        processes=workers_to_count(arguments.processes),
        ablation=not arguments.no_ablation,
        leave_out=arguments.leave_out,
        learning_curve=arguments.learning_curve,
        worst=arguments.worst,
    )
    evaluation = records_to_evaluation(
        records,
        options,
        files=[path.name for path in paths],
        command=arguments_to_command(arguments),
        say=say,
    )
    write_evaluation(evaluation, arguments.output)
    sys.stdout.write(f"{arguments.output / 'index.html'}\n")
    return OK


def arguments_to_command(arguments: argparse.Namespace) -> str:
    """The command that makes the same report again, paths as given; the count of processes changes nothing."""
    parts = ["gouji", "evaluate", *_option("--model", arguments.model), *_option("--data", *(arguments.data or ()))]
    parts += [*_option("--output", arguments.output), *_option("--against", arguments.against)]
    parts += ["--split", arguments.split, *_option("--limit", arguments.limit)]
    parts += _option("--worst", None if arguments.worst == WORST else arguments.worst)
    flags = {"--leave-out": arguments.leave_out, "--learning-curve": arguments.learning_curve}
    flags["--no-ablation"] = arguments.no_ablation
    parts += [flag for flag, given in flags.items() if given]
    return shlex.join(parts)


def _option(name: str, *values: object) -> list[str]:
    given = [str(value) for value in values if value is not None]
    return [name, *given] if given else []
