"""One document of the report: facts, what has to be corrected or verified, tables, remarks, all checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gouji.extraction import TRUSTED, Check
from gouji.report.cells import cells_to_html
from gouji.report.dossier import Dossier
from gouji.report.findings import failed_checks_to_html, undecided_checks_to_html
from gouji.report.grids import grids_to_html
from gouji.report.markup import Markup, element, join, shortened
from gouji.writing.labels import NO_LABELS

LONGEST_FACT = 300
MOST_NOTES = 40

OUTCOMES = ("passed", "failed", "undecided", "not_applicable")


def dossier_to_html(dossier: Dossier) -> Markup:
    """The section of one document."""
    extraction, checks = dossier.extraction, dossier.checks
    name = extraction.title or extraction.agency or extraction.source
    todo = (
        failed_checks_to_html("breaches", checks.breaches, dossier),
        failed_checks_to_html("broken", checks.broken, dossier),
        cells_to_html(dossier),
    )
    clear = extraction.verdict == "accepted" and not any(todo)
    return element(
        "section",
        element("h2", shortened(name, LONGEST_FACT), lang="zh-CN"),
        _facts(dossier),
        element("p", dossier.words("nothing"), class_="intro") if clear else None,
        *todo,
        grids_to_html(dossier),
        failed_checks_to_html("remarks", checks.remarks, dossier),
        undecided_checks_to_html(checks.undecided, dossier),
        _notes(dossier),
        _rules(dossier),
        class_="document",
        id=f"d{dossier.number}",
    )


def _facts(dossier: Dossier) -> Markup:
    return element("dl", *(part for item in _fact_items(dossier) for part in item), class_="facts")


def _fact_items(dossier: Dossier) -> Iterator[tuple[Markup, Markup]]:
    words, extraction = dossier.words, dossier.extraction
    verdict = element("span", words(f"verdict_{extraction.verdict}"), class_=f"verdict {extraction.verdict}")
    yield (
        element("dt", words("fact_verdict")),
        element("dd", verdict, " ", words(f"verdict_{extraction.verdict}_means")),
    )
    form = dossier.forms.get(extraction.form or "")
    facts = {
        "agency": extraction.agency,
        "year": None if extraction.year is None else str(extraction.year),
        "title": extraction.title,
        "form": form.title if form else extraction.form,
        "source": extraction.source,
        "digest": extraction.sha256 or None,
    }
    for name, value in facts.items():
        shown = element("dd", words("unknown"), class_="quiet") if value is None else _fact(name, value, dossier)
        yield element("dt", words(f"fact_{name}")), shown
    cells = dossier.cells.values()
    counted = words("cells_counted", trusted=sum(cell.status in TRUSTED for cell in cells), count=len(cells))
    yield element("dt", words("fact_cells")), element("dd", counted)
    yield element("dt", words("fact_checks")), element("dd", _checks_counted(dossier))


def _fact(name: str, value: str, dossier: Dossier) -> Markup:
    number = dossier.extraction.report
    if name == "source" and number > 1:
        value = f"{value} ({dossier.words('report_of', number=number)})"
    return element("dd", shortened(value, LONGEST_FACT), lang="zh-CN", class_="code" if name == "digest" else None)


def _checks_counted(dossier: Dossier) -> str:
    counts = Counter(check.outcome for check in dossier.checks.all)
    said = dossier.words("checks_counted", **{name: counts[name] for name in OUTCOMES})  # type: ignore[index]
    spent = sum(check.spent and check.outcome == "passed" for check in dossier.checks.all)
    return f"{said} ({dossier.words('checks_spent', count=spent)})" if spent else said


def _notes(dossier: Dossier) -> Markup:
    notes = dossier.extraction.notes
    if not notes:
        return join()
    shown = (element("li", dossier.saying(shortened(note, LONGEST_FACT))) for note in notes[:MOST_NOTES])
    more = dossier.words("more", count=len(notes) - MOST_NOTES) if len(notes) > MOST_NOTES else None
    rest = element("li", more) if more else None
    return element(
        "section", element("h3", dossier.words("notes_heading")), element("ul", *shown, rest), class_="notes"
    )


def _rules(dossier: Dossier) -> Markup:
    """A line for each rule: what it says, and how often it passed, failed, was undecided or not applicable."""
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    for check in dossier.checks.all:
        counts.setdefault(_check_to_statement(check, dossier), Counter())[check.outcome] += 1
    if not counts:
        return join()
    words = dossier.words
    heads = ("head_rule", "head_kind", *(f"outcome_{outcome}" for outcome in OUTCOMES))
    rows = (
        element(
            "tr",
            element("td", heading, lang="zh-CN"),
            element("td", statement),
            element("td", words(f"kind_{kind}")),
            *(element("td", count[name] or "", class_=f"value of-{name}") for name in OUTCOMES),
        )
        for (heading, statement, kind), count in counts.items()
        if set(count) != {"not_applicable"}
    )
    idle = sum(set(count) == {"not_applicable"} for count in counts.values())
    titles = [element("th", words(heads[0]), colspan=2), *(element("th", words(head)) for head in heads[1:])]
    table = element("table", element("thead", element("tr", *titles)), element("tbody", *rows), class_="list rules")
    rest = element("p", words("rules_idle", count=idle), class_="quiet") if idle else None
    return element("section", element("h3", words("rules_heading")), table, rest, class_="all-rules")


def _check_to_statement(check: Check, dossier: Dossier) -> tuple[str, str, str]:
    """Heading of the table, statement of the rule, kind."""
    rule = dossier.check_to_rule(check.id)
    if rule is None:
        known = check.id.startswith("narrative.")
        return "", dossier.words("narrative_rule") if known else check.id, check.kind
    form = next((table.form for table in dossier.extraction.tables if table.table == rule.table), "")
    heading = dossier.labels.get((form, rule.table), NO_LABELS).heading
    return heading, rule.text.get(dossier.words.language) or rule.id, check.kind
