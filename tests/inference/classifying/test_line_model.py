"""Loading and running line classifiers: the shipped one works, broken, foreign and newer ones give a clear error."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gouji.classifying import LABELS
from gouji.classifying.model import LineClassifier, load_model, meta_to_digest, shipped_folder
from gouji.errors import ModelError

REPORT = """云溪县丰乐镇人民政府2023年政府信息公开工作年度报告
索引号：X01-2024-003
一、总体情况
本镇全年公布各类信息57条，收到申请3件，结转下年度继续办理0件。
二、主动公开政府信息情况
第二十条第（一）项
信息内容
本年制发件数
规章
0
行政规范性文件
4

三、收到和处理政府信息公开申请情况
| 自然人 | 商业企业 | 总计 |
| 一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3 |
- 4 -
| （三）不予公开 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
六、其他需要报告的事项
本机关今年没有别的事项需要说明。
【打印】【关闭】"""
EXPECTED = [
    *("heading", "furniture", "heading", "narrative", "heading", "column_header", "column_header", "column_header"),
    *("row_label", "numeric_cell", "row_label", "numeric_cell", "blank", "heading", "column_header", "data_row"),
    *("furniture", "data_row", "heading", "narrative", "furniture"),
]


@pytest.fixture(scope="module")
def classifier() -> LineClassifier:
    return load_model()


def _labels(classifier: LineClassifier, lines: list[str]) -> list[str]:
    return [LABELS[number] for number in classifier.probabilities(lines).argmax(axis=1)]


def test_a_small_report_is_labelled(classifier: LineClassifier) -> None:
    assert _labels(classifier, REPORT.split("\n")) == EXPECTED


def test_rows_are_probabilities(classifier: LineClassifier) -> None:
    rows = classifier.probabilities(REPORT.split("\n"))
    assert rows.shape == (21, 8)
    assert rows.dtype == np.float32
    assert np.allclose(rows.sum(axis=1), 1, atol=1e-5)


def test_blank_is_decided_by_rule(classifier: LineClassifier) -> None:
    rows = classifier.probabilities(["规章", "||", "", "0"])
    assert rows[:, LABELS.index("blank")].tolist() == [0, 1, 1, 0]


def test_no_lines_give_no_rows(classifier: LineClassifier) -> None:
    assert classifier.probabilities([]).shape == (0, 8)


def test_nothing_but_blank_lines_is_blank(classifier: LineClassifier) -> None:
    assert _labels(classifier, ["", "|", "\t"]) == ["blank"] * 3


def test_a_long_document_is_labelled_as_its_parts(classifier: LineClassifier) -> None:
    """Lines are classified in chunks; where the chunks meet makes no difference."""
    lines = REPORT.split("\n") * 450
    rows = classifier.probabilities(lines)
    assert np.allclose(rows[21 * 10 : 21 * 11], rows[21 * 215 : 21 * 216], atol=1e-6)
    assert np.allclose(rows[21 * 226 : 21 * 227], rows[21 * 215 : 21 * 216], atol=1e-6)


def test_the_model_is_named(classifier: LineClassifier) -> None:
    assert classifier.name == "lines-1"
    assert len(classifier.version) == 12


def test_the_shipped_graph_is_small() -> None:
    assert (shipped_folder() / "model.onnx").stat().st_size < 2_000_000


def _copy(folder: Path, **changes: Any) -> Path:
    """The shipped model with a changed meta.json, which is as whole as one that training wrote."""
    shutil.copytree(shipped_folder(), folder / "copy")
    path = folder / "copy" / "meta.json"
    meta = {**json.loads(path.read_text(encoding="utf-8")), **changes}
    path.write_text(json.dumps({**meta, "digest": meta_to_digest(meta), **changes}), encoding="utf-8")
    return folder / "copy"


def test_a_copy_loads(tmp_path: Path) -> None:
    assert load_model(_copy(tmp_path)).name == "lines-1"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"format": "other"}, '"format" must be'),
        ({"format_version": 99}, "use a newer gouji"),
        ({"format_version": "1"}, "train the model again"),
        ({"labels": ["a"]}, '"labels" differs'),
        ({"feature_version": 0}, '"feature_version" differs'),
        ({"feature_names": []}, '"feature_names" differs'),
        ({"ids": 3}, '"ids" differs'),
        ({"name": None}, '"name" must be a text'),
        ({"sha256": "0" * 64}, "sha256 differs"),
        ({"digest": None}, '"digest" must be a text'),
        ({"digest": "0" * 64}, "was changed after training"),
    ],
)
def test_a_foreign_model_is_refused(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ModelError, match=reason):
        load_model(_copy(tmp_path, **changes))


def test_a_figure_changed_by_hand_is_noticed(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["confidences"] = dict.fromkeys(meta["confidences"], 1.0)
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(ModelError, match=r"meta\.json: was changed after training"):
        load_model(folder)


def test_the_order_of_keys_and_white_space_are_no_change(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    (folder / "meta.json").write_text(json.dumps(dict(reversed(meta.items())), indent=7), encoding="utf-8")
    assert load_model(folder).meta == meta


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"gone.meta\.json: cannot be read"):
        load_model(tmp_path / "gone")


def test_meta_that_is_no_json_is_named(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="is not JSON"):
        load_model(folder)


def test_meta_that_is_no_text_is_named(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / "meta.json").write_bytes(b"\xff\xfe")
    with pytest.raises(ModelError, match="is not JSON"):
        load_model(folder)


def test_a_missing_graph_is_named(tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    (folder / "model.onnx").unlink()
    with pytest.raises(ModelError, match=r"model\.onnx: cannot be read"):
        load_model(folder)


def test_a_graph_that_is_none_is_named(tmp_path: Path) -> None:
    import hashlib

    folder = _copy(tmp_path, sha256=hashlib.sha256(b"junk").hexdigest())
    (folder / "model.onnx").write_bytes(b"junk")
    with pytest.raises(ModelError, match="no graph that onnxruntime can open"):
        load_model(folder)


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, gouji.classifying; print(sorted({'numpy', 'onnxruntime', 'jieba'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_onnxruntime_waits_for_the_first_model() -> None:
    code = "import sys, gouji.classifying.model; print('onnxruntime' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
