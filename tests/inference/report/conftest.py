"""Pages in both languages, taken apart once for all tests."""

from __future__ import annotations

from functools import cache

import pytest

from gouji.report import reported_to_html
from gouji.report.texts import LANGUAGES, Language
from gouji.writing.labels import shipped_forms
from support.reporting import Parsed, breach_items, defect_items, exchanged_items


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]


@cache
def breach_page(language: Language) -> Parsed:
    return Parsed(reported_to_html(breach_items(), shipped_forms(), language=language))


@cache
def defect_page(language: Language) -> Parsed:
    return Parsed(reported_to_html(defect_items(), shipped_forms(), language=language))


@cache
def several_page(language: Language) -> Parsed:
    return Parsed(reported_to_html([*breach_items(), *defect_items()], shipped_forms(), language=language))


@pytest.fixture
def breach(language: Language) -> Parsed:
    """The only document has a total that the report itself got wrong."""
    return breach_page(language)


@pytest.fixture
def defects(language: Language) -> Parsed:
    """The only document lacks a row and breaks sums."""
    return defect_page(language)


@pytest.fixture
def exchanged(language: Language) -> Parsed:
    """The only document has two figures of one row in each other's place."""
    return Parsed(reported_to_html(exchanged_items(), shipped_forms(), language=language))


@pytest.fixture
def several(language: Language) -> Parsed:
    """Both documents."""
    return several_page(language)
