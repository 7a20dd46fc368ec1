"""Prose to pieces: words, figures, years and punctuation, each with its role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from gouji.extraction import Number
from gouji.narrative.figures import NUMERALS, digits_to_number, numeral_to_int
from gouji.narrative.folding import fold_in_place
from gouji.narrative.phrasing import Phrasing

UNKNOWN = "unknown"
_PUNCTUATION = {
    **dict.fromkeys("，,：:", "stop"),
    **dict.fromkeys("；;", "semi"),
    **dict.fromkeys("。!！?？", "end"),
    **dict.fromkeys("([{【〔", "open"),
    **dict.fromkeys(")]}】〕", "close"),
    "、": "and",
}
_CHINESE_YEAR = "[〇○零一二三四五六七八九]{4}"
_RULES = (
    ("space", r"\s+"),
    (
        "stop",
        r"[(][一二三四五六七八九十0-9]{1,3}[)]|(?:(?<=[\s。；;])|^)(?:[一二三四五六七八九十]{1,3}、|[0-9]{1,2}[.、](?![0-9]))",
    ),
    ("stop", r"[一二三四五六七八九十]是"),
    ("year", r"(?P<period>[0-9]{4})年1月(?:1日|份)?[至到\-—~]+(?:同年|当年|(?P=period)年)?12月(?:31日|底|末|份)?"),
    ("year", rf"截[至止]到?(?P<until>[0-9]{{4}}|{_CHINESE_YEAR})年(?:12月(?:31日|底|末)|底|末|度末)(?:为?止)?"),
    ("this_year", r"截[至止]到?(?:12月(?:31日|底|末)|年底|年末)(?:为?止)?|(?<![0-9])年[底末]"),
    ("year", rf"(?P<year>[0-9]{{4}}|{_CHINESE_YEAR})年(?:度|全年|内|底|末)?"),
    ("part_year", r"[0-9]{1,2}月份?(?:[0-9]{1,2}[日号])?"),
    (UNKNOWN, r"第\s*[0-9]+"),
    ("percent", r"(?P<share>[0-9]{1,3}(?:\.[0-9]+)?)\s*%"),
    ("figure", r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"),
)
MOST_CHARACTERS = 24
"""Of a figure: a longer one counts nothing, and Python's int() would refuse one of thousands of digits."""
_MYRIAD = re.compile(r"\s*万(?!元)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; figures, years and percentages have a value, and figures the `step` of their rounding."""

    start: int
    end: int
    role: str
    value: Number | None = None
    step: Number = 0


class Pieces:
    """Cuts text by the words and units of one phrasing; `cut` cuts Han text into words."""

    def __init__(self, phrasing: Phrasing, cut: Callable[[str], list[str]]) -> None:
        self.phrasing = phrasing
        self.cut = cut

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        phrases = sorted((w for w in self.phrasing.roles if not w.isalnum()), key=len, reverse=True)
        rules = [("phrase", "|".join(map(re.escape, phrases)))] if phrases else []
        counted = rf"(?<![第一二三四五六七八九十百千])(?P<numeral>[{NUMERALS}]+)(?=\s*(?:{self._units.pattern}))"
        nought = rf"(?<=为)(?P<nought>零)(?![{NUMERALS}])"
        rules += [*_RULES, ("figure", f"{counted}|{nought}"), ("mark", r"[^\w\s]")]
        return re.compile("|".join(f"(?P<r{i}_{name}>{rule})" for i, (name, rule) in enumerate(rules)))

    @cached_property
    def _units(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self.phrasing.units, key=len, reverse=True))))

    def cut_text(self, text: str) -> list[Piece]:
        """All pieces, end to end: together they are the text."""
        folded = fold_in_place(text)
        pieces: list[Piece] = []
        place = 0
        while match := self._pattern.search(folded, place):
            pieces.extend(self._words(folded, place, match.start()))
            pieces.extend(self._match_to_pieces(folded, match))
            place = pieces[-1].end
        pieces.extend(self._words(folded, place, len(folded)))
        return pieces

    def _words(self, folded: str, start: int, end: int) -> Iterator[Piece]:
        for word in self.cut(folded[start:end]) if start < end else ():
            yield Piece(start, start + len(word), self.phrasing.roles.get(word, UNKNOWN))
            start += len(word)

    def _match_to_pieces(self, folded: str, match: re.Match[str]) -> Iterator[Piece]:
        name = (match.lastgroup or "").partition("_")[2]
        start, end, text = match.start(), match.end(), match[0]
        if name == "figure":
            yield from self._figure(folded, match)
        elif name == "year":
            year = match["period"] or match["until"] or match["year"]
            yield Piece(start, end, "year", int(year) if year.isdecimal() else numeral_to_int(year))
        elif name == "percent":
            yield Piece(start, start + len(match["share"]), "percent", digits_to_number(match["share"])[0])
            yield Piece(start + len(match["share"]), end, "space")
        elif name == "phrase":
            yield Piece(start, end, self.phrasing.roles[text])
        else:
            yield Piece(start, end, _PUNCTUATION.get(text, UNKNOWN) if name == "mark" else name)

    def _figure(self, folded: str, match: re.Match[str]) -> Iterator[Piece]:
        """A figure and its unit; UNKNOWN when something else hangs on it (12345热线, 30余件)."""
        start, end = match.span()
        if end - start > MOST_CHARACTERS:
            yield Piece(start, end, UNKNOWN)
            return
        if match["digits"]:
            myriad = _MYRIAD.match(folded, end)
            value, step = digits_to_number(match["digits"], myriad=bool(myriad))
            end = myriad.end() if myriad else end
        else:
            numeral = numeral_to_int(match["numeral"] or match["nought"])
            value, step = (numeral or 0), 0
            if numeral is None:
                yield Piece(start, end, UNKNOWN)
                return
        unit = self._unit(folded, end)
        yield Piece(start, end, self.phrasing.units[unit[0]] if unit else self._bare(folded, end), value, step)
        if unit:
            yield Piece(end, unit.end(), "space")

    def _unit(self, folded: str, end: int) -> re.Match[str] | None:
        while end < len(folded) and folded[end].isspace():
            end += 1
        unit = self._units.match(folded, end)
        # 元 of 元旦 and 件 of 件均 are rare; a digit behind the unit is not: 2件3 is torn text
        return None if unit is None or folded[unit.end() : unit.end() + 1].isdigit() else unit

    def _bare(self, folded: str, end: int) -> str:
        """`bare` when a clause ends behind a figure without a unit; the end of the text may have cut it."""
        rest = folded[end:].lstrip()
        return "bare" if rest[:1] in _PUNCTUATION and rest[:1] != "(" else UNKNOWN
