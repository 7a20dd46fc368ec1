"""gouji forms: what forms there are, what they expect, and whether a form of one's own is sound."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gouji.cli.exits import OK

if TYPE_CHECKING:
    from gouji.forms.model import Block, Form, Rule, TableForm

_EXITS = """\
exit codes:
  0    done; with check: the form is sound
  2    there is no such form, or it breaks the schema (the error names file, place and cure);
       with check also: rules that contradict each other, run in a circle or are never put

How to write a form: docs/new-form.md; every key: docs/forms.md
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and its three parts."""
    formatter = argparse.RawDescriptionHelpFormatter
    text = "List the forms that gouji knows; show or check one."
    parser = subparsers.add_parser(
        "forms", help="list, show and check forms", description=text, epilog=_EXITS, formatter_class=formatter
    )
    parser.set_defaults(run=run_list)
    parts = parser.add_subparsers(title="parts", metavar="PART")
    listing = parts.add_parser("list", help="list id, title, years, tables and cells (the default)")
    listing.set_defaults(run=run_list)
    show = parts.add_parser(
        "show", help="print the tables and rules of a form", epilog=_EXITS, formatter_class=formatter
    )
    show.add_argument("form", metavar="ID", help="id of a form, or the path of a YAML file")
    show.add_argument("--yaml", action="store_true", help="print the form file as it is, to start one's own from")
    show.set_defaults(run=run_show)
    check = parts.add_parser("check", help="check form files of one's own", epilog=_EXITS, formatter_class=formatter)
    check.add_argument("files", metavar="FILE", nargs="+", help="YAML file of a form")
    check.set_defaults(run=run_check)


def run_list(arguments: argparse.Namespace) -> int:
    """Print a line a form."""
    from gouji.forms import load_forms

    for form in load_forms():
        sys.stdout.write(form_to_line(form) + "\n")
    return OK


def run_show(arguments: argparse.Namespace) -> int:
    """Print one form in words, or as its file has it."""
    from gouji.forms import load_form
    from gouji.forms.shipped import form_to_text

    if arguments.yaml:
        sys.stdout.write(form_to_text(arguments.form))
        return OK
    for line in form_to_lines(load_form(arguments.form)):
        sys.stdout.write(line + "\n")
    return OK


def run_check(arguments: argparse.Namespace) -> int:
    """Load each file and look at its rules; the first broken one raises FormError, which becomes exit code 2."""
    from pathlib import Path

    from gouji.cli.form_check import file_to_lines

    for file in arguments.files:
        for line in file_to_lines(Path(file)):
            sys.stdout.write(line + "\n")
    return OK


def form_to_line(form: Form) -> str:
    """Id, years, size and title of a form in one line."""
    tables = len(form.tables)
    return f"{form.id}  {form_to_years(form)}  {tables} tables, {form_to_size(form)} cells  {form.title}"


def form_to_years(form: Form) -> str:
    """The report years it applies to: 2019-2020, 2021-, all years."""
    first, last = form.reports
    if first is None and last is None:
        return "all years"
    return f"{first or ''}-{last or ''}"


def form_to_size(form: Form) -> int:
    """Count of cells, in the usual variant of each table."""
    return sum(_table_to_size(table) for table in form.tables)


def _table_to_size(table: TableForm) -> int:
    without = table.variants[0].without if table.variants else ()
    return sum(len(block.columns) for block in table.blocks for row in block.rows if row.id not in without)


def form_to_lines(form: Form) -> Iterator[str]:
    """The form as text: its tables with columns and rows, then its rules in words."""
    yield form_to_line(form)
    yield f"{form.notice}"
    for table in form.tables:
        yield ""
        yield f"{table.heading.text}  [{table.id}]  {_table_to_size(table)} cells, {_layout_to_words(table)}"
        for block in table.blocks:
            yield from _block_to_lines(block, table)
        for variant in table.variants[1:]:
            yield f"  variant {variant.id}: without {', '.join(variant.without)}"
    yield ""
    for derived in form.derived:
        yield f"derived {derived.id} of {derived.table}: {derived.expression}"
    yield "rules:" if form.rules else "no rules"
    for rule in form.rules:
        yield from _rule_to_lines(rule)


def _layout_to_words(table: TableForm) -> str:
    return "all rows side by side in one line" if table.layout == "one_row" else "a label before each row"


def _block_to_lines(block: Block, table: TableForm) -> Iterator[str]:
    if block.title is not None:
        yield f"  {block.title.text}"
    yield "    columns:"
    above: tuple[str, ...] = ()
    for column in block.columns:
        yield from _new_groups(above, column.groups)
        above = column.groups
        unit = f", {column.unit}" if column.unit else ""
        yield f"      {'  ' * len(column.groups)}{column.label.text}  [{column.id}]  {column.value_type}{unit}"
    yield "    rows:"
    labels = {group.id: group.label.text for group in table.groups}
    above = ()
    for row in block.rows:
        groups = tuple(labels.get(group, group) for group in row.groups)
        yield from _new_groups(above, groups)
        above = groups
        yield f"      {'  ' * len(groups)}{row.label.text}  [{row.id}]"


def _new_groups(above: tuple[str, ...], groups: tuple[str, ...]) -> Iterator[str]:
    """The label-only lines that begin before an item under `groups`, when the item before stood under `above`."""
    for level, group in enumerate(groups):
        if above[: level + 1] != groups[: level + 1]:
            yield f"      {'  ' * level}{group}"


_EACH = {"rows": "in each row of ", "columns": "in each column of ", "table": "in "}
_TESTS = {"types": "every figure is of its column's type", "figures": "every printed cell holds a figure"}


def _rule_to_lines(rule: Rule) -> Iterator[str]:
    each = f"{_EACH[rule.over]}{rule.table}"
    if rule.only:
        each = f"in {', '.join(rule.only)} of {rule.table}"
    yield f"  {rule.id}  ({rule.kind}, {rule.severity}, {each}; source: {rule.source})"
    yield f"    {rule.comparison.text if rule.comparison else _TESTS[rule.test or 'types']}"
    yield from (f"    where {condition.text}" for condition in rule.when.cells)
    if rule.when.asks_agency:
        lacks = f", without {'、'.join(rule.when.agency_lacks)}" if rule.when.agency_lacks else ""
        yield f"    for agencies ending with {'、'.join(rule.when.agency_ends) or 'anything'}{lacks}"
    for language in sorted(rule.text, reverse=True):
        yield f"    {rule.text[language]}"
    if rule.reason:
        yield f"    reason: {rule.reason}"
