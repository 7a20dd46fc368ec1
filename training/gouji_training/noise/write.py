"""The report folder: README.md, heat maps, figures.json; the same bytes for the same results."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gouji.writing.atomic import atomic_output
from gouji_training.noise.figures import Pair, damaged_only, results_to_groups, results_to_pair, results_to_silent
from gouji_training.noise.heat_map import tallies_to_svg
from gouji_training.noise.ledger import Result
from gouji_training.noise.report import results_to_markdown
from gouji_training.noise.setting import LEVELS, Level
from gouji_training.noise.study import Study
from gouji_training.noise.tally import Tally

FLOOR_LEVEL: Level = "middle"
"""The one level at which a map of the floor is drawn: its maps differ little."""


def write_report(results: Sequence[Result], study: Study, folder: Path) -> None:
    """Write all files into an existing folder. Raises OutputError when one cannot be written."""
    files = {"README.md": results_to_markdown(results, study), "figures.json": _figures(results, study)}
    for name, text in (*files.items(), *_maps(results)):
        with atomic_output(folder / name) as file:
            file.write(text.encode("utf-8"))


def _maps(results: Sequence[Result]) -> Iterator[tuple[str, str]]:
    for level in LEVELS:
        if any(result.setting.level == level for result in damaged_only(results)):
            yield f"gouji-{level}.svg", _map(results, level, f"gouji, {level} rates", lambda result: result.gouji)
            if level == FLOOR_LEVEL:
                yield f"floor-{level}.svg", _map(results, level, f"floor, {level} rates", lambda result: result.floor)


def _map(results: Sequence[Result], level: Level, name: str, reader: Callable[[Result], Tally]) -> str:
    tallies = {
        (result.setting.kind, result.setting.layout): reader(result)
        for result in damaged_only(results)
        if result.setting.level == level
    }
    return tallies_to_svg(tallies, name=f"{name}: share of recoverable cells right and trusted")


def _figures(results: Sequence[Result], study: Study) -> str:
    damaged = damaged_only(results)
    silent = results_to_silent(damaged, lambda result: result.gouji)
    by_kind = results_to_groups(results, lambda result: (result.setting.kind, result.setting.level))
    by_layout = results_to_groups(results, lambda result: (result.setting.layout, result.setting.level))
    data: dict[str, Any] = {
        "study": asdict(study),
        "damaged": {**asdict(results_to_pair(damaged)), "silent": asdict(silent)},
        "by_damage": [_group(("kind", "level"), names, pair) for names, pair in by_kind.items()],
        "by_layout": [_group(("layout", "level"), names, pair) for names, pair in by_layout.items()],
        "silent": [{"setting": "/".join(result.setting), **asdict(one)} for result in results for one in result.silent],
    }
    return _to_json(data)


def _to_json(data: dict[str, Any]) -> str:
    """One line an entry of a list, so that two runs can be compared line by line."""
    parts = []
    for name, value in data.items():
        lines = [json.dumps(entry, ensure_ascii=False) for entry in value] if isinstance(value, list) else []
        text = "[\n" + ",\n".join(lines) + "\n]" if lines else json.dumps(value, ensure_ascii=False)
        parts.append(f"{json.dumps(name)}: {text}")
    return "{" + ",\n".join(parts) + "}\n"


def _group(keys: tuple[str, str], names: tuple[str, str], pair: Pair) -> dict[str, Any]:
    return {**dict(zip(keys, names, strict=True)), **asdict(pair)}
