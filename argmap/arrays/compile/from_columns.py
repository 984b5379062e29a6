"""Compile columns to arrays: a relation that is a plain step becomes an edge, any other becomes a node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

import numpy as np

from argmap.arrays.arrays import CLAIM, RELATION, SOURCE, Arrays
from argmap.arrays.choices import Choices, checked_choices
from argmap.arrays.compile.dated import dated_columns
from argmap.arrays.compile.merged_relations import counting, strengths_of, weighed
from argmap.arrays.compile.reliability import Heeded, heed
from argmap.arrays.otherwise import Otherwise
from argmap.arrays.shape import Shape
from argmap.basics.collector import collector_paused
from argmap.columns.columns import Columns
from argmap.columns.from_arrays import columns_from_arrays
from argmap.maths.compressed import gather, only_rows, rows
from argmap.maths.widths import index_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import ArrayLike, NDArray

    Index = NDArray[np.integer]
    Floats = NDArray[np.float64]


def arrays_from_columns(columns: Columns, *, all_sources: bool = False, **otherwise: Unpack[Otherwise]) -> Arrays:
    """Compile columns, with some of their values replaced.

    `prior` gives base scores, which no source is weighed into any more; `strength` and `reliability` replace what the
    map says, by id; `fix` holds a claim's score, so that nothing argues about it any more; `min_reliability` drops the
    attributions of sources below it, after arguments; `as_of` leaves out what was said after that day; `join` says how
    linked premises meet. With `all_sources` every source is a node, else those only that something bears on. What is
    wrong with them is raised at once, as `ParameterError`, or `UnknownIdError` where only ids are unknown.

    >>> from argmap.columns.names import NumberNames
    >>> columns = Columns(
    ...     claim_ids=NumberNames(2), claim_kind=np.zeros(2, dtype=np.int8), claim_prior=np.array([0.5, 0.2]),
    ...     relation_ids=NumberNames(1), relation_sign=np.ones(1, dtype=np.int8),
    ...     relation_target=np.array([1], dtype=np.int32), premise=np.array([0], dtype=np.int32))
    >>> arrays_from_columns(columns)
    <Arrays: 2 claims, 1 relations, 2 nodes>
    >>> arrays_from_columns(columns, prior={"1": 0.7}).base
    array([0.5, 0.7])
    """
    choices = checked_choices(columns, **otherwise)
    return arrays_under(dated_columns(columns, choices.as_of), choices, all_sources=all_sources)


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


@collector_paused()
def arrays_under(
    columns: Columns, choices: Choices, *, all_sources: bool = False, nodes_for: Index | None = None
) -> Arrays:
    """Compile columns that are as of the day asked about; of what is not there nothing can be otherwise.

    The relations of `nodes_for`, given by number, are nodes even where they would be edges, so that their strengths can
    be replaced later: the scores are the same.

    >>> from argmap.columns.from_arrays import columns_from_arrays
    >>> arrays_under(columns_from_arrays(prior=[0.5], source=[], target=[], sign=[]), Choices(fix={"0": 1.0})).base
    array([1.])
    """
    counted = counting(weighed(columns, choices.strength))
    steps = counted.steps
    node, first = _claim_nodes(columns)
    claims = columns.claims if first is None else len(first)
    own = np.flatnonzero(_needs_node(steps, () if nodes_for is None else counted.at(nodes_for)))
    prior, fix = Choices.found(choices.prior, columns.claim_ids), Choices.found(choices.fix, columns.claim_ids)
    heeded = heed(
        steps, Choices.found(choices.reliability, columns.source_ids), least=choices.min_reliability,
        settled=prior.keys() | fix.keys(), all_sources=all_sources,
    )  # fmt: skip
    number = claims + len(own) + len(heeded.nodes)
    nodes = _Nodes(claims, own, np.array(heeded.nodes, dtype=np.int64), node, index_type(number))
    relation_node = nodes.of_relations(steps)
    start, entries = rows(number, nodes.of_targets(steps), relation_node, steps.relation_sign)
    most_rebuttals = _most_rebuttals(start[: claims + 1], entries[1])
    fixed = np.zeros(number, dtype=bool)
    if fix:
        fixed[nodes.of_claims(list(fix))] = True
        start, place = only_rows(start, np.flatnonzero(~fixed))
        entries = tuple(column[place] for column in entries)
    input_start, input_node = _inputs(steps, nodes, heeded)
    shape = Shape(
        kind=np.repeat(np.array([CLAIM, RELATION, SOURCE], dtype=np.int8), [claims, len(own), len(heeded.nodes)]),
        fixed=fixed,
        argument_start=start,
        argument_node=entries[0],
        argument_sign=entries[1],
        input_start=input_start,
        input_node=input_node,
        claim_ids=columns.scored_ids,
        claim_node=nodes.of_scored(columns),
        relation_ids=columns.relation_ids,
        relation_node=counted.of_all(relation_node),
        source_ids=columns.source_ids,
        source_node=nodes.of_sources(len(heeded.value)),
        most_rebuttals=most_rebuttals,
    )
    return Arrays(
        shape=shape,
        base=_bases(
            columns.claim_prior if first is None else columns.claim_prior[first], steps, nodes, heeded, (prior, fix)
        ),
        source_value=heeded.value,
        join=choices.join or columns.join,
        min_reliability=choices.min_reliability,
    )


def _bases(base: Floats, steps: Columns, nodes: _Nodes, heeded: Heeded, given: Iterable[Mapping[int, float]]) -> Floats:
    """Return the base score of every node, from priors; they are not copied where nothing is different."""
    if any(given) or heeded.factors:
        base = base.copy()
        for numbers in given:
            base[nodes.of_claims(list(numbers))] = list(numbers.values())
        base[nodes.of_claims(list(heeded.factors))] *= list(heeded.factors.values())
    if len(nodes.own) or heeded.nodes:
        base = np.concatenate([base, strengths_of(steps)[nodes.own], heeded.base])
    return base


def _claim_nodes(columns: Columns) -> tuple[Index | None, Index | None]:
    """Return the node of every claim, -1 for a question, and the claim of every node; None where both are the same."""
    if columns.scored is None and columns.claim_original is None:
        return None, None
    first = np.arange(columns.claims) if columns.scored is None else columns.scored
    if columns.claim_original is not None:
        first = first[columns.claim_original[first] < 0]
    node = np.full(columns.claims, -1, dtype=index_type(columns.claims))
    node[first] = np.arange(len(first))
    return (node if columns.claim_original is None else node[columns.original]), first


def _needs_node(steps: Columns, wanted: Index | tuple[()]) -> NDArray[np.bool_]:
    """Say which relations are more than a plain step: weak, linked, or aimed at; or are wanted as nodes."""
    own = np.zeros(steps.relations, dtype=bool)
    if len(wanted):
        own[wanted] = True
    if steps.relation_strength is not None:
        own |= steps.relation_strength != 1.0
    if steps.premise_start is not None:
        own |= np.diff(steps.premise_start) != 1
    aims, first = steps.relation_target, steps.claims
    own[aims[(aims >= first) & (aims < first + steps.relations)] - first] = True
    return own


class _Nodes(NamedTuple):
    """Which node is what: claims first, then the relations that need one, then the sources that do."""

    claims: int
    own: Index
    sources: Index
    claim_node: Index | None
    """The node of every claim; None where each is the node of its own number."""
    dtype: Any

    def of_claims(self, claims: Any) -> Any:
        return claims if self.claim_node is None else self.claim_node[claims]

    def of_scored(self, columns: Columns) -> Index:
        if self.claim_node is None:
            return np.arange(self.claims, dtype=self.dtype)
        return columns.of_scored(self.claim_node).astype(self.dtype)

    def of_sources(self, number: int) -> Index:
        node = np.full(number, -1, dtype=self.dtype)
        node[self.sources] = np.arange(len(self.sources)) + self.claims + len(self.own)
        return node

    def of_relations(self, steps: Columns) -> Index:
        """Return the node whose value is each relation's force: its premise's, where it is no node."""
        start = steps.premise_start
        first = self.of_claims(steps.premise if start is None else steps.premise[start[:-1]])
        node: Index = first.astype(self.dtype, copy=bool(len(self.own)))
        node[self.own] = np.arange(self.claims, self.claims + len(self.own), dtype=self.dtype)
        return node

    def of_targets(self, steps: Columns) -> Index:
        aims, first = steps.relation_target, steps.claims
        if self.claim_node is None and (not len(aims) or aims.max() < first):
            return aims
        relation = np.zeros(steps.relations, dtype=self.dtype)
        relation[self.own] = np.arange(self.claims, self.claims + len(self.own), dtype=self.dtype)
        claim = np.arange(first, dtype=self.dtype) if self.claim_node is None else self.claim_node
        node: Index = np.concatenate([claim, relation, self.of_sources(len(steps.source_ids))])[aims]
        return node


def _inputs(steps: Columns, nodes: _Nodes, heeded: Heeded) -> tuple[NDArray[np.int64], Index]:
    """Return what each node is made of: the sources a claim rests on, premises, the source another is heard through."""
    own, source_node = nodes.own, nodes.of_sources(len(heeded.value))
    after, place = nodes.claims + len(own), own
    length = np.zeros(after + len(nodes.sources) + 1, dtype=np.int64)
    length[nodes.claims + 1 : after + 1] = 1
    if steps.premise_start is not None:
        start, place = gather(steps.premise_start, own)
        length[nodes.claims + 1 : after + 1] = np.diff(start)
    taken = [nodes.of_claims(steps.premise[place])]
    if heeded.nodes:
        resting = nodes.of_claims(np.array(list(heeded.rests), dtype=np.int64))
        length[resting + 1] = [len(rest) for rest in heeded.rests.values()]
        through = np.array(heeded.through)
        length[after + 1 :] = through >= 0
        rests = [source for rest in heeded.rests.values() for source in rest]
        taken = [source_node[rests], *taken, source_node[through[through >= 0]]]
    return np.cumsum(length, out=length), np.concatenate(taken).astype(nodes.dtype, copy=False)


def _most_rebuttals(start: NDArray[np.int64], sign: NDArray[np.int8]) -> int:
    """Return the largest number of rebuttals in a row."""
    if not len(sign):
        return 0
    before = np.zeros(len(sign) + 1, dtype=index_type(len(sign)))
    np.cumsum(sign < 0, out=before[1:])
    return int(np.diff(before[start]).max(initial=0))
