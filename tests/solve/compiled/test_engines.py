"""Which engine scores a network, what is refused, and what falls back to the plain path."""

import numpy as np
import pytest

import argmap
from argmap import ArgmapError, Modular, Network, ParameterError
from argmap.kernels import engine as choice

pytest.importorskip("numba")
NETWORK = Network.from_arrays(prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[1, -1])


def test_an_unknown_engine_is_refused_with_the_nearest_name():
    with pytest.raises(ParameterError, match=r"unknown engine 'compild'\. Did you mean 'compiled'\?"):
        NETWORK.score(engine="compild")


@pytest.mark.parametrize("threads", [0, -1, 1.5, True, "two"])
@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_a_number_of_threads_that_is_none_is_refused(engine, threads):
    with pytest.raises(ParameterError, match="threads is"):
        NETWORK.score(engine=engine, threads=threads)


def test_compiled_code_that_is_asked_for_and_missing_is_said(monkeypatch):
    monkeypatch.setattr(choice, "_has_numba", lambda: False)
    with pytest.raises(ArgmapError, match="numba is not installed"):
        NETWORK.score(engine="compiled")


@pytest.mark.parametrize("engine", ["auto", "plain", "compiled"])
def test_a_users_function_is_scored_by_the_plain_path(engine):
    calls = []

    def halfway(base, energy):
        calls.append(base)
        return base + energy / 4

    def cautious(base, supports, rebuttals):
        calls.append(base)
        return min([base, *(1 - rebuttals)])

    for rule in (Modular("sum", halfway), cautious):
        calls.clear()
        final = NETWORK.score(rule, engine=engine).final
        assert len(calls) == 3
        assert final[0] == pytest.approx(0.6 if isinstance(rule, Modular) else 0.5)


def test_a_users_function_gets_the_forces_of_a_wide_level_by_claim():
    claims = 200
    r = np.random.default_rng(5)
    source, target = r.integers(0, claims, 900), claims + r.integers(0, claims, 900)
    sign = r.choice([1, -1], 900)
    network = Network.from_arrays(prior=r.random(2 * claims), source=source, target=target, sign=sign)

    def mean(base, supports, rebuttals):
        return (base + supports.sum() + (1 - rebuttals).sum()) / (1 + len(supports) + len(rebuttals))

    final = network.score(mean).final
    prior = network.arrays.base
    for claim in range(claims, 2 * claims):
        mine = target == claim
        forces = prior[source[mine]]
        expected = np.append(np.where(sign[mine] > 0, forces, 1 - forces), prior[claim]).mean()
        assert final[claim] == pytest.approx(expected, abs=1e-12)


def test_an_aggregation_that_only_looks_like_ours_is_asked_itself():
    from argmap.semantics.aggregations import Sum

    class Doubled(Sum):
        def energies(self, force, sign, start):
            return 2 * super().energies(force, sign, start)

        def energy(self, supports, rebuttals):
            return 2 * super().energy(supports, rebuttals)

    claims = 100
    network = Network.from_arrays(
        prior=np.full(2 * claims, 0.25), source=np.arange(claims), target=np.arange(claims) + claims, sign=[1] * claims
    )
    for engine in ("plain", "compiled"):
        assert network.score(Modular(Doubled(), "linear"), engine=engine).final[-1] == pytest.approx(0.25 + 0.75 * 0.5)


CIRCLE_OF_RELATIONS = """
argmap: 1
title: Two steps that undercut each other
claims: {a: {text: A., prior: 0.8}, b: {text: B., prior: 0.6}, c: {text: C., prior: 0.3}}
relations:
  - {id: one, premises: [a], undercuts: two}
  - {id: two, premises: [b], undercuts: one}
  - {premises: [a, c], supports: b}
"""


def test_relations_that_run_in_a_circle_of_their_own_are_scored_by_compiled_code_too():
    network = argmap.loads(CIRCLE_OF_RELATIONS).network
    assert network.layout is not None
    plain, compiled = network.score(engine="plain"), network.score(engine="compiled")
    assert compiled.final == pytest.approx(plain.final, abs=1e-12)
    first, second = compiled.relations[:2]
    base = 0.6 + 0.4 * 0.8 * 0.3
    assert first == pytest.approx(0.8 * (1 - second)), "what is left of a step, times its premise"
    assert second == pytest.approx(base * (1 - first))


def test_sources_that_run_in_a_circle_are_scored_by_the_plain_path():
    b = argmap.MapBuilder("Word against word")
    b.source("A", id="a", reliability=0.8)
    b.undercut(b.claim("A is not to be trusted.", id="attack", prior=0.9, said_by="a"), "a")
    network = b.build().network
    assert network.layout is None
    plain, compiled = network.score(engine="plain"), network.score(engine="compiled")
    assert np.array_equal(plain.final, compiled.final)
    assert compiled.final[0] == pytest.approx(0.9 * 0.8 / (1 + 0.9 * 0.8))
