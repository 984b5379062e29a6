"""`Tally`: in how many of the worlds drawn each thing held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.worlds.switches import count_bits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.worlds.conditions import Conditions
    from argmap.worlds.random_words import Words

    Counts = NDArray[np.int64]


@dataclass(eq=False)
class Tally:
    """Counts of worlds; those of a later lot are added to it."""

    held: Counts
    """In how many of the worlds that count each node holds; shape (nodes,)."""
    may: Counts
    """In how many of them it may: the same, but for what a circle leaves undecided."""
    believed: Counts
    """In how many of all worlds some source of each claim that rests on sources is reliable."""
    met: Counts
    """In how many of all worlds each condition is met."""
    kept: int = 0
    """How many worlds count: those that meet all conditions."""

    @classmethod
    def empty(cls, nodes: int, resting: int, conditions: Conditions | None) -> Tally:
        """Return one of no worlds."""
        number = 0 if conditions is None else len(conditions)
        held, may, believed, met = (np.zeros(size, dtype=np.int64) for size in (nodes, nodes, resting, number))
        return cls(held, may, believed, met)

    def add(self, other: Tally) -> None:
        """Add the worlds of another."""
        self.held += other.held
        self.may += other.may
        self.believed += other.believed
        self.met += other.met
        self.kept += other.kept

    @classmethod
    def of_all(cls, parts: Iterable[Tally]) -> Tally:
        """Return the first of some tallies with all others added to it."""
        total, *rest = parts
        for other in rest:
            total.add(other)
        return total


def kept_words(conditions: Conditions | None, values: Words, counting: Words, tally: Tally) -> Words:
    """Return which worlds count, shape (words,), of those that `counting` has, and note how many."""
    kept = counting
    if conditions is not None:
        met = conditions.met(values) & counting
        tally.met += count_bits(met)
        kept = np.bitwise_and.reduce(met, axis=0)
    tally.kept += int(count_bits(kept[None])[0])
    return kept
