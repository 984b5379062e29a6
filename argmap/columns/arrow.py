"""Arrow columns to numpy and back, by their buffers: pyarrow's own way round would load pandas where it is installed."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.errors import not_installed

if TYPE_CHECKING:
    from types import ModuleType

    from numpy.typing import NDArray


def pyarrow() -> ModuleType:
    """Return pyarrow, or say how to install it.

    >>> pyarrow().__name__
    'pyarrow'
    """
    try:
        import_module("pyarrow.compute")  # optional, and slow to load
    except ImportError:
        raise not_installed("pyarrow", "tables") from None
    return sys.modules["pyarrow"]


def arrow_numbers(column: NDArray[Any]) -> Any:
    """Wrap a numpy column as an Arrow array, without a copy.

    >>> arrow_numbers(np.array([1.5, 2.5])).to_pylist()
    [1.5, 2.5]
    """
    pa = pyarrow()
    plain = np.ascontiguousarray(column)
    kind = pa.from_numpy_dtype(plain.dtype)
    return pa.Array.from_buffers(kind, len(plain), [None, pa.py_buffer(plain)])


def arrow_texts(texts: Iterable[str | None]) -> Any:
    """Pack texts into an Arrow array of large strings; None becomes a null.

    >>> arrow_texts(["rain", None, "épée"]).to_pylist()
    ['rain', None, 'épée']
    """
    pa = pyarrow()
    packed = [None if text is None else text.encode() for text in texts]
    start = np.zeros(len(packed) + 1, dtype=np.int64)
    np.cumsum([0 if text is None else len(text) for text in packed], out=start[1:])
    known = np.array([text is not None for text in packed], dtype=bool)
    valid = None if known.all() else pa.py_buffer(np.packbits(known, bitorder="little"))
    buffers = [valid, pa.py_buffer(start), pa.py_buffer(b"".join(text for text in packed if text is not None))]
    return pa.Array.from_buffers(pa.large_string(), len(packed), buffers)


def numpy_numbers(array: Any) -> NDArray[Any]:
    """Return the values of an Arrow array of numbers as a read-only numpy column; what stands at a null is open.

    >>> numpy_numbers(arrow_numbers(np.arange(3))[1:])
    array([1, 2])
    """
    kind = numpy_type(array.type)
    if kind is None:
        raise TypeError(f"{array.type} holds no numbers")
    return _values(array, array.buffers()[1], kind, len(array))


def numpy_type(kind: Any) -> np.dtype[Any] | None:
    """Return the numpy type of an Arrow type of whole or floating numbers; None for any other.

    >>> numpy_type(pyarrow().float64()), numpy_type(pyarrow().string())
    (dtype('float64'), None)
    """
    types = pyarrow().types
    if types.is_integer(kind):
        return np.dtype(str(kind))
    return np.dtype(f"f{kind.bit_width // 8}") if types.is_floating(kind) else None


def text_starts(array: Any) -> NDArray[np.int64]:
    """Return where each text of an Arrow array of large strings begins in its data, and where the last one ends.

    >>> text_starts(arrow_texts(["rain", "take"]))
    array([0, 4, 8])
    """
    return _values(array, array.buffers()[1], np.dtype(np.int64), len(array) + 1)


def _values(array: Any, data: Any, kind: np.dtype[Any], number: int) -> NDArray[Any]:
    if data is None or data.size == 0:
        return np.zeros(number, dtype=kind)
    return np.frombuffer(data, dtype=kind, count=array.offset + number)[array.offset :]


def numpy_flags(array: Any) -> NDArray[np.bool_]:
    """Return an Arrow array of booleans, which holds them as bits, as a numpy column; a null is False.

    >>> import pyarrow.compute
    >>> numpy_flags(pyarrow.compute.starts_with(arrow_texts(["rain", "take"]), "ta"))
    array([False,  True])
    """
    valid, data = array.buffers()
    if data is None or len(array) == 0:
        return np.zeros(len(array), dtype=bool)
    flags = _bits(data, array)
    return flags & _bits(valid, array) if array.null_count else flags


def _bits(data: Any, array: Any) -> NDArray[np.bool_]:
    end = array.offset + len(array)
    packed = np.frombuffer(data, dtype=np.uint8, count=(end + 7) // 8)
    return np.unpackbits(packed, count=end, bitorder="little")[array.offset :].view(np.bool_)


def null_flags(array: Any) -> NDArray[np.bool_]:
    """Say for every place of an Arrow array or chunked array whether it is null.

    >>> null_flags(arrow_texts(["rain"]))
    array([False])
    """
    if not array.null_count:
        return np.zeros(len(array), dtype=bool)
    chunks = getattr(array, "chunks", [array])
    return np.concatenate([numpy_flags(chunk.is_null()) for chunk in chunks])


def arrow_flags(flags: NDArray[np.bool_]) -> Any:
    """Pack flags into an Arrow array of booleans.

    >>> arrow_flags(np.array([True, False])).to_pylist()
    [True, False]
    """
    pa = pyarrow()
    return pa.Array.from_buffers(pa.bool_(), len(flags), [None, pa.py_buffer(np.packbits(flags, bitorder="little"))])
