"""Extraction -> plain dicts, lists, strings and numbers in the order of the output contract."""

from __future__ import annotations

from typing import Any

from gouji.extraction import Cell, Check, Extraction, ExtraRow, Number, Proposal, Span, Table

Plain = dict[str, Any]


def extraction_to_plain(extraction: Extraction) -> Plain:
    """The JSON object of one report, keys in the order of the contract (schema/extraction.schema.json).

    Numbers stay int or Decimal, so that the encoder can print every digit; a number that is not finite becomes None.
    """
    plain = {
        "source": extraction.source,
        "sha256": extraction.sha256,
        "report": extraction.report,
        "title": extraction.title,
        "agency": extraction.agency,
        "year": extraction.year,
        "fact_spans": {name: list(span) for name, span in extraction.fact_spans.items()},
        "encoding": extraction.encoding,
        "form": extraction.form,
        "verdict": extraction.verdict,
        "score": extraction.score,
        "model": extraction.model,
        "version": extraction.version,
        "tables": [_table_to_plain(table) for table in extraction.tables],
        "checks": [_check_to_plain(check) for check in extraction.checks],
        "notes": list(extraction.notes),
    }
    if extraction.carried:
        plain["carried"] = dict(extraction.carried)
    return plain


def _table_to_plain(table: Table) -> Plain:
    return {
        "table": table.table,
        "form": table.form,
        "found": table.found,
        "lines": _span_to_plain(table.lines),
        "layout": table.layout,
        "cells": [_cell_to_plain(cell) for cell in table.cells],
        "extra_rows": [_extra_row_to_plain(row) for row in table.extra_rows],
    }


def _cell_to_plain(cell: Cell) -> Plain:
    return {
        "row": cell.row,
        "column": cell.column,
        "text": cell.text,
        "value": number_to_plain(cell.value),
        "unit": cell.unit,
        "status": cell.status,
        "confidence": cell.confidence,
        "span": _span_to_plain(cell.span),
        "line": cell.line,
        "support": list(cell.support),
        "proposal": _proposal_to_plain(cell.proposal),
    }


def _proposal_to_plain(proposal: Proposal | None) -> Plain | None:
    if proposal is None:
        return None
    return {
        "value": number_to_plain(proposal.value),
        "text": proposal.text,
        "reason": proposal.reason,
        "rules": list(proposal.rules),
    }


def _extra_row_to_plain(row: ExtraRow) -> Plain:
    return {"label": row.label, "after": row.after, "values": list(row.values), "span": list(row.span)}


def _check_to_plain(check: Check) -> Plain:
    return {
        "id": check.id,
        "kind": check.kind,
        "outcome": check.outcome,
        "left": number_to_plain(check.left),
        "right": number_to_plain(check.right),
        "spent": check.spent,
        "cells": [list(key) for key in check.cells],
        "message": check.message,
    }


def _span_to_plain(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def number_to_plain(number: Number | None) -> Number | None:
    """The same number; None for a Decimal that is NaN or infinite, which JSON cannot say."""
    if number is None or isinstance(number, int) or number.is_finite():
        return number
    return None


def number_to_digits(number: Number) -> str:
    """The printed digits of a finite number, never in scientific notation."""
    return str(number) if isinstance(number, int) else format(number, "f")


def number_to_double(number: Number | None) -> float | None:
    """The nearest double; None beyond its range."""
    if number is None:
        return None
    try:
        return float(number)
    except OverflowError:
        return None
