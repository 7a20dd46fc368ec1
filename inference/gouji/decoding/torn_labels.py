"""Labels that a page broken into lines tore around the figures of their own row: a piece, the figures, the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.decoding.runs import Part, Run
from gouji.decoding.vocabulary import NodeKind, Vocabulary
from gouji.folding import fold, strip_notes
from gouji.segmenting import Kind, Segment


def runs_to_torn_rows(segments: Sequence[Segment], runs: Sequence[Run], vocabulary: Vocabulary) -> Mapping[Part, int]:
    """The row node of every part with figures whose label, joined to the text behind them, is a row's exact label."""
    torn: dict[Part, int] = {}
    for place, run in enumerate(runs):
        following = runs[place + 1] if place + 1 < len(runs) else None
        for part, rest in _parts_with_rest(segments, run, following):
            assert part.text is not None
            nodes = _text_to_rows(_text(segments, part.text) + _text(segments, rest), run.node.table, vocabulary)
            if len(nodes) == 1:
                torn[part] = nodes.pop()
    return torn


def _parts_with_rest(
    segments: Sequence[Segment], run: Run, following: Run | None
) -> Iterator[tuple[Part, tuple[int, int]]]:
    """Parts of an unknown label with figures, with the text right behind that has none itself."""
    for place, part in enumerate(run.parts):
        if part.text is None or not _is_filled(segments, part.cells):
            continue
        if place + 1 < len(run.parts):
            rest = run.parts[place + 1]
            if rest.text is not None and not _is_filled(segments, rest.cells):
                yield part, rest.text
        elif following is not None and _continues(segments, part, following):
            yield part, (following.anchor.start, following.anchor.end)


def _continues(segments: Sequence[Segment], part: Part, following: Run) -> bool:
    """Whether a row label without figures stands right behind the part."""
    is_next = following.node.kind is NodeKind.ROW and following.anchor.start == part.cells[-1] + 1
    return is_next and not _is_filled(segments, following.cells)


def _text_to_rows(text: str, table: int, vocabulary: Vocabulary) -> set[int]:
    words = (word for key in (fold(text), fold(strip_notes(text))) for word in vocabulary.wordings.get(key, ()))
    nodes = {word.node for word in words if word.rank == 0}
    return {n for n in nodes if vocabulary.nodes[n].kind is NodeKind.ROW and vocabulary.nodes[n].table == table}


def _is_filled(segments: Sequence[Segment], cells: Sequence[int]) -> bool:
    return any(segments[i].kind is not Kind.EMPTY for i in cells)


def _text(segments: Sequence[Segment], stretch: tuple[int, int]) -> str:
    return "".join(segment.text for segment in segments[slice(*stretch)] if segment.kind is Kind.TEXT)
