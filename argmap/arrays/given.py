"""Base scores: those that a network starts from, and those that a reader gives instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM, SOURCE, Arrays
from argmap.maths.compressed import only_rows
from argmap.maths.widths import index_type

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Index = NDArray[np.integer]


def argued_bases(arrays: Arrays) -> Index:
    """Return the nodes of claims whose base scores hang on arguments: such bear on a source they rest on."""
    return np.flatnonzero((arrays.kind == CLAIM) & (np.diff(arrays.input_start) > 0) & ~arrays.fixed)


def base_scores(arrays: Arrays) -> Floats:
    """Return the base score of every claim, shape (claims,); NaN for one that hangs on arguments.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> base_scores(arrays_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1]))
    array([0.5, 0.2])
    """
    base = arrays.base.copy()
    base[argued_bases(arrays)] = np.nan
    found: Floats = base[arrays.claim_node]
    return found


def with_bases(arrays: Arrays, node: Index, base: Floats) -> Arrays:
    """Return arrays in which some claims have these base scores, whatever their sources are worth.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> arrays = arrays_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    >>> with_bases(arrays, np.array([1]), np.array([0.9])).base
    array([0.5, 0.9])
    """
    bases = arrays.base.copy()
    bases[node] = base
    return without_sources(replace(arrays, base=bases), node)


def without_sources(arrays: Arrays, claims: Index) -> Arrays:
    """Return arrays in which some claims rest on no source that is a node; their bases are their base scores."""
    argued = np.diff(arrays.input_start)[claims] > 0
    if not argued.any():
        return arrays
    kept = np.ones(len(arrays), dtype=bool)
    kept[claims] = False
    start, place = only_rows(arrays.input_start, np.flatnonzero(kept))
    return arrays.reshaped(input_start=start, input_node=arrays.input_node[place])


def with_readers(arrays: Arrays) -> tuple[Arrays, Index]:
    """Return the same map with one more source for each claim whose base score hangs on arguments: a reader's word.

    Its reliability is 0, which changes no score. At 1 it is the best source there is: what is then the base of the
    claim is its base score. So a reader can give a number in one scenario and none in the next. The sources are
    returned too, in the order of `argued_bases`.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> with_readers(arrays_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1]))[1]
    array([], dtype=int64)
    """
    claims = argued_bases(arrays)
    before, added = len(arrays), len(claims)
    dtype = index_type(before + added)
    readers = np.arange(before, before + added)
    ends = arrays.input_start[claims + 1]
    more = np.zeros(before + added + 1, dtype=np.int64)
    more[claims + 1] = 1
    start = np.append(arrays.input_start, np.full(added, arrays.input_start[-1])) + np.cumsum(more)
    return arrays.reshaped(
        base=np.append(arrays.base, np.zeros(added)),
        kind=np.append(arrays.kind, np.full(added, SOURCE, dtype=np.int8)),
        fixed=np.append(arrays.fixed, np.zeros(added, dtype=bool)),
        argument_start=np.append(arrays.argument_start, np.full(added, arrays.argument_start[-1])),
        argument_node=arrays.argument_node.astype(dtype, copy=False),
        input_start=start,
        input_node=np.insert(arrays.input_node.astype(dtype), ends, readers.astype(dtype)),
    ), readers
