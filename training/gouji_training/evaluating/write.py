"""The report folder: index.html and evaluation.json."""

from __future__ import annotations

import json
from pathlib import Path

from gouji.errors import OutputError
from gouji.writing.atomic import atomic_output
from gouji_training.evaluating.model import Evaluation, evaluation_to_json
from gouji_training.evaluating.page import evaluation_to_html

PAGE, DATA = "index.html", "evaluation.json"


def prepare_folder(folder: Path) -> None:
    """Make the folder, before time is spent on what could not be written. Raises OutputError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(f"{folder}: the folder cannot be made: {reason}; name another --output") from error


def write_evaluation(evaluation: Evaluation, folder: Path) -> None:
    """Write both files into an existing folder, the same bytes for the same evaluation. Raises OutputError."""
    data = json.dumps(evaluation_to_json(evaluation), ensure_ascii=False, indent=1) + "\n"
    for name, text in ((DATA, data), (PAGE, evaluation_to_html(evaluation))):
        with atomic_output(folder / name) as file:
            # half a surrogate pair, which UTF-8 cannot hold, is written as its escape
            file.write(text.encode("utf-8", "backslashreplace"))
