"""One reverse sweep over a layout: how the score of one claim depends on the value of every other node.

`by_value` holds d score / d value by place (the adjoint), `by_base` d score / d base. A sweep goes from followers to
what they follow, so that all of a node's own adjoint has come in when its turn comes; one that is 0 is passed by, and so is one that is next to nothing.
At a kink, where a value that falls and one that rises have different derivatives, NaN is handed on: the caller has to look for it.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from argmap.kernels import sweep
from argmap.kernels.jit import inlined, kept_name, kernel
from argmap.kernels.rules import CLAIM, HELD, Rule
from argmap.kernels.slopes import EITHER, NEAR, NONE, slopes_of
from argmap.kernels.sweep import Blocks, Place, loop_of

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


# As in `kernels.sweep`: each takes blocks of its sort, one before the other, and returns where it came to an end.


def by_df_quad(
    blocks: Blocks, scored: Scored, adjoints: Adjoints, scratch: Any, first: int, block: int, node: int
) -> Any:
    """Stop where a claim is about a kink: that is seldom, and takes long to compile."""
    entry, base, values, by_value, by_base = (
        scored.entry,
        scored.base,
        scored.values,
        adjoints.by_value,
        adjoints.by_base,
    )
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
            if abs(pull) <= NEAR and stop > force:  # about a kink: which way each force can go decides
                return block, np.int64(own + ONE)
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


def by_quadratic_energy(
    blocks: Blocks,
    scored: Scored,
    adjoints: Adjoints,
    slope: Any,
    first: int,
    block: int,
    node: int,
) -> Any:
    """Do the same where there are no kinks."""
    entry, base, values, by_value, by_base = (
        scored.entry,
        scored.base,
        scored.values,
        adjoints.by_value,
        adjoints.by_base,
    )
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


@inlined
def by_none(blocks: Blocks, scored: Scored, adjoints: Adjoints, slope: Any, first: int, block: int, node: int) -> Any:
    """Do the same by other rules: nothing is quick."""
    return block, node


def quick_back_of(rule: Rule) -> Any:
    """Return the kernel for claims that rest on no source, by one of the rules that most networks are scored by, else None.

    It takes the nodes from before `node`, which ends or lies in `block`, down to the first of block `first`, and returns
    in which block and before which node it stopped: it does where it meets a kink, or another sort of node. There
    `back_of` goes on.
    """
    return _QUICK.get(loop_of(rule))


def back_of(rule: Rule, *, is_mixed: bool) -> Any:
    """Return the kernel that sweeps back by a rule, whatever it meets; `slope` is room for the longest row."""
    return _back(quick_back_of(rule), slopes_of(rule, is_mixed=is_mixed))


@cache
def _back(quick: Any, slopes: Any) -> Any:
    claims, alone = (by_none, False) if quick is None else (quick, True)

    def back(
        rule: Rule, blocks: Blocks, scored: Scored, adjoints: Adjoints, slope: Any, first: int, block: int, node: int
    ) -> None:
        row, entry, base, values = scored.row, scored.entry, scored.base, scored.values
        by_value, by_base = adjoints.by_value, adjoints.by_base
        while block >= first:
            kind, inputs = np.int64(blocks.kind[block]), np.int64(blocks.inputs[block])
            begin = blocks.end[block - 1] if block else 0
            if alone and kind == CLAIM and not inputs:
                stopped, node = claims(blocks, scored, adjoints, slope, first, block, node)
                if stopped < block:
                    block = stopped
                    continue
                begin = max(begin, node - 1)  # the one that it stopped at
            rebuttals, supports = np.int64(blocks.rebuttals[block]), np.int64(blocks.supports[block])
            force = np.int64(row[node])
            while node > begin:
                node -= 1
                force -= rebuttals + supports + inputs
                given = by_value[node]
                if abs(given) < TINY:
                    continue
                if kind == HELD:
                    by_base[node] = given
                    continue
                by_base[node] = given * slopes(
                    rule, EITHER, kind, base[node], values, entry, force, rebuttals, supports, inputs, slope, NONE
                )
                for step in range(rebuttals + supports + inputs):
                    by_value[entry[force + step]] += given * slope[step]
            if not block or node == blocks.end[block - 1]:
                block -= 1

    return kernel(back, name=f"{quick and quick.__name__}, {slopes.__name__}, {kept_name(slopes)}")


_QUICK = {sweep.by_df_quad: kernel(by_df_quad), sweep.by_quadratic_energy: kernel(by_quadratic_energy)}
