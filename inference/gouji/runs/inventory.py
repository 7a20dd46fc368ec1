"""What the inputs of a run are: their count, and digests that tell when one has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from gouji.batch import Readable
from gouji.errors import InputError

BLOCK_DIGITS = 16
"""Hexadecimal digits kept of the digest of a block: enough to name the block that changed, 64 bits of it."""


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive inputs: `number` counts blocks from 0; `digest` is a sha256 in hex over their marks, in order."""

    number: int
    first: int
    items: tuple[Readable, ...]
    digest: str

    @property
    def name(self) -> str:
        """For messages: documents 501 to 1000 (in/a.txt ... in/b.txt)."""
        last = self.first + len(self.items) - 1
        return f"documents {self.first} to {last} ({self.items[0].source} ... {self.items[-1].source})"


@dataclass(frozen=True, slots=True)
class Inventory:
    """All inputs of a run, in blocks of the size of a shard; `digest` covers count, order and marks."""

    documents: int
    digest: str
    blocks: tuple[str, ...]


def readables_to_blocks(items: Iterable[Readable], *, size: int) -> Iterator[Block]:
    """Blocks of `size` inputs, the last one of at least 1; documents are counted from 1."""
    marker = _Marker()
    iterator = iter(items)
    number = 0
    while chosen := tuple(islice(iterator, size)):
        digest = hashlib.sha256()
        for item in chosen:
            mark = marker.mark(item)
            digest.update(len(mark).to_bytes(8, "big") + mark)
        yield Block(number, number * size + 1, chosen, digest.hexdigest())
        number += 1


def readables_to_inventory(items: Iterable[Readable], *, size: int) -> Inventory:
    """Go through all inputs once. Files are looked at, not read; text that an input holds is taken as it is."""
    documents = 0
    whole = hashlib.sha256()
    blocks = []
    for block in readables_to_blocks(items, size=size):
        documents += len(block.items)
        whole.update(bytes.fromhex(block.digest))
        blocks.append(block.digest[:BLOCK_DIGITS])
    return Inventory(documents, whole.hexdigest(), tuple(blocks))


def refuse_changed(blocks: Iterable[Block], inventory: Inventory) -> Iterator[Block]:
    """The blocks as they come. Raises InputError at the first that is not as it was when the inventory was taken."""
    count = 0
    for block in blocks:
        count += 1
        known = inventory.blocks[block.number] if block.number < len(inventory.blocks) else None
        if block.digest[:BLOCK_DIGITS] != known:
            raise InputError(f"the inputs changed during the run, first among {block.name}; {CHANGE_CURE}")
        yield block
    if count != len(inventory.blocks):
        raise InputError(f"the inputs changed during the run: the last of them are gone; {CHANGE_CURE}")


CHANGE_CURE = "put them back as they were and go on with --resume, or begin anew in another folder"


class _Marker:
    """Marks inputs; remembers the file it looked at last, since the records of one file follow each other."""

    def __init__(self) -> None:
        self._path: str | None = None
        self._state = ""

    def mark(self, item: Readable) -> bytes:
        """All that an input tells of itself (for a dataclass: its fields), and size and time of change of its file."""
        path = getattr(item, "path", None)
        told = repr(item)
        if isinstance(path, str | Path):
            told += self._state_of(str(path))
        return told.encode("utf-8", "surrogatepass")

    def _state_of(self, path: str) -> str:
        if path != self._path:
            self._path, self._state = path, _path_to_state(path)
        return self._state


def _path_to_state(path: str) -> str:
    try:
        status = Path(path).stat()
    except (OSError, ValueError) as error:
        return type(error).__name__
    return f"{status.st_size} {status.st_mtime_ns}"
