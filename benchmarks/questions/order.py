"""What does working out the order cost, and what a large component, in sparse products?"""

from __future__ import annotations

from collections.abc import Iterator

from argmap.arrays.layout import build_layout
from benchmarks import shapes
from benchmarks.anchor import product
from benchmarks.questions.answer import Answer
from benchmarks.questions.passes import passing
from benchmarks.timing import interleaved

ORDER, COMPONENT = 40.0, 100.0
SOLVED = 1e-12
"""What one more step may still change in a component that counts as solved."""


def ask(claims: int) -> Iterator[Answer]:
    """Time the order of acyclic networks, and order and scores of a cyclic one of a fifth of the claims."""
    for shape in ("layered", "random", "local"):
        yield _order(shape, claims)
    yield _order("cyclic", claims // 5)
    for semantics in ("df_quad", "quadratic_energy"):
        yield _component(semantics, claims // 5)


def _order(shape: str, claims: int) -> Answer:
    network = shapes.network(shape, claims)
    laid = shapes.drawn(shape, claims)
    calls = {"product": product(network), "order": lambda: build_layout(network.arrays), "build": laid.network}
    times = interleaved(calls, rounds=7)
    anchor = times["product"].median
    note = (
        f"{times['order'].median * 1e3:.0f} ms against {anchor * 1e3:.2f}; checking and compressing the arrays before: "
        f"{times['build'].median * 1e3:.0f} ms, {times['build'].median / anchor:.0f}x"
    )
    question = f"{shape}, {claims:,} claims: adjacency, levels, components and renumbering, in products"
    return Answer(question, times["order"].median / anchor, "x", ORDER, note=note)


def _component(semantics: str, claims: int) -> Answer:
    network = shapes.network("cyclic", claims)
    scores = passing(network, semantics)()
    times = interleaved({"product": product(network), "solve": passing(network, semantics)}, rounds=15)
    largest = max(scores.components, key=lambda component: component.size)
    note = f"{times['solve'].median * 1e3:.0f} ms; {scores.iterations} steps, residual {scores.residual:.0e}"
    return Answer(
        f"{semantics}, {claims:,} claims with a component of {largest.size:,}: solved, in products",
        times["solve"].median / times["product"].median, "x", COMPONENT, holds=scores.residual <= SOLVED, note=note,
    )  # fmt: skip
