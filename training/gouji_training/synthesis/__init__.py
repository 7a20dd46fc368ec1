"""Made-up reports as pages of text lines and grids, before any flattening."""

from gouji_training.synthesis.figures import Distinct
from gouji_training.synthesis.model import Grid, GridCell, Key, Line
from gouji_training.synthesis.page import Page
from gouji_training.synthesis.pages import draw_page

__all__ = ["Distinct", "Grid", "GridCell", "Key", "Line", "Page", "draw_page"]
