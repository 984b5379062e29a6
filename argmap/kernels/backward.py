"""One reverse sweep over a layout: how the score of one claim depends on the value of every other node.

`by_value` holds d score / d value by place (the adjoint), `by_base` d score / d base. A sweep goes from followers to
what they follow, so that all of a node's own adjoint has come in when its turn comes; one that is 0 is passed by, and so is one that is next to nothing.
At a kink, where a value that falls and one that rises have different derivatives, NaN is handed on: the caller has to look for it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from argmap.kernels.jit import kernel
from argmap.kernels.rules import CLAIM, HELD, LINEAR, P_MAX, PRODUCT, SUM, Rule
from argmap.kernels.slopes import EITHER, NEAR, node_slopes
from argmap.kernels.sweep import QUADRATIC, Blocks, Place

ONE = Place(1)
TINY = 1e-250
"""Less than that is not handed on: it would end in denormal numbers, which processors are slow with."""


class Scored(NamedTuple):
    """A layout with its scores: rows of entries, bases and values by place."""

    row: Any
    entry: Any
    base: Any
    values: Any


class Adjoints(NamedTuple):
    """What a reverse sweep fills, both by place."""

    by_value: Any
    by_base: Any


@kernel
def back(
    rule: Rule, blocks: Blocks, scored: Scored, adjoints: Adjoints, slope: Any, first: int, at: int, node: int
) -> None:
    """Take the nodes from before `node`, which ends or lies in block `at`, down to the first of block `first`.

    `slope` is room for the longest row.
    """
    where = at, node
    while where[0] >= first:
        block = where[0]
        if blocks.kind[block] != CLAIM or blocks.inputs[block]:
            where = _others(rule, blocks, scored, adjoints, slope, first, where)
        elif rule.aggregation == PRODUCT and rule.influence == LINEAR:
            where = _by_df_quad(rule, blocks, scored, adjoints, slope, first, where)
        elif rule.aggregation == SUM and rule.influence == P_MAX and rule.parameter == QUADRATIC:
            where = _by_quadratic_energy(blocks, scored, adjoints, first, where)
        else:
            where = _claims(rule, blocks, scored, adjoints, slope, first, where)


# As in `kernels.sweep`: each takes blocks of its sort, one before the other, and returns where it came to an end.


@kernel
def _by_df_quad(
    rule: Rule, blocks: Blocks, scored: Scored, adjoints: Adjoints, scratch: Any, first: int, where: Any
) -> Any:
    entry, base, values, by_value, by_base = (
        scored.entry,
        scored.base,
        scored.values,
        adjoints.by_value,
        adjoints.by_base,
    )
    block, node = where
    own, force = Place(node), Place(scored.row[node])
    while block >= first and blocks.kind[block] == CLAIM and not blocks.inputs[block]:
        begin = Place(blocks.end[block - 1]) if block else Place(0)
        rebuttals, supports = Place(blocks.rebuttals[block]), Place(blocks.supports[block])
        while own > begin:
            own -= ONE
            force -= rebuttals + supports
            given = by_value[own]
            if abs(given) < TINY:
                continue
            middle, stop = force + rebuttals, force + rebuttals + supports
            place, spot = force, Place(0)
            against = 1.0
            while place < middle:
                scratch[spot] = against
                against *= 1.0 - values[entry[place]]
                place += ONE
                spot += ONE
            speaking_for = 1.0
            while place < stop:
                scratch[spot] = speaking_for
                speaking_for *= 1.0 - values[entry[place]]
                place += ONE
                spot += ONE
            pull = against - speaking_for
            if abs(pull) <= NEAR:  # about a kink: which way each force can go decides
                _about_a_kink(rule, scored, adjoints, scratch, np.int64(own), np.int64(rebuttals), np.int64(supports))
                continue
            by_base[own] = given * (1.0 - abs(pull))
            steep = base[own]
            after = given * (1.0 - steep if pull > 0.0 else steep)
            steep = -after
            while place > middle:
                place -= ONE
                spot -= ONE
                giving = entry[place]
                by_value[giving] += scratch[spot] * after
                after *= 1.0 - values[giving]
            while place > force:
                place -= ONE
                spot -= ONE
                giving = entry[place]
                by_value[giving] += scratch[spot] * steep
                steep *= 1.0 - values[giving]
        block -= 1
    return block, np.int64(own)


@kernel
def _about_a_kink(
    rule: Rule, scored: Scored, adjoints: Adjoints, slope: Any, own: int, rebuttals: int, supports: int
) -> None:
    """Take one claim, as `_claims` does: a call that is seldom made, and keeps the loop above short."""
    first, given = np.int64(scored.row[own]), adjoints.by_value[own]
    adjoints.by_base[own] = given * node_slopes(
        rule, EITHER, CLAIM, scored.base[own], scored.values, scored.entry, first, rebuttals, supports, 0, slope, 0
    )
    for step in range(rebuttals + supports):
        adjoints.by_value[scored.entry[first + step]] += given * slope[step]


@kernel
def _by_quadratic_energy(blocks: Blocks, scored: Scored, adjoints: Adjoints, first: int, where: Any) -> Any:
    entry, base, values, by_value, by_base = (
        scored.entry,
        scored.base,
        scored.values,
        adjoints.by_value,
        adjoints.by_base,
    )
    block, node = where
    own, force = Place(node), Place(scored.row[node])
    while block >= first and blocks.kind[block] == CLAIM and not blocks.inputs[block]:
        begin = Place(blocks.end[block - 1]) if block else Place(0)
        rebuttals, supports = Place(blocks.rebuttals[block]), Place(blocks.supports[block])
        while own > begin:
            own -= ONE
            force -= rebuttals + supports
            given = by_value[own]
            if abs(given) < TINY:
                continue
            middle, stop = force + rebuttals, force + rebuttals + supports
            place, pull = force, 0.0
            while place < middle:
                pull -= values[entry[place]]
                place += ONE
            while place < stop:
                pull += values[entry[place]]
                place += ONE
            share = 1.0 / (1.0 + pull * pull)
            by_base[own] = given * share
            steep = base[own]
            steep = 1.0 - steep if pull > 0.0 else steep
            steep *= given * 2.0 * abs(pull) * share * share
            while place > middle:
                place -= ONE
                by_value[entry[place]] += steep
            while place > force:
                place -= ONE
                by_value[entry[place]] -= steep
        block -= 1
    return block, np.int64(own)


@kernel
def _claims(rule: Rule, blocks: Blocks, scored: Scored, adjoints: Adjoints, slope: Any, first: int, where: Any) -> Any:
    entry, base, values, by_value, by_base = (
        scored.entry,
        scored.base,
        scored.values,
        adjoints.by_value,
        adjoints.by_base,
    )
    block, own = where
    force = np.int64(scored.row[own])
    while block >= first and blocks.kind[block] == CLAIM and not blocks.inputs[block]:
        begin = blocks.end[block - 1] if block else 0
        rebuttals, supports = np.int64(blocks.rebuttals[block]), np.int64(blocks.supports[block])
        while own > begin:
            own -= 1
            force -= rebuttals + supports
            given = by_value[own]
            if abs(given) < TINY:
                continue
            by_base[own] = given * node_slopes(
                rule, EITHER, CLAIM, base[own], values, entry, force, rebuttals, supports, 0, slope, 0
            )
            for step in range(rebuttals + supports):
                by_value[entry[force + step]] += given * slope[step]
        block -= 1
    return block, own


@kernel
def _others(rule: Rule, blocks: Blocks, scored: Scored, adjoints: Adjoints, slope: Any, first: int, where: Any) -> Any:
    entry, base, values, by_value, by_base = (
        scored.entry,
        scored.base,
        scored.values,
        adjoints.by_value,
        adjoints.by_base,
    )
    block, own = where
    force = np.int64(scored.row[own])
    while block >= first and (blocks.kind[block] != CLAIM or blocks.inputs[block]):
        begin, kind = (blocks.end[block - 1] if block else 0), blocks.kind[block]
        rebuttals, supports, inputs = (
            np.int64(blocks.rebuttals[block]), np.int64(blocks.supports[block]), np.int64(blocks.inputs[block]),
        )  # fmt: skip
        while own > begin:
            own -= 1
            force -= rebuttals + supports + inputs
            given = by_value[own]
            if abs(given) < TINY:
                continue
            if kind == HELD:
                by_base[own] = given
                continue
            by_base[own] = given * node_slopes(
                rule, EITHER, kind, base[own], values, entry, force, rebuttals, supports, inputs, slope, 0
            )
            for step in range(rebuttals + supports + inputs):
                by_value[entry[force + step]] += given * slope[step]
        block -= 1
    return block, own
