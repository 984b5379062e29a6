"""Gradients through circles: by the implicit function theorem they hold at any fixed point, however it was found."""

import numpy as np
import pytest

from argmap import (
    ArgmapError,
    ConvergenceError,
    MapBuilder,
    Network,
    NetworkScores,
    ParameterError,
    UnstableWarning,
)
from argmap.solve import solve
from argmap.solve.circles.circle_adjoint import solve_transposed
from argmap.solve.circles.newton import DIRECT
from tests.scoring.gradient.differences import two_differences

ENGINES = ("plain", "compiled")


def ring_of_groups(groups, members, prior):
    """Rings of groups of claims, each group rebutting all of the next: under some semantics nothing settles there."""
    claims = groups * members
    pairs = [
        (group * members + one, (group + 1) % groups * members + other)
        for group in range(groups)
        for one in range(members)
        for other in range(members)
    ]
    source, target = np.array(pairs).T
    return {"prior": prior(claims), "source": source, "target": target, "sign": np.full(len(pairs), -1)}


@pytest.mark.parametrize("engine", ENGINES)
def test_two_claims_against_each_other_by_hand(engine):
    """x = w (1 - y), y = v (1 - x): x = w (1 - v) / (1 - w v), so dx/dw = (1 - v) / (1 - w v)^2."""
    w, v = 0.6, 0.3
    network = Network.from_arrays(prior=[w, v], source=[0, 1], target=[1, 0], sign=[-1, -1])
    below = (1 - w * v) ** 2
    expected = [(1 - v) / below, -w * (1 - w) / below]
    assert network.gradient(0, engine=engine).prior.tolist() == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("semantics", "members"), [("quadratic_energy", 4), ("df_quad", 3)])
def test_an_unstable_fixed_point_has_a_gradient(semantics, members, engine):
    random = np.random.default_rng(0)
    columns = ring_of_groups(5, members, lambda claims: random.uniform(0.9, 0.95, claims))
    network = Network.from_arrays(**columns)
    with pytest.warns(UnstableWarning, match="unstable fixed point") as caught:
        gradient = network.gradient(0, semantics, engine=engine)
    assert caught[0].filename == __file__
    assert list(gradient.unstable) == list(gradient.scores.components)
    assert "unstable" in gradient.note
    assert "at an unstable fixed point" in repr(gradient)
    assert "at an unstable fixed point" in gradient.top(1).title
    assert [component.stable for component in gradient.scores.components] == [False]
    for at in (0, 1, members, 2 * members):

        def changed(value, at=at):
            prior = columns["prior"].copy()
            prior[at] = value
            return Network.from_arrays(**columns | {"prior": prior})

        numeric = two_differences(changed, columns["prior"][at], semantics, 0)
        assert [gradient.prior[at]] * 2 == pytest.approx(numeric, abs=1e-6)


def unstable_ring():
    """A ring that stands on a balance, one claim that it bears on, and one beside it."""
    columns = ring_of_groups(5, 3, lambda claims: np.full(claims + 2, 0.9))
    ends = {"source": np.append(columns["source"], 0), "target": np.append(columns["target"], 15)}
    return Network.from_arrays(prior=columns["prior"], sign=np.append(columns["sign"], 1), **ends)


@pytest.mark.filterwarnings("error")
def test_a_circle_warns_where_it_bears_on_the_target_and_nowhere_else():
    network = unstable_ring()
    with pytest.raises(UnstableWarning):
        network.gradient(15)
    kept = network.gradient(15, on_unstable="return")
    assert [component.stable for component in kept.unstable] == [False]
    beside = network.gradient(16)
    assert (beside.unstable, beside.note) == ((), "")
    assert "unstable" not in repr(beside)
    with pytest.raises(ParameterError, match="on_unstable is 'no'"):
        network.gradient(16, on_unstable="no")


@pytest.mark.filterwarnings("error")
def test_answers_that_rest_on_the_gradient_say_so_in_their_words():
    network = unstable_ring()
    said = "unstable fixed point, which a small push would upset"
    assert any(said in words for words in network.attribute(15, method="gradient").words)
    assert not any(said in words for words in network.attribute(16, method="gradient").words)
    assert any("a small push would upset" in words for words in network.cruxes(15).words)


