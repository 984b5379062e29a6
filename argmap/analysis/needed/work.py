"""What would have to be believed otherwise for a score to come to a threshold: the smallest change of priors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from argmap.analysis.needed.answer import By, Needed
from argmap.analysis.needed.fewest import fewest
from argmap.analysis.needed.furthest import furthest
from argmap.analysis.needed.goal import BEYOND, Goal, spared, tightened, topped_up, weakest
from argmap.analysis.needed.least_total import least_total
from argmap.analysis.needed.proven_total import proven_total
from argmap.analysis.needed.words import words
from argmap.analysis.target import target_position
from argmap.analysis.trials.checked import check_whole
from argmap.analysis.trials.directions import directions
from argmap.analysis.trials.effort import MOST_CLAIMS, affordable, refuse_beyond
from argmap.analysis.trials.trials import SLACK, Trials
from argmap.answers.table import Column, Table
from argmap.arrays.choices import checked_degree
from argmap.arrays.nodes import first_claims
from argmap.basics.frozen import FrozenMap
from argmap.errors import ParameterError, Problem
from argmap.scoring.by_chance import rule_of
from argmap.scoring.gradient import claim_position

if TYPE_CHECKING:
    from argmap.analysis.needed.goal import Priors
    from argmap.answers.network_scores import NetworkScores
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics

LIMIT = 20_000
"""So many sets of claims, or corners of boxes, are scored, unless told otherwise."""
IN_CIRCLES = 10
"""So often every claim that may change is tried in a circle, at least."""
SHOWN = 20
"""So many changes the table shows, unless told otherwise."""
_FEWER = "Name those that may change; `cruxes` lists those on which the target hangs most."
_COLUMNS = (Column("claim"), Column("prior", ".3f"), Column("needed", ".3f"), Column("change", "+.3f"), Column("text"))


def needed(
    network: NetworkCore,
    *,
    at_least: float | None = None,
    at_most: float | None = None,
    target: str | int | None = None,
    by: By = "claims",
    claims: Sequence[str | int] | None = None,
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
    limit: int = LIMIT,
    top: int | None = SHOWN,
    known: NetworkScores | None = None,
) -> Needed:
    """Find the smallest change of priors that brings the target to `at_least`, or down to `at_most`, a threshold.

    Such a change is a counterfactual explanation (Yin, Potyka, Toni, CE-QArg, KR 2024, arXiv 2407.08497; they step all
    priors at once by polarity and priority, which is not what is done here). A threshold counts as reached from 1e-9 before it. `by="claims"` changes as few
    claims as possible, `by="total"` makes the sum of all changes small. `claims` names those that may change: all that bear on the
    target, but not the target itself, where none are named.

    Where every claim's direction is certain (see `directions`), it is proven when nothing is enough, for then no change
    does more than all claims at 0 or 1; and a number of claims is the smallest, if no more than `limit` sets had to be
    scored. How far those claims change, and any total, is the least found: nothing near it is less. For up to three claims
    the total is proven to 0.01. More than 1,000 claims that may change, and maps in which so many scorings would take minutes,
    are refused with advice. The table shows the `top` largest changes. `known` are the scores of the network by this
    semantics, if they are at hand.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.1, 0.3, 0.6], source=[1, 2], target=[0, 0], sign=[1, -1], ids=["c", "a", "b"])
    >>> found = needed(network, at_least=0.5, target="c")
    >>> found.reached, found.proven, len(found.changes)
    (True, True, 2)
    """
    threshold, up = _threshold(at_least, at_most)
    if by not in get_args(By):
        raise ParameterError(Problem(f"by is {by!r}", path="by", hint="Give 'claims' or 'total'."))
    check_whole(limit=(limit, 0), top=(SHOWN if top is None else top, 1))
    rule = rule_of(semantics, parameters)
    at = target_position(network, target)
    goal = _goal(network, rule, at, claims, threshold, up=up, known=known)
    now, most = goal.trials.now(), affordable(network, circles=goal.trials.circles)
    prior, proven, searched = goal.start, True, None
    if not _there(now, threshold, up=up):
        often = IN_CIRCLES if goal.trials.circles else 2
        refuse_beyond(min(MOST_CLAIMS, most // often), len(goal.best) + len(goal.unsure), path="claims", hint=_FEWER)
        prior, proven, searched = _found(goal, by, min(limit, most))
        strongest = weakest(goal, prior)[::-1]
        beyond = replace(goal, slack=BEYOND)
        prior = tightened(
            beyond, topped_up(beyond, prior, strongest), strongest[::-1]
        )  # what can pass the threshold does
    after = goal.trials.now(prior) if goal.changed(prior) else now
    changes = {network.ids[claim]: float(prior[claim]) for claim in goal.changed(prior)}
    answer = Needed(
        words=(), table=_table(goal, prior, top), target=network.ids[at], at_least=at_least, at_most=at_most, by=by,
        score=now, reached=_there(after, threshold, up=up), after=after, changes=FrozenMap(changes),
        total=goal.total(prior), proven=proven, searched=searched, semantics=rule.name,
    )  # fmt: skip
    return replace(answer, words=words(answer, goal))


def _threshold(at_least: float | None, at_most: float | None) -> tuple[float, bool]:
    if (at_least is None) == (at_most is None):
        raise ParameterError(
            Problem("there has to be one threshold", hint="Give one of at_least= and at_most=, such as at_least=0.8.")
        )
    if at_least is not None:
        return checked_degree("at_least", at_least), True
    return checked_degree("at_most", at_most), False


def _there(score: float, threshold: float, *, up: bool) -> bool:
    return score >= threshold - SLACK if up else score <= threshold + SLACK


def _goal(
    network: NetworkCore, rule: Semantics, at: int, claims: Sequence[str | int] | None, threshold: float, *, up: bool,
    known: NetworkScores | None,
) -> Goal:  # fmt: skip
    """Return what is asked, with the claims that may change told apart by what is certain about them."""
    ways = directions(network, at, monotone=rule.smooth)
    own, node = first_claims(network.columns, network.arrays), network.arrays.claim_node
    best = dict.fromkeys(ways.raises, float(up)) | dict.fromkeys(ways.lowers, float(not up))
    unsure = ways.unsure
    if claims is not None:
        named = [claims] if isinstance(claims, str) else claims
        free = {int(own[node[claim_position(network.ids, claim)]]) for claim in named}
        itself = int(own[node[at]])
        if itself in free and rule.smooth and not ways.circles:
            best[itself] = float(up)
        elif itself in free:
            unsure = (*unsure, itself)
        best = {claim: value for claim, value in best.items() if claim in free}
        unsure = tuple(claim for claim in unsure if claim in free)
    trials = Trials(network, rule, at, circles=ways.circles, known=known)
    return Goal(trials, trials.priors, threshold, up, best, unsure)


def _found(goal: Goal, by: By, limit: int) -> tuple[Priors, bool, int | None]:
    """Return the priors, whether what they are is proven, and up to which size sets of claims were searched."""
    most = furthest(goal)
    if not goal.reaches(most):
        score = float(goal.trials.with_priors(most[None])[0])
        return spared(replace(goal, threshold=score), most), not goal.unsure, None
    few = fewest(goal, most, limit=limit)
    if by == "claims":
        return few.prior, few.settled and not goal.unsure, few.searched
    least = min(least_total(goal, most), few.prior, key=goal.total)
    least, proven = proven_total(goal, least, limit=limit)
    return least, proven, None


def _table(goal: Goal, prior: Priors, top: int | None) -> Table:
    network, claims = goal.trials.network, goal.changed(prior)
    claims.sort(key=lambda claim: -round(abs(float(prior[claim] - goal.start[claim])), 9))
    cells = [
        (network.ids[at], float(goal.start[at]), float(prior[at]), float(prior[at] - goal.start[at]), network.texts[at])
        for at in claims[:top]
    ]
    return Table(_COLUMNS, tuple(cells))
