"""gouji check --search-seconds: a longer search for wrong cells."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from gouji.cli.counts import text_to_positive
from gouji.errors import GoujiError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gouji.extraction import Extraction


def add_search_argument(parser: argparse.ArgumentParser) -> None:
    """--search-seconds."""
    parser.add_argument(
        "--search-seconds",
        metavar="S",
        type=text_to_positive,
        help="where six cells of a table are wrong, or more, look S seconds twice for the one smallest set that would "
        "mend its sums (needs pip install 'gouji[repair]'; what is found depends on the machine)",
    )


def refuse_search_without_solver(arguments: argparse.Namespace) -> None:
    """Raises GoujiError where --search-seconds is given and the solver is not there."""
    from gouji.localising.milp import can_solve

    if arguments.search_seconds is not None and not can_solve():
        raise GoujiError("--search-seconds needs a solver: pip install 'gouji[repair]', or leave it out")


def search_longer(extractions: Iterable[Extraction], arguments: argparse.Namespace) -> list[Extraction]:
    """The extractions, after the longer search where it is asked for."""
    if arguments.search_seconds is None:
        return list(extractions)
    from gouji.deciding.thorough import extraction_with_longer_search
    from gouji.forms import load_chosen_forms

    forms = {form.id: form for form in load_chosen_forms(tuple(arguments.forms))}
    return [extraction_with_longer_search(e, forms, seconds=arguments.search_seconds) for e in extractions]
