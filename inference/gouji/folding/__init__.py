"""Folding for matching: width, script, spaces, punctuation leave the comparison, never the text that is reported."""

from gouji.folding.fold import fold, fold_with_offsets
from gouji.folding.labels import label_to_keys, strip_notes, strip_numbering

__all__ = ["fold", "fold_with_offsets", "label_to_keys", "strip_notes", "strip_numbering"]
