"""One exact pass over a stretch of a layout: every node is evaluated once, from nodes that come before it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from argmap.kernels.jit import kernel
from argmap.kernels.rules import (
    CLAIM,
    LINEAR,
    P_MAX,
    PRODUCT,
    SUM,
    Rule,
    energy,
    linear,
    moved,
    node_value,
    quadratic,
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


@kernel
def sweep(rule: Rule, blocks: Blocks, row: Any, entry: Any, base: Any, values: Any, first: int, last: int) -> None:
    """Evaluate the blocks from `first` to before `last`, in order, in place."""
    if last > first:
        node = blocks.end[first - 1] if first else 0
        stretch(rule, blocks, row, entry, base, values, values, first, node, blocks.end[last - 1])


@kernel
def stretch(
    rule: Rule,
    blocks: Blocks,
    row: Any,
    entry: Any,
    base: Any,
    values: Any,
    result: Any,
    block: int,
    node: int,
    last: int,
) -> None:
    """Evaluate the nodes from `node`, which lies in `block`, to before `last`, into `result`: `values` itself or not."""
    at = block, node, row[node]
    while at[1] < last:
        if blocks.kind[at[0]] != CLAIM or blocks.inputs[at[0]]:
            at = _others(rule, blocks, entry, base, values, result, at, last)
        elif rule.aggregation == PRODUCT and rule.influence == LINEAR:
            at = _by_df_quad(blocks, entry, base, values, result, at, last)
        elif rule.aggregation == SUM and rule.influence == P_MAX and rule.parameter == QUADRATIC:
            at = _by_quadratic_energy(blocks, entry, base, values, result, at, last)
        else:
            at = _claims(rule, blocks, entry, base, values, result, at, last)


# The functions below evaluate one block after the other from where they are put, (block, node, place of its row), as
# long as the blocks are of their sort (claims that are free and rest on no source, or all others), and return where
# the next one starts. The rules that most networks are scored by have loops of their own: nothing else competes for the
# registers there. They count in unsigned numbers: numba lets a signed index count from the end of an array, and to
# look for that at every force takes a third of the time.


@kernel
def _by_df_quad(blocks: Blocks, entry: Any, base: Any, values: Any, result: Any, at: Any, last: int) -> Any:
    block, node, place = at
    force, own = Place(place), Place(node)
    while node < last and blocks.kind[block] == CLAIM and not blocks.inputs[block]:
        node = min(blocks.end[block], last)
        rebuttals, supports, end = Place(blocks.rebuttals[block]), Place(blocks.supports[block]), Place(node)
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
            own += ONE
        block += 1
    return block, node, np.int64(force)


@kernel
def _by_quadratic_energy(blocks: Blocks, entry: Any, base: Any, values: Any, result: Any, at: Any, last: int) -> Any:
    block, node, place = at
    force, own = Place(place), Place(node)
    while node < last and blocks.kind[block] == CLAIM and not blocks.inputs[block]:
        node = min(blocks.end[block], last)
        rebuttals, supports, end = Place(blocks.rebuttals[block]), Place(blocks.supports[block]), Place(node)
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
            own += ONE
        block += 1
    return block, node, np.int64(force)


@kernel
def _claims(rule: Rule, blocks: Blocks, entry: Any, base: Any, values: Any, result: Any, at: Any, last: int) -> Any:
    block, node, place = at
    force, own = Place(place), Place(node)
    while node < last and blocks.kind[block] == CLAIM and not blocks.inputs[block]:
        node = min(blocks.end[block], last)
        rebuttals, supports, end = Place(blocks.rebuttals[block]), Place(blocks.supports[block]), Place(node)
        while own < end:
            middle = force + rebuttals
            stop = middle + supports
            pull = energy(rule.aggregation, values, entry, force, middle, stop)
            result[own] = moved(rule.influence, rule.parameter, base[own], pull)
            force = stop
            own += ONE
        block += 1
    return block, node, np.int64(force)


@kernel
def _others(rule: Rule, blocks: Blocks, entry: Any, base: Any, values: Any, result: Any, at: Any, last: int) -> Any:
    block, node, place = at
    force, own = Place(place), Place(node)
    while node < last and (blocks.kind[block] != CLAIM or blocks.inputs[block]):
        node = min(blocks.end[block], last)
        kind, end = blocks.kind[block], Place(node)
        rebuttals, supports, inputs = (
            Place(blocks.rebuttals[block]), Place(blocks.supports[block]), Place(blocks.inputs[block]),
        )  # fmt: skip
        while own < end:
            result[own] = node_value(rule, kind, base[own], values, entry, force, rebuttals, supports, inputs)
            force += rebuttals + supports + inputs
            own += ONE
        block += 1
    return block, node, np.int64(force)


@kernel
def gathered(values: Any, place: Any, result: Any) -> None:
    """Put values into another order: result[i] = values[place[i]]."""
    for where in range(len(place)):
        result[where] = values[place[where]]
