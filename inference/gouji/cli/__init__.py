"""The command line: `main` parses, hands over to one module a command, and turns errors into exit codes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from gouji.cli import batch, check, extract, forms, panel, schema
from gouji.cli.exits import INTERRUPTED, READER_GONE, USAGE
from gouji.cli.talk import say
from gouji.errors import GoujiError

COMMANDS = (extract, check, batch, panel, forms, schema)
"""Modules of the commands in the order of the help text; each has add_parser(subparsers)."""

_DESCRIPTION = """\
gouji (勾稽) turns the messy text of scraped 政府信息公开工作年度报告 into checked tables:
every figure with its row, its column, a status, a confidence and the place it was read from.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command with `argv`, by default the arguments of the process, and return its exit code."""
    argv = sys.argv[1:] if argv is None else argv
    try:
        code = _run(build_parser(argv).parse_args(argv))
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


def _run(arguments: argparse.Namespace) -> int:
    try:
        code: int = arguments.run(arguments)
    except ModuleNotFoundError as error:
        from gouji.cli.plugins import package_error

        missing = package_error(error, arguments)
        raise (error if missing is None else missing) from None
    return code


def build_parser(argv: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser of all commands; it loads nothing that only a command needs.

    Commands of plug-ins are looked up, which takes some 40 ms, only when `argv` names none of gouji's own.
    """
    parser = argparse.ArgumentParser(
        prog="gouji", description=_DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action=_VersionAction, nargs=0, help="print the version and leave")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_parser(subparsers)
    first = next(iter(argv), None)
    if first is not None and first != "--version" and first not in subparsers.choices:
        from gouji.cli.plugins import add_plugins

        add_plugins(subparsers, name=None if first.startswith("-") else first)
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
