"""Run a tape with numpy: forward gives how likely what is given is, backward how that grows with every entry."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from argmap.worlds.exact.tape import spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.worlds.exact.tape import Tape

    Floats = NDArray[np.float64]
    Index = NDArray[np.int64]

LOW = 10
"""Products of up to so many variables are taken side by side, a level at once; larger ones by themselves."""
SMALL, LARGE = 1e-100, 1e100
"""A table whose largest entry leaves these is brought back by a power of 2, so that nothing underflows."""


def forward(tape: Tape, values: Floats, *, careful: bool) -> Floats:
    """Fill in the tables that are made; return by which power of 2 each product was brought back, shape (products,).

    `values` has shape (entries,), or (entries, scenarios), with the entries of the given tables filled in. Where
    nothing is given as evidence, no table can underflow, and nobody has to be `careful`.
    """
    powers = np.zeros((len(tape.first), *values.shape[1:]))
    for step in _steps(tape):
        step.forward(values, powers if careful else None)
    return powers


def backward(tape: Tape, values: Floats, powers: Floats) -> Floats:
    """Return how the logarithm of the product of all roots grows with each entry; shape (entries,).

    A root that is 0 has no logarithm, and must not be asked for.
    """
    slopes = np.zeros_like(values)
    slopes[tape.roots] = 1.0 / values[tape.roots]
    with np.errstate(over="ignore", invalid="ignore"):  # who asks sees that slopes are not finite
        for step in reversed(_steps(tape)):
            step.backward(values, powers, slopes)
    return slopes


def _steps(tape: Tape) -> list[_Side | _Alone]:
    if "plain" not in tape.kept:
        tape.kept["plain"] = _laid_out(tape)
    found: list[_Side | _Alone] = tape.kept["plain"]  # type: ignore[assignment] # kept by name
    return found


def _laid_out(tape: Tape) -> list[_Side | _Alone]:
    order = np.argsort(tape.level, kind="stable")
    starts = np.flatnonzero(np.diff(tape.level[order], prepend=-1))
    steps: list[_Side | _Alone] = []
    for rows in np.split(order, starts[1:]):
        small = tape.dimension[rows] <= LOW
        steps += [_Alone(tape, int(row)) for row in rows[~small]]
        steps += [
            _Side(tape, part) for part in (rows[small & tape.sums[rows]], rows[small & ~tape.sums[rows]]) if part.size
        ]
    return steps


class _Side:
    """Small products that do not need each other, all with a sum or all without, taken side by side."""

    def __init__(self, tape: Tape, rows: Index) -> None:
        self.rows, self.sums = rows, bool(tape.sums[rows[0]])
        bits = [tape.patterns[number] for number in tape.pattern[rows].tolist()]
        sizes = [1 << dimension for dimension, _, _ in bits]
        length = np.array(sizes)
        self.first = np.concatenate([spread(one, 0, dimension) for dimension, one, _ in bits])
        self.second = np.concatenate([spread(other, 0, dimension) for dimension, _, other in bits])
        self.first += np.repeat(tape.first[rows], length)
        self.second += np.repeat(tape.second[rows], length)
        made = length >> self.sums
        self.start = np.zeros(len(rows), dtype=np.int64)
        np.cumsum(made[:-1], out=self.start[1:])
        self.made = made
        self.into = np.arange(int(made.sum())) + np.repeat(tape.into[rows] - self.start, made)

    def forward(self, values: Floats, powers: Floats | None) -> None:
        """Take the products."""
        product = values[self.first]
        product *= values[self.second]
        if self.sums:
            product = product[0::2] + product[1::2]
        if powers is not None:
            largest = np.maximum.reduceat(np.abs(product), self.start, axis=0)
            if ((largest > LARGE) | ((largest < SMALL) & (largest > 0))).any():
                power = powers[self.rows] = _power(largest)
                product *= np.repeat(np.exp2(power), self.made, axis=0)
        values[self.into] = product

    def backward(self, values: Floats, powers: Floats, slopes: Floats) -> None:
        """Hand the slopes of the products on to the tables."""
        slope = slopes[self.into]
        power = powers[self.rows]
        if power.any():
            slope *= np.repeat(np.exp2(power), self.made)
        if self.sums:
            slope = np.repeat(slope, 2)
        for place, entries, other in (self._firsts, self._seconds):
            own = np.bincount(entries, weights=slope * values[other], minlength=len(place))
            slopes[place] = own

    @cached_property
    def _firsts(self) -> tuple[Index, Index, Index]:
        place, entries = np.unique(self.first, return_inverse=True)
        return place, entries, self.second

    @cached_property
    def _seconds(self) -> tuple[Index, Index, Index]:
        place, entries = np.unique(self.second, return_inverse=True)
        return place, entries, self.first


class _Table:
    """How a table stands in a large product: what is looked up for the low variables, and its size on the high axes."""

    def __init__(self, begin: int, bits: int, runs: list[tuple[int, bool]]) -> None:
        self.begin, self.size = begin, 1 << bits.bit_count()
        self.axes = tuple(1 << length if mine else 1 for length, mine in runs)
        self.absent = tuple(at for at, (_, mine) in enumerate(runs) if not mine)
        self.low = bits & ((1 << LOW) - 1)
        self.spread = spread(bits, 0, LOW)

    def of(self, values: Floats) -> Floats:
        """Return the entries that stand in the product: its high axes, 1 where the table has none, and the low ones."""
        more = values.shape[1:]
        table = values[self.begin : self.begin + self.size].reshape(*self.axes, -1, *more)
        return table.take(self.spread, axis=len(self.axes))

    def summed(self, slope: Floats) -> Floats:
        """Add up what is handed to the same entry; `slope` has the axes of the product."""
        found = slope.sum(axis=self.absent) if self.absent else slope
        place = 0
        for at in range(LOW):
            if self.low >> at & 1:
                place += 1
            else:
                pairs = found.reshape(-1, 2, 1 << place)
                found = pairs[:, 0] + pairs[:, 1]
        return found.reshape(-1)


class _Alone:
    """A large product, taken by itself."""

    def __init__(self, tape: Tape, row: int) -> None:
        self.row, self.sums = row, bool(tape.sums[row])
        dimension, first, second = tape.patterns[tape.pattern[row]]
        runs = _runs(dimension, first, second)
        self.full = (*(1 << length for length, _, _ in runs), 1 << LOW)
        self.first = _Table(int(tape.first[row]), first, [(length, mine) for length, mine, _ in runs])
        self.second = _Table(int(tape.second[row]), second, [(length, mine) for length, _, mine in runs])
        self.begin, self.made = int(tape.into[row]), 1 << (dimension - self.sums)

    def forward(self, values: Floats, powers: Floats | None) -> None:
        """Take the product."""
        more = values.shape[1:]
        product = (self.first.of(values) * self.second.of(values)).reshape(-1, *more)
        if self.sums:
            product = product[0::2] + product[1::2]
        if powers is not None:
            largest = np.abs(product).max(axis=0)
            if ((largest > LARGE) | ((largest < SMALL) & (largest > 0))).any():
                powers[self.row] = _power(largest)
                product = product * np.exp2(powers[self.row])
        values[self.begin : self.begin + self.made] = product

    def backward(self, values: Floats, powers: Floats, slopes: Floats) -> None:
        """Hand the slope of the product on to the tables."""
        slope = slopes[self.begin : self.begin + self.made] * np.exp2(powers[self.row])
        if self.sums:
            slope = np.repeat(slope, 2)
        slope = slope.reshape(self.full)
        for own, other in ((self.first, self.second), (self.second, self.first)):
            slopes[own.begin : own.begin + own.size] = own.summed(slope * other.of(values))


def _runs(dimension: int, first: int, second: int) -> list[tuple[int, bool, bool]]:
    """Return neighbouring high variables that stand in the same tables, the last one first: how many, and in which."""
    runs: list[tuple[int, bool, bool]] = []
    for at in reversed(range(LOW, dimension)):
        mine = bool(first >> at & 1), bool(second >> at & 1)
        if runs and runs[-1][1:] == mine:
            runs[-1] = (runs[-1][0] + 1, *mine)
        else:
            runs.append((1, *mine))
    return runs


def _power(largest: Floats) -> Floats:
    """Return the power of 2 that brings numbers near 1; none for 0."""
    power: Floats = np.where(largest > 0, -np.floor(np.log2(np.where(largest > 0, largest, 1.0))) - 1.0, 0.0)
    return power
