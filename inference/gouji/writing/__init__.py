"""Extractions to files: JSON Lines, JSON, CSV, TSV, Parquet and XLSX."""

from gouji.writing.output import FORMATS, path_to_format, write_extractions

__all__ = ["FORMATS", "path_to_format", "write_extractions"]
