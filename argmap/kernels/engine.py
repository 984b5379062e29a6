"""Which way a network is scored: by plain numpy, or by compiled code where that is worth loading."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from argmap.basics.warned import warn
from argmap.errors import ParameterError, Problem, SpeedWarning, nearest_or_all, not_installed

if TYPE_CHECKING:
    from collections.abc import Callable

Engine = Literal["auto", "plain", "compiled"]
Layout = TypeVar("Layout")

WORTH_LOADING = 2_000_000
"""So many nodes and edges make it worth loading the compiled code, for a network that is scored once.

To load it takes about 0.4 seconds, with machine code kept from an earlier time; in the same time the plain path orders
and scores a network of 1.5 to 3 million, the fewer the more levels it has. Someone who scores again and again says
`engine="compiled"`: each further time takes about half of the plain path's, an eighth where levels are thin.
"""
WORTH_LOADING_FOR_MANY = 20_000_000
"""The same for many scenarios at once, nodes and edges of all of them together.

The plain path takes 0.1 to 0.2 seconds for so many, and 0.7 where levels are thin; compiled code for batches takes
0.5 seconds to load, and some 6 to be compiled for the first time. Nobody waits for that with a map of theirs.
"""
WORTH_USING = 2_000
"""So many make it worth using, once it is loaded: below, both ways take less than a millisecond."""


def chosen_layout(size: int, engine: Engine, build: Callable[[], Layout | None], *, times: int = 1) -> Layout | None:
    """Return the layout to score a network by, or None for the plain path; `build` makes or returns it.

    `size` counts nodes and edges; `times` says how often they will be scored at once.
    """
    return build() if is_compiled(size, engine, times=times) else None


def is_compiled(size: int, engine: Engine, *, times: int = 1) -> bool:
    """Say whether compiled code is asked for, or worth it."""
    if engine not in get_args(Engine):
        hint = nearest_or_all(engine, get_args(Engine))
        raise ParameterError(Problem(f"unknown engine {engine!r}", path="engine", hint=hint))
    if engine == "plain":
        return False
    if engine == "compiled":
        if not _has_numba():
            raise not_installed("numba", "fast")
        return True
    room, loading = ("sweep", WORTH_LOADING) if times == 1 else ("batch", WORTH_LOADING_FOR_MANY)
    if times * size < (WORTH_USING if f"argmap.kernels.{room}" in sys.modules else loading):
        return False
    if not _has_numba():
        _advise()
        return False
    return True


def chosen_threads(threads: int | None) -> int:
    """Return how many threads to use: as many as asked for, or as there are processors.

    >>> chosen_threads(2)
    2
    """
    if threads is None:
        return available_threads()
    given: object = threads  # whatever a caller passes
    if not isinstance(given, int) or isinstance(given, bool) or given < 1:
        raise ParameterError(Problem(f"threads is {threads!r}", path="threads", hint="Give a whole number from 1 on."))
    return threads


def available_threads() -> int:
    """Return how many processors this process may use.

    >>> available_threads() >= 1
    True
    """
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _has_numba() -> bool:
    try:
        import numba  # noqa: F401, PLC0415 - slow to load
    except ImportError:  # not installed, or made for an older numpy than this
        return False
    return True


@cache
def _advise() -> None:
    """Say once how to be faster."""
    message = "Large networks are scored several times faster with numba: pip install 'argmap[fast]'"
    warn(message, SpeedWarning)
