"""View to segments: what could be one cell, with the separator before it kept as evidence."""

from gouji.segmenting.cells import Separator
from gouji.segmenting.kinds import text_to_noted_figure
from gouji.segmenting.letters import is_like_figure, is_long_misread, text_to_unlettered
from gouji.segmenting.model import FIGURES, Kind
from gouji.segmenting.segments import Segment, filled_cells, view_to_segments
from gouji.segmenting.values import PrintedNumber, is_blank_mark, text_to_number

__all__ = [
    "FIGURES",
    "Kind",
    "PrintedNumber",
    "Segment",
    "Separator",
    "filled_cells",
    "is_blank_mark",
    "is_like_figure",
    "is_long_misread",
    "text_to_noted_figure",
    "text_to_number",
    "text_to_unlettered",
    "view_to_segments",
]
