"""Cut long work into pieces: between two of them Python looks whether the user wants to stop.

Compiled code cannot be interrupted, and a signal that waits while it hands numpy arrays back as new objects makes
numba fail or crash. So kernels fill arrays that they are given, return one number or nothing, and are called for a
piece at a time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

PIECE = 4_000_000
"""So much work, in nodes and entries, is done at once: a tenth of a second, some tenths where memory is slow."""


def pieces(number: int, *starts: Any, size: int = PIECE) -> Iterator[tuple[int, int]]:
    """Cut rows 0 to `number` into stretches of about `size` rows and entries, the entries counted by `starts`.

    >>> list(pieces(5, size=2))
    [(0, 2), (2, 4), (4, 5)]
    >>> list(pieces(3, [0, 9, 9, 10], size=4))
    [(0, 1), (1, 3)]
    """
    return cut(lambda at: at + sum(int(start[at]) for start in starts), 0, number, size=size)


def cut(work: Any, first: int, last: int, *, size: int = PIECE) -> Iterator[tuple[int, int]]:
    """Cut first to last into stretches of about `size`, where `work(i)` is how much there is to do before i.

    >>> list(cut(lambda at: 10 * at, 3, 6, size=20))
    [(3, 5), (5, 6)]
    """
    while first < last:
        end = max(first + 1, bisect_right(range(last + 1), work(first) + size, lo=first + 1, key=work) - 1)
        yield first, end
        first = end
