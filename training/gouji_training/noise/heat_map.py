"""The heat map: a row a kind of damage, a column a layout, coloured by the share of recoverable cells that is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gouji_training.evaluating.charts.svg import element, label, picture, title
from gouji_training.noise.tally import Tally

SIDE = 17
LEFT, TOP, BOTTOM = 172, 118, 56
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
.none { fill: #eceff2; } .silent { fill: #000; stroke: #fff; stroke-width: 1; }
""" + " ".join(f".s{number} {{ fill: {shade}; }}" for number, (_, shade) in enumerate(_SHADES))


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


def _square(tally: Tally, name: str, x: int, y: int) -> str:
    words = f"{name}: {tally.right} of {tally.recoverable} right, {tally.silent} silent"
    shade = _share_to_class(tally.right_share) if tally.recoverable else "none"
    square = _box(x, y, shade, title(words))
    return square + _dot(x, y) if tally.silent else square


def _box(x: int, y: int, shade: str, *children: str) -> str:
    return element("path", *children, d=f"M{x} {y}h{SIDE - 1}v{SIDE - 1}h-{SIDE - 1}z", class_=shade)


def _dot(x: int, y: int) -> str:
    """In the middle of the box at this place; it lets the pointer through to what the box tells."""
    middle = (SIDE - 1) // 2
    return element("circle", cx=x + middle, cy=y + middle, r=4, class_="silent", pointer_events="none")


def _share_to_class(share: float) -> str:
    return next(f"s{number}" for number, (least, _) in enumerate(_SHADES) if share >= least)


def _legend(y: int) -> str:
    parts, x = [], 8
    for number, (least, _) in enumerate(_SHADES):
        words = f"from {100 * least:g}%" if least else f"below {100 * _SHADES[number - 1][0]:g}%"
        parts += [_box(x, y, f"s{number}"), label(words, (x + SIDE + 4, y + 12), anchor="start")]
        x += 84
    parts += [_dot(8, y + 20), label("a cell was silently wrong", (8 + SIDE + 4, y + 32), anchor="start")]
    return element("g", *parts)
