"""A model folder to a line classifier.

A folder holds `model.onnx`, a graph of numeric inputs only, and `meta.json`, which says what the graph was trained
for. `gouji_training.export` writes what is read here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gouji.classifying.features import FEATURE_NAMES, FEATURE_VERSION, IDS, REACH, joined_to_features, line_to_joined
from gouji.classifying.labels import LABEL_INDEX, LABELS
from gouji.errors import ModelError

FORMAT = "gouji-line-classifier"
FORMAT_VERSION = 2
SHIPPED = "lines-1"
"""Name of the model folder that comes with this version."""

_CHUNK = 4096
"""Lines classified at once: bounds memory at some 5 MB for each 64 lines apart, however long the document is."""
_APART = 64
"""Lines between two that are asked for from which it costs less to classify them one after the other."""


@dataclass(frozen=True, slots=True)
class LineClassifier:
    """A loaded model: `name` and `version` as in its meta.json, `meta` the whole of it."""

    name: str
    version: str
    meta: dict[str, Any]
    session: Any

    def probabilities(self, lines: Sequence[str], wanted: Sequence[int] | None = None, /) -> NDArray[np.float32]:
        """Label probabilities of the consecutive lines of one document.

        `wanted` are the numbers of the lines to classify, from 0 and ascending, None for all; the rows of others are as
        those of blank lines.

        Returns float32 [n, 8], columns in the order of `LABELS`, each row summing to 1. A line that holds nothing but
        separators is `blank` by definition, with probability 1; other lines never are.
        """
        result = np.zeros((len(lines), len(LABELS)), np.float32)
        result[:, LABEL_INDEX["blank"]] = 1.0
        printed = [(number, joined) for number, joined in enumerate(map(line_to_joined, lines)) if joined]
        places = {number: place for place, (number, _) in enumerate(printed)}
        asked = range(len(printed)) if wanted is None else [places[number] for number in wanted if number in places]
        for chunk in _places_to_chunks(asked):
            low = max(chunk[0] - REACH, 0)
            around = [joined for _, joined in printed[low : chunk[-1] + REACH + 1]]
            ids, dense = joined_to_features(around, [place - low for place in chunk])
            result[[printed[place][0] for place in chunk]] = self.session.run(None, {"ids": ids, "dense": dense})[0]
        return result


def _places_to_chunks(places: Sequence[int]) -> Iterator[Sequence[int]]:
    """Ascending places cut into stretches, where their features reach far beyond each other or they are too many."""
    start = 0
    for index in range(1, len(places) + 1):
        if index == len(places) or places[index] - places[index - 1] > _APART or index - start == _CHUNK:
            yield places[start:index]
            start = index


def load_model(folder: Path | None = None) -> LineClassifier:
    """Load the model in `folder`, by default the shipped one.

    Raises ModelError when the folder is missing, broken, of another kind, or made for another version of gouji.
    """
    folder = shipped_folder() if folder is None else folder
    meta = _read_meta(folder)
    _check_meta(meta, folder)
    return LineClassifier(meta["name"], meta["version"], meta, _open_session(_read_graph(folder, meta), folder))


def folder_to_identity(folder: Path | None = None) -> tuple[str, str]:
    """Name and digest of the model in `folder`, by default the shipped one, from its meta.json alone.

    The digest covers all of meta.json and, through its sha256, the graph. Raises ModelError as load_model does.
    """
    folder = shipped_folder() if folder is None else folder
    meta = _read_meta(folder)
    _check_meta(meta, folder)
    return meta["name"], meta["digest"]


@lru_cache(maxsize=8)
def load_cached(folder: Path | None = None) -> LineClassifier:
    """As load_model, each folder once a process."""
    return load_model(folder)


def shipped_folder(name: str = SHIPPED) -> Path:
    """Where the shipped model is: in the installed package, or in the source checkout around it."""
    package = Path(__file__).resolve().parent.parent
    places = (package / "_models" / name, package.parent.parent / "models" / name)
    for place in places:
        if place.is_dir():
            return place
    raise ModelError(f"the shipped model {name} is not at {places[0]}: install gouji again, or name a model folder")


def _read_meta(folder: Path) -> dict[str, Any]:
    path = folder / "meta.json"
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); name a folder that train has written") from None
    except ValueError as error:
        raise ModelError(f"{path}: is not JSON ({error}); train or copy the model again") from None
    if not isinstance(meta, dict) or meta.get("format") != FORMAT:
        raise ModelError(f'{path}: is not of a {FORMAT}; "format" must be "{FORMAT}"')
    return meta


def _check_meta(meta: dict[str, Any], folder: Path) -> None:
    path = folder / "meta.json"
    version = meta.get("format_version")
    if version != FORMAT_VERSION:
        cure = "use a newer gouji" if isinstance(version, int) and version > FORMAT_VERSION else "train the model again"
        raise ModelError(f"{path}: format version is {version!r}, this gouji reads {FORMAT_VERSION}; {cure}")
    expected = {
        "labels": list(LABELS),
        "feature_version": FEATURE_VERSION,
        "feature_names": list(FEATURE_NAMES),
        "ids": IDS,
    }
    for key, value in expected.items():
        if meta.get(key) != value:
            raise ModelError(f'{path}: "{key}" differs from what this gouji computes; train the model again')
    for key in ("name", "version", "sha256", "digest"):
        if not isinstance(meta.get(key), str):
            raise ModelError(f'{path}: "{key}" must be a text; train or copy the model again')
    if meta["digest"] != meta_to_digest(meta):
        raise ModelError(f'{path}: was changed after training, its "digest" differs; train or copy the model again')


def meta_to_digest(meta: Mapping[str, Any]) -> str:
    """sha256 in hex of all that a meta.json tells, but for the digest itself and the version taken from it."""
    told = {key: value for key, value in meta.items() if key not in ("digest", "version")}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode("ascii")).hexdigest()


def _read_graph(folder: Path, meta: dict[str, Any]) -> bytes:
    path = folder / "model.onnx"
    try:
        graph = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); copy the whole model folder") from None
    if hashlib.sha256(graph).hexdigest() != meta["sha256"]:
        raise ModelError(f"{path}: its sha256 differs from the one in meta.json; copy the whole model folder again")
    return graph


def _open_session(graph: bytes, folder: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own kinds, which share no base of their own
        raise ModelError(f"{folder / 'model.onnx'}: is no graph that onnxruntime can open ({error})") from error
