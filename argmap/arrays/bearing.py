"""The part of a network that bears on some claims: what a question about those alone has to score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM
from argmap.arrays.signed_reach import NONE, signs
from argmap.maths.compressed import gather
from argmap.maths.widths import index_type

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays


NEARLY = 0.9
"""Of so large a part of a network all of it is as soon scored."""


def only_bearing(arrays: Arrays, claims: Sequence[int]) -> Arrays:
    """Return arrays with the nodes alone that bear on some claims, which have the scores that they have in the whole.

    Claims and relations keep their numbers. One node, which is held and bears on nothing, stands for all claims that do
    not bear on these; relations and sources that do not take no part. Where nearly all bears on them, all is left.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.8, 0.4, 0.3], source=[1, 0, 3], target=[0, 2, 2], sign=[1, 1, 1])
    >>> part = only_bearing(arrays, [0])
    >>> part.claim_node, part.fixed
    (array([0, 1, 2, 2], dtype=int32), array([False, False,  True]))
    """
    bearing = np.zeros(len(arrays), dtype=bool)
    for claim in claims:
        goal = int(arrays.claim_node[claim])
        if not bearing[goal]:
            bearing |= signs(arrays, goal) != NONE
    node = np.flatnonzero(bearing)
    if len(node) > NEARLY * len(arrays):
        return arrays
    size = len(node)
    place = np.full(len(arrays) + 1, -1, dtype=index_type(size + 1))
    place[node] = np.arange(size)
    argument_start, argument = gather(arrays.argument_start, node)
    input_start, taken = gather(arrays.input_start, node)
    claim_node = place[arrays.claim_node]
    claim_node[claim_node < 0] = size
    return arrays.reshaped(
        base=np.append(arrays.base[node], 0.0),
        kind=np.append(arrays.kind[node], np.int8(CLAIM)),
        fixed=np.append(arrays.fixed[node], True),
        argument_start=np.append(argument_start, argument_start[-1]),
        argument_node=place[arrays.argument_node[argument]],
        argument_sign=arrays.argument_sign[argument],
        input_start=np.append(input_start, input_start[-1]),
        input_node=place[arrays.input_node[taken]],
        claim_node=claim_node,
        relation_node=place[arrays.relation_node],
        source_node=place[arrays.source_node],
    )
