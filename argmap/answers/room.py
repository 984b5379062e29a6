"""`Room`: how wide a printed answer may be, and what becomes of a text that is longer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

WIDTH = 100
"""How many columns a printed answer takes, unless a terminal says how many it has; sentences never take more."""


@dataclass(frozen=True, slots=True)
class Room:
    """The columns there are; texts in a table go on in the next line, or are cut: one line a row is for programs."""

    columns: int = WIDTH
    wraps: bool = False

    @property
    def of_sentences(self) -> int:
        """How long a line of sentences may be: no longer than can be read."""
        return min(self.columns, WIDTH)


_USUAL = Room()
_ROOM: ContextVar[Room] = ContextVar("room", default=_USUAL)


def room() -> Room:
    """Return the room that there is for what is printed now.

    >>> room().columns, room().wraps
    (100, False)
    """
    return _ROOM.get()


@contextmanager
def within(columns: int) -> Iterator[None]:
    """Print answers into so many columns, as on a terminal: texts wrap and are never cut.

    >>> with within(60):
    ...     room().columns, room().wraps
    (60, True)
    """
    before = _ROOM.set(Room(columns, wraps=True))
    try:
        yield
    finally:
        _ROOM.reset(before)
