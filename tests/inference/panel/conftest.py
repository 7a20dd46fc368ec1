"""Made-up extractions written as JSON Lines, and panels of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gouji.extraction import Extraction
from gouji.panel.assemble import Gathered, Question, links_to_gathered
from gouji.panel.indicators import path_to_indicators
from gouji.panel.linking import Links, refs_to_links
from gouji.panel.mapping import Names, Parents
from gouji.panel.reading import paths_to_refs
from gouji.writing import write_extractions
from support.panel_reports import FORMS


@pytest.fixture
def linked(tmp_path: Path) -> Callable[..., Links]:
    """Write extractions to a file and link them."""

    def link(*reports: Extraction, names: Names | None = None) -> Links:
        path = tmp_path / "reports.jsonl"
        write_extractions(reports, path)
        return refs_to_links(paths_to_refs([path], forms=FORMS), names)

    return link


@pytest.fixture
def gathered(linked: Callable[..., Links]) -> Callable[..., tuple[Gathered, list[dict[str, Any]]]]:
    """The sheets of a panel of extractions, and its rows by column name."""

    def gather(*reports: Extraction, parents: Parents | None = None) -> tuple[Gathered, list[dict[str, Any]]]:
        question = Question(FORMS, parents or Parents(), path_to_indicators())
        sheets = links_to_gathered(linked(*reports), question)
        names = [column.name for column in sheets.sheets()[0].columns]
        return sheets, [dict(zip(names, row, strict=True)) for row in sheets.panel]

    return gather
