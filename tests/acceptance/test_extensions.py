"""Every semantics equals a brute force from the definitions, by the SAT solver and by the plain search."""

import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import Framework
from argmap.acceptance.frameworks.extension_names import SEMANTICS
from argmap.acceptance.search import sat_solver
from tests.acceptance.definitions import extensions
from tests.shared.examples import examples

MOST = {"cf2": 8, "stage2": 8}
"""Up to so many arguments their definitions can be tried by brute force within a moment."""


@pytest.fixture(params=["sat", "plain"])
def solver(request, monkeypatch):
    """Let even the smallest search be the solver's, or all of them the plain one."""
    if request.param == "sat":
        pytest.importorskip("pysat")
    monkeypatch.setattr(sat_solver, "QUICKER_PLAIN", 0 if request.param == "sat" else 100)


def drawn(seed):
    pick = random.Random(seed)
    size = pick.choice([0, 1, 2, 3, 4, 5, 6, 7, 7, 8, 10])
    density, alone = pick.choice([0.1, 0.15, 0.25, 0.4]), pick.choice([0.0, 0.1, 0.4])
    pairs = [(one, to) for one in range(size) for to in range(size)]
    attacks = [pair for pair in pairs if pick.random() < (alone if pair[0] == pair[1] else density)]
    return size, attacks, attacks + attacks[: pick.randint(0, 3)]


@pytest.mark.timeout(1800)
def test_all_semantics_and_tasks_are_those_of_the_definitions(solver, rounds):
    for seed in range(rounds(2_000)):
        size, _, written = drawn(seed)
        framework = Framework(map(str, range(size)), [(str(one), str(to)) for one, to in written])
        for semantics, found in defined(seed).items():
            check(framework, semantics, found, (seed, semantics))


@cache
def defined(seed):
    size, attacks, _ = drawn(seed)
    feasible = [semantics for semantics in SEMANTICS if size <= MOST.get(semantics, size)]
    return {one: {frozenset(map(str, each)) for each in extensions(size, attacks, one)} for one in feasible}


def check(framework, semantics, expected, what):
    listed = list(framework.extensions(semantics))
    assert len(set(listed)) == len(listed), what
    assert set(listed) == expected, what
    assert framework.count(semantics) == len(expected), what
    assert framework.some(semantics) in (expected or {None}), what
    for argument in framework.arguments:
        holding = {one for one in expected if argument in one}
        assert framework.credulous(argument, semantics) == bool(holding), (what, argument)
        assert framework.sceptical(argument, semantics) == (holding == expected), (what, argument)
        assert framework.example(argument, semantics) in (holding or {None}), (what, argument)
        assert framework.counterexample(argument, semantics) in (expected - holding or {None}), (what, argument)


@st.composite
def frameworks(draw):
    size = draw(st.integers(0, 12))
    names = [f"a{number}" for number in range(size)]
    one = st.sampled_from(names or [""])
    return Framework(names, draw(st.lists(st.tuples(one, one), max_size=25 if names else 0)))


@examples(600)
@given(frameworks())
def test_semantics_stand_to_each_other_as_is_proved(framework):
    """Caminada, Carnielli, Dunne 2012; Dung, Mancarella, Toni 2007; Caminada 2007."""
    every = {name: set(framework.extensions(name)) for name in SEMANTICS}
    assert every["stable"] <= every["semi-stable"] <= every["preferred"] <= every["complete"] <= every["admissible"]
    assert every["admissible"] <= every["conflict-free"]
    assert every["stage"] <= every["naive"] <= every["conflict-free"]
    assert every["cf2"] <= every["naive"]
    assert every["stage2"] <= every["cf2"]
    assert {frozenset.intersection(*every["complete"])} == every["grounded"]
    (grounded,), (ideal,), (eager,) = every["grounded"], every["ideal"], every["eager"]
    assert grounded <= ideal <= eager
    assert all(grounded <= one for name in ("cf2", "stage2") for one in every[name])
    if every["stable"]:
        assert every["stable"] == every["semi-stable"] == every["stage"]


@examples(400)
@given(frameworks(), st.randoms(use_true_random=False), st.sampled_from(SEMANTICS))
def test_neither_order_nor_names_matter(framework, pick, semantics):
    names, attacks = list(framework.arguments), list(framework.attacks)
    pick.shuffle(names)
    pick.shuffle(attacks)
    other = Framework(reversed(names), attacks)
    assert set(other.extensions(semantics)) == set(framework.extensions(semantics))


@examples(300)
@given(frameworks(), frameworks(), st.sampled_from(SEMANTICS))
def test_parts_that_do_not_meet_multiply(one, other, semantics):
    names = [*one.arguments, *(f"{name}x" for name in other.arguments)]
    both = Framework(names, [*one.attacks, *((f"{by}x", f"{to}x") for by, to in other.attacks)])
    assert both.count(semantics) == one.count(semantics) * other.count(semantics)
