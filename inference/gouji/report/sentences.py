"""An extraction's checks in the language of the report, sorted by what the reader has to do about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gouji.checking import tables_to_checks
from gouji.deciding.breaches import PRINTED_SO
from gouji.extraction import Check, Extraction
from gouji.forms.model import Form
from gouji.report.texts import Language


@dataclass(frozen=True, slots=True)
class Sorted:
    """Checks by what they ask for.

    `breaches`: sums that the report itself breaks; `broken`: other failed hard checks; `remarks`: failed soft ones;
    `undecided`: those that lack figures. `all` holds every check in order.
    """

    breaches: tuple[Check, ...]
    broken: tuple[Check, ...]
    remarks: tuple[Check, ...]
    undecided: tuple[Check, ...]
    all: tuple[Check, ...]


def extraction_to_sorted(extraction: Extraction, forms: Mapping[str, Form], language: Language) -> Sorted:
    """The checks of `extraction`, outcomes and figures as they are, messages in `language`.

    A check that no rule of `forms` gives (of the prose, of a form that is not at hand) keeps its message.
    """
    messages = _messages(extraction, forms, language)
    checks = tuple(replace(c, message=messages.get((c.id, c.outcome), _bare(c.message))) for c in extraction.checks)
    told = {check.id for check in extraction.checks if check.message.endswith(PRINTED_SO)}
    hard = [check for check in checks if check.kind == "hard" and check.outcome == "failed"]
    return Sorted(
        breaches=tuple(check for check in hard if check.id in told),
        broken=tuple(check for check in hard if check.id not in told),
        remarks=tuple(check for check in checks if check.kind == "soft" and check.outcome == "failed"),
        undecided=tuple(check for check in checks if check.outcome == "undecided"),
        all=checks,
    )


def _messages(extraction: Extraction, forms: Mapping[str, Form], language: Language) -> dict[tuple[str, str], str]:
    tables = [table for table in extraction.tables if _is_known(table.form, table.table, forms)]
    checks = tables_to_checks(tables, forms, agency=extraction.agency, language=language)
    return {(check.id, check.outcome): check.message for check in checks}


def _is_known(form: str, table: str, forms: Mapping[str, Form]) -> bool:
    return form in forms and any(known.id == table for known in forms[form].tables)


def _bare(message: str) -> str:
    return message.removesuffix(f"; {PRINTED_SO}")
