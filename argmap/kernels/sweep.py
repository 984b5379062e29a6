"""One exact pass over a stretch of a layout: every node is evaluated once, from nodes that come before it."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from argmap.kernels.jit import inlined, kernel
from argmap.kernels.rules import (
    CLAIM,
    HELD,
    JOIN_PRODUCT,
    LINEAR,
    P_MAX,
    PRODUCT,
    RELATION,
    SUM,
    Rule,
    energy,
    joined,
    linear,
    moved,
    product_energy,
    quadratic,
    trusted,
)

Place = np.uint64
ONE = np.uint64(1)
QUADRATIC = 2.0
"""The p of `quadratic_energy`."""


class Blocks(NamedTuple):
    """Runs of like nodes, one after the other: where each ends, and what its nodes have in common."""

    end: Any
    kind: Any
    rebuttals: Any
    supports: Any
    inputs: Any


# The functions below evaluate one block after the other, from `node`, which lies in `block`, as long as the blocks are of
# their sort, and return where the next one starts. The rules that most networks are scored by
# have loops of their own: nothing else competes for the registers there. They count in unsigned numbers: numba lets a
# signed index count from the end of an array, and to look for that at every force takes a third of the time. Claims that
# rest on sources, and those that do not, are two sorts: the base of those that do has been weighed into `result`.


def by_df_quad(  # noqa: D103 - all loops are called alike
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, result: Any, block: int, node: int, last: int,
) -> Any:  # fmt: skip
    at, force, own = Place(block), Place(row[node]), Place(node)
    heard = blocks.inputs[at] > 0
    while node < last and blocks.kind[at] == CLAIM and (blocks.inputs[at] > 0) == heard:
        node = min(blocks.end[at], last)
        rebuttals, supports, end = Place(blocks.rebuttals[at]), Place(blocks.supports[at]), Place(node)
        inputs = Place(blocks.inputs[at])
        while own < end:
            against = 1.0
            stop = force + rebuttals
            while force < stop:
                against *= 1.0 - values[entry[force]]
                force += ONE
            speaking_for = 1.0
            stop = force + supports
            while force < stop:
                speaking_for *= 1.0 - values[entry[force]]
                force += ONE
            result[own] = linear(base[own], against - speaking_for)
            force += inputs
            own += ONE
        at += ONE
    return np.int64(at), node


def by_quadratic_energy(  # noqa: D103
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, result: Any, block: int, node: int, last: int,
) -> Any:  # fmt: skip
    at, force, own = Place(block), Place(row[node]), Place(node)
    heard = blocks.inputs[at] > 0
    while node < last and blocks.kind[at] == CLAIM and (blocks.inputs[at] > 0) == heard:
        node = min(blocks.end[at], last)
        rebuttals, supports, end = Place(blocks.rebuttals[at]), Place(blocks.supports[at]), Place(node)
        inputs = Place(blocks.inputs[at])
        while own < end:
            pull = 0.0
            stop = force + rebuttals
            while force < stop:
                pull -= values[entry[force]]
                force += ONE
            stop = force + supports
            while force < stop:
                pull += values[entry[force]]
                force += ONE
            result[own] = quadratic(base[own], pull)
            force += inputs
            own += ONE
        at += ONE
    return np.int64(at), node


def by_any_rule(  # noqa: D103
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, result: Any, block: int, node: int, last: int,
) -> Any:  # fmt: skip
    at, force, own = Place(block), Place(row[node]), Place(node)
    heard = blocks.inputs[at] > 0
    while node < last and blocks.kind[at] == CLAIM and (blocks.inputs[at] > 0) == heard:
        node = min(blocks.end[at], last)
        rebuttals, supports, end = Place(blocks.rebuttals[at]), Place(blocks.supports[at]), Place(node)
        inputs = Place(blocks.inputs[at])
        while own < end:
            middle = force + rebuttals
            stop = middle + supports
            pull = energy(rule.aggregation, values, entry, force, middle, stop)
            result[own] = moved(rule.influence, rule.parameter, base[own], pull)
            force = stop + inputs
            own += ONE
        at += ONE
    return np.int64(at), node


@inlined
def weigh(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, result: Any, block: int, node: int, last: int,
) -> None:  # fmt: skip
    """Weigh the bases of the claims by the sources on which they rest."""
    at, force, own = Place(block), Place(row[node]), Place(node)
    while node < last and blocks.kind[at] == CLAIM and blocks.inputs[at] > 0:
        node = min(blocks.end[at], last)
        forces, inputs = Place(blocks.rebuttals[at] + blocks.supports[at]), Place(blocks.inputs[at])
        end = Place(node)
        while own < end:
            force += forces
            result[own] = base[own] * trusted(values, entry, force, force + inputs, rule.floor)
            force += inputs
            own += ONE
        at += ONE


@inlined
def others(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, result: Any, block: int, node: int, last: int,
) -> Any:  # fmt: skip
    """Evaluate relations and sources, and claims that are held."""
    at, force, own = Place(block), Place(row[node]), Place(node)
    while node < last and blocks.kind[at] != CLAIM:
        node = min(blocks.end[at], last)
        kind, end = blocks.kind[at], Place(node)
        rebuttals, supports, inputs = (
            Place(blocks.rebuttals[at]), Place(blocks.supports[at]), Place(blocks.inputs[at]),
        )  # fmt: skip
        joins = rule.join if kind == RELATION else JOIN_PRODUCT
        while own < end:
            middle = force + rebuttals
            second = middle + supports
            stop = second + inputs
            value = base[own]
            if kind != HELD:
                value = linear(value, product_energy(values, entry, force, middle, second))
                value *= joined(joins, values, entry, second, stop)
            result[own] = value
            force = stop
            own += ONE
        at += ONE
    return np.int64(at), node


def stretch_of(rule: Rule, *, is_mixed: bool) -> Any:
    """Return the kernel that evaluates a stretch of a layout by a rule.

    Each is compiled when it is first called: nobody waits for the arithmetic of other rules, nor, where a layout is not
    `is_mixed` but of claims that rest on no source, for that of relations.
    """
    return stretch_by(loop_of(rule), is_mixed=is_mixed)


def loop_of(rule: Rule) -> Any:
    """Return the loop over claims for a rule."""
    if rule.aggregation == PRODUCT and rule.influence == LINEAR:
        return by_df_quad
    if rule.aggregation == SUM and rule.influence == P_MAX and rule.parameter == QUADRATIC:
        return by_quadratic_energy
    return by_any_rule


@cache
def stretch_by(claims: Any, *, is_mixed: bool) -> Any:
    """Return the kernel that evaluates a stretch by a loop over claims, and by what else there is if it `is_mixed`.

    It takes the nodes from `node`, which lies in `block`, to before `last`, into `result`: `values` or not.
    """
    if not is_mixed:
        return kernel(claims)
    loop = inlined(claims)

    def stretch(
        rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, result: Any, block: int, node: int,
        last: int,
    ) -> None:  # fmt: skip
        while node < last:
            if blocks.kind[block] != CLAIM:
                block, node = others(rule, blocks, row, entry, base, values, result, block, node, last)
                continue
            own = base
            if blocks.inputs[block] > 0:
                weigh(rule, blocks, row, entry, base, values, result, block, node, last)
                own = result
            block, node = loop(rule, blocks, row, entry, own, values, result, block, node, last)

    return kernel(stretch, name=claims.__name__)


@kernel
def gathered(values: Any, place: Any, result: Any) -> None:
    """Put values into another order: result[i] = values[place[i]]."""
    for where in range(len(place)):
        result[where] = values[place[where]]
