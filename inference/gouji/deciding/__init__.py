"""Readings and checks to the extraction: statuses, confidence, verdict and score."""

from gouji.deciding.decide import Model, report_to_extraction
from gouji.deciding.lines import text_to_line_index

__all__ = ["Model", "report_to_extraction", "text_to_line_index"]
