"""What a user holds: the gradient's parts, its table, and what it refuses."""

import numpy as np
import pytest

from argmap import (
    ArgmapError,
    Gradient,
    MapBuilder,
    Modular,
    Network,
    NetworkScores,
    ParameterError,
    SemanticsError,
    UnknownIdError,
)


@pytest.fixture(name="street")
def mill_street():
    return Network.from_arrays(
        prior=[0.5, 0.8, 0.4], source=[1, 2], target=[0, 0], sign=[1, -1], ids=["close", "safety", "vans"]
    )


def test_it_holds_the_scores_it_was_taken_at(street):
    gradient = street.gradient("close", "quadratic_energy")
    assert isinstance(gradient, Gradient)
    assert isinstance(gradient.scores, NetworkScores)
    assert (gradient.target, gradient.semantics) == ("close", "quadratic_energy")
    np.testing.assert_array_equal(gradient.scores.final, street.score("quadratic_energy").final)


def test_a_claim_is_named_by_id_or_position(street):
    assert street.gradient(0).target == street.gradient("close").target == "close"
    assert street.gradient(np.int64(2)).target == "vans"


def test_parameters_reach_the_semantics():
    network = Network.from_arrays(prior=[0.5, 0.8], source=[1], target=[0], sign=[-1])
    slow, fast = (network.gradient(0, "counting", parameters={"alpha": alpha}).strength for alpha in (0.1, 0.9))
    assert slow.tolist() == pytest.approx([-0.1])
    assert fast.tolist() == pytest.approx([-0.9])


def test_the_table_lists_what_moves_the_score_most(street):
    table = street.gradient("close").top(2)
    assert table.column("id") == ("close", "safety")
    assert table.column("derivative") == pytest.approx((0.6, 0.5))
    assert table.title == "What moves close"


def test_the_table_leaves_out_what_moves_nothing(street):
    assert street.gradient("vans").top().column("id") == ("vans",)
    assert len(street.gradient("vans").top(0)) == 0


def test_a_map_names_its_claims_by_their_texts():
    b = MapBuilder("Umbrella")
    rain, take = b.claim("It will rain", id="rain", prior=0.7), b.claim("Take an umbrella", id="take", prior=0.1)
    b.support(rain, take)
    assert b.build().network.gradient("take").top(1).row("rain")["text"] == "It will rain"


@pytest.mark.parametrize("number", [-1, 2.0, True, "3"])
def test_a_number_of_rows_is_a_whole_number(street, number):
    with pytest.raises(ParameterError, match="number is"):
        street.gradient(0).top(number)


@pytest.mark.parametrize("target", ["saftey", 3, -1, True, None])
def test_an_unknown_target_is_refused(street, target):
    with pytest.raises(UnknownIdError):
        street.gradient(target)


@pytest.mark.parametrize("engine", ["plain", "compiled", "auto"])
def test_a_users_function_has_no_derivatives(street, engine):
    own = Modular("sum", lambda base, energy: min(1.0, max(0.0, base + energy / 2)), name="halfway")
    with pytest.raises(SemanticsError, match="'halfway' is a function, so its derivatives are not known"):
        street.gradient("close", own, engine=engine)


def test_the_number_of_threads_changes_nothing(street):
    one, two = (street.gradient("close", engine="compiled", threads=threads) for threads in (1, 2))
    assert one.prior.tolist() == two.prior.tolist()
    with pytest.raises(ParameterError, match="threads is 0"):
        street.gradient("close", threads=0)


def test_an_unknown_engine_is_refused(street):
    with pytest.raises(ArgmapError, match="unknown engine"):
        street.gradient("close", engine="steam")


@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_a_restatement_counts_as_the_claim_it_restates(engine):
    b = MapBuilder("Said twice")
    rain = b.claim("It will rain", id="rain", prior=0.7)
    b.claim("There will be rain", id="again", same_as=rain)
    take = b.claim("Take an umbrella", id="take", prior=0.1)
    b.support(rain, take, id="first", strength=0.5)
    b.support("again", take, id="second", strength=0.8)
    gradient = b.build().network.gradient("take", engine=engine)
    # take = 0.1 + 0.9 * 0.8 * 0.7: the stronger of two relations that say the same counts.
    assert gradient.prior.tolist() == pytest.approx([0.72, 0.72, 1 - 0.56])
    assert gradient.strength.tolist() == pytest.approx([0.63, 0.63])


@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_the_slope_is_that_by_the_base_score_after_sources_are_weighed(engine):
    b = MapBuilder("Hearsay")
    council = b.source("The council", id="council", reliability=0.5)
    told = b.claim("It will rain", id="rain", prior=0.0, said_by=council)
    take = b.claim("Take an umbrella", id="take", prior=0.2)
    b.support(told, take, id="step")
    b.support(b.claim("Clouds are gathering", id="clouds", prior=0.25), take, id="seen")
    gradient = b.build().network.gradient("take", engine=engine)
    # take = 0.2 + 0.8 (1 - (1 - rain) (1 - clouds)), where rain is its base score, whatever of its prior that is.
    assert gradient.prior.tolist() == pytest.approx([0.8 * 0.75, 0.75, 0.8])
    assert gradient.strength.tolist() == pytest.approx([0.0, 0.2])


@pytest.mark.parametrize("engine", ["plain", "compiled"])
def test_questions_and_relations_to_them_take_no_part(engine):
    b = MapBuilder("Asked")
    rain, why = b.claim("It will rain", id="rain", prior=0.7), b.question("Why?", id="why")
    take = b.claim("Take an umbrella", id="take", prior=0.1)
    b.support(rain, why, id="asks")
    b.support(rain, take, id="step")
    gradient = b.build().network.gradient("take", engine=engine)
    assert gradient.prior.tolist() == pytest.approx([0.9, 0.3])
    assert gradient.strength.tolist() == pytest.approx([0.0, 0.63])
