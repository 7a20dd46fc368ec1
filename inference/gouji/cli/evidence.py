"""What a person must look at: failed checks and doubtful cells, with their figures and source lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from gouji.cli.marks import STATUS_STYLES, cell_to_text, pad_before
from gouji.cli.quoting import span_to_quote
from gouji.cli.terminal import clip_text, text_to_terminal
from gouji.document import Document
from gouji.extraction import TRUSTED, Cell, CellKey, Check, Extraction, Proposal
from gouji.forms.model import Form
from gouji.writing.labels import NO_LABELS, SEPARATOR, Labels, forms_to_labels
from gouji.writing.plain import number_to_digits

MOST_CELLS = 12
"""Doubtful cells that are listed unless everything is asked for: more would push the grids off the screen."""

OUTCOME_STYLES: Mapping[str, str] = {
    "failed": "bold red",
    "passed": "green",
    "undecided": "yellow",
    "not_applicable": "bright_black",
}
_QUIET = "bright_black"
_QUOTE_WIDTH = 36

FEW_CELLS = 6
"""Cells of a failed check up to which its zeros are listed too; a sum over a whole column has 22, nearly all 0."""


def checks_to_lines(
    extraction: Extraction,
    document: Document | None,
    forms: Mapping[str, Form],
    *,
    width: int,
    everything: bool = False,
) -> Iterator[Text]:
    """A count of outcomes, each failed check with its cells, and with `everything` the other checks in a line each."""
    if not extraction.checks:
        return
    yield Text()
    yield _count_outcomes(extraction.checks)
    cells = _extraction_to_cells(extraction)
    quoting = _Quoting(document, forms_to_labels(forms.values()), {t.table: t.form for t in extraction.tables}, width)
    for check in extraction.checks:
        if check.outcome == "failed":
            yield from _failed_check_to_lines(check, cells, quoting)
        elif everything:
            yield _check_to_line(check)


def doubtful_cells_to_lines(
    extraction: Extraction,
    document: Document | None,
    forms: Mapping[str, Form],
    *,
    width: int,
    everything: bool = False,
) -> Iterator[Text]:
    """The cells that are not trusted: printed figures, place, source line, and what they probably hold."""
    cells = _extraction_to_cells(extraction)
    doubtful = [(key, cell) for key, cell in cells.items() if cell.status not in TRUSTED]
    if not doubtful:
        return
    quoting = _Quoting(document, forms_to_labels(forms.values()), {t.table: t.form for t in extraction.tables}, width)
    yield Text()
    yield Text(f"look at {len(doubtful)} {'cell' if len(doubtful) == 1 else 'cells'}", style="bold")
    shown = doubtful if everything else doubtful[:MOST_CELLS]
    for index, (key, cell) in enumerate(shown):
        yield quoting.cell_to_line(key, cell)
        following = shown[index + 1][1].proposal if index + 1 < len(shown) else None
        # cells that share what is known of them share its line
        if cell.proposal is not None and cell.proposal != following:
            yield _proposal_to_line(cell.proposal, width)
    if len(shown) < len(doubtful):
        yield Text(f"  and {len(doubtful) - len(shown)} more; --all lists them", style=_QUIET)


def _extraction_to_cells(extraction: Extraction) -> dict[CellKey, Cell]:
    found = (table for table in extraction.tables if table.found)
    return {(table.table, cell.row, cell.column): cell for table in found for cell in table.cells}


def _count_outcomes(checks: Sequence[Check]) -> Text:
    line = Text().append("checks ", style=_QUIET)
    for outcome, style in OUTCOME_STYLES.items():
        if count := sum(check.outcome == outcome for check in checks):
            line.append(f"{count} {outcome.replace('_', ' ')}   ", style=style)
    if spent := sum(check.spent and check.outcome == "passed" for check in checks):
        line.append(f"({spent} of the passed helped to choose a reading and prove nothing)", style=_QUIET)
    return line


def _check_to_line(check: Check) -> Text:
    line = Text().append(f"  {check.outcome.replace('_', ' '):15}", style=OUTCOME_STYLES[check.outcome])
    line.append(text_to_terminal(check.id))
    return line.append("  spent" if check.spent else "", style=_QUIET)


def _failed_check_to_lines(check: Check, cells: Mapping[CellKey, Cell], quoting: _Quoting) -> Iterator[Text]:
    line = Text().append(f"  failed {check.kind}  ", style=OUTCOME_STYLES["failed"])
    line.append(text_to_terminal(check.id))
    if check.left is not None and check.right is not None:
        line.append(f"  {number_to_digits(check.left)} is not {number_to_digits(check.right)}", style="bold")
    yield line
    yield Text("    " + text_to_terminal(check.message))
    zeros = 0
    for key in check.cells:
        cell = cells.get(key)
        if cell is None:
            continue
        if cell.value == 0 and cell.status in TRUSTED and len(check.cells) > FEW_CELLS:
            zeros += 1
        else:
            yield quoting.cell_to_line(key, cell)
    if zeros:
        yield Text(f"    and {zeros} {'cell that reads' if zeros == 1 else 'cells that read'} 0", style=_QUIET)


class _Quoting:
    """Puts a cell into a line: line number, figure with mark, labels, source."""

    def __init__(
        self, document: Document | None, labels: Labels, forms_of_tables: Mapping[str, str], width: int
    ) -> None:
        self.document = document
        self.labels = labels
        self.forms_of_tables = forms_of_tables
        self.width = width

    def cell_to_line(self, key: CellKey, cell: Cell) -> Text:
        line = Text("    ", no_wrap=True)
        place = f"line {cell.line}" if cell.line is not None else "no line"
        line.append(f"{place:>10} ", style=_QUIET)
        line.append_text(pad_before(cell_to_text(cell), 8)).append("  ")
        quote = self._quote(cell)
        spare = self.width - line.cell_len - (quote.cell_len + 3 if quote else 0)
        label = clip_text(self._label(key), max(10, spare))
        line.append(label)
        if quote:
            line.append(" " * max(0, spare - cell_len(label)) + " │ ", style=_QUIET).append_text(quote)
        return line

    def _label(self, key: CellKey) -> str:
        table, row, column = key
        labels = self.labels.get((self.forms_of_tables.get(table, ""), table), NO_LABELS)
        # the innermost label tells the cell; those above it would fill the line
        named = (labels.row(row), labels.column(row, column))
        return text_to_terminal(" · ".join(path.rpartition(SEPARATOR)[2] for path in named))

    def _quote(self, cell: Cell) -> Text | None:
        if self.document is None or cell.span is None:
            return None
        quote = span_to_quote(self.document, cell.span, width=_QUOTE_WIDTH)
        quote.pad_right(max(0, _QUOTE_WIDTH - quote.cell_len))
        return quote


def _proposal_to_line(proposal: Proposal, width: int) -> Text:
    value = proposal.text if proposal.value is None else number_to_digits(proposal.value)
    said = f"perhaps {text_to_terminal(value)}: " if value is not None else ""
    line = Text().append(" " * 15 + "→ ", style=STATUS_STYLES["decoded"])
    return line.append(clip_text(said + text_to_terminal(proposal.reason), max(20, width - 17)))
