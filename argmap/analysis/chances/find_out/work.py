"""Find out: which claims would tell most of the target, if one knew whether they hold?"""

from __future__ import annotations

import numbers
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from argmap.analysis.chances.chance_words import LIMITS, exactness
from argmap.analysis.chances.find_out.answer import COLUMNS, FoundOut
from argmap.analysis.chances.find_out.units import Unit
from argmap.analysis.chances.find_out.words import Facts, words
from argmap.analysis.chances.find_out.worth_knowing import Goal, Told
from argmap.analysis.target import target_position
from argmap.analysis.trials.checked import check_whole
from argmap.answers.table import Column, Table
from argmap.arrays.nodes import first_claims
from argmap.errors import ParameterError, Problem, nearest_or_all
from argmap.scoring.gradient import claim_position
from argmap.scoring.network_chances import NetworkChances
from argmap.worlds.exact.certain import OPEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from argmap.scoring.network_core import NetworkCore
    from argmap.scoring.reading import Reading

    Floats = NDArray[np.float64]

MOST_QUESTIONS = 6
"""So many are asked in turn at most: each doubles the answers there may be."""
PAIRS = 400
"""Among so many candidates all pairs are tried."""
DECIDED = 1e-12
"""A claim whose chance is so near to 0 or 1 is decided."""


@dataclass(frozen=True)
class Wanted:
    """What is to be found out, and how it is ranked."""

    questions: int
    cost: Mapping[Any, float]
    candidates: Sequence[Any] | None
    unit: Unit


def find_out(
    reading: Reading,
    target: str | int | None,
    wanted: Wanted,
    *,
    given: Mapping[str, bool],
    top: int | None = None,
) -> FoundOut:
    """Rank claims by what they would tell of the target; see the question."""
    network = reading.network
    at = target_position(network, target)
    cost = _checked(network, wanted)
    asked = NetworkChances(network, reading.doing.get("engine", "auto"))
    conditions = asked.conditions(given)
    known = {} if conditions is None else dict(zip(conditions.node.tolist(), conditions.holds.tolist(), strict=True))
    if conditions is not None:
        asked.under(conditions)  # what is impossible is refused
    goal = Goal(asked, asked.claim(at), known)
    now = goal.told_by([{}])
    _refuse_certain(network.ids[at], now.now)
    places = _candidates(network, wanted, goal, now)
    nodes = asked.arrays.claim_node[places].astype(np.int64)
    prices = cost[places]
    alone = {unit: now.worth(unit)[nodes] for unit in get_args(Unit)}
    turns, adds = _in_turn(goal, nodes, prices, wanted)
    pair, together = _best_pair(goal, nodes, prices, wanted)
    turn_of = {place: number for number, place in enumerate(turns)}
    order = sorted(
        range(len(places)),
        key=lambda one: (turn_of.get(one, len(places)), -round(alone[wanted.unit][one] / prices[one], 12), network.ids[int(places[one])]),
    )  # fmt: skip
    chance, yes, no = now.chance[nodes], now.if_yes[nodes], now.if_no[nodes]
    rows = [
        (
            network.ids[int(places[one])], turn_of[one] + 1 if one in turn_of else None, adds[turn_of[one]] if one in turn_of else None,
            float(alone["change"][one]), float(alone["bits"][one]), *((float(prices[one]), float(alone[wanted.unit][one] / prices[one])) if wanted.cost else ()),
            float(chance[one]), float(yes[one]), float(no[one]), network.texts[int(places[one])],
        )
        for one in order
    ]  # fmt: skip
    names = [network.ids[int(place)] for place in places]
    facts = Facts(
        network.ids[at], now.now, wanted.unit, [names[one] for one in turns], adds,
        None if pair is None else (names[pair[0]], names[pair[1]]), together,
        {name: float(value) for name, value in zip(names, alone[wanted.unit].tolist(), strict=True)}, now.bits, bool(wanted.cost),
    )  # fmt: skip
    return FoundOut(
        (*words(facts), exactness(now.width, 0), LIMITS), Table(_columns(with_cost=bool(wanted.cost)), tuple(rows[:top])),
        target=facts.target, now=facts.now, unit=wanted.unit, turns=tuple(facts.turns), pair=facts.pair,
        together=facts.together,
    )  # fmt: skip


def _columns(*, with_cost: bool) -> tuple[Column, ...]:
    return COLUMNS if with_cost else tuple(column for column in COLUMNS if column.name not in {"cost", "per_cost"})


