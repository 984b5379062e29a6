"""What a session says and costs beside the scores: errors, batches, tolerance, circles, effort."""

import numpy as np
import pytest

from argmap import ConvergenceError, MapBuilder, Network, ParameterError, SemanticsError, UnknownIdError


@pytest.fixture
def session():
    return Network.from_arrays(
        prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[1, -1], ids=["close", "safety", "vans"]
    ).session()


def large(*, claims=50_000, engine="compiled", tolerance=0.0):
    """A tree where claim i feeds claim (i - 1) // 3."""
    pytest.importorskip("numba")
    number = np.arange(1, claims)
    sign = np.where(number % 2, 1, -1)
    network = Network.from_arrays(prior=np.full(claims, 0.5), source=number, target=(number - 1) // 3, sign=sign)
    return network.session("quadratic_energy", engine=engine, tolerance=tolerance)


@pytest.mark.parametrize(
    ("edit", "error", "message"),
    [
        (lambda s: s["vams"], UnknownIdError, "unknown claim 'vams'. Did you mean 'vans'?"),
        (lambda s: s[3], UnknownIdError, "there is no claim 3. They are counted from 0 to 2."),
        (lambda s: s[-1], UnknownIdError, "there is no claim -1"),
        (lambda s: s[True], UnknownIdError, "there is no claim True"),
        (lambda s: s.set_prior("0", 0.5), UnknownIdError, "'0' is a relation, not a claim"),
        (lambda s: s.set_prior("vans", 1.5), ParameterError, "prior is 1.5. Give a number in [0, 1]."),
        (lambda s: s.set_prior("vans", float("nan")), ParameterError, "prior is nan"),
        (lambda s: s.set_prior("vans", "much"), ParameterError, "prior is 'much'"),
        (lambda s: s.set_strength(0, -1), ParameterError, "strength is -1"),
        (lambda s: s.set_strength("7", 1), UnknownIdError, "unknown relation '7'"),
        (lambda s: s.drop_relation(7), UnknownIdError, "there is no relation 7"),
        (lambda s: s.add_relation("vans", "close", "rebutal"), ParameterError, "Did you mean 'rebuttal'?"),
        (lambda s: s.add_relation("vans", "close", "undercut"), ParameterError, "unknown type 'undercut'"),
        (lambda s: s.add_relation("vans", "closed", "support"), UnknownIdError, "Did you mean 'close'?"),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(session, edit, error, message):
    before, network = session.scores, session.network
    with pytest.raises(error) as raised:
        edit(session)
    assert message in str(raised.value)
    np.testing.assert_array_equal(session.scores, before)
    assert session.network is network


def test_a_dropped_relation_is_gone_and_the_others_keep_their_names(session):
    session.drop_relation("0")
    with pytest.raises(UnknownIdError, match="relation 0 has been dropped"):
        session.set_strength(0, 0.5)
    session.set_strength("1", 0.5)
    assert session["close"] == pytest.approx(0.4)
    assert session.network.columns.relation_ids == ("1",)


def test_an_added_relation_can_be_edited_by_the_id_that_was_returned(session):
    name = session.add_relation("vans", "safety", "rebuttal")
    assert name == "vans.rebuts.safety"
    assert session["safety"] == pytest.approx(0.48)
    session.set_strength(name, 0.5)
    assert session["safety"] == pytest.approx(0.64)
    session.drop_relation(name)
    assert session["safety"] == 0.8


def test_a_question_has_no_prior_and_a_restatement_none_of_its_own():
    b = MapBuilder("Street")
    close = b.claim("Close the street", id="close")
    b.question("Why now?", id="why")
    b.claim("The street should be closed", id="again", same_as=close)
    session = b.build().network.session()
    with pytest.raises(UnknownIdError, match="'why' is a question"):
        session.set_prior("why", 0.5)
    with pytest.raises(ParameterError, match="'again' restates 'close'"):
        session.set_prior("again", 0.5)
    session.set_prior(close, 0.25)
    assert session["again"] == 0.25


def test_a_support_is_refused_where_only_rebuttals_count():
    session = Network.from_arrays(prior=[0.5, 0.5], source=[], target=[], sign=[]).session("h_categoriser")
    with pytest.raises(SemanticsError, match="rebuttals only"):
        session.add_relation(0, 1, "support")
    session.add_relation(0, 1, "rebuttal")
    assert session[1] == pytest.approx(0.5 / 1.5)


def test_a_batch_scores_once_when_it_ends(session):
    before = session.scores
    with session.batch():
        session.set_prior("vans", 0.0)
        name = session.add_relation("vans", "safety", "rebuttal")
        session.set_strength(name, 0.5)
        session.drop_relation(1)
        np.testing.assert_array_equal(session.scores, before)
    np.testing.assert_array_equal(session.scores, session.network.score().final)
    assert session["close"] == pytest.approx(0.9)


def test_a_batch_of_priors_goes_through_the_network_once():
    session = large()
    with session.batch():
        for claim in (40_000, 40_001, 40_002):
            session.set_prior(claim, 0.9)
    assert session.touched < 30
    fresh = session.network.score("quadratic_energy", engine="compiled", threads=1).final
    np.testing.assert_array_equal(session.scores, fresh)


def test_what_a_failing_batch_did_before_it_failed_is_kept(session):
    with pytest.raises(UnknownIdError), session.batch():
        [session.set_prior(claim, 0.0) for claim in ("vans", "trams")]
    assert session["vans"] == 0.0
    np.testing.assert_array_equal(session.scores, session.network.score().final)


def test_an_edit_touches_only_what_follows_the_claim():
    session = large()
    session.set_prior(49_999, 0.9)
    assert 2 <= session.touched <= 12  # the way to the root
    session.set_prior(0, 0.9)
    assert session.touched == 1


@pytest.mark.parametrize("sign", [1, -1])
def test_no_edit_looks_at_more_than_the_network(sign):
    pytest.importorskip("numba")
    random = np.random.default_rng(0)
    levels, width = 200, 50
    target = np.repeat(np.arange((levels - 1) * width), 3)
    source = (target // width + 1) * width + random.integers(0, width, len(target))
    prior = np.full(levels * width, 0.5)
    network = Network.from_arrays(prior=prior, source=source, target=target, sign=np.full(len(target), sign))
    session = network.session("mlp", engine="compiled")
    for claim in random.integers(0, len(prior), 50).tolist():
        session.set_prior(claim, float(random.random()))
        assert session.touched <= 1.1 * len(prior)
    fresh = session.network.score("mlp", engine="compiled", threads=1).final
    np.testing.assert_array_equal(session.scores, fresh)


def test_with_a_tolerance_no_claim_is_further_from_what_its_forces_make_it_however_many_edits():
    tolerance = 1e-3
    session, exact = large(tolerance=tolerance), large()
    random = np.random.default_rng(1)
    touched = [0, 0]
    for _ in range(500):
        claim, prior = int(random.integers(50_000)), float(random.random())
        for which, one in enumerate((session, exact)):
            one.set_prior(claim, prior)
            touched[which] += one.touched
    assert touched[0] < touched[1] / 2
    # Ten steps lead to the root; h_2 is nowhere steeper than 0.65, and a claim has up to three forces.
    difference = np.abs(session.scores - exact.scores).max()
    assert 0 < difference < 10 * tolerance


@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_a_circle_that_stops_to_contract_is_iterated_as_from_scratch(engine):
    """Two claims that rebut each other: at prior 1 they swing, and the dynamics end at a half each."""
    if engine == "compiled":
        pytest.importorskip("numba")
    session = Network.from_arrays(prior=[0.5, 0.5], source=[0, 1], target=[1, 0], sign=[-1, -1]).session(engine=engine)
    with session.batch():
        session.set_prior(0, 1.0)
        session.set_prior(1, 1.0)
    np.testing.assert_allclose(session.scores, [0.5, 0.5], atol=1e-6)


@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_where_no_fixed_point_is_found_the_error_holds_the_session(engine, monkeypatch):
    if engine == "compiled":
        pytest.importorskip("numba")
    network = Network.from_arrays(prior=[0.5, 0.5], source=[0, 1], target=[1, 0], sign=[-1, -1])
    session = network.session(engine=engine)
    monkeypatch.setattr("argmap.scoring.session.rescored.SETTLED", 1e-300)
    monkeypatch.setattr("argmap.scoring.session.session.SETTLED", 1e-300)
    with pytest.raises(ConvergenceError, match="no fixed point") as raised:
        session.set_prior(0, 0.123456789)
    assert raised.value.result is session
