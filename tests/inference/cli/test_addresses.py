"""What --explain can be given: ids, labels, and what is said of a cell that is not there or not told from another."""

from __future__ import annotations

import pytest

from gouji.cli.addresses import Place, address_to_keys, forms_to_places, nearest_keys
from gouji.errors import GoujiError
from gouji.forms import load_forms
from gouji.forms.model import Block, Column, Label, Row, TableForm

PLACES = forms_to_places(load_forms())


def doubled_places() -> list[Place]:
    """Two rows of one label in two tables that share their ids of columns."""
    column = Column("sum", Label("合计"), "count")
    places = []
    for number in ("one", "two"):
        row = Row(f"row_{number}", Label("其他"))
        table = TableForm(f"table_{number}", Label(f"表{number}"), "rows", (Block("b", None, (), (column,), (row,)),))
        places.append(Place("form", table, row, column))
    return places


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("received/total", ("requests", "received", "total")),
        ("requests/received/total", ("requests", "received", "total")),
        ("refused.state_secret/other", ("requests", "refused.state_secret", "other")),
        ("一、本年新收政府信息公开申请数量/总计", ("requests", "received", "total")),
        ("本年新收政府信息公开申请数量/total", ("requests", "received", "total")),
        ("行政许可/本年增/减", ("disclosure", "licences", "change")),
        ("二、主动公开政府信息情况/行政许可/本年增/减", ("disclosure", "licences", "change")),
        (" 规章 / 本年制发件数 ", ("disclosure", "regulations", "issued")),
    ],
)
def test_an_address_names_its_cell(address: str, key: tuple[str, str, str]) -> None:
    assert address_to_keys(address, PLACES) == {key}


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: form.id)
def test_every_label_of_a_shipped_form_names_its_cell(form: object) -> None:
    places = [place for place in PLACES if place.form == getattr(form, "id", None)]
    addresses = {f"{place.row.label.text}/{place.column.label.text}": place.key for place in places}
    assert {address: set(address_to_keys(address, places)) for address in addresses} == {
        address: {key} for address, key in addresses.items()
    }


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("recieved/total", "--explain recieved/total: no form has a row 'recieved'; nearest: received, "),
        ("granted/totl", "row granted has no column 'totl'; it has natural_person, "),
        ("disclosure/received/total", "table disclosure has no row 'received'; nearest: "),
        ("x/received/total", "no form has a table 'x'; there are disclosure, requests, review_litigation"),
        ("total", "name a cell by ROW/COLUMN, such as suit_after_review/total"),
        ("/", "no form has a row ''"),
    ],
)
def test_an_unknown_cell_is_said_with_what_is_near(address: str, said: str) -> None:
    with pytest.raises(GoujiError) as raised:
        address_to_keys(address, PLACES)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_label_of_several_cells_is_refused_with_their_addresses() -> None:
    with pytest.raises(GoujiError, match="names 2 cells; give one of table_one/row_one/sum, table_two/row_two/sum"):
        address_to_keys("其他/合计", doubled_places())


def test_the_table_tells_cells_of_one_label_apart() -> None:
    assert address_to_keys("table_two/其他/合计", doubled_places()) == {("table_two", "row_two", "sum")}


def test_cells_like_a_missing_one_are_of_its_row_or_column() -> None:
    keys = [("requests", "received", "total"), ("review_litigation", "review", "pending")]
    assert nearest_keys([("requests", "received", "totals")], keys)[0] == "requests/received/total"
