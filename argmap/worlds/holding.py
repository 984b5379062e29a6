"""What holds in each world, once it is known what is on of itself: one pass through the map, 64 worlds a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM
from argmap.maths.compressed import gather

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.worlds.random_words import Words
    from argmap.worlds.rows import Row, Rows

    Index = NDArray[np.integer]

ENTRIES = 4_000_000
"""So many words are gathered at once, which bounds the memory that a wide level takes."""


def hold(kind: NDArray[np.int8], table: Rows, values: Words) -> Words:
    """Turn what is on of itself into what holds, in place; return in which worlds some source of a claim is reliable.

    `values` has shape (nodes, words). A claim holds of itself where its switch is on and, if it rests on sources, one
    of them is reliable; it holds where it does so or a support fires, and no rebuttal fires. A relation fires where
    its switch or a backing is on, all premises hold and no undercut fires; a source is reliable where its switch or a
    backing is on, the source it is heard through is reliable and no undercut fires. What is returned, shape (claims
    that rest on sources, words), stands in the order of `resting_claims`.

    >>> import numpy as np
    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.worlds.rows import rows_of_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1])
    >>> values = np.array([[0b0011], [0b0101]], dtype=np.uint64)
    >>> hold(arrays.kind, rows_of_arrays(arrays), values).shape, [bin(row) for row in values[:, 0].tolist()]
    ((0, 1), ['0b11', '0b100'])
    """
    resting = resting_claims(kind, table)
    believed = np.zeros((len(resting), values.shape[1]), dtype=np.uint64)
    place = np.full(len(kind), -1, dtype=np.int64)
    place[resting] = np.arange(len(resting))
    most = max(1, ENTRIES // max(1, values.shape[1]))
    for run in table.runs:
        if run.sort == "thin":
            _one_by_one(run.nodes.tolist(), table, values, place, believed)
            continue
        for nodes in _parts(run.nodes, table, most):
            _side_by_side(nodes, table, values, place[nodes], believed)
    return believed


def resting_claims(kind: NDArray[np.int8], table: Rows) -> Index:
    """Return the nodes of claims that rest on what sources say."""
    return np.flatnonzero((kind == CLAIM) & (np.diff(table.inputs.start) > 0))


def _one_by_one(nodes: list[int], table: Rows, values: Words, place: Index, believed: Words) -> None:
    """Work through nodes of which each may need the one before it."""
    supports, against, inputs = table.supports, table.against, table.inputs
    for node in nodes:
        value = values[node]
        row = inputs.node[inputs.start[node] : inputs.start[node + 1]]
        if place[node] >= 0:
            believed[place[node]] = np.bitwise_or.reduce(values[row], axis=0)
            value &= believed[place[node]]
            row = row[:0]
        for_it = supports.node[supports.start[node] : supports.start[node + 1]]
        if len(for_it):
            value |= np.bitwise_or.reduce(values[for_it], axis=0)
        against_it = against.node[against.start[node] : against.start[node + 1]]
        if len(against_it):
            value &= ~np.bitwise_or.reduce(values[against_it], axis=0)
        if len(row):
            value &= np.bitwise_and.reduce(values[row], axis=0)


def _parts(nodes: Index, table: Rows, most: int) -> list[Index]:
    """Cut a level into parts, none of which gathers much more than `most` rows on any side."""
    sides = (table.supports, table.against, table.inputs)
    length = np.max([row.start[nodes + 1] - row.start[nodes] for row in sides], axis=0)
    part = np.cumsum(length + 1) // (most + 1)
    return np.split(nodes, np.flatnonzero(np.diff(part)) + 1)


def _side_by_side(nodes: Index, table: Rows, values: Words, place: Index, believed: Words) -> None:
    """Work through nodes that do not need each other."""
    value = values[nodes]
    rest = np.flatnonzero(place >= 0)
    if rest.size:
        found = _gathered(np.bitwise_or, table.inputs, nodes[rest], values)
        believed[place[rest]] = found
        value[rest] &= found
    for row, undo in ((table.supports, False), (table.against, True)):
        some = np.flatnonzero(row.start[nodes + 1] > row.start[nodes])
        if some.size:
            found = _gathered(np.bitwise_or, row, nodes[some], values)
            value[some] = value[some] & ~found if undo else value[some] | found
    made = np.flatnonzero((place < 0) & (table.inputs.start[nodes + 1] > table.inputs.start[nodes]))
    if made.size:
        value[made] &= _gathered(np.bitwise_and, table.inputs, nodes[made], values)
    values[nodes] = value


def _gathered(rule: np.ufunc, row: Row, nodes: Index, values: Words) -> Words:
    """Join the rows of nodes, none of which is empty."""
    start, place = gather(row.start, nodes)
    joined: Words = rule.reduceat(values[row.node[place]], start[:-1], axis=0)
    return joined
