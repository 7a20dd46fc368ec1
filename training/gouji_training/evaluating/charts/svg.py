"""SVG elements as text; everything that is printed is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

Point = tuple[float, float]


def element(tag: str, *children: str, **attributes: str | float) -> str:
    """One element around elements; attribute names take `_` for `-`, `class_` is `class`, numbers keep two places."""
    parts = [f' {_name(name)}="{escape(_value(value))}"' for name, value in attributes.items()]
    return f"<{tag}{''.join(parts)}>{''.join(children)}</{tag}>" if children else f"<{tag}{''.join(parts)}/>"


def label(text: str, at: Point, *, anchor: str = "middle", kind: str = "tick", turn: float = 0) -> str:
    """Text at a place; `anchor` is start, middle or end, `kind` a CSS class, `turn` degrees clockwise."""
    place: dict[str, str | float] = {"x": at[0], "y": at[1], "text_anchor": anchor, "class_": kind}
    if turn:
        place["transform"] = f"rotate({_value(turn)} {_value(at[0])} {_value(at[1])})"
    return element("text", escape(text), **place)


def line(start: Point, end: Point, *, kind: str) -> str:
    """A straight line."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=kind)


def polyline(points: Sequence[Point], *, kind: str) -> str:
    """Points joined by straight lines."""
    return element("polyline", points=points_to_text(points), class_=kind)


def points_to_text(points: Sequence[Point]) -> str:
    """Coordinates as SVG wants them."""
    return " ".join(f"{_value(x)},{_value(y)}" for x, y in points)


def title(text: str) -> str:
    """What a pointer that rests on the enclosing element is told."""
    return element("title", escape(text))


def picture(*children: str, width: float, height: float, name: str, words: str) -> str:
    """The whole chart; `name` and `words` are its title and its text alternative."""
    return element(
        "svg",
        element("title", escape(name)),
        element("desc", escape(words)),
        *children,
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        role="img",
        aria_label=f"{name}. {words}",
        class_="chart",
    )


def _name(name: str) -> str:
    return name.rstrip("_") if name == "viewBox" or name.endswith("_") else name.replace("_", "-")


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.2f}".rstrip("0").rstrip(".")
