"""Forms as data: what a table looks like, under which labels it is met, which sums its figures keep."""

from gouji.forms.cells import cell_to_column, column_label, form_to_cells, form_to_table, row_label, table_to_variant
from gouji.forms.shipped import form_ids, load_chosen_forms, load_form, load_forms

__all__ = [
    "cell_to_column",
    "column_label",
    "form_ids",
    "form_to_cells",
    "form_to_table",
    "load_chosen_forms",
    "load_form",
    "load_forms",
    "row_label",
    "table_to_variant",
]
