"""What hangs on a thing goes with it: whatever is made of it, and whatever is made of that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


def hanging_on(made_of: Iterable[tuple[Thing, Iterable[Thing]]], gone: Iterable[Thing]) -> set[Thing]:
    """Return every thing that has one of those gone among its parts, or a thing that has; without those gone themselves.

    It takes time in proportion to all parts together, and no depth is too great.

    >>> relations = [("safety", ("injuries", "close")), ("doubt", ("lights", "safety")), ("vans", ("kerb", "close"))]
    >>> sorted(hanging_on(relations, ["injuries"]))
    ['doubt', 'safety']
    """
    users: dict[Thing, list[Thing]] = defaultdict(list)
    for thing, parts in made_of:
        for part in parts:
            users[part].append(thing)
    waiting = list(gone)
    known, found = set(waiting), set()
    while waiting:
        for thing in users.get(waiting.pop(), ()):
            if thing not in known:
                known.add(thing)
                found.add(thing)
                waiting.append(thing)
    return found
