"""Records as spaCy documents in a DocBin: every character a token, so that every span and every blank stays.

doc.spans["lines"] holds the line labels, doc.spans["gold"] and doc.spans["unplaceable"] the values, labelled
table.row.column. What has no span is JSON text in doc.user_data["gouji"], so that nothing but strings and numbers is
stored: no pickle is written, and none is read.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gouji_training.errors import AnnotationError
from gouji_training.records.exchange import Pieces, Value, pieces_to_json, record_to_pieces
from gouji_training.records.record import Record

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

LINES, GOLD, UNPLACEABLE = "lines", "gold", "unplaceable"
USER_DATA = "gouji"


def records_to_docbin(records: Iterable[Record]) -> bytes:
    """The bytes of a DocBin (.spacy file), the same for the same records and spaCy version."""
    import spacy
    from spacy.tokens import DocBin

    vocab = spacy.blank("zh").vocab
    docs = (pieces_to_doc(record_to_pieces(record), vocab) for record in records)
    return DocBin(attrs=[], store_user_data=True, docs=docs).to_bytes()


def pieces_to_doc(pieces: Pieces, vocab: Vocab) -> Doc:
    """One document; doc.text is the text of the record, and token numbers are its offsets."""
    from spacy.tokens import Doc, Span

    doc = Doc(vocab, words=list(pieces.text), spaces=[False] * len(pieces.text))
    doc.spans[LINES] = [Span(doc, *line) for line in pieces.lines]
    for name, placeable in ((GOLD, True), (UNPLACEABLE, False)):
        values = [value for value in pieces.values if value.placeable == placeable]
        doc.spans[name] = [Span(doc, value.start, value.end, label=value.name) for value in values]
    rest = {"fields": dict(pieces.fields), "unprinted": [list(item) for item in pieces.unprinted]}
    doc.user_data[USER_DATA] = json.dumps(rest, ensure_ascii=False)
    return doc


def docbin_to_docs(data: bytes) -> list[Doc]:
    """The documents of a DocBin; raises AnnotationError when the bytes are none."""
    import spacy
    from spacy.tokens import DocBin

    try:
        return list(DocBin().from_bytes(data).get_docs(spacy.blank("zh").vocab))
    # spaCy checks nothing: broken bytes fail wherever its decoders happen to notice
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, MemoryError, zlib.error) as error:
        raise AnnotationError(f"is no DocBin of spaCy: {type(error).__name__}") from None


def doc_to_json(doc: Doc) -> dict[str, Any]:
    """One document as the JSON object of a record, not yet checked; its tokens may be of any kind.

    Raises AnnotationError when it was not made from a record, or the gold names a cell twice or badly.
    """
    fields, unprinted = _user_data_to_parts(doc.user_data.get(USER_DATA))
    lines = tuple((span.start_char, span.end_char, span.label_) for span in _group(doc, LINES))
    values = tuple(
        Value(span.start_char, span.end_char, span.label_, placeable)
        for name, placeable in ((GOLD, True), (UNPLACEABLE, False))
        for span in _group(doc, name)
    )
    return pieces_to_json(Pieces(fields, doc.text, lines, values, unprinted))


def _group(doc: Doc, name: str) -> Iterator[Any]:
    return iter(doc.spans[name]) if name in doc.spans else iter(())


def _user_data_to_parts(stored: Any) -> tuple[dict[str, Any], tuple[tuple[str, str | None], ...]]:
    try:
        rest = json.loads(stored)
        unprinted = tuple((str(name), printed) for name, printed in rest["unprinted"])
        return dict(rest["fields"]), unprinted
    except (TypeError, ValueError, KeyError, RecursionError):
        cure = "make documents with `gouji annotations export`, and store them with store_user_data=True"
        raise AnnotationError(f'has no fields of a record in user_data["{USER_DATA}"]; {cure}') from None
