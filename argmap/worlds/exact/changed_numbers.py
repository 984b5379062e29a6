"""`Changed`: numbers of a plan that are other ones in many scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.worlds.exact.chance_plan import ChancePlan

    Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Changed:
    """What is otherwise in each of some scenarios; all of shape (scenarios, nodes)."""

    chance: Floats
    """How likely each switch is on."""
    told: NDArray[np.bool_]
    """Whether a claim's chance is what a reader says: no source is heard for it."""
    held: Floats
    """How likely a node is on that is held, whatever bears on it; NaN where it is not held."""

    def __len__(self) -> int:
        return len(self.chance)

    def some(self, first: int, last: int) -> Changed:
        """Return some of the scenarios."""
        return Changed(self.chance[first:last], self.told[first:last], self.held[first:last])

    def own(self, plan: ChancePlan) -> Floats:
        """Return the entries of the nodes' tables, shape (entries, scenarios)."""
        entries, node = plan.entries, plan.entries.node
        slope = np.where(self.told[:, node], entries.told, entries.slope)
        own = entries.fixed + slope * self.chance[:, node]
        held = self.held[:, node]
        found: Floats = np.where(np.isnan(held), own, held * entries.held + (1.0 - held) * entries.dropped).T
        return found
