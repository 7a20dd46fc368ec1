"""Readings and checks to the extraction: statuses, confidence, verdict and score."""

from gouji.deciding.decide import report_to_extraction

__all__ = ["report_to_extraction"]
