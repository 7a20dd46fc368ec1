"""What a line of a flattened report can be; the order is the order of the model's outputs."""

from __future__ import annotations

from typing import Literal

Label = Literal["heading", "narrative", "column_header", "row_label", "numeric_cell", "data_row", "furniture", "blank"]

LABELS: tuple[Label, ...] = (
    "heading",
    "narrative",
    "column_header",
    "row_label",
    "numeric_cell",
    "data_row",
    "furniture",
    "blank",
)
"""heading: report title, chapter or section title; column_header: texts above the values, block titles and the corner
note included; row_label: names of rows and row groups, torn pieces included; numeric_cell: values or blank marks only;
data_row: labels and their values on one line; furniture: page numbers, menus, buttons, metadata fields; blank: nothing
but separators. `annotations/GUIDELINE.md` settles the hard cases."""

LABEL_INDEX: dict[str, int] = {label: index for index, label in enumerate(LABELS)}
