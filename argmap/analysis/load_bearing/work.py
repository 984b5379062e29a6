"""Which claims, and which sets of claims, does a score rest on: what would have to fall to bring it down?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.analysis.load_bearing.answer import LoadBearing
from argmap.analysis.load_bearing.words import words
from argmap.analysis.target import target_position
from argmap.analysis.trials.checked import check_whole
from argmap.analysis.trials.directions import directions
from argmap.analysis.trials.effort import APART, affordable, refuse_beyond
from argmap.analysis.trials.trials import AT_ONCE, SLACK, Trials
from argmap.answers.table import Column, Table
from argmap.arrays.choices import checked_degree
from argmap.basics.deadline import SECONDS, Deadline
from argmap.basics.frozen import FrozenMap
from argmap.maths.minimal_sets import Found, Moves, Set, smallest_sets
from argmap.semantics import get_semantics

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from argmap.answers.network_scores import NetworkScores
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics

LIMIT = 20_000
"""So many sets of two and more claims are scored, unless told otherwise."""
FEWEST_AT_ONCE, PARTS = 16, 50
"""So many sets are scored at once at least; into so many parts what can be afforded is cut."""
SHOWN = 20
"""So many sets the table shows, unless told otherwise."""
_PART = "Ask about a claim on which less bears, or take a part with focus(..., scores=False), or ask for cruxes."
_COLUMNS = (Column("claims"), Column("score", ".3f"), Column("change", "+.3f"), Column("text"))


def load_bearing(
    network: NetworkCore,
    *,
    below: float = 0.5,
    target: str | int | None = None,
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
    largest: int = 3,
    limit: int = LIMIT,
    top: int | None = SHOWN,
    seconds: float = SECONDS,
    known: NetworkScores | None = None,
) -> LoadBearing:
    """Find the claims, and then the smallest sets of claims, whose fall alone brings the target under `below`.

    A claim falls when its score is held at 0, whatever speaks for it. A set is named only if no member can be spared,
    and all such sets of up to `largest` claims are found, unless more than `limit` sets of two and more would have to be
    scored, or more than there is time for within `seconds`: then `searched` says up to which size all are there. A claim that can only lower the target is in no such
    set. Claims that bear on it both ways, or through a circle, are tried in all combinations; where a user's own
    function scores, all claims are. A score counts as under the threshold if it is by more than 1e-9. The table shows
    the first `top` sets. `known` are the scores of the network by this semantics, if they are at hand.

    >>> from argmap import Network
    >>> network = Network.from_arrays(prior=[0.1, 0.7, 0.6], source=[1, 2], target=[0, 0], sign=[1, 1], ids=["c", "a", "b"])
    >>> load_bearing(network, below=0.7, target="c").sets
    (('a',),)
    """
    below = checked_degree("below", below)
    check_whole(largest=(largest, 1), limit=(limit, 0), top=(SHOWN if top is None else top, 1))
    rule = get_semantics(semantics, parameters=parameters)
    at = target_position(network, target)
    ways = directions(network, at, monotone=rule.smooth)
    trials = Trials(network, rule, at, circles=ways.circles, known=known)
    deadline = Deadline(seconds)
    now, most = trials.now(), affordable(network, circles=ways.circles)
    claims: Set = ()
    found = Found(searched=largest)
    if now >= below - SLACK:  # else it is down already, and nothing has to fall
        claims = (*ways.raises, *ways.unsure)
        refuse_beyond(most, len(claims), path="target", hint=_PART)
        found = _search(trials, claims, len(ways.raises), below, largest, min(limit, most * APART), deadline)
    answer = _answer(trials, claims, found, top, below=below, score=now, largest=largest)
    return replace(answer, words=words(answer, ways, trials, cut=most * APART < limit or deadline.over))


def _search(
    trials: Trials, claims: Set, sure: int, below: float, largest: int, limit: int, deadline: Deadline
) -> Found:
    """Search the sets of claims, of which the first `sure` ones can only raise the target; a move is a claim that falls."""

    def margins(sets: Sequence[Set]) -> NDArray[np.float64]:
        return below - SLACK - trials.held([tuple(claims[move] for move in one) for one in sets])

    moves = Moves(tuple(range(sure)), tuple(range(sure, len(claims))), claims, margins)
    at_once = max(FEWEST_AT_ONCE, min(AT_ONCE, affordable(trials.network, circles=trials.circles) // PARTS))
    return smallest_sets(moves, largest=largest, limit=limit, deadline=deadline, at_once=at_once)


def _answer(trials: Trials, claims: Set, found: Found, top: int | None, **known: Any) -> LoadBearing:
    ids, texts = trials.network.ids, trials.network.texts
    ordered = sorted(found.sets, key=lambda one: (len(one), -round(found.sets[one], 9), one))
    sets = [tuple(sorted(claims[move] for move in one)) for one in ordered]
    after = tuple(trials.held(sets).tolist()) if sets else ()
    rows = tuple(
        (tuple(ids[at] for at in one), score, score - known["score"], " + ".join(texts[at] for at in one))
        for one, score in zip(sets[:top], after, strict=False)
    )
    alone = known["below"] - SLACK - found.singles
    return LoadBearing(
        words=(),
        table=Table(_COLUMNS, rows),
        target=ids[trials.target],
        sets=tuple(tuple(ids[at] for at in one) for one in sets),
        scores=after,
        falls=FrozenMap(
            (ids[at], score) for at, score in zip(claims, alone.tolist(), strict=True) if math.isfinite(score)
        ),
        searched=found.searched,
        scored=found.scored,
        semantics=trials.rule.name,
        **known,
    )
