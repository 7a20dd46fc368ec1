"""One document to its reports, or to the reason why it is set apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gouji.batch import FormSources, Readable, document_to_checked, with_carried
from gouji.errors import FormError, InputError, MissingPackageError, ModelError
from gouji.extraction import Extraction
from gouji.reading import Input
from gouji.runs.limits import is_out_of_memory
from gouji.runs.quarantine import Quarantined, failure_to_quarantined

Extract = Callable[[Readable], tuple[Extraction, ...]]
"""One input to its reports; raises InputError when it cannot be read. Picklable: other processes call it."""

Result = tuple[Extraction, ...] | Quarantined
"""What came of one document."""

TRIES = 2
"""How often a document is read and extracted that cannot be read or on which gouji fails."""


class OutOfMemory(Exception):  # noqa: N818 - a message between functions of this package, never shown
    """A document needs more memory than its worker may have; the worker is not to be trusted any more."""


@dataclass(frozen=True, slots=True)
class RealExtract:
    """The extraction of a real run; the fields are those of document_to_checked."""

    model: Path | None
    forms: FormSources
    narrative: bool

    def __call__(self, item: Readable) -> tuple[Extraction, ...]:
        """The reports of one input."""
        return document_to_checked(item.read(), model=self.model, forms=self.forms, narrative=self.narrative)

    def prepare(self) -> None:
        """Load what every document needs, so that no document's time is counted for it."""
        self(Input("<nothing>", text=""))


def prepare(extract: Extract) -> None:
    """Let an extraction that can prepare itself do so. Raises what extracting does."""
    if isinstance(extract, RealExtract):
        extract.prepare()


def readable_to_result(item: Readable, extract: Extract) -> Result:
    """The reports of one input, or why there are none, after a second try.

    Raises OutOfMemory, and what concerns the run and not the document: ModelError, FormError, MissingPackageError.
    """
    result = _try(item, extract)
    for _ in range(TRIES - 1):
        if isinstance(result, Quarantined):
            result = _try(item, extract)
    return result


def _try(item: Readable, extract: Extract) -> Result:
    try:
        return with_carried(extract(item), item)
    except (ModelError, FormError, MissingPackageError):
        raise
    except InputError as error:
        return Quarantined("unreadable", str(error))
    except Exception as error:  # noqa: BLE001 - one document, however broken, must not take the others along
        if is_out_of_memory(error):
            raise OutOfMemory from None
        return failure_to_quarantined(error)
