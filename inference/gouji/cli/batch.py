"""gouji batch: any number of documents to a folder of shards, each exactly once."""

from __future__ import annotations

import argparse
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.cli.batch_view import BatchView
from gouji.cli.counts import text_to_count, text_to_positive, text_to_workers
from gouji.cli.exits import INTERRUPTED, OK, UNREADABLE, USAGE
from gouji.cli.inputs import add_input_arguments, add_narrative_argument, arguments_to_columns, arguments_to_inputs
from gouji.errors import GoujiError, InputError, OutputError

if TYPE_CHECKING:
    from gouji.batch import Readable
    from gouji.reading import Skipped
    from gouji.runs import RunOptions, Tally
    from gouji.runs.watching import Watcher

FORMATS = ("jsonl", "parquet", "csv")
"""Those of gouji.runs.kinds, which is not loaded to print a help text; a test keeps both equal."""

DEFAULTS = {"shard_size": 500, "max_bytes": 64 * 1024 * 1024, "max_seconds": 60, "max_memory": 2048}
"""Those of gouji.runs, likewise."""

LEAST_MEMORY = 256
"""MiB; a worker that has read some reports and writes Parquet holds 0.2 GiB."""

_EPILOG = """\
The folder holds, one file a shard: reports/*.jsonl (format jsonl, see `gouji schema`); cells/*.parquet with one row a
cell and documents/*.parquet with one row a report (parquet), or both as csv; quarantine/*.jsonl, the documents set
apart and why. manifest.json says what the run is and, at its end, what came of it, with a sha256 of every file.
The same inputs and options give the same bytes, with any --workers, stopped and resumed or not; only log.jsonl, which
says when what was done, differs.

Set apart is what cannot be read, is larger than --max-bytes, takes longer than --max-seconds, needs more than
--max-memory, or ends the process that works on it. What breaks a limit or its process is tried once more in a process
of its own, the rest once more at once. A file that holds several reports is one document, with the worst of their
verdicts. Inputs are gone through twice and must not change meanwhile: no standard input, no pipes.

exit codes:
  0    all inputs were read, whatever their verdicts
  1    the run is complete; some documents are in quarantine
  2    wrong usage, no input found, or a form, model or output error: what is finished stays, --resume goes on
  130  interrupted: what is finished stays, --resume goes on

examples:
  gouji batch reports/ --output out --workers 0
  gouji batch reports/ --output out --workers 0 --resume
  gouji batch crawl.jsonl --output out --format parquet --shard-size 5000 --log-json 2> events.jsonl
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "batch",
        help="extract very many documents into a folder of shards",
        description="Extract the tables of every INPUT into shards in the folder --output,\n"
        "each document exactly once, whatever stops the run.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_input_arguments(parser)
    add_narrative_argument(parser)
    parser.add_argument("-o", "--output", metavar="FOLDER", type=Path, required=True, help="new or empty folder")
    parser.add_argument("--resume", action="store_true", help="go on with the run in --output, if there is one")
    parser.add_argument(
        "-f", "--format", dest="formats", choices=FORMATS, action="append", help="may be repeated (default: jsonl)"
    )
    parser.add_argument(
        "-j", "--workers", metavar="N", type=text_to_workers, default=1, help="processes; 0: all cores (default: 1)"
    )
    _add_sizes(parser)
    parser.add_argument("--log-json", action="store_true", help="one JSON object a line on stderr, nothing else there")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress bar and no summary; errors stay")
    parser.set_defaults(run=run)


def _add_sizes(parser: argparse.ArgumentParser) -> None:
    sizes = parser.add_argument_group("sizes")
    for option, metavar, kind, text in (
        ("--shard-size", "N", text_to_positive, "documents a shard"),
        ("--max-bytes", "N", text_to_bytes, "largest document, in bytes"),
        ("--max-seconds", "N", text_to_count, "longest time for one document; 0: any"),
        ("--max-memory", "MIB", text_to_mebibytes, "most memory of a worker, in MiB; 0: any (Linux only)"),
    ):
        default = DEFAULTS[option.removeprefix("--").replace("-", "_")]
        sizes.add_argument(option, metavar=metavar, type=kind, default=default, help=f"{text} (default: {default})")


def text_to_bytes(text: str) -> int:
    """A count of bytes from 1. Raises ArgumentTypeError, to which argparse adds the option's name."""
    if not (text.isascii() and text.isdigit()) or not 0 < int(text) <= 2**40:
        raise argparse.ArgumentTypeError(f"{text!r} is no count of bytes: give 1 to {2**40}")
    return int(text)


