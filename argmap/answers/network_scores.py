"""`NetworkScores`: the scores of a network as arrays, and what the solver says about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Protocol

import numpy as np

from argmap.answers.how_found import how_found

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.answers.component import Component


class Solved(Protocol):
    """What was found of all nodes: by the solver, or by counting worlds."""

    @property
    def converged(self) -> bool:
        """Whether a fixed point was found for every part that runs in a circle."""

    @property
    def iterations(self) -> int:
        """The most steps of iteration that any of them took."""

    @property
    def residual(self) -> float:
        """The largest change that one more step would make to any score."""

    @property
    def components(self) -> Sequence[Component]:
        """A report for each part of the network that runs in circles."""

    def claim_scores(self) -> NDArray[np.float64]:
        """Return the scores of claims."""

    def claim_base(self) -> NDArray[np.float64]:
        """Return the base scores of claims."""

    def relation_forces(self) -> NDArray[np.float64]:
        """Return the forces of relations."""

    def source_reliabilities(self) -> NDArray[np.float64]:
        """Return the reliabilities of sources."""


@dataclass(frozen=True, eq=False, repr=False)
class NetworkScores:
    """The scores of a network as arrays, in the order in which its claims were given.

    >>> from argmap.network import Network
    >>> network = Network.from_arrays(prior=[0.7, 0.1], source=[0], target=[1], sign=[1])
    >>> network.score().final
    array([0.7 , 0.73])
    """

    semantics: str
    """The rule by which they were scored."""
    final: NDArray[np.float64]
    """The score of every claim, shape (claims,), in [0, 1]."""
    solution: Solved
    """What was found of all nodes, for parts that are worked out when they are asked for."""
    kind: Literal["degree", "probability"] = "degree"
    """What the numbers are."""
    errors: NDArray[np.float64] | None = None
    """The standard error of every score, shape (claims,), where they are estimates; 0 for one that is exact."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """Those of the semantics."""
    upper: Solved | None = None
    """Where circles may leave something undecided: what was found of all nodes, if whatever is undecided is so."""

    @cached_property
    def base(self) -> NDArray[np.float64]:
        """The base score of every claim, shape (claims,), in [0, 1]: its prior after its sources are weighed."""
        return self.solution.claim_base()

    @cached_property
    def high(self) -> NDArray[np.float64] | None:
        """How likely claims hold at most, shape (claims,), where `final` is at least; None where nothing is undecided."""
        return None if self.upper is None else self.upper.claim_scores()

    @cached_property
    def relations(self) -> NDArray[np.float64]:
        """The force of every relation, shape (relations,), in [0, 1]; NaN for one that takes no part."""
        return self.solution.relation_forces()

    @property
    def converged(self) -> bool:
        """Whether a fixed point was found for every part that runs in a circle."""
        return self.solution.converged

    @property
    def iterations(self) -> int:
        """The most steps of iteration that any of them took."""
        return self.solution.iterations

    @property
    def residual(self) -> float:
        """The largest change that one more step would make to any score."""
        return self.solution.residual

    @property
    def components(self) -> Sequence[Component]:
        """A report for each part of the network that runs in circles."""
        return self.solution.components

    def __len__(self) -> int:
        return len(self.final)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:  # noqa: FBT001 - numpy's signature
        if copy is None:  # numpy 1 has no such word for "where it is needed"
            return np.asarray(self.final, dtype=dtype)
        return np.array(self.final, dtype=dtype, copy=copy)

    def __repr__(self) -> str:
        state = "converged" if self.converged else "did not converge"
        if self.kind == "probability":
            state = how_found(self.parameters)
        return f"<NetworkScores {self.semantics}: {len(self)} claims, {state}>"
