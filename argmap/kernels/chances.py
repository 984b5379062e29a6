"""Run a tape of products for exact chances, forward and backward; what a tape is, `argmap.worlds.exact.tape` says."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from argmap.kernels.jit import kernel

SMALL, LARGE = 1e-100, 1e100


class Products(NamedTuple):
    """The columns of a tape, and for each pattern where the values of its variables stand in the two tables."""

    dimension: Any
    first: Any
    second: Any
    into: Any
    sums: Any
    pattern: Any
    low_start: Any
    """Where the lists of a pattern begin, for the low variables of a product."""
    low_first: Any
    low_second: Any
    high_start: Any
    """The same for the high ones."""
    high_first: Any
    high_second: Any


@kernel
def forward(tape: Products, begin: int, end: int, low_bits: int, values: Any, powers: Any) -> None:
    """Take some of the products; `values`, shape (entries,), and `powers`, shape (products,), are filled in."""
    for row in range(begin, end):
        dimension, pattern = tape.dimension[row], tape.pattern[row]
        bits = min(dimension, low_bits)
        low, high = 1 << bits, 1 << (dimension - bits)
        low_at, high_at = tape.low_start[pattern], tape.high_start[pattern]
        into, size = tape.into[row], 1 << (dimension - 1 if tape.sums[row] else dimension)
        out = into
        for above in range(high):
            one = tape.first[row] + tape.high_first[high_at + above]
            two = tape.second[row] + tape.high_second[high_at + above]
            if tape.sums[row]:
                for at in range(low_at, low_at + low, 2):
                    values[out] = (
                        values[one + tape.low_first[at]] * values[two + tape.low_second[at]]
                        + values[one + tape.low_first[at + 1]] * values[two + tape.low_second[at + 1]]
                    )
                    out += 1
            else:
                for at in range(low_at, low_at + low):
                    values[out] = values[one + tape.low_first[at]] * values[two + tape.low_second[at]]
                    out += 1
        largest = 0.0
        for at in range(into, into + size):
            largest = max(largest, abs(values[at]))
        if largest > LARGE or (0.0 < largest < SMALL):
            power = -np.floor(np.log2(largest)) - 1.0
            powers[row] = power
            factor = 2.0**power
            for at in range(into, into + size):
                values[at] *= factor


@kernel
def backward(tape: Products, begin: int, end: int, low_bits: int, values: Any, powers: Any, slopes: Any) -> None:
    """Hand the slopes of some of the products on to their tables, the last product first; `slopes` is added to."""
    for row in range(end - 1, begin - 1, -1):
        dimension, pattern = tape.dimension[row], tape.pattern[row]
        bits = min(dimension, low_bits)
        low, high = 1 << bits, 1 << (dimension - bits)
        low_at, high_at = tape.low_start[pattern], tape.high_start[pattern]
        place, factor = tape.into[row], 2.0 ** powers[row]
        for above in range(high):
            one = tape.first[row] + tape.high_first[high_at + above]
            two = tape.second[row] + tape.high_second[high_at + above]
            if tape.sums[row]:
                for at in range(low_at, low_at + low, 2):
                    slope = slopes[place] * factor
                    place += 1
                    for near in range(at, at + 2):
                        left, right = one + tape.low_first[near], two + tape.low_second[near]
                        slopes[left] += slope * values[right]
                        slopes[right] += slope * values[left]
            else:
                for at in range(low_at, low_at + low):
                    slope = slopes[place] * factor
                    place += 1
                    left, right = one + tape.low_first[at], two + tape.low_second[at]
                    slopes[left] += slope * values[right]
                    slopes[right] += slope * values[left]
