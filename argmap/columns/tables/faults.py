"""`Faults`: what is wrong with the tables, row by row; the first hundred are told and all are counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from argmap.errors import MOST, MOST_HINTS, FormatError, MapError, Problem, not_shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.tables.frames import Frame

Hint = Callable[[], str | None] | str | None
Described = tuple[str, Hint]
"""What is wrong, and what to do about it: looked up only where it is told."""


class Faults:
    """Collects problems; `settle` raises all of them as one error.

    >>> import pyarrow
    >>> from argmap.columns.tables.frames import open_frame
    >>> frame = open_frame("claims", pyarrow.table({"id": ["", "rain"]}), (), ("id",))
    >>> faults = Faults()
    >>> faults.rows(frame, np.array([True, False]), lambda row: ("id is empty", None))
    >>> faults.settle()
    Traceback (most recent call last):
    argmap.errors.MapError: claims: row 0 (rows are counted from 0): id is empty
    """

    def __init__(self) -> None:
        self._columns: list[Problem] = []
        self._rows: list[tuple[int, int, int, Frame, Callable[[int], Described]]] = []
        self._more = 0
        self._names: list[str] = []

    def column(self, frame: Frame, message: str, hint: str | None = None) -> None:
        """Note that a column is missing or of the wrong sort."""
        self._columns.append(_problem(frame, message, hint))

    def rows(self, frame: Frame, bad: NDArray[np.bool_], describe: Callable[[int], Described]) -> None:
        """Note that something is wrong with the rows that are flagged."""
        self.numbered(frame, np.flatnonzero(bad), describe)

    def numbered(self, frame: Frame, bad: NDArray[np.integer], describe: Callable[[int], Described]) -> None:
        """Note that something is wrong with the rows of these numbers, given in ascending order."""
        if frame.name not in self._names:
            self._names.append(frame.name)
        order, first = self._names.index(frame.name), frame.first_row
        if len(bad) and sum(known[:2] < (order, first + int(bad[0])) for known in self._rows) >= MOST:
            self._more += len(bad)  # none of them will be among those that are told: let their batch of rows go
            return
        self._rows += [(order, first + row, len(self._rows), frame, describe) for row in bad[:MOST].tolist()]
        self._more += max(0, len(bad) - MOST)

    @property
    def unreadable(self) -> bool:
        """Whether a column is missing or of the wrong sort, so that rows cannot be told."""
        return bool(self._columns)

    def settle(self) -> None:
        """Raise whatever there is as one error."""
        if self._columns or self._rows:
            raise self.error()

    def error(self) -> FormatError | MapError:
        """Return all of it: a `FormatError` where columns are wrong, else a `MapError` with the rows."""
        if self._columns:
            return FormatError(*self._columns)
        told = sorted(self._rows, key=lambda entry: entry[:3])
        hints = iter(range(MOST_HINTS))
        problems = []
        said: set[str] = set()
        for _, row, _, frame, describe in told[:MOST]:
            message, hint = describe(row - frame.first_row)
            advice = hint if not callable(hint) else hint() if next(hints, None) is not None else None
            note = "" if frame.name in said else f" ({frame.counted})"
            said.add(frame.name)
            problems.append(_problem(frame, f"row {row}{note}: {message}", advice))
        rest = len(told) - len(problems) + self._more
        if rest:
            problems.append(Problem(not_shown(rest)))
        return MapError(*problems)


def _problem(frame: Frame, message: str, hint: str | None) -> Problem:
    return Problem(message, file=frame.file, path=None if frame.file else frame.name, hint=hint)
