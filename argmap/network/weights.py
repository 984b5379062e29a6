"""How far a prior counts: the reliability of what its claim rests on, where no argument can change that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.network.arrays import Arrays
    from argmap.network.columns import Columns


def prior_weights(columns: Columns, arrays: Arrays) -> NDArray[np.float64] | None:
    """Return d base / d prior of every claim that has a score, shape (claims,); None where all are 1.

    Sources that nothing bears on are factors of the base scores in `Arrays`; the others are nodes and no part of it.
    The sources of a restatement count for its original, if the original rests on sources itself.
    """
    heard = columns.heard
    if heard is None or not len(heard.claim):
        return None
    node = np.full(columns.claims, -1, dtype=np.int64)
    node[slice(None) if columns.scored is None else columns.scored] = arrays.claim_node
    own = np.ones(columns.claims, dtype=bool) if columns.claim_original is None else columns.claim_original < 0
    said = node[heard.claim]
    known = said >= 0
    rests = np.zeros(len(arrays), dtype=bool)
    rests[said[known & own[heard.claim]]] = True
    rests &= (np.diff(arrays.input_start) == 0) & ~arrays.fixed
    value = arrays.source_value[heard.source]
    value = np.where(value >= arrays.min_reliability, value, 0.0)
    best = np.zeros(len(arrays))
    np.maximum.at(best, said[known], value[known])
    weight: NDArray[np.float64] = np.where(rests, best, 1.0)[arrays.claim_node]
    return weight
