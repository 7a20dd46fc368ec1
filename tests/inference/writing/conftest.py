"""Extractions made by hand, so that writing is tested without the stages before it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gouji.extraction import Cell, Check, Extraction, ExtraRow, Proposal, Table

FORM = "zfxxgk-2021"

CELLS = (
    Cell("licences", "decisions", "13", 13, "read", 0.9993, (100, 102), 7, support=("row_label", "position")),
    Cell("fees", "amount", "86.5120万元", Decimal("86.5120"), "read", 0.99, (110, 119), 8, "万元", ("row_label",)),
    Cell("penalties", "decisions", "-48", -48, "suspect", 0.5, (120, 123), 9, proposal=Proposal(48, "48", "no sign")),
    Cell("coercive_measures", "decisions", "/", None, "blank", 0.98, (130, 131), 10),
    Cell("regulations", "issued", None, None, "missing", 0.4),
)
CHECK = Check(
    "requests.balance.total",
    "hard",
    "failed",
    13,
    12,
    False,
    (("requests", "received", "total"), ("requests", "carried_over", "total")),
    "13 + 0 = 12 + 0 does not hold",
)


@pytest.fixture
def extraction() -> Extraction:
    """One report with a table of every common status, an added row, a failed check and a note."""
    added = ExtraRow("其他文件", "normative_documents", ("3", "=1+1"), (140, 150))
    return Extraction(
        source="in/甲.txt",
        sha256="0" * 64,
        title="某某乡2023年政府信息公开工作年度报告",
        agency="某某乡人民政府",
        year=2023,
        encoding="utf-8",
        form=FORM,
        verdict="review",
        score=0.75,
        model="lines-1",
        version="0.1.0",
        tables=(
            Table("disclosure", FORM, True, (5, 12), CELLS, (added,)),
            Table("requests", FORM, False, None, ()),
        ),
        checks=(CHECK,),
        notes=("a note",),
        fact_spans={"title": (0, 18), "year": (4, 8)},
    )


@pytest.fixture
def rejected(extraction: Extraction) -> Extraction:
    """A document that could not be read."""
    return replace(
        extraction,
        source="in/乙.txt",
        sha256="",
        title=None,
        agency=None,
        year=None,
        encoding=None,
        form=None,
        verdict="rejected",
        score=0.0,
        model=None,
        tables=(),
        checks=(),
        notes=("in/乙.txt: no such file",),
        fact_spans={},
    )
