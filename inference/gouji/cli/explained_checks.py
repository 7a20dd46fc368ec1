"""The checks over one cell as lines: outcome, figures, and whether they were spent on choosing a reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.text import Text

from gouji.cli.evidence import OUTCOME_STYLES
from gouji.cli.terminal import text_to_terminal
from gouji.extraction import Cell, Check, Extraction, Table
from gouji.forms.model import Form
from gouji.report.sentences import extraction_to_sorted
from gouji.report.texts import Words


def checks_to_texts(
    extraction: Extraction, table: Table, cell: Cell, forms: Mapping[str, Form], words: Words
) -> Iterator[Text]:
    """A line for each check over `cell` that applies, hard ones first; then the count of those that do not."""
    # the messages of an extraction are in English, and say more than those made for a report
    checks = extraction_to_sorted(extraction, forms, "zh").all if words.language == "zh" else extraction.checks
    own = [check for check in checks if (table.table, cell.row, cell.column) in check.cells]
    told = [check for check in own if check.outcome != "not_applicable"]
    for check in sorted(told, key=lambda check: check.kind != "hard"):
        yield _check_to_text(check, words)
    if len(told) < len(own):
        yield Text(words("idle_checks", count=len(own) - len(told)))
    if not own:
        yield Text(words("no_checks"))


def _check_to_text(check: Check, words: Words) -> Text:
    kind = words(f"kind_{check.kind}")
    line = Text(words(f"outcome_{check.outcome}"), style=OUTCOME_STYLES[check.outcome])
    line.append(f" {kind} {text_to_terminal(check.id)}", style="default")
    line.append(f" {words('spent' if check.spent else 'unspent')} ", style="default")
    return line.append(text_to_terminal(check.message), style="default")
