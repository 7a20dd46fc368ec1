"""The command line: `main` parses, hands over to one module a command, and turns errors into exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from gouji.cli import check, extract, forms, schema
from gouji.cli.exits import INTERRUPTED, READER_GONE, USAGE
from gouji.cli.talk import say
from gouji.errors import GoujiError

COMMANDS = (extract, check, forms, schema)
"""Modules of the commands in the order of the help text; each has add_parser(subparsers)."""

_DESCRIPTION = """\
gouji (勾稽) turns the messy text of scraped 政府信息公开工作年度报告 into checked tables:
every figure with its row, its column, a status, a confidence and the place it was read from.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command with `argv`, by default the arguments of the process, and return its exit code."""
    try:
        arguments = build_parser().parse_args(argv)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except SystemExit as done:  # argparse has printed a help text, the version or a usage error
        return done.code if isinstance(done.code, int) else USAGE
    except BrokenPipeError:
        _silence_stdout()
        return READER_GONE
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except GoujiError as error:
        say(f"error: {error}")
        return USAGE
    return code


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; it loads nothing that only a command needs."""
    parser = argparse.ArgumentParser(
        prog="gouji", description=_DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action=_VersionAction, nargs=0, help="print the version and leave")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_parser(subparsers)
    return parser


class _VersionAction(argparse.Action):
    """Prints the version; reads it only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from gouji.version import __version__

        sys.stdout.write(f"gouji {__version__}\n")
        parser.exit()


def _silence_stdout() -> None:
    """Keep the interpreter from complaining when it flushes the broken pipe at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
