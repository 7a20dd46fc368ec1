"""Segments to readings: a sequence decoder over the labels of a form, structure first, arithmetic last.

separators/ -> sifting/ -> aligning/ (labels in reading order, the cells behind each) -> tables/ (rows and their
readings, with placing/ for the cells of a row and grids/ as the second reader) -> doubting/; decode.py runs them.
"""

from gouji.decoding.decode import view_to_reports
from gouji.decoding.readings import AddedReading, Reading, ReportReading, TableReading

__all__ = ["AddedReading", "Reading", "ReportReading", "TableReading", "view_to_reports"]
