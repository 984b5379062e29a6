"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


def write_whole(path: str | Path, content: bytes) -> Path:
    """Write to a temporary name in the same folder, then move it: a reader never meets half a file.

    The mode of a file that was there is kept; a link is followed, so that what it points at is replaced.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder, "one.txt"), b"one").read_bytes()
    b'one'
    """
    with whole_file(path) as file:
        file.write(content)
    return Path(path)


@contextlib.contextmanager
def whole_file(path: str | Path) -> Iterator[BinaryIO]:
    """Give a file to write into, piece by piece, that takes its name only when all of it is there.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole_file(Path(folder, "one.txt")) as file:
    ...         length = file.write(b"one")
    ...     Path(folder, "one.txt").read_bytes()
    b'one'
    """
    target = Path(path).resolve()
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def _mode(target: Path) -> int:
    """Return the mode of the file there, or that of a new file."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
