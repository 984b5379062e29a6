"""Sweep a layout with several threads: wide levels in pieces, runs of thin ones by a single thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from argmap.basics.sharing import share_out
from argmap.kernels.pieces import PIECE, pieces

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.layout import Layout, Share
    from argmap.maths.segments import Floats

WIDE = 50_000
"""So many nodes and entries make a level worth sharing out: a piece must take far longer than waking a thread."""


class Sweep(Protocol):
    """One scoring by compiled code, as far as a sweep needs to know it."""

    layout: Layout
    code: Any
    base: Floats
    values: Floats
    threads: int


def sweep_stretch(run: Sweep, first: int, last: int) -> None:
    """Evaluate the blocks from `first` to before `last`. Every node is worked out alone, so threads change nothing."""
    from argmap.kernels.sweep import stretch_of  # noqa: PLC0415 - loads numba

    layout = run.layout
    stretch = stretch_of(run.code, is_mixed=layout.is_mixed)
    fixed = (run.code, layout.blocks, layout.row, layout.entry, run.base, run.values, run.values)

    def sweep_alone(first: int, last: int) -> None:
        for begin, end in layout.pieces(first, last):
            stretch(*fixed, begin, layout.block_start(begin), int(layout.end[end - 1]))

    if run.threads == 1:
        sweep_alone(first, last)
        return
    asked = first, last, run.threads
    if asked not in layout.shares:  # cutting a level takes as long as scoring it: the pieces are kept
        layout.shares[asked] = tuple(_shares(layout, *asked))
    for begin, end, parts in layout.shares[asked]:
        if parts:
            _share_out(lambda piece: stretch(*fixed, *piece), parts, run.threads)
        else:
            sweep_alone(begin, end)


def gathered(values: Floats, place: NDArray[np.integer], *, threads: int = 1) -> Floats:
    """Return values in another order, values[place], put together by several threads where there are many."""
    from argmap.kernels.sweep import gathered as put  # noqa: PLC0415 - loads numba

    result = np.empty(len(place))
    size = PIECE if threads == 1 or len(place) < WIDE else min(PIECE, -(-len(place) // threads))
    parts = [slice(begin, end) for begin, end in pieces(len(place), size=size)]
    _share_out(lambda part: put(values, place[part], result[part]), parts, threads)
    return result


def _share_out(work: Callable[[Any], None], parts: Sequence[Any], threads: int) -> None:
    """Do some work on every part; Ctrl-C reaches this thread between two parts of its own."""

    def take(waiting: Iterator[Any]) -> None:
        for part in waiting:
            work(part)

    share_out(take, parts, max(1, min(len(parts), threads)))


def _shares(layout: Layout, first: int, last: int, threads: int) -> Iterator[Share]:
    for begin, end, wide in _levels(layout, first, last):
        yield begin, end, _cut(layout, begin, end, threads) if wide else []


def _levels(layout: Layout, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """Yield stretches of blocks: each wide level alone, the thin ones between them together."""
    level = layout.level[first:last]
    starts = first + np.concatenate([[0], np.flatnonzero(level[1:] != level[:-1]) + 1, [last - first]])
    nodes = np.concatenate([[layout.block_start(first)], layout.end[starts[1:] - 1]])
    wide = np.diff(nodes) + np.diff(layout.row[nodes]) >= WIDE
    begin = first
    for place in np.flatnonzero(wide).tolist():
        if begin < starts[place]:
            yield begin, int(starts[place]), False
        yield int(starts[place]), int(starts[place + 1]), True
        begin = int(starts[place + 1])
    if begin < last:
        yield begin, last, False


def _cut(layout: Layout, first: int, last: int, threads: int) -> list[tuple[int, int, int]]:
    """Cut a level into pieces of like work: the block and the node where each starts, and the node before which it ends.

    There are as many as threads, or a multiple of it where none would come to an end soon.
    """
    begin, end = layout.block_start(first), int(layout.end[last - 1])
    work = layout.row[begin : end + 1] + np.arange(end - begin + 1)
    number = threads * -(-int(work[-1] - work[0]) // (threads * PIECE))
    wanted = np.linspace(work[0], work[-1], number + 1)[1:-1]
    cuts = [begin, *(begin + np.searchsorted(work, wanted)).tolist(), end]
    parts = [(start, stop) for start, stop in pairwise(cuts) if stop > start]
    blocks = np.searchsorted(layout.end, [start for start, _ in parts], side="right").tolist()
    return [(block, start, stop) for block, (start, stop) in zip(blocks, parts, strict=True)]
