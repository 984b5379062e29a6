"""Draw worlds, a few words at a time, and count in how many of them each node holds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM
from argmap.basics.progress import stage
from argmap.basics.sharing import share_out
from argmap.kernels.pieces import pieces
from argmap.worlds.holding import hold, resting_claims
from argmap.worlds.switches import ALL, count_bits, switches_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.worlds.rows import Rows
    from argmap.worlds.switches import Switches

    Counts = NDArray[np.int64]
    Chunk = tuple[int, int, np.uint64]

MEMORY = 32_000_000
"""So many words of 64 worlds are held at once, by all threads together: 256 MB."""
AT_ONCE = 2_000_000
"""So many words are worked through before Python looks again whether the user wants to stop."""
MOST_WORDS = 1_024
"""So many words a node are taken at once: more would leave the cache."""


def count_drawn(
    arrays: Arrays, table: Rows, samples: int, seed: int, *, compiled: bool = False, threads: int = 1
) -> tuple[Counts, Counts]:
    """Count in how many of the worlds drawn each node holds, and in how many a claim's sources let it be believed.

    Shapes (nodes,) and (claims that rest on sources,). The counts are the same by compiled code, on any number of
    threads, and however many worlds are taken at once.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.worlds.rows import rows_of_arrays
    >>> arrays = arrays_from_arrays(prior=[1.0, 0.0], source=[0], target=[1], sign=[1])
    >>> count_drawn(arrays, rows_of_arrays(arrays), 100, 0)[0]
    array([100, 100])
    """
    switches = switches_of(arrays, seed)
    words, threads = -(-samples // 64), threads if compiled else 1
    at_once = max(1, min(MOST_WORDS, MEMORY // (max(1, len(arrays)) * threads), -(-words // threads)))
    last = ALL >> np.uint64(-samples % 64)
    chunks = [
        (first, min(at_once, words - first), last if first + at_once >= words else ALL)
        for first in range(0, words, at_once)
    ]
    count = _Compiled(arrays, table, switches, at_once).count if compiled else _plain(arrays, table, switches)
    own = threading.get_ident()
    with stage("Drawing worlds") as drawing:

        def take(waiting: Iterator[tuple[int, Chunk]]) -> tuple[Counts, Counts]:
            return count(told(waiting))

        def told(waiting: Iterator[tuple[int, Chunk]]) -> Iterator[Chunk]:
            for place, chunk in waiting:
                yield chunk
                if threading.get_ident() == own:  # this thread tells how far all have come
                    drawing.at((place + 1) / len(chunks))

        held, believed = zip(*share_out(take, enumerate(chunks), max(1, min(threads, len(chunks)))), strict=True)
    return np.sum(held, axis=0), np.sum(believed, axis=0)


def _plain(arrays: Arrays, table: Rows, switches: Switches) -> Callable[[Iterator[Chunk]], tuple[Counts, Counts]]:
    """Return what counts with numpy."""
    everything, resting = np.arange(len(arrays)), resting_claims(arrays.kind, table)

    def count(chunks: Iterator[Chunk]) -> tuple[Counts, Counts]:
        held, believed = np.zeros(len(arrays), dtype=np.int64), np.zeros(len(resting), dtype=np.int64)
        for first, words, last in chunks:
            values = switches.on(everything, first, words)
            own = hold(arrays.kind, table, values)
            values[:, -1] &= last
            own[:, -1] &= last
            held += count_bits(values)
            believed += count_bits(own)
        return held, believed

    return count


class _Compiled:
    """What counts with compiled code: each thread has a table of its own."""

    def __init__(self, arrays: Arrays, table: Rows, switches: Switches, at_once: int) -> None:
        from argmap.kernels.worlds import Sides  # noqa: PLC0415 - loads numba

        self.switches, self.at_once, self.stopped = switches, at_once, False
        runs = [run.nodes for run in table.runs]
        self.order = np.concatenate(runs).astype(np.int64) if runs else np.zeros(0, dtype=np.int64)
        self.claim = arrays.kind == CLAIM
        sides = (table.supports, table.against, table.inputs)
        self.sides = Sides(*(column for side in sides for column in (side.start, side.node)))
        self.resting = resting_claims(arrays.kind, table)
        self.place = np.full(len(arrays), -1, dtype=np.int64)
        self.place[self.resting] = np.arange(len(self.resting))

    def count(self, chunks: Iterator[Chunk]) -> tuple[Counts, Counts]:
        """Count all chunks; once a thread has failed, or the user wants to stop, no thread goes on with its own."""
        try:
            return self._counted(chunks)
        except BaseException:
            self.stopped = True
            raise

    def _counted(self, chunks: Iterator[Chunk]) -> tuple[Counts, Counts]:
        from argmap.kernels.worlds import hold as compiled_hold  # noqa: PLC0415 - loads numba

        nodes, switches = len(self.order), self.switches
        values, scratch = np.empty((nodes, self.at_once), dtype=np.uint64), np.empty(self.at_once, dtype=np.uint64)
        held, believed = np.zeros(nodes, dtype=np.int64), np.zeros(len(self.resting), dtype=np.int64)
        for first, words, last in chunks:
            for begin, end in pieces(nodes, size=max(1, AT_ONCE // words)):
                if self.stopped:
                    break
                compiled_hold(
                    self.order[begin:end], self.claim, self.sides, switches.threshold, switches.number, switches.key,
                    self.place, first, words, last, values, scratch, held, believed,
                )  # fmt: skip
        return held, believed
