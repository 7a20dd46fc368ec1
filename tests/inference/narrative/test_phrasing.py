"""Phrasings as data: the shipped ones fit their forms, broken ones are refused with file, place and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.errors import FormError
from gouji.forms import form_ids, load_form
from gouji.narrative import load_phrasing, paragraph_to_facts
from gouji.narrative.phrasing import bytes_to_phrasing

OWN = """\
form: own
words:
  fill: [共]
  receive: [收到]
  complaint: [投诉]
  none_received: [未收到]
units:
  cases: [件]
sets:
  N: [cases, bare]
quantities:
  - id: complaints.received.total
    text: {zh: 投诉, en: complaints}
    equals: [complaints.received.total]
statements:
  - says: [complaints.received.total]
    patterns: [receive complaint N]
  - says: [complaints.received.total]
    flags: [none]
    patterns: [none_received complaint]
"""


@pytest.mark.parametrize("form", form_ids())
def test_a_shipped_phrasing_names_cells_that_its_form_has(form: str) -> None:
    phrasing = load_phrasing(form)
    assert phrasing is not None
    blocks = [(table.id, block) for table in load_form(form).tables for block in table.blocks]
    known = {
        f"{table}.{row.id}.{column.id}" for table, block in blocks for row in block.rows for column in block.columns
    }
    for quantity in phrasing.quantities.values():
        for name in {name for names in (*quantity.equals, *quantity.share_of) for name in names}:
            if ".*." in name:
                start, _, end = name.partition("*")
                assert any(cell.startswith(start) and cell.endswith(end) for cell in known)
            else:
                assert name in known


@pytest.mark.parametrize("form", form_ids())
def test_every_quantity_of_a_shipped_phrasing_can_be_stated(form: str) -> None:
    phrasing = load_phrasing(form)
    assert phrasing is not None
    said = {name for statement in phrasing.statements for name in statement.says}
    assert said == set(phrasing.quantities)


def test_a_form_of_ones_own_has_its_phrasing_beside_it(tmp_path: Path) -> None:
    form = tmp_path / "own.yaml"
    (tmp_path / "own.narrative.yaml").write_text(OWN, "utf-8")
    phrasing = load_phrasing("own", sources=(form,))
    assert phrasing is not None
    facts = paragraph_to_facts("共收到投诉7件。未收到投诉。", phrasing)
    assert [(fact.quantity, fact.value) for fact in facts] == [
        ("complaints.received.total", 7),
        ("complaints.received.total", 0),
    ]


def test_a_form_without_a_phrasing_has_none() -> None:
    assert load_phrasing("unheard-of") is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("patterns: [receive complaint N]", "patterns: [recieve complaint N]", "'recieve'"),
        ("- says: [complaints.received.total]", "- says: [complaints.total]", "'complaints.total'"),
        ("equals: [complaints.received.total]", "equals: [complaints]", "write table.row.column"),
        ("complaint: [投诉]", "complaint: [收到]", "give a word one role only"),
        ("form: own", "form: own\nsame_as: unheard-of", "'unheard-of'"),
        ("form: own", "form: own\nwithout: [nothing]", "'nothing'"),
        ("flags: [none]", "flags: [never]", "never"),
        ("form: own", "form: own\nword: {}", "word"),
        ("    flags: [none]\n", "    topic: recieve\n", "'recieve'"),
    ],
)
def test_a_broken_phrasing_is_refused_with_file_and_line(old: str, new: str, said: str) -> None:
    assert old in OWN
    with pytest.raises(FormError, match=r"own\.narrative\.yaml, line [0-9]+") as caught:
        bytes_to_phrasing(OWN.replace(old, new, 1).encode(), name="own.narrative.yaml")
    assert said in str(caught.value)
