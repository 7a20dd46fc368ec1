"""Pieces of the forms' labels: found alone, with their neighbours, and from top to bottom."""

from __future__ import annotations

import numpy as np
import pytest

from gouji.classifying.features import FEATURE_NAMES, REACH, lines_to_features
from gouji.classifying.pieces import PIECE_NAMES


def feature(name: str, lines: list[str]) -> list[float]:
    _, dense = lines_to_features(lines)
    values: list[float] = dense[:, FEATURE_NAMES.index(name)].tolist()
    return values


def test_the_names_of_the_features_are_those_of_all() -> None:
    assert FEATURE_NAMES[-len(PIECE_NAMES) :] == PIECE_NAMES
    assert len(set(FEATURE_NAMES)) == len(FEATURE_NAMES)


@pytest.mark.parametrize("line", ["行政规范性文件", "规范性文", "公开申请数量", "行政规范性文件 3 0 12", "規范性文件"])
def test_a_piece_of_a_row_label_is_found(line: str) -> None:
    assert feature("row_piece", [line]) == [1]


@pytest.mark.parametrize("line", ["本机关没有需要报告的事项。", "打印本页", "0 0 0", "云溪县人民政府"])
def test_other_text_is_no_piece(line: str) -> None:
    assert feature("row_piece", [line]) == feature("column_piece", [line]) == [0]


def test_begin_and_end_of_a_label_are_told_apart() -> None:
    lines = ["行政规范", "范性", "性文件", "行政规范性文件"]
    assert feature("row_begin", lines) == [1, 0, 0, 1]
    assert feature("row_end", lines) == [0, 0, 1, 1]


def test_a_label_torn_over_two_lines_is_found_in_both() -> None:
    lines = ["打印本页", "行政规", "范性文件", "打印本页"]
    assert feature("row_piece@joined+1", lines) == [0, 1, 0, 0]
    assert feature("row_piece@joined-1", lines) == [0, 0, 1, 0]


def test_values_between_torn_pieces_do_not_hide_them() -> None:
    assert feature("row_piece@joined+1", ["行政规", "范性文件 3 0 12"]) == [1, 0]


def test_column_labels_are_read_from_top_to_bottom() -> None:
    lines = ["自 商 科", "然 业 研", "人 企 机", "业 构"]
    assert feature("stacked@joined+1", lines) == [1, 1, 1, 0]
    assert feature("stacked@joined-1", lines) == [0, 1, 1, 1]
    assert feature("column_piece", lines) == [1, 1, 1, 1]


def test_wide_cells_are_no_stack() -> None:
    assert feature("stacked@joined+1", ["自然人 商业", "然人 业企"]) == [0, 0]


def test_a_long_piece_tells_more_than_a_short_one() -> None:
    short, long = feature("row_length", ["文件", "行政规范性文件"])
    assert 0 < short < long < 1


def test_all_are_shares() -> None:
    lines = ["自 商", "然 业", "规章", "0", "一、本年新收政府信息公开申请数量", "", "本年制发件数"]
    _, dense = lines_to_features(lines)
    assert dense.min() >= 0
    assert dense.max() <= 1


def test_nothing_farther_than_the_reach_counts() -> None:
    near = ["打印"] * REACH + ["规章"] + ["打印"] * REACH
    _, alone = lines_to_features(near)
    _, among = lines_to_features(["行政规", "范性文件", *near, "自 商", "然 业"])
    assert np.array_equal(alone[REACH], among[REACH + 2])
