"""Compile columns to arrays: a relation that is a plain step becomes an edge, any other becomes a node."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM, RELATION, Arrays
from argmap.arrays.shape import Shape
from argmap.columns.columns import QUESTION, Columns
from argmap.columns.from_arrays import columns_from_arrays
from argmap.maths.chains import spread
from argmap.maths.compressed import gather, rows
from argmap.maths.widths import IndexType, index_type
from argmap.model.fields import Join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    Flags = NDArray[np.bool_]
    Index = NDArray[np.integer]


def arrays_from_columns(columns: Columns, *, join: Join = "product") -> Arrays:
    """Compile columns without sources and restatements: the result is what the same document compiles to.

    >>> from argmap.columns.names import NumberNames
    >>> columns = Columns(
    ...     claim_ids=NumberNames(2), claim_kind=np.zeros(2, dtype=np.int8), claim_prior=np.array([0.5, 0.2]),
    ...     relation_ids=NumberNames(1), relation_sign=np.ones(1, dtype=np.int8),
    ...     relation_target=np.array([1], dtype=np.int32), premise=np.array([0], dtype=np.int32))
    >>> arrays_from_columns(columns)
    <Arrays: 2 claims, 1 relations, 2 nodes>
    """
    part = None if columns.scored is None else taking_part(columns)
    own = np.flatnonzero(_needs_node(columns, part))
    claims = columns.claims if columns.scored is None else len(columns.scored)
    number = claims + len(own)
    dtype = index_type(number)
    claim_node = _claim_nodes(columns, dtype)
    relation_node = _relation_nodes(columns, part, own, claims, claim_node)
    target = _target_nodes(columns, own, claims, claim_node)
    kind = np.repeat(np.array([CLAIM, RELATION], dtype=np.int8), [claims, len(own)])
    entries = target, relation_node, columns.relation_sign
    if part is not None:
        entries = entries[0][part], entries[1][part], entries[2][part]
    argument_start, (argument_node, argument_sign) = rows(number, *entries)
    input_start, input_node = _inputs(columns, own, claims, claim_node, dtype)
    prior = columns.scored_prior
    shape = Shape(
        kind=kind,
        fixed=np.zeros(number, dtype=bool),
        argument_start=argument_start,
        argument_node=argument_node,
        argument_sign=argument_sign,
        input_start=input_start,
        input_node=input_node,
        claim_ids=columns.scored_ids,
        claim_node=np.arange(claims, dtype=dtype),
        relation_ids=columns.relation_ids,
        relation_node=relation_node,
        most_rebuttals=_most_rebuttals(argument_start[: claims + 1], argument_sign),
    )
    return Arrays(
        shape=shape,
        base=prior if not own.size else np.concatenate([prior, _strengths(columns)[own]]),
        join=join,
    )


def arrays_from_arrays(
    *,
    prior: ArrayLike,
    source: ArrayLike,
    target: ArrayLike,
    sign: ArrayLike,
    strength: ArrayLike | None = None,
    ids: Sequence[str] | None = None,
) -> Arrays:
    """Build a plain bipolar network from arrays, as `columns_from_arrays` does, and compile it.

    >>> arrays_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    <Arrays: 2 claims, 1 relations, 2 nodes>
    """
    return arrays_from_columns(
        columns_from_arrays(prior=prior, source=source, target=target, sign=sign, strength=strength, ids=ids)
    )


def taking_part(columns: Columns) -> Flags:
    """Say of every relation whether it is scored: no question is among its parts, nor does it aim at one that is not."""
    question = columns.claim_kind == QUESTION
    asks = question[columns.premise]
    if columns.premise_start is not None:
        asks = np.logical_or.reduceat(asks, columns.premise_start[:-1]) if len(asks) else asks
    aims = columns.relation_target
    out = asks | np.append(question, False)[np.minimum(aims, columns.claims)]  # relations ask nothing
    return ~spread(out, np.where(aims >= columns.claims, aims - columns.claims, -1))


def _needs_node(columns: Columns, part: Flags | None) -> Flags:
    """Say which relations are more than a plain step: weak, linked, or aimed at."""
    own = np.zeros(columns.relations, dtype=bool)
    if columns.relation_strength is not None:
        own |= columns.relation_strength != 1.0
    if columns.premise_start is not None:
        own |= np.diff(columns.premise_start) != 1
    aimed = columns.relation_target >= columns.claims
    if part is not None:
        aimed &= part
    own[columns.relation_target[aimed] - columns.claims] = True
    return own if part is None else own & part


def _claim_nodes(columns: Columns, dtype: IndexType) -> Index | None:
    """Return the node of every claim, -1 for a question; None where each claim is the node of its own number."""
    if columns.scored is None:
        return None
    node = np.full(columns.claims, -1, dtype=dtype)
    node[columns.scored] = np.arange(len(columns.scored), dtype=dtype)
    return node


def _relation_nodes(columns: Columns, part: Flags | None, own: Index, claims: int, claim_node: Index | None) -> Index:
    first = columns.premise if columns.premise_start is None else columns.premise[columns.premise_start[:-1]]
    dtype = index_type(claims + len(own))
    if claim_node is None and not own.size:
        return first.astype(dtype, copy=False)
    node = (first if claim_node is None else claim_node[first]).astype(dtype, copy=claim_node is None)
    node[own] = np.arange(claims, claims + len(own), dtype=dtype)
    if part is not None:
        node[~part] = -1
    return node


def _target_nodes(columns: Columns, own: Index, claims: int, claim_node: Index | None) -> Index:
    aims = columns.relation_target
    relations = np.flatnonzero(aims >= columns.claims)
    if claim_node is None and not relations.size:
        return aims
    node: Index = aims.copy() if claim_node is None else claim_node[np.minimum(aims, columns.claims - 1)]
    # A relation that is aimed at by one that takes part has a node: it is found by its rank among them.
    aimed = aims[relations] - columns.claims
    node[relations] = claims + np.searchsorted(own, aimed)
    return node


def _inputs(
    columns: Columns, own: Index, claims: int, claim_node: Index | None, dtype: IndexType
) -> tuple[NDArray[np.int64], Index]:
    if columns.premise_start is None:
        start, taken = np.arange(len(own) + 1, dtype=np.int64), columns.premise[own]
    else:
        start, place = gather(columns.premise_start, own)
        taken = columns.premise[place]
    taken = taken if claim_node is None else claim_node[taken]
    return np.concatenate([np.zeros(claims, dtype=np.int64), start]), taken.astype(dtype, copy=False)


def _most_rebuttals(start: NDArray[np.int64], sign: NDArray[np.int8]) -> int:
    """Return the largest number of rebuttals in a row."""
    if not len(sign):
        return 0
    before = np.zeros(len(sign) + 1, dtype=index_type(len(sign)))
    np.cumsum(sign < 0, out=before[1:])
    return int(np.diff(before[start]).max(initial=0))


def _strengths(columns: Columns) -> NDArray[np.float64]:
    return np.ones(columns.relations) if columns.relation_strength is None else columns.relation_strength
