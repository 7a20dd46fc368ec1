"""How agencies print a label: the official wording, an alias, other widths, numerals, quotes and slips."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from gouji.forms.model import Label

_NOTES = (
    "（由设区的市人民政府填写）",
    "（本单位无此职能的填0）",
    "（含以办公室名义印发的公开文件，不包括内部通知、会议纪要等，可对照本机关网站专栏统计）",
    "（指确认、奖励、裁决、给付、检查等权责清单所列事项以及公共服务事项）",
    "（指上一年度清单数）",
    "（指年内增加或减少的事项，减少的以负数表示，如-3）",
    "（统计口径：以12月31日为准，依法不公开的也计入）",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One document's habits, each a chance in [0, 1] for every label except the first two."""

    half_width: bool
    point: str
    spaced: float = 0.0
    aliased: float = 0.0
    noted: float = 0.0
    misspelt: float = 0.0


def draw_wording(rng: Random) -> Wording:
    """Draw one agency's habits; most print the official wording."""
    return Wording(
        half_width=rng.random() < 0.55,
        point=rng.choice((".", ".", ".", "．", "、", ". ")),
        spaced=rng.choice((0.0, 0.0, 0.0, 0.1, 0.4)),
        aliased=rng.choice((0.0, 0.0, 0.05, 0.3)),
        noted=rng.choice((0.0, 0.0, 0.0, 0.0, 0.15, 0.5)),
        misspelt=rng.choice((0.0, 0.0, 0.0, 0.03)),
    )


def label_to_print(rng: Random, label: Label, wording: Wording, *, notes: bool = False) -> str:
    """Print a label after one agency's habits; `notes` allows an explanation in brackets behind it."""
    text = label.text
    if label.aliases and rng.random() < wording.aliased:
        text = _with_numeral_of(text, rng.choice(label.aliases))
    if len(text) > 4 and rng.random() < wording.misspelt:
        place = rng.randrange(2, len(text) - 1)
        text = text[:place] + rng.choice(("", text[place] * 2, text[place + 1])) + text[place + 1 :]
    if notes and len(text) < 12 and rng.random() < wording.noted:
        text += rng.choice(_NOTES)
    if len(text) > 3 and rng.random() < wording.spaced:
        place = rng.randrange(2, len(text) - 1)
        text = f"{text[:place]} {text[place:]}"
    return _to_style(text, wording)


def _with_numeral_of(official: str, alias: str) -> str:
    """Give an alias the list numeral of the official wording: 1.属于国家秘密, 国家秘密 -> 1.国家秘密."""
    for mark in ("）", "、", "."):
        head, found, _ = official.partition(mark)
        if found and len(head) <= 2 and official[0] != "第" and alias[: len(head)] != head:
            return head + found + alias
    return alias


def _to_style(text: str, wording: Wording) -> str:
    if text[:1].isascii() and text[1:2] == ".":
        text = text[0] + wording.point + text[2:]
    if wording.half_width:
        text = text.translate(str.maketrans("（）：，", "():,"))
    return text
