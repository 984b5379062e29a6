"""Abstract frameworks to measure with, and what others make of them: encodings for clingo, pygarg, PyArg, formal-argumentation."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from argmap import Framework

_CHOICE = """
in(X) :- not out(X), arg(X).  out(X) :- not in(X), arg(X).  :- in(X), in(Y), att(X,Y).
hit(X) :- in(Y), att(Y,X).  open(X) :- att(Y,X), not hit(Y).
"""
ENCODINGS = {
    "SE-GR": "in(X) :- arg(X), hit(Y) : att(Y,X).  hit(X) :- in(Y), att(Y,X).",
    "SE-ST": f"{_CHOICE} :- out(X), not hit(X).",
    "SE-PR": f"{_CHOICE} :- in(X), open(X).  #heuristic in(X) : arg(X). [1,true]",
    "DC-CO": f"{_CHOICE} :- in(X), open(X).  :- out(X), not open(X).  :- not in(query).",
}
"""After ASPARTIX (Egly, Gaggl, Woltran 2010); the first model by domain heuristics is a largest one."""


@dataclass(frozen=True)
class Attacked:
    """Arguments numbered from 0, and attacks among them."""

    size: int
    attacks: tuple[tuple[int, int], ...]

    def framework(self) -> Framework:
        return Framework(map(str, range(self.size)), ((str(one), str(to)) for one, to in self.attacks))


def debate(size: int, *, mutual: float = 0.25, seed: int = 0) -> Attacked:
    """Draw a debate: every argument attacks one of the fifty before it, and a quarter of them are attacked back."""
    pick = random.Random(seed)
    attacks = []
    for one in range(1, size):
        target = pick.randrange(max(0, one - 50), one)
        attacks.append((one, target))
        if pick.random() < mutual:
            attacks.append((target, one))
    return Attacked(size, tuple(attacks))


def at_random(size: int, *, each: int = 4, seed: int = 0) -> Attacked:
    """Draw as many attacks a time as there are arguments, from anywhere to anywhere."""
    pick = random.Random(seed)
    return Attacked(size, tuple({(pick.randrange(size), pick.randrange(size)) for _ in range(each * size)}))


def four_each(size: int, *, seed: int = 0) -> Attacked:
    """Draw a framework in which every argument attacks four others."""
    pick = random.Random(seed)
    return Attacked(size, tuple((one, to) for one in range(size) for to in pick.sample(range(size), 4)))


def four_attackers(size: int, *, seed: int = 0) -> Attacked:
    """Draw one in which every argument has four attackers.

    Nothing follows from nothing here: of all fixed points of the labelling there are only a few beside the empty one, if any, and
    each of them labels nearly all arguments, so whether there is one takes time that is exponential in the size.
    """
    pick = random.Random(seed)
    return Attacked(size, tuple((one, to) for to in range(size) for one in pick.sample(range(size), min(4, size))))


def by_clingo(drawn: Attacked, problem: str, query: int) -> Any:
    """Answer by clingo, from the facts on: the number of arguments that are in, or None."""
    options = ["--heuristic=Domain", "--enum-mode=domRec"] if problem == "SE-PR" else []
    control = import_module("clingo").Control(options)
    facts = "".join(f"arg({one})." for one in range(drawn.size)) + "".join(
        f"att({one},{to})." for one, to in drawn.attacks
    )
    control.add("base", [], f"{facts} #const query = {query}. {ENCODINGS[problem]}")
    control.ground([("base", [])])
    with control.solve(yield_=True) as models:
        return next((sum(one.name == "in" for one in model.symbols(atoms=True)) for model in models), None)


def by_pygarg(drawn: Attacked, problem: str, query: int) -> Any:
    """Answer by pygarg, from its lists on."""
    solver = import_module("pygarg.dung.solver")
    names, attacks = [str(one) for one in range(drawn.size)], [[str(one), str(to)] for one, to in drawn.attacks]
    task, _, letters = problem.partition("-")
    if task == "SE":
        found = solver.compute_some_extension(names, attacks, letters)
        return None if found == "NO" else len(found)
    asked = solver.credulous_acceptability if task == "DC" else solver.skeptical_acceptability
    return asked(names, attacks, str(query), letters)[0]  # a witness comes with it


def by_formal_argumentation(drawn: Attacked, problem: str, query: int) -> Any:
    """Answer by formal-argumentation, from its sets on."""
    dung = import_module("argumentation.core.dung")
    names = frozenset(str(one) for one in range(drawn.size))
    theirs = dung.ArgumentationFramework(names, frozenset((str(one), str(to)) for one, to in drawn.attacks))
    if problem == "SE-GR":
        return len(dung.grounded_extension(theirs))
    every = {"PR": dung.preferred_extensions, "ST": dung.stable_extensions, "CO": dung.complete_extensions}
    task, _, letters = problem.partition("-")
    return _told(task, every[letters](theirs), str(query))


def by_pyarg(drawn: Attacked, problem: str, query: int) -> Any:
    """Answer by PyArg, from its objects on."""
    classes, semantics = "py_arg.abstract_argumentation_classes", "py_arg.algorithms.semantics"
    argument = import_module(f"{classes}.argument").Argument
    defeat = import_module(f"{classes}.defeat").Defeat
    build = import_module(f"{classes}.abstract_argumentation_framework").AbstractArgumentationFramework
    named = [argument(str(one)) for one in range(drawn.size)]
    theirs = build("", named, [defeat(named[one], named[to]) for one, to in drawn.attacks])
    task, _, letters = problem.partition("-")
    name = {
        "GR": "get_grounded_extension", "PR": "get_preferred_extensions", "ST": "get_stable_extensions",
        "CO": "get_complete_extensions",
    }[letters]  # fmt: skip
    found = getattr(import_module(f"{semantics}.{name}"), name)(theirs)
    if letters == "GR":
        return len(found)
    return _told(task, found, named[query])


def _told(task: str, found: Iterable[Any], query: object) -> Any:
    """Answer by all extensions, as a peer gives them."""
    if task == "SE":
        return next((len(one) for one in found), None)
    holding = [query in one for one in found]
    return any(holding) if task == "DC" else all(holding)


PEERS: dict[str, tuple[str, Callable[[Attacked, str, int], Any], frozenset[str]]] = {
    "clingo": ("clingo", by_clingo, frozenset(ENCODINGS)),
    "pygarg": ("pygarg", by_pygarg, frozenset({*ENCODINGS, "DS-PR"})),
    "PyArg": ("py_arg", by_pyarg, frozenset({*ENCODINGS, "DS-PR"})),
    "formal-argumentation": ("argumentation", by_formal_argumentation, frozenset({*ENCODINGS, "DS-PR"})),
}
"""The module of each peer, how it is asked, and what it is asked."""


def missing_peer(name: str) -> str | None:
    """Say what to do where a peer is not installed."""
    module = PEERS[name][0]
    return None if find_spec(module) else f"THE PEER {name} IS NOT INSTALLED, so nothing is compared with it"
