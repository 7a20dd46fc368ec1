"""Whole numbers on the command line."""

from __future__ import annotations

import argparse

MOST = 1_000_000
"""Far more documents than anybody makes up; beyond it is a slip of the hand."""


def text_to_count(text: str) -> int:
    """A whole number from 0. Raises ArgumentTypeError, to which argparse adds the option's name."""
    if not (text.isascii() and text.isdigit()) or int(text) > MOST:
        raise argparse.ArgumentTypeError(f"{text!r} is no count: give 0 to {MOST}")
    return int(text)


def text_to_positive(text: str) -> int:
    """As text_to_count, from 1."""
    number = text_to_count(text)
    if not number:
        raise argparse.ArgumentTypeError(f"must be a whole number of 1 at least, not {text!r}")
    return number


def text_to_workers(text: str) -> int:
    """A count of processes, 0 for one a core. Raises ArgumentTypeError, to which argparse adds the option's name."""
    if not (text.isascii() and text.isdigit()) or int(text) > 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is no count of processes: give 0 (all cores) to 1024")
    return int(text)
