"""Read a network from a file: mapped into memory, not copied, and checked as a whole."""

from __future__ import annotations

import json
import mmap
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.laid_rows import layout_from_columns
from argmap.arrays.store.checked_columns import check_about, check_network
from argmap.arrays.store.checksums import check_sums
from argmap.arrays.store.contents import COLUMNS, DTYPES, EXTRA, FORMAT, REQUIRED, SUFFIXES, VERSION, Stored
from argmap.arrays.store.put_together import put_together
from argmap.columns.arrow import numpy_type, pyarrow
from argmap.errors import FormatError, Problem
from argmap.model.tree.finding import capped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray


_MAGIC = b"ARROW1"
"""How the files of Arrow begin."""


def looks_saved(path: str | Path) -> bool:
    """Say whether a file is to be read as a saved network: by its suffix, or by how it begins.

    >>> looks_saved("mill.argmap-network"), looks_saved("nowhere.yaml")
    (True, False)
    """
    if Path(path).suffix in SUFFIXES:
        return True
    try:
        if not Path(path).is_file():  # a pipe gives its bytes once
            return False
        with Path(path).open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except (OSError, ValueError):  # whoever reads it says why it cannot be read
        return False


def read_network(path: str | Path) -> Stored:
    """Read a network; raises `FormatError` where the file is no saved network, or a damaged one.

    Its numbers are views of the file, copied page by page where somebody writes to them; the file never changes.

    >>> read_network("nowhere.argmap-network")
    Traceback (most recent call last):
    argmap.errors.FormatError: nowhere.argmap-network: the file is not there
    """
    pa = pyarrow()
    problems: list[str] = []
    try:
        mapped = _mapped(path)
        batch, metadata = _one_batch(mapped)
        about = _about(metadata)
        columns = _columns(batch, mapped, problems)
        if not problems:
            check_sums(metadata, columns, problems)
    except FileNotFoundError:
        raise _refused(path, "the file is not there") from None
    except (pa.ArrowException, OSError, ValueError, MemoryError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or (str(error).splitlines() or ["it cannot be read"])[0]
        raise _refused(path, f"this is no saved network: {reason}") from None
    if not problems:
        check_about(about, columns, problems)
        check_network(columns, problems)
    if problems:
        raise FormatError(*capped([Problem(f"the file is damaged: {one}", file=str(path)) for one in problems]))
    stored = put_together(columns, about)
    try:
        return replace(stored, layout=layout_from_columns(columns, stored.arrays))
    except ValueError as error:
        raise _refused(path, f"the file is damaged: {error}") from None


def _refused(path: str | Path, message: str) -> FormatError:
    return FormatError(Problem(message, file=str(path)))


def _mapped(path: str | Path) -> mmap.mmap:
    with Path(path).open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)


def _one_batch(mapped: mmap.mmap) -> tuple[Any, Mapping[bytes, bytes]]:
    """Return the one record batch of the file; nothing is looked at before all of it has been found to be sound."""
    from pyarrow import ipc  # noqa: PLC0415 - slow to load

    reader = ipc.open_file(pyarrow().py_buffer(mapped))
    metadata: Mapping[bytes, bytes] = reader.schema.metadata or {}
    if metadata.get(b"argmap") != FORMAT.encode():
        raise ValueError("it is an Arrow file of another sort")
    version = metadata.get(b"version", b"?").decode("utf-8", "replace")
    if version != VERSION:
        raise ValueError(
            f"it has version {version}, and this argmap reads {VERSION}; build the network anew and save it"
        )
    if reader.num_record_batches != 1:
        raise ValueError(f"it has {reader.num_record_batches} record batches")
    batch = reader.get_batch(0)
    batch.validate(full=True)
    if batch.num_rows != 1:
        raise ValueError(f"it has {batch.num_rows} rows")
    return batch, metadata


def _about(metadata: Mapping[bytes, bytes]) -> dict[str, Any]:
    about = json.loads(metadata.get(b"about", b""))
    if not isinstance(about, dict):
        raise ValueError("its description is not a mapping")  # noqa: TRY004 - a fault of the file
    return about


def _columns(batch: Any, mapped: mmap.mmap, problems: list[str]) -> dict[str, Any]:
    """Take each column out of its one row: texts as Arrow arrays, numbers as views of the file."""
    pa = pyarrow()
    found: dict[str, Any] = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        sort = COLUMNS.get(name)
        if name in found:
            problems.append(f"{name} is there twice")
        elif sort is None and not name.startswith(EXTRA):
            problems.append(f"{name[:60]!r} is no column of a network")
        elif not pa.types.is_large_list(column.type) or column.null_count:
            problems.append(f"{name} is no list")
        else:
            values = column.flatten()
            if values.null_count and name != "relation_id":
                problems.append(f"{name} has gaps")
            elif sort == "texts":
                found[name] = values
                if values.type != pa.large_string():
                    problems.append(f"{name} holds {values.type}")
            else:
                found[name] = _numbers(name, values, mapped, problems)
    problems.extend(f"{name} is missing" for name in sorted(REQUIRED - found.keys()))
    return found


def _numbers(name: str, values: Any, mapped: mmap.mmap, problems: list[str]) -> NDArray[Any]:
    sort = COLUMNS.get(name)
    kind = numpy_type(values.type)
    if kind is None or (sort is not None and kind not in DTYPES[sort]):
        problems.append(f"{name} holds {values.type}")
        return np.zeros(0)
    data = values.buffers()[1]
    if data is None or not len(values):
        return np.zeros(0, dtype=kind)
    offset = data.address - pyarrow().py_buffer(mapped).address
    first = offset + values.offset * kind.itemsize
    if offset >= 0 and offset + data.size <= len(mapped) and first % kind.alignment == 0:
        return np.frombuffer(mapped, dtype=kind, count=len(values), offset=first)
    # A file that was compressed, or put together by others, has its values elsewhere.
    return np.frombuffer(data, dtype=kind, count=values.offset + len(values))[values.offset :].copy()
