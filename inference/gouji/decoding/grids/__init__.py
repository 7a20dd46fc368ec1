"""The second reader: text whose lines still are the rows of a grid, read by the labels over its columns.

It shares nothing with the alignment but the form's wordings: no counting of figures, no neighbours, no sums. Where both
read a row they must agree; where the alignment is left with several readings, this one may tell.
"""

from gouji.decoding.grids.rows import GridRows, rows_between, view_to_grid_rows

__all__ = ["GridRows", "rows_between", "view_to_grid_rows"]
