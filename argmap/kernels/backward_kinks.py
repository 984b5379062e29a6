"""The reverse sweep for maps with kinks: one adjoint of every value for its falling, and one for its rising."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np

from argmap.kernels.backward import TINY, Scored
from argmap.kernels.jit import kept_name, kernel
from argmap.kernels.rules import HELD, Rule
from argmap.kernels.slopes import EITHER, FALLING, NONE, RISING, slopes_of
from argmap.kernels.sweep import Blocks


def back_both_of(rule: Rule) -> Any:
    """Return the kernel that sweeps back both ways by a rule."""
    return _back_both(slopes_of(rule))


@cache
def _back_both(slopes: Any) -> Any:
    def back_both(
        rule: Rule,
        blocks: Blocks,
        scored: Scored,
        falling: Any,
        rising: Any,
        slope: Any,
        first: int,
        block: int,
        node: int,
    ) -> None:
        """Take the nodes from before `node`, which ends or lies in `block`, down to the first of block `first`.

        `falling` and `rising` are `Adjoints`; `slope` is room for the longest row. A node that falls lowers what it supports,
        and makes what it rebuts rise: so the sign of each slope tells which adjoint is handed on.
        """
        row, entry, base, values = scored.row, scored.entry, scored.base, scored.values
        falls, rises = falling.by_value, rising.by_value
        begin = blocks.end[first - 1] if first else 0
        own = node
        while own > begin:
            own -= 1
            while block and own < blocks.end[block - 1]:
                block -= 1
            fall, rise = falls[own], rises[own]
            if abs(fall) < TINY and abs(rise) < TINY:
                continue
            kind = blocks.kind[block]
            if kind == HELD:
                falling.by_base[own], rising.by_base[own] = fall, rise
                continue
            start = np.int64(row[own])
            rebuttals, supports, inputs = (
                np.int64(blocks.rebuttals[block]), np.int64(blocks.supports[block]), np.int64(blocks.inputs[block]),
            )  # fmt: skip
            way = EITHER  # most nodes are at no kink, and need one round
            while True:
                by_base = slopes(
                    rule, way, np.int64(kind), base[own], values, entry, start, rebuttals, supports, inputs, slope, NONE
                )
                if way == EITHER:
                    kinked = by_base
                    for step in range(rebuttals + supports + inputs):
                        kinked += slope[step]
                    if math.isnan(kinked):
                        way = FALLING
                        continue
                for step in range(rebuttals + supports + inputs):
                    steep, giving = slope[step], entry[start + step]
                    if way != RISING:
                        falls[giving] += steep * (rise if steep < 0.0 else fall)
                    if way != FALLING:
                        rises[giving] += steep * (fall if steep < 0.0 else rise)
                if way != FALLING:
                    break
                way = RISING
            falling.by_base[own], rising.by_base[own] = fall * by_base, rise * by_base

    return kernel(back_both, name=kept_name(slopes))
