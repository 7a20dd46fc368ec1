"""A form file to the lines that gouji forms check prints: what it holds, and what its rules come to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gouji.checking.analysis import ERRORS, Finding, form_to_analysis
from gouji.cli.forms import form_to_line
from gouji.errors import FormError
from gouji.forms.model import Form
from gouji.forms.shipped import load_form_with_lines
from gouji.forms.yaml_tree import SourceTree


def file_to_lines(path: Path) -> Iterator[str]:
    """The lines for one file. Raises FormError for a broken file, and for rules that cannot all be meant."""
    form, tree = load_form_with_lines(path)
    analysis = form_to_analysis(form)
    for finding in analysis.findings:
        if finding.kind in ERRORS:
            raise _finding_to_error(finding, form, tree)
    yield f"OK  {path}: {form_to_line(form)}"
    yield f"    {_rules_to_words(form)}"
    for figures in analysis.figures:
        variant = f", {figures.variant}" if figures.variant else ""
        yield (
            f"    {figures.table}{variant}: {figures.equations} equations over {figures.cells} cells,"
            f" {figures.independent} independent"
        )
    for finding in analysis.findings:
        yield f"    remark: {', '.join((finding.table, *finding.rules))}: {finding.problem}; {finding.cure}"


def _rules_to_words(form: Form) -> str:
    hard = sum(rule.kind == "hard" for rule in form.rules)
    years = sum(rule.is_across_years for rule in form.rules)
    return f"{len(form.rules)} rules: {hard} hard, {len(form.rules) - hard} soft; {years} need last year's report"


def _finding_to_error(finding: Finding, form: Form, tree: SourceTree) -> FormError:
    """The error at the line of the last of the rules, which completes the contradiction."""
    table = next(index for index, table in enumerate(form.tables) if table.id == finding.table)
    own = [rule.id for rule in form.rules if rule.table == finding.table]
    path = f"tables[{table}].rules[{max(own.index(rule) for rule in finding.rules)}]"
    names = "rule" if len(finding.rules) == 1 else "rules"
    said = finding.problem if len(finding.rules) > 1 else f"{finding.rules[0]} {finding.problem}"
    return tree.error(path, f"{names} {said}", finding.cure)
