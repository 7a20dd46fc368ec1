"""What the line classifier looks at: the same for the same cells whatever separates them, and fast."""

from __future__ import annotations

import time

import numpy as np
import pytest

from gouji.classifying.features import BUCKETS, FEATURE_NAMES, IDS, lines_to_features
from gouji.classifying.normal import line_to_tokens, tokens_to_normal

BLANK = ["", " ", "|", "||||", "\t", "\t\t ", "\xa0", "\u3000", "\x1f\x1e\x1f", "|---|---|", "+----+", "┼──┼", "\ufeff"]


@pytest.mark.parametrize("line", BLANK, ids=repr)
def test_lines_of_separators_have_no_tokens(line: str) -> None:
    assert line_to_tokens(line) == []


@pytest.mark.parametrize("line", ["-", "/", "--", "——", "无", "0", "| - |", "(", "、"])
def test_blank_marks_and_pieces_have_tokens(line: str) -> None:
    assert line_to_tokens(line)


@pytest.mark.parametrize(
    "line",
    [
        "| 规章 | 0 | 3 | 0 |",
        "规章|0|3|0",
        "\t规章\t0\t3\t0",
        "规章 0 3 0",
        "规章\x1f0\x1f3\x1f0\x1f",
        "规章\u3000\u30000  3  0",
        "│規章│０│３│０│",
        "規(guī)章 | 0 | 3 | 0",
    ],
)
def test_separators_widths_and_scripts_do_not_matter(line: str) -> None:
    ids, dense = lines_to_features([line])
    plain_ids, plain_dense = lines_to_features(["规章 | 0 | 3 | 0"])
    assert np.array_equal(ids, plain_ids)
    assert np.array_equal(dense, plain_dense)


def test_figures_glued_to_a_label_are_a_token_of_their_own() -> None:
    assert line_to_tokens("规章000") == ["规章", "000"]


def test_a_figure_inside_a_label_is_not_cut_off() -> None:
    assert line_to_tokens("其他3类") == ["其他0类"]


def test_spaces_inside_a_label_do_not_reach_the_normal_form() -> None:
    assert tokens_to_normal(line_to_tokens("结果 维持")) == tokens_to_normal(line_to_tokens("结果维持"))


def test_which_figure_is_printed_does_not_matter() -> None:
    first, second = lines_to_features(["收到申请13件。"]), lines_to_features(["收到申请97件。"])
    assert np.array_equal(first[0], second[0])
    assert np.array_equal(first[1], second[1])


def test_blank_lines_between_change_nothing() -> None:
    lines = ["规章", "0", "0", "0", "行政许可"]
    spaced = [part for line in lines for part in (line, "", "|")]
    close, apart = lines_to_features(lines), lines_to_features(spaced)
    assert np.array_equal(apart[0][::3], close[0])
    assert np.array_equal(apart[1][::3], close[1])


def test_place_in_the_document_does_not_matter() -> None:
    """Far from both ends a line's features do not tell how far."""
    lines = ["叙述文字，很长的一句。"] * 40
    _, dense = lines_to_features(lines)
    assert np.array_equal(dense[12], dense[25])


def test_shapes_ranges_and_types() -> None:
    ids, dense = lines_to_features(["规章", "", "0", "全年收到申请3件。"])
    assert ids.shape == (4, IDS)
    assert dense.shape == (4, len(FEATURE_NAMES))
    assert (ids.dtype, dense.dtype) == (np.int32, np.float32)
    assert ids.min() >= 0
    assert ids.max() < BUCKETS
    assert dense.min() >= 0
    assert dense.max() <= 1


def test_names_are_unique() -> None:
    assert len(set(FEATURE_NAMES)) == len(FEATURE_NAMES)


def test_no_lines_give_no_rows() -> None:
    ids, dense = lines_to_features([])
    assert len(ids) == len(dense) == 0


def test_the_hash_is_fixed() -> None:
    """A model is of no use with other ids; these are the ones of feature version 1."""
    ids, _ = lines_to_features(["规章"])
    assert ids[0][ids[0] > 0].tolist() == PINNED


PINNED = [3907, 5812, 6770, 3541, 4689, 7430, 3657, 5690, 5341]


@pytest.mark.parametrize("line", ["\ud800", "\x00\x01", "\U0010ffff" * 3, "\u202e规章", "0" * 700, "（" * 900])
def test_odd_characters_are_taken(line: str) -> None:
    ids, dense = lines_to_features([line])
    assert np.isfinite(dense).all()
    assert ids.shape == (1, IDS)


def test_a_very_long_line_is_capped() -> None:
    start = time.perf_counter()
    lines_to_features(["规章 0 " * 10_000_000])
    assert time.perf_counter() - start < 2
