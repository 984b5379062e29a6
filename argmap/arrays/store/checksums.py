"""A checksum for every column of a saved network, and one for what stands beside them."""

from __future__ import annotations

import json
import zlib
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.basics.sharing import share_out
from argmap.columns.arrow import null_flags, numpy_numbers, pyarrow, text_starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def checksums(columns: Mapping[str, Any]) -> dict[str, int]:
    """Return a CRC-32 of the name, the type and the values of each column; columns of numbers may be numpy's or Arrow's.

    It goes by what a column holds, not by how a file keeps it, so that one which has been compressed is the same.

    >>> one = pyarrow().array([1, 2, 3])
    >>> checksums({"a": one}) == checksums({"a": one[:2]}), checksums({"a": one}) == checksums({"a": one[:]})
    (False, True)
    """
    found = dict(
        chain.from_iterable(share_out(_checksums, list(columns.items()), 2))
    )  # it runs without Python's global lock
    return {name: found[name] for name in columns}


def _checksums(columns: Iterator[tuple[str, Any]]) -> list[tuple[str, int]]:
    return [(name, _checksum(name, values)) for name, values in columns]


def _checksum(name: str, values: Any) -> int:
    total = zlib.crc32(name.encode())
    for part in _parts(values):
        total = zlib.crc32(part, total)
    return total


def _parts(values: Any) -> Iterator[Any]:
    """Yield all that a column holds as bytes."""
    if not isinstance(values, np.ndarray) and pyarrow().types.is_large_string(values.type):
        start = text_starts(values)
        yield f" texts {len(values)} ".encode()
        yield start - start[0] if start[0] else start
        data = values.buffers()[2]
        if data is not None:
            yield memoryview(data)[start[0] : start[-1]]
        yield np.packbits(null_flags(values))
    else:
        numbers = values if isinstance(values, np.ndarray) else numpy_numbers(values)
        yield f" {numbers.dtype.name} {len(numbers)} ".encode()
        yield numbers


def about_checksum(about: bytes, sums: bytes) -> str:
    """Return the checksum of the description and of the columns' checksums, as they stand in the file.

    >>> about_checksum(b"{}", b"{}") == about_checksum(b"{}{", b"}")
    False
    """
    return str(zlib.crc32(about + b"\0" + sums))


def with_checksums(about: Mapping[str, Any], columns: Mapping[str, Any]) -> dict[str, str]:
    """Return what stands beside the columns of a file: the description, and the checksums of everything.

    >>> list(with_checksums({"title": "Mill Street"}, {}))
    ['about', 'checksums', 'checksum']
    """
    described, sums = json.dumps(about), json.dumps(checksums(columns))
    return {"about": described, "checksums": sums, "checksum": about_checksum(described.encode(), sums.encode())}


def check_sums(metadata: Mapping[bytes, bytes], columns: Mapping[str, Any], problems: list[str]) -> None:
    """Note every column that is not what it was when the file was written, and a description that is not."""
    about, sums = (metadata.get(name, b"") for name in (b"about", b"checksums"))
    if metadata.get(b"checksum", b"").decode("ascii", "replace") != about_checksum(about, sums):
        problems.append("its description is not what was saved")
        return
    saved = json.loads(sums)
    if not isinstance(saved, dict):
        problems.append("its checksums are no mapping")
        return
    found = checksums(columns)
    problems.extend(f"{name} is not what was saved" for name in found if saved.get(name) != found[name])
    problems.extend(f"{name[:60]} is missing" for name in saved if name not in found)
