"""Draw worlds, a few words at a time, and count in how many of them each node holds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM
from argmap.basics.progress import stage
from argmap.basics.sharing import share_out
from argmap.kernels.pieces import pieces
from argmap.worlds.holding import believed_in, resting_claims
from argmap.worlds.switches import ALL, count_bits, switches_of
from argmap.worlds.tally import Tally, kept_words
from argmap.worlds.undecided import holding

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays
    from argmap.worlds.conditions import Conditions
    from argmap.worlds.random_words import Words
    from argmap.worlds.rows import Rows
    from argmap.worlds.switches import Switches

    Chunk = tuple[int, int, np.uint64]

MEMORY = 32_000_000
"""So many words of 64 worlds are held at once, by all threads together: 256 MB."""
AT_ONCE = 2_000_000
"""So many words are worked through before Python looks again whether the user wants to stop."""
MOST_WORDS = 1_024
"""So many words a node are taken at once: more would leave the cache."""


def count_drawn(
    arrays: Arrays,
    table: Rows,
    samples: int,
    seed: int,
    *,
    conditions: Conditions | None = None,
    compiled: bool = False,
    threads: int = 1,
) -> Tally:
    """Count in how many of the worlds drawn, or of those that meet the conditions, each node holds.

    The counts are the same by compiled code, on any number of threads, and however many worlds are taken at once.
    Compiled code knows no circles.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.worlds.rows import rows_of_arrays
    >>> arrays = arrays_from_arrays(prior=[1.0, 0.0], source=[0], target=[1], sign=[1])
    >>> count_drawn(arrays, rows_of_arrays(arrays), 100, 0).held
    array([100, 100])
    """
    switches = switches_of(arrays, seed)
    words, threads = -(-samples // 64), threads if compiled else 1
    tables = threads * (2 if table.runs_in_circles else 1)
    at_once = max(1, min(MOST_WORDS, MEMORY // (max(1, len(arrays)) * tables), -(-words // threads)))
    last = ALL >> np.uint64(-samples % 64)
    chunks = [
        (first, min(at_once, words - first), last if first + at_once >= words else ALL)
        for first in range(0, words, at_once)
    ]
    count = (
        _Compiled(arrays, table, switches, conditions, at_once).count
        if compiled
        else _Plain(arrays, table, switches, conditions).count
    )
    own = threading.get_ident()
    with stage("Drawing worlds") as drawing:

        def take(waiting: Iterator[tuple[int, Chunk]]) -> Tally:
            return count(told(waiting))

        def told(waiting: Iterator[tuple[int, Chunk]]) -> Iterator[Chunk]:
            for place, chunk in waiting:
                yield chunk
                if threading.get_ident() == own:  # this thread tells how far all have come
                    drawing.at((place + 1) / len(chunks))

        return Tally.of_all(share_out(take, enumerate(chunks), max(1, min(threads, len(chunks)))))


def _counting(words: int, last: np.uint64) -> Words:
    """Return which worlds of so many words there are: all, but for the end of the last word."""
    counting = np.full(words, ALL)
    counting[-1] = last
    return counting


class _Plain:
    """What counts with numpy."""

    def __init__(self, arrays: Arrays, table: Rows, switches: Switches, conditions: Conditions | None) -> None:
        self.table, self.switches, self.conditions = table, switches, conditions
        self.nodes, self.resting = np.arange(len(arrays)), resting_claims(arrays.kind, table)
        self.hold = holding(arrays.kind, table)

    def count(self, chunks: Iterator[Chunk]) -> Tally:
        """Count all chunks."""
        tally = Tally.empty(len(self.nodes), len(self.resting), self.conditions)
        for first, words, last in chunks:
            values = self.switches.on(self.nodes, first, words)
            may = self.hold(values)
            counting = _counting(words, last)
            kept = kept_words(self.conditions, values, counting, tally)
            tally.believed += count_bits(believed_in(self.resting, self.table, values) & counting)
            found = count_bits(values & kept)
            tally.held += found
            tally.may += found if may is values else count_bits(may & kept)
        return tally


class _Compiled:
    """What counts with compiled code: each thread has a table of its own."""

    def __init__(
        self, arrays: Arrays, table: Rows, switches: Switches, conditions: Conditions | None, at_once: int
    ) -> None:
        from argmap.kernels.worlds import Sides  # noqa: PLC0415 - loads numba

        self.switches, self.conditions, self.at_once, self.stopped = switches, conditions, at_once, False
        runs = [run.nodes for run in table.runs]
        self.order = np.concatenate(runs).astype(np.int64) if runs else np.zeros(0, dtype=np.int64)
        self.claim = arrays.kind == CLAIM
        sides = (table.supports, table.against, table.inputs)
        self.sides = Sides(*(column for side in sides for column in (side.start, side.node)))
        self.resting = resting_claims(arrays.kind, table)
        self.place = np.full(len(arrays), -1, dtype=np.int64)
        self.place[self.resting] = np.arange(len(self.resting))

    def count(self, chunks: Iterator[Chunk]) -> Tally:
        """Count all chunks; once a thread has failed, or the user wants to stop, no thread goes on with its own."""
        try:
            return self._counted(chunks)
        except BaseException:
            self.stopped = True
            raise

    def _counted(self, chunks: Iterator[Chunk]) -> Tally:
        from argmap.kernels.worlds import hold as compiled_hold  # noqa: PLC0415 - loads numba

        nodes, switches = len(self.order), self.switches
        values, scratch = np.empty((nodes, self.at_once), dtype=np.uint64), np.empty(self.at_once, dtype=np.uint64)
        tally = Tally.empty(nodes, len(self.resting), self.conditions)
        every = tally.held if self.conditions is None else np.zeros(nodes, dtype=np.int64)
        for first, words, last in chunks:
            for begin, end in pieces(nodes, size=max(1, AT_ONCE // words)):
                if self.stopped:
                    break
                compiled_hold(
                    self.order[begin:end], self.claim, self.sides, switches.threshold, switches.number, switches.key,
                    self.place, first, words, last, values, scratch, every, tally.believed,
                )  # fmt: skip
            self._keep(values[:, :words], _counting(words, last), tally)
        tally.may = tally.held.copy()
        return tally

    def _keep(self, values: Words, counting: Words, tally: Tally) -> None:
        """Note which of these worlds meet the conditions, and what holds in them."""
        from argmap.kernels.worlds import count_in  # noqa: PLC0415 - as above

        kept = kept_words(self.conditions, values, counting, tally)
        if self.conditions is None:
            return
        for begin, end in pieces(len(values), size=max(1, AT_ONCE // len(counting))):
            if self.stopped:
                break
            count_in(values[begin:end], kept, tally.held[begin:end])
