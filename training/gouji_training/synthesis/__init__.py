"""Made-up reports with their line labels and gold grids, flattened in every layout that scraped pages show."""

from gouji_training.synthesis.documents import synthesise_document, synthesise_documents
from gouji_training.synthesis.layouts import GROUPS, LAYOUTS, Layout
from gouji_training.synthesis.model import Gold, Line, Sample

__all__ = ["GROUPS", "LAYOUTS", "Gold", "Layout", "Line", "Sample", "synthesise_document", "synthesise_documents"]
