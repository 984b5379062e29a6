"""How much work a question may make: what would take minutes is cut short, and said, or refused with advice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from argmap.scoring.network_core import NetworkCore

MOST = 1_000_000_000
"""So many nodes and edges are evaluated for one answer, all scenarios together: up to about a minute without numba."""
ROUNDS = 100
"""So often a circle is taken to be gone through in each scenario."""
APART = 10
"""How much longer that takes, since it is not done for many scenarios side by side."""
MOST_CLAIMS = 1_000
"""Among so many claims a smallest change is looked for: what that takes grows faster than their number."""
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


def affordable(network: NetworkCore, *, circles: bool) -> int:
    """Return in how many scenarios the network may be scored for one answer.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5] * 3, source=[1, 2], target=[0, 0], sign=[1, 1])
    >>> affordable(network, circles=False), affordable(network, circles=True)
    (200000000, 200000)
    """
    return MOST // max(1, network.arrays.size * (ROUNDS * APART if circles else 1))


def refuse_beyond(most: int, claims: int, *, path: str, hint: str) -> None:
    """Refuse a question about more claims than there is time for.

    >>> refuse_beyond(1_000, 5_000, path="claims", hint="Name fewer.")
    Traceback (most recent call last):
    argmap.errors.ParameterError: claims: 5,000 claims would have to be tried, and there is time for 1,000. Name fewer.
    """
    if claims > most:
        message = f"{claims:,} claims would have to be tried, and there is time for {most:,}"
        raise ParameterError(Problem(message, path=path, hint=hint))
