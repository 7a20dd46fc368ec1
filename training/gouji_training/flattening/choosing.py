"""Names on the command line to flatteners."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from gouji_training.errors import TrainingError
from gouji_training.flattening.flattener import MORE, OWN, Flattener
from gouji_training.flattening.real.flatten import REAL

SETS: dict[str, tuple[Flattener, ...]] = {"own": OWN, "real": REAL, "all": (*OWN, *REAL), "further": MORE}
"""Names for many flatteners at once."""

_KNOWN = (*SETS["all"], *MORE)


def names_to_flatteners(names: Sequence[str]) -> tuple[Flattener, ...]:
    """Flatteners by the names of sets, families or tools, each once, in the order asked for.

    Raises TrainingError for a name that none has.
    """
    chosen: dict[str, Flattener] = {}
    for name in names:
        found = SETS.get(name) or [one for one in _KNOWN if name in (one.name, one.tool)]
        if not found:
            raise TrainingError(f"there is no flattener {name}{_hint(name)}; `gouji synthesise --list` shows all")
        chosen.update((one.name, one) for one in found)
    return tuple(chosen.values())


def _hint(name: str) -> str:
    known = {*SETS, *(one.name for one in _KNOWN), *(one.tool for one in _KNOWN)}
    near = get_close_matches(name, sorted(known), n=3)
    return f" (did you mean {', '.join(near)}?)" if near else ""
