"""`kernel`: compile a function with numba, keep the machine code on disk where that is possible, and do without else."""

from __future__ import annotations

import contextlib
import glob
import hashlib
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core import caching, compiler_lock

from argmap.basics.progress import DELAY, stage

Function = TypeVar("Function", bound=Callable[..., Any])
_numba: Any = caching  # it has no types
_njit: Any = numba.njit  # its types leave out some of what it takes


COMPILING = "Compiling for the first time"
_spent = [0.0]
"""Seconds that have gone by so far while kernels were compiled, or loaded: one alone is too short to tell of it."""
_LEAN: dict[str, Any] = {"error_model": "numpy", "_nrt": False, "no_cfunc_wrapper": True}
"""IEEE division; no counting of references, since no kernel makes an array; no entrance for callers written in C.

What is left out here is most of what there is to compile: numba takes far longer to work out types than machine code.
"""


def kernel(function: Function, *, name: str = "") -> Function:
    """Compile a function when it is first called, without Python's global lock.

    `name` tells functions apart that are made from one text, each to call other kernels.
    """
    compiled = _kept(_njit(nogil=True, **_LEAN)(_told_apart(function, name)), function, name)
    compiled._compile_for_args = _letting_go(compiled._compile_for_args)  # noqa: SLF001 - called where a kernel is not there yet
    return cast("Function", compiled)


def part(function: Function, *, name: str = "") -> Function:
    """Compile a function that only kernels call: once, for all that do."""
    return cast("Function", _kept(_njit(no_cpython_wrapper=True, **_LEAN)(_told_apart(function, name)), function, name))


def inlined(function: Function, *, name: str = "") -> Function:
    """Write a function into the kernels that call it, before types are worked out.

    That is the quickest to compile for what is called in one place: a `part` is compiled once, and then optimised again
    with each kernel around it.
    """
    compiled = _njit(inline="always", **_LEAN)(function)
    compiled.argmap_name = name
    return cast("Function", compiled)


def _told_apart(function: Function, name: str) -> Function:
    """Give functions that are made from one text names of their own in machine code.

    There, numba tells them apart by a number that begins anew in each process: one that was kept on disk and one that was
    just compiled could have the same, and whatever calls one of them would be linked with the other.
    """
    if name:
        function.__qualname__ += f"_{hashlib.sha256(name.encode()).hexdigest()[:12]}"
    return function


def kept_name(compiled: Any) -> str:
    """Return the name by which a kernel is told from others made from the same text."""
    return str(compiled.argmap_name)


def _kept(compiled: Any, function: Callable[..., Any], name: str) -> Any:
    compiled.argmap_name = name
    # No folder can be written to (RuntimeError), or this numba keeps its files in another way: compile every time.
    with contextlib.suppress(RuntimeError, AttributeError, TypeError, OSError):
        compiled._cache = _Cache(function, name)  # noqa: SLF001 - numba has no other way to set it
    return compiled


def _letting_go(compiling: Callable[..., Any]) -> Callable[..., Any]:
    """Say what takes so long, and let go of numba's lock where compiling, or loading what was compiled, is interrupted.

    Ctrl-C may come when the lock is held and numba has not noted it yet: all other threads would wait for ever.
    """
    lock: Any = compiler_lock.global_compiler_lock

    def compile_for_args(*given: Any, **named: Any) -> Any:
        held, start = lock.is_locked(), time.monotonic()
        try:
            with stage(COMPILING, delay=max(0.0, DELAY - _spent[0])):
                return compiling(*given, **named)
        except BaseException:
            while lock.is_locked() and not held:
                lock.release()
            raise
        finally:
            _spent[0] += time.monotonic() - start

    return compile_for_args


class _Cache(_numba.FunctionCache):  # type: ignore[misc] # numba is not typed
    """Machine code on disk, good as long as no file of this room has changed: kernels call one another across files."""

    def __init__(self, function: Callable[..., Any], name: str) -> None:
        super().__init__(function)
        self._own_name = name
        self._cache_file = _Files(
            cache_path=self._cache_path, filename_base=self._impl.filename_base, source_stamp=_stamp()
        )

    def _index_key(self, sig: Any, codegen: Any) -> Any:
        # The kernels that a function closes over have another identity in each process: its name stands for them.
        return sig, codegen.magic_tuple(), self._own_name

    def save_overload(self, *given: Any) -> None:
        with contextlib.suppress(OSError):  # the disk may have filled up since
            super().save_overload(*given)


class _Files(_numba.IndexDataCacheFile):  # type: ignore[misc] # as above
    """A file for each kernel and signature, named after both and after what it was made from.

    numba numbers these files and keeps an index of them. Of two processes that compile at the same time, one could find the
    other's machine code under a number, or that of an older text, and run it.
    """

    def save(self, key: Any, data: Any) -> None:
        name = self._named(key)
        self._save_data(name, data)
        stamped = name.rpartition(".")[0].rpartition(".")[0]
        base = stamped.rpartition(".")[0]
        for file in Path(self._cache_path).glob(f"{glob.escape(base)}.*.nbc"):
            if not file.name.startswith(f"{stamped}."):  # made from an older text
                file.unlink(missing_ok=True)

    def load(self, key: Any) -> Any:
        try:
            return self._load_data(self._named(key))
        except OSError:  # not there yet
            return None

    def flush(self) -> None:
        """Keep what is there: other texts and other versions of numba have other files."""

    def _named(self, key: Any) -> str:
        base = self._index_name.removesuffix(".nbi")
        told = hashlib.sha256(repr((self._version, key)).encode()).hexdigest()
        return f"{base}.{self._source_stamp[:16]}.{told[:32]}.nbc"


@cache
def _stamp() -> str:
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
