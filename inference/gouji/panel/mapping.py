"""The user's two CSV files: which names are one agency, and which agencies make up another."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gouji.errors import InputError
from gouji.panel.names import name_to_key


@dataclass(frozen=True, slots=True)
class Names:
    """The user's mapping: key of a name to the agency's name as it is to be shown."""

    agencies: Mapping[str, str] = field(default_factory=dict)

    def name_to_agency(self, name: str) -> tuple[str, str | None]:
        """Key of the agency, and the name that the mapping gives it, if it does."""
        key = name_to_key(name)
        mapped = self.agencies.get(key)
        return (key, None) if mapped is None else (name_to_key(mapped), mapped)


def path_to_names(path: Path) -> Names:
    """Read `name,agency` rows. Raises InputError with file, line and cure."""
    agencies: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, (name, agency) in _path_to_pairs(path, ("name", "agency")):
        key = name_to_key(name)
        if key in agencies and name_to_key(agencies[key]) != name_to_key(agency):
            raise InputError(f"{path}:{line}: {name} is mapped otherwise in line {lines[key]}; keep one of them")
        agencies[key] = agency
        lines[key] = line
    for key, agency in list(agencies.items()):
        target = name_to_key(agency)
        if target in agencies and name_to_key(agencies[target]) != target:
            where = f"{path}:{lines[key]}"
            raise InputError(f"{where}: {agency} is itself mapped in line {lines[target]}; name the last agency")
        agencies.setdefault(target, agency)
    return Names(agencies)


@dataclass(frozen=True, slots=True)
class Parents:
    """Keys of the children by key of their parent, each with the name in the file, in its order."""

    children: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


def path_to_parents(path: Path, names: Names) -> Parents:
    """Read `parent,child` rows. Raises InputError with file, line and cure, also for a circle."""
    children: dict[str, list[tuple[str, str]]] = {}
    for line, (parent, child) in _path_to_pairs(path, ("parent", "child")):
        parent_key, child_key = names.name_to_agency(parent)[0], names.name_to_agency(child)[0]
        if any(key == child_key for key, _ in children.get(parent_key, [])):
            raise InputError(f"{path}:{line}: {child} is given twice under {parent}; give it once")
        if parent_key == child_key or parent_key in _below(child_key, children):
            raise InputError(f"{path}:{line}: {parent} would be a part of itself; take the row out")
        children.setdefault(parent_key, []).append((child_key, child))
    return Parents({parent: tuple(below) for parent, below in children.items()})


def _below(key: str, children: Mapping[str, list[tuple[str, str]]]) -> set[str]:
    found: set[str] = set()
    left = [key]
    while left:
        for child, _ in children.get(left.pop(), []):
            if child not in found:
                found.add(child)
                left.append(child)
    return found


def _path_to_pairs(path: Path, columns: tuple[str, str]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Line and the two fields of every row that is not empty."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = [name.strip() for name in next(reader, [])]
            if any(name not in header for name in columns):
                raise InputError(f"{path}:1: the header must name the columns {','.join(columns)}; write it there")
            places = [header.index(name) for name in columns]
            for row in reader:
                if any(field.strip() for field in row):
                    yield reader.line_num, _row_to_pair(row, places, columns, f"{path}:{reader.line_num}")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"{path}: cannot be read: {reason}; name a readable CSV file") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}; save it as CSV UTF-8") from error
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: no CSV: {error}; check its quotes") from error


def _row_to_pair(row: list[str], places: list[int], columns: tuple[str, str], where: str) -> tuple[str, str]:
    fields = [row[place].strip() if place < len(row) else "" for place in places]
    for name, text in zip(columns, fields, strict=True):
        if not name_to_key(text):
            raise InputError(f"{where}: {name} is empty; write the name of an agency, or take the row out")
    return fields[0], fields[1]
