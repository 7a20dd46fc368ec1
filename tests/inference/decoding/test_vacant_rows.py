"""Rows without a label whose group's label is printed again before each row, as tools do that repeat merged cells."""

from __future__ import annotations

from support.one_cell_a_line import FORM, SOUND
from support.readings import REQUESTS, text_to_rows

REQUEST_FORM = FORM.tables[1]
GROUPS = {group.id: group.label.text for group in REQUEST_FORM.groups}
SECURITY, RIGHTS, AFFAIRS = "refused.security_stability", "refused.third_party_rights", "refused.internal_affairs"


UNNAMED = "（三）不予公开\t\t" + "\t".join(["5", "1", "0", "0", "0", "0", "6"])


def repeated(given: dict[str, str], *, unnamed: str = "", unnamed_behind: str = "") -> dict[str, str]:
    """The readings of a table with the groups before every row, one row without its label; one more below another."""
    lines = [REQUESTS.rstrip("\n")]
    for row in REQUEST_FORM.blocks[0].rows:
        if row.id != "other_handling":
            groups = [GROUPS[group] for group in row.groups]
            label = "" if row.id == unnamed else row.label.text
            lines.append("\t".join([*groups, label, *given.get(row.id, "0 0 0 0 0 0 0").replace("_", "").split(" ")]))
            lines += [UNNAMED] if row.id == unnamed_behind else []
    return text_to_rows("\n".join(lines), "requests")


def test_a_row_without_a_label_stands_behind_the_last_row_of_its_group() -> None:
    assert repeated(SOUND | {RIGHTS: "7 3 0 0 0 0 10"}, unnamed=RIGHTS)[RIGHTS] == "7 3 0 0 0 0 10"


def test_the_rows_beside_a_row_without_a_label_are_trusted() -> None:
    assert repeated(SOUND | {AFFAIRS: "7 3 0 0 0 0 10"}, unnamed=RIGHTS)[AFFAIRS] == "7 3 0 0 0 0 10"


def test_of_more_rows_without_a_label_than_labels_are_missing_none_is_trusted() -> None:
    assert repeated(SOUND, unnamed=RIGHTS, unnamed_behind=RIGHTS)[RIGHTS] == "!0 !0 !0 !0 !0 !0 !0"


def test_figures_a_row_too_low_are_in_doubt() -> None:
    assert repeated(SOUND | {SECURITY: "_ _ _ _ _ _ _"}, unnamed_behind=RIGHTS)[RIGHTS] == "!0 !0 !0 !0 !0 !0 !0"


def test_figures_a_row_too_low_leave_the_rows_below_trusted() -> None:
    assert repeated(SOUND | {SECURITY: "_ _ _ _ _ _ _"}, unnamed_behind=RIGHTS)[AFFAIRS] == "0 0 0 0 0 0 0"
