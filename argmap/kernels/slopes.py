"""The derivatives of one node: the same as in `semantics` and `solve.wide`, kinks and ties too, one number at a time."""

from __future__ import annotations

import math
from typing import Any

from argmap.kernels.jit import inlined, kernel
from argmap.kernels.rules import (
    CLAIM,
    EULER,
    FRACTION,
    JOIN_MIN,
    JOIN_PRODUCT,
    LARGEST,
    LINEAR,
    LOGISTIC,
    P_MAX,
    PRODUCT,
    RELATION,
    SUM,
    TOP,
    Rule,
    linear,
)


@kernel
def kink(base: float, pull: float) -> float:
    """Return the slope on the side where the energy lies; at 0 the mean of both sides."""
    if pull > 0.0:
        return 1.0 - base
    return base if pull < 0.0 else 0.5


@kernel
def moved_slopes(influence: int, parameter: float, base: float, pull: float) -> Any:
    """Return d score / d base and d score / d energy."""
    if influence == LINEAR:
        held = min(1.0, max(-1.0, pull))
        return 1.0 - abs(held), (kink(base, held) if abs(pull) <= 1.0 else 0.0)
    if influence == P_MAX:
        return _p_max_slopes(parameter, base, pull)
    if influence == EULER:
        growth = math.exp(min(pull, LARGEST))
        below = 1.0 + base * growth
        steep = (1.0 - base * base) * (growth / below) / below
        return 2.0 * base / below + steep, base * steep
    if influence == LOGISTIC:
        shrink = math.exp(-min(abs(pull), LARGEST / 2))
        whole = base + (1.0 - base) * shrink if pull > 0.0 else base * shrink + (1.0 - base)
        steep = shrink / (whole * whole)
        return steep, base * (1.0 - base) * steep
    if influence == FRACTION:
        share = 1.0 / (1.0 + max(0.0, -pull))
        return share, (base * share * share if pull <= 0.0 else 0.0)
    return 0.0, parameter


@kernel
def _p_max_slopes(power: float, base: float, pull: float) -> Any:
    size = abs(pull)
    if size <= 1.0:
        grown = size**power
        grown = grown / (1.0 + grown)
    else:
        grown = 1.0 / (1.0 + size**-power)
    if power == 1.0:
        return 1.0 - grown, kink(base, pull) * (1.0 - grown) ** 2
    steep = power * grown * (1.0 - grown) / (size if size > 0.0 else 1.0)
    return 1.0 - grown, ((1.0 - base) if pull > 0.0 else base) * steep


@inlined
def product_slopes(values: Any, entry: Any, first: int, number: int, slope: Any, at: int, sign: float) -> float:
    """Write sign * the product of the other 1 - x for each of `number` forces; return the product of all.

    What stands before and what stands after is multiplied: to divide by 1 - x would fail at 1.
    """
    whole = 1.0
    for step in range(number):
        slope[at + step] = sign * whole
        whole *= 1.0 - values[entry[first + step]]
    after = 1.0
    for step in range(number - 1, -1, -1):
        slope[at + step] *= after
        after *= 1.0 - values[entry[first + step]]
    return whole


@inlined
def top_slopes(values: Any, entry: Any, first: int, number: int, slope: Any, at: int, sign: float) -> float:
    """Write the sign for the first of the strongest forces and 0 for the others; return the strongest."""
    strongest = -1.0
    for step in range(number):
        slope[at + step] = 0.0
        strongest = max(strongest, values[entry[first + step]])
    for step in range(number):
        if values[entry[first + step]] == strongest:
            slope[at + step] = sign
            break
    return max(0.0, strongest)


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
def force_slopes(
    aggregation: int, values: Any, entry: Any, first: int, rebuttals: int, supports: int, slope: Any, at: int
) -> float:
    """Write d energy / d force of the forces at `entry[first:]` to `slope[at:]`; return the energy."""
    middle, inner = first + rebuttals, at + rebuttals
    pull = 0.0
    if aggregation == PRODUCT:
        pull += product_slopes(values, entry, first, rebuttals, slope, at, -1.0)
        pull -= product_slopes(values, entry, middle, supports, slope, inner, 1.0)
    elif aggregation == TOP:
        pull -= top_slopes(values, entry, first, rebuttals, slope, at, -1.0)
        pull += top_slopes(values, entry, middle, supports, slope, inner, 1.0)
    elif aggregation == SUM:
        for step in range(rebuttals):
            slope[at + step] = -1.0
            pull -= values[entry[first + step]]
        for step in range(supports):
            slope[inner + step] = 1.0
            pull += values[entry[middle + step]]
    else:
        pull += card_slopes(values, entry, first, rebuttals, slope, at)
        for step in range(supports):
            slope[inner + step] = 0.0
    return pull


@inlined
def trust_slopes(floor: float, values: Any, entry: Any, first: int, number: int, slope: Any, at: int) -> float:
    """Write 1 for the first of the best sources, unless it is below the floor; return what it is worth."""
    if number == 0:
        return 1.0
    best = 0.0
    for step in range(number):
        slope[at + step] = 0.0
        taken = values[entry[first + step]]
        if taken >= floor:
            best = max(best, taken)
    for step in range(number):
        value = values[entry[first + step]]
        if (value if value >= floor else 0.0) == best:
            if value == best:
                slope[at + step] = 1.0
            break
    return best


@inlined
def joined_slopes(join: int, values: Any, entry: Any, first: int, number: int, slope: Any, at: int) -> float:
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
            slope[at + step] = 0.0
            whole = min(whole, values[entry[first + step]])
        for step in range(number):
            if values[entry[first + step]] == whole:
                slope[at + step] = 1.0
                break
    else:
        whole = 0.0
        for step in range(number):
            slope[at + step] = 1.0 / number
            whole += values[entry[first + step]]
        whole /= number
    return whole


@inlined
def node_slopes(
    rule: Rule, kind: int, base: float, values: Any, entry: Any, first: Any,
    rebuttals: Any, supports: Any, inputs: Any, slope: Any, at: Any,
) -> Any:  # fmt: skip
    """Write d value / d value of each node at `entry[first:]` to `slope[at:]`; return d value / d base."""
    forces = rebuttals + supports
    if kind == CLAIM:
        joined = trust_slopes(rule.floor, values, entry, first + forces, inputs, slope, at + forces)
        pull = force_slopes(rule.aggregation, values, entry, first, rebuttals, supports, slope, at)
        by_base, by_force = moved_slopes(rule.influence, rule.parameter, base * joined, pull)
        by_input = by_base * base
    else:
        join = JOIN_PRODUCT
        if kind == RELATION:
            join = rule.join
        joined = joined_slopes(join, values, entry, first + forces, inputs, slope, at + forces)
        pull = force_slopes(PRODUCT, values, entry, first, rebuttals, supports, slope, at)
        by_base, by_force = moved_slopes(LINEAR, 0.0, base, pull)
        by_input = linear(base, pull)
        by_force *= joined
    for step in range(forces):
        slope[at + step] *= by_force
    for step in range(forces, forces + inputs):
        slope[at + step] *= by_input
    return by_base * joined
