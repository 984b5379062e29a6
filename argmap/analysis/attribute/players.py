"""`Players`: the claims, or the relations, that bear on a claim, and what is taken out of the network with each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.analysis.attribute.methods import Sort
from argmap.arrays.nodes import claim_nodes, first_claims, target_nodes
from argmap.arrays.signed_reach import signs
from argmap.maths.compressed import gather, rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.scoring.network_core import NetworkCore

    Index = NDArray[np.integer]


@dataclass(frozen=True, eq=False)
class Players:
    """What bears on a claim, in the order of the network. Whatever else there is makes no difference to its score."""

    sort: Sort
    position: Index
    """The claims, by where they stand among those that have a score, or the relations by number; shape (players,)."""
    start: NDArray[np.int64]
    """Where those of each player start in `item`; shape (players + 1,)."""
    item: Index
    """The claims, or the relations, that are out when a player is."""

    def __len__(self) -> int:
        return len(self.position)

    def some(self, chosen: Index) -> Players:
        """Return some of the players, by number."""
        start, place = gather(self.start, chosen)
        return Players(self.sort, self.position[chosen], start, self.item[place])

    def taken_out(self, scenario: Index, player: Index) -> tuple[Index, Index]:
        """Return scenario and item of all that is out, where some players are out of some scenarios."""
        start, place = gather(self.start, player)
        return np.repeat(scenario, np.diff(start)), self.item[place]


def claims_on(network: NetworkCore, target: int) -> Players:
    """Return the claims that bear on a claim, itself left out: its ancestors. A restatement is its original.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5] * 4, source=[1, 2, 0], target=[0, 1, 3], sign=[1, -1, 1])
    >>> claims_on(network, 0).position
    array([1, 2])
    """
    arrays = network.arrays
    node = int(arrays.claim_node[target])
    claim = first_claims(network.columns, arrays)
    bearing = signs(arrays, node) > 0
    bearing[node] = False
    position = np.sort(claim[bearing & (claim >= 0)])
    return Players("claims", position, np.arange(len(position) + 1), position)


def relations_on(network: NetworkCore, target: int) -> Players:
    """Return the relations from which a way leads to a claim. One that says again what another says is one with it.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5] * 4, source=[1, 2, 0], target=[0, 1, 3], sign=[1, -1, 1])
    >>> relations_on(network, 0).position
    array([0, 1])
    """
    arrays, columns = network.arrays, network.columns
    bears = np.append(signs(arrays, int(arrays.claim_node[target])) > 0, False)[target_nodes(arrays, columns)]
    numbers = np.flatnonzero(bears & (arrays.relation_node >= 0))
    if columns.claim_original is None:
        return Players("relations", numbers, np.arange(len(numbers) + 1), numbers)
    node = network.compiled_with(nodes_for=numbers).relation_node[numbers]  # those that say the same share a node
    own, first, player = np.unique(node, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(own), dtype=np.int64)
    rank[order] = np.arange(len(own))
    start, (said,) = rows(len(own), rank[player.reshape(-1)], numbers)
    return Players("relations", numbers[first[order]], start, said)


def relations_into(network: NetworkCore, claims: Index) -> tuple[NDArray[np.int64], Index]:
    """Return the relations that aim at each of some claims, as a compressed table.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5] * 3, source=[1, 2], target=[0, 0], sign=[1, -1])
    >>> relations_into(network, np.array([1, 0]))
    (array([0, 0, 2]), array([0, 1]))
    """
    arrays, columns = network.arrays, network.columns
    counted = np.flatnonzero(arrays.relation_node >= 0)
    start, (aimed,) = rows(len(arrays), target_nodes(arrays, columns)[counted], counted)
    into, place = gather(start, arrays.claim_node[claims])
    return into, aimed[place]


def relations_from(network: NetworkCore, claims: Index) -> tuple[NDArray[np.int64], Index]:
    """Return the relations that each of some claims, or what restates it, is a premise of, as a compressed table.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5] * 3, source=[1, 1], target=[0, 2], sign=[1, -1])
    >>> relations_from(network, np.array([1, 0]))
    (array([0, 2, 2]), array([0, 1]))
    """
    arrays, columns = network.arrays, network.columns
    length = 1 if columns.premise_start is None else np.diff(columns.premise_start)
    relation = np.repeat(np.arange(columns.relations), length)
    counted = np.flatnonzero(arrays.relation_node[relation] >= 0)
    premise = claim_nodes(columns, arrays)[columns.premise[counted]]
    start, (given,) = rows(len(arrays), premise, relation[counted])
    into, place = gather(start, arrays.claim_node[claims])
    return into, given[place]
