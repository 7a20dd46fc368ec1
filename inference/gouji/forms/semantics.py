"""What structure cannot say of a form file: ids are unique, references lead somewhere, labels tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.folding import label_to_keys
from gouji.forms.expressions import ID
from gouji.forms.model import Column, Form, Group, Label, Row, TableForm
from gouji.forms.rule_semantics import check_rules
from gouji.forms.yaml_tree import SourceTree


def check_form(form: Form, tree: SourceTree) -> None:
    """Raises FormError for the first thing in `form` that contradicts itself."""
    if not ID.fullmatch(form.id):
        raise tree.error("id", f"{form.id!r} is no id", "use lower-case letters, digits, _, - and dots")
    first, last = form.reports
    if first is not None and last is not None and first > last:
        raise tree.error("reports", f"{first} is after {last}", "write the first year, then the last")
    if not form.tables:
        raise tree.error("tables", "a form needs a table", "add one")
    _refuse_doubles([table.id for table in form.tables], "tables[{}].id", tree)
    for index, table in enumerate(form.tables):
        _check_table(table, f"tables[{index}]", tree)
    check_rules(form, tree)


def _refuse_doubles(ids: Sequence[str], path: str, tree: SourceTree) -> None:
    for index, name in enumerate(ids):
        if not ID.fullmatch(name):
            raise tree.error(path.format(index), f"{name!r} is no id", "use lower-case letters, digits, _, - and dots")
        if name in ids[:index]:
            raise tree.error(path.format(index), f"the id {name!r} stands twice", "ids are unique: rename one")


def _check_table(table: TableForm, path: str, tree: SourceTree) -> None:
    if not table.blocks:
        raise tree.error(path, f"table {table.id!r} has no blocks", "add a block with columns and rows")
    rows = [
        (row, f"{path}.blocks[{b}].rows[{r}]")
        for b, block in enumerate(table.blocks)
        for r, row in enumerate(block.rows)
    ]
    seen: set[str] = set()
    for row, place in rows:
        if row.id in seen:
            raise tree.error(f"{place}.id", f"the id {row.id!r} stands twice in this table", "rename one of the rows")
        seen.add(row.id)
    _refuse_doubles([block.id for block in table.blocks], f"{path}.blocks[{{}}].id", tree)
    _refuse_doubles([group.id for group in table.groups], f"{path}.groups[{{}}].id", tree)
    _refuse_doubles([variant.id for variant in table.variants], f"{path}.variants[{{}}].id", tree)
    for index, block in enumerate(table.blocks):
        place = f"{path}.blocks[{index}]"
        if not block.rows or not block.columns:
            raise tree.error(place, f"block {block.id!r} holds no cells", "give it columns and rows")
        _refuse_doubles([row.id for row in block.rows], f"{place}.rows[{{}}].id", tree)
        _refuse_doubles([column.id for column in block.columns], f"{place}.columns[{{}}].id", tree)
        _refuse_likeness([(column, f"{place}.columns[{i}]") for i, column in enumerate(block.columns)], tree)
    groups = [(group, f"{path}.groups[{i}]") for i, group in enumerate(table.groups)]
    _refuse_likeness([*rows, *groups], tree)
    _check_variants(table, seen, path, tree)


def _refuse_likeness(labelled: Iterable[tuple[Row | Column | Group, str]], tree: SourceTree) -> None:
    """Two labels of one axis must not fold to the same key; a row may share the label of a group with its id."""
    owners: dict[str, str] = {}
    for item, place in labelled:
        if not item.label.text.strip():
            raise tree.error(f"{place}.label", "the label is empty", "write the printed label")
        for key in _keys(item.label):
            owner = owners.setdefault(key, item.id)
            if owner != item.id:
                problem = f"{key!r} would name both {owner!r} and {item.id!r}"
                raise tree.error(f"{place}.label", problem, "remove the label or alias from one of them")


def _keys(label: Label) -> set[str]:
    return {key for wording in label.wordings for key in label_to_keys(wording)}


def _check_variants(table: TableForm, rows: set[str], path: str, tree: SourceTree) -> None:
    for index, variant in enumerate(table.variants):
        for number, name in enumerate(variant.without):
            if name not in rows:
                place = f"{path}.variants[{index}].without[{number}]"
                raise tree.error(place, f"there is no row {name!r}", "name a row of this table")
        if rows <= set(variant.without):
            raise tree.error(f"{path}.variants[{index}]", "leaves no row", "leave out fewer rows")
