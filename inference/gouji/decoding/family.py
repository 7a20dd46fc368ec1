"""Forms that a document is told apart by, and what is made of them once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gouji.decoding.aligning.label_index import LabelIndex, vocabularies_to_index
from gouji.decoding.aligning.vocabulary import Vocabulary, form_to_vocabulary
from gouji.decoding.sifting.downward_labels import Levels, forms_to_levels
from gouji.decoding.sifting.named_columns import ColumnNames, forms_to_column_names
from gouji.forms.model import Form

SHORTEST_TELLING = 3
"""Characters of a label that may speak for one form."""


@dataclass(frozen=True, slots=True)
class Family:
    """Forms that documents are told apart by: one vocabulary each, its keys that no other has; all labels, names of
    columns, labels of row groups by level.
    """

    vocabularies: tuple[Vocabulary, ...]
    own: tuple[frozenset[str], ...]
    labels: LabelIndex
    column_names: ColumnNames
    group_levels: Levels


class _Forms:
    """Forms as a cache key, since they hold dictionaries: equal when they are the same objects."""

    def __init__(self, forms: tuple[Form, ...]) -> None:
        self.forms = forms

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.forms)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Forms) and tuple(map(id, self.forms)) == tuple(map(id, other.forms))


def forms_to_family(forms: Sequence[Form]) -> Family:
    """The family, kept for forms that are read by again."""
    return _kept_family(_Forms(tuple(forms)))


@lru_cache(maxsize=8)
def _kept_family(key: _Forms) -> Family:
    vocabularies = tuple(form_to_vocabulary(form, [f for f in key.forms if f is not form]) for form in key.forms)
    own = tuple(frozenset(_own_keys(vocabulary, vocabularies)) for vocabulary in vocabularies)
    labels = vocabularies_to_index(vocabularies)
    return Family(vocabularies, own, labels, forms_to_column_names(key.forms), forms_to_levels(key.forms))


def _own_keys(vocabulary: Vocabulary, vocabularies: Sequence[Vocabulary]) -> Iterator[str]:
    others = [other for other in vocabularies if other is not vocabulary]
    for key in vocabulary.wordings:
        if len(key) >= SHORTEST_TELLING and not any(key in other.wordings for other in others):
            yield key
