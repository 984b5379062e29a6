"""Which way each claim can move the target, and for which claims that is certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from argmap.arrays.nodes import first_claims
from argmap.arrays.signed_reach import LOWERS, NONE, RAISES, signs

if TYPE_CHECKING:
    from argmap.arrays.arrays import Arrays
    from argmap.scoring.network_core import NetworkCore


@dataclass(frozen=True)
class Directions:
    """Positions of the claims that bear on a target, told apart by what a higher score of theirs does to it.

    A claim that is said again stands there once. The target itself is left out.
    """

    raises: tuple[int, ...]
    """A higher score never lowers the target, whatever the other claims score."""
    lowers: tuple[int, ...]
    """A higher score never raises it."""
    unsure: tuple[int, ...]
    """Neither is certain: the claim bears on the target both ways, or through a circle."""
    circles: bool
    """Whether the target is in a circle or anything that bears on it is."""


def directions(network: NetworkCore, target: int, *, monotone: bool) -> Directions:
    """Tell which way the claims that bear on a target move it.

    A claim's direction is certain where all ways from it to the target have the same sign and none meets a circle, and
    the semantics is `monotone`: supports never lower and rebuttals never raise, and a higher base score never lowers,
    as under all published ones. It takes linear time.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5] * 4, source=[1, 2, 3, 3], target=[0, 1, 1, 2], sign=[1, -1, 1, 1])
    >>> directions(network, 0, monotone=True)
    Directions(raises=(1,), lowers=(2,), unsure=(3,), circles=False)
    """
    arrays = network.arrays
    goal = int(arrays.claim_node[target])
    by_node = signs(arrays, goal)
    bearing = set(np.flatnonzero(by_node != NONE).tolist())
    straight = _meets_no_circle(arrays, goal, bearing)
    certain = straight if monotone else set()
    found: dict[int, list[int]] = {RAISES: [], LOWERS: [], NONE: []}
    claims = first_claims(network.columns, arrays)
    for node in sorted(bearing - {goal}, key=lambda node: int(claims[node])):
        if claims[node] >= 0:
            sign = int(by_node[node]) if node in certain else NONE
            found[sign if sign in found else NONE].append(int(claims[node]))
    return Directions(tuple(found[RAISES]), tuple(found[LOWERS]), tuple(found[NONE]), straight != bearing)


def _meets_no_circle(arrays: Arrays, goal: int, bearing: set[int]) -> set[int]:
    """Return the nodes from which no way to the goal meets a circle: those that can be peeled off from the goal."""
    left = dict.fromkeys(bearing, 0)
    for node in bearing:
        for before in _before(arrays, node):
            left[before] += 1
    peeled: set[int] = set()
    ready = [goal] if left[goal] == 0 else []
    while ready:
        node = ready.pop()
        peeled.add(node)
        for before in _before(arrays, node):
            left[before] -= 1
            if left[before] == 0:
                ready.append(before)
    return peeled


def _before(arrays: Arrays, node: int) -> list[int]:
    """Return the nodes that a node's value is worked out from."""
    argued = arrays.argument_node[arrays.argument_start[node] : arrays.argument_start[node + 1]]
    made_of = arrays.input_node[arrays.input_start[node] : arrays.input_start[node + 1]]
    return [*argued.tolist(), *made_of.tolist()]
