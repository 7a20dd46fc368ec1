"""One cell of an extraction to the reasons why it was read so, as headed lines for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from gouji.cli.explained_checks import checks_to_texts
from gouji.cli.marks import STATUS_STYLES
from gouji.cli.quoting import span_to_quote
from gouji.cli.second_reader import cell_to_opinion
from gouji.cli.terminal import text_to_terminal
from gouji.cli.tracing import RowTrace, row_to_trace
from gouji.deciding.confidence import evidence_to_keys
from gouji.decoding.aligning.costs import Costs
from gouji.document import Document
from gouji.extraction import TRUSTED, Cell, Extraction, Proposal, Span, Table
from gouji.forms.model import Form
from gouji.report.explaining import evidence_to_key
from gouji.report.texts import Words, english_to_words
from gouji.writing.labels import NO_LABELS, SEPARATOR, TableLabels, forms_to_labels
from gouji.writing.plain import number_to_digits

Part = tuple[str, list[Text]]
"""A heading and the lines that stand beside it."""

MARKS = ("»", "«")
"""Around a figure in its source line, so that it is told where there are no colours."""

_QUOTE_WIDTH = 60


@dataclass(frozen=True, slots=True)
class Known:
    """What explanations of one document are made from; `counts` are right and all cells by the names of
    confidences, as in meta.json.
    """

    extraction: Extraction
    document: Document
    forms: Mapping[str, Form]
    costs: Costs
    counts: Mapping[str, Sequence[int]]
    words: Words

    def labels(self, table: Table) -> TableLabels:
        """The labels of a table's rows and columns."""
        return forms_to_labels(self.forms.values()).get((table.form, table.table), NO_LABELS)


def cell_to_title(known: Known, table: Table, row: str, column: str) -> Text:
    """Ids and labels of the cell."""
    labels = known.labels(table)
    named = (labels.heading, labels.row(row), labels.column(row, column))
    shown = " · ".join(text_to_terminal(path.rpartition(SEPARATOR)[2]) for path in named if path)
    return Text(text_to_terminal("/".join((table.table, row, column))), style="bold").append(f"  {shown}")


def cell_to_parts(known: Known, table: Table, cell: Cell) -> Iterator[Part]:
    """All that is known of why `cell` was read so, most telling first."""
    words = known.words
    row = [other for other in table.cells if other.row == cell.row]
    trace = row_to_trace(known.document, table, row, known.forms, known.costs)
    yield words("part_value"), [_value_line(cell, words)]
    yield words("part_source"), [_span_to_line(known, cell.span, cell.line) or Text(words("no_source"))]
    yield words("part_label"), _label_lines(known, trace)
    evidence = [Text(f"{name}: {words(evidence_to_key(name))}") for name in cell.support]
    yield words("part_evidence"), evidence or [Text(words("no_evidence"))]
    yield words("part_order"), [Text(line) for line in _order_lines(known, table, cell, row)]
    yield words("part_separators"), [Text(_separators(trace, row.index(cell), words))]
    yield words("part_checks"), list(checks_to_texts(known.extraction, table, cell, known.forms, words))
    opinion = cell_to_opinion(known.document, table, cell, known.forms[table.form])
    text = text_to_terminal(opinion.text) or words("empty_printed")
    yield words("part_second"), [Text(words(f"second_{opinion.verdict}", text=text))]
    yield words("part_confidence"), [Text(line) for line in confidence_lines(known, table, cell)]
    yield words("part_proposal"), [Text(_proposal(known, cell.proposal))]


def _value_line(cell: Cell, words: Words) -> Text:
    nothing = words("nothing_printed" if cell.text is None else "empty_printed")
    printed = text_to_terminal(cell.text) if cell.text else nothing
    line = Text(f"{printed}  ").append(words(f"status_{cell.status}"), style=STATUS_STYLES[cell.status])
    return line.append(f": {words(f'means_{cell.status}')}")


