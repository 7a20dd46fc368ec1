"""Many inputs to extractions: in order, over one or several processes, without losing a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from gouji.document import Document
from gouji.errors import FormError, InputError, MissingPackageError, ModelError
from gouji.extraction import CarriedValue, Extraction
from gouji.pool import map_in_processes, workers_to_count

ModelSource = str | Path | None
"""A model folder, or None for the one that comes with gouji."""

FormSources = tuple[str | Path, ...]
"""Ids or files of the forms to read by; empty for those that come with gouji."""


@runtime_checkable
class Readable(Protocol):
    """One input, not read yet. It must be picklable to be read in another process."""

    @property
    def source(self) -> str:
        """What names it in the output: the path as found, or the record's id."""

    def read(self) -> Document:
        """Read and decode it. Raises InputError when it cannot be read."""


Source = str | Path | Document | Readable
"""A report's text, the path of a file, a decoded document, or an item of gouji.reading.expand_inputs."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one input gave: its reports, at least one; `error` says in a line why it could not be read, if so."""

    source: str
    extractions: tuple[Extraction, ...]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class _DocumentInput:
    source: str
    document: Document

    def read(self) -> Document:
        return self.document


def extract_many(
    inputs: Iterable[Source], *, workers: int = 1, model: ModelSource = None, forms: FormSources = ()
) -> Iterator[Extraction]:
    """Extract every input, in order, and yield one Extraction a report.

    A `str` is the text of a report (named text-1, text-2, ... by its place in `inputs`), a `Path` is a file; Documents
    and items of `gouji.reading.expand_inputs` are taken as well. `workers` is the count of processes, 0 for one a core;
    with 1 all is done in this process. `forms` are ids or paths of the forms to read by, instead of all that come with
    gouji. Inputs are taken as they are needed and results given as they come: at most 64
    inputs a worker are held.

    No document is lost: one that cannot be read, or on which gouji fails, gives an Extraction with verdict "rejected"
    and a note that says why. Raises ModelError or FormError when no document could be extracted for want of a usable
    model or form, ValueError for a negative `workers`, TypeError for an input of another type, GoujiError when worker
    processes cannot be started.
    """
    outcomes = extract_outcomes(inputs, workers=workers, model=model, forms=forms)
    return (extraction for outcome in outcomes for extraction in outcome.extractions)


def extract_outcomes(
    inputs: Iterable[Source],
    *,
    workers: int = 1,
    model: ModelSource = None,
    forms: FormSources = (),
    narrative: bool = False,
) -> Iterator[Outcome]:
    """As extract_many, but one Outcome an input, which tells unreadable inputs apart from documents without tables.

    `narrative` compares the tables with the prose of the report as well (gouji.narrative.cross_check).
    """
    processes = workers_to_count(workers)
    readables = (source_to_readable(item, number) for number, item in enumerate(inputs, start=1))
    if processes == 1:
        return map(partial(readable_to_outcome, model=model, forms=forms, narrative=narrative), readables)
    pack = partial(readable_to_parcel, model=model, forms=forms, narrative=narrative)
    return map(parcel_to_outcome, map_in_processes(pack, readables, workers=processes, lost=_lost_readable_to_outcome))


def source_to_readable(item: Source, number: int) -> Readable:
    """`item` as something with a name that can be read; `number` names a bare text. Raises TypeError for others."""
    from gouji.reading import Input
    from gouji.reading.documents import path_to_source

    if isinstance(item, str):
        return Input(f"text-{number}", text=item)
    if isinstance(item, Path):
        return Input(path_to_source(item), path=str(item))
    if isinstance(item, Document):
        return _DocumentInput(item.source, item)
    if isinstance(item, Readable):
        return item
    raise TypeError(
        f"input {number} is {type(item).__name__}; give a text (str), a Path, a Document or a reading.Input"
    )


def readable_to_outcome(
    item: Readable,
    *,
    model: ModelSource = None,
    forms: FormSources = (),
    narrative: bool = False,
    language: Literal["en", "zh"] = "en",
) -> Outcome:
    """Read and extract one input; whatever goes wrong with it becomes a rejected record and an error line.

    `language` is that of the checks of `narrative`.

    Raises ModelError, FormError and MissingPackageError, which concern the run and not the document.
    """
    document = None
    try:
        document = item.read()
        extractions = document_to_checked(document, model=model, forms=forms, narrative=narrative, language=language)
        return Outcome(item.source, with_carried(extractions, item))
    except (ModelError, FormError, MissingPackageError):
        raise
    except InputError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 - one document, however broken, must not take the others along
        reason = failure_to_reason(error)
    return _rejected_outcome(item, reason, document)


def with_carried(extractions: tuple[Extraction, ...], item: Readable) -> tuple[Extraction, ...]:
    """The extractions with the further columns of the record, if the item has any (gouji.reading.Input has)."""
    carried: Mapping[str, CarriedValue] = getattr(item, "carried", {})
    if not carried:
        return extractions
    return tuple(replace(extraction, carried=dict(carried)) for extraction in extractions)


def document_to_checked(
    document: Document,
    *,
    model: ModelSource = None,
    forms: FormSources = (),
    narrative: bool = False,
    language: Literal["en", "zh"] = "en",
) -> tuple[Extraction, ...]:
    """The reports of a document, with `narrative` compared with their prose; options as for readable_to_outcome."""
    from gouji.pipeline import document_to_extractions

    folder = None if model is None else Path(model)
    extractions = document_to_extractions(document, model=folder, forms=forms)
    if not narrative:
        return extractions
    from gouji.narrative import cross_check

    return cross_check(extractions, document, model=folder, forms=forms, language=language)


Parcel = bytes | Outcome
"""An Outcome on its way between processes: in MessagePack, or as it is where MessagePack cannot hold it.

Packing and unpacking cost 1 ms a report, a quarter of what the process pool's own way costs; the half of it that falls
on the receiving process bounds how many workers it can serve.
"""


def readable_to_parcel(
    item: Readable, *, model: ModelSource = None, forms: FormSources = (), narrative: bool = False
) -> Parcel:
    """As readable_to_outcome, packed for the way to another process; parcel_to_outcome unpacks it."""
    import msgspec

    outcome = readable_to_outcome(item, model=model, forms=forms, narrative=narrative)
    try:
        return msgspec.msgpack.encode(outcome)
    except (UnicodeEncodeError, OverflowError):  # a lone surrogate, an integer beyond 64 bits
        return outcome


def parcel_to_outcome(parcel: Parcel) -> Outcome:
    """The Outcome that readable_to_parcel packed."""
    import msgspec

    return parcel if isinstance(parcel, Outcome) else msgspec.msgpack.decode(parcel, type=Outcome)


def failure_to_reason(error: Exception) -> str:
    """What is said of a document on which gouji itself failed."""
    said = " ".join(str(error).split())[:200]
    return f"gouji failed on this document ({type(error).__name__}: {said}); please report it together with the file"


def _lost_readable_to_outcome(item: Readable) -> Outcome:
    reason = "the process that read this document died, killed or out of memory; try it alone, with more memory"
    return _rejected_outcome(item, reason, None)


def _rejected_outcome(item: Readable, reason: str, document: Document | None) -> Outcome:
    from gouji.version import __version__

    rejected = Extraction(
        source=item.source,
        sha256=document.sha256 if document else "",
        title=None,
        agency=None,
        year=None,
        encoding=document.encoding if document else None,
        form=None,
        verdict="rejected",
        score=0.0,
        model=None,
        version=__version__,
        notes=(reason,),
    )
    return Outcome(item.source, with_carried((rejected,), item), reason)
