"""Records together: ids once, and no layout family and no text in two splits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gouji_training.errors import AnnotationError
from gouji_training.records import json_to_record, read_records, records_to_faults

Written = Callable[..., Path]
OTHER = "规章\n4\n\n12 | 7\n\n"


def test_an_id_used_twice_is_refused(written: Written, sound: dict[str, Any]) -> None:
    path = written(sound, sound)
    with pytest.raises(AnnotationError) as caught:
        read_records([path])
    assert str(caught.value) == f'{path}:2: id "one" is used twice, first at {path}:1; give it one of its own'


def test_a_family_in_two_splits_is_refused(written: Written, sound: dict[str, Any]) -> None:
    path = written(sound, {**sound, "id": "two", "split": "test", "text": OTHER})
    with pytest.raises(AnnotationError) as caught:
        read_records([path])
    where = f'split test in record "two" and in split train at {path}:1'
    assert str(caught.value) == f"{path}:2: family cell_lines is in {where}; keep all of it in one"


def test_a_text_in_two_splits_is_refused(written: Written, sound: dict[str, Any]) -> None:
    path = written(sound, {**sound, "id": "two", "split": "test", "family": "other"})
    with pytest.raises(AnnotationError, match=r"some\.jsonl:2: the same text is in split test"):
        read_records([path])


def test_splits_are_compared_over_files(written: Written, sound: dict[str, Any]) -> None:
    first = written(sound, name="a.jsonl")
    second = written({**sound, "id": "two", "split": "dev", "text": OTHER}, name="b.jsonl")
    with pytest.raises(AnnotationError, match=r"b\.jsonl:1: family cell_lines is in split dev"):
        read_records([first, second])


def test_records_made_in_memory_are_named_by_their_ids(sound: dict[str, Any]) -> None:
    first, second = json_to_record(sound), json_to_record({**sound, "split": "dev"})
    assert [str(fault) for fault in records_to_faults([first, second])] == [
        'id "one" is used twice, first in record "one"; give it one of its own',
        'family cell_lines is in split dev in record "one" and in split train in record "one"; keep all of it in one',
        'the same text is in split dev in record "one" and in split train in record "one"; keep all of it in one',
    ]