def _span_to_line(known: Known, span: Span | None, number: int | None) -> Text | None:
    if span is None:
        return None
    quote = span_to_quote(known.document, span, width=_QUOTE_WIDTH, marks=MARKS)
    head, _, tail = known.words("source_line", number=number, quote="\0").partition("\0")
    return Text(head).append_text(quote).append(tail)


def _label_lines(known: Known, trace: RowTrace) -> list[Text]:
    said = Text(known.words(f"label_{trace.match}"))
    number = None
    if trace.label is not None:
        number = known.document.original.count("\n", 0, trace.label[0]) + 1
    line = _span_to_line(known, trace.label, number)
    return [line, said] if line else [said]


def _order_lines(known: Known, table: Table, cell: Cell, row: Sequence[Cell]) -> Iterator[str]:
    """Where the row stands among the printed ones, and the cell in its row."""
    words = known.words
    starts: dict[str, int] = {}
    for other in table.cells:
        if other.span is not None:
            starts.setdefault(other.row, other.span[0])
    if cell.span is None:
        yield words("order_none")
        return
    ordered = sorted(starts, key=lambda name: starts[name])
    place = ordered.index(cell.row)
    around = ordered[max(0, place - 1) : place + 2]
    rows = list(starts)  # in the form's order, as cells are
    own = rows.index(cell.row)
    labels = known.labels(table)
    named = {name: text_to_terminal(labels.row(name).rpartition(SEPARATOR)[2]) for name in around}
    said = [words("order_behind", row=named[ordered[place - 1]]) if place else words("order_first")]
    said.append(words("order_before", row=named[around[-1]]) if around[-1] != cell.row else words("order_last"))
    as_form = rows[max(0, own - 1) : own + 2] == around
    said.append(words("order_as_form" if as_form else "order_not_form"))
    yield words("clause_comma").join(said)
    printed = [other.column for other in sorted(row, key=lambda c: c.span or (0, 0)) if other.span is not None]
    number = printed.index(cell.column) + 1
    yield words("order_place", place=number, count=len(printed), columns=len(row))


def _separators(trace: RowTrace, index: int, words: Words) -> str:
    own = trace.separators[index]
    if own is None:
        return words("separators_none")
    counts = Counter(name for name in trace.separators if name is not None)
    row = words("list_comma").join(
        words("separators_counted", name=words(f"separator_{name}"), count=count) for name, count in counts.items()
    )
    return words("separators_own", name=words(f"separator_{own}"), row=row)


def confidence_lines(known: Known, table: Table, cell: Cell) -> Iterator[str]:
    """The confidence, and the counts behind it: of the evidence in this table and layout, in the layout, anywhere."""
    words, value = known.words, f"{cell.confidence:.6g}"
    if cell.status not in TRUSTED:
        yield words("confidence_untrusted", value=value)
        return
    keys = evidence_to_keys(cell.support, table.table, table.layout)
    if keys[-1] not in known.counts:
        key = "confidence_new" if known.counts else "confidence_uncounted"
        yield words(key, value=value, signature=keys[-1])
        return
    yield words("confidence_counted", value=value, signature=keys[-1])
    layout = words(f"layout_{table.layout}")
    for name, key in zip(("table", "layout", "evidence"), keys, strict=True):
        if key in known.counts:
            right, cells = (f"{count:,}" for count in known.counts[key])
            yield words(f"confidence_{name}", table=table.table, layout=layout, right=right, cells=cells)


def _proposal(known: Known, proposal: Proposal | None) -> str:
    words = known.words
    if proposal is None:
        return words("no_proposal")
    headings = {table.id: table.heading.text for form in known.forms.values() for table in form.tables}
    reason = text_to_terminal(english_to_words(proposal.reason, words, headings))
    value = proposal.text if proposal.value is None else number_to_digits(proposal.value)
    if value is None:
        return words("proposal_reason", reason=reason)
    return words("proposal_value", value=text_to_terminal(value), reason=reason)
