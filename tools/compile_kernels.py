"""Compile the kernels once, before many processes of a test run need them all at the same time.

What is compiled is kept beside the kernels, and does nothing the next time. Without numba there is nothing to do.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import numpy as np

import argmap
from argmap.arrays.signed_reach import signs

if TYPE_CHECKING:
    from argmap.network import Network

CLAIMS, WEAK = 300, 0.2


def main() -> None:
    """Score, differentiate and edit networks with and without circles, from arrays and from a map."""
    if importlib.util.find_spec("numba") is None:
        return
    for network in (drawn(circles=False), drawn(circles=True), argmap.load("maps/umbrella.yaml").network):
        use(network)


def use(network: Network) -> None:
    """Do what every kernel is for, in compiled code."""
    priors = np.repeat(network.base[None], 9, axis=0)
    for semantics in ("df_quad", "euler"):
        network.score(semantics, engine="compiled", threads=2, on_divergence="return")
        network.score_many(priors, semantics, engine="compiled", on_divergence="return")
        network.gradient(0, semantics, engine="compiled", on_unstable="return")
        network.session(semantics, engine="compiled").set_prior(1, 0.25)
    if network.layout is not None:
        signs(network.arrays, 0, layout=network.layout)


def drawn(*, circles: bool) -> Network:
    """Draw a network in which relations have strengths."""
    random = np.random.default_rng(1)
    source = random.integers(1, CLAIMS, 3 * CLAIMS)
    target = random.integers(0, CLAIMS, 3 * CLAIMS) if circles else (random.random(3 * CLAIMS) * source).astype(int)
    return argmap.Network.from_arrays(
        prior=random.random(CLAIMS), source=source, target=target, sign=random.choice([1, -1], 3 * CLAIMS),
        strength=np.where(random.random(3 * CLAIMS) < WEAK, random.random(3 * CLAIMS), 1.0),
    )  # fmt: skip


if __name__ == "__main__":
    main()
