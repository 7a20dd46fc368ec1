"""Damages of a page, made before a layout is chosen: each gives one page for each place that it can strike.

The figures that a damaged page's reader may trust are those of the whole page's grid: a damage moves, drops or joins
what is printed, it never prints another figure in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from support.pages import Box, Line, Page, Sheet

Damage = Callable[[Page], Iterator[Page]]


def dropped_cell(page: Page) -> Iterator[Page]:
    """One value is gone without trace, out of a row that has others."""
    for part, line, place in _value_places(page):
        if sum(box.key is not None for box in _line(page, part, line)) > 1:
            yield _with_line(page, part, line, _without(_line(page, part, line), place))


def blank_cell(page: Page) -> Iterator[Page]:
    """One value is gone, its cell is left."""
    for part, line, place in _value_places(page):
        boxes = list(_line(page, part, line))
        boxes[place] = replace(boxes[place], text="")
        yield _with_line(page, part, line, tuple(boxes))


def doubled_cell(page: Page) -> Iterator[Page]:
    """One value stands twice side by side."""
    for part, line, place in _value_places(page):
        boxes = _line(page, part, line)
        yield _with_line(page, part, line, (*boxes[: place + 1], boxes[place], *boxes[place + 1 :]))


def glued_neighbours(page: Page) -> Iterator[Page]:
    """Two values side by side become one run of digits."""
    for part, line, place in _value_places(page):
        boxes = _line(page, part, line)
        if place + 1 < len(boxes):
            glued = replace(boxes[place], text=boxes[place].text + boxes[place + 1].text)
            yield _with_line(page, part, line, (*boxes[:place], glued, *boxes[place + 2 :]))


def split_cell(page: Page) -> Iterator[Page]:
    """The digits of one value stand in two cells."""
    for part, line, place in _value_places(page):
        boxes = _line(page, part, line)
        text = boxes[place].text
        if len(text) > 1:
            halves = (replace(boxes[place], text=text[:1]), replace(boxes[place], text=text[1:]))
            yield _with_line(page, part, line, (*boxes[:place], *halves, *boxes[place + 1 :]))


def slipped_row(page: Page) -> Iterator[Page]:
    """A row's first value is gone, the others closed up and a blank cell stands behind them.

    Only in the table whose sums show it: elsewhere nobody could tell that this is not what the agency filled in.
    """
    for part, line in _row_places(page):
        boxes = list(_line(page, part, line))
        if not any(box.key and box.key[0] == "requests" for box in boxes):
            continue
        texts = [box.text for box in boxes]
        first = next(i for i, box in enumerate(boxes) if box.key)
        texts = [*texts[:first], *texts[first + 1 :], ""]
        yield _with_line(page, part, line, tuple(replace(box, text=t) for box, t in zip(boxes, texts, strict=True)))


def swapped_rows(page: Page) -> Iterator[Page]:
    """Two rows, labels and values, change places."""
    for part, line in _pairs(page):
        yield _with_line(
            _with_line(page, part, line, _line(page, part, line + 1)), part, line + 1, _line(page, part, line)
        )


def swapped_labels(page: Page) -> Iterator[Page]:
    """The labels of two rows change places, their values stay."""
    for part, line in _pairs(page):
        one, other = _line(page, part, line), _line(page, part, line + 1)
        yield _with_line(_with_line(page, part, line, _labelled(one, other)), part, line + 1, _labelled(other, one))


def slipped_labels(page: Page) -> Iterator[Page]:
    """A row's label is gone and the labels of the two rows behind it moved up, so that the third row has none."""
    pairs = set(_pairs(page))
    for part, line in sorted(pairs):
        if (part, line + 1) in pairs:
            rows = [_line(page, part, line + n) for n in range(3)]
            last = _without(rows[2], _label_place(rows[2]))
            changed = page
            for n, row in enumerate((_labelled(rows[0], rows[1]), _labelled(rows[1], rows[2]), last)):
                changed = _with_line(changed, part, line + n, row)
            yield changed


def moved_row(page: Page) -> Iterator[Page]:
    """A row, label and values, stands three rows further on."""
    pairs = set(_pairs(page))
    for part, line in sorted(pairs):
        if {(part, line + 1), (part, line + 2)} <= pairs:
            rows = [_line(page, part, line + n) for n in (1, 2, 3, 0)]
            changed = page
            for n, row in enumerate(rows):
                changed = _with_line(changed, part, line + n, row)
            yield changed


def _labelled(line: Line, other: Line) -> Line:
    place, text = _label_place(line), other[_label_place(other)].text
    return (*line[:place], replace(line[place], text=text), *line[place + 1 :])


def lost_label(page: Page) -> Iterator[Page]:
    """A row's label is gone, its values stay."""
    for part, line in _labelled_rows(page):
        boxes = _line(page, part, line)
        yield _with_line(page, part, line, _without(boxes, _label_place(boxes)))


def lost_row(page: Page) -> Iterator[Page]:
    """A row is gone."""
    for part, line in _row_places(page):
        yield _with_sheet(page, part, lambda lines, line=line: (*lines[:line], *lines[line + 1 :]))  # type: ignore[misc]


def doubled_row(page: Page) -> Iterator[Page]:
    """A row stands twice."""
    for part, line in _row_places(page):
        yield _with_sheet(page, part, lambda lines, line=line: (*lines[: line + 1], *lines[line:]))  # type: ignore[misc]


