"""`Network`: a map as arrays, for scripts and for maps too large to hold as objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.network import Arrays, Layout, arrays_from_arrays, arrays_from_document, build_layout
from argmap.scoring import OnDivergence, check_divergence, settle
from argmap.semantics import get_semantics
from argmap.solve import Engine, Solution, chosen_layout, chosen_threads, solve

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from argmap.model.document import Document
    from argmap.semantics import Semantics
    from argmap.solution import Component


@dataclass(frozen=True, eq=False, repr=False)
class NetworkScores:
    """The scores of a network as arrays, in the order in which its claims were given.

    >>> network = Network.from_arrays(prior=[0.7, 0.1], source=[0], target=[1], sign=[1])
    >>> network.score().final
    array([0.7 , 0.73])
    """

    semantics: str
    final: NDArray[np.float64]
    """The score of every claim, shape (claims,), in [0, 1]."""
    solution: Solution
    """What the solver found, for parts that are worked out when they are asked for."""
    kind: str = "degree"

    @cached_property
    def base(self) -> NDArray[np.float64]:
        """The base score of every claim, shape (claims,)."""
        return self.solution.claim_base()

    @cached_property
    def relations(self) -> NDArray[np.float64]:
        """The force of every relation, shape (relations,); NaN for one that takes no part."""
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
        return np.array(self.final, dtype=dtype, copy=copy)

    def __repr__(self) -> str:
        state = "converged" if self.converged else "did not converge"
        return f"<NetworkScores {self.semantics}: {len(self)} claims, {state}>"


@dataclass(frozen=True, eq=False, repr=False)
class Network:
    """A map compiled to arrays. Build one from a map (`m.network`) or straight from arrays.

    >>> network = Network.from_arrays(
    ...     prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1], ids=["close", "safety", "vans"])
    >>> network
    <Network: 3 claims, 2 relations>
    >>> network.score().final.round(2)
    array([0.7, 0.8, 0.4])
    """

    arrays: Arrays

    @classmethod
    def from_arrays(
        cls,
        *,
        prior: ArrayLike,
        source: ArrayLike,
        target: ArrayLike,
        sign: ArrayLike,
        strength: ArrayLike | None = None,
        ids: Sequence[str] | None = None,
    ) -> Network:
        """Build a plain bipolar network: relation i leads from claim `source[i]` to claim `target[i]`.

        `prior` has shape (claims,) and lies in [0, 1]; `source`, `target` and `sign` have shape (relations,):
        indices of claims, and +1 for a support or -1 for a rebuttal. `strength` in [0, 1] is 1 where it is not
        given; `ids` names the claims. What is wrong is reported all at once in a `ParameterError`.

        >>> Network.from_arrays(prior=[0.5, 0.5], source=[0], target=[1], sign=[-1]).score().final
        array([0.5 , 0.25])
        """
        return cls(arrays_from_arrays(prior=prior, source=source, target=target, sign=sign, strength=strength, ids=ids))

    @classmethod
    def from_document(cls, document: Document) -> Network:
        """Compile a document.

        >>> import argmap
        >>> b = argmap.MapBuilder("One")
        >>> one = b.claim("A claim")
        >>> Network.from_document(b.build().document).ids
        ('a_claim',)
        """
        return cls(arrays_from_document(document))

    def score(
        self,
        semantics: str | Semantics = "df_quad",
        *,
        parameters: Mapping[str, Any] | None = None,
        on_divergence: OnDivergence = "raise",
        engine: Engine = "auto",
        threads: int | None = None,
    ) -> NetworkScores:
        """Score every claim; the arguments are those of `ArgumentMap.score`, the result holds arrays.

        `engine` says how: by plain numpy (`plain`), by compiled code (`compiled`, with numba from `argmap[fast]`), or
        whichever is quicker for the size (`auto`). The order of evaluation is worked out at the first compiled scoring
        and kept with the network. `threads` is 1 or more, as many as there are processors where it is not given;
        the scores are the same for any number.

        >>> network = Network.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
        >>> network.score("quadratic_energy").final
        array([0.25, 1.  ])
        """
        check_divergence(on_divergence)
        rule = get_semantics(semantics, parameters=parameters)
        layout = chosen_layout(self.arrays, engine, lambda: self.layout)
        solution = solve(self.arrays, rule, layout=layout, threads=chosen_threads(threads))
        scores = NetworkScores(semantics=rule.name, final=solution.claim_scores(), solution=solution)
        settle(scores, on_divergence)
        return scores

    @cached_property
    def layout(self) -> Layout | None:
        """The order in which compiled code evaluates the network, built once; None where it has to leave it alone."""
        return build_layout(self.arrays)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the claims, in order; empty where none were given."""
        return self.arrays.claim_ids

    def __len__(self) -> int:
        return len(self.arrays.claim_node)

    def __repr__(self) -> str:
        relations = len(self.arrays.relation_node)
        return f"<Network: {len(self)} claim{_s(len(self))}, {relations} relation{_s(relations)}>"


def _s(number: int) -> str:
    return "" if number == 1 else "s"
