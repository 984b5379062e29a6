"""Several scenarios of one network at once: every node holds a row of values, one for each scenario.

The arithmetic of a scenario is that of `rules` and `sweep`, in the same order, so that it comes out the same. Tables have
shape (places, lanes), where the lanes fill `lanes.ROW_BYTES`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from argmap.kernels.jit import inlined, kernel
from argmap.kernels.lanes import (
    largest_of,
    less_of,
    linear_row,
    minus,
    more_of,
    product_of,
    put,
    quadratic_row,
    rests_of,
    smallest_of,
    times,
)
from argmap.kernels.rules import (
    CARD,
    CLAIM,
    HELD,
    JOIN_MIN,
    JOIN_PRODUCT,
    LINEAR,
    P_MAX,
    PRODUCT,
    RELATION,
    SUM,
    Rule,
    moved,
)
from argmap.kernels.sweep import ONE, QUADRATIC, Blocks, Place
from argmap.kernels.tiles import tile_in, tile_out

PULL, SECOND, OWN, ZEROS = 0, 1, 2, 3
"""Rows of the scratch table; the last holds what its name says."""
SCRATCH_ROWS = 4


@kernel
def load(prior: Any, scenario: Any, column: Any, place: Any, values: Any, first: int, last: int) -> None:
    """Lay the base scores of some scenarios, one a lane, into the rows of their claims from `first` to before `last`.

    `prior` has shape (scenarios, claims); lane i takes scenario `scenario[i]`. Claim `column[i]` stands at `place[i]`.
    """
    for at in range(first, last):
        own, given = place[at], column[at]
        for lane in range(values.shape[1]):
            values[own, lane] = prior[scenario[lane], given]


@kernel
def load_all(prior: Any, scenario: Any, place: Any, values: Any, at: int, last: int) -> bool:
    """Do the same where every claim counts and rows of `prior` are contiguous; say if a number is out of [0, 1]."""
    wrong = False
    whole = last - values.shape[1]
    while at <= whole:
        if tile_in(prior, scenario, at, place, values):
            wrong = True
        at += values.shape[1]
    while at < last:
        for lane in range(values.shape[1]):
            number = prior[scenario[lane], at]
            if not (number >= 0.0 and number <= 1.0):
                wrong = True
            values[place[at], lane] = number
        at += 1
    return wrong


@kernel
def lay(base: Any, place: Any, values: Any) -> None:
    """Lay one base for all scenarios into the rows of some nodes."""
    for own in place:
        for lane in range(values.shape[1]):
            values[own, lane] = base[own]


@kernel
def lay_some(place: Any, lane: Any, number: Any, values: Any) -> None:
    """Lay single numbers, each into one scenario of one node."""
    for at in range(len(place)):
        values[place[at], lane[at]] = number[at]


@kernel
def store(values: Any, place: Any, first: int, lanes: int, final: Any, begin: int, end: int) -> None:
    """Take the first lanes of the rows from `begin` to before `end` out, into `final`, from scenario `first` on.

    `final` has shape (scenarios, claims).
    """
    for at in range(begin, end):
        own = place[at]
        for lane in range(lanes):
            final[first + lane, at] = values[own, lane]


@kernel
def store_all(values: Any, place: Any, first: int, final: Any, at: int, end: int) -> None:
    """Take all lanes of those rows out, where rows of `final` are contiguous."""
    whole = end - values.shape[1]
    while at <= whole:
        tile_out(values, place, at, first, final)
        at += values.shape[1]
    while at < end:
        for lane in range(values.shape[1]):
            final[first + lane, at] = values[place[at], lane]
        at += 1


@inlined
def _product(scratch: Any, values: Any, entry: Any, first: Any, middle: Any, last: Any) -> None:
    """PULL = prod(1 - a) - prod(1 - s)."""
    rests_of(scratch, PULL, values, entry, first, middle)
    rests_of(scratch, SECOND, values, entry, middle, last)
    minus(scratch, PULL, scratch, SECOND)


@inlined
def _sum(scratch: Any, values: Any, entry: Any, first: Any, middle: Any, last: Any) -> None:
    """PULL = sum(s) - sum(a)."""
    less_of(scratch, PULL, values, entry, first, middle)
    more_of(scratch, PULL, values, entry, middle, last)


@inlined
def _top(scratch: Any, values: Any, entry: Any, first: Any, middle: Any, last: Any) -> None:
    """PULL = max(s) - max(a)."""
    largest_of(scratch, PULL, values, entry, middle, last)
    largest_of(scratch, SECOND, values, entry, first, middle)
    minus(scratch, PULL, scratch, SECOND)


@inlined
def _card(scratch: Any, values: Any, entry: Any, first: Any, middle: Any) -> None:
    """PULL = -(n + mean of the n rebuttals that have a force)."""
    for lane in range(values.shape[1]):
        number = 0
        total = 0.0
        force = first
        while force < middle:
            taken = values[entry[force], lane]
            total += taken
            if taken > 0.0:
                number += 1
            force += ONE
        scratch[PULL, lane] = -(number + total / number) if number else 0.0


@inlined
def trusted_row(scratch: Any, values: Any, entry: Any, first: Any, last: Any, floor: float) -> None:
    """OWN *= the best of a claim's sources, those below the floor counting 0."""
    for lane in range(values.shape[1]):
        best = 0.0
        force = first
        while force < last:
            taken = values[entry[force], lane]
            if taken >= floor:
                best = max(best, taken)
            force += ONE
        scratch[OWN, lane] *= best


