"""`Players`: the claims, or the relations, that bear on a claim, and what is taken out of the network with each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from argmap.network.compressed import gather, rows
from argmap.network.nodes import first_claims, target_nodes
from argmap.network.signs import signs
from argmap.network.unfolded import unfolded

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.network.columns import Columns
    from argmap.networks import Network

    Index = NDArray[np.integer]

Sort = Literal["claims", "relations"]


@dataclass(frozen=True, eq=False)
class Players:
    """What bears on a claim, in the order of the network. Whatever else there is makes no difference to its score."""

    sort: Sort
    position: Index
    """The claims, by where they stand among those that have a score, or the relations by number; shape (players,)."""
    start: NDArray[np.int64]
    """Where those of each player start in `item`; shape (players + 1,)."""
    item: Index
    """The claims held at 0, or the relations given no strength, when a player is out."""

    def __len__(self) -> int:
        return len(self.position)

    def taken_out(self, scenario: Index, player: Index) -> tuple[Index, Index]:
        """Return scenario and item of all that is out, each once, where some players are out of some scenarios."""
        start, place = gather(self.start, player)
        at, item = np.repeat(scenario, np.diff(start)), self.item[place]
        if len(self.item) == len(self.position):
            return at, item
        largest = int(self.item.max()) + 1  # what hangs on two players that are out is out once
        pairs = np.unique(at.astype(np.int64) * largest + item)
        return pairs // largest, pairs % largest


def claims_on(network: Network, target: int) -> Players:
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


def relations_on(network: Network, target: int) -> Players:
    """Return the relations from which a way leads to a claim. One that says again what another says is one with it.

    A relation goes with whatever is aimed at it: a step that is out is not saved by its backing.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5] * 4, source=[1, 2, 0], target=[0, 1, 3], sign=[1, -1, 1])
    >>> relations_on(network, 0).position
    array([0, 1])
    """
    arrays, columns = network.arrays, network.columns
    bears = np.append(signs(arrays, int(arrays.claim_node[target])) > 0, False)[target_nodes(arrays, columns)]
    numbers = np.flatnonzero(bears & (arrays.relation_node >= 0))
    if columns.claim_original is None:
        return Players("relations", numbers, *with_hangers_on(columns, np.arange(len(numbers) + 1), numbers))
    node = unfolded(arrays, columns, numbers).relation_node[numbers]  # those that say the same share a node
    own, first, player = np.unique(node, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(own), dtype=np.int64)
    rank[order] = np.arange(len(own))
    start, (said,) = rows(len(own), rank[player.reshape(-1)], numbers)
    return Players("relations", numbers[first[order]], *with_hangers_on(columns, start, said))


def relations_into(network: Network, claims: Index) -> tuple[NDArray[np.int64], Index]:
    """Return the relations that aim at each of some claims and what is aimed at these, as a compressed table.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5] * 3, source=[1, 2], target=[0, 0], sign=[1, -1])
    >>> relations_into(network, np.array([1, 0]))
    (array([0, 0, 2]), array([0, 1]))
    """
    arrays, columns = network.arrays, network.columns
    counted = np.flatnonzero(arrays.relation_node >= 0)
    start, (aimed,) = rows(len(arrays), target_nodes(arrays, columns)[counted], counted)
    into, place = gather(start, arrays.claim_node[claims])
    return with_hangers_on(columns, into, aimed[place])


def with_hangers_on(columns: Columns, start: NDArray[np.int64], relations: Index) -> tuple[NDArray[np.int64], Index]:
    """Add to each row of relations whatever is aimed at them, and at that, each once.

    >>> import argmap
    >>> b = argmap.MapBuilder("Backed")
    >>> step = b.support(b.claim("One"), b.claim("Two"))
    >>> backing = b.support(b.claim("Three"), step)
    >>> with_hangers_on(b.build().network.columns, np.array([0, 1]), np.array([0]))
    (array([0, 2]), array([0, 1]))
    """
    aims = columns.relation_target
    if not ((aims >= columns.claims) & (aims < columns.claims + columns.relations)).any():
        return start, relations
    number = len(start) - 1
    size = max(1, columns.relations)
    aimed_start, aimed = columns.by_target
    known = np.unique(np.repeat(np.arange(number), np.diff(start)) * size + relations)
    fresh = known
    while fresh.size:
        found, place = gather(aimed_start, columns.claims + fresh % size)
        reached = np.repeat(fresh // size, np.diff(found)) * size + aimed[place]
        fresh = np.setdiff1d(reached, known)
        known = np.union1d(known, fresh)
    return np.searchsorted(known // size, np.arange(number + 1)), known % size
