"""Extractions to files: JSON Lines, JSON, CSV, TSV, Parquet, XLSX and DuckDB."""

from gouji.writing.output import FORMATS, path_to_format, write_extractions

__all__ = ["FORMATS", "path_to_format", "write_extractions"]