@pytest.mark.parametrize("engine", ENGINES)
def test_where_scores_jump_there_is_no_derivative(engine):
    """Two certain claims against each other: x = 1 - y and y = 1 - x say the same, and hold all along a line."""
    network = Network.from_arrays(prior=[1.0, 1.0, 0.5], source=[0, 1, 0], target=[1, 0, 2], sign=[-1, -1, 1])
    assert network.score(engine=engine).converged
    with pytest.raises(ArgmapError, match="no derivative was found through the circle around '0'"):
        network.gradient(2, engine=engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_circle_that_does_not_bear_on_the_target_does_not_matter(engine):
    network = Network.from_arrays(prior=[1.0, 1.0, 0.5], source=[0, 1, 2], target=[1, 0, 0], sign=[-1, -1, 1])
    assert network.gradient(2, engine=engine).prior.tolist() == [0.0, 0.0, 1.0]


def test_no_fixed_point_no_gradient(monkeypatch):
    network = Network.from_arrays(prior=[0.6, 0.3], source=[0, 1], target=[1, 0], sign=[-1, -1])
    monkeypatch.setattr(
        "argmap.scoring.compiled_network.solve", lambda *given, **options: solve(*given, **options, budget=1)
    )
    with pytest.raises(ConvergenceError, match="no fixed point was found") as caught:
        network.gradient(0, engine="plain")
    assert isinstance(caught.value.result, NetworkScores)


@pytest.mark.parametrize("engine", ENGINES)
def test_many_circles_behind_one_another_and_side_by_side(engine):
    """Pairs in rebuttal of each other: 40 of them in a chain, and 40 that bear on the end of it."""
    pairs = 80
    first = 2 * np.arange(pairs)
    onward = np.where(np.arange(pairs) < 40, np.maximum(first - 2, 0), 0)
    source = np.concatenate([first, first + 1, first[1:]])
    target = np.concatenate([first + 1, first, onward[1:]])
    prior = np.random.default_rng(1).uniform(0.2, 0.8, 2 * pairs)
    columns = {"source": source, "target": target, "sign": np.where(np.arange(len(source)) < 2 * pairs, -1, 1)}
    found = Network.from_arrays(prior=prior, **columns).gradient(1, "mlp", engine=engine).prior
    for at in (0, 3, 10, 2 * pairs - 1):

        def changed(value, at=at):
            moved = prior.copy()
            moved[at] = value
            return Network.from_arrays(prior=moved, **columns)

        assert [found[at]] * 2 == pytest.approx(two_differences(changed, prior[at], "mlp", 1), abs=1e-6)


@pytest.mark.parametrize("engine", ENGINES)
def test_relations_that_undercut_each_other_move_no_claim(engine):
    """A relation has one target, so what two of them do to each other stays there."""
    b = MapBuilder("Cut")
    for claim, prior in (("a", 0.6), ("b", 0.3), ("t", 0.8)):
        b.claim(claim, id=claim, prior=prior)
    b.undercut("a", "v", id="u")
    b.undercut("b", "u", id="v")
    b.rebut("a", "t", id="step")
    network = b.build().network
    gradient = network.gradient("t", engine=engine)
    assert gradient.prior.tolist() == pytest.approx([-0.8, 0.0, 0.4])
    assert gradient.strength.tolist() == pytest.approx([0.0, 0.0, -0.48])


@pytest.mark.parametrize("size", [4, 1000, DIRECT + 1])
@pytest.mark.parametrize("reach", [0.4, -3.0], ids=["contracting", "not contracting"])
def test_systems_of_all_sizes(size, reach):
    """A ring of slopes: its series contracts, or it is factorised, or handed to GMRES; all solve it or say no."""
    node = np.arange(size)
    given = np.zeros(size)
    given[0] = 1.0
    slope = np.full(size, 0.1)
    slope[: min(size, 8)] = reach
    found = solve_transposed(node, (node + 1) % size, slope, given)
    # a[i + 1] = slope[i] a[i], round and round.
    whole = np.prod(slope)
    expected = np.concatenate([[1.0], np.cumprod(slope[:-1])]) / (1.0 - whole)
    assert found == pytest.approx(expected, abs=1e-8 * np.abs(expected).max())


def test_a_singular_system_has_no_solution():
    assert solve_transposed(np.array([0, 1]), np.array([1, 0]), np.array([-1.0, -1.0]), np.array([1.0, 0.0])) is None


def test_a_slope_without_bound_has_no_solution():
    assert solve_transposed(np.array([0]), np.array([0]), np.array([np.inf]), np.array([1.0])) is None
