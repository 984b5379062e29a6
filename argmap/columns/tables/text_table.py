"""Find texts among a million of others by compiled code, several times as fast as Arrow does."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.columns.arrow import null_flags, pyarrow
from argmap.kernels.engine import WORTH_LOADING
from argmap.kernels.pieces import pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 1 << 30
"""So many texts have numbers of 32 bits."""
SPACE = 3
"""A table has so many places for each text, at least: then most are found where they are looked for first."""


class TextTable:
    """Where each of some texts stands first; `made` is False where they fall on too few places of the table.

    >>> from argmap.columns.arrow import arrow_texts
    >>> import pytest
    >>> numba = pytest.importorskip("numba")
    >>> table = TextTable(arrow_texts(["rain", "take", "rain"]))
    >>> table.find(pyarrow().chunked_array([["take", "rain", None, "tea"]]))
    array([ 1,  0, -1, -1], dtype=int32)
    """

    def __init__(self, known: Any) -> None:
        from argmap.kernels.texts import NOWHERE, note  # noqa: PLC0415 - loads numba

        size = 1 << max(4, (SPACE * len(known) - 1).bit_length())
        # Copied, for numpy asks the system for large pages, and these are read here and there.
        self._start, self._data = (column.copy() for column in _bytes(known))
        self._hashes, self._place = np.zeros(size, dtype=np.uint64), np.full(size, NOWHERE, dtype=np.int32)
        self.made = all(
            note(begin, end, self._start, self._data, self._hashes, self._place) for begin, end in pieces(len(known))
        )

    def find(self, column: Any) -> NDArray[np.int32] | None:
        """Return where each text of a chunked array of strings stands, -1 for none; None where that takes too long."""
        from argmap.kernels.texts import find  # noqa: PLC0415 - as above

        result = np.empty(len(column), dtype=np.int32)
        filled = 0
        for chunk in column.chunks:
            own = result[filled : filled + len(chunk)]
            start, data = _bytes(chunk)
            known = self._start, self._data, self._hashes, self._place
            if not all(find(begin, end, start, data, *known, own) for begin, end in pieces(len(chunk))):
                return None
            own[null_flags(chunk)] = -1
            filled += len(chunk)
        return result


def worth_a_table(known: Any, column: Any) -> bool:
    """Say whether compiled code is at hand and worth loading, and the texts are such as it knows.

    >>> from argmap.columns.arrow import arrow_texts
    >>> worth_a_table(arrow_texts(["rain"]), pyarrow().chunked_array([["rain"]]))
    False
    """
    pa = pyarrow()
    return bool(
        len(known) + len(column) >= WORTH_LOADING
        and len(known) <= MOST
        and not known.null_count
        and column.type in {pa.string(), pa.large_string()}
        and find_spec("numba") is not None
    )


def _bytes(array: Any) -> tuple[NDArray[Any], NDArray[np.uint8]]:
    """Return where each text of an Arrow array begins, and where the last one ends, and the bytes of all."""
    _, starts, data = array.buffers()
    kind = np.dtype(np.int32 if array.type == pyarrow().string() else np.int64)
    end = array.offset + len(array) + 1
    start = (
        np.zeros(1, dtype=kind) if starts is None or not starts.size else np.frombuffer(starts, dtype=kind, count=end)
    )
    return start[array.offset :], np.frombuffer(data if data is not None and data.size else b"\0", dtype=np.uint8)
