"""The confusion matrix: a row a true label, a column what it was taken for, shaded by the share of the row."""

from __future__ import annotations

from collections.abc import Sequence

from gouji_training.evaluating.charts.svg import element, label, picture, title

SIDE = 62.0
LEFT, TOP = 130.0, 96.0


def confusion_to_svg(names: Sequence[str], counts: Sequence[Sequence[int]]) -> str:
    """Chart of the labels that occur; `counts[i][j]` lines of the i-th name were taken for the j-th."""
    shown = [i for i in range(len(names)) if any(counts[i]) or any(row[i] for row in counts)]
    parts = [label("true label", (LEFT - 10, TOP - 12), anchor="end", kind="name")]
    parts.append(label("taken for", (LEFT, 14), anchor="start", kind="name"))
    for place, number in enumerate(shown):
        middle = place * SIDE + SIDE / 2
        parts.append(label(names[number], (LEFT - 10, TOP + middle + 4), anchor="end"))
        parts.append(label(names[number], (LEFT + middle, TOP - 10), anchor="start", turn=-35))
        parts += [
            _square(names, (number, other), counts, (LEFT + across * SIDE, TOP + place * SIDE))
            for across, other in enumerate(shown)
        ]
    size = len(shown) * SIDE
    total = sum(map(sum, counts))
    wrong = total - sum(counts[i][i] for i in range(len(names)))
    return picture(
        *parts,
        width=LEFT + size + 84,
        height=TOP + size + 6,
        name="Confusion of line labels",
        words=f"{total} lines, {wrong} taken for another label: {_worst(names, counts)}",
    )


def _square(
    names: Sequence[str], pair: tuple[int, int], counts: Sequence[Sequence[int]], at: tuple[float, float]
) -> str:
    true, taken = pair
    count, whole = counts[true][taken], max(1, sum(counts[true]))
    share = count / whole
    kind = "hit" if true == taken else "slip"
    # a single slip among thousands of lines must be seen: shades start at a tenth
    shade = 0.0 if not count else 0.1 + 0.75 * (share if kind == "hit" else min(1.0, share * 8))
    square = element("rect", x=at[0], y=at[1], width=SIDE - 2, height=SIDE - 2, class_=kind, fill_opacity=shade)
    text = label(f"{count:,}" if count else "·", (at[0] + SIDE / 2 - 1, at[1] + SIDE / 2 + 4), kind="count")
    return element("g", title(f"{names[true]} taken for {names[taken]}: {count} of {whole}"), square, text)


def _worst(names: Sequence[str], counts: Sequence[Sequence[int]]) -> str:
    slips = [(counts[i][j], i, j) for i in range(len(names)) for j in range(len(names)) if i != j and counts[i][j]]
    worst = sorted(slips, key=lambda slip: (-slip[0], slip[1:]))[:5]
    return "; ".join(f"{names[i]} for {names[j]} {count}" for count, i, j in worst) or "none"
