"""What do a gradient, many scenarios and an edit cost, next to one pass?"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from typing import Any

import numpy as np

import argmap
from argmap.analysis.cruxes.swing import swings
from argmap.semantics import get_semantics
from benchmarks import shapes
from benchmarks.questions.answer import Answer, missing
from benchmarks.questions.passes import passing
from benchmarks.timing import interleaved

GRADIENT = 3.0
CRUXES, SWINGS = 5.0, 100
SCENARIOS, BATCH = 1000, 3.0
SOME = 100
EDIT, WORST = 500.0, 1.2
ROUNDS, EDITS = 50, 10
"""Full passes, and the edits after each: as in a session, one edit comes soon after another."""


def ask(claims: int) -> Iterator[Answer]:
    """Ask for a gradient, polarities, swings, a thousand scenarios, and edits one by one."""
    yield from _gradients(claims)
    yield from _cruxes(claims)
    yield from _batch(claims // 10)
    for shape in ("tree", "random"):
        yield _edits(shape, claims)
    for shape in ("layered", "local"):
        yield _edits(shape, claims, worst=True)


def _gradients(claims: int) -> Iterator[Answer]:
    for shape in ("layered", "random", "local"):
        question = f"df_quad on {shape}: score and gradient of one claim, in passes"
        if not hasattr(argmap.Network, "gradient"):
            yield missing(question, "there is no Network.gradient yet", target=GRADIENT, unit="x")
            continue
        network = shapes.network(shape, claims)
        calls = {
            "pass": lambda network=network: network.score(engine="compiled"),
            "gradient": lambda network=network: network.gradient(0, engine="compiled"),
        }
        times = interleaved(calls, rounds=15)
        note = f"{times['gradient'].median * 1e3:.1f} ms against {times['pass'].median * 1e3:.1f}, on all processors"
        yield Answer(question, times["gradient"].median / times["pass"].median, "x", GRADIENT, note=note)


def _cruxes(claims: int) -> Iterator[Answer]:
    """Ask what a claim hangs on: its gradient and every polarity, then the swings of the claims that move it most."""
    for shape in ("layered", "random", "local"):
        network = shapes.network(shape, claims)
        calls = {
            "pass": lambda network=network: network.score(engine="compiled"),
            "both": lambda network=network: (
                network.gradient(0, engine="compiled"),
                network.polarity(0, engine="compiled"),
            ),
        }
        times = interleaved(calls, rounds=15)
        note = f"{times['both'].median * 1e3:.1f} ms against {times['pass'].median * 1e3:.1f}, on all processors"
        question = f"df_quad on {shape}: gradient and polarity of one claim, in passes"
        yield Answer(question, times["both"].median / times["pass"].median, "x", CRUXES, note=note)
    slopes = np.abs(network.gradient(0, engine="compiled").prior)
    most = np.argsort(-slopes)[:SWINGS]
    rule = get_semantics("df_quad")
    taken = interleaved({"swings": lambda: swings(network, 0, most, rule)}, rounds=3)["swings"].median
    note = f"{2 * SWINGS} scenarios in one batch; one pass takes {times['pass'].median * 1e3:.1f} ms"
    yield Answer(f"local: swings of the {SWINGS} claims with the largest gradients", taken, " s", note=note)


def _batch(claims: int) -> Iterator[Answer]:
    """Score many scenarios, once with all scores kept and once with those of a few claims, on all processors and on one."""
    network = shapes.network("random", claims)
    priors = np.random.default_rng(1).random((SCENARIOS, claims))
    once = network.score_many(network.arrays.base[np.newaxis], engine="compiled")
    apart = float(np.abs(once.final - network.score(engine="compiled").final).max())
    calls: dict[str, Any] = {"passes": lambda: _passes(network), "copy": priors.copy}
    what: dict[str, tuple[list[str | int] | None, np.ndarray[Any, Any] | None]] = {
        "all scores kept": (None, None),
        "all scores kept in an array of the caller's": (None, np.zeros_like(priors)),
        "three claims' scores kept": ([0, 1, 2], None),
    }
    for kept, (targets, out) in what.items():
        for threads in (None, 1):
            calls[f"{kept}, {threads}"] = lambda targets=targets, out=out, threads=threads: network.score_many(
                priors, engine="compiled", threads=threads, targets=targets, out=out
            )
    times = interleaved(calls, rounds=5, seconds=60.0)
    loop = SCENARIOS / SOME * times["passes"].median
    for kept in what:
        taken, single = (times[f"{kept}, {threads}"].median for threads in (None, 1))
        note = (
            f"{taken:.2f} s ({single:.2f} on one processor) against {loop:.2f}; merely copying the {priors.nbytes / 1e9:.1f} GB "
            f"of priors takes {times['copy'].median:.2f} s, and a bare pass sets none; scores differ by {apart:.0e} at most"
        )
        question = (
            f"random, {claims:,} claims: {SCENARIOS:,} scenarios at once, {kept}, times faster than as many bare passes"
        )
        yield Answer(question, loop / taken, "x", BATCH, "at least", holds=apart <= 1e-12, note=note)


def _passes(network: argmap.Network) -> None:
    """Score a number of times in a row, as a loop over scenarios would."""
    for _ in range(SOME):
        network.score(engine="compiled")


def _edits(shape: str, claims: int, *, worst: bool = False) -> Answer:
    """Change the priors of random claims, one by one, and see what comes of it in the end."""
    what = "the slowest edit of a prior, in passes" if worst else "an edit of a prior, times faster than a pass"
    question, target = f"df_quad on {shape}: {what}", WORST if worst else EDIT
    if not hasattr(argmap.Network, "session"):
        return missing(question, "there is no Network.session yet", target=target, unit="x")
    network = shapes.network(shape, claims)
    session = network.session(engine="compiled")
    random = np.random.default_rng(2)
    number = ROUNDS * EDITS
    edits = list(zip(random.integers(0, claims, number).tolist(), random.random(number).tolist(), strict=True))
    session.set_prior(*edits[0])  # loads what is compiled
    one_pass = passing(network)
    edited, passed = [], []
    for at, (claim, prior) in enumerate(edits):
        if at % EDITS == 0:
            passed.append(_seconds(one_pass))
        edited.append(_seconds(lambda claim=claim, prior=prior: session.set_prior(claim, prior)))
    apart = np.abs(session.scores - session.network.score(engine="compiled").final).max()
    middle, whole = statistics.median(edited), statistics.median(passed)
    note = (
        f"{number} edits: median {middle * 1e6:,.0f} µs, mean {statistics.mean(edited) * 1e6:,.0f}, most {max(edited) * 1e6:,.0f}; "
        f"a pass {whole * 1e3:.1f} ms; scores differ by {apart:.0e} at most"
    )
    if worst:
        return Answer(question, max(edited) / whole, "x", WORST, holds=bool(apart <= 1e-9), note=note)
    return Answer(question, whole / middle, "x", EDIT, "at least", holds=bool(apart <= 1e-9), note=note)


def _seconds(call: Any) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start
