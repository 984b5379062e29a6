"""How long do questions about abstract frameworks take, and how long elsewhere?"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from typing import Any

from argmap.acceptance.frameworks.extension_names import LETTERS
from benchmarks.frameworks import PEERS, Attacked, at_random, debate, four_attackers, four_each, missing_peer
from benchmarks.questions.answer import Answer, missing
from benchmarks.timing import processor_seconds

PATIENCE, LITTLE = 10.0, 0.2
"""Seconds that a peer gets for an answer, since some would take minutes; and where no times are wanted."""
QUERY = 7
SMALL, TINY, HARD = 1_000, 12, 200
FRESH = 100
"""The first seed of random frameworks of which several are tried."""


def ask(claims: int) -> Iterator[Answer]:
    """Ask about debates and a random framework; at fewer claims all of them are smaller."""
    large, usual, small = min(100_000, claims), min(10_000, claims), min(1_000, claims)
    yield _alone(f"grounded, a debate of {large:,} arguments", debate(large), "SE-GR", 1.0)
    for problem in ("SE-GR", "SE-PR", "SE-ST", "DC-CO", "DS-PR"):
        yield from _compared(f"{problem}, a debate of {usual:,} arguments", debate(usual), problem, 1.0)
    for problem in ("SE-PR", "SE-ST"):
        name = f"{problem}, {small:,} arguments with 4 attacks each at random"
        yield from _compared(name, at_random(small), problem, 1.0)
    yield from _seeds(small)
    for problem in ("SE-PR", "SE-ST", "DC-CO", "DS-PR"):
        few = min(TINY, claims)
        yield from _compared(f"{problem}, a debate of {few} arguments", debate(few), problem, None)
    hard = min(HARD, claims)
    name = f"SE-PR, {hard} arguments with exactly 4 attackers each"
    yield from _compared(name, four_attackers(hard), "SE-PR", None)


def _seeds(size: int) -> Iterator[Answer]:
    """Ask about random frameworks, some of which happen to be far harder than others.

    Their seeds are others than those with which the clauses were chosen.
    """
    number = 20 if size >= SMALL else 2
    took = []
    for seed in range(FRESH, FRESH + number):
        drawn = four_each(size, seed=seed)
        took.append(processor_seconds(lambda drawn=drawn: _ours(drawn, "SE-PR")))
    took.sort()
    name = f"SE-PR, {size:,} arguments that attack exactly 4 others each"
    note = f"processor time; {sum(one < 1 for one in took)} of {number} frameworks are below a second"
    yield Answer(f"{name}: the median of {number}", took[number // 2], " s", 1.0, note=note)
    yield Answer(f"{name}: the slowest of {number}", took[-1], " s", 1.0, note=note)


def _alone(name: str, drawn: Attacked, problem: str, target: float) -> Answer:
    seconds, found = _timed(lambda: _ours(drawn, problem))
    return Answer(name, seconds, " s", target, note=f"from pairs on, processor time; {_told(found)}")


def _compared(name: str, drawn: Attacked, problem: str, target: float | None) -> Iterator[Answer]:
    seconds, found = _timed(lambda: _ours(drawn, problem))
    yield Answer(name, seconds, " s", target, note=f"from pairs on, processor time; {_told(found)}")
    patience = PATIENCE if drawn.size >= SMALL else LITTLE
    for peer, (_, asked, problems) in PEERS.items():
        question = f"{name}: times faster than {peer}"
        why = missing_peer(peer)
        if problem not in problems:
            continue
        if why is not None:
            yield missing(question, why, target=1.0, unit="x")
            continue
        done = _bounded(asked, drawn, problem, patience)
        if done is None:
            note = f"{patience:.0f} s were not enough, against {seconds:.3f}"
            yield Answer(question, patience / seconds, "x", 1.0, "at least", note=note)
            continue
        theirs, answer = done
        note = f"{theirs:.3f} s against {seconds:.3f}"
        yield Answer(question, theirs / seconds, "x", 1.0, "at least", holds=_agree(problem, found, answer), note=note)


def _bounded(
    asked: Callable[[Attacked, str, int], Any], drawn: Attacked, problem: str, patience: float
) -> tuple[float, Any] | None:
    """Ask a peer in a process of its own; None where its time is up."""
    ours, theirs = multiprocessing.get_context("fork").Pipe(duplex=False)

    def work() -> None:
        asked(debate(QUERY + 1), problem, QUERY)  # what it loads is not measured
        theirs.send(None)
        start = time.process_time()
        answer = asked(drawn, problem, QUERY)
        theirs.send((time.process_time() - start, answer))

    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    try:
        ours.recv()
        return ours.recv() if ours.poll(patience) else None
    finally:
        process.kill()
        process.join()


def _ours(drawn: Attacked, problem: str) -> Any:
    framework = drawn.framework()
    task, _, letters = problem.partition("-")
    if task == "SE":
        return framework.some(LETTERS[letters])
    return (framework.credulous if task == "DC" else framework.sceptical)(str(QUERY), LETTERS[letters])


def _agree(problem: str, ours: Any, theirs: Any) -> bool:
    """Say whether two answers can both be right: of several extensions each may have found another one."""
    if problem == "SE-GR":
        return len(ours) == theirs
    if problem.startswith("SE"):
        return (ours is None) == (theirs is None)
    return bool(ours) == (theirs is not None and theirs is not False)


def _told(found: Any) -> str:
    return f"{len(found):,} arguments" if isinstance(found, frozenset) else "none" if found is None else str(found)


def _timed(call: Callable[[], Any], rounds: int = 3) -> tuple[float, Any]:
    """Return the least processor time of a few calls, and the answer: a slow call is made once."""
    least, found = float("inf"), None
    for _ in range(rounds):
        start = time.process_time()
        found = call()
        least = min(least, time.process_time() - start)
        if least > 2:
            break
    return least, found