@inlined
def joined_row(scratch: Any, join: int, values: Any, entry: Any, first: Any, last: Any) -> None:
    """PULL = linked premises joined: their product, the least, or their mean; there is at least one."""
    if join == JOIN_PRODUCT:
        product_of(scratch, PULL, values, entry, first, last)
    elif join == JOIN_MIN:
        smallest_of(scratch, PULL, values, entry, first, last)
    else:
        put(scratch, PULL, scratch, ZEROS)
        more_of(scratch, PULL, values, entry, first, last)
        for lane in range(values.shape[1]):
            scratch[PULL, lane] /= last - first


@kernel
def evaluate(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, values: Any, base: Any, based: int, result: Any, begun: int,
    scratch: Any, block: int, node: int, last: int,
) -> None:  # fmt: skip
    """Evaluate the nodes from `node`, which lies in `block`, to before `last`.

    The bases stand in `base` from the node `based` on, and the results are written to `result` from the node `begun` on;
    both may be `values` itself, from 0 on: a base is read before the score takes its place.
    """
    at = block, node, row[node]
    while at[1] < last:
        if blocks.kind[at[0]] != CLAIM or blocks.inputs[at[0]] or rule.aggregation not in (PRODUCT, SUM):
            at = _others(rule, blocks, entry, values, base, based, result, begun, scratch, at, last)
        elif rule.aggregation == PRODUCT:
            at = _by_product(rule, blocks, entry, values, base, based, result, begun, scratch, at, last)
        else:
            at = _by_sum(rule, blocks, entry, values, base, based, result, begun, scratch, at, last)


@kernel
def evaluate_holding(
    rule: Rule, blocks: Blocks, row: Any, entry: Any, values: Any, scratch: Any, block: Any, node: Any, last: Any,
    place: Any, lane: Any, number: Any,
) -> None:  # fmt: skip
    """Do the same where single scenarios hold single nodes at a number; `place` ascends, and lies in the stretch."""
    at = 0
    while at < len(place):
        stop = np.int64(place[at]) + 1
        evaluate(rule, blocks, row, entry, values, values, 0, values, 0, scratch, block, node, stop)
        while at < len(place) and np.int64(place[at]) + 1 == stop:
            values[place[at], lane[at]] = number[at]
            at += 1
        node = stop
        while block < len(blocks.end) and blocks.end[block] <= node:
            block += 1
    if node < last:
        evaluate(rule, blocks, row, entry, values, values, 0, values, 0, scratch, block, node, last)


# The two below hold all they do in loops of their own: a helper that is handed a table may count who holds it, at every
# node, and that takes longer than the work.


