"""`kernel`: compile a function with numba, keep the machine code on disk where that is possible, and do without else."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core import caching, compiler_lock

Function = TypeVar("Function", bound=Callable[..., Any])
_numba: Any = caching  # it has no types


def kernel(function: Function) -> Function:
    """Compile a function when it is first called, with IEEE division and without Python's global lock."""
    compiled: Any = numba.njit(nogil=True, error_model="numpy")(function)
    # No folder can be written to (RuntimeError), or this numba keeps its files in another way: compile every time.
    with contextlib.suppress(RuntimeError, AttributeError, TypeError, OSError):
        compiled._cache = _Cache(function)  # noqa: SLF001 - numba has no other way to set it
    compiled._compile_for_args = _letting_go(compiled._compile_for_args)  # noqa: SLF001 - called where a kernel is not there yet
    return cast("Function", compiled)


def _letting_go(compiling: Callable[..., Any]) -> Callable[..., Any]:
    """Let go of numba's lock where compiling, or loading what was compiled, is interrupted.

    Ctrl-C may come when the lock is held and numba has not noted it yet: all other threads would wait for ever.
    """
    lock: Any = compiler_lock.global_compiler_lock

    def compile_for_args(*given: Any, **named: Any) -> Any:
        held = lock.is_locked()
        try:
            return compiling(*given, **named)
        except BaseException:
            while lock.is_locked() and not held:
                lock.release()
            raise

    return compile_for_args


inlined: Callable[[Function], Function] = cast("Any", numba.njit(inline="always", error_model="numpy"))
"""Put a function's text into the kernels that call it: to hand arrays to another function costs atomic counting."""


class _Cache(_numba.FunctionCache):  # type: ignore[misc] # numba is not typed
    """Machine code on disk, good as long as no file of this room has changed: kernels call one another across files."""

    def __init__(self, function: Callable[..., Any]) -> None:
        super().__init__(function)
        self._cache_file = _numba.IndexDataCacheFile(
            cache_path=self._cache_path, filename_base=self._impl.filename_base, source_stamp=_stamp()
        )

    def save_overload(self, *given: Any) -> None:
        with contextlib.suppress(OSError):  # the disk may have filled up since
            super().save_overload(*given)


@cache
def _stamp() -> str:
    files = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
