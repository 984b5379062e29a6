"""All combinations of one choice from each of several lists that are made as they are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from argmap.acceptance.search.clauses import time_is_up
from argmap.errors import TimeLimitError

Item = TypeVar("Item")


def combinations_of(sources: Sequence[Iterator[Item]]) -> Iterator[list[Item]]:
    """Go through all combinations, the last source fastest; each source is gone through once, and what it gave is kept.

    >>> list(combinations_of([iter("ab"), iter("xy")]))
    [['a', 'x'], ['a', 'y'], ['b', 'x'], ['b', 'y']]
    >>> list(combinations_of([])), list(combinations_of([iter("ab"), iter("")]))
    ([[]], [])
    """
    known: list[list[Item]] = []
    for source in sources:
        first = next(source, None)
        if first is None:
            return
        known.append([first])
    at = [0] * len(known)
    while True:
        yield [items[place] for items, place in zip(known, at, strict=True)]
        turn = len(at) - 1
        while turn >= 0:
            at[turn] += 1
            if at[turn] == len(known[turn]):
                more = next(sources[turn], None)
                if more is not None:
                    known[turn].append(more)
            if at[turn] < len(known[turn]):
                break
            at[turn] = 0
            turn -= 1
        if turn < 0:
            return


def number_of_combinations(sources: Iterable[Iterator[object]]) -> int:
    """Return how many combinations there are; where the time is up, the error tells of how many is known so far.

    >>> number_of_combinations([iter("ab"), iter("xyz")]), number_of_combinations([])
    (6, 1)
    """
    number = 1
    for source in sources:
        found = 0
        try:
            for _ in source:
                found += 1
        except TimeLimitError:
            raise time_is_up(f"{number * found:,} were counted", number * found) from None
        number *= found
    return number
