"""The heat map: a row a kind of damage, a column a layout, coloured by the share of recoverable cells that is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouji_training.evaluating.charts.axes import percent
from gouji_training.evaluating.charts.svg import element, label, picture, title
from gouji_training.noise.tally import Tally

SIDE = 17.0
LEFT, TOP, BOTTOM = 150.0, 118.0, 44.0
_RIGHT = 80.0
"""Room for the tilted name of the last layout."""

_SHADES = (
    (0.995, "#1a7f37"),
    (0.98, "#4ea862"),
    (0.95, "#a6d7a0"),
    (0.90, "#f4e3a1"),
    (0.75, "#eeb05c"),
    (0.50, "#d9703b"),
    (0.0, "#a3361f"),
)
"""Least share for each colour; the bars of the issue, 98 % and 95 %, are two of the steps."""

_STYLE = """\
svg { background: #fff; font: 11px system-ui, "Segoe UI", Roboto, sans-serif; }
text { fill: #57606a; } .name { fill: #1b1f24; font-weight: 600; font-size: 13px; }
.none { fill: #eceff2; } .silent { fill: #000; } .ring { fill: none; stroke: #fff; stroke-width: 1; }"""


def tallies_to_svg(tallies: Mapping[tuple[str, str], Tally], *, name: str) -> str:
    """A picture that stands alone; `tallies` are by kind and layout, grey where no cell is recoverable.

    A black dot says that a cell was silently wrong there.
    """
    kinds = list(dict.fromkeys(kind for kind, _ in tallies))
    layouts = list(dict.fromkeys(layout for _, layout in tallies))
    squares = [
        _square(tallies[kind, layout], f"{kind}, {layout}", LEFT + across * SIDE, TOP + down * SIDE)
        for down, kind in enumerate(kinds)
        for across, layout in enumerate(layouts)
        if (kind, layout) in tallies
    ]
    bottom = TOP + len(kinds) * SIDE
    silent = sum(tally.silent for tally in tallies.values())
    return picture(
        element("style", _STYLE),
        label(name, (8, 20), anchor="start", kind="name"),
        *_column_names(layouts),
        *(label(kind, (LEFT - 6, TOP + (row + 0.72) * SIDE), anchor="end") for row, kind in enumerate(kinds)),
        *squares,
        _legend(bottom + 14),
        width=max(LEFT + len(layouts) * SIDE + _RIGHT, LEFT + 480),
        height=bottom + BOTTOM,
        name=name,
        words=f"{len(kinds)} kinds of damage by {len(layouts)} layouts, {silent} silent errors",
    ).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _column_names(layouts: Sequence[str]) -> list[str]:
    places = [(LEFT + (column + 0.6) * SIDE, TOP - 6) for column in range(len(layouts))]
    return [label(layout, at, anchor="start", turn=-60) for layout, at in zip(layouts, places, strict=True)]


def _square(tally: Tally, name: str, x: float, y: float) -> str:
    words = f"{name}: {tally.right} of {tally.recoverable} right, {tally.silent} silent"
    look: dict[str, str] = {"fill": _share_to_shade(tally.right_share)} if tally.recoverable else {"class_": "none"}
    parts = [title(words), element("rect", x=x, y=y, width=SIDE - 1, height=SIDE - 1, **look)]
    if tally.silent:
        parts.append(_dot(x + (SIDE - 1) / 2, y + (SIDE - 1) / 2))
    return element("g", *parts)


def _dot(x: float, y: float) -> str:
    ring = element("circle", cx=x, cy=y, r=4.2, class_="ring")
    return element("g", element("circle", cx=x, cy=y, r=3.6, class_="silent"), ring)


def _share_to_shade(share: float) -> str:
    return next(shade for least, shade in _SHADES if share >= least)


def _legend(y: float) -> str:
    parts, x = [], 8.0
    for number, (least, shade) in enumerate(_SHADES):
        words = f"from {percent(least)}" if least else f"below {percent(_SHADES[number - 1][0])}"
        parts += [
            element("rect", x=x, y=y, width=SIDE - 1, height=SIDE - 1, fill=shade),
            label(words, (x + SIDE + 4, y + 12), anchor="start"),
        ]
        x += 84
    parts += [_dot(12, y + 25), label("a cell was silently wrong", (8 + SIDE + 4, y + 29), anchor="start")]
    return element("g", *parts)
