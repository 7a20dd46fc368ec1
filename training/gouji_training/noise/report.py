"""The report in Markdown: headline figures, what is accepted, every damage and every layout beside the floor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from textwrap import wrap

from gouji_training.corrupting import KINDS
from gouji_training.evaluating.bounds import exact_bounds
from gouji_training.noise.figures import (
    BARS,
    SILENT_BAR,
    Pair,
    damaged_only,
    results_to_below,
    results_to_groups,
    results_to_pair,
    results_to_silent,
)
from gouji_training.noise.ledger import Result, Silent
from gouji_training.noise.setting import EVERYDAY, EVERYDAY_LIGHT, LEVELS, POPULATIONS, UNDAMAGED
from gouji_training.noise.study import Study
from gouji_training.noise.tally import Tally

_SAYS = {
    UNDAMAGED: "all-different figures, no damage",
    EVERYDAY: "figures, blanks and wording as agencies have them, no damage",
    EVERYDAY_LIGHT: "the same with the light damage of everyday pages",
}
_LISTED = 40
"""Documents with silent errors that are listed."""


def results_to_markdown(results: Sequence[Result], study: Study) -> str:
    """The whole report; `results` are those of every setting of the study."""
    damaged = damaged_only(results)
    parts = [
        _headline(damaged or results, study),
        _bars(damaged),
        _populations(results),
        _maps({result.setting.level for result in damaged}),
        _kinds(results),
        _layouts(damaged or results),
        _silent(results),
    ]
    return "\n".join(line for part in parts for line in (*part, ""))


_TERMS = """\
A cell is right only where it was read from the very place in the text that its figure came from.

- recoverable: the damaged text still tells the figure, or the blank, and its place; right (and trusted) or flagged
- contested: printed with its place, but in a sum or another hard rule that the printed figures break; the output
  contract asks that it be flagged, unless the breach can be told to be the report's own. Where damage exchanges figures
  (column_values_swapped, cells_swapped, lines_swapped, figures_slid) only these are unknowable; that the others in
  their sums ought to be flagged, too, is not told apart here, so that the right share is lower by contract
- unknowable: lost, or printed without a place; it must not be trusted. Rows and columns that changed places with their
  labels (rows_swapped, columns_swapped) count here where no sum tells: with only the labels exchanged, another grid
  gives the same page. So do, from the column on that the total stands in, all where it does not stand in its own
- silent: trusted and wrong, in whichever of these, or in a cell that the page does not have
- undetectable: trusted and wrong, counted beside silent. Damage exchanged figures so that the page is, character for
  character (prose and furniture left out), the page of another grid that keeps every hard rule: the other grid was
  printed anew to see that. It follows from the figures drawn and from the text, never from what was read;
  `noise/undetectable.py` says how
