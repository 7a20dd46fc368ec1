"""A fitted network to a model folder that `gouji.classifying.model` reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from sklearn.neural_network import MLPClassifier

from gouji.classifying.features import BUCKETS, FEATURE_NAMES, FEATURE_VERSION, IDS
from gouji.classifying.labels import LABELS
from gouji.classifying.model import FORMAT, FORMAT_VERSION, meta_to_digest
from gouji_training.errors import TrainingError

_NEVER = -1e4
"""Logit of a label that the network did not learn; its probability comes out as exactly 0."""


def network_to_onnx(network: MLPClassifier, *, temperature: float = 1.0) -> bytes:
    """Write the network as a graph of its own: ids int32 [n, k] and dense float32 [n, d] to probabilities [n, 8].

    The logits are divided by `temperature`, which goes into the last layer's weights and costs nothing at run time.

    The n-gram part of the first layer is a table, of which each line's rows are gathered and summed: some 70 rows
    instead of a product over all buckets, and no strings inside the graph.
    """
    first, last = (weights.astype(np.float32) for weights in network.coefs_)
    table = first[:BUCKETS].copy()
    table[0] = 0.0
    out = np.zeros((last.shape[0], len(LABELS)), np.float32)
    bias = np.full(len(LABELS), _NEVER, np.float32)
    out[:, network.classes_] = last
    bias[network.classes_] = network.intercepts_[1]
    weights = {
        "table": table,
        "dense_weights": first[BUCKETS:],
        "hidden_bias": network.intercepts_[0].astype(np.float32),
        "label_weights": out / np.float32(temperature),
        "label_bias": bias / np.float32(temperature),
        "axes": np.array([1], np.int64),
    }
    graph: bytes = _graph(weights).SerializeToString(deterministic=True)
    return graph


def _graph(weights: dict[str, NDArray[Any]]) -> onnx.ModelProto:
    nodes = [
        helper.make_node("Gather", ["table", "ids"], ["rows"], axis=0),
        helper.make_node("ReduceSum", ["rows", "axes"], ["grams"], keepdims=0),
        helper.make_node("Gemm", ["dense", "dense_weights", "hidden_bias"], ["shape"]),
        helper.make_node("Add", ["grams", "shape"], ["sum"]),
        helper.make_node("Relu", ["sum"], ["hidden"]),
        helper.make_node("Gemm", ["hidden", "label_weights", "label_bias"], ["logits"]),
        helper.make_node("Softmax", ["logits"], ["probabilities"], axis=1),
    ]
    graph = helper.make_graph(
        nodes,
        "line_classifier",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT32, ["lines", IDS]),
            helper.make_tensor_value_info("dense", TensorProto.FLOAT, ["lines", len(FEATURE_NAMES)]),
        ],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["lines", len(LABELS)])],
        [numpy_helper.from_array(np.ascontiguousarray(value), name) for name, value in weights.items()],
    )
    # opset 17 and IR 8 are the oldest with all that is used here: every onnxruntime since 1.12 reads them
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def onnx_to_probabilities(graph: bytes, ids: NDArray[np.int32], dense: NDArray[np.float32]) -> NDArray[np.float32]:
    """Run an exported graph as the runtime does: one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    result: NDArray[np.float32] = session.run(None, {"ids": ids, "dense": dense})[0]
    return result


def write_model(folder: Path, graph: bytes, *, name: str, facts: dict[str, Any], card: str) -> None:
    """Write model.onnx, meta.json and README.md into `folder`, which is made when missing.

    The version is the digest of all that meta.json tells, that of the graph included. Raises TrainingError when the
    folder cannot be written.
    """
    content = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "name": name,
        "sha256": hashlib.sha256(graph).hexdigest(),
        "labels": list(LABELS),
        "feature_version": FEATURE_VERSION,
        "feature_names": list(FEATURE_NAMES),
        "ids": IDS,
        **facts,
    }
    digest = meta_to_digest(content)
    meta = {**content, "version": digest[:12], "digest": digest}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.onnx").write_bytes(graph)
        (folder / "meta.json").write_text(_meta_to_text(meta), encoding="utf-8")
        (folder / "README.md").write_text(card, encoding="utf-8")
    except OSError as error:
        raise TrainingError(
            f"{folder}: the model cannot be written ({error.strerror}); choose another --output"
        ) from None


def meta_to_facts(meta: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that a model was written with, from its meta.json."""
    added = ("format", "format_version", "name", "sha256", "labels", "feature_version", "feature_names", "ids")
    return {key: value for key, value in meta.items() if key not in (*added, "version", "digest")}


def _meta_to_text(meta: dict[str, Any]) -> str:
    return json.dumps(meta, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
