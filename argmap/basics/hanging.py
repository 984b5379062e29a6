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
    lost, every = set(gone), [(thing, tuple(parts)) for thing, parts in made_of]
    things = {thing for thing, _ in every}
    users: dict[Thing, list[Thing]] = defaultdict(list)
    waiting = []
    for thing, parts in every:
        if not lost.isdisjoint(parts):
            waiting.append(thing)
        if not things.isdisjoint(parts):  # few are made of what is made itself
            for part in parts:
                users[part].append(thing)
    found: set[Thing] = set()
    while waiting:
        thing = waiting.pop()
        if thing not in found and thing not in lost:
            found.add(thing)
            waiting.extend(users.get(thing, ()))
    return found
