"""Pages as files that extractors read: HTML, DOCX and PDF."""

from gouji_training.flattening.writing.docx import page_to_docx
from gouji_training.flattening.writing.html import Markup, page_to_html
from gouji_training.flattening.writing.pdf import Sheet, page_to_pdf

__all__ = ["Markup", "Sheet", "page_to_docx", "page_to_html", "page_to_pdf"]
