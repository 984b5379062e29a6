"""Compile columns on disk to arrays on disk: the same arrays as in memory, a stretch of relations at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.arrays import CLAIM, RELATION, Arrays
from argmap.arrays.compile.merged_relations import counting
from argmap.arrays.large.rows_in_pieces import STRETCH, rows_in_pieces
from argmap.arrays.shape import Shape
from argmap.columns.names import ListedNames
from argmap.kernels.pieces import pieces
from argmap.maths.compressed import gather
from argmap.maths.widths import index_type

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.basics.scratch import Scratch
    from argmap.columns.columns import Columns

    Index = NDArray[np.integer]


def compiled_on_disk(columns: Columns, scratch: Scratch) -> Arrays:
    """Compile what two tables can say: claims and relations, without sources and without restatements.

    >>> import tempfile
    >>> from argmap.basics.scratch import Scratch
    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> columns = columns_from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1], strength=[0.5])
    >>> with tempfile.TemporaryDirectory() as folder, Scratch(folder) as scratch:
    ...     arrays = compiled_on_disk(columns, scratch)
    ...     arrays, arrays.base
    (<Arrays: 2 claims, 1 relations, 3 nodes>, array([0.5, 0.2, 0.5]))
    """
    counted = counting(columns)  # where a claim is a question, what counts is held in memory
    steps = counted.steps
    claims = columns.claims if columns.scored is None else len(columns.scored)
    own = _needs_node(steps, scratch)
    owners = int(np.count_nonzero(own))
    number = claims + owners
    nodes = _Nodes(steps, claims, own, index_type(number))
    relation_node = nodes.of_relations(scratch) if owners or nodes.claim is not None else steps.premise
    start, (argument, sign) = rows_in_pieces(
        number, nodes.of_targets(relation_node, scratch), (relation_node, steps.relation_sign), scratch.empty
    )
    input_start, taken = nodes.inputs(owners, scratch)
    kind = scratch.empty(number, np.int8)
    kind[:claims], kind[claims:] = CLAIM, RELATION
    shape = Shape(
        kind=kind, fixed=scratch.empty(number, np.bool_), argument_start=start, argument_node=argument,
        argument_sign=sign, input_start=input_start, input_node=taken, claim_ids=columns.scored_ids,
        claim_node=np.arange(claims, dtype=nodes.dtype), relation_ids=columns.relation_ids,
        relation_node=counted.of_all(relation_node), source_ids=ListedNames(()), source_node=np.zeros(0, dtype=nodes.dtype),
        most_rebuttals=_most_rebuttals(start[: claims + 1], sign),
    )  # fmt: skip
    return Arrays(shape=shape, base=nodes.base(owners, scratch), join=columns.join)


def _needs_node(columns: Columns, scratch: Scratch) -> NDArray[np.bool_]:
    """Say which relations are more than a plain step: weak, linked, or aimed at."""
    own: NDArray[np.bool_] = scratch.empty(columns.relations, np.bool_)
    start = columns.premise_start
    for begin, end in pieces(columns.relations, size=STRETCH):
        if columns.relation_strength is not None:
            own[begin:end] |= columns.relation_strength[begin:end] != 1.0
        if start is not None:
            own[begin:end] |= np.diff(start[begin : end + 1]) != 1
        aims = columns.relation_target[begin:end]
        own[aims[aims >= columns.claims] - columns.claims] = True
    return own


class _Nodes:
    """Which node is what: claims first, then the relations that need one."""

    def __init__(self, columns: Columns, claims: int, own: NDArray[np.bool_], dtype: type[np.integer]) -> None:
        self.columns, self.claims, self.own, self.dtype = columns, claims, own, dtype
        self.claim: Index | None = None
        """The node of every claim, -1 for a question; None where each is the node of its own number."""
        if columns.scored is not None:
            self.claim = np.full(columns.claims, -1, dtype=dtype)
            self.claim[columns.scored] = np.arange(claims, dtype=dtype)

    def of_claims(self, claims: Index) -> Index:
        return claims if self.claim is None else self.claim[claims]

    def of_relations(self, scratch: Scratch) -> Index:
        """Return the node whose value is each relation's force: its premise's, where it is no node."""
        columns, found, filled = self.columns, scratch.empty(self.columns.relations, self.dtype), self.claims
        for begin, end in pieces(columns.relations, size=STRETCH):
            own = self.own[begin:end]
            first = slice(begin, end) if columns.premise_start is None else columns.premise_start[begin:end]
            part = self.of_claims(columns.premise[first]).astype(self.dtype)
            part[own] = np.arange(filled, filled + np.count_nonzero(own), dtype=self.dtype)
            found[begin:end] = part
            filled += int(np.count_nonzero(own))
        return found

    def of_targets(self, relation_node: Index, scratch: Scratch) -> Index:
        columns, first = self.columns, self.columns.claims
        found = scratch.empty(columns.relations, self.dtype)
        for begin, end in pieces(columns.relations, size=STRETCH):
            aims = columns.relation_target[begin:end]
            at_relation = aims >= first
            found[begin:end] = self.of_claims(np.where(at_relation, 0, aims)) if first else 0
            found[begin:end][at_relation] = relation_node[aims[at_relation] - first]
        return found

    def inputs(self, owners: int, scratch: Scratch) -> tuple[NDArray[np.int64], Index]:
        """Return the premises of every relation that is a node."""
        columns = self.columns
        start, taken = scratch.empty(self.claims + owners + 1, np.int64), scratch.growing(self.dtype)
        filled = self.claims + 1
        for begin, end in pieces(columns.relations, size=STRETCH):
            own = np.flatnonzero(self.own[begin:end]) + begin
            rows, place = (
                (np.arange(len(own) + 1), own) if columns.premise_start is None else gather(columns.premise_start, own)
            )
            start[filled : filled + len(own)] = taken.number + rows[1:]
            taken.add(self.of_claims(columns.premise[place]))
            filled += len(own)
        return start, taken.done()

    def base(self, owners: int, scratch: Scratch) -> NDArray[np.float64]:
        """Return the priors, and then the strengths of relations that are nodes; not copied where that is all there is."""
        columns = self.columns
        if not owners:
            return columns.of_scored(columns.claim_prior)
        base = scratch.growing(np.float64)
        for begin, end in pieces(columns.claims, size=STRETCH):
            prior = columns.claim_prior[begin:end]
            base.add(prior if self.claim is None else prior[self.claim[begin:end] >= 0])
        for begin, end in pieces(columns.relations, size=STRETCH):
            own = self.own[begin:end]
            strength = columns.relation_strength
            base.add(np.ones(np.count_nonzero(own)) if strength is None else strength[begin:end][own])
        return base.done()


def _most_rebuttals(start: NDArray[np.int64], sign: NDArray[np.int8]) -> int:
    """Return the largest number of rebuttals in a row."""
    most = 0
    for begin, end in pieces(len(start) - 1, start, size=STRETCH):
        rows = start[begin : end + 1]
        before = np.append(0, np.cumsum(sign[rows[0] : rows[-1]] < 0))
        most = max(most, int(np.diff(before[rows - rows[0]]).max(initial=0)))
    return most
