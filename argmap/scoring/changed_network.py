"""A network in which something is otherwise: compiled anew, or with other numbers where those are all that changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.choices import Choices, checked_choices
from argmap.arrays.compile.dated import dated_columns

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays
    from argmap.columns.names import Names
    from argmap.scoring.network_core import NetworkCore


def changed_network(network: NetworkCore, otherwise: Mapping[str, Any]) -> NetworkCore:
    """Return the network with what is otherwise worked in, by the words of `Otherwise`; itself where nothing is said.

    One without sources and restatements, which may be large, keeps its order of evaluation where no strength changes.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
    >>> changed_network(network, {"fix": {"1": 0.5}}).score().final
    array([0.25, 0.5 ])
    """
    choices, columns = checked_choices(network.columns, **otherwise), network.columns
    if choices == network.choices:
        return network
    if columns.heard is None and columns.claim_original is None and not choices.strength:
        if choices.join is not None and choices.join != network.arrays.join:
            network = network.with_join(choices.join)
        return replace(network, arrays=_renumbered(network, choices), choices=choices)
    if "min_reliability" not in otherwise:
        choices = replace(choices, min_reliability=network.arrays.min_reliability)
    return type(network).compiled(dated_columns(columns, choices.as_of), choices)


def by_id(network: NetworkCore, how: Mapping[str, Any]) -> dict[str, Any]:
    """Return words in which claims and relations that a program named by their positions are named by their ids.

    >>> from argmap import Network
    >>> by_id(Network.from_arrays(prior=[0.5], source=[], target=[], sign=[], ids=["rain"]), {"fix": {0: 1.0}})
    {'fix': {'rain': 1.0}}
    """
    named = dict(how)
    for word, ids in {"prior": network.ids, "fix": network.ids, "strength": network.columns.relation_ids}.items():
        if isinstance(given := how.get(word), Mapping):
            named[word] = {_id(key, ids): value for key, value in given.items()}
    return named


def _id(key: object, ids: Names) -> object:
    counted = isinstance(key, int | np.integer) and not isinstance(key, bool) and 0 <= key < len(ids)
    return ids[int(key)] if counted else key  # type: ignore[call-overload]  # a number, if it is counted


def _renumbered(network: NetworkCore, choices: Choices) -> Arrays:
    """Replace base scores, and hold claims, of a network without sources and restatements."""
    from argmap.solve.many.scenarios import holding  # noqa: PLC0415 - few networks are changed

    arrays, base = network.arrays, network.arrays.base.copy()
    prior, fix = Choices.found(choices.prior, network.ids), Choices.found(choices.fix, network.ids)
    for given in (prior, fix):
        base[arrays.claim_node[list(given)]] = list(given.values())
    return holding(replace(arrays, base=base), arrays.claim_node[list(fix)].astype(np.int64))
