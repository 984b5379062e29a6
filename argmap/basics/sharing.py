"""Share work out among threads, in a way that Ctrl-C cannot leave broken.

Ctrl-C may come between any two steps of the main thread, also where `threading` and `concurrent.futures` have taken a
lock and not noted it: whoever needs that lock next waits for ever. So this thread only ever asks a `SimpleQueue`, which
is done in one step or not at all.
"""

from __future__ import annotations

import _thread
import os
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue
from typing import Generic, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")


def share_out(take: Callable[[Iterator[Part]], Result], parts: Iterable[Part], threads: int) -> list[Result]:
    """Let threads, this one among them, take parts until none is left; return what each made of those that it took.

    What fails in one thread, and Ctrl-C in this one, leaves nothing for the others to take; they end with the part
    that they are at before it is raised.

    >>> sum(share_out(sum, [1, 2, 3], 2))
    6
    """
    waiting = iter(parts)  # threads share it: each step is one of Python's own

    def work() -> Result:
        try:
            return take(waiting)
        except BaseException:
            for _ in waiting:
                pass
            raise

    others = [_Job(work) for _ in range(threads - 1)]
    _start(others)
    try:
        own = work()
    except BaseException:
        for job in others:
            job.wait()
        raise
    return [own, *(job.result() for job in others)]


class _Job(Generic[Result]):
    """Some work that is done by another thread."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._end: SimpleQueue[None] = SimpleQueue()
        self._made: list[Result] = []
        self._failed: BaseException | None = None

    def do(self) -> None:
        """Do it, here, and say that it has ended."""
        try:
            self._made.append(self._work())
        except BaseException as error:
            self._failed = error
        self._end.put(None)

    def wait(self) -> None:
        """Wait until it has been done."""
        self._end.get()

    def result(self) -> Result:
        """Return what came of it, or raise what went wrong."""
        self.wait()
        if self._failed is not None:
            raise self._failed
        return self._made[0]


class _Threads:
    """Threads that wait for jobs; there are as many as were ever needed at once, at most one a processor."""

    def __init__(self) -> None:
        self.jobs: SimpleQueue[_Job[object]] = SimpleQueue()
        self.number = 0

    def serve(self) -> None:
        """Do one job after another."""
        while True:
            self.jobs.get().do()


_threads = _Threads()


def _start(jobs: list[_Job[Result]]) -> None:
    while _threads.number < min(len(jobs), os.cpu_count() or 1):
        _thread.start_new_thread(_threads.serve, ())
        _threads.number += 1
    for job in jobs:
        _threads.jobs.put(job)  # type: ignore[arg-type] # whatever it makes


def _forget() -> None:
    global _threads  # noqa: PLW0603 - threads do not survive a fork
    _threads = _Threads()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
