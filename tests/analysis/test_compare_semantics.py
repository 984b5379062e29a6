"""Several semantics side by side: scores, orders, and those that cannot score the map."""

import pytest

import argmap
from tests.analysis.test_objections import MAP


@pytest.fixture(name="street")
def _street():
    return argmap.loads(MAP)


def _tau_b(one, other):
    """Kendall's tau-b by its definition: every pair of claims looked at."""
    ids = list(one)
    concordant = tied_one = tied_other = pairs = 0
    for at, first in enumerate(ids):
        for second in ids[at + 1 :]:
            a, b = round(one[first] - one[second], 9), round(other[first] - other[second], 9)
            pairs += 1
            tied_one += a == 0
            tied_other += b == 0
            concordant += (a * b > 0) - (a * b < 0)
    return concordant / ((pairs - tied_one) * (pairs - tied_other)) ** 0.5


def test_scores_are_those_of_each_semantics(street):
    found = street.compare_semantics(["df_quad", "euler", "mlp"], top=None)
    for name in ("df_quad", "euler", "mlp"):
        scores = street.score(name)
        assert {row["id"]: row[name] for row in found} == dict(scores)
        assert found.conclusion[name] == scores["close"]


def test_tau_b_is_that_of_the_definition(street):
    found = street.compare_semantics(["df_quad", "euler", "mlp"])
    for one in ("df_quad", "euler", "mlp"):
        for other in ("df_quad", "euler", "mlp"):
            expected = _tau_b(street.score(one), street.score(other))
            assert found.agreement.row(one)[other] == pytest.approx(expected)


def test_by_default_all_that_can_are_there_and_the_others_are_told_with_the_reason(street):
    found = street.compare_semantics()
    assert set(found.conclusion) | set(found.refused) >= set(argmap.semantics_names())
    assert {"h_categoriser", "max_based"} <= set(found.refused)
    assert any("Left out: h_categoriser" in line and "which know rebuttals only" in line for line in found.words)


def test_the_claim_whose_rank_moves_most_comes_first(street):
    found = street.compare_semantics(top=None)
    moves = found.column("moves")
    assert list(moves) == sorted(moves, reverse=True)
    assert moves[0] > 0


def test_a_map_in_which_all_is_tied_has_no_order_to_compare():
    found = argmap.loads("{argmap: 1, title: T, claims: {a: A, b: B}}").compare_semantics(["df_quad", "euler"])
    assert found.agreement.row("df_quad")["euler"] is None
    assert found.conclusion == {}


def test_a_name_that_no_semantics_has_is_an_error_of_the_call(street):
    with pytest.raises(argmap.SemanticsError, match="Did you mean 'df_quad'"):
        street.compare_semantics(["df_quod"])
    with pytest.raises(argmap.ParameterError, match="no semantics is named"):
        street.compare_semantics([])


def test_nothing_that_can_score_the_map_is_an_error_that_says_why(street):
    with pytest.raises(argmap.SemanticsError, match="rebuttals only"):
        street.compare_semantics(["h_categoriser", "social"])


def test_orders_that_are_all_the_same_differ_nowhere():
    b = argmap.MapBuilder("Umbrella", conclusion="take")
    rain, take = b.claim("Rain", id="rain", prior=0.4), b.claim("Take one", id="take", prior=0.5)
    b.support(rain, take)
    found = b.build().compare_semantics(["df_quad", "quadratic_energy"])
    assert "They all put the claims in the same order." in found.words
    assert not any("differ most" in sentence for sentence in found.words)


def test_one_semantics_alone_is_not_between_itself_and_itself(street):
    found = street.compare_semantics(["df_quad"])
    assert found.words[0] == f"'close' stands at {found.conclusion['df_quad']:.2f} under df_quad."
