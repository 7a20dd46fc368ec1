"""Title, agency and year of a report, each with its span in the original; None rather than a guess."""

from __future__ import annotations

from dataclasses import dataclass, field

from gouji.document import Document
from gouji.extraction import Span
from gouji.facts.agencies import (
    PUBLISHER,
    SOURCE,
    AgencyFact,
    Strength,
    is_full_name,
    lines_to_author,
    pieces_to_publisher,
    pieces_to_signature,
)
from gouji.facts.pieces import Line, Piece, lines_to_pieces, view_to_head, view_to_tail
from gouji.facts.titles import Title, pieces_to_titles, span_to_printed, titles_agree, titles_to_best
from gouji.facts.years import YearFact, lines_to_majority, lines_to_period
from gouji.folding import fold


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report says of itself.

    `title` and `agency` are the view's text at their span; where they run over line ends, the white space inside is
    taken out. `year` is the year reported on. `spans` maps "title", "agency" and "year" to half-open ranges of the
    original; what was not found has none.
    """

    title: str | None = None
    agency: str | None = None
    year: int | None = None
    spans: dict[str, Span] = field(default_factory=dict)


def lines_to_facts(document: Document, *, start: int = 0, end: int | None = None) -> Facts:
    """Facts of the report in the view's range [start, end). Looks at its first and last lines only, in linear time."""
    view = document.view
    stop = len(view) if end is None else end
    head, tail = view_to_head(view, start, stop), view_to_tail(view, start, stop)
    pieces = lines_to_pieces(head)
    titles = pieces_to_titles(pieces)
    title = titles_to_best(titles)
    agreed = title is None or titles_agree(titles, title)
    year = _year(title if agreed else None, head, agreed)
    agency = _agency(view, title, pieces, head, tail)
    return _facts(document, title if agreed else None, agency, year)


def _facts(document: Document, title: Title | None, agency: AgencyFact | None, year: YearFact | None) -> Facts:
    spans: dict[str, Span] = {}
    if title is not None:
        spans["title"] = document.span(*title.span)
    if agency is not None:
        spans["agency"] = document.span(*agency.span)
    if year is not None:
        spans["year"] = document.span(*year.span)
    text = _joined(document.view, title.span) if title else None
    return Facts(text, agency.name if agency else None, year.year if year else None, spans)


def _joined(view: str, span: Span) -> str:
    text = view[slice(*span)]
    return "".join(text.split()) if "\n" in text else text


def _year(title: Title | None, head: list[Line], agreed: bool) -> YearFact | None:
    """The title's year; else the counting period's; else the one that most sentences name, unless titles differ."""
    if title is not None and title.year is not None and title.year_span is not None:
        return YearFact(title.year, title.year_span)
    return lines_to_period(head) or (lines_to_majority(head) if agreed else None)


def _agency(
    view: str, title: Title | None, pieces: list[Piece], head: list[Line], tail: list[Line]
) -> AgencyFact | None:
    named = _title_agency(view, title)
    folded = fold(named.name) if named else ""
    full = is_full_name(folded)
    if title is not None and full and title.pieces == 1:
        return named
    others = _other_sources(pieces, head, tail)
    if named is None:
        return _agreeing(others) or pieces_to_publisher(pieces, SOURCE)
    if not full:
        return next((fact for fact in others if _is_fuller(fold(fact.name), folded)), named)
    # two lines were joined: a field that names another agency says that the upper line was the site's name
    return named if not others or _agreeing([named, *others]) else None


def _title_agency(view: str, title: Title | None) -> AgencyFact | None:
    if title is None or title.agency is None or title.strength is Strength.NONE:
        return None
    span = span_to_printed(view, title.agency)
    return AgencyFact(_joined(view, span), span)


def _other_sources(pieces: list[Piece], head: list[Line], tail: list[Line]) -> list[AgencyFact]:
    found = [
        pieces_to_publisher(pieces, PUBLISHER),
        pieces_to_signature(lines_to_pieces(tail)),
        lines_to_author(head),
    ]
    return [fact for fact in found if fact is not None]


def _is_fuller(name: str, part: str) -> bool:
    """Whether `name` names the place that `part` ends with: 清泉乡人民政府 for 酉阳县清泉乡."""
    return part[-3:] in name


def _agreeing(facts: list[AgencyFact]) -> AgencyFact | None:
    """The longest name, if it contains all others; None when two differ or there is none."""
    longest = max(facts, key=lambda fact: len(fold(fact.name)), default=None)
    if longest is None or any(fold(fact.name) not in fold(longest.name) for fact in facts):
        return None
    return longest
