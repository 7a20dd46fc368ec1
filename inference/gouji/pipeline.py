"""All stages in a row: a document to the extractions of the reports in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from gouji.classifying.model import LineClassifier, load_cached, shipped_folder
from gouji.deciding import Model, report_to_extraction, text_to_line_index
from gouji.decoding import view_to_reports
from gouji.decoding.aligning.costs import HAND_SET, Costs, json_to_costs
from gouji.decoding.decode import MOST_LINES, Classify
from gouji.decoding.joining import document_with_pieces_joined
from gouji.decoding.separators.data_frames import document_with_data_frames_as_rows
from gouji.decoding.separators.named_objects import document_with_objects_as_rows
from gouji.decoding.separators.named_values import document_with_named_values_as_rows
from gouji.decoding.separators.plain import view_to_plain
from gouji.decoding.separators.run_on_prose import document_with_prose_apart
from gouji.decoding.separators.run_on_rows import document_with_rows_apart
from gouji.decoding.transposing import document_with_rows_first
from gouji.document import Document
from gouji.errors import ModelError
from gouji.extraction import Extraction
from gouji.facts import lines_to_facts
from gouji.forms import load_chosen_forms
from gouji.forms.model import Form
from gouji.segmenting.cells import LONGEST_LINE

_STEPS = (
    document_with_data_frames_as_rows,
    document_with_pieces_joined,
    document_with_objects_as_rows,
    document_with_named_values_as_rows,
    document_with_prose_apart,
    document_with_rows_apart,
    document_with_rows_first,
)
"""What brings tables written in other ways into rows before anything is read."""


def document_to_extractions(
    document: Document,
    *,
    model: Path | None = None,
    forms: tuple[str | Path, ...] = (),
    classify: Classify | None = None,
    costs: Costs | None = None,
) -> tuple[Extraction, ...]:
    """One extraction for each report in `document`, at least one; `model` is a model folder, None the shipped one.

    `forms` are ids or files of the forms to read by, none of them for all that come with gouji.
    `classify` takes the place of the model's line labels and `costs` that of its costs, to measure what they earn; see
    `gouji.decoding.stand_ins`. A model that brings no costs is used with the hand-set ones.

    Raises ModelError when the model folder cannot be used, FormError when a form cannot.
    """
    classifier = load_cached(model)
    costs = costs or _load_costs(model)
    known = load_chosen_forms(forms)
    document = document_in_rows(document, known)
    reports = view_to_reports(document.view, known, classify=classify or classifier.probabilities, costs=costs)
    decided = _classifier_to_model(classifier)
    document = replace(document, notes=(*document.notes, *_view_to_notes(document.view)))
    lines = text_to_line_index(document.original)
    starts = [0, *(report.start for report in reports[1:]), len(document.view)]
    return _without_copies(
        report_to_extraction(
            document, report, lines_to_facts(document, start=start, end=end), known, decided, lines=lines
        )
        for report, (start, end) in zip(reports, pairwise(starts), strict=True)
    )


def document_in_rows(document: Document, forms: Sequence[Form]) -> Document:
    """The document with the view that the decoder reads, in one piece and rows of tables as lines of cells."""
    for with_rows in _STEPS:
        document = with_rows(document, forms)
    return document


def _without_copies(extractions: Iterable[Extraction]) -> tuple[Extraction, ...]:
    """The extractions, numbered, each printed report once: pages hold copies for printing and for small screens."""
    kept: list[Extraction] = []
    places: dict[_Figures, list[int]] = defaultdict(list)
    for extraction in extractions:
        figures = _figures(extraction)
        alike = places[figures] if any(text for *_, text in figures) else []
        first = next((place for place in alike if _may_be_one(extraction, kept[place])), None)
        if first is None:
            alike.append(len(kept))
            kept.append(replace(extraction, report=len(kept) + 1))
        elif COPY not in kept[first].notes:
            kept[first] = replace(kept[first], notes=(*kept[first].notes, COPY))
    return tuple(kept)


COPY = "the report is printed more than once, with the same figures"

_Figures = tuple[tuple[str, str, str, str | None], ...]
"""Table, row, column and printed text of all cells."""


def _may_be_one(extraction: Extraction, other: Extraction) -> bool:
    """Whether nothing says that two reports are of two years or agencies."""
    facts = ((extraction.agency, other.agency), (extraction.year, other.year))
    return all(one is None or two is None or one == two for one, two in facts)


def _figures(extraction: Extraction) -> _Figures:
    return tuple((table.table, cell.row, cell.column, cell.text) for table in extraction.tables for cell in table.cells)


def _view_to_notes(view: str) -> tuple[str, ...]:
    """What of the text was left out for its size."""
    if len(view) <= min(LONGEST_LINE, MOST_LINES):
        return ()
    lines = view_to_plain(view).split("\n")
    notes = []
    if any(len(line) > LONGEST_LINE for line in lines):
        notes.append(f"a line is longer than {LONGEST_LINE:,} characters: only its beginning was read")
    if len(lines) > MOST_LINES:
        notes.append(f"the text has {len(lines):,} lines: only the first {MOST_LINES:,} were read")
    return tuple(notes)


@lru_cache(maxsize=4)
def _load_costs(folder: Path | None) -> Costs:
    """What the alignment weighs by, from the model's meta.json."""
    learned = load_cached(folder).meta.get("costs")
    if learned is None:
        return HAND_SET
    try:
        return json_to_costs(learned)
    except ValueError as error:
        path = (folder or shipped_folder()) / "meta.json"
        raise ModelError(f'{path}: "costs": {error}; train or copy the model again') from None


def _classifier_to_model(classifier: LineClassifier) -> Model:
    return Model(f"{classifier.name} {classifier.version}", classifier.meta.get("confidences", {}))
