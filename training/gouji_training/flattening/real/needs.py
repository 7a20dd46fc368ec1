"""What families need beside gouji itself, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterable

from gouji_training.errors import TrainingError
from gouji_training.flattening.real.environments import environment_to_python, load_environments
from gouji_training.flattening.real.extractors import extractor_to_needs
from gouji_training.flattening.real.families import Family
from gouji_training.flattening.real.running import find_program


def families_to_environments(families: Iterable[Family]) -> list[str]:
    """Names of the environments that these families run in."""
    names = (extractor_to_needs(family.extractor)[0] for family in families)
    return list(dict.fromkeys(name for name in names if name is not None))


def family_to_lack(family: Family) -> str | None:
    """What is missing to run a family and how to get it; None when all is there."""
    environment, programs = extractor_to_needs(family.extractor)
    try:
        if environment is not None:
            environment_to_python(environment)
        for program in programs:
            find_program(program)
    except TrainingError as lack:
        return str(lack)
    return None


def family_to_requirement(family: Family) -> str:
    """What a family needs in a few words: its package with version, or its programs."""
    environment, programs = extractor_to_needs(family.extractor)
    return ", ".join(programs) if environment is None else f"environment {load_environments()[environment].name}"
