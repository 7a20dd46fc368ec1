"""References to agencies with one report a year, and findings: what was linked, doubled, unsure or left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from gouji.panel.mapping import Names
from gouji.panel.names import name_to_key, names_no_place
from gouji.panel.reading import ReportRef
from gouji.panel.unsure import keys_to_unsure

FindingKind = Literal["linked", "mapped", "duplicate", "unsure", "left_out"]


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency: `name` to show it by, the report that is kept for each year, years rising."""

    key: str
    name: str
    reports: Mapping[int, ReportRef]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about links that a person may want to know; `source` is what was kept, `other` what it is about."""

    kind: FindingKind
    agency: str | None
    year: int | None
    source: str | None
    other: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Links:
    """Agencies in the order of their keys, and the findings in the order of agencies and years."""

    agencies: tuple[Agency, ...]
    findings: tuple[Finding, ...]


def refs_to_links(refs: Iterable[ReportRef], names: Names | None = None) -> Links:
    """Link reports of one agency over the years; the same references in the same order give the same links."""
    names = names or Names()
    by_key: dict[str, list[ReportRef]] = defaultdict(list)
    shown: dict[str, str] = {}
    findings: list[Finding] = []
    for ref in refs:
        key, mapped = names.name_to_agency(ref.agency or "")
        if not key or ref.year is None or ref.trusted == 0:
            findings.append(_left_out(ref, key))
            continue
        if mapped is None and names_no_place(key):
            findings.append(_placeless(ref))
            key = f"{key}\0{ref.order:09}"
            shown[key] = f"{ref.agency} ({_ref_to_source(ref)})"
        by_key[key].append(ref)
        if mapped is not None:
            shown[key] = mapped
    agencies = []
    for key in sorted(by_key):
        name = shown.get(key) or _refs_to_name(by_key[key])
        if "\0" not in key:
            findings += _wordings(key, name, by_key[key])
        kept, doubles = _refs_to_years(name, by_key[key])
        findings += doubles
        agencies.append(Agency(key, name, kept))
    named = {agency.key: (agency.name, frozenset(agency.reports)) for agency in agencies if "\0" not in agency.key}
    findings += [_unsure(*pair) for pair in keys_to_unsure(named)]
    return Links(tuple(agencies), tuple(findings))


def _refs_to_name(refs: Sequence[ReportRef]) -> str:
    """The longest wording of the latest year; the first by code point of equally long ones."""
    latest = max(ref.year or 0 for ref in refs)
    wordings = {(ref.agency or "").strip() for ref in refs if ref.year == latest}
    return min(wordings, key=lambda wording: (-len(wording), wording))


def _wordings(key: str, name: str, refs: Sequence[ReportRef]) -> list[Finding]:
    found: dict[str, ReportRef] = {}
    for ref in refs:
        found.setdefault((ref.agency or "").strip(), ref)
    findings = []
    for wording in sorted(found.keys() - {name}):
        ref = found[wording]
        if name_to_key(wording) == key:
            zh, en = f"“{wording}”与“{name}”是同一名称的不同写法", f"{wording} is another wording of {name}"
            findings.append(Finding("linked", name, ref.year, ref.source, wording, zh, en))
        else:
            zh, en = f"按对照表把“{wording}”归为“{name}”", f"{wording} is {name} by the mapping file"
            findings.append(Finding("mapped", name, ref.year, ref.source, wording, zh, en))
    return findings


def _left_out(ref: ReportRef, key: str) -> Finding:
    if not key:
        zh, en = "不知道报告单位", "its agency is not known"
    elif ref.year is None:
        zh, en = "不知道报告年度", "its year is not known"
    else:
        zh, en = "没有一个可信的单元格", "it has no trusted cell"
    zh, en = f"未收入面板：{zh}（{ref.place}）", f"left out: {en} ({ref.place})"
    return Finding("left_out", ref.agency, ref.year, None, _ref_to_source(ref), zh, en)


def _placeless(ref: ReportRef) -> Finding:
    zh = f"“{ref.agency}”没有指明地方，不与其他年度连接；请在 --names 文件中写明全称"
    en = f"{ref.agency} does not tell which place, and is linked to no other year: give its full name with --names"
    return Finding("unsure", ref.agency, ref.year, _ref_to_source(ref), ref.agency or "", zh, en)


_VERDICTS = {"accepted": 0, "review": 1, "rejected": 2}

_REASONS: tuple[tuple[str, str], ...] = (
    ("结论更好", "its verdict is better"),
    ("可信的单元格更多", "it has more trusted cells"),
    ("未通过的硬性校验更少", "fewer of its hard checks fail"),
    ("得分更高", "its score is higher"),
    ("先读入", "it was read first"),
)
"""In the order in which _rank compares."""


def _rank(ref: ReportRef) -> tuple[float, ...]:
    """Smaller is better."""
    return (_VERDICTS[ref.verdict], -ref.trusted, ref.failed, -ref.score, ref.order)


def _refs_to_years(name: str, refs: Sequence[ReportRef]) -> tuple[dict[int, ReportRef], list[Finding]]:
    years: dict[int, list[ReportRef]] = defaultdict(list)
    for ref in refs:
        years[ref.year or 0].append(ref)
    kept: dict[int, ReportRef] = {}
    findings = []
    for year in sorted(years):
        best, *others = sorted(years[year], key=_rank)
        kept[year] = best
        findings += [_duplicate(name, best, other) for other in others]
    return kept, findings


def _duplicate(name: str, kept: ReportRef, other: ReportRef) -> Finding:
    ranks = zip(_rank(kept), _rank(other), _REASONS, strict=True)
    why_zh, why_en = next(reason for best, next_best, reason in ranks if best != next_best)
    same = kept.digest == other.digest
    zh = f"同年有另一份报告（{other.place}），{'数字相同' if same else '数字不同'}；保留 {kept.place}，因为它{why_zh}"
    en = (
        f"a second report ({other.place}) has {'the same' if same else 'other'} figures; {kept.place} is kept: {why_en}"
    )
    return Finding("duplicate", name, kept.year, _ref_to_source(kept), _ref_to_source(other), zh, en)


def _unsure(name: str, other: str, zh: str, en: str) -> Finding:
    cure_zh, cure_en = "未连接；如是同一单位，请写入 --names 文件", "not linked; if they are one, say so with --names"
    return Finding(
        "unsure", name, None, None, other, f"“{name}”与“{other}”{zh}：{cure_zh}", f"{name} and {other} {en}: {cure_en}"
    )


def _ref_to_source(ref: ReportRef) -> str:
    return ref.source if ref.report == 1 else f"{ref.source} ({ref.report})"
