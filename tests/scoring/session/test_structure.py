"""Relations come, go and are given strengths: nothing is built anew where there is no circle, and scores stay right."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import argmap
from argmap.scoring.session import rescored
from argmap.scoring.session.session import Session

pytest.importorskip("numba")

CLAIMS = 12
steps = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "strength", "drop", "prior"]),
        st.integers(0, CLAIMS - 1),
        st.integers(0, CLAIMS - 1),
        st.sampled_from(["support", "rebuttal"]),
        st.sampled_from([0.0, 0.25, 0.5, 1.0]),
    ),
    max_size=25,
)


@pytest.fixture
def rebuilt(monkeypatch):
    """How often a session has built everything anew, one entry each time."""
    times, score = [], Session._score

    def counted(session, network):
        times.append(network)
        score(session, network)

    monkeypatch.setattr(Session, "_score", counted)
    return times


def plain(claims, source, target):
    source, target = np.asarray(source), np.asarray(target)
    sign = np.where(source % 2, 1, -1)
    return argmap.Network.from_arrays(prior=np.linspace(0.1, 0.9, claims), source=source, target=target, sign=sign)


def assert_right(session, semantics="df_quad"):
    fresh = session.network.score(semantics, engine="compiled", threads=1, on_divergence="return")
    if fresh.converged:
        np.testing.assert_allclose(session.scores, fresh.final, rtol=0, atol=1e-12)


@settings(deadline=None, max_examples=30)
@given(steps, st.sampled_from(["df_quad", "quadratic_energy", "euler_top"]))
def test_relations_that_come_and_go_in_any_direction(changes, semantics):
    session = plain(CLAIMS, [3, 4, 5], [1, 1, 2]).session(semantics, engine="compiled", on_divergence="return")
    relations = [0, 1, 2]
    for sort, one, other, direction, value in changes:
        if sort == "add":
            relations.append(session.add_relation(one, other, direction, value))
        elif sort == "prior":
            session.set_prior(one, value)
        elif relations and sort == "strength":
            session.set_strength(relations[one % len(relations)], value)
        elif relations:
            session.drop_relation(relations.pop(one % len(relations)))
        assert_right(session, semantics)


def test_edits_of_a_tree_build_nothing_anew(rebuilt):
    number = np.arange(1, 3000)
    session = plain(3000, number, (number - 1) // 3).session(engine="compiled")
    random, added = np.random.default_rng(0), []
    rebuilt.clear()
    for _ in range(200):
        low, high = sorted(random.choice(3000, 2, replace=False).tolist())
        added.append(session.add_relation(high, low, "support", float(random.random())))
        session.set_strength(int(random.integers(2999)), float(random.random()))
    assert_right(session)
    for name in added[::2]:
        session.set_strength(name, 1.0)
        session.drop_relation(name)
    session.set_prior(2000, 0.9)
    assert_right(session)
    assert not rebuilt


def test_a_relation_against_the_order_moves_what_is_in_the_way_but_a_circle_is_built_anew(rebuilt):
    session = plain(400, np.arange(1, 200), np.arange(199)).session(engine="compiled")
    rebuilt.clear()
    session.add_relation(0, 250, "support")
    session.add_relation(250, 399, "rebuttal", 0.5)
    session.add_relation(399, 300, "support")
    session.set_prior(199, 0.9)
    assert_right(session)
    assert not rebuilt
    session.add_relation(300, 199, "support")
    assert rebuilt
    assert_right(session)


@pytest.mark.parametrize("most_rows", [3, 1000])
def test_where_everything_after_an_edit_is_swept_scores_stay_right(rebuilt, monkeypatch, most_rows):
    """Edits go with and against the order; what they change runs through a circle, and through rows edited before."""
    monkeypatch.setattr(rescored, "SHARE", 0.0)
    monkeypatch.setattr(rescored, "MOST_ROWS", most_rows)
    random = np.random.default_rng(2)
    low = random.integers(0, 299, 900)
    high = low + 1 + (random.random(900) * (299 - low)).astype(int)
    circle = [140, 141, 142]
    source, target = np.append(high, circle), np.append(low, [141, 142, 140])
    session = plain(300, source, target).session(engine="compiled")
    rebuilt.clear()
    added = []
    for step in range(60):
        one, other = random.choice(300, 2, replace=False).tolist()
        if other in circle or step % 4 == 0:
            session.set_prior(one, float(random.random()))
        elif step % 4 == 1 and added:
            session.drop_relation(added.pop(0))
        else:  # most come from what is later and go to what is earlier, as all did; others must make no circle
            one, other = (max(one, other), min(one, other)) if step % 4 == 2 else (one, other)
            added.append(session.add_relation(one, other, "support", 0.5))
        assert_right(session)
    assert len(rebuilt) < 10
    assert session.touched > 1


def test_one_claim_takes_relations_without_end(rebuilt):
    session = plain(300, [1], [0]).session(engine="compiled")
    rebuilt.clear()
    for claim in range(2, 300):
        session.add_relation(claim, 0, "support" if claim % 2 else "rebuttal", 0.5)
    assert_right(session)
    assert not rebuilt
