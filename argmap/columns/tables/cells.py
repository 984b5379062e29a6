"""Read whole columns: as texts, as numbers in [0, 1], as one of a few words, as positions among known texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.basics.shown import shown
from argmap.columns.arrow import (
    arrow_numbers,
    arrow_texts,
    null_flags,
    numpy_flags,
    numpy_numbers,
    pyarrow,
    text_starts,
)
from argmap.errors import nearest
from argmap.maths.widths import MOST_IN_32_BITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.tables.faults import Faults
    from argmap.columns.tables.frames import Frame

_NUMBER = r"^\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$"


def texts(frame: Frame, name: str, faults: Faults, *, column: Any = None) -> Any:
    """Read a column of texts, or of whole numbers taken as texts; strings, or a dictionary of large ones.

    Where it has been read already, `column` is taken.

    >>> import pyarrow
    >>> from argmap.columns.tables.faults import Faults
    >>> from argmap.columns.tables.frames import open_frame
    >>> frame = open_frame("claims", pyarrow.table({"id": [7, 8]}), (), ("id",))
    >>> texts(frame, "id", Faults()).to_pylist()
    ['7', '8']
    """
    pa = pyarrow()
    column = _as_texts(frame, name, faults, frame.read(name) if column is None else column)
    try:
        column.validate(full=True)
    except pa.ArrowInvalid:
        row = frame.first_row + _first_unreadable(column)
        faults.column(frame, f"{name} is no UTF-8 text in row {row} ({frame.counted})", "Save it as UTF-8.")
        return pa.chunked_array([arrow_texts([])])
    return column


def _first_unreadable(column: Any) -> int:
    """Return the first row whose text is not UTF-8."""
    pa = pyarrow()
    flat = column.cast(pa.large_string()).cast(pa.large_binary())
    for row, value in enumerate(flat):
        try:
            (value.as_py() or b"").decode()
        except UnicodeDecodeError:
            return row
    return 0


def _as_texts(frame: Frame, name: str, faults: Faults, column: Any) -> Any:
    pa = pyarrow()
    kind = column.type
    if pa.types.is_dictionary(kind) and not _is_text(kind.value_type):
        nothing = column.null_count == len(column)
        column = pa.chunked_array([pa.nulls(len(column))]) if nothing else column.cast(kind.value_type)
        kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.unify_dictionaries()
        if kind.value_type == pa.large_string():
            return column
        return column.cast(pa.dictionary(pa.int32(), pa.large_string()))
    if kind in {pa.string(), pa.large_string()}:
        return column
    if _is_text(kind) or pa.types.is_integer(kind) or pa.types.is_null(kind):
        return column.cast(pa.large_string())
    faults.column(frame, f"{name} is a column of {kind}", "Give texts.")
    return pa.chunked_array([arrow_texts([])])


def _is_text(kind: Any) -> bool:
    types = pyarrow().types
    views = getattr(types, "is_string_view", None)  # newer than some that we take
    return bool(types.is_string(kind) or types.is_large_string(kind) or (views is not None and views(kind)))


def flat_texts(column: Any) -> Any:
    """Return a column of texts as one Arrow array of large strings.

    >>> import pyarrow
    >>> flat_texts(pyarrow.chunked_array([["rain"], ["take"]], pyarrow.large_string())).to_pylist()
    ['rain', 'take']
    """
    pa = pyarrow()
    plain = column.cast(pa.large_string())
    if plain.num_chunks == 1:
        return plain.chunk(0)
    return pa.concat_arrays(plain.chunks) if plain.num_chunks else arrow_texts([])


def text_at(column: Any, row: int) -> str:
    """Show one cell in a message, short and on one line."""
    return shown(column[row].as_py())


def blank(array: Any) -> NDArray[np.bool_]:
    """Say for every place of an Arrow array of texts whether there is none, or an empty one.

    >>> blank(arrow_texts(["rain", "", None]))
    array([False,  True,  True])
    """
    empty: NDArray[np.bool_] = numpy_numbers(pyarrow().compute.binary_length(array)) == 0
    return empty | null_flags(array)


def without_blanks(array: Any) -> Any:
    """Return an Arrow array of large strings with a null for each empty text.

    >>> without_blanks(arrow_texts(["rain", ""])).to_pylist()
    ['rain', None]
    """
    pa = pyarrow()
    empty = blank(array)
    if not empty.any():
        return array
    valid = pa.py_buffer(np.packbits(~empty, bitorder="little"))
    return pa.Array.from_buffers(array.type, len(array), [valid, pa.py_buffer(text_starts(array)), array.buffers()[2]])


def positions(column: Any, known: Any) -> NDArray[np.int32]:
    """Return where each text of a column stands among known ones, -1 for one that is not there or missing.

    >>> import pyarrow
    >>> positions(pyarrow.chunked_array([["take", "tea"]], pyarrow.large_string()), arrow_texts(["rain", "take"]))
    array([ 1, -1], dtype=int32)
    """
    pa = pyarrow()
    if not pa.types.is_dictionary(column.type):
        if column.type == pa.string() and known.type != column.type and known.nbytes <= MOST_IN_32_BITS:
            known = known.cast(column.type)  # the few, not the many
        return _found(pa.compute.index_in(column, value_set=known))
    parts = []
    for chunk in column.chunks:
        place = np.append(_found(pa.compute.index_in(chunk.dictionary, value_set=known)), np.int32(-1))
        codes = numpy_numbers(chunk.indices)
        parts.append(place[np.where(null_flags(chunk.indices), len(place) - 1, codes)])
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)


def _found(found: Any) -> NDArray[np.int32]:
    chunks = getattr(found, "chunks", [found])
    parts = [np.where(null_flags(chunk), -1, numpy_numbers(chunk)).astype(np.int32, copy=False) for chunk in chunks]
    return parts[0] if len(parts) == 1 else np.concatenate([np.zeros(0, dtype=np.int32), *parts])


def codes(frame: Frame, name: str, words: Sequence[str], faults: Faults) -> NDArray[np.int8]:
    """Read a column of words as their numbers in a list."""
    column = texts(frame, name, faults)
    found = positions(column, arrow_texts(words)).astype(np.int8)

    def describe(row: int) -> tuple[str, str | None]:
        value = column[row].as_py()
        listed = f"There are {', '.join(words)}."
        return (
            (f"unknown {name} {shown(value)}", nearest(value, words) or listed)
            if value
            else (f"{name} is empty", listed)
        )

    faults.rows(frame, found < 0, describe)
    return found


def degrees(frame: Frame, name: str, faults: Faults) -> NDArray[np.float64]:
    """Read a column of numbers in [0, 1]."""
    pa = pyarrow()
    column = frame.read(name)
    kind = column.type
    if frame.written and kind == pa.large_string():
        return _written_degrees(frame, name, column, faults)
    known = pa.types.is_floating, pa.types.is_integer, pa.types.is_decimal, pa.types.is_null
    if not any(is_so(kind) for is_so in known):
        faults.column(frame, f"{name} is a column of {kind}", "Give numbers in [0, 1].")
        return np.zeros(len(column))
    plain = column if kind == pa.float64() else column.cast(pa.float64(), safe=False)
    values = np.concatenate([np.zeros(0), *(numpy_numbers(chunk) for chunk in plain.chunks)])
    empty = null_flags(plain)
    _report(frame, name, values, empty, faults)
    return values


def _report(frame: Frame, name: str, values: NDArray[np.float64], empty: NDArray[np.bool_], faults: Faults) -> None:
    faults.rows(frame, empty, lambda _: (f"{name} is empty", f"Give a number in [0, 1], or no column {name!r} at all."))
    outside = ~empty & ~((values >= 0.0) & (values <= 1.0))
    faults.rows(frame, outside, lambda row: (f"{name} is {values[row]}", "Give a number in [0, 1]."))


def _written_degrees(frame: Frame, name: str, column: Any, faults: Faults) -> NDArray[np.float64]:
    """Read numbers that stand in a text file in which some are none, and say which."""
    pa = pyarrow()
    array = flat_texts(column)
    empty = blank(array)
    good = numpy_flags(pa.compute.match_substring_regex(array, _NUMBER)) & ~empty
    hint = "Give a number in [0, 1], with a point."
    faults.rows(frame, ~good & ~empty, lambda row: (f"{name} is {text_at(column, row)}", hint))
    values = np.full(len(array), 0.5)
    known = np.flatnonzero(good)
    taken = pa.compute.utf8_trim_whitespace(array.take(arrow_numbers(known)))
    values[known] = numpy_numbers(taken.cast(pa.float64()))
    _report(frame, name, values, empty, faults)
    return values
