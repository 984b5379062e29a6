"""The arithmetic of one node: the same as in `semantics` and `solve.wide`, one number at a time."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from argmap.kernels.jit import inlined, part

CLAIM, RELATION, SOURCE, HELD = 0, 1, 2, 3
"""Sorts of nodes; a held claim keeps its base score whatever bears on it."""
PRODUCT, SUM, TOP, CARD = 0, 1, 2, 3
LINEAR, P_MAX, EULER, LOGISTIC, FRACTION, DAMPED = 0, 1, 2, 3, 4, 5
JOIN_PRODUCT, JOIN_MIN, JOIN_MEAN = 0, 1, 2
FAR = 700.0
"""Beyond this e^E nears the end of the range of a float: then the logarithm of the base is added first."""


class Rule(NamedTuple):
    """A modular semantics as numbers, with how premises are joined and which sources count."""

    aggregation: int
    influence: int
    parameter: float
    """p of p-max; alpha / N of damped."""
    join: int
    floor: float
    """Sources below it count as 0."""


@inlined
def product_energy(values: Any, entry: Any, first: int, middle: int, last: int) -> float:
    """prod(1 - a) - prod(1 - s), over the rebuttals before `middle` and the supports after it."""
    against = 1.0
    speaking_for = 1.0
    for place in range(first, middle):
        against *= 1.0 - values[entry[place]]
    for place in range(middle, last):
        speaking_for *= 1.0 - values[entry[place]]
    return against - speaking_for


@inlined
def sum_energy(values: Any, entry: Any, first: int, middle: int, last: int) -> float:
    """sum(s) - sum(a)."""
    total = 0.0
    for place in range(first, middle):
        total -= values[entry[place]]
    for place in range(middle, last):
        total += values[entry[place]]
    return total


@inlined
def top_energy(values: Any, entry: Any, first: int, middle: int, last: int) -> float:
    """max(s) - max(a), an empty side counting 0."""
    against = 0.0
    speaking_for = 0.0
    for place in range(first, middle):
        against = max(against, values[entry[place]])
    for place in range(middle, last):
        speaking_for = max(speaking_for, values[entry[place]])
    return speaking_for - against


@inlined
def card_energy(values: Any, entry: Any, first: int, middle: int) -> float:
    """-(n + mean of the n rebuttals that have a force)."""
    number = 0
    total = 0.0
    for place in range(first, middle):
        force = values[entry[place]]
        total += force
        if force > 0.0:
            number += 1
    return -(number + total / number) if number else 0.0


@inlined
def energy(aggregation: int, values: Any, entry: Any, first: int, middle: int, last: int) -> float:
    """Weigh the forces at `entry[first:last]`, those of the rebuttals before `middle`, into one number."""
    if aggregation == PRODUCT:
        return product_energy(values, entry, first, middle, last)
    if aggregation == SUM:
        return sum_energy(values, entry, first, middle, last)
    if aggregation == TOP:
        return top_energy(values, entry, first, middle, last)
    return card_energy(values, entry, first, middle)


@part
def linear(base: float, pull: float) -> float:
    """Linear: w + (1 - w)E if E > 0, else w + wE, with E in [-1, 1]."""
    return base + ((1.0 - base) if pull > 0.0 else base) * pull


@part
def quadratic(base: float, pull: float) -> float:
    """Quadratic energy: w - w h(-E) + (1 - w) h(E), with h(z) = z^2 / (1 + z^2) above 0."""
    grown = pull * pull
    grown = grown / (1.0 + grown)
    return base + ((1.0 - base) if pull > 0.0 else -base) * grown


@part
def moved(influence: int, parameter: float, base: float, pull: float) -> float:
    """Move a base score by an energy; the result lies in [0, 1]."""
    if influence == LINEAR:
        score = linear(base, min(1.0, max(-1.0, pull)))
    elif influence == P_MAX and parameter == 2.0:  # noqa: PLR2004 - the p of quadratic_energy
        score = quadratic(base, pull)
    elif influence == P_MAX:
        score = base + ((1.0 - base) if pull > 0.0 else -base) * _grown(parameter, abs(pull))
    elif influence == EULER:
        score = _by_growth(base, pull)
    elif influence == LOGISTIC:
        score = _by_odds(base, pull)
    elif influence == FRACTION:
        score = base / (1.0 + max(0.0, -pull))
    else:
        score = 1.0 + parameter * pull
    return min(1.0, max(0.0, score))


@part
def _grown(power: float, size: float) -> float:
    """h_p(z) = z^p / (1 + z^p)."""
    if size <= 1.0:
        grown = size**power
        return grown / (1.0 + grown)
    return 1.0 / (1.0 + size**-power)


@part
def _by_growth(base: float, pull: float) -> float:
    """Euler: 1 - (1 - w^2) / (1 + w e^E), written so that small bases keep all their digits."""
    if pull <= FAR:
        growth = math.exp(pull)
        return base * ((growth + base) / (1.0 + base * growth))
    if base <= 0.0:
        return base
    growth = math.exp(min(math.log(base) + pull, FAR))
    return (growth + base * base) / (1.0 + growth)


@part
def _by_odds(base: float, pull: float) -> float:
    if base <= 0.0 or base >= 1.0:
        return base
    if abs(pull) > FAR:
        odds = math.log(base) - math.log1p(-base) + pull
        shrink = math.exp(-abs(odds))
        return (1.0 if odds > 0.0 else shrink) / (1.0 + shrink)
    shrink = math.exp(-abs(pull))
    if pull > 0.0:
        return base / (base + (1.0 - base) * shrink)
    return base * shrink / (base * shrink + (1.0 - base))


@inlined
def trusted(values: Any, entry: Any, first: int, last: int, floor: float) -> float:
    """Return the best of a claim's sources, those below the floor counting 0; 1 where there are none."""
    if first == last:
        return 1.0
    best = 0.0
    for place in range(first, last):
        taken = values[entry[place]]
        if taken >= floor:
            best = max(best, taken)
    return best


@inlined
def joined(join: int, values: Any, entry: Any, first: int, last: int) -> float:
    """Join linked premises: their product, the least, or their mean; 1 where there are none."""
    if first == last:
        return 1.0
    if join == JOIN_PRODUCT:
        whole = 1.0
        for place in range(first, last):
            whole *= values[entry[place]]
        return whole
    if join == JOIN_MIN:
        least = 1.0
        for place in range(first, last):
            least = min(least, values[entry[place]])
        return least
    total = 0.0
    for place in range(first, last):
        total += values[entry[place]]
    return total / (last - first)


@inlined
def node_value(
    rule: Rule, kind: int, base: float, values: Any, entry: Any, first: int, rebuttals: int, supports: int, inputs: int
) -> float:
    """Return the value of one node from those of the nodes at `entry[first:]`: rebuttals, supports, then inputs."""
    if kind == HELD:
        return base
    middle = first + rebuttals
    second = middle + supports
    last = second + inputs
    if kind == CLAIM:
        own = base * trusted(values, entry, second, last, rule.floor)
        pull = energy(rule.aggregation, values, entry, first, middle, second)
        return moved(rule.influence, rule.parameter, own, pull)
    warrant = linear(base, product_energy(values, entry, first, middle, second))
    return warrant * joined(rule.join if kind == RELATION else JOIN_PRODUCT, values, entry, second, last)