def torn_label(page: Page) -> Iterator[Page]:
    """A row's label stands in two cells: cut in the middle."""
    yield from _torn(page, lambda text: [len(text) // 2])


def torn_label_anywhere(page: Page) -> Iterator[Page]:
    """As torn_label, at every position of every label."""
    yield from _torn(page, lambda text: range(1, len(text)))


def _torn(page: Page, positions: Callable[[str], Iterable[int]]) -> Iterator[Page]:
    for part, line in _labelled_rows(page):
        boxes = _line(page, part, line)
        place = _label_place(boxes)
        for cut in positions(boxes[place].text):
            halves = (Box(boxes[place].text[:cut]), Box(boxes[place].text[cut:]))
            yield _with_line(page, part, line, (*boxes[:place], *halves, *boxes[place + 1 :]))


def cut_label(page: Page) -> Iterator[Page]:
    """The second half of a row's label is gone."""
    yield from _relabelled(page, lambda text: text[: (len(text) + 1) // 2])


def spam_label(page: Page) -> Iterator[Page]:
    """A row's label became one that nobody knows."""
    yield from _relabelled(page, lambda text: "本站提醒点击收藏")


def _relabelled(page: Page, text_to_text: Callable[[str], str]) -> Iterator[Page]:
    for part, line in _labelled_rows(page):
        boxes = _line(page, part, line)
        place = _label_place(boxes)
        yield _with_line(page, part, line, (*boxes[:place], Box(text_to_text(boxes[place].text)), *boxes[place + 1 :]))


def swapped_headers(page: Page) -> Iterator[Page]:
    """Two column labels side by side change places, the values stay."""
    for number, part in enumerate(page):
        for line, boxes in enumerate(part.lines if isinstance(part, Sheet) else ()):
            for place in range(len(boxes) - 1):
                pair = boxes[place : place + 2]
                if not any(box.key or box.text == "信息内容" for box in pair) and pair[0].text != pair[1].text:
                    texts = replace(pair[0], text=pair[1].text), replace(pair[1], text=pair[0].text)
                    if not any(box.key for box in boxes):
                        yield _with_line(page, number, line, (*boxes[:place], *texts, *boxes[place + 2 :]))


def swapped_columns(page: Page) -> Iterator[Page]:
    """Two columns of the requests table, label and values, change places."""
    part = next(i for i, sheet in enumerate(page) if isinstance(sheet, Sheet) and sheet.name == "requests")
    for first in range(4):
        yield _with_sheet(page, part, lambda lines, first=first: tuple(_exchanged(line, first) for line in lines))  # type: ignore[misc]


def _exchanged(line: Line, first: int) -> Line:
    values = [i for i, box in enumerate(line) if box.key]
    if values:
        one, other = values[1 + first], values[2 + first]
    elif len(line) == 5:
        one, other = first, first + 1
    else:
        return line
    boxes = list(line)
    boxes[one], boxes[other] = boxes[other], boxes[one]
    return tuple(boxes)


def values_first(page: Page) -> Page:
    """Every row has its values before its label, as in text taken from pages with labels centred over several lines."""
    return tuple(part if isinstance(part, str) else Sheet(part.name, tuple(map(_turned, part.lines))) for part in page)


def _turned(line: Line) -> Line:
    values = tuple(box for box in line if box.key)
    return (*values, *(box for box in line if not box.key)) if len(values) < len(line) else line


DAMAGES: dict[str, Damage] = {
    damage.__name__: damage
    for damage in (
        dropped_cell,
        blank_cell,
        doubled_cell,
        glued_neighbours,
        split_cell,
        slipped_row,
        swapped_rows,
        swapped_labels,
        slipped_labels,
        moved_row,
        lost_label,
        lost_row,
        doubled_row,
        torn_label,
        cut_label,
        spam_label,
        swapped_headers,
        swapped_columns,
    )
}


def _lines(page: Page) -> Iterator[tuple[int, int, Line]]:
    for number, part in enumerate(page):
        if isinstance(part, Sheet):
            yield from ((number, line, boxes) for line, boxes in enumerate(part.lines))


def _row_places(page: Page) -> Iterator[tuple[int, int]]:
    return ((part, line) for part, line, boxes in _lines(page) if any(box.key for box in boxes))


def _labelled_rows(page: Page) -> Iterator[tuple[int, int]]:
    return ((part, line) for part, line in _row_places(page) if _line(page, part, line)[0].key is None)


def _value_places(page: Page) -> Iterator[tuple[int, int, int]]:
    return ((p, line, i) for p, line, boxes in _lines(page) for i, box in enumerate(boxes) if box.key)


def _pairs(page: Page) -> Iterator[tuple[int, int]]:
    """Rows with as many boxes as the row behind them."""
    places = set(_row_places(page))
    for part, line in sorted(places):
        if (part, line + 1) in places and len(_line(page, part, line)) == len(_line(page, part, line + 1)):
            yield part, line


def _line(page: Page, part: int, line: int) -> Line:
    sheet = page[part]
    assert isinstance(sheet, Sheet)
    return sheet.lines[line]


def _label_place(line: Line) -> int:
    return max(i for i, box in enumerate(line) if box.key is None)


def _without(line: Line, place: int) -> Line:
    return (*line[:place], *line[place + 1 :])


def _with_line(page: Page, part: int, line: int, boxes: Line) -> Page:
    return _with_sheet(page, part, lambda lines: (*lines[:line], boxes, *lines[line + 1 :]))


def _with_sheet(page: Page, part: int, change: Callable[[tuple[Line, ...]], tuple[Line, ...]]) -> Page:
    sheet = page[part]
    assert isinstance(sheet, Sheet)
    return (*page[:part], Sheet(sheet.name, change(sheet.lines)), *page[part + 1 :])
