"""Files of other tools: records to a file, and a file to records and faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args

from gouji.writing.atomic import atomic_output
from gouji_training.errors import AnnotationError
from gouji_training.records.checking import record_to_faults
from gouji_training.records.collection import Fault, records_to_faults
from gouji_training.records.docbin import doc_to_json, docbin_to_docs, records_to_docbin
from gouji_training.records.files import Reading
from gouji_training.records.label_studio import records_to_tasks
from gouji_training.records.label_studio_import import bytes_to_tasks, task_to_json, task_to_name
from gouji_training.records.record import Record
from gouji_training.records.shape import json_to_record

Tool = Literal["label-studio", "spacy"]
TOOLS: tuple[Tool, ...] = get_args(Tool)


def export_records(records: Iterable[Record], path: Path, *, tool: Tool) -> None:
    """Write records in the format of a tool; raises OutputError when the system refuses."""
    data = records_to_tasks(records).encode("utf-8") if tool == "label-studio" else records_to_docbin(records)
    with atomic_output(path) as file:
        file.write(data)


def import_records(paths: Sequence[Path], *, tool: Tool) -> Reading:
    """Read files that a tool wrote: sound records, and the faults of the others, each naming its task or document."""
    records: list[Record] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            for name, make in _data_to_items(path.read_bytes(), tool):
                reasons = [f"{name}: {reason}" for reason in _make_record(make, path, records)]
                faults += [Fault(path, None, reason) for reason in reasons]
        except OSError as error:
            faults.append(Fault(path, None, f"cannot be read: {error.strerror or type(error).__name__}"))
        except AnnotationError as error:
            faults.append(Fault(path, None, str(error)))
    return Reading(tuple(records), (*faults, *records_to_faults(records)))


_Make = Callable[[], dict[str, Any]]
"""Makes the JSON object of the record of one task or document, or raises AnnotationError."""


def _data_to_items(data: bytes, tool: Tool) -> Iterator[tuple[str, _Make]]:
    """Each task or document of a file in words, and how to make its record."""
    if tool == "label-studio":
        for number, task in enumerate(bytes_to_tasks(data), 1):
            yield task_to_name(task, number), partial(task_to_json, task)
    else:
        for number, doc in enumerate(docbin_to_docs(data), 1):
            yield f"document no. {number}", partial(doc_to_json, doc)


def _make_record(make: _Make, path: Path, records: list[Record]) -> list[str]:
    """Append the record, or tell what is wrong with it."""
    try:
        value = make()
    except AnnotationError as error:
        return [str(error)]
    reasons = list(record_to_faults(value))
    if not reasons:
        records.append(json_to_record(value, path=path))
    return reasons
