"""Lines that a program broke at one length, wherever that fell: in labels, in figures, between cells."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.decoding.aligning.label_index import LabelIndex
from gouji.decoding.doubting.wrapped_lines import view_to_full_ends

ONE_LINE = 0.8
"""Share of full lines from which the page was one line before: none of the breaks is its own."""
_LONGEST_LABEL = 60
_CELL_ENDS = "|｜"


def view_to_wrapped_joints(view: str, labels: LabelIndex) -> Iterator[tuple[int, int]]:
    """The half-open ranges of the line ends that stand in a broken line; not those before what begins a line."""
    ends = view_to_full_ends(view)
    is_one_line = len(ends) >= ONE_LINE * (view.count("\n") + 1)
    for end in ends:
        stop = view.find("\n", end + 1)
        following = view[end + 1 : stop if stop >= 0 else len(view)]
        if following.strip() and (is_one_line or not _begins_line(view[end - 1 : end], following, labels)):
            yield end, min(end + 1, len(view))


def _begins_line(last: str, following: str, labels: LabelIndex) -> bool:
    """Whether a line that follows a full one, which ends with `last`, is one of its own."""
    if last in _CELL_ENDS and following[0] in _CELL_ENDS:
        return True
    found = labels.find_labels(following[:_LONGEST_LABEL])
    return bool(found) and not any(map(_is_word, following[: found[0][0]]))


def _is_word(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
