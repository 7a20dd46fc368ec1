"""Ranges of a view as ranges of the original."""

from __future__ import annotations

from gouji.reading import text_to_document

PAGE = "<html><body><p>规章</p><p>1</p></body></html>"


def test_a_range_behind_the_view_is_empty_at_the_end_of_the_original() -> None:
    document = text_to_document(PAGE)
    behind = len(document.view)
    assert document.span(behind, behind + 1) == (len(PAGE), len(PAGE))


def test_an_empty_range_stands_where_its_first_character_does() -> None:
    document = text_to_document(PAGE)
    place = document.view.index("1")
    assert document.span(place, place) == (PAGE.index("1"), PAGE.index("1"))
