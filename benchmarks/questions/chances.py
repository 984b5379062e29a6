"""How long do exact chances take: of a real map, of many of it, of a tree, of narrow and of wide ones; and elsewhere?"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

import argmap
from argmap.arrays.arrays import Arrays
from argmap.basics.text import counted
from argmap.worlds.exact.certain import find_certain
from argmap.worlds.exact.chance_plan import ChancePlan, compile_plan
from argmap.worlds.exact.exact_chances import ASKED, ExactChances, exact_chances
from argmap.worlds.exact.swept import log_chance
from argmap.worlds.rows import rows_of_arrays
from benchmarks.chance_peers import CHANCE_PEERS, ChancePeer, written_out
from benchmarks.questions.answer import Answer, missing
from benchmarks.richer import SEED_MAP, repeated
from benchmarks.shapes import Drawn, drawn
from benchmarks.timing import processor_seconds

EQUAL = 1e-8
WINDOW = 40


def ask(claims: int) -> Iterator[Answer]:
    """Ask of maps of at most so many claims."""
    seed = argmap.load(SEED_MAP).network
    arrays = seed.switched
    yield from _of_the_seed_map(arrays)
    copies = max(1, min(50, claims // len(seed)))
    yield _whole(f"the seed map {copies} times side by side", repeated(arrays, copies), 1.5)
    size = min(10_000, claims)
    yield _whole(f"a tree of {size:,} claims", drawn("tree", size).network().arrays, 1.5)
    size = min(300, claims // 2)
    yield _target(f"{size} claims with two parents in a window of {WINDOW}: the conclusion", _windowed(size), 1.0)
    size = min(1000, claims)
    yield _whole(f"{size:,} claims with 1.5 parents, in parts", _sparse(size), 3.0)
    for peer in CHANCE_PEERS:
        yield from _against(peer, arrays, int(arrays.claim_node[seed.ids.position("makes_sense")]))


def _of_the_seed_map(arrays: Arrays) -> Iterator[Answer]:
    _chances(arrays, "compiled")  # loads what is compiled
    whole, again, plain = (
        _median(call, rounds)
        for call, rounds in (
            (lambda: _chances(_fresh(arrays), "compiled"), 5),
            (lambda: _chances(arrays, "compiled"), 51),
            (lambda: _chances(arrays, "plain"), 21),
        )
    )
    name = f"the seed map, {len(arrays.claim_node)} claims, all chances"
    width = _chances(arrays, "compiled").width
    yield Answer(f"{name}: compiled", (whole - again) * 1e3, " ms", 30.0, note=f"width {width}")
    yield Answer(f"{name}: asked again", again * 1e3, " ms", 2.0)
    yield Answer(f"{name}: asked again, by plain numpy", plain * 1e3, " ms", 60.0)


def _chances(arrays: Arrays, engine: Any) -> ExactChances:
    found = exact_chances(arrays, rows_of_arrays(arrays), {}, engine=engine)
    assert found is not None
    return found


def _fresh(arrays: Arrays) -> Arrays:
    """Return the same with a shape for which nothing has been compiled."""
    return arrays.reshaped(kind=arrays.kind)


def _whole(name: str, arrays: Arrays, target: float) -> Answer:
    """Compile and ask, once, for all chances."""
    made: list[ExactChances | None] = []
    taken = processor_seconds(lambda: made.append(exact_chances(arrays, rows_of_arrays(arrays), {}, engine="compiled")))
    found = made[0]
    left = len(arrays) if found is None else int(np.isnan(found.chances()).sum())
    note = (
        "too wide" if found is None else f"width {found.width}, in {counted(len(found.sweeps), 'part')}; {left} not had"
    )
    return Answer(f"{name}: all chances, compiled and asked", taken, " s", target, holds=not left, note=note)


def _target(name: str, arrays: Arrays, target: float) -> Answer:
    """Compile what bears on claim 0 and ask for its chance, once: the way forward is enough."""
    made: list[ChancePlan | None] = []

    def ask_once() -> None:
        certain = find_certain(arrays, rows_of_arrays(arrays), np.zeros(len(arrays), dtype=bool))
        plan = compile_plan(certain, "star", targets=[0], most=ASKED.operations)
        made.append(plan)
        if plan is not None:
            log_chance(plan, arrays.base, {0: True}, engine="compiled")

    taken = processor_seconds(ask_once)
    note = "too wide" if made[0] is None else f"width {made[0].width}, {made[0].operations:,} products"
    return Answer(f"{name}, compiled and asked", taken, " s", target, holds=made[0] is not None, note=note)


def _median(call: Callable[[], object], rounds: int) -> float:
    """Return the median of some rounds; ARGMAP_BENCH_ROUNDS bounds them, to try things out."""
    rounds = min(rounds, int(os.environ.get("ARGMAP_BENCH_ROUNDS", rounds)))
    call()
    return statistics.median(processor_seconds(call) for _ in range(rounds))


def _windowed(size: int) -> Arrays:
    """Each claim has two parents among the forty after it."""
    random = np.random.default_rng(size)
    claim = np.repeat(np.arange(size - 2), 2)
    reach = np.minimum(WINDOW, size - 1 - claim)
    first = random.integers(1, reach + 1)
    first[1::2] = (first[::2] + random.integers(0, reach[1::2] - 1)) % reach[1::2] + 1  # another than the first
    return _arrays(size, claim + first, claim)


def _sparse(size: int) -> Arrays:
    """From any later claim to any earlier one."""
    random = np.random.default_rng(size)
    target = random.integers(0, size - 1, size * 3 // 2)
    return _arrays(size, target + 1 + (random.random(len(target)) * (size - 1 - target)).astype(np.int64), target)


def _arrays(size: int, source: Any, target: Any) -> Arrays:
    random = np.random.default_rng(size + 1)
    sign = random.choice(np.array([1, -1], dtype=np.int8), len(target))
    strength = random.uniform(0.3, 1.0, len(target)).round(3)
    laid = Drawn(random.random(size).round(3), source, target, sign)
    return argmap.Network.from_arrays(**laid.columns(), strength=strength).arrays


def _against(peer: ChancePeer, arrays: Arrays, node: int) -> Iterator[Answer]:
    question = f"the seed map, the chance of its conclusion: times faster than {peer.name}"
    if peer.missing:
        yield missing(question, peer.missing, unit="x")
        return
    nodes = written_out(arrays, node)
    graph = peer.build(nodes)
    table = rows_of_arrays(arrays)

    def ours(arrays: Arrays) -> float:
        found = exact_chances(arrays, table, {}, targets=[node], engine="compiled")
        assert found is not None
        return float(found.chances()[node])

    apart = abs(ours(arrays) - peer.ask(graph, node))
    for what, mine, yours in (
        ("asked again", lambda: ours(arrays), lambda: peer.ask(graph, node)),
        ("built and asked", lambda: ours(_fresh(arrays)), lambda: peer.ask(peer.build(nodes), node)),
    ):
        ms, theirs = (_median(call, 5) * 1e3 for call in (mine, yours))
        note = f"{theirs:.1f} ms against {ms:.2f}; the chances differ by {apart:.0e}"
        yield Answer(f"{question}, {what}", theirs / ms, "x", holds=apart <= EQUAL, note=note)
