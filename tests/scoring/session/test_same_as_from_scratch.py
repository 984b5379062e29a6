"""Whatever is edited, a session holds the scores that its network has from scratch."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap import ArgumentMap, Document, Network
from argmap.scoring.session import rescored as solver
from tests.scoring.session.networks import Editor, assert_same_as_from_scratch, edits, networks
from tests.shared.documents import documents

BOTH = ["df_quad", "quadratic_energy", "euler", "mlp", "euler_top", "sd_df_quad"]
REBUTTALS_ONLY = ["h_categoriser", "max_based", "card_based", "counting", "social"]
# Compiled code is called from the first claim on here; to load it takes longer than Hypothesis expects of an example.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=["waves", "a wave and a sweep", "a sweep"])
def share(request, monkeypatch):
    """How long a session goes on from follower to follower before it sweeps the rest."""
    pytest.importorskip("numba")
    monkeypatch.setattr(solver, "SHARE", {"waves": 1e6, "a wave and a sweep": 0.2, "a sweep": -1e6}[request.param])


def follow(session, changes, semantics, engine, *, cyclic):
    editor = Editor(session, cyclic=cyclic)
    for change in changes:
        editor.apply(change)
        assert_same_as_from_scratch(session, semantics, engine)


@patient
@given(networks(cyclic=False), edits, st.sampled_from(BOTH))
def test_acyclic_networks(share, network, changes, semantics):
    session = network.session(semantics, engine="compiled")
    follow(session, changes, semantics, "compiled", cyclic=False)


@patient
@given(networks(cyclic=True), edits, st.sampled_from(BOTH))
def test_cyclic_networks(share, network, changes, semantics):
    session = network.session(semantics, engine="compiled", on_divergence="return")
    follow(session, changes, semantics, "compiled", cyclic=True)


@patient
@given(networks(cyclic=False, signs=(-1,)), edits, st.sampled_from(REBUTTALS_ONLY))
def test_semantics_of_rebuttals_only(share, network, changes, semantics):
    session = network.session(semantics, engine="compiled")
    rebuttals = [change for change in changes if change[0] != "support"]
    follow(session, rebuttals, semantics, "compiled", cyclic=False)


@patient
@given(networks(cyclic=True), edits, st.sampled_from(BOTH))
def test_the_plain_path(network, changes, semantics):
    session = network.session(semantics, engine="plain", on_divergence="return")
    follow(session, changes, semantics, "plain", cyclic=True)


@patient
@given(st.data(), documents(), edits)
@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_maps_with_linked_premises_undercuts_sources_and_restatements(engine, data, document, changes):
    if engine == "compiled":
        pytest.importorskip("numba")
    network = ArgumentMap(document).network
    if not len(network):
        return
    session = network.session(engine=engine, on_divergence="return")
    assert_same_as_from_scratch(session, engine=engine)
    original = network.columns.claim_original
    scored = range(len(network.columns.claim_kind)) if network.columns.scored is None else network.columns.scored
    free = [at for at, column in enumerate(scored) if original is None or original[column] < 0]
    for sort, first, second, value in changes:
        relations = session.network.arrays.relation_ids
        if sort == "prior":
            session.set_prior(free[first % len(free)], value)
        elif sort == "strength" and len(relations):
            session.set_strength(relations[first % len(relations)], value)
        elif sort == "drop" and len(relations):
            session.drop_relation(relations[first % len(relations)])
        elif sort in {"support", "rebuttal"}:
            session.add_relation(first % len(network), second % len(network), sort, value)
        assert_same_as_from_scratch(session, engine=engine)


@patient
@given(networks(cyclic=True), edits)
def test_the_network_that_a_session_began_with_stays_as_it_was(network, changes):
    before = network.score(on_divergence="return").final
    priors = network.arrays.base.copy()
    editor = Editor(network.session(on_divergence="return"), cyclic=True)
    for change in changes:
        editor.apply(change)
    np.testing.assert_array_equal(network.arrays.base, priors)
    np.testing.assert_array_equal(network.score(on_divergence="return").final, before)


@pytest.mark.parametrize("semantics", ["df_quad", "quadratic_energy", "mlp"])
def test_a_large_network_bit_by_bit(semantics):
    pytest.importorskip("numba")
    random = np.random.default_rng(4)
    claims, relations = 20_000, 40_000
    target = random.integers(0, claims - 1, relations)
    source = target + 1 + (random.random(relations) * (claims - 1 - target)).astype(int)
    network = Network.from_arrays(
        prior=random.random(claims), source=source, target=target, sign=random.choice([-1, 1], relations)
    )
    session = network.session(semantics, engine="compiled")
    for _ in range(300):
        session.set_prior(int(random.integers(claims)), float(random.random()))
    for relation in random.choice(relations, 20, replace=False).tolist():
        session.drop_relation(relation)
    scores = session.network.score(semantics, engine="compiled", threads=1).final
    np.testing.assert_array_equal(session.scores, scores)


@pytest.mark.parametrize("verb", ["undercuts", "supports"])
def test_the_strength_of_what_is_aimed_at_a_source(verb):
    said = {"text": "A.", "said_by": [{"source": "s", "act": "asserts"}]}
    tree = {"argmap": 1, "title": "T", "claims": {"a": said, "b": "B."}, "sources": {"s": {"reliability": 0.5}}}
    for premise in ("a", "b"):
        relations = [{"id": "r", "premises": [premise], verb: "s"}]
        session = ArgumentMap(Document.from_tree({**tree, "relations": relations})).network.session(
            on_divergence="return"
        )
        session.set_strength("r", 0.5)
        assert_same_as_from_scratch(session)
