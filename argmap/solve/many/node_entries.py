"""Turn what is different in each scenario, by claim and relation, into values of nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.arrays import CLAIM
from argmap.solve.many.scenarios import NO_ENTRIES, Entries

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.arrays.overrides import Overrides
    from argmap.columns.columns import Columns


def held_entries(arrays: Arrays, fix: Overrides) -> Entries:
    """Return the nodes that are held. A restatement holds its original; where both are held, the last one counts."""
    node = arrays.claim_node[fix.item].astype(np.int64)
    kept = _last(fix.scenario * len(arrays) + node)
    return _entries(fix.scenario[kept], node[kept], fix.value[kept], len(fix))


def base_entries(
    arrays: Arrays, prior: NDArray[Any], column: NDArray[np.integer], readers: NDArray[np.integer]
) -> tuple[Entries, Entries]:
    """Return the base scores that rows of `prior` give to claims whose own hang on arguments, and who is believed there.

    `readers` has the source of each of these claims that stands for whoever gives a number. Where a row has NaN, there
    is none.
    """
    count = len(prior)
    number: NDArray[np.float64] = prior[:, column].astype(np.float64)
    scenario, at = np.nonzero(~np.isnan(number))
    given = _entries(scenario, arrays.claim_node[column[at]].astype(np.int64), number[scenario, at], count)
    return given, _entries(scenario, readers[at].astype(np.int64), np.ones(len(at)), count)


def relation_entries(
    arrays: Arrays, columns: Columns, strength: Overrides | None, without: Overrides | None
) -> tuple[Entries, Entries]:
    """Return the nodes of relations with their strengths, and the nodes of those that are out.

    Each relation is a node by itself (see `arrays_under`) or takes no part, and then makes no difference. Relations that say
    the same share a node: the strongest that is left counts, and the node is out when all of them are. What is aimed at
    a node that is out needs no entry, for it bears on nothing else.
    """
    given = [one for one in (strength, without) if one is not None and len(one.item)]
    if not given:
        return NO_ENTRIES, NO_ENTRIES
    size = max(1, columns.relations)
    keys = [one.scenario.astype(np.int64) * size + one.item for one in given]
    value = np.concatenate([np.full(len(one.item), -1.0) if one is without else one.value for one in given])
    key = np.concatenate(keys)
    taking = np.flatnonzero(arrays.relation_node[key % size] >= 0)
    kept = taking[_last(key[taking])]  # of a relation that is weighed and out, that it is out comes last
    kept = kept[np.argsort(key[kept], kind="stable")]
    scenario, item, value = key[kept] // size, key[kept] % size, value[kept]
    node = arrays.relation_node[item].astype(np.int64)
    part = arrays.relation_node[arrays.relation_node >= 0]
    shared = (np.bincount(part, minlength=len(arrays)) > 1) & (arrays.kind != CLAIM)
    if (some := np.flatnonzero(shared[node])).size:
        value[some] = _strongest(arrays, columns, scenario[some], item[some], value[some])
        kept = _last(scenario * len(arrays) + node)
        scenario, node, value = scenario[kept], node[kept], value[kept]
    gone, count = value < 0.0, len(given[0])
    based = _entries(scenario[~gone], node[~gone], value[~gone], count)
    return based, _entries(scenario[gone], node[gone], np.zeros(int(gone.sum())), count)


def _strongest(
    arrays: Arrays,
    columns: Columns,
    scenario: NDArray[np.integer],
    item: NDArray[np.integer],
    value: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return for each entry the strongest of the relations that share its node, in its scenario; -1 for one that is out."""
    given = dict(zip(zip(scenario.tolist(), item.tolist(), strict=True), value.tolist(), strict=True))
    own = np.ones(columns.relations) if columns.relation_strength is None else columns.relation_strength
    sharing: dict[int, list[int]] = {}
    for relation, node in enumerate(arrays.relation_node.tolist()):
        sharing.setdefault(node, []).append(relation)
    return np.array([
        max(given.get((at, other), float(own[other])) for other in sharing[int(arrays.relation_node[one])])
        for at, one in zip(scenario.tolist(), item.tolist(), strict=True)
    ])  # fmt: skip


def _last(key: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return where the last entry of every key stands, in order."""
    if (key[1:] > key[:-1]).all():  # they nearly always come in order, each once
        return np.arange(len(key))
    _, first = np.unique(key[::-1], return_index=True)
    return np.sort(len(key) - 1 - first)


def _entries(scenario: NDArray[np.integer], node: NDArray[np.int64], value: NDArray[np.float64], count: int) -> Entries:
    return Entries(np.searchsorted(scenario, np.arange(count + 1)), node, value)
