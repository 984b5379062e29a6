"""A column of texts that grows on disk, and is an Arrow array of large strings in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.columns.arrow import pyarrow, text_starts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.basics.scratch import Scratch


class TextColumn:
    """Texts one after the other, and how long each is.

    >>> import tempfile
    >>> from argmap.basics.scratch import Scratch
    >>> from argmap.columns.arrow import arrow_texts
    >>> with tempfile.TemporaryDirectory() as folder, Scratch(folder) as scratch:
    ...     column = TextColumn(scratch)
    ...     column.add(arrow_texts(["rain", "é"])), column.add(arrow_texts([])), column.done().to_pylist()
    (None, None, ['rain', 'é'])
    """

    def __init__(self, scratch: Scratch) -> None:
        self._scratch = scratch
        self._data, self._ends = scratch.growing(np.uint8), scratch.growing(np.int64)
        self._ends.add(np.zeros(1, dtype=np.int64))

    def __len__(self) -> int:
        return self._ends.number - 1

    def add(self, texts: Any) -> None:
        """Add an Arrow array of large strings; a null is an empty text."""
        if not len(texts):
            return
        if texts.null_count:
            texts = pyarrow().compute.fill_null(texts, "")
        start, data = text_starts(texts), texts.buffers()[2]
        self._ends.add(start[1:] + (self._data.number - start[0]))
        if data is not None:
            self._data.add(np.frombuffer(data, dtype=np.uint8)[start[0] : start[-1]])

    def done(self) -> Any:
        """Return all of them as an Arrow array."""
        return _array(self._ends.done(), self._data.done(), None)

    def spread(self, places: NDArray[np.integer], number: int) -> Any:
        """Return an array of so many texts in which these stand at some places, in ascending order; the others are null."""
        lengths = np.diff(self._ends.done())
        ends, known = self._scratch.empty(number + 1, np.int64), self._scratch.empty(number, np.bool_)
        ends[places + 1], known[places] = lengths, True
        np.cumsum(ends, out=ends)
        return _array(ends, self._data.done(), None if len(places) == number else np.packbits(known, bitorder="little"))


def _array(ends: NDArray[np.int64], data: NDArray[np.uint8], valid: NDArray[np.uint8] | None) -> Any:
    pa = pyarrow()
    buffers = [None if valid is None else pa.py_buffer(valid), pa.py_buffer(ends), pa.py_buffer(data)]
    return pa.Array.from_buffers(pa.large_string(), len(ends) - 1, buffers)
