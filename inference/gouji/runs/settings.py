"""All that the bytes of a run depend on; a run goes on only where each of it is as it was."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from gouji.batch import FormSources
from gouji.errors import GoujiError
from gouji.runs.inventory import BLOCK_DIGITS, Inventory
from gouji.runs.limits import Limits
from gouji.version import __version__

DEFAULT_SHARD_SIZE = 500
"""Documents a shard: 5 to 15 s of work, which is what a killed run loses a worker; some 30 MB of JSON Lines."""

CURE = "use the same as before, or begin anew in another folder"


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run is asked for. `formats` are of RUN_FORMATS; the last three as for extract_outcomes."""

    formats: tuple[str, ...] = ("jsonl",)
    shard_size: int = DEFAULT_SHARD_SIZE
    limits: Limits = field(default_factory=Limits)
    model: Path | None = None
    forms: FormSources = ()
    narrative: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is, as its manifest holds it. Digests are sha256 in hex."""

    inputs: Inventory
    formats: tuple[str, ...]
    shard_size: int
    limits: Limits
    narrative: bool
    model: str
    model_digest: str
    forms: tuple[str, ...]
    forms_digest: str
    versions: dict[str, str]

    @property
    def digest(self) -> str:
        """Stands for all of it."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()


def options_to_settings(options: RunOptions, inputs: Inventory) -> Settings:
    """Raises ModelError or FormError when the model or a form cannot be used."""
    from gouji.classifying.model import folder_to_identity
    from gouji.forms import load_chosen_forms
    from gouji.forms.shipped import form_to_text

    model, model_digest = folder_to_identity(options.model)
    names = options.forms or tuple(form.id for form in load_chosen_forms(()))
    texts = hashlib.sha256()
    for name in names:
        texts.update(hashlib.sha256(form_to_text(name).encode()).digest())
    return Settings(
        inputs=inputs,
        formats=tuple(dict.fromkeys(options.formats)),
        shard_size=options.shard_size,
        limits=options.limits,
        narrative=options.narrative,
        model=model,
        model_digest=model_digest,
        forms=tuple(form.id for form in load_chosen_forms(options.forms)),
        forms_digest=texts.hexdigest(),
        versions=_options_to_versions(options),
    )


def refuse_changed_settings(old: Settings, new: Settings, folder: Path) -> None:
    """Raise GoujiError, naming what has changed and the cure, unless both are equal."""
    changed = [*_options_to_changes(old, new), *_contents_to_changes(old, new)]
    if old != new:
        raise GoujiError(f"the run in {folder} was begun with something else: {'; '.join(changed)}; {CURE}")


def _options_to_changes(old: Settings, new: Settings) -> list[str]:
    named = {"formats": "--format", "shard_size": "--shard-size", "narrative": "--narrative", "forms": "--form"}
    pairs = [(option, getattr(old, name), getattr(new, name)) for name, option in named.items()]
    for name, option in (("file_bytes", "--max-bytes"), ("seconds", "--max-seconds"), ("mebibytes", "--max-memory")):
        pairs.append((option, getattr(old.limits, name), getattr(new.limits, name)))
    shared = sorted(old.versions.keys() & new.versions.keys())
    pairs += [(f"the version of {name}", old.versions[name], new.versions[name]) for name in shared]
    return [f"{name} was {_shown(one)}, is {_shown(two)}" for name, one, two in pairs if one != two]


def _contents_to_changes(old: Settings, new: Settings) -> list[str]:
    changes = []
    if old.model_digest != new.model_digest:
        models = f"{old.model} {old.model_digest[:BLOCK_DIGITS]}", f"{new.model} {new.model_digest[:BLOCK_DIGITS]}"
        changes.append(f"the model was {models[0]}, is {models[1]}")
    if old.forms == new.forms and old.forms_digest != new.forms_digest:
        changes.append(f"the content of a form ({', '.join(new.forms)}) has changed")
    # blocks of another size cannot be told to be other documents
    if old.shard_size == new.shard_size and old.inputs != new.inputs:
        changes.append(_inputs_to_change(old, new))
    return changes


def _inputs_to_change(old: Settings, new: Settings) -> str:
    before, after = old.inputs.blocks, new.inputs.blocks
    pairs = zip(before, after, strict=False)
    first = next((number for number, (one, two) in enumerate(pairs) if one != two), min(len(before), len(after)))
    place = f"documents {first * old.shard_size + 1} to {(first + 1) * old.shard_size}"
    count = f"{old.inputs.documents:,} then, {new.inputs.documents:,} now"
    return f"the inputs have changed ({count}; first among {place}: names, sizes, times of change or contents)"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    return {True: "on", False: "off"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _options_to_versions(options: RunOptions) -> dict[str, str]:
    """Versions of what the last digit of a confidence, or a byte of a file, may depend on."""
    from importlib.metadata import version

    names = ["numpy", "onnxruntime"]
    names += ["pyarrow"] if "parquet" in options.formats else []
    names += ["spacy", "jieba"] if options.narrative else []
    python = ".".join(map(str, sys.version_info[:2]))
    return {"gouji": __version__, "python": python, **{name: version(name) for name in names}}
