"""What does one pass cost, next to one sparse product on the same graph?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import argmap
from benchmarks import shapes
from benchmarks.anchor import product
from benchmarks.questions.answer import Answer
from benchmarks.timing import Times, interleaved

GIVEN, RENUMBERED = 1.0, 1.25
RICH = 2.5
PLAIN = {"layered": 4.5, "random": 4.5, "local": 10.0}
ROUNDS = 41


def ask(claims: int) -> Iterator[Answer]:
    """Compare passes with products, threads with one, the compiled code with the plain."""
    for shape in (*PLAIN, *(f"{name}, shuffled" for name in PLAIN)):
        yield from _one_pass(shape, claims)
    yield from _richer(claims)
    for shape, target in PLAIN.items():
        yield _plain(shape, claims, target)


def passing(network: argmap.Network, semantics: str = "df_quad", threads: int = 1) -> Callable[[], Any]:
    """Score through the public call, with the scores in the caller's order."""
    return lambda: network.score(semantics, engine="compiled", threads=threads)


def _one_pass(shape: str, claims: int) -> Iterator[Answer]:
    network = shapes.network(shape, claims)
    calls = {
        "given": product(network),
        "renumbered": product(network, renumbered=True),
        "df_quad": passing(network),
        "quadratic_energy": passing(network, "quadratic_energy"),
    }
    if shape == "layered":
        calls["two threads"] = passing(network, threads=2)
    times = interleaved(calls, rounds=ROUNDS)
    for semantics in ("df_quad", "quadratic_energy"):
        for order, target in (("given", GIVEN), ("renumbered", RENUMBERED)):
            yield _ratio(
                f"{semantics} on {shape}: one pass in products, {order}", times[semantics], times[order], target
            )
    if shape == "layered":
        gain = times["df_quad"].median / times["two threads"].median
        yield Answer(f"df_quad on {shape}: two threads, times faster than one", gain, "x")


def _ratio(question: str, taken: Times, anchor: Times, target: float | None) -> Answer:
    note = (
        f"{taken.median * 1e3:.2f} ms against {anchor.median * 1e3:.2f}; by the least {taken.least / anchor.least:.2f}"
    )
    return Answer(question, taken.median / anchor.median, "x", target, note=note)


def _richer(claims: int) -> Iterator[Answer]:
    for shape, name, target in (
        ("linked", "a third linked, weighted or undercut", RICH),
        ("seed map", "the seed map repeated", None),
    ):
        network = shapes.network(shape, claims)
        times = interleaved({"product": product(network), "df_quad": passing(network)}, rounds=ROUNDS)
        question = f"df_quad, {name}: one pass in products of as many incidences, given"
        yield _ratio(question, times["df_quad"], times["product"], target)


def _plain(shape: str, claims: int, target: float) -> Answer:
    network = shapes.network(shape, claims)
    calls = {"plain": lambda: network.score(engine="plain"), "compiled": passing(network)}
    times = interleaved(calls, rounds=9, seconds=6.0)
    note = f"{times['plain'].median * 1e3:.1f} ms against {times['compiled'].median * 1e3:.1f}"
    share = times["plain"].median / times["compiled"].median
    return Answer(
        f"df_quad on {shape}: one pass by plain numpy, in compiled passes", share, "x", target, "at most", note=note
    )
