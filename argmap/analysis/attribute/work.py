"""How much does each claim, or each relation, contribute to a claim's score? Four ways to count it, for four questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from argmap.analysis.attribute.answer import Contributions, Found, contributions
from argmap.analysis.attribute.methods import Method, Sort
from argmap.analysis.attribute.players import Players, claims_on, relations_on
from argmap.analysis.attribute.removal import Without
from argmap.analysis.target import target_position
from argmap.basics.deadline import SECONDS, Deadline
from argmap.errors import ParameterError, Problem, nearest_or_all
from argmap.maths.shapley import FEWEST, exact_shares, is_exact, sampled_shares
from argmap.scoring.by_chance import rule_of
from argmap.scoring.divergence import settle
from argmap.semantics import Modular

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.answers.network_scores import NetworkScores
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics

ORDERS = 1_000
"""So many orders are drawn where nobody says how many, fewer in a large network."""
FEWEST_ORDERS = 20
_SWEEP = "Ask for the gradient, which takes one sweep."
EASY = 350_000_000
"""As much work as that, in nanoseconds of compiled code, is done without being asked for: for seconds, all told."""
LONGEST = 6_000_000_000
"""More is refused: it would take longer than anybody waits without having asked for it."""
MOST = 100_000_000_000
"""More than this is refused to those who ask for so many samples, too: minutes."""
MANY = 100
"""Of so many players those that matter most are removed first."""
AT_ONCE = 4_096
"""So many of them are removed in one batch at most: it bounds the memory that it takes."""
FEWEST_STEPS = 20
"""So many steps a circle is taken to need, at least."""
_CUT = "There was time for {some:,} of the {all:,} {sort} that bear on it: those of which a small change does most."
_OUT = 200
"""What it costs to take one claim or relation out of a scenario, in nodes and edges evaluated."""
_PLAIN = 100
"""How much longer the plain path takes for a node or edge."""


def attribute(
    network: NetworkCore,
    target: str | int | None = None,
    *,
    method: Method = "shapley",
    of: Sort = "claims",
    samples: int | None = None,
    seed: int = 0,
    top: int | None = None,
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
    seconds: float = SECONDS,
    scores: NetworkScores | None = None,
) -> Contributions:
    """Attribute the score of a claim to the claims or relations that bear on it; to the conclusion's where none is named.

    With s the score of the target and x a claim from which a way leads to it (Kampik, Potyka, Yin, Čyras, Toni, IJAR
    2024; relations: Yin, Potyka, Toni, IJCAI 2024):

    * `removal`: s less s without x: a claim is out with every step that needs it, a relation with whatever is aimed at it;
    * `intrinsic_removal`: the same after the relations that bear on x have been taken out: what x does by itself;
    * `gradient`: ds / d prior of x, or d strength of a relation (Yin, Potyka, Toni, ECAI 2023);
    * `shapley`: what x adds, averaged over all orders in which the players could come; the rest are out. The values
      add up to s less the score with all of them out.

    All lie in [-1, 1] but the gradient, which knows no bounds. Shapley values are exact for up to 15 players. For
    more, or where `samples` says so, that many orders are drawn from `seed`, each also taken backwards, and each value
    has a standard error; the true one lies within three of them nearly always (see `sampled_shares`). They add up all the same.
    A thousand orders are drawn where nobody says how many; fewer where that would take more than some seconds: two
    hundred in a map of 200 claims. `top` keeps so many rows, the largest first.

    Raises `ParameterError` for what is wrong with the arguments and for what would take many minutes, `SemanticsError`
    for the gradient of a user's function, and `ConvergenceError` where a score that is needed does not settle.

    >>> from argmap import Network
    >>> network = Network.from_arrays(
    ...     prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[+1, -1], ids=["close", "safety", "vans"])
    >>> attribute(network, "close", method="removal").column("contribution")
    (0.39999999999999997, -0.20000000000000007)
    """
    _check(method, of, samples, seed, top)
    rule = rule_of(semantics, parameters)
    at = target_position(network, target)
    scores = network.score(rule) if scores is None else scores
    settle(scores, "raise")
    players = claims_on(network, at) if of == "claims" else relations_on(network, at)
    asked = _Asked(network, rule, at, players, scores)
    if method == "gradient":
        found = asked.gradient()
    elif method == "shapley":
        found = asked.shapley(samples, seed)
    else:
        measured, found = asked.removal(Deadline(seconds), intrinsic=method == "intrinsic_removal")
        if len(measured) < len(players):
            answer = contributions(network, scores, at, players.some(measured), found, method=method, top=top)
            cut = _CUT.format(some=len(measured), all=len(players), sort=players.sort)
            return replace(answer, words=(answer.words[0], cut, *answer.words[1:]), players=len(players))
    return contributions(network, scores, at, players, found, method=method, top=top)


@dataclass(frozen=True, eq=False)
class _Asked:
    """One question, checked: each method answers it in its way."""

    network: NetworkCore
    rule: Semantics
    target: int
    players: Players
    scores: NetworkScores

    def gradient(self) -> Found:
        gradient = self.network.gradient(self.target, self.rule, on_unstable="return", scores=self.scores)
        slopes = gradient.prior if self.players.sort == "claims" else gradient.strength
        return Found(slopes[self.players.position], note=gradient.note)

    def removal(self, deadline: Deadline, *, intrinsic: bool) -> tuple[NDArray[np.integer], Found]:
        """Return which players there was time for, by number and in order, and what was found of them."""
        self._refuse(1 + intrinsic, 1, MOST, _SWEEP)
        without, value = self._without(), np.empty(len(self.players))
        order, done = self._keenest_first(), 0
        for first, last in deadline.parts(len(order), at_once=AT_ONCE):
            some = order[first:last]
            before: NDArray[np.float64] | float = without.by_themselves(some) if intrinsic else self._score
            value[some], done = before - without.removed(some), last
        measured = np.sort(order[:done])
        return measured, Found(value[measured])

    def _keenest_first(self) -> NDArray[np.integer]:
        """Order the players by how much a small change of them does; as they come where that cannot be told."""
        if not self.rule.smooth or len(self.players) < MANY:
            return np.arange(len(self.players))
        return np.argsort(-np.abs(self.gradient().value), kind="stable")

    def shapley(self, samples: int | None, seed: int) -> Found:
        number = len(self.players)
        if not number or (samples is None and is_exact([1] * number) and self._is_easy(1 << number)):
            shares = exact_shares(self._without().worth, [1] * number)
        else:
            order = number * self._cost(number / 2)
            orders = min(ORDERS, max(FEWEST_ORDERS, int(EASY / order))) if samples is None else samples + samples % 2
            most = int(MOST / (number * self._cost(number / 2, patient=True)))
            hint = f"Draw at most {most} samples." if samples is not None and most >= FEWEST else _SWEEP
            if samples is None and FEWEST <= most < FEWEST_ORDERS * MOST / LONGEST:
                hint = f"{_SWEEP} Or wait for it: samples={FEWEST} draws as few orders as tell an error."
            self._refuse(orders, number / 2, LONGEST if samples is None else MOST, hint)
            shares = sampled_shares(self._without().worth, number, samples=orders, seed=seed)
        return Found(shares.value, shares.error if shares.orders else None, shares.none, shares.orders)

    def _without(self) -> Without:
        return Without(self.network, self.rule, self.target, self.players)

    @property
    def _score(self) -> float:
        return float(self.scores.final[self.target])

    def _cost(self, out: float, *, patient: bool = False) -> float:
        """Estimate the work of one scenario with so many out; a patient estimate knows whether there is compiled code."""
        size = self.network.arrays.size
        if self.players.sort == "relations":
            size += 2 * len(self.players)  # each becomes a node with a premise
        if self.scores.components:  # what is taken out of a circle is scored apart, by the plain path
            return size * _PLAIN * max(FEWEST_STEPS, self.scores.iterations)
        slow = patient and (find_spec("numba") is None or not isinstance(self.rule, Modular))
        return size * (_PLAIN if slow else 1) + _OUT * out

    def _is_easy(self, scenarios: int) -> bool:
        return scenarios * self._cost(len(self.players) / 2, patient=True) <= LONGEST

    def _refuse(self, times: int, out: float, most: float, hint: str) -> None:
        scenarios = len(self.players)
        if times * scenarios * self._cost(out, patient=True) > most:
            many = f"{times * scenarios:,} scorings of the map"
            name = self.network.ids[self.target]
            message = f"{len(self.players):,} {self.players.sort} bear on {name!r}: to tell what each does takes {many}"
            raise ParameterError(Problem(message, path="method", hint=hint))


def _check(method: object, of: object, samples: object, seed: object, top: object) -> None:
    problems = [
        *_unknown("method", method, get_args(Method)),
        *_unknown("of", of, get_args(Sort)),
        *([] if samples is None else _not_whole("samples", samples, FEWEST)),
        *_not_whole("seed", seed, 0),
        *([] if top is None else _not_whole("top", top, 1)),
    ]
    if method == "intrinsic_removal" and of == "relations":
        hint = "Ask for removal, or of='claims'."
        problems.append(Problem("a relation has nothing of its own to be removed without", path="method", hint=hint))
    if problems:
        raise ParameterError(*problems)


def _unknown(name: str, given: object, known: tuple[str, ...]) -> list[Problem]:
    if given in known:
        return []
    hint = nearest_or_all(given, known)
    return [Problem(f"unknown {name} {given!r}", path=name, hint=hint)]


def _not_whole(name: str, given: object, least: int) -> list[Problem]:
    if isinstance(given, int | np.integer) and not isinstance(given, bool) and given >= least:
        return []
    return [Problem(f"{name} is {given!r}", path=name, hint=f"Give a whole number from {least} on.")]
