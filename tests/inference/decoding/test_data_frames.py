"""Data frames as pandas and polars print them."""

from __future__ import annotations

import pandas as pd
import pytest

import gouji
from gouji.decoding.separators.data_frames import document_with_data_frames_as_rows
from gouji.reading import text_to_document
from support.grids import form_to_grid
from support.layouts import tab_rows
from support.pages import grid_to_page
from support.scoring import not_right

GRID = form_to_grid("zfxxgk-2021")
OPTIONS = ["display.max_rows", None, "display.max_columns", None, "display.max_colwidth", None, "display.width"]


def _printed(*, filled: bool, width: int = 1000, wide_letters: bool = False, named: bool = False) -> str:
    """The page with each table as a frame: merged cells NaN, or nothing if `filled`; `named` by its first row."""
    lines: list[str] = []
    rows: list[list[str | None]] = []
    with pd.option_context(*OPTIONS, width, "display.unicode.east_asian_width", wide_letters):
        for line in [*tab_rows(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n"), ""]:
            if "\t" in line:
                rows.append([cell or None for cell in line.split("\t")])
                continue
            if rows:
                length = max(map(len, rows))
                frame = pd.DataFrame([row + [None] * (length - len(row)) for row in rows], dtype=object)
                if named:
                    names = [f"Unnamed: {at}" if name is None else name for at, name in enumerate(frame.iloc[0])]
                    frame = frame.iloc[1:].set_axis(names, axis=1).reset_index(drop=True)
                lines.append(str(frame.fillna("" if filled else float("nan"))))
                rows = []
            lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("wide_letters", [False, True])
@pytest.mark.parametrize("width", [120, 1000])
def test_printed_frames_are_rows(filled: bool, wide_letters: bool, width: int) -> None:
    text = _printed(filled=filled, width=width, wide_letters=wide_letters)
    assert ("\\\n" in text) == (width == 120)
    assert not_right(GRID, gouji.extract(text)) == []


def test_names_of_columns_are_read_without_what_pandas_adds() -> None:
    assert not_right(GRID, gouji.extract(_printed(filled=False, named=True))) == []


@pytest.mark.parametrize("wall", ["│", "┆", "|"])
@pytest.mark.parametrize("nothing", ["null", "NaN", "None", ""])
def test_cells_in_boxes_that_say_that_nothing_is_there_are_empty(wall: str, nothing: str) -> None:
    lines = tab_rows(grid_to_page(GRID, form_id="zfxxgk-2021")).split("\n")
    cells = ([cell or nothing for cell in line.split("\t")] for line in lines if "\t" in line)
    rows = iter([f"{wall} " + f" {wall} ".join(row) + f" {wall}" for row in cells])
    text = "\n".join(next(rows) if "\t" in line else line for line in lines)
    assert not_right(GRID, gouji.extract(text)) == []


LIST = "0  规章  5\n1  行政规范性文件    3\n2  行政许可    7\n"
LONG = "名称  " * 9999 + "\n0  5\n1  6\n2  7\n"


@pytest.mark.parametrize("text", [LIST, "\n" + LIST, LONG])
def test_a_numbered_list_is_no_frame(text: str) -> None:
    document = text_to_document(text, source="text")
    assert document_with_data_frames_as_rows(document, ()) is document


def test_text_between_a_frame_and_another_of_as_many_lines_is_kept() -> None:
    rows = "\n".join(f"{number}  规章  {number}" for number in range(3))
    document = text_to_document(f"    0  1  \\\n{rows}\n见附件\n    0  1\n{rows}\n", source="text")
    assert "见附件" in document_with_data_frames_as_rows(document, ()).view
