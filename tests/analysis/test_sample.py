"""Sampling: what is drawn, how scores spread, and what is refused."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import argmap
from argmap import Beta, Fixed, MapBuilder, Network, ParameterError, Triangular, Uniform, UnknownIdError
from argmap.analysis.sample import work as sampling
from argmap.analysis.sample.inputs import rank_correlation
from argmap.answers.estimate import quantile_of, share_of
from argmap.maths.moments import Moments
from tests.shared.examples import examples


@pytest.fixture
def umbrella():
    b = MapBuilder("Umbrella", conclusion="take")
    b.claim("It will rain", id="rain", prior=0.7)
    b.claim("It is calm", id="calm", prior=0.6)
    b.claim("Take an umbrella", id="take", prior=0.1)
    b.claim("Apart", id="apart", prior=0.3)
    b.support("rain", "take")
    b.rebut("calm", "take", id="no_need", strength=0.5)
    return b.build()


def test_a_single_varied_prior_has_the_quantiles_of_its_distribution(umbrella):
    found = umbrella.sample(priors={"rain": Beta(8, 2)}, samples=20_000, target="rain")
    for share in (0.05, 0.25, 0.5, 0.75, 0.95):
        estimate = found.quantile(share)
        assert abs(estimate.value - stats.beta.ppf(share, 8, 2)) < 4 * estimate.error
    mean = found.estimate()
    assert abs(mean.value - 0.8) < 4 * mean.error
    chance = found.chance(at_least=0.9)
    assert abs(chance.value - stats.beta.sf(0.9, 8, 2)) < 4 * chance.error


@pytest.mark.parametrize("one", [Uniform(0.2, 0.9), Triangular(0.1, 0.7, 0.8), Beta(0.5, 0.5), Fixed(0.25)])
def test_what_is_drawn_lies_between_0_and_1_and_has_the_mean(one):
    draws = one.draw(np.random.default_rng(1), 20_000)
    assert draws.min() >= 0
    assert draws.max() <= 1
    assert abs(draws.mean() - one.mean) <= 4 * draws.std() / math.sqrt(20_000) + 1e-12


def test_scores_are_those_of_the_priors_that_were_drawn(umbrella):
    found = umbrella.sample(priors={"rain": Uniform(0, 1), "calm": Triangular(0, 0.5, 1)}, samples=40)
    for draw in range(0, 40, 7):
        priors = {name: float(column[draw]) for name, column in found.priors.items()}
        scores = umbrella.score(prior=priors)
        assert {name: column[draw] for name, column in found.scores.items()} == pytest.approx(dict(scores), abs=1e-12)


def test_the_same_seed_draws_the_same_however_it_is_scored(umbrella, monkeypatch):
    asked = {"samples": 101, "concentration": 7.0}
    whole = umbrella.sample(priors={"rain": Beta(2, 2)}, **asked)
    monkeypatch.setattr(sampling, "AT_ONCE", 40)
    parts = umbrella.sample(priors={"rain": Beta(2, 2)}, **asked)
    for name, column in whole.priors.items():
        assert np.array_equal(column, parts.priors[name])
    for name, column in whole.scores.items():  # few are scored one by one, many by compiled code
        assert column == pytest.approx(parts.scores[name], abs=1e-14)
    assert parts.mean == pytest.approx(whole.mean, abs=1e-14)
    assert parts.sd == pytest.approx(whole.sd, abs=1e-14)
    other = umbrella.sample(priors={"rain": Beta(2, 2)}, seed=2, **asked)
    assert not np.array_equal(whole.scores["rain"], other.scores["rain"])


def test_a_named_claim_is_drawn_the_same_whatever_else_is_named(umbrella):
    alone = umbrella.sample(priors={"rain": Beta(2, 2)}, samples=50)
    both = umbrella.sample(priors={"calm": Uniform(), "rain": Beta(2, 2)}, samples=50)
    assert np.array_equal(alone.priors["rain"], both.priors["rain"])


def test_without_a_concentration_only_the_named_claims_vary(umbrella):
    found = umbrella.sample(priors={"rain": Uniform()}, samples=200)
    assert [row["id"] for row in found] == ["take", "rain"]
    assert set(found.priors) == {"rain"}
    assert found.sd[list(found.ids).index("apart")] == 0


def test_a_concentration_spreads_what_nothing_supports_and_the_target_only_when_asked():
    b = MapBuilder("Resting", conclusion="top")
    for name in ("top", "middle", "low", "against", "first"):
        b.claim(name, id=name, prior=0.5)
    b.claim("again", id="again", same_as="first")
    b.support("middle", "top")
    step = b.support("low", "middle")
    b.support("against", step)
    b.rebut("against", "low")
    b.support("low", "again")
    m = b.build()
    assert set(m.sample(concentration=10, samples=50).priors) == {"low", "against"}
    assert set(m.sample(concentration=10, samples=50, widen_target=True).priors) == {"low", "against", "top"}
    assert set(m.sample(priors={"top": Uniform()}, concentration=10, samples=50).priors) == {"low", "against", "top"}
    assert set(m.sample(concentration=10, samples=50, target="low").priors) == {"against"}
    with pytest.raises(ParameterError, match=r"no prior is left to be widened\. .* by widen_target= too"):
        argmap.Network.from_arrays(prior=[0.5], source=[], target=[], sign=[]).sample(concentration=10, target=0)


def test_a_concentration_spreads_every_other_prior_but_0_and_1():
    b = MapBuilder("Wide", conclusion="half")
    for name, prior in (("half", 0.5), ("never", 0.0), ("sure", 1.0), ("named", 0.5), ("high", 0.9)):
        b.claim(name, id=name, prior=prior)
    found = b.build().sample(priors={"named": Fixed(0.5)}, concentration=9, samples=20_000, widen_target=True)
    assert set(found.priors) == {"half", "high", "named"}
    sd = dict(zip(found.ids, found.sd, strict=True))
    assert sd["never"] == sd["sure"] == sd["named"] == 0
    assert sd["half"] == pytest.approx(math.sqrt(0.25 / 10), rel=0.03)  # of Beta: mean (1 - mean) / (a + b + 1)
    assert sd["high"] == pytest.approx(math.sqrt(0.09 / 10), rel=0.03)


def test_the_rank_correlation_has_the_sign_of_what_an_input_does(umbrella):
    found = umbrella.sample(priors={"rain": Uniform(), "calm": Uniform(), "apart": Uniform()}, samples=4000)
    assert found.inputs.row("rain")["correlation"] > 0.5
    assert found.inputs.row("calm")["correlation"] < -0.2
    assert abs(found.inputs.row("apart")["correlation"]) < 4 / math.sqrt(4000)
    assert [row["id"] for row in found.inputs] == ["rain", "calm", "apart"]
    assert "'rain' (+0." in found.words[2]
    assert "'apart'" not in found.words[2]


def test_where_the_target_does_not_move_there_is_no_correlation(umbrella):
    found = umbrella.sample(priors={"apart": Uniform()}, samples=100)
    assert found.inputs.row("apart")["correlation"] is None
    assert "none of the priors" in found.words[2]


def test_histograms_and_bars_count_every_draw(umbrella):
    found = umbrella.sample(priors={"rain": Uniform()}, samples=500)
    table = found.histogram(bins=7)
    assert sum(table.column("draws")) == 500
    assert sum(table.column("share")) == pytest.approx(1)
    assert len(found.bars(bins=7).splitlines()) == 8
    assert found.histogram("apart").column("draws") == (500,)
    assert "100%" in found.bars("apart")


def test_bars_are_as_wide_as_they_may_be(umbrella):
    found = umbrella.sample(priors={"rain": Uniform()}, samples=500)
    for columns in (40, 57, 120):
        lines = found.bars("apart", width=columns).splitlines()
        assert max(map(len, lines)) == columns
    with pytest.raises(ParameterError, match="width is 10"):
        found.bars(width=10)


def test_the_score_by_the_priors_as_they_are_is_kept(umbrella):
    found = umbrella.sample(priors={"rain": Uniform(0.9, 1)}, samples=50)
    assert found.present() == pytest.approx(umbrella.score()["take"])
    assert found.present("rain") == pytest.approx(umbrella.score()["rain"])
    with pytest.raises(UnknownIdError, match="Did you mean 'rain'"):
        found.present("rains")


def test_plain_data_holds_the_tables_and_no_draws(umbrella):
    found = umbrella.sample(priors={"rain": Uniform()}, samples=50)
    record = found.to_dict()
    assert set(record) == {"words", "target", "n", "seed", "semantics", "unsettled", "inputs", "rows"}
    assert record["rows"][0]["id"] == "take"
    assert found.to_pandas().shape[0] == len(found)


def test_one_draw_tells_no_spread(umbrella):
    found = umbrella.sample(priors={"rain": Uniform()}, samples=1)
    assert found.row("take")["error"] is None
    assert found.estimate().error == math.inf


def test_no_source_is_weighed_into_what_is_drawn():
    b = MapBuilder("Heard", conclusion="rained")
    witness = b.source("A witness", id="witness", reliability=0.5)
    b.claim("It rained", id="rained", prior=0.8, said_by=[witness])
    found = b.build().sample(priors={"rained": Uniform()}, samples=300)
    assert np.array_equal(found.scores["rained"], found.priors["rained"])
    spread = b.build().sample(concentration=50, samples=300, widen_target=True)
    assert abs(spread.estimate().value - 0.4) < 0.02  # around what the witness leaves of the prior


def test_circles_that_do_not_settle_are_counted():
    b = MapBuilder("Swings", conclusion="g0m0")
    names = [[b.claim(f"g{g}m{i}", id=f"g{g}m{i}", prior=0.9) for i in range(3)] for g in range(5)]
    for place, group in enumerate(names):
        for one in group:
            for other in names[(place + 1) % 5]:
                b.rebut(one, other)
    m = b.build()
    found = m.sample(priors={"g0m0": Uniform(0.85, 0.95)}, samples=3)
    settled = [m.score(prior={"g0m0": value}, on_divergence="return").converged for value in found.priors["g0m0"]]
    assert found.unsettled == 3 - sum(settled)


def test_a_frozen_distribution_of_scipy_is_drawn_from(umbrella):
    found = umbrella.sample(priors={"rain": stats.truncnorm(-2, 2, 0.5, 0.1)}, samples=4_000, keep=["rain"])
    ours = umbrella.sample(priors={"rain": Beta(12, 12)}, samples=4_000, keep=["rain"])  # with nearly the same spread
    assert found.priors["rain"].mean() == pytest.approx(0.5, abs=0.01)
    assert found.priors["rain"].std() == pytest.approx(ours.priors["rain"].std(), abs=0.02)
    assert "truncnorm(-2, 2, 0.5, 0.1)" in str(found.inputs)
    with pytest.raises(ParameterError, match="draws numbers from"):
        umbrella.sample(priors={"rain": stats.norm(0.5, 0.1)})


@pytest.mark.parametrize(
    ("priors", "asked", "error", "said"),
    [
        ({"rian": Uniform()}, {}, UnknownIdError, "Did you mean 'rain'"),
        ({"rain": 0.8}, {}, ParameterError, r"argmap.Fixed\(0.8\)"),
        ({"rain": "Beta(8, 2)"}, {}, ParameterError, "Give argmap.Beta"),
        ({}, {}, ParameterError, "no prior is to be drawn"),
        (None, {}, ParameterError, "no prior is to be drawn"),
        ([("rain", Uniform())], {}, ParameterError, "Give a mapping"),
        ({"rain": Uniform()}, {"samples": 0}, ParameterError, "samples is 0"),
        ({"rain": Uniform()}, {"samples": 2.5}, ParameterError, "samples is 2.5"),
        ({"rain": Uniform()}, {"seed": -1}, ParameterError, "seed is -1"),
        ({"rain": Uniform()}, {"concentration": 0}, ParameterError, "concentration is 0"),
        ({"rain": Uniform()}, {"concentration": math.nan}, ParameterError, "concentration is nan"),
        ({"rain": Uniform()}, {"target": "tke"}, UnknownIdError, "Did you mean 'take'"),
        ({"rain": Uniform()}, {"keep": ["clam"]}, UnknownIdError, "Did you mean 'calm'"),
        ({"rain": Uniform()}, {"samples": 10**12}, ParameterError, "too many to keep"),
    ],
)
def test_what_cannot_be_drawn_is_refused(umbrella, priors, asked, error, said):
    with pytest.raises(error, match=said):
        umbrella.sample(priors=priors, **asked)


def test_all_that_is_wrong_is_told_at_once(umbrella):
    with pytest.raises(ParameterError) as caught:
        umbrella.sample(priors={"rian": Uniform(), "calm": 3}, samples=-1, seed="x")
    assert len(caught.value.problems) == 4


@pytest.mark.parametrize(
    ("make", "count"),
    [
        (lambda: Beta(0, -1), 2),
        (lambda: Beta(math.nan, math.inf), 2),
        (lambda: Beta("8", True), 2),
        (lambda: Uniform(-0.1, 1.1), 2),
        (lambda: Uniform(0.8, 0.2), 1),
        (lambda: Triangular(0.5, 0.2, 0.8), 1),
        (lambda: Triangular(2, 3, 4), 3),
        (lambda: Fixed(1.5), 1),
        (lambda: Beta(1e300, 1), 1),
    ],
)
def test_distributions_refuse_what_lies_outside(make, count):
    with pytest.raises(ParameterError) as caught:
        make()
    assert len(caught.value.problems) == count


def test_restatements_and_questions_have_no_prior_to_draw():
    b = MapBuilder("Said again", conclusion="one")
    b.claim("One", id="one")
    b.claim("One again", id="again", same_as="one")
    b.question("Why?", id="why")
    m = b.build()
    with pytest.raises(ParameterError, match="Draw the prior of 'one'"):
        m.sample(priors={"again": Uniform()})
    with pytest.raises(UnknownIdError):
        m.sample(priors={"why": Uniform()})
    found = m.sample(priors={"one": Uniform()}, samples=20)
    assert np.array_equal(found.scores["one"], found.scores["again"])


def test_a_large_network_keeps_what_was_asked_about(monkeypatch):
    monkeypatch.setattr(sampling, "KEPT", 1000)
    r = np.random.default_rng(3)
    source = r.integers(0, 400, 1500)
    network = Network.from_arrays(
        prior=r.random(500), source=source, target=400 + r.integers(0, 100, 1500), sign=r.choice([1, -1], 1500)
    )
    found = network.sample(priors={"3": Beta(2, 2)}, samples=200, concentration=10, target=450, keep=["7"])
    assert set(found.scores) == {"3", "7", "450"}
    assert len(found.mean) == len(found.sd) == 500
    assert found.mean[7] == pytest.approx(found.scores["7"].mean())
    assert found.sd[7] == pytest.approx(found.scores["7"].std(ddof=1))
    with pytest.raises(UnknownIdError, match="keep="):
        found.chance("8")
    with pytest.raises(UnknownIdError, match="unknown claim"):
        found.chance("nobody")
    assert "priors, 1 were kept to tell" in " ".join(found.words)


@given(st.lists(st.lists(st.floats(0, 1), min_size=2, max_size=2), min_size=2, max_size=40), st.integers(1, 7))
@examples(500)
def test_moments_do_not_hang_on_the_chunks(rows, size):
    table = np.array(rows)
    moments = Moments(2)
    for first in range(0, len(table), size):
        moments.add(table[first : first + size])
    assert moments.mean == pytest.approx(table.mean(axis=0), abs=1e-12)
    assert moments.sd == pytest.approx(table.std(axis=0, ddof=1), abs=1e-12)


def test_standard_errors_of_quantiles_and_shares_are_as_large_as_they_say():
    r = np.random.default_rng(5)
    samples = r.beta(2, 5, (400, 1000))
    quantiles = [quantile_of(row, 0.75) for row in samples]
    z = [(one.value - stats.beta.ppf(0.75, 2, 5)) / one.error for one in quantiles]
    assert 0.8 < np.std(z) < 1.25
    shares = [share_of(int((row > 0.4).sum()), 1000) for row in samples]
    z = [(one.value - stats.beta.sf(0.4, 2, 5)) / one.error for one in shares]
    assert 0.85 < np.std(z) < 1.15


@pytest.mark.parametrize("at", [0.0005, 0.001, 0.005, 0.02, 0.98, 0.999])
def test_far_quantiles_lie_within_their_errors_as_often_as_is_said(at):
    """With a hundred draws, a tail of 1 in 1,000 has a tenth of a draw in it: the error says that this tells little."""
    samples = np.random.default_rng(7).beta(2, 5, (500, 100))
    off = [abs(one.value - stats.beta.ppf(at, 2, 5)) / one.error for one in (quantile_of(row, at) for row in samples)]
    assert np.mean(np.array(off) <= 1) >= 0.66
    assert np.mean(np.array(off) <= 2) >= 0.95


@pytest.mark.parametrize("chance", [0.0005, 0.002, 0.01, 0.05, 0.999])
def test_rare_shares_lie_within_their_errors_as_often_as_is_said(chance):
    hits = np.random.default_rng(8).binomial(200, chance, 500)
    off = np.array([abs(one.value - chance) / one.error for one in (share_of(int(many), 200) for many in hits)])
    assert np.mean(off <= 1) >= 0.66
    assert np.mean(off <= 2) >= 0.945


@pytest.mark.parametrize(
    ("prior", "said"), [(0.0, "none of them: in at most 3.0%"), (1.0, "all of them: in at least 97.0%")]
)
def test_of_none_and_of_all_a_bound_is_told(prior, said):
    network = argmap.Network.from_arrays(prior=[prior, 0.5], source=[], target=[], sign=[], ids=["one", "two"])
    found = network.sample(priors={"two": Uniform()}, samples=100, target="one")
    assert said in found.words[1]
    assert 3 / 100 <= 2 * found.chance().error <= 4 / 100


def test_a_small_error_is_printed_with_the_digits_that_it_has():
    assert str(share_of(1, 100_000)) == "0.000010 ± 0.000023"
    assert str(share_of(500, 1000)) == "0.500 ± 0.016"


def test_rank_correlation_counts_ties_by_their_middle_rank():
    """Ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4: 4.5 / sqrt(4.5 * 5)."""
    assert rank_correlation(np.array([1.0, 2.0, 2.0, 3.0]), np.array([0.0, 2.0, 1.0, 5.0])) == pytest.approx(
        4.5 / math.sqrt(22.5)
    )


def test_the_seed_map_can_be_sampled_whole():
    m = argmap.load("maps/anthropic-strategy.yaml")
    found = m.sample(concentration=10, samples=300, top=None)
    assert found.unsettled == 0
    assert 0.1 < found.estimate().value < 0.6
    assert len(found.inputs) > 100
