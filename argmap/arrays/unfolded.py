"""Give relations that are plain edges nodes of their own, so that their strengths can be replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM, RELATION, Arrays
from argmap.arrays.nodes import target_nodes
from argmap.maths.widths import index_type

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.columns.columns import Columns

    Index = NDArray[np.integer]


def unfolded(arrays: Arrays, columns: Columns, relations: Index) -> Arrays:
    """Return the same network with a node of strength 1 for each of some relations that is an edge, by its number.

    Its scores are the same. A relation that is said twice and counts once has one edge, and gets one node.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> given = {"prior": [0.5, 0.2], "source": [0], "target": [1], "sign": [1]}
    >>> arrays = unfolded(arrays_from_arrays(**given), columns_from_arrays(**given), np.array([0]))
    >>> len(arrays), arrays.relation_node, arrays.base
    (3, array([2], dtype=int32), array([0.5, 0.2, 1. ]))
    """
    node = arrays.relation_node
    edge = np.flatnonzero(node >= 0)
    edge = edge[arrays.kind[node[edge]] == CLAIM]
    target = target_nodes(arrays, columns)
    key = (node.astype(np.int64) * len(arrays) + target) * 2 + (columns.relation_sign > 0)
    asked = np.intersect1d(relations, edge)
    members = edge[np.isin(key[edge], key[asked])]  # those that cannot be told apart go together
    if not members.size:
        return arrays
    members = members[np.argsort(key[members], kind="stable")]
    place, fresh = _edges(arrays, columns, members, key[members], target)
    number = len(arrays) + int(fresh.max()) + 1
    dtype = index_type(number)
    first = np.unique(fresh, return_index=True)[1]
    argument, relation_node = arrays.argument_node.astype(dtype), arrays.relation_node.astype(dtype)
    argument[place] = (len(arrays) + fresh).astype(dtype)
    relation_node[members] = len(arrays) + fresh
    added = number - len(arrays)
    taken = arrays.input_start[-1] + np.arange(1, added + 1)
    return arrays.reshaped(
        base=np.append(arrays.base, np.ones(added)),
        kind=np.append(arrays.kind, np.full(added, RELATION, dtype=np.int8)),
        fixed=np.append(arrays.fixed, np.zeros(added, dtype=bool)),
        argument_start=np.append(arrays.argument_start, np.full(added, arrays.argument_start[-1])),
        argument_node=argument,
        input_start=np.append(arrays.input_start, taken),
        input_node=np.append(arrays.input_node, node[members[first]]).astype(dtype),
        relation_node=relation_node,
    )


def _edges(
    arrays: Arrays, columns: Columns, members: Index, key: Index, target: Index
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return which argument each relation is, and the number of the new node for it."""
    place, fresh = np.empty(len(members), dtype=np.int64), np.empty(len(members), dtype=np.int64)
    starts = np.append(np.flatnonzero(np.append(True, key[1:] != key[:-1])), len(key))
    nodes = 0
    for begin, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
        one = members[begin]
        row = slice(*arrays.argument_start[target[one] : target[one] + 2].tolist())
        alike = arrays.argument_node[row] == arrays.relation_node[one]
        alike &= arrays.argument_sign[row] == columns.relation_sign[one]
        spots = row.start + np.flatnonzero(alike)
        own = np.minimum(_shared(columns, members[begin:end]), len(spots) - 1)
        place[begin:end], fresh[begin:end] = spots[own], nodes + own
        nodes += min(end - begin, len(spots))
    return place, fresh


def _shared(columns: Columns, alike: Index) -> NDArray[np.int64]:
    """Return which edge each of some relations that come to the same has, counted from 0.

    Each that names originals has its own; what restates them goes with the strongest of these (see `merged_steps`).
    """
    original = columns.claim_original
    if original is None or len(alike) == 1:
        return np.arange(len(alike))
    restates = np.append(original >= 0, False)
    aims = np.minimum(columns.relation_target[alike], columns.claims)
    reworded = restates[aims] | [bool(restates[columns.premises_of(int(one))].any()) for one in alike]
    strength = np.ones(len(alike)) if columns.relation_strength is None else columns.relation_strength[alike]
    own: NDArray[np.int64] = np.maximum(np.cumsum(~reworded) - 1, 0)
    if not reworded.all():
        own[reworded] = own[np.where(reworded, -1.0, strength).argmax()]
    else:
        own[:] = 0
    return own
