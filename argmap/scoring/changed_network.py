"""A network in which something is otherwise: the choices that a map of objects takes, as far as a network knows of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.choices import checked_join
from argmap.arrays.given import with_bases
from argmap.arrays.overrides import checked_overrides
from argmap.arrays.unfolded import unfolded
from argmap.errors import ParameterError, Problem
from argmap.solve.many.scenarios import holding

if TYPE_CHECKING:
    from argmap.scoring.network_core import NetworkCore

_OF_SOURCES = ("reliability", "min_reliability")


def changed_network(network: NetworkCore, choices: Mapping[str, Any], as_of: object = None) -> NetworkCore:
    """Return the network with other base scores, strengths or joins, or with claims held; itself where nothing is said.

    A network keeps what its sources made of priors, and no days: what asks for other sources or an earlier day is
    refused with a `ParameterError`, for the map that the network was made of can be asked.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
    >>> changed_network(network, {"fix": {1: 0.5}}).score().final
    array([0.25, 0.5 ])
    """
    _refuse(network, choices, as_of)
    arrays, columns = network.arrays, network.columns
    prior, fix = (
        checked_overrides([choices.get(word) or {}], network.ids, path=word, sort="claim") for word in ("prior", "fix")
    )
    strength = checked_overrides(
        [choices.get("strength") or {}], columns.relation_ids, path="strength", sort="relation"
    )
    if prior is not None and len(prior.item):
        arrays = with_bases(arrays, arrays.claim_node[prior.item].astype(np.int64), prior.value)
    if strength is not None and len(strength.item):
        arrays = unfolded(arrays, columns, np.unique(strength.item))
        arrays = replace(arrays, base=_written(arrays.base, arrays.relation_node[strength.item], strength.value))
    if fix is not None and len(fix.item):
        node = arrays.claim_node[fix.item].astype(np.int64)
        arrays = holding(replace(arrays, base=_written(arrays.base, node, fix.value)), node)
    if "join" in choices:
        arrays = replace(arrays, join=checked_join(choices["join"]))
    return network if arrays is network.arrays else replace(network, arrays=arrays)


def _refuse(network: NetworkCore, choices: Mapping[str, Any], as_of: object) -> None:
    hint = "Ask the map that the network was made of."
    problems = [] if as_of is None else [Problem("a network keeps no days", path="as_of", hint=hint)]
    if network.columns.heard is not None:
        message = "a network keeps what its sources make of priors"
        problems += [Problem(message, path=word, hint=hint) for word in _OF_SOURCES if word in choices]
    elif choices.get("reliability"):
        problems.append(Problem("this network has no sources", path="reliability"))
    if problems:
        raise ParameterError(*problems)


def _written(base: Any, node: Any, value: Any) -> Any:
    fresh = base.copy()
    taking = node >= 0
    fresh[node[taking]] = value[taking]
    return fresh
