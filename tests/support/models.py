"""Model folders changed for a test, with a digest that fits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from gouji.classifying.model import meta_to_digest


def change_meta(folder: Path, **changes: Any) -> None:
    """Put other values into meta.json; None takes a field away."""
    path = folder / "meta.json"
    meta = {**json.loads(path.read_text("utf-8")), **changes}
    meta = {key: value for key, value in meta.items() if value is not None}
    path.write_text(json.dumps({**meta, "digest": meta_to_digest(meta)}), "utf-8")
