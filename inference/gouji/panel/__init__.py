"""Extractions of many years to one panel: linked by agency, compared with the year before, summed up, in one file."""

from gouji.panel.assemble import Block, Question, extractions_to_blocks
from gouji.panel.linking import Links, refs_to_links
from gouji.panel.reading import ReportRef, paths_to_refs
from gouji.panel.writing import FORMATS, path_to_panel_format, write_panel

__all__ = [
    "FORMATS",
    "Block",
    "Links",
    "Question",
    "ReportRef",
    "extractions_to_blocks",
    "path_to_panel_format",
    "paths_to_refs",
    "refs_to_links",
    "write_panel",
]
