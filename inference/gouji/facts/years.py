"""Year expressions: 2023年, ２０２３ 年度, 二〇二三年, and what the text around them says the report's year is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from gouji.extraction import Span
from gouji.facts.pieces import ROUND_ZEROS, Line

FIRST_YEAR = 2008
"""The regulation on the disclosure of government information is in force since May 2008."""

LAST_YEAR = 2049

_DIGIT = "[0-9０-９]"
_HAN = "[〇零○oO0０一二三四五六七八九]"
YEAR = (
    rf"(?<!{_DIGIT})[2２]\s?[0０](?:\s?{_DIGIT}){{2}}(?!{_DIGIT})"
    rf"|(?<!{_HAN})二\s?[〇零○oO0０](?:\s?{_HAN}){{2}}(?!{_HAN})"
)
"""A year in four digits, ASCII, full-width or Chinese; spaces inside are met in PDF text."""

_VALUES = str.maketrans("０１２３４５６７８９〇零○oO一二三四五六七八九", "012345678900000123456789")
_YEAR = re.compile(YEAR)

_PERIOD = re.compile(
    rf"({YEAR})\s?年(?:\s?度)?\s?[1１一]\s?月\s?[1１一]\s?日.{{0,8}}?(?:({YEAR})\s?年\s?|[同当]年\s?)?"
    rf"(?:[1１][2２]|十二)\s?月\s?(?:[3３][1１]|三十一)\s?日"
)
_MENTION = re.compile(
    rf"({YEAR})\s?年\s?(?P<whole>度)?(?!\s?(?:{_DIGIT}{{1,2}}|[一二三四五六七八九十]{{1,2}})\s?[月季])"
    r"(?!\s?(?:版|以来|修订|修改|起|颁布|印发|施行|实施|制定|成立|前|以前|之前|初|出台|修訂|頒布|印發|製定|制訂))"
)
_QUOTED = re.compile(r"《[^《》]{0,120}》|[〔\[(（【]\s?[0-9０-９]{4}\s?[〕\])）】]")
_OPENING = re.compile(r"(?:^|[。；;:：])\s*(?:[(（]?[一二三四五六七八九十]{1,2}[)）、.．]\s*)?$")


@dataclass(frozen=True, slots=True)
class YearFact:
    """A year and its view range."""

    year: int
    span: Span


def text_to_year(text: str) -> int | None:
    """The year that `text` as a whole prints, or None; superscripts, circled and foreign digits print none."""
    if not _YEAR.fullmatch(text):
        return None
    year = int("".join(text.split()).translate(_VALUES))
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def lines_to_period(lines: list[Line]) -> YearFact | None:
    """The year of the counting period (from 1 January to 31 December); None when none is told or two differ."""
    facts = []
    for line in lines:
        for match in _PERIOD.finditer(line.text.translate(ROUND_ZEROS)):
            first, last = match.group(1), match.group(2) or match.group(1)
            if (year := text_to_year(first)) is not None and year == text_to_year(last):
                facts.append(YearFact(year, (line.start + match.start(1), line.start + match.end(1))))
    return facts[0] if len({fact.year for fact in facts}) == 1 else None


def lines_to_majority(lines: list[Line]) -> YearFact | None:
    """The year that the sentences speak of: named at least twice, or once as 2023年度 or at the opening of a sentence.

    Dates, editions, names in 《》 and notice numbers are no mentions. A lead of two to one is asked for, since last
    year's figures are often quoted for comparison.
    """
    facts = [fact for line in lines for fact in _mentions(line)]
    counts = Counter(fact.year for fact, _ in facts).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 2 * counts[1][1]):
        return None
    year, count = counts[0]
    telling = [fact for fact, tells in facts if fact.year == year and (tells or count > 1)]
    return telling[0] if telling else None


def _mentions(line: Line) -> list[tuple[YearFact, bool]]:
    text = _QUOTED.sub(lambda match: " " * len(match[0]), line.text.translate(ROUND_ZEROS))
    mentions = []
    for match in _MENTION.finditer(text):
        year = text_to_year(match.group(1))
        if year is None:
            continue
        opens = _OPENING.search(text, max(0, match.start() - 12), match.start())
        tells = bool(match["whole"]) or bool(opens)
        mentions.append((YearFact(year, (line.start + match.start(1), line.start + match.end(1))), tells))
    return mentions
