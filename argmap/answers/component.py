"""`Component`: what the solver says about one part of a map that runs in circles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Method = Literal["iteration", "dynamics", "newton", "undecided", "none"]


@dataclass(frozen=True, slots=True)
class Component:
    """One strongly connected part of a map: every member bears on every other.

    >>> Component(members=("hen", "egg"), size=2, method="iteration", iterations=40, residual=0.0).converged
    True
    """

    members: tuple[str, ...]
    """The claims in it, in the order of the map."""
    size: int
    """How many claims, relations and sources it has that are scored for themselves."""
    method: Method
    """What found the answer: synchronous iteration, the continuous dynamics, Newton's method, or nothing.

    Of chances it is `undecided`: each world was worked out, and what does not follow in it is left undecided there.
    """
    iterations: int
    """Steps of synchronous iteration that were taken."""
    residual: float
    """The largest change that one more step would make to a score in it."""
    stable: bool = True
    """False where a small push would carry the scores away from the fixed point, or where there is none.

    What iteration came to has to draw further iteration, what was found otherwise the dynamics. In parts of more than
    300 claims, and under a user's function, this is not worked out: what iteration or the dynamics came to is taken to
    be stable unless a push is seen to grow, and what Newton's method found is not. It is not worked out either where
    more than a hundred parts are solved side by side.
    """
    oscillating: tuple[str, ...] = ()
    """The claims that swing for ever under synchronous iteration."""
    converged: bool = True
    """Whether the limit is known to 1e-9."""
    distance: float = 0.0
    """How far the scores may be from their limit: the residual over 1 minus the ratio of successive steps; near a ratio of
    1, with what rounding may hide. Infinite where no limit is in sight."""