def text_to_mebibytes(text: str) -> int:
    """A limit on memory, 0 for none. Raises ArgumentTypeError, to which argparse adds the option's name."""
    number = text_to_count(text)
    if 0 < number < LEAST_MEMORY:
        raise argparse.ArgumentTypeError(f"a worker needs {LEAST_MEMORY} MiB for itself: give more, or 0 for no limit")
    return number


def run(arguments: argparse.Namespace) -> int:
    """Run, and sum up on stderr."""
    if not arguments.log_json:
        view = BatchView(quiet=arguments.quiet)
        with view:
            tally, left_out = _run(arguments, view)
        view.sum_up(tally, left_out=left_out)
        return _tally_to_code(tally)
    from gouji.runs.log import JsonLog

    log = JsonLog(_write_to_stderr)
    try:
        return _tally_to_code(_run(arguments, log)[0])
    except (GoujiError, KeyboardInterrupt) as error:
        log.stopped(str(error) or "interrupted")
        return USAGE if isinstance(error, GoujiError) else INTERRUPTED


def _run(arguments: argparse.Namespace, watcher: Watcher) -> tuple[Tally, int]:
    """The counts, and how many files of folders were left out."""
    from gouji.pool import workers_to_count
    from gouji.runs import Means, run_batch

    refuse_streams(arguments.inputs)
    refuse_output_inside(arguments.inputs, arguments.output)
    skipped: list[Skipped] = []
    tally = run_batch(
        lambda: _arguments_to_inputs(arguments, skipped),
        arguments.output,
        _arguments_to_options(arguments),
        means=Means(workers=workers_to_count(arguments.workers)),
        resume=arguments.resume,
        watchers=(watcher,),
    )
    return tally, len(skipped)


def _tally_to_code(tally: Tally) -> int:
    return UNREADABLE if tally.fates["quarantined"] else OK


def _arguments_to_inputs(arguments: argparse.Namespace, skipped: list[Skipped]) -> Iterator[Readable]:
    """The inputs once more; what is left out of folders is listed anew each time."""
    skipped.clear()
    columns = arguments_to_columns(arguments)
    return arguments_to_inputs(arguments.inputs, skipped, columns=columns, max_bytes=arguments.max_bytes)


def _arguments_to_options(arguments: argparse.Namespace) -> RunOptions:
    from gouji.runs import Limits, RunOptions

    limits = Limits(arguments.max_bytes, arguments.max_seconds, arguments.max_memory)
    formats = tuple(arguments.formats or FORMATS[:1])
    forms = tuple(arguments.forms)
    return RunOptions(formats, arguments.shard_size, limits, arguments.model, forms, arguments.narrative)


def refuse_streams(arguments: Sequence[str]) -> None:
    """Raise InputError for what can be read only once: a run counts its inputs before, and perhaps goes on later."""
    for argument in arguments:
        try:
            mode = 0 if argument == "-" else Path(argument).stat().st_mode
        except (OSError, ValueError):
            continue  # a pattern, or an error that is told when it is read
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise InputError(f"{argument}: a run goes through its inputs more than once; save it to a file first")


def refuse_output_inside(arguments: Sequence[str], output: Path) -> None:
    """Raise OutputError when `output` is in a folder that is an input: its shards would be read as documents."""
    target = output.resolve()
    for argument in arguments:
        if Path(argument).is_dir() and target.is_relative_to(Path(argument).resolve()):
            raise OutputError(f"{output} is in the input folder {argument}; choose another --output")


def _write_to_stderr(line: bytes) -> None:
    sys.stderr.write(line.decode("utf-8"))
    sys.stderr.flush()
