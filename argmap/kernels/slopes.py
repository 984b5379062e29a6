"""The derivatives of one node: the same as in `semantics` and `solve.wide`, one number at a time.

A value of 0 can only rise and one of 1 only fall: its derivative is that of this direction. One in between that has
different derivatives as it falls and as it rises is at a kink: it has that of the way asked for, and NaN for `EITHER`.
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np

from argmap.kernels.jit import inlined, part
from argmap.kernels.rules import (
    CLAIM,
    EULER,
    FAR,
    FRACTION,
    JOIN_MIN,
    JOIN_PRODUCT,
    LINEAR,
    LOGISTIC,
    P_MAX,
    RELATION,
    Rule,
    linear,
)

FALLING, EITHER, RISING = np.int64(-1), np.int64(0), np.int64(1)
"""The ways in which values may go. As a Python number in a call, each would have a copy of the callee compiled for it."""
NONE = np.int64(0)
EQUAL = 1e-14
"""Two sums, products or forces that differ by less, as a share of the larger, are equal: rounding makes as much."""
NEAR = 1e-9
"""A difference of two products in [0, 1] that is smaller may be rounding: then their logarithms tell."""
MOST = 1e4
"""What stands for an infinite logarithm: the product is 0."""
LEAST = 1e-300
"""An energy that is not 0, and of which no more is known than its sign."""
LARGEST = 1.7976931348623157e308
LAST = 709.0
"""e to this power is still a float."""


@inlined
def told_apart(less: float, more: float) -> float:
    """Return more - less, and 0 where the two differ by rounding only."""
    return 0.0 if abs(more - less) <= EQUAL * max(less, more) else more - less


@inlined
def moved_slopes(influence: int, parameter: float, base: float, pull: float) -> Any:
    """Return d score / d base, and d score / d energy as the energy falls and as it rises; not for `LINEAR`."""
    if influence == P_MAX:
        by_base, steep = _p_max_slopes(parameter, abs(pull))
        falling, rising = 1.0 - base if pull > 0.0 else base, 1.0 - base if pull >= 0.0 else base
        return by_base, steep * falling, steep * rising
    if influence == EULER:
        by_base, steep = _euler_slopes(base, pull)
        return by_base, steep, steep
    if influence == LOGISTIC:
        by_base, steep = _logistic_slopes(base, pull)
        return by_base, steep, steep
    if influence == FRACTION:
        share = 1.0 / (1.0 + max(0.0, -pull))
        steep = base * share * share
        return share, (steep if pull <= 0.0 else 0.0), (steep if pull < 0.0 else 0.0)
    reach = parameter * pull
    return (
        0.0,
        (parameter if pull <= 0.0 and reach > -1.0 else 0.0),
        (parameter if pull < 0.0 and reach >= -1.0 else 0.0),
    )


@inlined
def held_slopes(influence: int, parameter: float, base: float, pull: float) -> Any:
    """Return the same for the linear influence, which takes an energy in [-1, 1].

    An energy on its way out of there moves nothing.
    """
    falling, rising = 1.0 - base if pull > 0.0 else base, 1.0 - base if pull >= 0.0 else base
    left = 1.0 - abs(pull)
    if left <= EQUAL and (pull > 0.0 or left < -EQUAL):
        rising = 0.0
    if left <= EQUAL and (pull < 0.0 or left < -EQUAL):
        falling = 0.0
    return max(0.0, left), falling, rising


@inlined
def _p_max_slopes(power: float, size: float) -> Any:
    """Return d score / d base, and the steepness of h_p."""
    if size <= 1.0:
        left = 1.0 / (1.0 + size**power)
        return left, power * size ** (power - 1.0) * left * left
    left = size**-power
    left = left / (1.0 + left)
    return left, power * left * (1.0 - left) / size


@inlined
def _euler_slopes(base: float, pull: float) -> Any:
    if pull <= FAR:
        growth = math.exp(pull)
        below = 1.0 + base * growth
        share = growth / below / below
        grown = base * share
    elif base <= 0.0:
        below, grown, share = 1.0, 0.0, math.exp(min(pull, LAST))
    else:
        power = math.log(base) + pull
        growth = math.exp(min(power, FAR))
        below = 1.0 + growth
        grown = 0.0 if power > FAR else growth / below / below
        share = grown / base
    by_base = 2.0 * base / below / below + (1.0 + base * base) * min(share, LARGEST / 2)
    return by_base, (1.0 - base) * (1.0 + base) * grown


@inlined
def _logistic_slopes(base: float, pull: float) -> Any:
    if abs(pull) <= FAR:
        shrink = math.exp(-abs(pull))
        whole = base + (1.0 - base) * shrink if pull > 0.0 else base * shrink + (1.0 - base)
        by_base = shrink / whole / whole
        return by_base, base * (1.0 - base) * by_base
    if base <= 0.0 or base >= 1.0:
        return math.exp(min(-pull if base > 0.0 else pull, LAST)), 0.0
    shrink = math.exp(-abs(math.log(base) - math.log1p(-base) + pull))
    steep = shrink / ((1.0 + shrink) * (1.0 + shrink))
    return min(LARGEST, steep / (base * (1.0 - base))), steep


@part
def extreme_slopes(
    way: int, values: Any, entry: Any, first: int, number: int, slope: Any, at: int, sign: float, extreme: float
) -> None:
    """Write the derivatives of the greatest of some values, for a sign of 1, or of the least for -1.

    It moves with one that ties for the extreme as that goes outwards, and with one that is it alone both ways.
    """
    ties = 0
    for step in range(number):
        ties += abs(values[entry[first + step]] - extreme) <= EQUAL * extreme
    for step in range(number):
        value = values[entry[first + step]]
        slope[at + step] = 0.0
        if abs(value - extreme) <= EQUAL * extreme:
            if ties == 1:
                slope[at + step] = 1.0
            elif (
                value <= 0.0 or value >= 1.0
            ):  # one that can rise alone raises the greatest; one that can fall, the least
                slope[at + step] = 1.0 if (value <= 0.0) == (sign > 0.0) else 0.0
            elif way == EITHER:
                slope[at + step] = math.nan
            else:
                slope[at + step] = 1.0 if (way == RISING) == (sign > 0.0) else 0.0


@part
def top_slopes(way: int, values: Any, entry: Any, first: int, number: int, slope: Any, at: int, sign: float) -> float:
    """Write the derivatives of the strongest force times the sign; return it."""
    strongest = 0.0
    for step in range(number):
        strongest = max(strongest, values[entry[first + step]])
    extreme_slopes(way, values, entry, first, number, slope, at, 1.0, strongest)
    for step in range(number):
        slope[at + step] *= sign
    return strongest


@inlined
def lean(values: Any, entry: Any, first: int, middle: int, last: int) -> float:
    """Return what tells the sign of prod(1 - a) - prod(1 - s) where that is next to nothing; 0 where both are equal."""
    against = 0.0
    for place in range(first, middle):
        against -= math.log1p(-values[entry[place]])
    speaking_for = 0.0
    for place in range(middle, last):
        speaking_for -= math.log1p(-values[entry[place]])
    return told_apart(min(against, MOST), min(speaking_for, MOST))


@inlined
def card_slopes(values: Any, entry: Any, first: int, number: int, slope: Any, at: int) -> float:
    """Write -1/n for the n rebuttals that have a force; return the energy."""
    count = 0
    total = 0.0
    for step in range(number):
        force = values[entry[first + step]]
        total += force
        if force > 0.0:
            count += 1
    for step in range(number):
        slope[at + step] = -1.0 / count if values[entry[first + step]] > 0.0 else 0.0
    return -(count + total / count) if count else 0.0


@inlined
def product_force_slopes(
    way: int, values: Any, entry: Any, first: int, rebuttals: int, supports: int, slope: Any, at: int
) -> float:
    """Write d energy / d force of the forces at `entry[first:]` to `slope[at:]`; return the energy.

    It is 0 where both sides are equal up to rounding, and only there. The slope by a force is the product of the other
    1 - x of its side. What stands before and what stands after is multiplied: to divide by 1 - x would fail at 1.
    """
    pull, sign, place, spot = 0.0, -1.0, first, at
    for number in (rebuttals, supports):
        whole = 1.0
        for step in range(number):
            slope[spot + step] = sign * whole
            whole *= 1.0 - values[entry[place + step]]
        after = 1.0
        for step in range(number - 1, -1, -1):
            slope[spot + step] *= after
            after *= 1.0 - values[entry[place + step]]
        pull -= sign * whole
        sign = 1.0
        place += number
        spot += number
    if abs(pull) <= NEAR:
        side = lean(values, entry, first, first + rebuttals, place)
        pull = 0.0 if side == 0.0 else math.copysign(max(abs(pull), LEAST), side)
    return pull


@inlined
def sum_force_slopes(
    way: int, values: Any, entry: Any, first: int, rebuttals: int, supports: int, slope: Any, at: int
) -> float:
    """Do the same for sums."""
    against = 0.0
    for step in range(rebuttals):
        slope[at + step] = -1.0
        against += values[entry[first + step]]
    speaking_for = 0.0
    for step in range(rebuttals, rebuttals + supports):
        slope[at + step] = 1.0
        speaking_for += values[entry[first + step]]
    return told_apart(against, speaking_for)


@inlined
def top_force_slopes(
    way: int, values: Any, entry: Any, first: int, rebuttals: int, supports: int, slope: Any, at: int
) -> float:
    """Do the same for the strongest of each side."""
    against = top_slopes(way, values, entry, first, rebuttals, slope, at, -1.0)
    middle = first + rebuttals
    return told_apart(against, top_slopes(way, values, entry, middle, supports, slope, at + rebuttals, 1.0))


@inlined
def card_force_slopes(
    way: int, values: Any, entry: Any, first: int, rebuttals: int, supports: int, slope: Any, at: int
) -> float:
    """Do the same for numbers of heads."""
    for step in range(rebuttals, rebuttals + supports):
        slope[at + step] = 0.0
    return card_slopes(values, entry, first, rebuttals, slope, at)


@inlined
def trust_slopes(
    way: int, floor: float, values: Any, entry: Any, first: int, number: int, slope: Any, at: int
) -> float:
    """Write the derivatives of the best source, 0 for those below the floor; return what it is worth."""
    if number == 0:
        return 1.0
    best = 0.0
    for step in range(number):
        taken = values[entry[first + step]]
        if taken >= floor:
            best = max(best, taken)
    extreme_slopes(way, values, entry, first, number, slope, at, 1.0, best)
    for step in range(number):
        if values[entry[first + step]] < floor:
            slope[at + step] = 0.0
    return best


@inlined
def joined_slopes(join: int, way: int, values: Any, entry: Any, first: int, number: int, slope: Any, at: int) -> float:
    """Write the derivative of the joined premises by each of them; return what they come to, 1 where there are none."""
    if number == 0:
        return 1.0
    whole = 1.0
    if join == JOIN_PRODUCT:
        for step in range(number):
            slope[at + step] = whole
            whole *= values[entry[first + step]]
        after = 1.0
        for step in range(number - 1, -1, -1):
            slope[at + step] *= after
            after *= values[entry[first + step]]
    elif join == JOIN_MIN:
        for step in range(number):
            whole = min(whole, values[entry[first + step]])
        extreme_slopes(way, values, entry, first, number, slope, at, -1.0, whole)
    else:
        whole = 0.0
        for step in range(number):
            slope[at + step] = 1.0 / number
            whole += values[entry[first + step]]
        whole /= number
    return whole


@inlined
def one_way(
    way: int, values: Any, entry: Any, first: int, rebuttals: int, supports: int, falling: float, rising: float,
    slope: Any, at: int,
) -> None:  # fmt: skip
    """Multiply d energy / d force by d value / d energy: that of an energy that falls, or that of one that rises."""
    for step in range(rebuttals + supports):
        by_force = rising
        if falling != rising and slope[at + step] != 0.0:
            # The energy rises with a support that can rise, and with a rebuttal that can fall.
            force, speaks_for = values[entry[first + step]], step >= rebuttals
            rises = force <= 0.0 or (way == RISING and force < 1.0)
            if way == EITHER and 0.0 < force < 1.0:
                by_force = math.nan
            elif rises != speaks_for:
                by_force = falling
        slope[at + step] *= by_force


def slopes_of(rule: Rule, *, is_mixed: bool = True) -> Any:
    """Return the slopes of a node by a rule; those of nothing but claims that rest on no source, unless it `is_mixed`.

    Each is made of what it needs, and compiled when it is first called for.
    """
    force = (product_force_slopes, sum_force_slopes, top_force_slopes, card_force_slopes)[rule.aggregation]
    return _slopes(force, held_slopes if rule.influence == LINEAR else moved_slopes, is_mixed=is_mixed)


@cache
def _slopes(force_slopes: Any, influence_slopes: Any, *, is_mixed: bool) -> Any:
    name = f"{force_slopes.__name__}, {influence_slopes.__name__}, {is_mixed}"

    def claim_slopes(
        rule: Rule, way: int, kind: int, base: float, values: Any, entry: Any, first: int, rebuttals: int,
        supports: int, inputs: int, slope: Any, at: int,
    ) -> float:  # fmt: skip
        """Write d value / d value of each node at `entry[first:]` to `slope[at:]`; return d value / d base."""
        pull = force_slopes(way, values, entry, first, rebuttals, supports, slope, at)
        by_base, falling, rising = influence_slopes(rule.influence, rule.parameter, base, pull)
        one_way(way, values, entry, first, rebuttals, supports, falling, rising, slope, at)
        return by_base

    @inlined
    def any_force_slopes(
        kind: int, way: int, values: Any, entry: Any, first: int, rebuttals: int, supports: int, slope: Any, at: int
    ) -> float:
        if kind == CLAIM:
            return force_slopes(way, values, entry, first, rebuttals, supports, slope, at)
        return product_force_slopes(way, values, entry, first, rebuttals, supports, slope, at)

    @inlined
    def one_force_slopes(
        kind: int, way: int, values: Any, entry: Any, first: int, rebuttals: int, supports: int, slope: Any, at: int
    ) -> float:
        return product_force_slopes(way, values, entry, first, rebuttals, supports, slope, at)

    forces = one_force_slopes if force_slopes is product_force_slopes else any_force_slopes

    def node_slopes(
        rule: Rule, way: int, kind: int, base: float, values: Any, entry: Any, first: int, rebuttals: int,
        supports: int, inputs: int, slope: Any, at: int,
    ) -> float:  # fmt: skip
        second, inner = first + rebuttals + supports, at + rebuttals + supports
        pull = forces(kind, way, values, entry, first, rebuttals, supports, slope, at)
        if kind == CLAIM:
            whole = trust_slopes(way, rule.floor, values, entry, second, inputs, slope, inner)
            by_base, falling, rising = influence_slopes(rule.influence, rule.parameter, base * whole, pull)
            by_input = by_base * base
        else:
            join = rule.join if kind == RELATION else JOIN_PRODUCT
            whole = joined_slopes(join, way, values, entry, second, inputs, slope, inner)
            by_base, falling, rising = held_slopes(LINEAR, 0.0, base, pull)
            falling *= whole
            rising *= whole
            by_input = linear(base, pull)
        one_way(way, values, entry, first, rebuttals, supports, falling, rising, slope, at)
        for step in range(inner, inner + inputs):
            slope[step] *= by_input
        return by_base * whole

    return part(node_slopes if is_mixed else claim_slopes, name=name)
