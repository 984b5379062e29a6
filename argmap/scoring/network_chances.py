"""`NetworkChances`: exact chances of a network for a question: given this or that, and how they grow with its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.arrays.arrays import CLAIM
from argmap.worlds import conditions_of, drawn_for
from argmap.worlds.counted_exactly import chances_given, counted_exactly, too_wide
from argmap.worlds.exact.exact_chances import ASKED, exact_chances
from argmap.worlds.rows import rows_of_arrays
from argmap.worlds.silence import counted_without_silent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.arrays.arrays import Arrays
    from argmap.kernels.engine import Engine
    from argmap.scoring.network_core import NetworkCore
    from argmap.worlds.conditions import Conditions
    from argmap.worlds.counted import Counted
    from argmap.worlds.exact.exact_chances import ExactChances
    from argmap.worlds.rows import Rows

    Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class NetworkChances:
    """Asks a network for exact chances, again and again: what has been compiled is kept.

    A map that runs in circles, or is too wide, is refused when it is asked.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.5, 0.2], source=[0], target=[1], sign=[1])
    >>> asked = NetworkChances(network)
    >>> asked.given({asked.claim(1): True}).chances().round(3)
    array([0.833, 1.   ])
    """

    network: NetworkCore
    engine: Engine = "auto"

    @cached_property
    def _heard(self) -> tuple[Arrays, Rows]:
        """The arrays in which sources that are relied on too little are not heard, and their tables."""
        drawn_for("probability", {}, join=self.network.arrays.join)  # refuses what chances cannot be asked with
        arrays = self.network.switched
        table = rows_of_arrays(arrays)
        found: list[tuple[Arrays, Rows]] = []

        def count(heard: Arrays, heard_table: Rows, conditions: Conditions | None) -> Counted:
            found[:] = [(heard, heard_table)]
            counted = counted_exactly(heard, heard_table, conditions, ASKED, self.engine)
            if counted is None or np.isnan(counted.values).any():
                raise too_wide(heard, heard_table, counted)
            return counted

        if arrays.min_reliability <= 0.0:
            return arrays, table
        counted_without_silent(arrays, table, None, count)
        return found[0]

    @property
    def arrays(self) -> Arrays:
        """The arrays that are asked about."""
        return self._heard[0]

    @property
    def table(self) -> Rows:
        """What supports, is against and makes up each of their nodes."""
        return self._heard[1]

    def claim(self, position: int) -> int:
        """Return the node of a claim."""
        return int(self.arrays.claim_node[position])

    def conditions(self, given: Mapping[Any, bool]) -> Conditions | None:
        """Find what is given by id, and check it."""
        drawn_for("probability", {"given": given})
        return conditions_of(self.arrays, self.network.columns, given, self.network.choices) if given else None

    def under(self, conditions: Conditions | None) -> ExactChances:
        """Return the chances of all that can be had exactly, given some conditions; what is impossible is refused."""
        found = chances_given(self.arrays, self.table, conditions, ASKED, self.engine)
        if found is None:
            raise too_wide(self.arrays, self.table, None)
        return found

    def given(
        self, given: Mapping[int, bool], *, targets: Sequence[int] | None = None, free: bool = False
    ) -> ExactChances:
        """Return the chances of the nodes that bear on some targets, or of all, given that some nodes are on or off.

        Where claims' switches are `free` there are derivatives by them, also where they are certain. What is too wide is
        refused, and an `ImpossibleError` says that what is given has no chance.
        """
        open_ = self.arrays.kind == CLAIM if free else None
        found = exact_chances(
            self.arrays, self.table, given, budget=ASKED, targets=targets, free=open_, engine=self.engine
        )
        if found is None:
            raise too_wide(self.arrays, self.table, None)
        return found
