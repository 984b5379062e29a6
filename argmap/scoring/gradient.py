"""`Gradient`: how the score of one claim would move with every base score and every strength."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, cast

import numpy as np

from argmap.answers.table import Column, Table
from argmap.arrays.signed_reach import NONE, signs
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem, UnknownIdError
from argmap.maths.largest import largest
from argmap.semantics.functions import no_slopes
from argmap.solve.slopes.adjoint import Adjoint, adjoint
from argmap.solve.slopes.base_slopes import base_slopes
from argmap.solve.slopes.strengths import strength_slopes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.answers.component import Component
    from argmap.answers.network_scores import NetworkScores
    from argmap.columns.names import Names
    from argmap.scoring.compiled_network import CompiledNetwork
    from argmap.semantics import Semantics
    from argmap.solve import Solution


UNSTABLE = (
    "The score of {target!r} hangs on a circle at an unstable fixed point, which a small push would upset: "
    "the derivatives hold at it, and say little of what a change would do."
)


@dataclass(frozen=True, eq=False, repr=False)
class Gradient:
    """The derivatives of the score of one claim, by every base score and every strength (Yin, Potyka, Toni, ECAI 2023).

    They hold for small changes: a base score that grows by a little d moves the score by d times its derivative. A base score or
    strength of 0 can only rise and one of 1 only fall, and what they move likewise: the derivative is that of this
    direction. Where both directions exist and differ (both sides of a claim are equally strong, two forces tie for the
    strongest) it is the mean of both. Directions are followed from claim to claim; where a number reaches such a place by
    several ways, each way is taken by itself and they are added up. Sides and forces that differ by rounding only, by 1e-14
    of the larger, are equal.

    >>> from argmap import Network
    >>> network = Network.from_arrays(
    ...     prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1], ids=["close", "safety", "vans"])
    >>> gradient = network.gradient("close")
    >>> gradient
    <Gradient of 'close', df_quad: 3 claims, 2 relations>
    >>> gradient.prior.round(6), gradient.strength.round(6)
    (array([ 0.6,  0.5, -0.5]), array([ 0.4, -0.2]))
    """

    target: str
    """The id of the claim whose score is differentiated."""
    semantics: str
    """The rule by which it was scored."""
    prior: NDArray[np.float64]
    """d score / d base score of every claim, shape (claims,), in the network's order.

    The base score is the number after the claim's sources are weighed, which is what `prior=` of a call replaces; the
    `prior` of the file counts as many times less as the sources are worth less than 1. For a claim whose score is held
    it is the derivative by that score; a restatement has that of the claim which it restates.
    """
    scores: NetworkScores
    """The scores at which it was taken."""
    network: CompiledNetwork = field(repr=False)
    unstable: tuple[Component, ...] = field(repr=False)
    """The circles that bear on the target whose scores are a fixed point which a small push would upset; mostly none.

    There the derivatives are those of the fixed point; the scores need not stay at it.
    """
    adjoint: Adjoint = field(repr=False)
    """What the reverse sweep found, for parts that are worked out when they are asked for."""

    @cached_property
    def strength(self) -> NDArray[np.float64]:
        """The derivative by the strength of every relation, shape (relations,), in the network's order.

        A relation that takes no part has 0. What is said again counts once: it has that of the relation it repeats.
        """
        return strength_slopes(self.adjoint, self.network.columns)

    def top(self, number: int = 10, /) -> Table:
        """List the claims whose base scores move the score most, with their derivatives; none that has 0.

        `number` is how many at most, from 0 on; anything else raises `ParameterError`.

        >>> from argmap import Network
        >>> network = Network.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[-1], ids=["close", "vans"])
        >>> print(network.gradient("close").top(1))
        What moves close
        id    derivative  score  text
        vans     -0.5000   0.80  vans
        """
        given: object = number  # whatever a caller passes
        if not isinstance(given, int) or isinstance(given, bool) or given < 0:
            raise ParameterError(Problem(f"number is {number!r}", hint="Give a whole number from 0 on."))
        size = np.abs(self.prior)
        best = largest(size, min(number, int(np.count_nonzero(size))))
        columns = (Column("id"), Column("derivative", ".4f"), Column("score"), Column("text"))
        cells = (
            self.network.ids.take(best), self.prior[best].tolist(),
            self.scores.final[best].tolist(), self.network.texts.take(best),
        )  # fmt: skip
        title = f"What moves {self.target}{', at an unstable fixed point' if self.unstable else ''}"
        return Table(columns, tuple(zip(*cells, strict=True)), title=title)

    @property
    def note(self) -> str:
        """What is to be said of it in a sentence: that it was taken at an unstable fixed point; empty mostly."""
        return UNSTABLE.format(target=self.target) if self.unstable else ""

    def __repr__(self) -> str:
        claims, relations = len(self.prior), len(self.network.arrays.relation_node)
        size = f"{counted(claims, 'claim')}, {counted(relations, 'relation')}"
        at = ", at an unstable fixed point" if self.unstable else ""
        return f"<Gradient of {self.target!r}, {self.semantics}: {size}{at}>"


def claim_position(ids: Names, target: str | int) -> int:
    """Return where the claim stands that is named by its id or its position, or say that there is none.

    >>> from argmap.columns.names import ListedNames
    >>> claim_position(ListedNames(("rain", "take")), "take")
    1
    """
    given: object = target  # whatever a caller passes
    if isinstance(given, int | np.integer) and not isinstance(given, bool):
        if 0 <= given < len(ids):
            return int(given)
        raise UnknownIdError(Problem(f"there is no claim at {given}", hint=f"There are {len(ids)}, counted from 0."))
    return ids.position(given)


def check_smooth(rule: Semantics) -> None:
    """Refuse a semantics with a user's function in it, before any work is done."""
    if not rule.smooth:
        raise no_slopes(rule.name)


def take_gradient(network: CompiledNetwork, scores: NetworkScores, target: int) -> Gradient:
    """Differentiate the score of the claim at a position of a network that has been scored."""
    found = adjoint(cast("Solution", scores.solution), int(network.arrays.claim_node[target]))
    unstable = unstable_below(network, scores, target)
    return Gradient(network.ids[target], scores.semantics, base_slopes(found), scores, network, unstable, found)


def unstable_below(network: CompiledNetwork, scores: NetworkScores, target: int) -> tuple[Component, ...]:
    """Return the circles at an unstable fixed point from which a way leads to a claim; those without claims too."""
    loose = tuple(component for component in scores.components if not component.stable)
    if not loose:
        return ()
    arrays = network.arrays
    bears = signs(arrays, int(arrays.claim_node[target])) != NONE
    first = [one.members[0] if one.members else None for one in loose]
    return tuple(
        one
        for one, name in zip(loose, first, strict=True)
        if name is None or bears[arrays.claim_node[network.ids.position(name)]]
    )
