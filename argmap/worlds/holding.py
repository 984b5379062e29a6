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


def hold(kind: NDArray[np.int8], table: Rows, values: Words) -> None:
    """Turn what is on of itself into what holds, in place; the map has no circles.

    `values` has shape (nodes, words). A claim holds of itself where its switch is on and, if it rests on sources, one
    of them is reliable; it holds where it does so or a support fires, and no rebuttal fires. A relation fires where
    its switch or a backing is on, all premises hold and no undercut fires; a source is reliable where its switch or a
    backing is on, the source it is heard through is reliable and no undercut fires.

    >>> import numpy as np
    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.worlds.rows import rows_of_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1])
    >>> values = np.array([[0b0011], [0b0101]], dtype=np.uint64)
    >>> hold(arrays.kind, rows_of_arrays(arrays), values)
    >>> [bin(row) for row in values[:, 0].tolist()]
    ['0b11', '0b100']
    """
    for run in table.runs:
        if run.sort == "thin":
            for node in run.nodes.tolist():  # each may need the one before it
                values[node] = held(kind[node] == CLAIM, table, node, values[node], values, values)
        else:
            hold_level(run.nodes, kind, table, values, values)


def hold_level(nodes: Index, kind: NDArray[np.int8], table: Rows, values: Words, against: Words) -> None:
    """Turn what is on into what holds for nodes that do not need each other; `against` as in `held`."""
    most = max(1, ENTRIES // max(1, values.shape[1]))
    for part in _parts(nodes, table, most):
        _side_by_side(part, kind, table, values, against)


def held(claim: bool, table: Rows, node: int, own: Words, values: Words, against: Words) -> Words:  # noqa: FBT001 - of a node
    """Return where one node holds, shape (words,): from where its switch is on, what else holds, and what is against it.

    `values` and `against`, both of shape (nodes, words), are one and the same where all that bears on it is decided.
    """
    inputs, for_it, against_it = (row.of(node) for row in (table.inputs, table.supports, table.against))
    if claim and len(inputs):
        own = own & np.bitwise_or.reduce(values[inputs], axis=0)
    if len(for_it):
        own = own | np.bitwise_or.reduce(values[for_it], axis=0)
    if len(against_it):
        own = own & ~np.bitwise_or.reduce(against[against_it], axis=0)
    if not claim and len(inputs):
        own = own & np.bitwise_and.reduce(values[inputs], axis=0)
    return own


def resting_claims(kind: NDArray[np.int8], table: Rows) -> Index:
    """Return the nodes of claims that rest on what sources say."""
    return np.flatnonzero((kind == CLAIM) & (np.diff(table.inputs.start) > 0))


def believed_in(resting: Index, table: Rows, values: Words) -> Words:
    """Return in which worlds some source of each claim that rests on sources is reliable, shape (claims, words)."""
    if not resting.size:
        return np.zeros((0, values.shape[1]), dtype=np.uint64)
    return _gathered(np.bitwise_or, table.inputs, resting, values)


def _parts(nodes: Index, table: Rows, most: int) -> list[Index]:
    """Cut a level into parts, none of which gathers much more than `most` rows on any side."""
    length = np.max([row.start[nodes + 1] - row.start[nodes] for row in table.sides], axis=0)
    part = np.cumsum(length + 1) // (most + 1)
    return np.split(nodes, np.flatnonzero(np.diff(part)) + 1)


def _side_by_side(nodes: Index, kind: NDArray[np.int8], table: Rows, values: Words, against: Words) -> None:
    value = values[nodes]
    made = table.inputs.start[nodes + 1] > table.inputs.start[nodes]
    rest = np.flatnonzero(made & (kind[nodes] == CLAIM))
    if rest.size:
        value[rest] &= _gathered(np.bitwise_or, table.inputs, nodes[rest], values)
    for row, other in ((table.supports, values), (table.against, against)):
        some = np.flatnonzero(row.start[nodes + 1] > row.start[nodes])
        if some.size:
            found = _gathered(np.bitwise_or, row, nodes[some], other)
            value[some] = value[some] & ~found if row is table.against else value[some] | found
    others = np.flatnonzero(made & (kind[nodes] != CLAIM))
    if others.size:
        value[others] &= _gathered(np.bitwise_and, table.inputs, nodes[others], values)
    values[nodes] = value


def _gathered(rule: np.ufunc, row: Row, nodes: Index, values: Words) -> Words:
    """Join the rows of nodes, none of which is empty."""
    start, place = gather(row.start, nodes)
    joined: Words = rule.reduceat(values[row.node[place]], start[:-1], axis=0)
    return joined
