"""Libraries for Bayesian networks, asked for the chance of one claim of a map; none is needed.

`pyagrum` and `pgmpy` are on the package index, and are only called. A map is written out for them as nodes with whole
tables of chances, made here from the definition. A node has a table over all that it hangs on, so that maps in which very
much meets in one claim cannot be written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from typing import Any, NamedTuple

import numpy as np

from argmap.arrays.arrays import CLAIM, Arrays
from argmap.worlds.rows import Rows, rows_of_arrays


@dataclass(frozen=True)
class ChancePeer:
    """A library: how it is found, how its network is built, and how that is asked for the chance of a node."""

    name: str
    module: str
    build: Callable[[list[Written]], Any]
    ask: Callable[[Any, int], float]

    @property
    def missing(self) -> str | None:
        """Say what to do where the library is not installed."""
        if find_spec(self.module) is None:
            return f"THE PEER {self.name} IS NOT INSTALLED, so nothing is compared with it (no module {self.module!r})"
        return None


class Written(NamedTuple):
    """A node, what it hangs on, and how likely it is on for all that these can be, the last changing first."""

    node: int
    parents: list[int]
    on: Any


def written_out(arrays: Arrays, target: int) -> list[Written]:
    """Write out all that bears on a node, each after what it hangs on."""
    table = rows_of_arrays(arrays)
    found, waiting = {target}, [target]
    while waiting:
        fresh = [other for other in table.of([waiting.pop()]).tolist() if other not in found]
        found.update(fresh)
        waiting += fresh
    return [_written(arrays, table, node) for run in table.runs for node in run.nodes.tolist() if node in found]


def _written(arrays: Arrays, table: Rows, node: int) -> Written:
    supports, against, inputs = ({*row.of(node).tolist()} for row in table.sides)
    parents = sorted(supports | against | inputs)
    return Written(node, parents, np.array([*_chances(arrays, node, parents, (supports, against, inputs))]))


def _chances(arrays: Arrays, node: int, parents: list[int], sides: tuple[set[int], ...]) -> Iterator[float]:
    """Give the chance of a node for all that its parents can be."""
    supports, against, inputs = sides
    own, claim = float(arrays.base[node]), arrays.kind[node] == CLAIM
    for values in product((False, True), repeat=len(parents)):
        on = {parent for parent, value in zip(parents, values, strict=True) if value}
        if on & against or (not claim and not inputs <= on):
            yield 0.0
        elif on & supports:
            yield 1.0
        else:
            yield 0.0 if claim and inputs and not inputs & on else own


def _agrum_network(nodes: list[Written]) -> Any:
    gum = import_module("pyagrum")
    gum.setNumberOfThreads(1)  # as all that is measured; threads that wait would be in the way of others
    network = gum.BayesNet()
    for one in nodes:
        network.add(gum.LabelizedVariable(str(one.node), "", 2))
        for parent in one.parents:
            network.addArc(str(parent), str(one.node))
        rows = np.stack([1.0 - one.on, one.on], axis=1).reshape((2,) * (len(one.parents) + 1))
        names = [*map(str, one.parents), str(one.node)]
        table = network.cpt(str(one.node))
        table[:] = np.ascontiguousarray(rows.transpose([names.index(name) for name in reversed(table.names)]))
    return network


def _agrum_chance(network: Any, target: int) -> float:
    inference = import_module("pyagrum").LazyPropagation(network)
    inference.addTarget(str(target))
    inference.makeInference()
    return float(inference.posterior(str(target))[1])


def _pgmpy_network(nodes: list[Written]) -> Any:
    network = import_module("pgmpy.models").DiscreteBayesianNetwork()
    table = import_module("pgmpy.factors.discrete").TabularCPD
    network.add_nodes_from([str(one.node) for one in nodes])
    network.add_edges_from([(str(parent), str(one.node)) for one in nodes for parent in one.parents])
    for one in nodes:
        names = [*map(str, one.parents)]
        network.add_cpds(table(str(one.node), 2, [1.0 - one.on, one.on], names or None, [2] * len(names) or None))
    return network


def _pgmpy_chance(network: Any, target: int) -> float:
    inference = import_module("pgmpy.inference").VariableElimination(network)
    return float(inference.query([str(target)], show_progress=False).values[1])


CHANCE_PEERS = (
    ChancePeer("pyAgrum", "pyagrum", _agrum_network, _agrum_chance),
    ChancePeer("pgmpy", "pgmpy", _pgmpy_network, _pgmpy_chance),
)