def _checked(network: NetworkCore, wanted: Wanted) -> Floats:
    """Return the cost of every claim; all that is wrong is raised at once."""
    check_whole(questions=(wanted.questions, 1))
    problems = []
    if wanted.questions > MOST_QUESTIONS:
        problems.append(
            Problem(f"questions is {wanted.questions}", path="questions", hint=f"{MOST_QUESTIONS} at most.")
        )
    if wanted.unit not in get_args(Unit):
        hint = nearest_or_all(wanted.unit, get_args(Unit))
        problems.append(Problem(f"unit is {wanted.unit!r}", path="unit", hint=hint))
    cost = np.ones(len(network.ids))
    given: Mapping[Any, Any] = wanted.cost  # whatever a caller passes
    for key, price in given.items():
        if isinstance(price, bool) or not isinstance(price, numbers.Real) or not 0.0 < float(price) < np.inf:
            problems.append(
                Problem(f"cost[{key!r}] is {price!r}", path=f"cost[{key!r}]", hint="Give a number above 0.")
            )
        else:
            cost[claim_position(network.ids, key)] = float(price)
    if problems:
        raise ParameterError(*problems)
    return cost


def _refuse_certain(name: str, chance: float) -> None:
    if not DECIDED < chance < 1.0 - DECIDED:
        message = f"{name!r} {'holds' if chance > DECIDED else 'fails'} for certain: nothing can be found out about it"
        raise ParameterError(Problem(message, path="target", hint="Ask about a claim that is open."))


def _candidates(network: NetworkCore, wanted: Wanted, goal: Goal, now: Told) -> NDArray[np.integer]:
    """Return the positions of the claims that can be found out and tell of the target."""
    arrays = goal.asked.arrays
    own = first_claims(network.columns, arrays)
    if wanted.candidates is not None:
        named = [claim_position(network.ids, key) for key in wanted.candidates]
        places = np.unique(own[arrays.claim_node[named]])
    else:
        places = np.sort(own[own >= 0])
    node = arrays.claim_node[places]
    chance, yes, no = now.chance[node], now.if_yes[node], now.if_no[node]
    joint = (
        chance * yes / now.now,
        chance * (1.0 - yes) / (1.0 - now.now),
    )  # the claim's chance if the target holds, and if not
    decided = np.all([(part < DECIDED) | (part > 1.0 - DECIDED) for part in joint], axis=0)
    takes_part = (now.certain[node] == OPEN) & ~np.isnan(chance) & ~np.isnan(no) & ~arrays.fixed[node]
    fit: NDArray[np.integer] = places[takes_part & ~decided & (node != goal.node) & ~np.isin(node, list(goal.known))]
    return fit


def _in_turn(goal: Goal, nodes: NDArray[np.int64], prices: Floats, wanted: Wanted) -> tuple[list[int], list[float]]:
    """Return which questions to ask, each the best after those before it, and what each adds."""
    turns: list[int] = []
    adds: list[float] = []
    answers: list[dict[int, bool]] = [{}]
    before = 0.0
    for _ in range(min(wanted.questions, len(nodes))):
        worth = goal.told_by(answers).worth(wanted.unit)[nodes] - before
        worth = np.nan_to_num(worth, nan=-1.0)
        worth[turns] = -np.inf
        best = int(np.argmax(np.round(worth / prices, 12)))
        turns.append(best)
        adds.append(max(0.0, float(worth[best])))
        before += adds[-1]
        answers = [{**answer, int(nodes[best]): holds} for answer in answers for holds in (True, False)]
    return turns, adds


def _best_pair(
    goal: Goal, nodes: NDArray[np.int64], prices: Floats, wanted: Wanted
) -> tuple[tuple[int, int] | None, float]:
    """Return the two questions that tell most together, for what they cost, and how much."""
    if wanted.questions == 1 or not 1 < len(nodes) <= PAIRS:
        return None, 0.0
    best, found = (-np.inf, 0.0), None
    for one in range(len(nodes) - 1):
        node = int(nodes[one])
        worth = goal.told_by([{node: True}, {node: False}]).worth(wanted.unit)[nodes[one + 1 :]]
        rank = np.nan_to_num(worth / (prices[one] + prices[one + 1 :]), nan=-1.0)
        other = int(np.argmax(np.round(rank, 12)))
        if rank[other] > best[0] + DECIDED:
            best, found = (float(rank[other]), float(worth[other])), (one, one + 1 + other)
    return found, best[1]
