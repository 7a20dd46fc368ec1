"""Lines to label probabilities, by a trained model; loads nothing heavy by itself."""

from gouji.classifying.labels import LABELS, Label

__all__ = ["LABELS", "Label"]