- floor: find a label by regular expression, take the numbers after it (`training/gouji_training/baseline.py`)
"""


def _headline(damaged: Sequence[Result], study: Study) -> Iterator[str]:
    layouts = {result.setting.layout for result in damaged}
    kinds = {result.setting.kind for result in damaged}
    pair = results_to_pair(damaged)
    gouji = pair.gouji
    yield "# The decoder under noise"
    yield ""
    yield from _paragraph(
        "Written by `make bench-noise`. Grids of all-different figures whose sums hold (in a third most are zero), "
        f"{len(layouts)} layouts, {len(kinds)} kinds of damage at up to three rates, {study.documents} documents "
        f"of each (seed {study.seed}): {gouji.documents:,} documents, {gouji.cells:,} cells."
    )
    yield ""
    yield from _TERMS.splitlines()
    yield ""
    yield (
        "| | recoverable | right | flagged | contested | unknowable | trusted cells | silent | undetectable "
        "| silent, at most |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, tally, share in (
        ("gouji", gouji, results_to_silent(damaged, lambda result: result.gouji)),
        ("floor", pair.floor, results_to_silent(damaged, lambda result: result.floor)),
    ):
        parts = f"{tally.recoverable:,} | {percent(tally.right_share)} | {_flagged(tally)} | {tally.contested:,}"
        rest = (
            f"{tally.unknowable:,} | {tally.trusted:,} | {tally.silent:,} | {tally.undetectable:,} | {share.high:.4%}"
        )
        yield f"| {name} | {parts} | {rest} |"
    yield ""
    yield from _paragraph(_tally_to_words(gouji))


def _tally_to_words(tally: Tally) -> str:
    return (
        "Silent, at most: upper bound at 95 %, the wider one of the exact bound (Clopper and Pearson, which takes cells"
        f" as independent; gouji: {exact_bounds(tally.silent, max(1, tally.trusted))[1]:.4%}) and one that resamples "
        f"settings, as errors come in clusters. Of gouji's silent errors {tally.wrong:,} are in recoverable cells, "
        f"{tally.misread:,} in contested, {tally.claimed:,} in unknowable ones, {tally.extra:,} in cells that the page"
        f" lacks; {tally.exchanged:,} hold another figure of their own printed row. Beside them: "
        f"{tally.undetectable:,} undetectable ones, of {tally.disguised:,} cells that are so by the truth; with them "
        f"{tally.silent + tally.undetectable:,} trusted cells are wrong. Figures that do not stand in "
        f"the text where they are said to: {tally.invented}. Documents that a tool made no text of: {tally.failed}."
    )


def _paragraph(text: str) -> list[str]:
    return wrap(text, width=116, break_long_words=False, break_on_hyphens=False)


def _bars(damaged: Sequence[Result]) -> Iterator[str]:
    if not damaged:
        return
    below = results_to_below(damaged)
    measured = {(result.setting.kind, result.setting.level) for result in damaged}
    yield "## Bars"
    yield ""
    for level, bar in BARS.items():
        count = sum(one == level for _, one in measured)
        if not count:
            continue
        under = sorted((t.right_share, kind) for kind, one, t in below if one == level)
        met = f"{count - len(under)} of {count} kinds"
        yield f"- {level} rate, at least {percent(bar)} of the recoverable cells right: {met}."
        if under:
            words = ", ".join(f"{kind} {percent(share)}" for share, kind in under)
            yield from (f"  {line}" for line in _paragraph(f"Below: {words}."))
    gouji = results_to_pair(damaged).gouji
    share = gouji.silent / max(1, gouji.trusted)
    verdict = "met" if share <= SILENT_BAR else "not met"
    yield f"- silent at most 1 in {1 / SILENT_BAR:,.0f} trusted cells: {gouji.silent} of {gouji.trusted:,}: {verdict}."
    yield f"  With the undetectable ones: {gouji.silent + gouji.undetectable} of {gouji.trusted:,}."


def _populations(results: Sequence[Result]) -> Iterator[str]:
    groups = results_to_groups(
        [result for result in results if result.setting.kind in POPULATIONS], lambda result: result.setting.kind
    )
    yield "## Straight through"
    yield ""
    yield from _paragraph(
        "Documents whose verdict is `accepted`: every table found, every cell trusted, no sum broken. Whole: the text "
        "tells every cell and breaks no rule. Where a layout leaves no trace of blank cells, or values stand away from "
        "their labels, a document is not whole and ought not to be accepted."
    )
    yield ""
    yield "| pages | documents | accepted | whole | of them accepted | at least | accepted, with a silent error |"
    yield "|---|---|---|---|---|---|---|"
    for kind, pair in groups.items():
        tally = pair.gouji
        share = percent(tally.accepted_whole / max(1, tally.whole))
        least = percent(exact_bounds(tally.accepted_whole, max(1, tally.whole))[0])
        accepted = percent(tally.accepted / max(1, tally.documents))
        counts = f"{tally.whole:,} | {share} | {least} | {tally.accepted_wrong}"
        yield f"| {_SAYS[kind]} | {tally.documents:,} | {accepted} | {counts} |"


def _maps(levels: set[str]) -> Iterator[str]:
    if levels:
        yield "## Heat maps"
    for level in LEVELS:
        if level in levels:
            yield ""
            yield f"![Share of recoverable cells right, {level} rates, gouji](gouji-{level}.svg)"
    if "middle" in levels:
        yield ""
        yield "![Share of recoverable cells right, middle rates, floor](floor-middle.svg)"


def _kinds(results: Sequence[Result]) -> Iterator[str]:
    says = {kind.id: (f"{kind.says} (share of {kind.counted})", kind.rates) for kind in KINDS}
    yield "## By damage"
    yield ""
    yield f"| damage | rate | {_COLUMNS} |"
    yield "|---|---" + "|---" * len(_COLUMNS.split("|")) + "|"
    groups = results_to_groups(results, lambda result: (result.setting.kind, result.setting.level))
    for (kind, level), pair in groups.items():
        rate = f"{getattr(says[kind][1], level):.1%}" if kind in says else ""
        yield f"| {kind} | {rate} | {_pair_to_cells(pair)} |"
    yield ""
    yield "What each kind does:"
    yield ""
    for kind in dict.fromkeys(kind for kind, _ in groups):
        yield f"- `{kind}`: {says[kind][0] if kind in says else _SAYS[kind]}"


def _layouts(results: Sequence[Result]) -> Iterator[str]:
    yield "## By layout"
    yield ""
    yield f"| layout | {_COLUMNS} |"
    yield "|---" + "|---" * len(_COLUMNS.split("|")) + "|"
    for layout, pair in results_to_groups(results, lambda result: result.setting.layout).items():
        yield f"| {layout} | {_pair_to_cells(pair)} |"


_COLUMNS = "recoverable | right | flagged | silent | contested | unknowable | floor: right | floor: silent"


def _pair_to_cells(pair: Pair) -> str:
    gouji, floor = pair.gouji, pair.floor
    counts = f"{gouji.silent:,} | {gouji.contested:,} | {gouji.unknowable:,}"
    return (
        f"{gouji.recoverable:,} | {_right(gouji)} | {_flagged(gouji)} | {counts} | {_right(floor)} | {floor.silent:,}"
    )


def _flagged(tally: Tally) -> str:
    return percent(tally.flagged / tally.recoverable) if tally.recoverable else "–"


def _right(tally: Tally) -> str:
    return percent(tally.right_share) if tally.recoverable else "–"


def _silent(results: Sequence[Result]) -> Iterator[str]:
    found: dict[str, list[Silent]] = defaultdict(list)
    for result in results:
        for one in result.silent:
            found["/".join((*result.setting, str(one.number)))].append(one)
    yield "## Silent errors"
    yield ""
    if not found:
        yield "None."
        return
    yield f"{len(found)} documents hold some; the {min(_LISTED, len(found))} with most, each with its first cell."
    yield "`python -m gouji_training.noise study --show DOCUMENT` prints a text."
    yield ""
    yield "| document | cells | first cell | read | printed | how |"
    yield "|---|---|---|---|---|---|"
    for place, cells in sorted(found.items(), key=lambda item: -len(item[1]))[:_LISTED]:
        one = cells[0]
        yield f"| {place} | {len(cells)} | {one.cell} | {_code(one.text)} | {_code(one.want)} | {one.fault} |"


def _code(text: str | None) -> str:
    return "–" if not text else f"`{text}`".replace("|", "\\|").replace("\n", " ")


def percent(share: float) -> str:
    """Two places; a share of nearly all, but not all, is never rounded to 100."""
    return f"{min(share, 0.9999) if share < 1 else share:.2%}"
