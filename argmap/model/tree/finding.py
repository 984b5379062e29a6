"""`Finding`: a problem together with its place in the tree, before anybody knows lines and columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from argmap.basics.shown import shown
from argmap.errors import MOST, Problem, nearest, not_shown

Location = tuple[str | int | float | bool | None, ...]
"""The keys and indices that lead from the top of the tree to a place."""

_SIMPLE = re.compile(r"[A-Za-z_][\w-]*")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong at one place in the tree."""

    message: str
    location: Location = ()
    hint: str | None = None
    at_key: bool = False
    """Whether the key itself is wrong, and not what stands under it."""
    meant: tuple[str, Collection[str]] | None = None
    """A wrong name and the right ones: the hint is looked up only for the problems that are shown."""
    times: int = 1
    """How often it is so, where this is the first of several."""

    def problem(self) -> Problem:
        """Return the finding as a `Problem` whose place is the path in the tree."""
        return Problem(self.message, path=path_of(self.location), hint=self.advice(), times=self.times)

    def advice(self) -> str | None:
        """Return the hint, with the nearest right name where a name was wrong."""
        if self.hint is not None or self.meant is None:
            return self.hint
        wrong, known = self.meant
        return nearest(wrong, known)


def path_of(location: Location) -> str:
    """Write a location as a path.

    >>> path_of(("relations", 2, "premises", 0)), path_of(("claims", "not a word"))
    ('$.relations[2].premises[0]', "$.claims['not a word']")
    """
    steps = []
    for step in location:
        if isinstance(step, str) and _SIMPLE.fullmatch(step):
            steps.append(f".{step}")
        else:
            steps.append(f"[{shown(step) if step else repr(step)}]" if isinstance(step, str) else f"[{step}]")
    return "$" + "".join(steps)


def problems_of(found: Sequence[Finding]) -> list[Problem]:
    """Turn the first hundred findings into problems, each with its path, and count the others.

    >>> [str(problem) for problem in problems_of([Finding("one", ("claims",))])]
    ['$.claims: one']
    """
    return capped([finding.problem() for finding in found[:MOST]], len(found))


def capped(problems: Sequence[Problem], number: int | None = None) -> list[Problem]:
    """Keep the first hundred problems and count the others, of which there are `number` in all.

    >>> len(capped([Problem("x")] * 250)), capped([Problem("x")] * 250)[-1].message
    (101, '150 more problems are not shown')
    """
    rest = (len(problems) if number is None else number) - MOST
    if rest <= 0:
        return list(problems)
    return [*problems[:MOST], Problem(not_shown(rest))]
