"""Labels that a page broken into lines tore around the figures of their own row: a piece, the figures, the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from gouji.decoding.aligning.runs import Part, Run, text_to_depth
from gouji.decoding.aligning.vocabulary import NodeKind, Vocabulary
from gouji.folding import fold, strip_notes, strip_numbering
from gouji.segmenting import Kind, Segment


def runs_to_torn_rows(segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary) -> Mapping[Part, int]:
    """The row node of every part with figures whose label, joined to the text behind them, is a row's exact label."""
    torn: dict[Part, int] = {}
    for place, run in enumerate(runs):
        for part, rest in _parts_with_rest(segments, run, runs, place + 1):
            assert part.text is not None
            nodes = text_to_rows(
                segments_to_text(segments, part.text) + segments_to_text(segments, rest), run.node.table, vocabulary
            )
            if len(nodes) == 1:
                torn[part] = nodes.pop()
    return torn


def _parts_with_rest(
    segments: Sequence[Segment], run: Run, runs: Sequence[Run], behind: int
) -> Iterator[tuple[Part, tuple[int, int]]]:
    """Parts of an unknown label with figures, with the text right behind that has none itself; `runs` from the number
    `behind` on follow.
    """
    for place, part in enumerate(run.parts):
        if part.text is None or not _is_filled(segments, part.cells):
            continue
        piece = segments_to_text(segments, part.text)
        if not fold(piece if text_to_depth(piece) else strip_notes(piece)):
            continue  # a mark alone (?) or a note is no piece of a label
        if place + 1 < len(run.parts):
            rest = run.parts[place + 1]
            if rest.text is not None and not _is_filled(segments, rest.cells):
                yield part, rest.text
        elif following := _row_behind(segments, part, (runs[i] for i in range(behind, len(runs)))):
            yield part, (following.anchor.start, following.anchor.end)


def _row_behind(segments: Sequence[Segment], part: Part, later: Iterable[Run]) -> Run | None:
    """The run of a row label without figures right behind the part, or behind a group's label that a tool repeats in
    every row of the group.
    """
    behind = part.cells[-1] + 1
    for run in later:
        if any(segment.kind is not Kind.EMPTY for segment in segments[behind : run.anchor.start]):
            return None
        if run.node.kind is not NodeKind.GROUP or _is_filled(segments, run.all_cells):
            return run if run.node.kind is NodeKind.ROW and not _is_filled(segments, run.cells) else None
        behind = run.anchor.end
    return None


def nodes_among_torn_labels(segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary) -> set[int]:
    """Nodes of rows whose printed label may be a piece of another row's, which has no figures then: it begins as only
    that one does, by itself (（六）其他) or with the text before it (（六 and ）其他), or stands inside it with its
    figures.
    """
    inside = (
        later.anchor.node for earlier, later in pairwise(runs) if _is_inside(segments, earlier, later, vocabulary)
    )
    begun = (run.anchor.node for run in runs if _begins_other_label(segments, run, vocabulary))
    return {*inside, *begun}


def nodes_with_parted_labels(segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary) -> set[int]:
    """Nodes of rows whose label begins before other figures, which may be theirs: then those behind it are not."""
    return {later.anchor.node for earlier, later in pairwise(runs) if _is_parted(segments, earlier, later, vocabulary)}


def _is_parted(segments: Sequence[Segment], earlier: Run, later: Run, vocabulary: Vocabulary) -> bool:
    """Whether figures stand between the two pieces of the later row's label, and more of them behind it; the end of a
    group's label may stand between, too.
    """
    part = earlier.parts[-1]
    if part.text is None or not _is_filled(segments, part.cells) or later.node.kind is not NodeKind.ROW:
        return False
    begin = segments_to_text(segments, part.text)
    start = later.anchor.start
    # the end of the anchor may be the begin of the next label, torn as well (一、本年 1 2 新收…数量 二 3 4)
    labels = (begin + segments_to_text(segments, (start, end)) for end in range(later.anchor.end, start, -1))
    nodes = (text_to_rows(label, later.node.table, vocabulary) for label in labels)
    return _is_filled(segments, later.cells) and any(later.anchor.node in found for found in nodes)


def nodes_with_torn_notes(segments: Sequence[Segment], runs: Sequence[Run]) -> set[int]:
    """Nodes of rows whose label opens a note that closes behind figures, with more figures beside or behind its rest:
    which of them are the row's, or part of the note, lines do not tell.
    """
    return {run.anchor.node for run in runs if run.node.kind is NodeKind.ROW and _has_torn_note(segments, run)}


def _has_torn_note(segments: Sequence[Segment], run: Run) -> bool:
    depth = text_to_depth(segments_to_text(segments, (run.anchor.start, run.anchor.end)))
    if depth <= 0 or not _is_filled(segments, run.cells):
        return False
    rests = run.parts[1:]
    closed = any(rest.text is not None and text_to_depth(segments_to_text(segments, rest.text)) < 0 for rest in rests)
    return closed and any(_is_filled(segments, rest.cells) for rest in rests)


def _begins_other_label(segments: Sequence[Segment], run: Run, vocabulary: Vocabulary) -> bool:
    if run.node.kind is not NodeKind.ROW:
        return False
    printed = fold(segments_to_text(segments, (run.anchor.start, run.anchor.end)))
    own = vocabulary.keys_of(run.anchor.node)
    keys = {printed, _word_before(segments, run.anchor.start) + printed}
    return any(key in vocabulary.prefixes and not any(full.startswith(key) for full in own) for key in keys)


def _word_before(segments: Sequence[Segment], index: int) -> str:
    """The folded text right before `index`, past a torn bracket; empty where none stands there."""
    folded = ""
    while not folded and index > 0 and segments[index - 1].kind is Kind.TEXT:
        index -= 1
        folded = fold(segments[index].text)
    return folded


def _is_inside(segments: Sequence[Segment], earlier: Run, later: Run, vocabulary: Vocabulary) -> bool:
    """Whether the text behind the later row's figures goes on with the label of the earlier row, which has none."""
    rows = earlier.node.kind is later.node.kind is NodeKind.ROW
    if not rows or not later.cells or _is_filled(segments, earlier.all_cells):
        return False
    begun = fold(segments_to_text(segments, (earlier.anchor.start, earlier.anchor.end)))
    behind = later.cells[-1] + 1
    rest = fold(segments_to_text(segments, (behind, behind + 1)))
    return bool(rest) and any(full.startswith(begun + rest) for full in vocabulary.keys_of(earlier.anchor.node))


def text_to_rows(text: str, table: int, vocabulary: Vocabulary) -> set[int]:
    """The row nodes of a table that `text` is a label of, with its number where the form prints one."""
    words = (word for key in (fold(text), fold(strip_notes(text))) for word in vocabulary.wordings.get(key, ()))
    numbered = strip_numbering(text) != text  # a label with its number is as telling without its note
    nodes = {word.node for word in words if word.rank == 0 or numbered}
    return {n for n in nodes if vocabulary.nodes[n].kind is NodeKind.ROW and vocabulary.nodes[n].table == table}


def _is_filled(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    return any(segments[i].kind is not Kind.EMPTY for i in cells)


def segments_to_text(segments: Sequence[Segment], stretch: tuple[int, int]) -> str:
    """The words of a stretch of segments, joined."""
    return "".join(segment.text for segment in segments[slice(*stretch)] if segment.kind is Kind.TEXT)
