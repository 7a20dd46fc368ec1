"""Segments to readings: a sequence decoder over the labels of a form, structure first, arithmetic last."""

from gouji.decoding.decode import view_to_reports
from gouji.decoding.readings import AddedReading, Reading, ReportReading, TableReading

__all__ = ["AddedReading", "Reading", "ReportReading", "TableReading", "view_to_reports"]
