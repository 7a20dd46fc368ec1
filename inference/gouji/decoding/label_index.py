"""The labels of all forms, for cutting text that lost its separators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gouji.decoding.vocabulary import NodeKind, Vocabulary
from gouji.folding import fold, fold_with_offsets, label_to_keys

BARE_GAP = re.compile(r"[\s0-9０-９.．,/+\-—－()（）“”\"'、:：一二三四五六七八]*")
"""What stands between two labels of a table that lost its separators; prose has words, units and commas there."""
BARE_GAPS = 0.7
"""Share of such gaps from which a text is a table run together, with some prose around it or none."""
MANY_BARE_GAPS = 12
"""As many of them are a table, however much prose stands around: some tools print a whole page on one line."""
SHORTEST_PIECE = 2
"""Characters of a piece of a label; a single one occurs in some label by chance."""
SHORTEST_IN_GLUE = 4
"""Characters of a label that is no row label, to be cut out of glued text: 其他 and 总计 occur inside others."""


@dataclass(frozen=True, slots=True, eq=False)
class LabelIndex:
    """Folded labels, those of rows apart, all in one text, and every prefix of them."""

    keys: frozenset[str]
    row_keys: frozenset[str]
    joined: str
    prefixes: frozenset[str]
    longest: int

    def is_label(self, text: str) -> bool:
        """Whether `text` as a whole is a known label of any kind."""
        return any(key in self.keys for key in label_to_keys(text))

    def is_piece(self, text: str) -> bool:
        """Whether `text` is a stretch of a known label, as narrow columns break it."""
        key = fold(text)
        return len(key) >= SHORTEST_PIECE and key in self.joined

    def is_row_label(self, text: str) -> bool:
        """Whether `text` as a whole is a row label."""
        return any(key in self.row_keys for key in label_to_keys(text))

    def find_labels(self, text: str) -> list[tuple[int, int]]:
        """Half-open ranges of `text` that print known labels, the longest at each place, in order."""
        folded, offsets = fold_with_offsets(text)
        found = []
        start = 0
        while start < len(folded):
            end = self._longest_label_at(folded, start)
            if end:
                found.append((offsets[start], offsets[end - 1] + 1))
            start = end or start + 1
        return found

    def find_glued_labels(self, text: str) -> list[tuple[int, int]]:
        """As find_labels, but none for prose: labels with little but figures between most of them, or many of them."""
        found = self.find_labels(text)
        gaps = [text[end:start] for (_, end), (start, _) in pairwise(found)]
        bare = sum(BARE_GAP.fullmatch(gap) is not None for gap in gaps)
        return found if gaps and bare >= min(BARE_GAPS * len(gaps), MANY_BARE_GAPS) else []

    def _longest_label_at(self, folded: str, start: int) -> int | None:
        best = None
        for end in range(start + 1, min(len(folded), start + self.longest) + 1):
            piece = folded[start:end]
            if piece not in self.prefixes:
                break
            if piece in self.keys and (len(piece) >= SHORTEST_IN_GLUE or piece in self.row_keys):
                best = end
        return best


def vocabularies_to_index(vocabularies: Sequence[Vocabulary]) -> LabelIndex:
    """One index over the labels of several forms."""
    wordings = [(key, words, v) for v in vocabularies for key, words in v.wordings.items()]
    keys = frozenset(key for key, _, _ in wordings)
    return LabelIndex(
        keys=keys,
        row_keys=frozenset(
            key for key, words, v in wordings if any(v.nodes[word.node].kind is NodeKind.ROW for word in words)
        ),
        joined="\n".join(sorted(keys)),
        prefixes=frozenset(prefix for v in vocabularies for prefix in v.prefixes),
        longest=max(map(len, keys), default=0),
    )
