"""A progress bar for what takes more than a second, where somebody is watching: on a terminal or in a notebook."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Protocol, Self

from argmap.basics.progress_in_notebook import NotebookLine, in_notebook

DELAY = 1.0
"""Seconds before a bar is shown."""

_local = threading.local()
_display = threading.Lock()
"""Held by the one stage that is shown: two bars would write over each other."""


class Bar(Protocol):
    """What shows how far some work has come."""

    def show(self, name: str, fraction: float | None) -> None:
        """Say what is being done, and how much of it is, from 0 to 1; None where nobody knows."""

    def stop(self) -> None:
        """Take the bar away."""


class TerminalBar:
    """A bar on a terminal, drawn by rich."""

    def __init__(self, name: str) -> None:
        from rich.console import Console  # noqa: PLC0415 - only loaded when a bar is shown
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        columns = TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn()
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task(name, total=None)
        self._progress.start()

    def show(self, name: str, fraction: float | None) -> None:
        """Draw the bar anew."""
        share: dict[str, Any] = {"total": None} if fraction is None else {"total": 1.0}
        self._progress.update(self._task, description=name, completed=fraction or 0.0, **share)

    def stop(self) -> None:
        """Wipe the bar away."""
        self._progress.stop()


class Stage:
    """One stage of some work; `at` says how far it has come.

    >>> with stage("Reading the claims") as reading:
    ...     reading.at(0.5)
    """

    def __init__(self, name: str, *, delay: float = DELAY) -> None:
        self._names, self._delay = [name], delay
        self._fraction: float | None = None
        self._bar: Bar | None = None
        self._guard = threading.Lock()
        self._timer: threading.Timer | None = None

    def at(self, fraction: float) -> None:
        """Say how much is done, from 0 to 1."""
        self._fraction = fraction
        self._tell()

    @contextlib.contextmanager
    def part(self, name: str) -> Iterator[Stage]:
        """Show another name while a stage within this one runs."""
        self._names.append(name)
        self._fraction = None
        self._tell()
        try:
            yield self
        finally:
            self._names.pop()
            self._fraction = None
            self._tell()

    def __enter__(self) -> Self:
        if watched():
            self._timer = threading.Timer(self._delay, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is None:
            return
        self._timer.cancel()
        with self._guard:
            self._timer = None
            if self._bar is not None:
                self._bar.stop()
                self._bar = None
                _display.release()

    def _show(self) -> None:
        with self._guard:
            if self._timer is None or not _display.acquire(blocking=False):
                return
            self._bar = NotebookLine() if in_notebook() else TerminalBar(self._names[-1])
        self._tell()

    def _tell(self) -> None:
        with self._guard:
            if self._bar is not None:
                self._bar.show(self._names[-1], self._fraction)


@contextlib.contextmanager
def stage(name: str, *, delay: float = DELAY) -> Iterator[Stage]:
    """Name a stage of some work. Within another stage of the same thread its name takes the other's place.

    It is shown after so many seconds.

    >>> with stage("Reading the tables"), stage("Reading the claims") as inner:
    ...     inner.at(0.5)
    """
    outer: Stage | None = getattr(_local, "stage", None)
    if outer is not None:
        with outer.part(name):
            yield outer
        return
    with Stage(name, delay=delay) as own:
        _local.stage = own
        try:
            yield own
        finally:
            _local.stage = None


def watched() -> bool:
    """Say whether somebody may be watching: the errors go to a terminal, or a notebook is running.

    >>> watched()
    False
    """
    if in_notebook():
        return True
    stream = sys.stderr
    return stream is not None and not stream.closed and stream.isatty()
