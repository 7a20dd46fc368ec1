"""Talk to the person: lines on stderr, never on stdout, which belongs to the data."""

from __future__ import annotations

import sys


def say(message: str) -> None:
    """One line on stderr, with nothing in it that could steer a terminal."""
    from gouji.cli.terminal import text_to_terminal

    sys.stderr.write(f"gouji: {text_to_terminal(message)}\n")
    sys.stderr.flush()
