"""gouji schema: the contract of the output."""

from __future__ import annotations

import argparse
import sys

from gouji.cli.exits import OK


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    help_text = "print the JSON Schema of an output line"
    parser = subparsers.add_parser("schema", help=help_text, description=f"{help_text} (2020-12) to stdout.")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    from gouji.schema import schema_text

    sys.stdout.write(schema_text())
    return OK
