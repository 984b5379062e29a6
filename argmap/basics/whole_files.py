"""Write a file whole or not at all, and a device or a pipe as it is."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

_LOCKS = os.name == "posix"
"""Elsewhere a file that is open cannot be removed, which says as much as a lock."""
if _LOCKS:
    import fcntl

_PART = ".argmap-part"
"""How the temporary names end: what is left of a save that never ended is known by it."""
_SCRATCH = ".argmap-scratch"
"""The same of the folders for what is needed on the way."""
_DESCRIPTORS = re.compile(r"/dev/(stdout|stderr|fd/\d+)|/proc/[^/]+/fd/\d+")
"""Names of what the process has open already: whatever stands behind one is written into, never replaced."""


def write_whole(path: str | Path, content: bytes, *, overwrite: bool = True) -> Path:
    """Write to a temporary name in the same folder, then move it: a reader never meets half a file.

    The mode of a file that was there is kept; a link is followed, so that what it points at is replaced. A device or
    a named pipe is written into. Without `overwrite`, whatever is there already raises `FileExistsError`. Whatever
    cannot be written raises `OSError`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder, "one.txt"), b"one").read_bytes()
    b'one'
    """
    with whole_file(path) if overwrite else _new_file(path) as file:
        file.write(content)
    return Path(path)


@contextlib.contextmanager
def whole_file(path: str | Path) -> Iterator[BinaryIO]:
    """Give a file to write into, piece by piece, that takes its name only when all of it is there.

    What is left of earlier saves under this name that were cut off is removed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with whole_file(Path(folder, "one.txt")) as file:
    ...         length = file.write(b"one")
    ...     Path(folder, "one.txt").read_bytes()
    b'one'
    """
    place = checked_path(path)
    if not _replaceable(place):
        with place.open("ab") as stream:  # appended, should a regular file stand behind a descriptor
            yield stream
        return
    target = _resolved(place)
    _remove_left_over(target)
    file, temporary = _temporary(target)
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(_mode(target))
            if _LOCKS:
                temporary.replace(target)  # while it is locked, so that no other save takes it for left over
        if not _LOCKS:  # pragma: no cover - see above
            temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


@contextlib.contextmanager
def folder_beside(path: str | Path) -> Iterator[Path]:
    """Give a folder beside a file that is to be made, for what is needed on the way; it goes when all is done.

    What is left of such folders, by work on the same file that was cut off, is removed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with folder_beside(Path(folder, "one.txt")) as beside:
    ...         length = Path(beside, "part").write_bytes(b"one")
    ...     list(Path(folder).iterdir())
    []
    """
    import shutil  # noqa: PLC0415 - few files are so large
    import tempfile  # noqa: PLC0415 - as above

    target = _resolved(checked_path(path))
    _remove_left_over(target, _SCRATCH, _remove_folder)
    folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=_beginning(target), suffix=_SCRATCH))
    handle = os.open(folder, os.O_RDONLY) if _LOCKS else None
    try:
        if handle is not None:
            _lock(handle, wait=True)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if handle is not None:
            os.close(handle)


@contextlib.contextmanager
def _new_file(path: str | Path) -> Iterator[BinaryIO]:
    """Give a file that was not there; nothing of it stays where writing fails."""
    place = checked_path(path)
    with place.open("xb") as file:
        try:
            yield file
            file.flush()
        except BaseException:
            with contextlib.suppress(OSError):
                place.unlink()
            raise


def checked_path(path: str | Path) -> Path:
    """Return a path that a system can have; raises `OSError` for one that holds a NUL or half a character.

    >>> checked_path("map.yaml").name
    'map.yaml'
    """
    name = str(path)
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        raise OSError(errno.EINVAL, "the name holds half a character (a lone surrogate)", name) from None
    if "\0" in name:
        raise OSError(errno.EINVAL, "the name holds a NUL", name)
    return Path(path)


def is_same_file(one: str | Path, other: str | Path) -> bool:
    """Say whether two paths lead to one file that is there.

    >>> is_same_file(".", "nowhere")
    False
    """
    with contextlib.suppress(OSError, ValueError):
        return Path(one).samefile(other)
    return False


def _replaceable(place: Path) -> bool:
    """Say whether a path is that of a regular file, or of nothing yet; a folder or a disk is refused."""
    if _DESCRIPTORS.fullmatch(os.path.abspath(place)):  # noqa: PTH100 - links are not to be followed
        return False
    try:
        mode = place.stat().st_mode
    except FileNotFoundError:
        return True
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
    if stat.S_ISBLK(mode):
        raise OSError(errno.EINVAL, "a whole disk would be overwritten", str(place))
    return stat.S_ISREG(mode)


def _resolved(place: Path) -> Path:
    try:
        return place.resolve()
    except RuntimeError:  # how some versions of Python tell of links that run in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(place)) from None


def _beginning(target: Path) -> str:
    return f".{target.name[:40]}."


def _temporary(target: Path) -> tuple[BinaryIO, Path]:
    """Make a file beside the target, and lock it as long as it is open."""
    import tempfile  # noqa: PLC0415 - whoever reads writes no file

    while True:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=_beginning(target), suffix=_PART)
        file = os.fdopen(handle, "wb")
        _lock(handle, wait=True)
        if not _LOCKS or _leads_to(name, handle):
            return file, Path(name)
        file.close()  # another save took it for left over before it was locked


def _remove_left_over(target: Path, suffix: str = _PART, remove: Callable[[Path], None] = Path.unlink) -> None:
    """Remove what saves that were cut off left beside the target: the lock of one that still runs keeps it."""
    left_over = re.compile(re.escape(_beginning(target)) + "[a-z0-9_]{8}" + re.escape(suffix))
    with contextlib.suppress(OSError), os.scandir(target.parent) as entries:
        names = [entry.path for entry in entries if left_over.fullmatch(entry.name)]
        for name in names:
            _remove_unless_locked(name, remove)


def _remove_folder(folder: Path) -> None:
    import shutil  # noqa: PLC0415 - as above

    shutil.rmtree(folder, ignore_errors=True)


def _remove_unless_locked(name: str, remove: Callable[[Path], None]) -> None:
    with contextlib.suppress(OSError):
        if not _LOCKS:  # pragma: no cover - see above
            remove(Path(name))
            return
        handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if _lock(handle, wait=False) and _leads_to(name, handle):
                remove(Path(name))
        finally:
            os.close(handle)


def _lock(handle: int, *, wait: bool) -> bool:
    """Lock a file against other saves, where the system can; say whether it is locked now."""
    if not _LOCKS:  # pragma: no cover - see above
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:  # another has it, or the file system knows no locks
        return False
    return True


def _leads_to(name: str, handle: int) -> bool:
    """Say whether a name is still that of an open file."""
    with contextlib.suppress(OSError):
        return os.path.samestat(Path(name).lstat(), os.fstat(handle))
    return False


def _mode(target: Path) -> int:
    """Return the mode of the file there, or that of a new file."""
    with contextlib.suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
