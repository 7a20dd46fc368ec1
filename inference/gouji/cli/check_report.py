"""gouji check --report: the report as a file instead of the picture in the terminal."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gouji.cli.exits import OK, UNREADABLE
from gouji.cli.inputs import arguments_to_columns, arguments_to_inputs, refuse_output_among_inputs
from gouji.cli.search import search_longer
from gouji.cli.talk import say
from gouji.errors import GoujiError, InputError

if TYPE_CHECKING:
    from gouji.batch import Readable
    from gouji.report import Reported

REPORT_SUFFIXES = (".html", ".htm")
LANGUAGES: tuple[Literal["zh", "en"], ...] = ("zh", "en")
"""The languages of gouji.report, which is not loaded to print a help text; a test keeps both equal."""


def add_report_arguments(parser: argparse.ArgumentParser) -> None:
    """--report and --language."""
    parser.add_argument(
        "--report",
        metavar="FILE",
        type=Path,
        help="write an HTML file for the body that must mend its figures instead of drawing: tables, failed checks, "
        "source lines, proposals, all on one printable page; replaced if it exists",
    )
    parser.add_argument(
        "--language", choices=LANGUAGES, help="language of --report (default: zh) and of --explain (default: en)"
    )


def write_report(arguments: argparse.Namespace) -> int:
    """Write the report of every input; say on stderr which could not be read, and how many documents are in it.

    Raises OutputError when the file cannot be written or is also an input; then nothing is written.
    """
    from gouji.forms import load_chosen_forms
    from gouji.report import reported_to_html
    from gouji.writing.atomic import atomic_output

    path: Path = arguments.report
    if path.suffix.lower() not in REPORT_SUFFIXES and (path.is_file() or not path.exists()):
        raise GoujiError(f"--report {path}: the report is an HTML file; name it {path.with_suffix('.html')}")
    refuse_output_among_inputs(arguments.inputs, path, option="--report")
    forms = {form.id: form for form in load_chosen_forms(tuple(arguments.forms))}
    tally = Tally()
    with atomic_output(path) as file:
        items = _inputs_to_reported(arguments, tally)
        file.write(reported_to_html(items, forms, language=_language(arguments)).encode("utf-8"))
    documents = "1 document" if tally.documents == 1 else f"{tally.documents} documents"
    say(f"{path}: {documents}")
    return UNREADABLE if tally.errors else OK


def _language(arguments: argparse.Namespace) -> Literal["zh", "en"]:
    return LANGUAGES[0] if arguments.language is None else LANGUAGES[LANGUAGES.index(arguments.language)]


@dataclass(slots=True)
class Tally:
    """What has gone into the report so far."""

    documents: int = 0
    errors: int = 0


def _inputs_to_reported(arguments: argparse.Namespace, tally: Tally) -> Iterator[Reported]:
    for item in arguments_to_inputs(arguments.inputs, columns=arguments_to_columns(arguments)):
        yield from _item_to_reported(item, arguments, tally)


def _item_to_reported(item: Readable, arguments: argparse.Namespace, tally: Tally) -> Iterator[Reported]:
    """The reports of one input; one that cannot be read stands in the list as rejected, with the reason."""
    from gouji.batch import readable_to_outcome, source_to_readable
    from gouji.report import Reported

    try:
        document = item.read()
    except InputError:
        document = None  # reading it again below gives the record that says why
    outcome = readable_to_outcome(
        item if document is None else source_to_readable(document, 1),
        model=arguments.model,
        forms=tuple(arguments.forms),
        narrative=arguments.narrative,
        language=_language(arguments),
    )
    if outcome.error is not None:
        say(f"error: {outcome.error}" if document is None else f"error: {outcome.source}: {outcome.error}")
        tally.errors += 1
    for extraction in search_longer(outcome.extractions, arguments):
        tally.documents += 1
        yield Reported(extraction, document)
