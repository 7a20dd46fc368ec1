"""Commands of other packages: each names a module with add_parser(subparsers) in the entry point group gouji.commands.

gouji never imports them itself. Training is found this way, and only when one of its commands, or the list of all, is
asked for.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from gouji.errors import MissingPackageError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

GROUP = "gouji.commands"

_OWN = frozenset({"gouji", "gouji_training"})
"""Packages of gouji itself: one of their modules is missing by mistake, not for want of an extra."""


def add_plugins(subparsers: Subparsers, *, name: str | None = None) -> None:
    """Register the commands of all plug-ins, in the order of their names; only the one called `name`, if there is one.

    A plug-in that cannot be imported is listed all the same; run, it raises MissingPackageError, which names the cure.
    A name that is taken already stays with its first owner.
    """
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    for entry in [entry for entry in found if entry.name == name] or found:
        if entry.name not in subparsers.choices:
            _add_plugin(subparsers, entry)


def _add_plugin(subparsers: Subparsers, entry: EntryPoint) -> None:
    try:
        module = entry.load()
    except ImportError as error:
        _add_missing(subparsers, entry, error.name or str(error))
        return
    module.add_parser(subparsers)
    # read by `package_error`; parts of the command inherit it
    subparsers.choices[entry.name].set_defaults(plugin=entry)


def _add_missing(subparsers: Subparsers, entry: EntryPoint, missing: str) -> None:
    """A command that takes any arguments and says what it lacks."""

    def run(arguments: argparse.Namespace) -> int:
        raise MissingPackageError(_missing_to_message(entry, missing))

    parser = subparsers.add_parser(
        entry.name, help=f"(needs {_entry_to_cure(entry)})", add_help=False, prefix_chars="\0"
    )
    parser.add_argument("rest", nargs="*")
    parser.set_defaults(run=run)


def package_error(error: ModuleNotFoundError, arguments: argparse.Namespace) -> MissingPackageError | None:
    """What to tell when a module is missing while a command runs; None when that is a fault of the program."""
    entry: EntryPoint | None = getattr(arguments, "plugin", None)
    missing = (error.name or "").partition(".")[0]
    if entry is None or missing in {*_OWN, ""}:
        return None
    return MissingPackageError(_missing_to_message(entry, missing))


def _missing_to_message(entry: EntryPoint, missing: str) -> str:
    return f"gouji {entry.name} needs {missing}, which is not installed: {_entry_to_cure(entry)}"


def _entry_to_cure(entry: EntryPoint) -> str:
    name = entry.dist.name if entry.dist is not None else "gouji"
    return "pip install 'gouji[training]'" if name == "gouji" else f"pip install --upgrade {name}"
