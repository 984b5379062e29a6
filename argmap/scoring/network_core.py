"""`NetworkCore`: what questions know of a network: its scores, in many scenarios too, its gradients, and edits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Self

from argmap.basics.warned import warn
from argmap.errors import ParameterError, Problem, UnstableWarning
from argmap.scoring.by_chance import is_by_chance, rule_of
from argmap.scoring.compiled_network import CompiledNetwork
from argmap.scoring.divergence import OnDivergence, settle
from argmap.semantics import get_semantics
from argmap.solve import Engine

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from argmap.answers.network_scores import NetworkScores
    from argmap.scoring.gradient import Gradient
    from argmap.scoring.many import BatchScores, Given, Precision, Removed
    from argmap.scoring.session.session import Session
    from argmap.semantics import Semantics


@dataclass(frozen=True, eq=False, repr=False)
class NetworkCore(CompiledNetwork):
    """A network with all that scoring it can tell. `Network`, which users hold, adds the questions."""

    def score_many(
        self,
        prior: ArrayLike | None = None,
        semantics: str | Semantics = "df_quad",
        *,
        fix: Given = None,
        strength: Given = None,
        without: Removed = None,
        parameters: Mapping[str, Any] | None = None,
        dtype: Precision = "float64",
        targets: Sequence[str | int] | None = None,
        out: NDArray[Any] | None = None,
        engine: Engine = "auto",
        threads: int | None = None,
        on_divergence: OnDivergence = "raise",
    ) -> BatchScores:
        """Score every claim in many scenarios at once, each with something different: far faster than one by one.

        `prior` has shape (scenarios, claims), or (claims, scenarios), and the scores come back the same way round; where
        there are as many scenarios as claims, it is taken as (scenarios, claims). Claims stand in the order of `ids`.
        Every number in it is a base score, as with `score(prior=)` of a map: no source is weighed into it any more.
        `network.base` is the row to start from; where that has NaN, a row may too, which leaves the claim's base score
        to its sources and what argues about them. A restatement has the score of its original, whose number counts,
        and a claim that is held keeps its score.
        `fix` is a mapping for each scenario, from the ids or positions of claims to the scores at which they are held;
        `strength` one from those of relations to their strengths. `without` is a collection for each scenario, of the ids
        or positions of relations that are out, with all that is aimed at them (backing can lift a strength of 0). What is
        not given is as in the network, and so is the largest number of rebuttals on one claim, for `counting`.
        `targets` names the claims, by id or position, whose scores are wanted: then no others are kept. With `float32`
        the scores come back in 32 bits, and are worked out in 32 bits where that is exact to 1e-5 in a step: not in
        circles, nor under log-odds. `out` is an array of yours of the shape and the type of the scores: they are written into
        it, which saves asking for memory when many batches are scored one after the other. The other arguments are those of `score`.

        The scores have shape (scenarios, claims) or as `prior` has it, one column a target where `targets` are named, and
        lie in [0, 1]. Raises `ParameterError` where shapes do not fit, where numbers of scenarios differ, or where a number
        is outside [0, 1], `UnknownIdError` for claims and relations that are not there, and otherwise what `score`
        raises; under `probability`, where chances are exact or refused, a prior that is the network's own base score leaves
        the claim to its sources. `on_divergence="return"` keeps the last values of a scenario that does not settle, and `converged` tells.

        >>> network = NetworkCore.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
        >>> network.score_many([[0.5, 1.0], [0.5, 0.5]], targets=[0]).final
        array([[0.  ],
               [0.25]])
        >>> network.score_many(fix=[{1: 0.0}, {}, {}], without=[[], [0], []], targets=[0]).final.ravel()
        array([0.5, 0.5, 0. ])
        """
        from argmap.scoring.many import score_batch  # noqa: PLC0415 - a single scoring needs nothing of it

        rule = rule_of(semantics, parameters)
        return score_batch(
            self.joined_by(rule), rule, prior, fix=fix, strength=strength, without=without, dtype=dtype,
            targets=targets, out=out, engine=engine, threads=threads, on_divergence=on_divergence,
        )  # fmt: skip

    def session(
        self,
        semantics: str | Semantics = "df_quad",
        *,
        parameters: Mapping[str, Any] | None = None,
        tolerance: float = 0.0,
        engine: Engine = "auto",
        on_divergence: OnDivergence = "raise",
    ) -> Session[Self]:
        """Begin to edit the network while it stays scored; the other arguments are those of `score`.

        A change of up to `tolerance`, in [0, 1], is not handed on. See `Session` for what that means, and for what an edit
        costs. Raises what `score` raises.

        >>> network = NetworkCore.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
        >>> session = network.session()
        >>> session.set_prior(1, 0.0)
        >>> session[0]
        0.5
        """
        from argmap.scoring.session.session import Session  # noqa: PLC0415 - as in score_many

        rule = get_semantics(semantics, parameters=parameters)
        return Session(
            self.joined_by(rule), rule, tolerance=tolerance, engine=engine, on_divergence=on_divergence
        )  # fmt: skip

    def gradient(
        self,
        target: str | int,
        semantics: str | Semantics = "df_quad",
        *,
        parameters: Mapping[str, Any] | None = None,
        engine: Engine = "auto",
        threads: int | None = None,
        on_unstable: Literal["warn", "return"] = "warn",
        scores: NetworkScores | None = None,
    ) -> Gradient:
        """Return how the score of a claim, named by its id or position, would move with every prior and strength.

        The network is scored, then differentiated in one sweep backwards (Yin, Potyka, Toni, ECAI 2023). A network that
        comes to no fixed point is refused as by `score`, and a semantics with a function of yours in it has no
        derivatives. `engine` and `threads` are those of `score`; the sweep backwards takes one thread.
        Where the score hangs on a circle at an unstable fixed point, an `UnstableWarning` says so unless `on_unstable` is
        "return"; `gradient.note` says it in any case. At kinks see `Gradient`. `scores` are those that the network has by
        this semantics, if they are at hand: they are not worked out again.

        The derivatives have shapes (claims,) and (relations,); each is a change of the score for a change of 1, and may
        exceed 1. Raises `UnknownIdError` for a claim that is not there, `SemanticsError` for a semantics without
        derivatives, and what `score` raises.

        >>> network = NetworkCore.from_arrays(prior=[0.5, 1.0], source=[1], target=[0], sign=[-1])
        >>> network.gradient(0, "quadratic_energy").prior.round(6)
        array([ 0.5 , -0.25])
        """
        from argmap.scoring.gradient import check_smooth, claim_position, take_gradient  # noqa: PLC0415 - as in score_many

        if on_unstable not in {"warn", "return"}:
            raise ParameterError(Problem(f"on_unstable is {on_unstable!r}", hint="There are warn, return."))
        at = claim_position(self.ids, target)
        rule = rule_of(semantics, parameters)
        if is_by_chance(rule):
            from argmap.scoring.chance_gradient import chance_gradient  # noqa: PLC0415 - degrees do without

            return chance_gradient(self, at, self.score(rule, engine=engine) if scores is None else scores, engine)
        check_smooth(rule)
        own = self.joined_by(rule)
        if scores is None:
            scores = own.score(rule, engine=engine, threads=threads)
        settle(scores, "raise")
        found = take_gradient(own, scores, at)
        if found.unstable and on_unstable == "warn":
            warn(found.note, UnstableWarning)
        return found
