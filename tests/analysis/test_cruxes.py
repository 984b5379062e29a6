"""What a conclusion hangs on: swings and gradients by hand, against scoring one by one, and as laws."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import argmap
from argmap import ConvergenceError, MapBuilder, MapError, Network, ParameterError, SemanticsError, UnknownIdError
from argmap.analysis.cruxes.measures import EVERY
from argmap.basics.text import width
from tests.analysis.street import street
from tests.scoring.gradient.differences import REBUTTALS_ONLY, document_of, plain_networks
from tests.shared.examples import examples

SEMANTICS = ["df_quad", "quadratic_energy", "euler", "mlp", "sd_df_quad", "h_categoriser", "weakest_link"]
seeds = st.integers(0, 2**32 - 1)
TINY = 1e-9


def mill():
    """Mill Street: 0.2, for it 0.9 * 0.9 * 0.5, against it 0.25."""
    b = MapBuilder("Mill Street", conclusion="close")
    shopkeeper = b.source("A shopkeeper", id="shopkeeper", reliability=0.5)
    close = b.claim("Close it", id="close", prior=0.2)
    injuries, duty = b.claim("Fewer injuries", id="injuries", prior=0.9), b.claim("A duty", id="duty", implied=True)
    b.support([injuries, duty], close, id="safety", strength=0.9)
    b.rebut([b.claim("Vans lose the kerb", id="vans", said_by=shopkeeper)], close)
    b.claim("Unheard", id="unheard")
    b.question("Why now?", id="why")
    return b.build()


def test_swings_and_gradients_by_hand():
    cruxes = mill().cruxes()
    assert cruxes.now == pytest.approx(0.324)
    assert cruxes.column("id") == ("duty", "vans", "injuries")  # 0.498, 0.443 and 0.21 in size
    duty, vans, injuries = cruxes
    # E = 0.75 - (1 - 0.81 d); at d = 0 it is -0.25, at d = 1 it is 0.56
    assert (duty["if_false"], duty["if_true"]) == pytest.approx((0.15, 0.648))
    assert duty["gradient"] == pytest.approx(0.8 * 0.81)
    # The aggregate is 0.405 - v: 0.405 at v = 0, and -0.595 at v = 1.
    assert (vans["if_false"], vans["if_true"]) == pytest.approx((0.524, 0.2 * (1 - 0.595)))
    assert vans["gradient"] == pytest.approx(-0.8)  # by the base score, whatever it is made of
    assert (injuries["if_false"], injuries["if_true"]) == pytest.approx((0.15, 0.36))
    assert [row["swing"] for row in cruxes] == pytest.approx([row["if_true"] - row["if_false"] for row in cruxes])
    assert [row["polarity"] for row in cruxes] == ["raises", "lowers", "raises"]
    assert [row["score"] for row in cruxes] == [0.5, 0.25, 0.9]
    assert [row["implied"] for row in cruxes] == [True, False, False]
    assert [row["path"] for row in cruxes] == ["duty > safety > close", "vans > close", "injuries > safety > close"]
    assert cruxes.paths["vans"] == ("vans", "vans.rebuts.close", "close")


def test_words():
    cruxes = mill().cruxes(top=2)
    assert cruxes.words[0] == (
        "The conclusion 'close' stands at 0.32. It hangs most on 'duty': 0.15 if that were false, 0.65 if it were true."
    )
    assert cruxes.words[1] == "3 claims bear on it: 2 can only raise it, 1 can only lower it. 2 are shown."
    assert "degrees, not probabilities" in cruxes.words[2]
    assert cruxes.words[3].startswith("Nobody says 1 of the claims shown outright")
    assert mill().cruxes(target="vans").words == (
        "'vans' stands at 0.25. No other claim bears on it.",
        "Scores are degrees, not probabilities.",
    )


def test_a_claim_beside_what_is_certain_moves_nothing():
    b = MapBuilder("Certain", conclusion="sure")
    sure = b.claim("Sure", id="sure")
    b.support([b.claim("Beyond doubt", id="known", prior=1.0)], sure)
    b.support([b.claim("Beside it", id="beside")], sure)
    cruxes = b.build().cruxes()
    assert cruxes.row("beside")["swing"] == 0.0
    assert cruxes.row("known")["swing"] == 0.25  # without it 0.75
    only = MapBuilder("None", conclusion="sure")
    only.rebut([only.claim("Weak", id="weak")], only.claim("Sure", id="sure"), strength=0.0)
    assert "No claim moves it by itself." in only.build().cruxes().words[0]


@given(seeds, st.sampled_from(SEMANTICS))
def test_swings_are_those_of_scoring_one_by_one(seed, semantics):
    kinds = ("rebut",) if semantics in REBUTTALS_ONLY else ("support", "rebut")
    map_ = argmap.ArgumentMap(document_of(np.random.default_rng(seed), join="product", kinds=kinds))
    try:
        cruxes = map_.cruxes(target="c8", top=None, semantics=semantics)
    except (ConvergenceError, SemanticsError):
        assume(False)
    for row in cruxes:
        for name, held in (("if_false", 0.0), ("if_true", 1.0)):
            scores = map_.score(semantics, fix={row["id"]: held}, on_divergence="return")
            if row[name] is not None:
                assert row[name] == pytest.approx(scores["c8"], abs=1e-8)
            else:
                assert not scores.converged


@given(semantics=st.sampled_from(SEMANTICS), data=st.data(), cyclic=st.booleans())
@examples(1200)
def test_signs_of_swings_and_gradients_are_those_of_the_polarity(semantics, data, cyclic):
    network = data.draw(plain_networks(cyclic=cyclic, semantics=semantics)).network
    target = data.draw(st.integers(0, len(network) - 1))
    try:
        scores = network.score(semantics)
        gradient = network.gradient(target, semantics).prior
    except ConvergenceError:
        assume(False)
    polarity = network.polarity(target)
    held = [{at: value} for at in range(len(network)) for value in (0.0, 1.0)]
    batch = network.score_many(None, semantics, fix=held, targets=[target], on_divergence="return")
    assume(batch.converged.all())
    swing = batch.final[1::2, 0] - batch.final[0::2, 0]
    stable = all(part.stable and part.method == "iteration" for part in scores.components)
    for at, word in enumerate(polarity.values.tolist()):
        low, high = {"raises": (0, 1), "lowers": (-1, 0), "none": (0, 0), "mixed": (-1, 1)}[word]
        if at != target:
            assert low - TINY <= swing[at] <= high + TINY
        if stable:
            assert not (word in {"raises", "none"} and gradient[at] < -TINY)
            assert not (word in {"lowers", "none"} and gradient[at] > TINY)


def test_a_street_with_a_circle_a_restatement_and_questions():
    cruxes = street().cruxes(top=None)
    assert set(cruxes.column("id")) == {
        "injuries", "duty", "study", "vans", "early", "lighting", "quiet", "pleasant"
    }  # fmt: skip
    assert cruxes.row("lighting")["depth"] == 2
    assert cruxes.row("lighting")["path"] == "lighting > lamps > safety > close"
    assert cruxes.row("early")["path"] == "early > timing > vans > trade > close"
    # Neither of the two in the circle bears on itself.
    assert "pleasant" not in street().cruxes(target="pleasant").column("id")


def test_order():
    by_swing = mill().cruxes(by="swing").column("id")
    assert mill().cruxes(by="gradient").column("id") == ("vans", "duty", "injuries")
    assert mill().cruxes(by="score").column("id") == ("injuries", "duty", "vans")
    depths = street().cruxes(by="depth").column("depth")
    assert depths == tuple(sorted(depths))
    b = MapBuilder("Ties", conclusion="top")
    top = b.claim("Top", id="top")
    for name in ("b", "c", "a"):
        b.support([b.claim("Alike", id=name, prior=0.5)], top)
    b.support([b.claim("Far", id="_far", prior=0.5)], "a")
    assert b.build().cruxes(by="score").column("id")[1:] == ("b", "c", "_far")  # a has gained by what speaks for it
    assert by_swing == ("duty", "vans", "injuries")


def test_a_part_asks_the_whole():
    part = street().focus("vans", up=0, down=0)
    assert list(part.document.claims) == ["vans"]
    assert str(part.cruxes(target="close")) == str(street().cruxes())


def test_many_claims_are_chosen_by_their_gradients():
    number = EVERY + 200
    strength = np.linspace(0.001, 0.002, number)
    network = Network.from_arrays(
        prior=np.full(number + 1, 0.5), source=np.arange(1, number + 1), target=np.zeros(number, dtype=int),
        sign=np.full(number, -1), strength=strength,
    )  # fmt: skip
    cruxes = network.cruxes(0, top=100, semantics="quadratic_energy")
    assert (cruxes.bearing, cruxes.measured, len(cruxes)) == (number, 100, 100)
    assert set(cruxes.column("id")) == {str(at) for at in range(number - 99, number + 1)}
    assert "Swings were worked out for the 100 with the largest gradients" in cruxes.words[1]
    assert len(network.cruxes(0, top=5, semantics="quadratic_energy")) == 5
    with pytest.raises(SemanticsError, match="derivatives"):
        network.cruxes(0, semantics=argmap.Modular(lambda s, a: sum(s) - sum(a), "linear"))


@pytest.mark.parametrize(("top", "measured"), [(EVERY // 5, 100), (101, 101), (250, 250), (None, 100)])
def test_of_many_claims_as_many_are_measured_as_are_asked_for(top, measured):
    number = EVERY + 1
    network = Network.from_arrays(
        prior=np.full(number + 1, 0.5), source=np.arange(1, number + 1), target=np.zeros(number, dtype=int),
        sign=np.full(number, -1), strength=np.linspace(0.001, 0.002, number),
    )  # fmt: skip
    cruxes = network.cruxes(0, top=top, semantics="quadratic_energy")
    assert (cruxes.bearing, cruxes.measured, len(cruxes)) == (number, measured, measured)
    assert set(cruxes.column("id")) == {str(at) for at in range(number + 1 - measured, number + 1)}


def test_a_rule_of_ones_own_has_swings_and_no_gradients():
    b = MapBuilder("Own", conclusion="close")
    b.support([b.claim("Why", id="why", prior=0.5)], b.claim("Close", id="close", prior=0.5))
    cruxes = b.build().cruxes(semantics=argmap.Modular(lambda s, a: sum(s) - sum(a), "linear"))
    assert (cruxes.row("why")["gradient"], cruxes.row("why")["swing"]) == (None, 0.5)


def contrary(base, supports, rebuttals):
    """Accept a claim where nothing much speaks against it: a jump, so that a claim against itself has no score."""
    return base if not len(rebuttals) else float(rebuttals.sum() < 0.5)


def test_swings_of_scores_that_do_not_settle_are_unknown():
    b = MapBuilder("Liar", conclusion="liar")
    liar, gate = b.claim("This is false", id="liar"), b.claim("Gate", id="gate", prior=0.0)
    b.rebut([liar, gate], liar)
    b.support([b.claim("Idle", id="idle")], liar)
    cruxes = b.build().cruxes(semantics=contrary)
    gated = cruxes.row("gate")
    assert (gated["if_false"], gated["if_true"], gated["swing"]) == (1.0, None, None)
    assert cruxes.column("id") == ("idle", "gate")  # what is unknown comes last
    assert "Of 1 claim the swing is unknown" in " ".join(cruxes.words)
    assert "the scores did not settle" in cruxes.bars()


def test_bars_are_as_wide_as_they_may_be():
    ids = ["道路を閉鎖すること", "日本の住民の安全のための計画についての長い名前", "vans\n\x1b[31m"]
    cruxes = Network.from_arrays(prior=[0.5] * 3, source=[1, 2], target=[0, 0], sign=[1, -1], ids=ids).cruxes(ids[0])
    for columns in (40, 57, 80, 120):
        chart = cruxes.bars(width=columns)
        assert "\x1b" not in chart
        assert max(width(line) for line in chart.splitlines()) <= columns
        assert [line.rstrip()[-4:] for line in chart.splitlines()[-2:]] == ["0.25", "0.75"]  # equally long: by id
    lines = cruxes.bars(width=60).splitlines()
    assert lines[-1].index("0=") < lines[-1].index("|") < lines[-1].index("=1")
    assert lines[-2].index("1=") < lines[-2].index("|") < lines[-2].index("=0")  # vans lower it
    with pytest.raises(ParameterError, match="width is 10"):
        cruxes.bars(width=10)


def test_the_answer_as_data():
    record = mill().cruxes().to_dict()
    assert record["target"] == "close"
    assert record["rows"][0]["id"] == "duty"
    assert record["paths"]["duty"] == ["duty", "safety", "close"]
    assert mill().cruxes().to_pandas().loc[0, "text"] == "A duty"
    assert "<table " in mill().cruxes()._repr_html_()
    assert max(map(width, str(street().cruxes()).splitlines())) <= 100


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"target": "nowhere"}, UnknownIdError, "unknown claim"),
        ({"target": "why"}, UnknownIdError, "'why'"),
        ({"top": 0}, ParameterError, "top is 0"),
        ({"by": "swings"}, ParameterError, "Did you mean 'swing'"),
        ({"by": "swings", "top": 2.5}, ParameterError, "2 problems"),
        ({"semantics": "df_squad"}, SemanticsError, "df_quad"),
        ({"semantics": "h_categoriser"}, SemanticsError, "support"),
    ],
)
def test_what_cannot_be_asked(asked, error, message):
    with pytest.raises(error, match=message):
        mill().cruxes(**asked)


def test_a_map_without_a_conclusion_asks_for_a_target():
    b = MapBuilder("None")
    b.claim("One", id="one")
    with pytest.raises(MapError, match="target="):
        b.build().cruxes()
    assert len(b.build().cruxes(target="one")) == 0


@examples(100)
@given(seeds)
def test_a_network_is_asked_as_its_map_is(seed):
    map_ = argmap.ArgumentMap(document_of(np.random.default_rng(seed), join="product"))
    try:
        expected = map_.cruxes(target="c8", top=None)
    except ConvergenceError:
        assume(False)
    found = map_.network.cruxes("c8")
    assert [{**row, "implied": False} for row in found] == list(expected)