@kernel
def _by_product(
    rule: Rule, blocks: Blocks, entry: Any, values: Any, base: Any, based: int, result: Any, begun: int,
    scratch: Any, at: Any, last: int,
) -> Any:  # fmt: skip
    block, node, place = at
    force, own, from_base, from_result = Place(place), Place(node), Place(based), Place(begun)
    linear = rule.influence == LINEAR
    while node < last and blocks.kind[block] == CLAIM and not blocks.inputs[block]:
        node = min(blocks.end[block], last)
        rebuttals, supports, end = Place(blocks.rebuttals[block]), Place(blocks.supports[block]), Place(node)
        while own < end:
            middle = force + rebuttals
            stop = middle + supports
            rests_of(scratch, PULL, values, entry, force, middle)
            rests_of(scratch, SECOND, values, entry, middle, stop)
            minus(scratch, PULL, scratch, SECOND)
            force = stop
            put(result, own - from_result, base, own - from_base)
            if linear:
                linear_row(result, own - from_result, scratch, PULL)
            else:
                for lane in range(result.shape[1]):
                    result[own - from_result, lane] = moved(
                        rule.influence, rule.parameter, result[own - from_result, lane], scratch[PULL, lane]
                    )
            own += ONE
        block += 1
    return block, node, np.int64(force)


@kernel
def _by_sum(
    rule: Rule, blocks: Blocks, entry: Any, values: Any, base: Any, based: int, result: Any, begun: int,
    scratch: Any, at: Any, last: int,
) -> Any:  # fmt: skip
    block, node, place = at
    force, own, from_base, from_result = Place(place), Place(node), Place(based), Place(begun)
    square = rule.influence == P_MAX and rule.parameter == QUADRATIC
    while node < last and blocks.kind[block] == CLAIM and not blocks.inputs[block]:
        node = min(blocks.end[block], last)
        rebuttals, supports, end = Place(blocks.rebuttals[block]), Place(blocks.supports[block]), Place(node)
        while own < end:
            middle = force + rebuttals
            stop = middle + supports
            less_of(scratch, PULL, values, entry, force, middle)
            more_of(scratch, PULL, values, entry, middle, stop)
            force = stop
            put(result, own - from_result, base, own - from_base)
            if square:
                quadratic_row(result, own - from_result, scratch, PULL)
            else:
                for lane in range(result.shape[1]):
                    result[own - from_result, lane] = moved(
                        rule.influence, rule.parameter, result[own - from_result, lane], scratch[PULL, lane]
                    )
            own += ONE
        block += 1
    return block, node, np.int64(force)


@kernel
def _others(
    rule: Rule, blocks: Blocks, entry: Any, values: Any, base: Any, based: int, result: Any, begun: int,
    scratch: Any, at: Any, last: int,
) -> Any:  # fmt: skip
    block, node, place = at
    force, own, from_base, from_result = Place(place), Place(node), Place(based), Place(begun)
    simple = rule.aggregation in (PRODUCT, SUM)
    while node < last and (blocks.kind[block] != CLAIM or blocks.inputs[block] or not simple):
        node = min(blocks.end[block], last)
        kind, end = blocks.kind[block], Place(node)
        rebuttals, supports, inputs = (
            Place(blocks.rebuttals[block]), Place(blocks.supports[block]), Place(blocks.inputs[block]),
        )  # fmt: skip
        while own < end:
            middle = force + rebuttals
            second = middle + supports
            stop = second + inputs
            put(scratch, OWN, base, own - from_base)
            if kind == CLAIM:
                if inputs:
                    trusted_row(scratch, values, entry, second, stop, rule.floor)
                if rule.aggregation == PRODUCT:
                    _product(scratch, values, entry, force, middle, second)
                elif rule.aggregation == SUM:
                    _sum(scratch, values, entry, force, middle, second)
                elif rule.aggregation == CARD:
                    _card(scratch, values, entry, force, middle)
                else:
                    _top(scratch, values, entry, force, middle, second)
                for lane in range(values.shape[1]):
                    scratch[OWN, lane] = moved(rule.influence, rule.parameter, scratch[OWN, lane], scratch[PULL, lane])
            elif kind != HELD:
                if rebuttals + supports:
                    _product(scratch, values, entry, force, middle, second)
                    linear_row(scratch, OWN, scratch, PULL)
                if inputs:
                    joined_row(scratch, rule.join if kind == RELATION else JOIN_PRODUCT, values, entry, second, stop)
                    times(scratch, OWN, scratch, PULL)
            put(result, own - from_result, scratch, OWN)
            force = stop
            own += ONE
        block += 1
    return block, node, np.int64(force)
