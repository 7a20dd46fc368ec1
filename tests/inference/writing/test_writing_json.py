"""JSON Lines and JSON: the contract, digit by digit and line by line."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from decimal import Decimal

import jsonschema
import pytest

from gouji.extraction import Cell, Extraction
from gouji.schema import schema_text
from gouji.writing import to_json, to_jsonl
from gouji.writing.to_jsonl import extraction_to_line


def with_cell(extraction: Extraction, cell: Cell) -> Extraction:
    """The extraction with `cell` as its only one."""
    return replace(extraction, tables=(replace(extraction.tables[0], cells=(cell,)),))


def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def keys(item: dict[str, object]) -> str:
    return " ".join(item)


def test_keys_stand_in_the_order_of_the_contract(extraction: Extraction) -> None:
    top = json.loads(extraction_to_line(extraction))
    assert keys(top) == (
        "source sha256 report title agency year fact_spans encoding form verdict score model version "
        "tables checks notes"
    )
    table = top["tables"][0]
    assert keys(table) == "table form found lines layout cells extra_rows"
    assert keys(table["cells"][0]) == "row column text value unit status confidence span line support proposal"
    assert keys(table["cells"][2]["proposal"]) == "value text reason rules"
    assert keys(table["extra_rows"][0]) == "label after values span"
    assert keys(top["checks"][0]) == "id kind outcome left right spent cells message"


@pytest.mark.parametrize("name", ["extraction", "rejected"])
def test_lines_fulfil_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    validator().validate(json.loads(extraction_to_line(request.getfixturevalue(name))))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["verdict"], "fine"),
        (["score"], 1.1),
        (["sha256"], "xyz"),
        (["unknown"], 1),
        (["fact_spans", "county"], [0, 1]),
        (["tables", 0, "cells", 0, "confidence"], -0.1),
        (["tables", 0, "cells", 0, "value"], "13"),
        (["tables", 0, "cells", 0, "status"], "guessed"),
        (["tables", 0, "cells", 0, "span"], [1, 2, 3]),
        (["tables", 0, "cells", 3, "value"], 0),
        (["tables", 0, "cells", 0, "proposal"], {"value": 1, "text": "1", "reason": "x"}),
        (["checks", 0, "outcome"], "maybe"),
    ],
)
def test_schema_refuses_what_breaks_the_contract(extraction: Extraction, path: list[str | int], value: object) -> None:
    top = json.loads(extraction_to_line(extraction))
    place = top
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not validator().is_valid(top)


def test_decimals_keep_every_printed_digit(extraction: Extraction) -> None:
    assert b'"value":86.5120,' in extraction_to_line(extraction)


def test_integers_beyond_64_bits_stay_exact(extraction: Extraction) -> None:
    cell = Cell("a", "b", str(10**25 + 1), 10**25 + 1, "read", 1.0)
    line = extraction_to_line(with_cell(extraction, cell))
    assert json.loads(line)["tables"][0]["cells"][0]["value"] == 10**25 + 1


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_not_finite_become_null(extraction: Extraction, number: str) -> None:
    line = extraction_to_line(with_cell(extraction, Cell("a", "b", "x", Decimal(number), "read", 1.0)))
    assert json.loads(line, parse_constant=pytest.fail)["tables"][0]["cells"][0]["value"] is None


def test_lone_surrogates_are_spelled_out_in_valid_utf8(extraction: Extraction) -> None:
    line = extraction_to_line(replace(extraction, source="bad\udcffname", notes=("\ud800",)))
    top = json.loads(line.decode("utf-8"))
    assert top["source"] == "bad\\udcffname"
    assert top["notes"] == ["\\ud800"]


def test_a_record_is_one_line_to_every_line_reader(extraction: Extraction) -> None:
    ends = "\n\r\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e"
    line = extraction_to_line(replace(extraction, title=f"a{ends}b"))
    assert len(line.decode("utf-8").splitlines()) == 1
    assert json.loads(line)["title"] == f"a{ends}b"


def test_jsonl_has_one_line_a_report(extraction: Extraction, rejected: Extraction) -> None:
    file = io.BytesIO()
    to_jsonl.write([extraction, rejected], file)
    assert [json.loads(line)["source"] for line in file.getvalue().splitlines()] == ["in/甲.txt", "in/乙.txt"]


def test_jsonl_is_written_as_the_reports_come(extraction: Extraction) -> None:
    file = io.BytesIO()
    sizes = []

    def reports() -> object:
        for _ in range(3):
            sizes.append(len(file.getvalue()))
            yield extraction

    to_jsonl.write(reports(), file)  # type: ignore[arg-type]
    assert 0 == sizes[0] < sizes[1] < sizes[2]


def test_json_is_one_array(extraction: Extraction, rejected: Extraction) -> None:
    file = io.BytesIO()
    to_json.write([extraction, rejected], file)
    assert [item["verdict"] for item in json.loads(file.getvalue())] == ["review", "rejected"]


def test_json_of_nothing_is_an_empty_array() -> None:
    file = io.BytesIO()
    to_json.write([], file)
    assert json.loads(file.getvalue()) == []
