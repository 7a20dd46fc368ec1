"""gouji extract: documents in, checked tables out."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.cli.counts import text_to_workers
from gouji.cli.exits import EXIT_HELP, OK, UNREADABLE
from gouji.cli.inputs import (
    add_input_arguments,
    add_narrative_argument,
    arguments_to_columns,
    arguments_to_inputs,
    count_ahead,
    refuse_output_among_inputs,
)
from gouji.cli.progress import Progress, watched
from gouji.errors import OutputError

if TYPE_CHECKING:
    from gouji.batch import Outcome
    from gouji.extraction import Extraction
    from gouji.forms.model import Form
    from gouji.reading import Skipped

FORMATS = ("jsonl", "json", "csv", "tsv", "parquet", "xlsx", "duckdb")
"""The formats of gouji.writing, which is not loaded to print a help text; a test keeps both equal."""

_EPILOG = f"""\
inputs: .txt, .html, .md and the like; .jsonl, .json and .parquet with a column of texts; .warc (responses of status 2xx
that are text). All but .parquet also with .gz or .zst behind. Standard input is JSON Lines if it begins with {{", else
one document. Other columns of records go along: "carried" in jsonl, columns of their own in tables. .parquet, .warc and
.zst need an extra: pip install 'gouji[parquet,warc,zstd]'. A document may have 64 MiB, unpacked.

formats: jsonl and json hold everything (see `gouji schema`); csv, tsv and parquet have one row a cell; xlsx has one
sheet a table for people, and sheets of documents, cells and checks; duckdb has tables of these three. csv is UTF-8
with a byte order mark, for Excel. In csv and tsv, text that a spreadsheet could run as a formula gets an apostrophe in
front. parquet, xlsx and duckdb need an extra: pip install 'gouji[parquet]', 'gouji[xlsx]', 'gouji[panel]'.

{EXIT_HELP}
examples:
  gouji extract report.txt
  gouji extract reports/ --output tables.jsonl --workers 0
  gouji extract 'reports/**/*.html' --output tables.xlsx
  gouji extract crawl.parquet --text-column html --id-column url --output tables.parquet
  zcat crawl.jsonl.gz | gouji extract - --output tables.duckdb
  gouji extract reports/ --form own.yaml --output tables.csv
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "extract",
        help="extract the tables of documents",
        description="Extract the tables of every INPUT and write them to --output, or as JSON Lines to stdout.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_input_arguments(parser)
    add_narrative_argument(parser)
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="file to write; replaced if it exists")
    parser.add_argument("-f", "--format", choices=FORMATS, help="output format (default: by the suffix of --output)")
    parser.add_argument(
        "-j", "--workers", metavar="N", type=text_to_workers, default=1, help="processes; 0: all cores (default: 1)"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress bar and no summary; errors stay")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Extract, write, and sum up on stderr."""
    from gouji.batch import extract_outcomes
    from gouji.pool import collect_rarely

    collect_rarely()
    output: Path | None = arguments.output
    forms = tuple(arguments.forms)
    write = _output_to_write(output, arguments.format, forms)
    if output is not None:
        refuse_output_among_inputs(arguments.inputs, output)
    skipped: list[Skipped] = []
    total, inputs = count_ahead(arguments_to_inputs(arguments.inputs, skipped, columns=arguments_to_columns(arguments)))
    tally = Tally()
    with watched(total, quiet=arguments.quiet) as progress:
        outcomes = extract_outcomes(
            inputs, workers=arguments.workers, model=arguments.model, forms=forms, narrative=arguments.narrative
        )
        write(_outcomes_to_extractions(outcomes, tally, progress))
        if not arguments.quiet:
            progress.say(tally.summary(skipped))
    return UNREADABLE if tally.errors else OK


@dataclass(slots=True)
class Tally:
    """Counts of what has gone to the output so far."""

    errors: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)

    def summary(self, skipped: Sequence[Skipped]) -> str:
        """The line at the end: 5 documents: 3 accepted, 1 review, 1 rejected; 0 errors."""
        verdicts = ", ".join(f"{self.verdicts[name]} {name}" for name in ("accepted", "review", "rejected"))
        files = sum(not item.records for item in skipped)
        records = sum(item.records for item in skipped)
        passed_over = f"; {_count(files, 'file')} in folders left out" if files else ""
        passed_over += f"; {_count(records, 'WARC record')} left out" if records else ""
        documents = _count(sum(self.verdicts.values()), "document")
        return f"{documents}: {verdicts}; {_count(self.errors, 'error')}{passed_over}"


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _outcomes_to_extractions(outcomes: Iterable[Outcome], tally: Tally, progress: Progress) -> Iterator[Extraction]:
    for outcome in outcomes:
        if outcome.error is not None:
            tally.errors += 1
            progress.say(_error_line(outcome.source, outcome.error))
        for extraction in outcome.extractions:
            tally.verdicts[extraction.verdict] += 1
            yield extraction
        progress.advance()


def _error_line(source: str, error: str) -> str:
    return f"error: {error}" if source in error else f"error: {source}: {error}"


class _Write:
    """Writes extractions to a file or to stdout, in a format that was checked before the work began."""

    def __init__(self, output: Path | None, name: str, forms: tuple[str, ...]) -> None:
        from gouji.writing.output import format_to_writer

        self._output = output
        self._writer = format_to_writer(name, forms=_chosen_forms(forms))

    def __call__(self, extractions: Iterable[Extraction]) -> None:
        import sys

        from gouji.writing.atomic import atomic_output

        if self._output is None:
            self._writer(extractions, sys.stdout.buffer)
            return
        with atomic_output(self._output) as file:
            self._writer(extractions, file)


def _output_to_write(output: Path | None, name: str | None, forms: tuple[str, ...]) -> _Write:
    from gouji.writing.output import BINARY_FORMATS, path_to_format

    if name is None:
        name = "jsonl" if output is None else path_to_format(output)
    if output is None and name in BINARY_FORMATS:
        raise OutputError(f"{name} cannot go to standard output; name a file: --output tables.{name}")
    return _Write(output, name, forms)


def _chosen_forms(forms: tuple[str, ...]) -> tuple[Form, ...] | None:
    """The forms of --form, for their labels; None without it: the shipped ones load only if needed."""
    from gouji.forms import load_chosen_forms

    return load_chosen_forms(forms) if forms else None
