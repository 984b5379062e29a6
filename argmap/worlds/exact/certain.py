"""What is certain in a map, and for all else the few nodes that its chance still hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from argmap.arrays.arrays import CLAIM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.worlds.rows import Row, Rows

    Flags = NDArray[np.bool_]

OPEN = -1
"""Stands for a node that is not certain."""
Own = Literal["switch", "heard", "sure", "never"]
"""How a node is on of itself: by its switch; by that and a reliable source; for certain or never, whatever its switch."""


class Members(NamedTuple):
    """What the chance of an open node hangs on, each once; what is certain is left out."""

    own: Own
    heard: tuple[int, ...]
    """The sources of a claim, of which one has to be reliable."""
    supports: tuple[int, ...]
    """Supports and backings, of which one may do instead."""
    gates: tuple[tuple[int, bool], ...]
    """What has to hold (True: premises, the source heard through) or not to (False: rebuttals, undercuts)."""

    @property
    def certainty(self) -> int:
        """Whether the node is on or off for certain; `OPEN` where it is neither."""
        if self.own == "sure" and not self.gates:
            return 1
        if self.own == "never" or (self.own == "heard" and not self.heard and not self.supports):
            return 0
        return OPEN

    def nodes(self) -> set[int]:
        """Return all of them."""
        return {*self.heard, *self.supports, *(node for node, _ in self.gates)}


NEVER = Members("never", (), (), ())


@dataclass(frozen=True, eq=False)
class Certain:
    """Which nodes of a map are on or off for certain, and what the others hang on."""

    value: NDArray[np.int8]
    """1 on, 0 off, `OPEN` by chance; shape (nodes,)."""
    members: dict[int, Members]
    """For each open node, in an order in which each comes after what it hangs on."""


def find_certain(arrays: Arrays, table: Rows, free: Flags) -> Certain:
    """Find what is certain where the switches of `free` nodes may have any chance, and those of others have their own.

    What is free counts as open also where it is certain whatever its switch is: it may be held.

    >>> from argmap.arrays.compile.from_columns import arrays_from_arrays
    >>> from argmap.worlds.rows import rows_of_arrays
    >>> arrays = arrays_from_arrays(prior=[1.0, 0.0, 0.4], source=[0, 1], target=[2, 2], sign=[1, -1])
    >>> find_certain(arrays, rows_of_arrays(arrays), np.zeros(3, dtype=bool)).value
    array([1, 0, 1], dtype=int8)
    """
    value = np.full(len(arrays), OPEN, dtype=np.int8)
    switch = np.full(len(arrays), OPEN, dtype=np.int8)
    for number in (0, 1):
        switch[(arrays.base == number) & ~free] = number
    switches, claim, kept = switch.tolist(), (arrays.kind == CLAIM).tolist(), free.tolist()
    sides = [_lists(row) for row in (table.supports, table.against, table.inputs)]
    known, members = value.tolist(), {}
    for run in table.runs:
        for node in run.nodes.tolist():
            supports, against, inputs = (side[node] for side in sides)
            found = _met(switches[node], known, supports, against, inputs, is_claim=claim[node])
            if found.certainty == OPEN or kept[node]:
                members[node] = found
            else:
                known[node] = found.certainty
    return Certain(np.array(known, dtype=np.int8), members)


def _lists(row: Row) -> list[list[int]]:
    start, node = row.start.tolist(), row.node.tolist()
    return [node[begin:end] for begin, end in pairwise(start)]


def _met(
    switch: int, known: list[int], supports: list[int], against: list[int], inputs: list[int], *, is_claim: bool
) -> Members:
    """Return what one node hangs on."""
    gates = {(other, False) for other in against} | (set() if is_claim else {(other, True) for other in inputs})
    if any(known[other] != OPEN and (known[other] == 1) is not wanted for other, wanted in gates):
        return NEVER
    if any((other, not wanted) in gates for other, wanted in gates):
        return NEVER
    gate = tuple(sorted((other, wanted) for other, wanted in gates if known[other] == OPEN))
    own: Own = "switch"
    heard: list[int] = []
    if is_claim and inputs and all(known[other] != 1 for other in inputs):
        own = "heard"
        heard = [] if switch == 0 else sorted({other for other in inputs if known[other] == OPEN})
    if (switch == 1 and own == "switch") or any(known[other] == 1 for other in supports):
        return Members("sure", (), (), gate)
    support = tuple(sorted({other for other in supports if known[other] == OPEN}))
    if switch == 0 and own == "switch" and not support:
        return NEVER
    return Members(own, tuple(heard), support, gate)
