"""Contributions from drawn orders: sums, errors, seeds; and what is refused."""

import numpy as np
import pytest

import argmap
from argmap import Network
from tests.analysis.bipolar import film

BIPOLAR = [name for name in argmap.semantics_names() if not argmap.semantics.get_semantics(name).rebuttals_only]


def crowded(players=24, seed=3):
    """Many claims in a random acyclic network, each bearing on an earlier one."""
    rng = np.random.default_rng(seed)
    source = np.arange(1, players + 1)
    target = np.array([rng.integers(0, max(1, at // 2)) for at in source])
    more = rng.integers(1, players + 1, 10)
    return Network.from_arrays(
        prior=rng.random(players + 1), source=np.append(source, more),
        target=np.append(target, rng.integers(0, more)), sign=rng.choice([-1, 1], players + 10),
    )  # fmt: skip


@pytest.mark.parametrize("of", ["claims", "relations"])
@pytest.mark.parametrize("semantics", BIPOLAR)
def test_sampled_values_add_up_to_the_whole_difference(semantics, of):
    found = crowded().attribute(0, method="shapley", of=of, samples=6, top=None, semantics=semantics)
    assert found.orders == 6
    assert sum(found.column("contribution")) == pytest.approx(found.score - found.none, abs=1e-12)


@pytest.mark.soak
def test_sampled_values_lie_within_three_standard_errors(rounds):
    """All ten players at once, in at least 95 of 100 seeded runs of a thousand orders."""
    for number in range(rounds(30)):
        network = crowded(players=10, seed=number + 1)
        exact = network.attribute(0, method="shapley")
        assert (exact.players, exact.orders) == (10, 0)
        assert sum(is_within_three_errors(network, exact, seed) for seed in range(100)) >= 95


def is_within_three_errors(network, exact, seed):
    drawn = network.attribute(0, method="shapley", samples=1_000, seed=seed)
    assert drawn.orders == 1_000
    assert sum(drawn.column("contribution")) == pytest.approx(drawn.score - drawn.none, abs=1e-12)
    return all(
        abs(row["contribution"] - exact.row(row["id"])["contribution"]) <= 3 * row["error"] + 1e-12 for row in drawn
    )


def test_orders_are_drawn_past_fifteen_players_and_on_request():
    assert crowded(players=15).attribute(0, method="shapley").orders == 0
    assert crowded(players=15).attribute(0, method="shapley", samples=9).orders == 10
    assert crowded(players=16).attribute(0, method="shapley").orders == 1_000


def test_the_same_seed_gives_the_same_answer():
    first, again, other = (crowded().attribute(0, method="shapley", samples=8, seed=seed) for seed in (1, 1, 2))
    assert first.to_dict() == again.to_dict()
    assert first.to_dict() != other.to_dict()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"method": "shaply"}, "unknown method 'shaply'. Did you mean 'shapley'"),
        ({"of": "sources"}, "unknown of 'sources'"),
        ({"samples": 2}, "samples is 2. Give a whole number from 4 on"),
        ({"samples": 10.5}, "samples is 10.5"),
        ({"seed": -1}, "seed is -1"),
        ({"seed": True}, "seed is True"),
        ({"top": 0}, "top is 0"),
        ({"method": "intrinsic_removal", "of": "relations"}, "a relation has nothing of its own"),
    ],
)
def test_wrong_arguments_are_refused(arguments, message):
    with pytest.raises(argmap.ParameterError, match=message):
        film().attribute(target="m", **arguments)


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(argmap.ParameterError) as caught:
        film().attribute("m", method="all", of="none", samples="many", top=0)
    assert len(caught.value.problems) == 4


def test_a_users_function_has_no_gradient():
    def halfway(base, supports, rebuttals):
        return base / 2 if len(rebuttals) else base

    with pytest.raises(argmap.SemanticsError, match="derivatives are not known"):
        film().attribute("m", method="gradient", semantics=halfway)
    removed = film().attribute("m", method="removal", semantics=halfway).row("fW")["contribution"]
    assert removed == pytest.approx(-0.79 / 2)  # nothing is left of its rebuttal that could be counted


def test_what_would_take_many_minutes_is_refused_with_advice():
    number = 250_000
    star = Network.from_arrays(
        prior=np.full(number + 1, 0.5), source=np.arange(1, number + 1), target=np.zeros(number, dtype=int),
        sign=np.ones(number, dtype=int),
    )  # fmt: skip
    for of in ("claims", "relations"):
        for method in ("shapley", "removal"):
            with pytest.raises(argmap.ParameterError, match="Ask for the gradient"):
                star.attribute(0, method=method, of=of)
        assert len(star.attribute(0, method="gradient", of=of, top=3)) == 3
    with pytest.raises(argmap.ParameterError, match=r"Draw at most \d+ samples"):
        crowded(400).attribute(0, method="shapley", samples=10_000_000)


def test_without_compiled_code_less_is_taken_on(monkeypatch):
    import argmap.analysis.attribute.work as module

    network = crowded(4_000)
    assert network.attribute(0, method="removal").players > 0
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    monkeypatch.setattr(module, "MOST", 1_000_000_000)
    with pytest.raises(argmap.ParameterError, match="scorings of the map"):
        network.attribute(0, method="removal")
