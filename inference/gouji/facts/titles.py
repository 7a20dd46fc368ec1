"""Titles: pieces that as a whole name an agency, a year and the report, in any of the orders that are met."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gouji.extraction import Span
from gouji.facts.agencies import Strength, name_to_strength
from gouji.facts.pieces import Folded, Piece, pieces_to_folded
from gouji.facts.years import text_to_year

MAX_PIECES = 3
"""Agency, year and report on three lines is the most that is met."""

MAX_FOLDED = 80

_YEAR = "(?:20[0-9]{2}|二[〇零o0][〇零o0一二三四五六七八九]{2})"
_YEARLY = f"(?:{_YEAR}(?:年度|年|度)?)"
_TITLE = re.compile(
    rf"(?P<lead>.{{0,60}}?)"
    rf"(?:(?<!人民)(?:政府|政务)信息(?:[与和及]政务)?公开|信息(?:[与和及]政务)?公开|政务(?:[与和及]政府信息)?公开)"
    rf"(?:工作)?(?:情况)?的?(?P<inner>{_YEARLY})?的?(?:年度)?(?:工作)?(?:情况)?的?(?:年度)?(?:工作|情况)?"
    rf"(?:年报|报告书|报告|总结报告|总结)"
    rf"(?P<tail>{_YEARLY})?(?:全文|正文|的?公告|的?公示)?"
)
_LEAD = re.compile(
    rf"(?:关于)?(?:印发|公布|发布|报送|上报|附件[0-9]?)?(?P<before>.*?)(?:关于)?(?:的|公布|发布|报送|上报)?(?:(?P<year>{_YEARLY})(?P<after>.*?))?(?:关于|的|年度|年|度)?"
)
_OWN = re.compile("(?:本级|全[省市县区州旗]|本[省市县区局级]|我[省市县区局乡镇]|本机关|本部门|本单位|度|年度)?")
_SENTENCE = re.compile(r"[,，。;；!！?？]")
_DIGITS = re.compile(_YEAR)
_ELSEWHERE = re.compile("[上下]一?[篇条]|相关(?:链接|文档|新闻|信息|阅读|稿件|文件)|延伸阅读")
_TITLE_LABEL = re.compile("(?:信息|文件|公文|内容|文章)?(?:标题|名称)|题名|文件名")
_CLOSING = re.compile(r"[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,6}[)）]|[)）\]】]")


@dataclass(frozen=True, slots=True)
class Title:
    """A candidate: view ranges of the whole and of its parts; `pieces` tells how many it was joined from."""

    folded: str
    span: Span
    pieces: int
    strength: Strength
    agency: Span | None
    year: int | None
    year_span: Span | None
    labelled: bool


def pieces_to_titles(pieces: list[Piece]) -> list[Title]:
    """All candidates in order of their place."""
    telling = [index for index, piece in enumerate(pieces) if "公开" in piece.folded]
    starts = sorted({start for index in telling for start in range(max(0, index - MAX_PIECES + 1), index + 1)})
    return [title for start in starts for title in _titles_from(pieces, start)]


def _titles_from(pieces: list[Piece], start: int) -> Iterable[Title]:
    for stop in range(start + 1, min(start + MAX_PIECES, len(pieces)) + 1):
        if not _is_open(pieces[stop - 1]):
            return
        title = _pieces_to_title(pieces[start:stop])
        if title is not None:
            yield title


def _is_open(piece: Piece) -> bool:
    text = piece.text.rstrip("。")
    return (
        bool(piece.folded)
        and not piece.named
        and not _SENTENCE.search(text)
        and not _ELSEWHERE.fullmatch(piece.label or "")
    )


def _pieces_to_title(pieces: list[Piece]) -> Title | None:
    folded = "".join(piece.folded for piece in pieces)
    if len(folded) > MAX_FOLDED or "公开" not in folded:
        return None
    match = _TITLE.fullmatch(folded)
    lead = _LEAD.fullmatch(match["lead"]) if match else None
    if match is None or lead is None:
        return None
    name = _lead_to_name(lead)
    if name is None:
        return None
    strength = name_to_strength(lead[name]) if name else Strength.NONE
    if name and (strength is Strength.NONE or (len(pieces) > 1 and strength < Strength.REGION)):
        return None
    joined = pieces_to_folded(pieces)
    years = _years(pieces, joined, [lead.span("year"), match.span("inner"), match.span("tail")])
    year, year_span = years[0] if len({year for year, _ in years}) == 1 else (None, None)
    agency = joined.span(*lead.span(name)) if name else None
    span = (pieces[0].start, _title_end(pieces[-1]))
    labelled = bool(_TITLE_LABEL.fullmatch(pieces[0].label or ""))
    return Title(folded, span, len(pieces), strength, agency, year, year_span, labelled)


def _lead_to_name(lead: re.Match[str]) -> str | None:
    """Which group of the lead holds the agency: "before", "after", "" for neither; None when both do."""
    before, after = lead["before"], lead["after"] or ""
    if _OWN.fullmatch(after):
        return "before" if before else ""
    if not before or _OWN.fullmatch(before):
        return "after"
    return None


def _years(pieces: list[Piece], joined: Folded, spans: Iterable[Span]) -> list[tuple[int, Span]]:
    """The years printed at the folded ranges, with view ranges; what folds to digits without being some has none."""
    years = []
    for start, end in spans:
        digits = _DIGITS.search(joined.text, start, end) if start >= 0 else None
        if digits is None:
            continue
        first, last = joined.span(*digits.span())
        piece = next(piece for piece in pieces if piece.start <= first < piece.end)
        year = text_to_year(piece.text[first - piece.start : last - piece.start])
        if year is not None:
            years.append((year, (first, last)))
    return years


def _title_end(piece: Piece) -> int:
    text = piece.text.rstrip("。. …")
    for opening, closing in ("()", "（）", "[]", "【】"):
        if text.endswith(closing) and opening not in text:
            text = text[:-1].rstrip()
    return piece.start + len(text)


def titles_to_best(titles: list[Title]) -> Title | None:
    """The most complete candidate; None when there is none.

    More parts named, then a title field or a repeated title, then the surer agency, then fewer joined pieces, then the
    earlier one.
    """
    repeats = Counter(title.folded for title in titles)
    return max(titles, key=lambda title: (*_rank(title, repeats), -title.pieces, -title.span[0]), default=None)


def titles_agree(titles: list[Title], best: Title) -> bool:
    """Whether no candidate of the same rank as `best` gives another year."""
    repeats = Counter(title.folded for title in titles)
    rank = _rank(best, repeats)
    rivals = (title for title in titles if title.pieces == best.pieces and _rank(title, repeats) == rank)
    return all(title.year == best.year for title in rivals)


def _rank(title: Title, repeats: Counter[str]) -> tuple[int, int, int]:
    parts = (title.year is not None) + (title.agency is not None)
    return parts, title.labelled + (repeats[title.folded] > 1), int(title.strength)


def span_to_printed(view: str, span: Span) -> Span:
    """`span` widened over a closing bracket or pinyin note that belongs to its last character."""
    start, end = span
    closing = _CLOSING.match(view, end)
    if closing is None:
        return span
    inside = view[start:end]
    is_note = closing[0][0] in "(（"
    unclosed = sum(map(inside.count, "(（[【")) > sum(map(inside.count, ")）]】"))
    return (start, closing.end()) if is_note or unclosed else span
