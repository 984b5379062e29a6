"""The shapes of networks that are measured, the same on every run, at any size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

import argmap

ROOT = Path(__file__).parents[1]
RELATIONS = 5
"""How many relations a claim has on average, where the shape does not say."""
LEVELS = 12
"""Levels of the layered network."""
LONG = 10_000
"""Levels of the local network, where there are claims enough for it."""
CORE = 0.6
"""Which part of a cyclic network is one component, or nearly."""
RING = 10
"""Claims of a ring."""


@dataclass(frozen=True)
class Drawn:
    """Plain relations as arrays: the arguments of `Network.from_arrays`."""

    prior: Any
    source: Any
    target: Any
    sign: Any

    def shuffled(self) -> Drawn:
        """Number the claims at random and lay the relations in random order."""
        random = np.random.default_rng(len(self.prior) + 1)
        number = random.permutation(len(self.prior))
        prior = np.empty_like(self.prior)
        prior[number] = self.prior
        order = random.permutation(len(self.source))
        return Drawn(prior, number[self.source][order], number[self.target][order], self.sign[order])

    def columns(self) -> dict[str, Any]:
        return {"prior": self.prior, "source": self.source, "target": self.target, "sign": self.sign}

    def network(self) -> argmap.Network:
        return argmap.Network.from_arrays(**self.columns())


def _drawn(size: int, source: Any, target: Any) -> Drawn:
    random = np.random.default_rng(size)
    sign = random.choice(np.array([1, -1], dtype=np.int8), len(target))
    return Drawn(random.random(size).round(3), source.astype(np.int64), target.astype(np.int64), sign)


def tree(size: int) -> Drawn:
    """Every claim but the first bears on one claim before it, any of them: some 2.7 ln(size) levels."""
    source = np.arange(1, size)
    return _drawn(size, source, np.random.default_rng(size).random(size - 1) * source)


def random_dag(size: int) -> Drawn:
    """From any later claim to any earlier one: some 130 levels at a million claims."""
    random = np.random.default_rng(size)
    target = random.integers(0, size - 1, RELATIONS * size)
    return _drawn(size, target + 1 + random.random(len(target)) * (size - 1 - target), target)


def _between_levels(size: int, width: int) -> Drawn:
    random = np.random.default_rng(size)
    target = random.integers(0, size - width, RELATIONS * size)
    first = (target // width + 1) * width
    return _drawn(size, first + random.random(len(target)) * np.minimum(width, size - first), target)


def layered(size: int) -> Drawn:
    """Twelve wide levels, each relation from the next one."""
    return _between_levels(size, -(-size // LEVELS))


def local(size: int) -> Drawn:
    """Ten thousand levels (fewer below 100,000 claims: no level has under ten), each relation from the next one."""
    return _between_levels(size, max(RING, size // LONG))


def cyclic(size: int) -> Drawn:
    """Six claims of ten in one component, which the others feed."""
    random = np.random.default_rng(size)
    core, relations = int(CORE * size), RELATIONS * size
    inside = random.random(relations) < CORE
    source = np.where(inside, random.integers(0, core, relations), random.integers(core, size, relations))
    target = np.where(inside, random.integers(0, core, relations), random.random(relations) * source)
    return _drawn(size, source, target)


def rings(size: int) -> Drawn:
    """Rings of ten claims, and nothing between them."""
    source = np.arange(size)
    following = np.where(source % RING == RING - 1, source - RING + 1, source + 1)
    return _drawn(size, source, np.minimum(following, size - 1))


def chain(size: int) -> Drawn:
    """One after the other: as many levels as claims."""
    return _drawn(size, np.arange(1, size), np.arange(size - 1))


def hub(size: int) -> Drawn:
    """Everything bears on one claim."""
    return _drawn(size, np.arange(1, size), np.zeros(size - 1))


PLAIN: dict[str, Callable[[int], Drawn]] = {
    "tree": tree,
    "random": random_dag,
    "layered": layered,
    "local": local,
    "cyclic": cyclic,
    "rings": rings,
    "chain": chain,
    "hub": hub,
}
"""Shapes with plain relations only, by name."""
SHUFFLED = ("random", "layered", "local")
"""Those that are also measured with their claims numbered at random."""
RICHER = ("linked", "seed map")
"""Those with more than plain relations."""
NAMES = (*PLAIN, *(f"{name}, shuffled" for name in SHUFFLED), *RICHER)
"""Every shape there is."""


def drawn(name: str, size: int) -> Drawn:
    """Lay a plain shape: `random` in the order it is laid, `random, shuffled` in any."""
    laid = PLAIN[name.removesuffix(", shuffled")](size)
    return laid.shuffled() if name.endswith(", shuffled") else laid


@lru_cache(maxsize=2)
def network(name: str, size: int) -> argmap.Network:
    """Build a network of any shape; the last two are kept."""
    from benchmarks.richer import linked, seed_map  # noqa: PLC0415 - which takes from here

    if name == "linked":
        return linked(size)
    if name == "seed map":
        return seed_map(size)
    return drawn(name, size).network()
