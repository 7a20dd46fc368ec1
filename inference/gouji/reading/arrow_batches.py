"""Arrow record batches to inputs: which column is the text, and one input a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from gouji.reading.columns import Columns, items_to_carried, value_to_source
from gouji.reading.documents import DEFAULT_MAX_BYTES
from gouji.reading.items import Input

if TYPE_CHECKING:
    import pyarrow as pa

_OWN_OUTPUT = frozenset({"row_label", "column_label", "status", "support", "verdict"})
"""Columns by which a table of cells that gouji wrote is told: its column `text` holds cells, not documents."""

NO_ID = "<null>"
"""The source of a row that neither an id nor a place names."""

_LISTED = 12
"""Columns that a message lists."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Names of the columns to read: that of the text, perhaps that of an id, those carried along.

    `notes` say which columns are not carried along whatever their values.
    """

    text: str
    id: str | None
    carried: tuple[str, ...]
    notes: tuple[str, ...] = ()

    def names(self) -> list[str]:
        """All of them."""
        return [self.text, *([] if self.id is None else [self.id]), *self.carried]


def schema_to_layout(schema: pa.Schema, columns: Columns) -> Layout | str:
    """The layout of tables with this schema, or the reason why it holds no texts, with the cure."""
    names = schema.names
    if set(names) >= _OWN_OUTPUT:
        return "this is a table of cells that gouji wrote, no input; move it out of the way"
    unique = [name for name in names if names.count(name) == 1]
    texts = [name for name in unique if _is_text(schema.field(name).type)]
    text = _first_found(columns.text_candidates(), texts)
    if text is None:
        return _missing_text(columns, schema)
    identity = _first_found(columns.id_candidates(), [name for name in unique if name != text])
    if identity is None and columns.id is not None:
        return f"no column {columns.id!r}; it has {_listed(names)}: name one of them with --id-column"
    others = [name for name in unique if name not in (text, identity)]
    binary = [name for name in others if _is_binary(schema.field(name).type)]
    left = [*dict.fromkeys(name for name in names if names.count(name) > 1), *binary]
    notes = (f"columns not carried along: {_listed(left)} (binary, or two of one name)",) if left else ()
    return Layout(text, identity, tuple(name for name in others if name not in binary), notes)


def batch_to_inputs(
    batch: pa.RecordBatch,
    layout: Layout,
    *,
    place: Callable[[int], str] | None = None,
    path: str | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Iterator[Input]:
    """One input a row; `place(i)` tells where row i of the batch stands, and names it where no id does (None: NO_ID).

    A null in place of the text, or one of over `max_bytes` bytes, gives an input with a reason.
    """
    texts = batch.column(layout.text)
    ids: Sequence[object] = [None] * batch.num_rows if layout.id is None else _column_to_values(batch.column(layout.id))
    carried = {name: _column_to_values(batch.column(name)) for name in layout.carried}
    for index in range(batch.num_rows):
        values = items_to_carried((name, column[index]) for name, column in carried.items())
        where = NO_ID if place is None else place(index)
        source = value_to_source(ids[index]) or where
        bare = Input(source, path=path, notes=(*layout.notes, *values.notes), carried=values.values)
        named = "" if where in (source, NO_ID) else f" ({where})"
        yield _with_text(bare, texts[index], named, max_bytes)


def _with_text(item: Input, scalar: Any, named: str, max_bytes: int) -> Input:
    import pyarrow as pa

    if isinstance(scalar, pa.DictionaryScalar):
        scalar = scalar.value
    buffer = scalar.as_buffer()
    if buffer is None:
        return replace(item, reason=f"no text in this row{named}: null; leave such rows out")
    if buffer.size > max_bytes:
        return replace(item, reason=f"text longer than the limit of {max_bytes} bytes{named}; split it")
    data = buffer.to_pybytes()
    if _is_binary(scalar.type):
        return replace(item, data=data)
    try:
        return replace(item, text=data.decode("utf-8"))
    except UnicodeDecodeError:  # a column of strings that some program filled with bytes of another encoding
        return replace(item, data=data)


def _column_to_values(column: pa.Array) -> Sequence[object]:
    """Python values; what Arrow can only give through another library, or as another type, as text."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_temporal(column.type) or pa.types.is_decimal(column.type):
        column = column.cast(pa.string())
    try:
        values: list[object] = column.to_pylist()
    except UnicodeDecodeError:
        return [data.decode("utf-8", "backslashreplace") for data in column.cast(pa.binary()).to_pylist()]
    except (ValueError, ImportError):  # nested times finer than a microsecond
        return [str(scalar) for scalar in column]
    return values


def _is_text(kind: pa.DataType) -> bool:
    import pyarrow as pa

    inner = kind.value_type if pa.types.is_dictionary(kind) else kind
    types = pa.types
    strings = (types.is_string, types.is_large_string, types.is_string_view)
    return any(is_it(inner) for is_it in strings) or _is_binary(inner)


def _is_binary(kind: pa.DataType) -> bool:
    import pyarrow as pa

    types = pa.types
    return any(
        is_it(kind)
        for is_it in (types.is_binary, types.is_large_binary, types.is_fixed_size_binary, types.is_binary_view)
    )


def _first_found(candidates: Sequence[str], names: Sequence[str]) -> str | None:
    """The first candidate that is one of `names`, else the first one that is but for upper and lower case."""
    folded = {name.casefold(): name for name in reversed(names)}
    exact = next((name for name in candidates if name in names), None)
    return exact or next((folded[name.casefold()] for name in candidates if name.casefold() in folded), None)


def _missing_text(columns: Columns, schema: pa.Schema) -> str:
    if columns.text in schema.names:
        count = schema.names.count(columns.text)
        what = f"is {schema.field(columns.text).type}" if count == 1 else f"is there {count} times"
        return f"column {columns.text!r} {what}; name one column of text with --text-column"
    what = "column of text found" if columns.text is None else f"column {columns.text!r}"
    return f"no {what}; it has {_listed(schema.names)}: name the one that holds the texts with --text-column"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return f"{', '.join(names[:_LISTED])}{more}" if names else "no columns"
