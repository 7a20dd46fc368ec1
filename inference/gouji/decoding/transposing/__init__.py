"""Tables printed column by column, turned into rows before anything else is read.

Some tools print the labels of all rows first and then, for each column, its label and all its figures; a transposed
sheet has a line for each column. view -> stretches of words and figures (stretches.py) -> the rows that the words name
(row_labels.py) -> columns with as many figures as there are rows (columns.py) -> a view with a line for each row
(render.py), which is read like any other. A table of which one column has a figure more or less stays as it is.
"""

from __future__ import annotations

from gouji.decoding.transposing.turn import document_with_rows_first

__all__ = ["document_with_rows_first"]
