"""`Scratch`: arrays that lie in files without a name, so that what is large takes no memory of its own."""

from __future__ import annotations

import mmap
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import DTypeLike, NDArray


class Scratch:
    """Makes arrays in a folder; the system takes each away when nobody has it any more, however the process ends.

    As a context it closes, in the end, the files of what grew; arrays that are done stay.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     scratch = Scratch(folder)
    ...     row = scratch.empty(3, np.int8)
    ...     row[:] = 7
    ...     row, list(Path(folder).iterdir())
    (array([7, 7, 7], dtype=int8), [])
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def empty(self, number: int, dtype: DTypeLike) -> NDArray[Any]:
        """Return an array of zeros."""
        kind = np.dtype(dtype)
        if not number:
            return np.zeros(0, dtype=kind)
        with self._file() as file:
            file.truncate(number * kind.itemsize)
            return _mapped(file, kind, number)

    def growing(self, dtype: DTypeLike) -> Growing:
        """Return an array to add to, whose length nobody knows yet."""
        return Growing(self._open.enter_context(self._file()), np.dtype(dtype))

    def _file(self) -> BinaryIO:
        return tempfile.TemporaryFile(dir=self.folder)


class Growing:
    """An array to which stretches are added at its end.

    >>> with tempfile.TemporaryDirectory() as folder, Scratch(folder) as scratch:
    ...     row = scratch.growing(np.int32)
    ...     row.add(np.array([1, 2])), row.add(np.array([3])), row.done()
    (None, None, array([1, 2, 3], dtype=int32))
    """

    def __init__(self, file: BinaryIO, dtype: np.dtype[Any]) -> None:
        self._file, self._dtype = file, dtype
        self.number = 0

    def add(self, values: NDArray[Any]) -> None:
        """Add values, as the type of the array."""
        np.ascontiguousarray(values, dtype=self._dtype).tofile(self._file)
        self.number += len(values)

    def done(self) -> NDArray[Any]:
        """Return the array; nothing can be added any more."""
        with self._file as file:
            file.flush()
            return _mapped(file, self._dtype, self.number) if self.number else np.zeros(0, dtype=self._dtype)


def _mapped(file: BinaryIO, dtype: np.dtype[Any], number: int) -> NDArray[Any]:
    return np.frombuffer(mmap.mmap(file.fileno(), number * dtype.itemsize), dtype=dtype, count=number)
