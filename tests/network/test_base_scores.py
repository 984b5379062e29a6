"""Base scores are what the definition says, and a reader's number replaces them wherever it is given."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import argmap
from argmap import Beta, ConvergenceError, Credences, Fixed, MapBuilder, Network
from argmap.analysis.diff.edits import Edit
from argmap.analysis.diff.effects import effects_of
from argmap.errors import SemanticsError
from argmap.model import FrozenMap
from tests.network.base_scores import base_score, reliabilities
from tests.shared.examples import examples
from tests.shared.maps import choices, degrees, maps, own_scores

ENGINES = ["plain", "compiled"]


@pytest.fixture(name="heard")
def a_claim_heard_from_a_doubtful_source():
    b = MapBuilder("Heard", conclusion="close")
    b.source("Ann", id="ann", reliability=0.4)
    rumour = b.claim("Injuries fell.", id="rumour", prior=0.9, said_by="ann")
    b.support(rumour, b.claim("Close it.", id="close", prior=0.0), id="step")
    return b.build()


@pytest.fixture(name="argued")
def a_claim_whose_source_is_argued_about():
    b = MapBuilder("Argued", conclusion="close")
    b.source("Ann", id="ann", reliability=0.8)
    rumour = b.claim("Injuries fell.", id="rumour", prior=0.9, said_by="ann")
    b.undercut(b.claim("Ann sold the street.", id="sold", prior=0.5), "ann", id="doubt")
    b.support(rumour, b.claim("Close it.", id="close", prior=0.0), id="step")
    return b.build()


@given(st.data())
@examples(600)
def test_they_are_what_the_definition_says(data):
    m = data.draw(maps())
    asked = data.draw(choices(m.document))
    asked["prior"] = {key: value for key, value in asked["prior"].items() if key not in asked["fix"]}
    semantics = data.draw(st.sampled_from(["df_quad", "quadratic_energy", "euler_top", "probability"]))
    if semantics == "probability":
        asked.pop("join", None)
        assume(m.document.defaults.join == "product")
    try:
        scores = m.score(semantics, **asked)
    except (ConvergenceError, SemanticsError):
        assume(False)
    if semantics != "probability":  # there, forces that share a claim do not meet as if they were independent
        worth = reliabilities(m.document, scores.relations, asked["reliability"])
        assert scores.sources == pytest.approx(worth, abs=1e-9)
    rest = {key: asked[key] for key in ("prior", "fix", "as_of") if key in asked}
    least = asked.get("min_reliability", 0.0)
    assume(all(value == least or abs(value - least) > 1e-9 for value in scores.sources.values()))
    if semantics != "probability":
        expected = {key: base_score(m.document, key, scores.sources, min_reliability=least, **rest) for key in scores}
        assert scores.base == pytest.approx(expected, abs=1e-12)
    else:
        for key in scores:
            at_least = base_score(m.document, key, scores.sources, min_reliability=least, **rest)
            assert scores.base[key] >= at_least - 0.02  # any of its sources, not the best alone
            assert at_least > 0.0 or scores.base[key] == 0.0


@given(st.data())
@examples(600)
def test_a_number_that_is_given_is_the_base_score_whatever_its_sources_are_worth(data):
    m = data.draw(maps())
    claim = data.draw(st.sampled_from(own_scores(m.document)))
    number = data.draw(degrees)
    worth = {source: data.draw(degrees) for source in m.document.sources}
    semantics = data.draw(st.sampled_from(["df_quad", "euler_top"]))
    scores = m.score(semantics, prior={claim: number}, reliability=worth, on_divergence="return")
    assert scores.base[claim] == number


@pytest.mark.parametrize("engine", ENGINES)
@given(st.data())
@examples(400)
def test_rows_of_numbers_are_scored_as_such_numbers_given_to_the_map(engine, data):
    m = data.draw(maps())
    network, own = m.network, own_scores(m.document)
    free = {key for key, open_ in zip(network.ids, np.isnan(network.base).tolist(), strict=True) if open_}
    rows, given_ = [], []
    for _ in range(3):
        said = {key: data.draw(degrees) for key in own if key not in free or data.draw(st.booleans())}
        given_.append(said)
        rows.append([said.get(key, math.nan if key in free else 0.5) for key in network.ids])
    batch = network.score_many(rows, "euler_top", engine=engine, on_divergence="return")
    for said, row in zip(given_, batch.final.tolist(), strict=True):
        scores = m.score("euler_top", prior=said, on_divergence="return")
        assert row == pytest.approx([scores[key] for key in network.ids], abs=1e-9)


@given(m=maps())
@examples(600)
def test_the_row_to_start_from_gives_the_scores_of_the_map(m):
    network = m.network
    scores = network.score("euler_top", on_divergence="return")
    known = ~np.isnan(network.base)
    np.testing.assert_array_equal(network.base[known], scores.base[known])
    batch = network.score_many([network.base], "euler_top", on_divergence="return")
    np.testing.assert_allclose(batch.final[0], scores.final, rtol=0, atol=1e-9)


def test_no_number_is_taken_for_one_where_the_network_has_one(argued):
    network = argued.network
    row = network.base.copy()
    assert np.isnan(row).tolist() == [True, False, False]
    row[1] = np.nan
    with pytest.raises(argmap.ParameterError, match=r"prior\[0, 1\] is nan"):
        network.score_many([row])
    row[:] = [2.0, 0.5, 0.0]
    with pytest.raises(argmap.ParameterError, match=r"prior\[0, 0\] is 2.0"):
        network.score_many([row])
    with pytest.raises(ValueError, match="read-only"):
        network.base[1] = 0.3


@pytest.mark.parametrize("by_claim", [False, True])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_number_stands_in_one_scenario_and_the_source_in_the_next(argued, engine, by_claim):
    assert list(argued.network.ids) == ["rumour", "sold", "close"]
    table = np.array([[math.nan, 0.5, 0.0], [0.9, 0.5, 0.0], [0.36, 1.0, 0.0], [math.nan, 1.0, 0.0]])
    batch = argued.network.score_many(table.T if by_claim else table, engine=engine)
    final = batch.final.T if by_claim else batch.final
    assert final[:, 2] == pytest.approx([0.36, 0.9, 0.36, 0.0])


@pytest.mark.parametrize("engine", ENGINES)
def test_numbers_for_a_claim_that_argues_about_its_own_source(engine):
    b = MapBuilder("Liar")
    b.source("Ann", id="ann")
    b.undercut(b.claim("Do not trust me.", id="liar", prior=1.0, said_by="ann"), "ann")
    network = b.build().network
    batch = network.score_many([[math.nan], [0.3], [1.0]], engine=engine)
    assert batch.final[:, 0] == pytest.approx([0.5, 0.3, 1.0])


def test_a_readers_credence_is_the_base_score(heard):
    ann, ben = Credences({"rumour": 0.9}, name="Ann"), Credences({"rumour": 0.2}, name="Ben")
    found = heard.compare(ann, ben)
    assert (found.mine, found.theirs) == pytest.approx((0.9, 0.2))
    assert found.row("rumour")["closes"] == pytest.approx(0.7)


def test_a_reader_who_gives_no_number_holds_what_the_sources_make_of_it(heard):
    found = heard.compare(Credences({"rumour": 0.9}, name="Ann"), Credences({}, name="Ben", reliability={"ann": 0.2}))
    assert found.theirs == pytest.approx(0.18)
    assert found.row("rumour")["theirs"] == pytest.approx(0.18)
    assert found.row("rumour")["closes"] == pytest.approx(0.72)
    assert found.row("ann")["closes"] == pytest.approx(0.0)  # Ann's own number stands whatever the source is worth


def test_what_is_drawn_is_the_base_score(heard, argued):
    for m in (heard, argued):
        found = m.sample(priors={"rumour": Beta(50, 50)}, samples=2000)
        assert abs(found.estimate().value - 0.5) < 0.01
        assert m.sample(priors={"rumour": Fixed(0.7)}, samples=8).estimate().value == pytest.approx(0.7)


def test_what_is_spread_out_is_spread_around_the_base_score(heard, argued):
    assert abs(heard.sample(concentration=200, samples=2000).estimate("rumour").value - 0.36) < 0.01
    left = argued.sample(priors={"sold": Fixed(1.0)}, concentration=200, samples=50)
    assert left.estimate("rumour").value == 0.0  # it is left to what argues about its source


def test_what_if_says_that_a_number_stands_where_a_reliability_would_touch_it(heard):
    line = "The number given for 'rumour' is its base score, which the reliability of its sources does not touch."
    answer = heard.what_if(prior={"rumour": 0.9}, reliability={"ann": 0.1})
    assert answer.after["close"] == 0.9
    assert line in answer.words
    scores = heard.score(prior={"rumour": 0.9}, reliability={"ann": 0.1})
    assert scores.notes == (line,)
    assert line in repr(scores)
    assert heard.score(prior={"rumour": 0.9}, min_reliability=0.5).notes == (line,)
    assert heard.score(prior={"rumour": 0.9}, min_reliability=0.3).notes == ()
    assert heard.score(prior={"close": 0.9}, reliability={"ann": 0.1}).notes == ()
    both = Credences({"rumour": 0.9}, reliability={"ann": 0.1})
    assert line in heard.compare(both, Credences({})).words


def test_the_word_of_a_source_is_touched_through_whom_it_is_heard():
    b = MapBuilder("Far")
    b.source("Near", id="near")
    b.source("Far", id="far", via="near")
    b.claim("It rained.", id="rain", said_by="far")
    scores = b.build().score(prior={"rain": 0.9}, reliability={"near": 0.5})
    assert len(scores.notes) == 1
    assert scores["rain"] == 0.9


@pytest.mark.parametrize("engine", ENGINES)
def test_a_session_takes_a_base_score_and_hands_out_a_network_that_scores_so(heard, argued, engine):
    for m in (heard, argued):
        session = m.network.session(engine=engine)
        session.set_prior("rumour", 0.7)
        assert session["close"] == pytest.approx(0.7)
        session.set_prior("rumour", 0.6)
        session.set_strength("step", 0.5)
        assert session["close"] == pytest.approx(0.3)
        assert session.network.score().final == pytest.approx(session.scores)
        assert session.network.to_map().score()["close"] == pytest.approx(0.3)
        with session.batch():
            session.set_prior("close", 0.1)
            session.set_prior("rumour", 0.2)
        assert session["close"] == pytest.approx(0.1 + 0.9 * 0.1)
        assert m.network.score().final[2 if m is argued else 1] == pytest.approx(0.36)  # the first one stays


def test_needed_speaks_of_base_scores(heard, argued):
    for m, now in ((heard, 0.36), (argued, 0.36)):
        found = m.needed(at_least=0.7, claims=["rumour"])
        assert found.score == pytest.approx(now)
        assert found.changes == pytest.approx({"rumour": 0.7}, abs=1e-6)
        assert found.total == pytest.approx(0.34, abs=1e-6)
        assert m.score(prior=found.changes)["close"] >= 0.7 - 1e-9


def test_needed_can_go_by_what_argues_about_a_source(argued):
    found = argued.needed(at_least=0.5, claims=["sold"])
    assert argued.score(prior=found.changes)["close"] == pytest.approx(0.5, abs=1e-6)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_gradient_is_by_the_base_score(heard, argued, engine):
    for m in (heard, argued):
        slopes = dict(zip(m.network.ids, m.network.gradient("close", engine=engine).prior.tolist(), strict=True))
        assert slopes["rumour"] == pytest.approx(1.0)
    assert slopes["sold"] == pytest.approx(-0.9 * 0.8)


def test_a_base_score_of_nothing_has_its_slope_too():
    b = MapBuilder("Silenced")
    b.source("Ann", id="ann")
    b.undercut(b.claim("Ann sold the street.", id="sold", prior=1.0), "ann")
    b.claim("Injuries fell.", id="rumour", prior=0.9, said_by="ann")
    assert b.build().network.gradient("rumour").prior.tolist() == pytest.approx([-0.9, 1.0])


def test_the_effect_of_an_edit_of_a_prior_is_weighed_by_the_sources(heard):
    rumour = heard.document.claims["rumour"].model_copy(update={"prior": 0.5})
    other = heard.document.model_copy(update={"claims": FrozenMap({**heard.document.claims, "rumour": rumour})})
    found = effects_of(
        heard.document, other, [Edit("rumour", "claim", "re-weighted", "prior", 0.9, 0.5)], ["close"],
        semantics="df_quad", parameters=None, network=heard.network,
    )  # fmt: skip
    assert found[0]["close"] == pytest.approx(0.2 - 0.36)


@given(m=maps())
@examples(250)
def test_saved_and_loaded_it_scores_the_same(m, tmp_path_factory):
    path = tmp_path_factory.mktemp("saved") / "one.argmap-network"
    m.network.save(path)
    again = Network.load(path)
    mine, yours = (one.score("euler_top", on_divergence="return") for one in (m.network, again))
    np.testing.assert_array_equal(mine.final, yours.final)
    np.testing.assert_array_equal(m.network.base, again.base)
    told = again.to_map().score("euler_top", on_divergence="return")
    assert dict(told.base) == pytest.approx(dict(zip(m.network.ids, mine.base.tolist(), strict=True)), abs=1e-12)
    scores = m.score("euler_top", on_divergence="return")
    assert list(scores.base.values()) == pytest.approx(mine.base.tolist(), abs=1e-12)
