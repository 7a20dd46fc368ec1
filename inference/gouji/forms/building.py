"""Drafts to the typed form: labels, group chains, header references, tables shared with other forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gouji.forms.model import Block, Column, Derived, Form, Group, Label, Row, Rule, TableForm, Variant
from gouji.forms.rules import draft_to_derived, draft_to_rules
from gouji.forms.schema import (
    BlockDraft,
    ChapterDraft,
    ColumnDraft,
    FormDraft,
    GroupDraft,
    HeaderDraft,
    RowDraft,
    SharedChapters,
    TableDraft,
    VariantDraft,
)
from gouji.forms.yaml_tree import SourceTree

FindForm = Callable[[str], Form]
"""Gives the form with an id; raises KeyError when there is none."""

TableParts = tuple[TableForm, tuple[Rule, ...], tuple[Derived, ...]]
"""A table, its rules and its derived figures."""


def draft_to_form(draft: FormDraft, tree: SourceTree, *, find_form: FindForm) -> Form:
    """Resolve what the draft refers to. Raises FormError where a reference leads nowhere."""
    chapters = _chapters(draft.chapters, tree, find_form)
    tables: list[TableForm] = []
    rules: list[Rule] = []
    derived: list[Derived] = []
    for index, table_draft in enumerate(draft.tables):
        table, table_rules, table_derived = _table(table_draft, f"tables[{index}]", tree, chapters, find_form)
        tables.append(table)
        rules.extend(table_rules)
        derived.extend(table_derived)
    return Form(
        draft.id, draft.title, draft.notice, draft.reports, chapters, tuple(tables), tuple(rules), tuple(derived)
    )


def _chapters(drafts: list[ChapterDraft] | SharedChapters, tree: SourceTree, find_form: FindForm) -> tuple[Label, ...]:
    if isinstance(drafts, SharedChapters):
        return _other_form(drafts.same_as, "chapters.same_as", tree, find_form).chapters
    return tuple(Label(chapter.text, tuple(chapter.aliases)) for chapter in drafts)


def _other_form(form_id: str, path: str, tree: SourceTree, find_form: FindForm) -> Form:
    try:
        return find_form(form_id)
    except KeyError:
        raise tree.error(path, f"there is no form {form_id!r}", "name a form that gouji ships") from None


def _table(
    draft: TableDraft, path: str, tree: SourceTree, chapters: tuple[Label, ...], find_form: FindForm
) -> TableParts:
    if draft.same_as is not None:
        return _shared_table(draft, path, tree, find_form)
    if draft.id is None or draft.heading is None or draft.layout is None:
        missing = next(key for key in ("id", "heading", "layout") if getattr(draft, key) is None)
        raise tree.error(path, f"the key {missing!r} is missing", "add it, or take the table over with `same_as`")
    heading = next((chapter for chapter in chapters if chapter.text == draft.heading), None)
    if heading is None:
        raise tree.error(f"{path}.heading", f"{draft.heading!r} is no chapter", "write one as it stands in `chapters`")
    parents = _group_chains(draft.groups, f"{path}.groups", tree)
    groups = tuple(Group(group.id, Label(group.label, tuple(group.aliases))) for group in draft.groups)
    blocks = tuple(
        _block(block, f"{path}.blocks[{index}]", tree, groups, parents) for index, block in enumerate(draft.blocks)
    )
    variants = _variants(draft.variants, path, tree)
    derived = draft_to_derived(draft, path, tree)
    rules = draft_to_rules(draft, path, tree, derived)
    return TableForm(draft.id, heading, draft.layout, blocks, groups, variants), rules, derived


def _shared_table(draft: TableDraft, path: str, tree: SourceTree, find_form: FindForm) -> TableParts:
    form_id, _, table_id = (draft.same_as or "").rpartition("/")
    form = _other_form(form_id, f"{path}.same_as", tree, find_form)
    table = next((table for table in form.tables if table.id == table_id), None)
    if table is None:
        raise tree.error(f"{path}.same_as", f"form {form_id!r} has no table {table_id!r}", "write FORM/TABLE")
    for key in ("id", "heading", "layout", "blocks", "groups", "derived", "rules"):
        if getattr(draft, key):
            raise tree.error(f"{path}.{key}", "does not go with `same_as`", "remove it, or write the table out")
    known = {variant.id: variant for variant in table.variants}
    chosen = []
    for index, name in enumerate(draft.variants):
        if not isinstance(name, str) or name not in known:
            place, names = f"{path}.variants[{index}]", ", ".join(known)
            raise tree.error(place, "not a variant of the table taken over", f"name one of: {names or 'none'}")
        chosen.append(known[name])
    rules = tuple(rule for rule in form.rules if rule.table == table_id)
    derived = tuple(item for item in form.derived if item.table == table_id)
    return replace(table, variants=tuple(chosen) or table.variants), rules, derived


def _group_chains(drafts: list[GroupDraft], path: str, tree: SourceTree) -> dict[str, tuple[str, ...]]:
    """Group id to the ids from the outermost group down to itself; a group follows the one it stands under."""
    chains: dict[str, tuple[str, ...]] = {}
    for index, group in enumerate(drafts):
        if group.under is not None and group.under not in chains:
            place = f"{path}[{index}].under"
            raise tree.error(place, f"there is no group {group.under!r} before it", "list the outer group first")
        chains[group.id] = (*chains.get(group.under or "", ()), group.id)
    return chains


def _block(
    draft: BlockDraft,
    path: str,
    tree: SourceTree,
    groups: tuple[Group, ...],
    parents: dict[str, tuple[str, ...]],
) -> Block:
    columns = tuple(_column(column) for column in draft.columns)
    rows = tuple(_row(row, f"{path}.rows[{index}]", tree, parents) for index, row in enumerate(draft.rows))
    labels = {
        "column": {column.id: column.label for column in columns},
        "row": {row.id: row.label for row in rows},
        "group": {group.id: group.label for group in groups},
    }
    header = tuple(_header(cell, f"{path}.header[{index}]", tree, labels) for index, cell in enumerate(draft.header))
    title = Label(draft.title) if draft.title is not None else None
    return Block(draft.id, title, header, columns, rows)


def _column(draft: ColumnDraft) -> Column:
    label = Label(draft.label, tuple(draft.aliases))
    return Column(draft.id, label, draft.value_type, draft.unit, tuple(draft.groups))


def _row(draft: RowDraft, path: str, tree: SourceTree, parents: dict[str, tuple[str, ...]]) -> Row:
    if draft.under is not None and draft.under not in parents:
        known = ", ".join(parents) or "none"
        raise tree.error(f"{path}.under", f"there is no group {draft.under!r}", f"groups of this table: {known}")
    return Row(draft.id, Label(draft.label, tuple(draft.aliases)), parents.get(draft.under or "", ()))


def _header(cell: str | HeaderDraft, path: str, tree: SourceTree, labels: dict[str, dict[str, Label]]) -> Label:
    if isinstance(cell, str):
        return Label(cell)
    named = [(kind, name) for kind in ("text", "column", "row", "group") if (name := getattr(cell, kind)) is not None]
    if len(named) != 1:
        raise tree.error(path, "a header cell needs one of text, column, row, group", "give exactly one of them")
    kind, name = named[0]
    if kind == "text":
        return Label(name, (*cell.aliases, *cell.also))
    label = labels[kind].get(name)
    if label is None:
        known = ", ".join(labels[kind]) or "none"
        raise tree.error(f"{path}.{kind}", f"there is no {kind} {name!r} here", f"known: {known}")
    return Label(label.text, (*label.aliases, *cell.aliases, *cell.also))


def _variants(drafts: list[VariantDraft | str], path: str, tree: SourceTree) -> tuple[Variant, ...]:
    variants: list[Variant] = []
    for index, draft in enumerate(drafts):
        if isinstance(draft, str):
            raise tree.error(f"{path}.variants[{index}]", "a name goes only with `same_as`", "write id and without")
        variants.append(Variant(draft.id, tuple(draft.without)))
    return tuple(variants)
