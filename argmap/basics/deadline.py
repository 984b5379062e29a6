"""`Deadline`: until when an answer may be worked at, looked at between two parts of the work."""

from __future__ import annotations

import time
from collections.abc import Iterator

SECONDS = 8.0
"""So long scenarios are tried for one answer, unless told otherwise."""
MOMENT = 0.25
"""So long one part of the work may take, so that the clock is looked at often."""


class Deadline:
    """Until when an answer may be worked at: looked at between two parts of the work.

    >>> list(Deadline(60.0).parts(3, at_once=2)), list(Deadline(0.0).parts(3))
    ([(0, 1), (1, 3)], [])
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._end = time.monotonic() + seconds

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._end

    def parts(self, number: int, *, at_once: int = 1 << 20) -> Iterator[tuple[int, int]]:
        """Cut so many trials into parts that take a moment each, from where to where, as long as there is time.

        The parts double as long as each takes a fraction of a moment, up to `at_once`.
        """
        first, size = 0, 1
        while first < number and not self.over:
            begun, last = time.monotonic(), min(number, first + size)
            yield first, last
            took = time.monotonic() - begun
            size = min(at_once, size * 2) if took < MOMENT else max(1, size // 2 if took > 2 * MOMENT else size)
            first = last
