"""The folder before the work: empty, or with an earlier run whose finished shards are taken over."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.errors import OutputError
from gouji.runs.entries import ShardEntry
from gouji.runs.folder import LOCK, QUARANTINE, RunFolder
from gouji.runs.kinds import formats_to_kinds
from gouji.runs.manifest import Manifest, read_manifest, write_manifest
from gouji.runs.settings import Settings, refuse_changed_settings
from gouji.writing.atomic import TEMPORARY_SUFFIX


@dataclass(frozen=True, slots=True)
class Found:
    """Shards of earlier runs: `entries` are whole, those numbered in `damaged` must be written again."""

    entries: tuple[ShardEntry, ...] = ()
    damaged: tuple[int, ...] = ()


def prepare_folder(folder: RunFolder, settings: Settings) -> Found:
    """Make the folder ready for a run with `settings`; it is locked, and refuse_occupied has let it pass.

    Raises GoujiError when its run was begun with other settings.
    """
    folder.remove_temporaries()
    manifest = read_manifest(folder)
    if manifest is None:
        found = Found()
        write_manifest(folder, Manifest(settings=settings))
    else:
        refuse_changed_settings(manifest.settings, settings, folder.path)
        found = _take_over(folder, manifest)
    for name in (*(kind.folder for kind in formats_to_kinds(settings.formats)), QUARANTINE):
        folder.disk.make_folder(folder.path / name)
    return found


def refuse_occupied(folder: RunFolder, *, resume: bool) -> None:
    """Raise OutputError for a folder that holds a run when `resume` is False, or something else."""
    manifest = read_manifest(folder)
    if manifest is not None and not resume:
        raise OutputError(
            f"{folder.path} holds a run already ({manifest.state}): "
            "go on with it by --resume, or choose another --output"
        )
    if manifest is not None:
        return
    names = sorted(path.name for path in folder.path.iterdir())
    strange = [name for name in names if name != LOCK and not name.endswith(TEMPORARY_SUFFIX)]
    if strange:
        raise OutputError(
            f"{folder.path} holds something that is no run of gouji ({strange[0]}): "
            "choose another --output, or empty it"
        )


def _take_over(folder: RunFolder, manifest: Manifest) -> Found:
    """Look through every finished shard. The ledger is left with the whole ones, the manifest with what is true."""
    run = manifest.settings.digest
    known = {entry.shard: entry for entry in manifest.shards} | folder.read_ledger(run=run)
    whole = tuple(entry for _, entry in sorted(known.items()) if folder.is_whole(entry))
    damaged = tuple(sorted(known.keys() - {entry.shard for entry in whole}))
    if damaged or manifest.state == "running":
        folder.rewrite_ledger(whole, run=run)
        write_manifest(folder, Manifest(settings=manifest.settings))
    return Found(whole, damaged)
