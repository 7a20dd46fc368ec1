"""python -m gouji_training.localising: the study, as tables in Markdown on standard output."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gouji_training.evaluating.bounds import exact_bounds
from gouji_training.localising.damaged import DamagedTrial, run_damaged_pages
from gouji_training.localising.pages import PageTrial, run_pages
from gouji_training.localising.study import Trial, run_trials


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the study and print it."""
    parser = argparse.ArgumentParser(prog="python -m gouji_training.localising", description=__doc__)
    parser.add_argument("--each", type=int, default=4000, help="corruptions of each kind (default %(default)s)")
    parser.add_argument("--pages", type=int, default=1000, help="whole pages with and without breaches (%(default)s)")
    parser.add_argument("--seed", type=int, default=5, help="the same seed gives the same grids (default %(default)s)")
    asked = parser.parse_args(arguments)
    if asked.each < 1 or asked.pages < 0:
        parser.error("--each must be at least 1 and --pages at least 0")
    trials = list(run_trials(each=asked.each, seed=asked.seed))
    pages = list(run_pages(count=asked.pages, seed=asked.seed))
    damaged = list(run_damaged_pages(count=asked.pages, seed=asked.seed))
    for line in (*trials_to_lines(trials), "", *pages_to_lines(pages), "", *damaged_to_lines(damaged)):
        sys.stdout.write(line + "\n")


def trials_to_lines(trials: Sequence[Trial]) -> Iterator[str]:
    """A table with one row a kind and number of wrong cells, then the slips by size of the report."""
    yield "| kind | wrong cells | n | detected | located | at least | among several | wrong, proposed | at most |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for (kind, cells), group in groupby(trials, key=lambda trial: (trial.kind, trial.cells)):
        yield f"| {kind} | {cells or 'whole'} | {_fates_to_cells(list(group))} |"
    for cells in (1, 2, 3):
        slips = [trial for trial in trials if trial.cells == cells and not _is_exchange(trial)]
        for size in dict.fromkeys(trial.size for trial in slips):
            own = [trial for trial in slips if trial.size == size]
            yield f"| all slips, {size} | {cells} | {_fates_to_cells(own)} |"
        yield f"| **all slips** | {cells} | {_fates_to_cells(slips)} |"
    yield ""
    seconds = sorted(trial.seconds for trial in trials)
    yield f"localisation: median {1e3 * _middle(seconds):.2f} ms, worst {1e3 * seconds[-1]:.1f} ms, n {len(seconds)}"


def pages_to_lines(pages: Sequence[PageTrial]) -> Iterator[str]:
    """Breaches told and false alarms over whole pages."""
    if not pages:
        return
    clean = [page for page in pages if not page.breaches]
    alarms = sum(bool(page.failed) for page in clean)
    sums = sum(len(page.breaches) for page in pages)
    unread = sum(len(page.unread) for page in pages)
    failed = sum(len(page.failed & page.breaches) for page in pages)
    told = sum(len(page.told & page.breaches) for page in pages)
    yield f"pages without a breach: {len(clean)}, hard checks failing on {alarms} of them"
    yield f"sums that pages break themselves: {sums}; {unread} not decided for want of a figure; {failed} found broken,"
    yield f"  {told} of them told as the report's own; other sums failing: {_others(pages)}"
    untold = Counter(page.layout for page in pages if (page.failed & page.breaches) - page.told)
    yield f"  pages not told, by layout: {dict(untold.most_common())}"
    whole, rules, baseline = (
        _middle(sorted(getattr(page.cost, part) for page in pages)) for part in ("whole", "rules", "baseline")
    )
    yield f"checks of a document: median {1e3 * whole:.3f} ms, of it the rules themselves {1e3 * rules:.3f} ms;"
    yield f"  a dictionary of its figures: {1e3 * baseline:.3f} ms, all checks cost {whole / baseline:.1f} of it"


def damaged_to_lines(pages: Sequence[DamagedTrial]) -> Iterator[str]:
    """Breaches told on damaged pages, where figures in wrong places break sums as well."""
    if not pages:
        return
    own_failed, own_told, false_failed, false_told = (
        sum(getattr(page, name) for page in pages) for name in ("own_failed", "own_told", "false_failed", "false_told")
    )
    yield f"damaged pages: {len(pages)}; sums that what is printed breaks found broken: {own_failed}, {own_told} of"
    yield f"  them told as the report's own; sums that only the damage breaks: {false_failed}, {false_told} told so"
    kinds = Counter(page.kind for page in pages for _ in range(page.false_told))
    yield f"  told falsely, by damage: {dict(kinds.most_common())}"


def _others(pages: Iterable[PageTrial]) -> int:
    return sum(len(page.failed - page.breaches) for page in pages)


def _is_exchange(trial: Trial) -> bool:
    return "exchanged" in trial.kind or "rotated" in trial.kind


def _fates_to_cells(trials: Sequence[Trial]) -> str:
    """The columns behind kind and number of cells, as of the heading."""
    count = len(trials)
    fates = Counter(trial.fate for trial in trials)
    seen, located, wrong = count - fates["unseen"], fates["located"], fates["wrong"]
    parts = [
        f"{count}",
        f"{seen / count:.2%}",
        f"{located / count:.2%}",
        f"{exact_bounds(located, count)[0]:.2%}",
        f"{fates['among several'] / count:.2%}",
        f"{wrong}",
        f"{exact_bounds(wrong, count)[1]:.3%}",
    ]
    return " | ".join(parts)


def _middle(ordered: Sequence[float]) -> float:
    return ordered[len(ordered) // 2]


if __name__ == "__main__":
    main()
