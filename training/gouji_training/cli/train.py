"""gouji train: a line classifier of one's own."""

from __future__ import annotations

import argparse
from pathlib import Path

from gouji.cli.counts import text_to_count, text_to_workers
from gouji.errors import GoujiError

_EPILOG = """\
Without --annotations the shipped model is made again. With them, your records of split train are learned from beside
everything that is shipped, and those of split dev and test are held out: dev calibrates, both are reported. Files are
checked first, as `gouji annotations check` does. Use the result with `gouji extract --model DIR`.

exit codes:
  0    the model was written
  2    wrong usage, a record that breaks the schema (path:line: reason), or a folder that cannot be written
  130  interrupted: no model was written

examples:
  gouji train --output models/mine --annotations mine.jsonl
  gouji train --output models/mine --annotations mine.jsonl --quick
  gouji train --only confidences --model models/mine --output models/mine --annotations mine.jsonl
  gouji extract --model models/mine reports/ --output tables.jsonl
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "train",
        help="train the line classifier, on documents of one's own too",
        description="Train the line classifier and write a model folder: model.onnx, meta.json, README.md.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="model folder to write")
    parser.add_argument(
        "-a",
        "--annotations",
        metavar="FILE",
        type=Path,
        nargs="+",
        default=[],
        help="your reviewed records, .jsonl or .parquet",
    )
    parser.add_argument(
        "--base",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="learn from the shipped records as well (default: yes)",
    )
    parser.add_argument(
        "--documents", metavar="N", type=text_to_count, default=1800, help="documents to make up (default: 1800)"
    )
    parser.add_argument(
        "--seed", metavar="N", type=text_to_count, default=1, help="of making up documents and of fitting (default: 1)"
    )
    parser.add_argument(
        "--weight",
        metavar="N",
        type=text_to_count,
        default=5,
        help="times that a reviewed document counts (default: 5)",
    )
    parser.add_argument(
        "--without",
        metavar="NAME",
        nargs="+",
        default=[],
        help="hold back shipped and made-up documents of these layout families, groups or tools",
    )
    parser.add_argument(
        "--quick", action="store_true", help="leave out the figures that need networks of their own; the same network"
    )
    parser.add_argument(
        "--processes", metavar="N", type=text_to_workers, default=0, help="processes, 0 for one a core (default: 0)"
    )
    parser.add_argument("--cache", metavar="DIR", type=Path, help="folder for Parquet shards and the like, kept")
    parser.add_argument(
        "--only",
        choices=("confidences",),
        help="count the confidences of --model again and leave its network and costs as they are (3 minutes); of the "
        "other options only --output, --annotations and --processes count",
    )
    parser.add_argument("--model", metavar="DIR", type=Path, help="model folder for --only; may be --output itself")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Train, telling on stderr how far it is."""
    from gouji.cli.exits import OK

    if (arguments.only is None) != (arguments.model is None):
        raise GoujiError("--only and --model go together: --only confidences --model DIR")
    if arguments.only:
        _recalibrate(arguments)
    else:
        _train(arguments)
    return OK


def _recalibrate(arguments: argparse.Namespace) -> None:
    from gouji.cli.talk import say
    from gouji.pool import workers_to_count
    from gouji_training.fitting.calibrating import recalibrate_model

    processes = workers_to_count(arguments.processes)
    recalibrate_model(arguments.model, arguments.output, arguments.annotations, processes=processes, say=say)


def _train(arguments: argparse.Namespace) -> None:
    from gouji.cli.talk import say
    from gouji.pool import workers_to_count
    from gouji_training.corpora.recipe import Recipe
    from gouji_training.fitting.network import Settings
    from gouji_training.fitting.train import Run, train_model

    recipe = Recipe(
        documents=arguments.documents,
        seed=arguments.seed,
        weight=arguments.weight,
        base=arguments.base,
        mine=tuple(arguments.annotations),
        without=frozenset(arguments.without),
    )
    how = Run(arguments.quick, workers_to_count(arguments.processes), arguments.cache)
    train_model(arguments.output, recipe, Settings(seed=arguments.seed), how, say=say)
