"""gouji check: one document in the terminal, with everything that must be looked at."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Protocol

from gouji.cli.check_explain import (
    Question,
    add_explain_argument,
    arguments_to_questions,
    extraction_to_explanations,
)
from gouji.cli.check_report import add_report_arguments, write_report
from gouji.cli.exits import EXIT_HELP, OK, UNREADABLE
from gouji.cli.inputs import add_input_arguments, add_narrative_argument, arguments_to_columns, arguments_to_inputs
from gouji.cli.search import add_search_argument, refuse_search_without_solver, search_longer
from gouji.cli.talk import say
from gouji.errors import GoujiError, InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console, RenderableType

    from gouji.batch import Readable
    from gouji.document import Document
    from gouji.extraction import Extraction
    from gouji.forms.model import Form


class Draw(Protocol):
    """One report to what is printed of it."""

    def __call__(self, extraction: Extraction, document: Document, /, *, width: int, reports: int) -> RenderableType:
        """`width` in terminal cells; `reports` counts the reports of the source."""


PIPED_WIDTH = 110
"""Terminal cells where stdout is no terminal and COLUMNS says nothing: seven value columns and their row labels."""

_EPILOG = f"""\
marks behind a value:
  (none) read        printed, placed by its row and column
  *      reviewed    confirmed by a person
  =      decoded     printed, its place chosen by arithmetic with exactly one solution
  .      blank       printed empty, or as /, - or 无
  !      suspect     read, but a hard check or other evidence speaks against it
  ?      unresolved  printed figures whose place the text does not tell
  _      missing     the form expects it, the text lacks it

{EXIT_HELP}
examples:
  gouji check report.txt
  gouji check report.txt --explain received/total --explain 规章/本年制发件数
  gouji check reports/ --report out.html --language en
  gouji check report.txt --search-seconds 5

Colours are left out when stdout is no terminal or NO_COLOR is set; FORCE_COLOR keeps them in a pipe (| less -R).
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = subparsers.add_parser(
        "check",
        help="show the tables of a document in the terminal",
        description="Draw the tables of every INPUT, coloured by status, with failed checks and their source lines, "
        "or write them with --report to an HTML page for the body that must mend them.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_input_arguments(parser)
    add_narrative_argument(parser)
    parser.add_argument("--all", action="store_true", help="list every check and every doubtful cell")
    add_explain_argument(parser)
    add_search_argument(parser)
    add_report_arguments(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Draw or explain every input, or write the report of all; say which could not be read."""
    from gouji.forms import load_chosen_forms

    refuse_search_without_solver(arguments)
    if arguments.report is not None and not arguments.explain:
        return write_report(arguments)
    if arguments.language is not None and not arguments.explain:
        raise GoujiError("--language is for --report FILE.html and --explain: name one of them with it")
    forms = {form.id: form for form in load_chosen_forms(tuple(arguments.forms))}
    questions = arguments_to_questions(arguments, forms) if arguments.explain else ()
    draw = partial(_explain, arguments, forms, questions) if questions else partial(_draw, arguments, forms)
    console = _stdout_to_console()
    errors = 0
    for item in arguments_to_inputs(arguments.inputs, columns=arguments_to_columns(arguments)):
        errors += not _show(item, console, arguments, draw)
    return UNREADABLE if errors else OK


def _show(item: Readable, console: Console, arguments: argparse.Namespace, draw: Draw) -> bool:
    """Draw one input; False when it could not be read."""
    from gouji.batch import readable_to_outcome, source_to_readable

    try:
        document = item.read()
    except InputError as error:
        say(f"error: {error}")
        return False
    outcome = readable_to_outcome(
        source_to_readable(document, 1),
        model=arguments.model,
        forms=tuple(arguments.forms),
        narrative=arguments.narrative,
    )
    if outcome.error is not None:
        say(f"error: {outcome.source}: {outcome.error}")
    for extraction in search_longer(outcome.extractions, arguments):
        console.print(draw(extraction, document, width=console.width, reports=len(outcome.extractions)))
    return outcome.error is None


def _draw(
    arguments: argparse.Namespace,
    forms: Mapping[str, Form],
    extraction: Extraction,
    document: Document,
    *,
    width: int,
    reports: int,
) -> RenderableType:
    from gouji.cli.view import extraction_to_view

    return extraction_to_view(extraction, document, forms, width=width, reports=reports, everything=arguments.all)


def _explain(
    arguments: argparse.Namespace,
    forms: Mapping[str, Form],
    questions: Sequence[Question],
    extraction: Extraction,
    document: Document,
    *,
    width: int,
    reports: int,
) -> RenderableType:
    explain = partial(extraction_to_explanations, model=arguments.model, language=arguments.language)
    return explain(extraction, document, forms, questions, reports=reports)


def _stdout_to_console() -> Console:
    from io import TextIOWrapper

    from rich.console import Console

    if isinstance(sys.stdout, TextIOWrapper):
        # a terminal that is not UTF-8 gets escapes instead of a traceback
        sys.stdout.reconfigure(errors="backslashreplace")
    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else PIPED_WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False)
