"""`Tape`: an elimination laid flat, as products of two tables, from which a variable may be summed out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Index = NDArray[np.int64]

ONE = 0
"""Where on the tape the number 1 stands, for a variable that stands in one table only."""
NEAR = 8
"""Of so many tables of like size, the two are multiplied first whose product is smallest."""


@dataclass(frozen=True, eq=False)
class Tape:
    """Products in the order in which they are taken; each is a row of the columns here, shape (products,).

    The entries of all tables stand one after the other in one array: of the tables that are given, then of those that
    are made. A table over variables x0, x1, ..., of which x0 is summed out first, has the entry of their values at
    x0 + 2 x1 + 4 x2 and so on.
    """

    size: int
    """How many entries there are in all."""
    dimension: Index
    """How many variables the two tables have together, with the one that is summed out."""
    first: Index
    """Where the first table begins."""
    second: Index
    into: Index
    """Where the product is put."""
    sums: NDArray[np.bool_]
    """Whether the earliest variable is summed out."""
    pattern: Index
    """Which of the patterns says what entries meet."""
    level: Index
    """A product needs only what comes from lower levels."""
    patterns: tuple[tuple[int, int, int], ...]
    """(number of variables, those of the first table, those of the second), as sets of bits."""
    roots: Index
    """Where the products of all that hangs together stand, a number each."""
    operations: int
    """How many multiplications one pass takes."""

    @cached_property
    def kept(self) -> dict[str, object]:
        """What has been worked out for the ways to run it."""
        return {}


class TapeWriter:
    """Writes a tape, variable by variable."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._rows: list[tuple[int, int, int, int, bool, int, int]] = []
        self._patterns: dict[tuple[int, int, int], int] = {}
        self._level: dict[int, int] = {}
        self.operations = 0

    def product(self, first: tuple[int, int], second: tuple[int, int], *, sums: bool) -> tuple[int, int]:
        """Multiply two tables, each a set of bits and a place; return the set and the place of the product."""
        (bits, place), (others, elsewhere) = first, second
        both = bits | others
        pattern = _compressed(bits, others)
        dimension = pattern[0]
        level = 1 + max(self._level.get(place, 0), self._level.get(elsewhere, 0))
        number = self._patterns.setdefault(pattern, len(self._patterns))
        into, self.size = self.size, self.size + (1 << (dimension - sums))
        self._rows.append((dimension, place, elsewhere, into, sums, number, level))
        self._level[into] = level
        self.operations += 1 << dimension
        return (both & (both - 1) if sums else both), into

    def tape(self, roots: Sequence[int]) -> Tape:
        """Return what was written."""
        rows = np.array(self._rows, dtype=np.int64).reshape(-1, 7)
        dimension, first, second, into, sums, pattern, level = (np.ascontiguousarray(column) for column in rows.T)
        return Tape(
            self.size, dimension, first, second, into, sums.astype(bool), pattern, level, tuple(self._patterns),
            np.array(roots, dtype=np.int64), self.operations,
        )  # fmt: skip


def write_tape(
    order: Sequence[int], tables: Sequence[tuple[tuple[int, ...], int]], size: int, *, most: int
) -> Tape | None:
    """Return the tape that sums out the variables in this order; None where it takes more than `most` operations.

    A table is its variables, in the order in which they are summed out, and its place; `size` entries are given. What
    is contained in another table is multiplied into it before the two meet a third, so that the largest tables are gone
    through once.

    >>> write_tape([0, 1], [((0, 1), 1), ((1,), 5)], 7, most=100).operations
    6
    """
    place_of = {variable: place for place, variable in enumerate(order)}
    waiting: list[list[tuple[tuple[int, ...], int]]] = [[] for _ in order]
    for variables, place in tables:
        waiting[place_of[variables[0]]].append((variables, place))
    writer, roots = TapeWriter(size), []
    for variable in order:
        met = waiting[place_of[variable]]
        waiting[place_of[variable]] = []
        clique = sorted({one for variables, _ in met for one in variables}, key=place_of.__getitem__)
        bit = {one: 1 << at for at, one in enumerate(clique)}
        left = [(sum(bit[one] for one in variables), place) for variables, place in met]
        bits, place = _multiplied(writer, left)
        if writer.operations > most:
            return None
        rest = tuple(one for one in clique if bit[one] & bits)
        if rest:
            waiting[place_of[rest[0]]].append((rest, place))
        else:
            roots.append(place)
    return writer.tape(roots)


def _multiplied(writer: TapeWriter, left: list[tuple[int, int]]) -> tuple[int, int]:
    """Multiply all tables in which a variable stands, small ones first, and sum it out in the last product."""
    if len(left) == 1:
        return writer.product(left[0], (0, ONE), sums=True)
    left.sort(key=lambda table: (-table[0].bit_count(), table))
    while len(left) > 2:  # noqa: PLR2004 - the last two are summed as they meet
        one = left.pop()
        near = range(max(0, len(left) - NEAR), len(left))
        other = left.pop(min(near, key=lambda at: ((left[at][0] | one[0]).bit_count(), -at)))
        made = writer.product(one, other, sums=False)
        size = made[0].bit_count()
        at = len(left)
        while at and left[at - 1][0].bit_count() < size:
            at -= 1
        left.insert(at, made)
    return writer.product(left[0], left[1], sums=True)


@lru_cache(maxsize=4096)
def _compressed(bits: int, others: int) -> tuple[int, int, int]:
    """Count the variables of two tables, and number them anew without gaps.

    >>> _compressed(0b1001, 0b1000)
    (2, 3, 2)
    """
    both, first, second, number = bits | others, 0, 0, 0
    while both:
        lowest = both & -both
        first |= (1 << number) if bits & lowest else 0
        second |= (1 << number) if others & lowest else 0
        number += 1
        both ^= lowest
    return number, first, second


@lru_cache(maxsize=4096)
def spread(bits: int, low: int, high: int) -> Index:
    """Return, for values of the variables from `low` to before `high` of a product, where they stand in one of its tables.

    >>> spread(0b101, 0, 3).tolist()
    [0, 1, 0, 1, 2, 3, 2, 3]
    """
    found = np.zeros(1, dtype=np.int64)
    for at in range(low, high):
        step = 1 << (bits & ((1 << at) - 1)).bit_count() if bits >> at & 1 else 0
        found = np.concatenate([found, found + step])
    found.flags.writeable = False
    return found
