"""Numbers that papers, and programs by their authors, print for small graphs."""

import pytest

from argmap import MapBuilder


def scores_of(priors, *, attacks=(), supports=(), semantics, **arguments):
    b = MapBuilder("Published")
    ids = {name: b.claim(name, prior=prior) for name, prior in priors.items()}
    for premise, target in attacks:
        b.rebut(ids[premise], ids[target])
    for premise, target in supports:
        b.support(ids[premise], ids[target])
    scores = b.build().score(semantics, **arguments)
    return {name: scores[claim] for name, claim in ids.items()}


def pairs(text):
    """`"ab cd"` as the pairs (a, b) and (c, d); longer names are joined by `>`."""
    return [tuple(pair.split(">")) if ">" in pair else tuple(pair) for pair in text.split()]


def test_e_democracy():
    # Rago, Toni, Aurisicchio, Baroni, "Discontinuity-Free Decision Support with Quantitative Argumentation Debates",
    # KR 2016: the e-democracy example.
    priors = {"A1": 0.5, "A2": 0.5, "P1": 0.7, "P2": 0.5, "P3": 0.9, "C1": 0.2, "C2": 0.2, "C3": 0.6, "C4": 0.5}
    scores = scores_of(
        priors, attacks=pairs("C1>A2 C2>P2 C3>P2 C4>P2"), supports=pairs("P1>A1 P2>A1 P3>A2"), semantics="df_quad"
    )
    assert scores == pytest.approx(priors | {"A1": 0.862, "A2": 0.85, "P2": 0.08}, abs=1e-12)


STOCKS = {
    "priors": {"Buy": 0.5, "Sell": 0.5, "1": 0.8, "2": 0.7, "3": 0.3, "4": 0.9, "5": 0.9},
    "attacks": pairs("Buy>Sell Sell>Buy 2>1 3>2 4>3 5>1"),
    "supports": pairs("1>Sell 2>Buy 4>2 5>Buy"),
}


def test_stock_market():
    # Potyka, "Continuous Dynamical Systems for Weighted Bipolar Argumentation", KR 2018: the stock-market example, a
    # graph with a circle. The values are those that Potyka's program Uncertainpy prints for it with a step of 0.1,
    # stopped where nothing moves faster than 0.001: about as close as 0.002.
    scores = scores_of(**STOCKS, semantics="quadratic_energy")
    printed = {
        "Buy": 0.8208178793031596, "Sell": 0.36345378093100583, "1": 0.20494963930535626,
        "2": 0.8050136080030856, "3": 0.165776045953347, "4": 0.9, "5": 0.9,
    }  # fmt: skip
    assert scores == pytest.approx(printed, abs=2e-3)


def test_stock_market_by_hand():
    # The same graph: 3, 2 and 1 in order, and the two equations of Buy and Sell held at what is found.
    def moved(base, energy):
        return base - base * energy**2 / (1 + energy**2) if energy < 0 else (base + energy**2) / (1 + energy**2)

    third = moved(0.3, -0.9)
    second = moved(0.7, 0.9 - third)
    first = moved(0.8, -second - 0.9)
    scores = scores_of(**STOCKS, semantics="quadratic_energy")
    assert (scores["3"], scores["2"], scores["1"]) == pytest.approx((third, second, first), abs=1e-12)
    assert scores["Buy"] == pytest.approx(moved(0.5, second + 0.9 - scores["Sell"]), abs=1e-12)
    assert scores["Sell"] == pytest.approx(moved(0.5, first - scores["Buy"]), abs=1e-12)


@pytest.mark.parametrize(
    ("semantics", "score"),
    [
        ("quadratic_energy", 0.09999999999999998),
        ("df_quad", 0.0),
        ("sd_df_quad", 0.25),
        ("euler", 0.29753420374977824),
        ("euler_top", 0.3665218026227227),
    ],
)
def test_two_full_attackers(semantics, score):
    # Kampik, Potyka, Yin, Cyras, Toni, "Contribution Functions for Quantitative Bipolar Argumentation Graphs",
    # IJAR 2024: the graph with which they show what contribution functions lack, as their notebook prints it.
    scores = scores_of({"a": 0.5, "b": 1.0, "c": 1.0}, attacks=pairs("ba ca"), semantics=semantics)
    assert scores["a"] == pytest.approx(score, abs=1e-15)


def test_a_film_and_its_reviews():
    # Kampik et al. 2024, Table 5: the contribution by removal of a reason is what the film's score loses without it.
    priors = {"m": 0.79, "fA": 0.16, "fD": 0.05, "fW": 0.02, "fA1": 0.05, "fA2": 0.07}
    attacks, supports = pairs("fW>m"), pairs("fA>m fD>m fA1>fA fA2>fA")
    whole = scores_of(priors, attacks=attacks, supports=supports, semantics="df_quad")["m"]

    def without(gone):
        left = {name: prior for name, prior in priors.items() if name != gone}
        kept = [[pair for pair in side if gone not in pair] for side in (attacks, supports)]
        return scores_of(left, attacks=kept[0], supports=kept[1], semantics="df_quad")["m"]

    removal = {name: whole - without(name) for name in priors if name != "m"}
    printed = {"fA": 0.05144, "fA1": 0.00779, "fA2": 0.01114, "fD": 0.00779, "fW": -0.0042}
    assert removal == pytest.approx(printed, abs=1e-5)


def test_sydney_siege():
    # Yin, Potyka, Toni, "Argument Attribution Explanations in Quantitative Bipolar Argumentation Frameworks",
    # ECAI 2023, Table 1.
    scores = scores_of(
        dict.fromkeys("ABCDEFGH", 0.5), attacks=pairs("DA EB FD GF HF"), supports=pairs("BA CA"), semantics="df_quad"
    )
    assert scores["A"] == 0.59375


def test_quantitative_dispute_trees():
    # Cyras, QDT (the program's example 4.1), under the quadratic energy model of Potyka, KR 2018; three digits.
    scores = scores_of(
        {"a": 0.5, "b": 0.2, "c": 0.85, "d": 0.65, "e": 0.4, "f": 1.0},
        attacks=pairs("ca eb fc"), supports=pairs("ba da ec"), semantics="quadratic_energy",
    )  # fmt: skip
    assert scores == pytest.approx({"a": 0.519, "b": 0.172, "c": 0.625, "d": 0.65, "e": 0.4, "f": 1.0}, abs=5e-4)


def test_one_support_under_quadratic_energy():
    # formal-argumentation, tests of its gradual semantics: 0.5 + 0.5 * 0.25 / 1.25.
    scores = scores_of({"a": 0.5, "b": 0.5}, supports=pairs("ab"), semantics="quadratic_energy")
    assert scores["b"] == pytest.approx(0.6, abs=1e-12)


def test_a_claim_that_attacks_itself_under_quadratic_energy():
    # formal-argumentation, the same: x = 0.5 - 0.5 x^2 / (1 + x^2).
    assert scores_of({"a": 0.5}, attacks=pairs("aa"), semantics="quadratic_energy")["a"] == pytest.approx(
        0.4238537989, abs=1e-9
    )


def test_four_attackers_in_a_ring():
    # QBAF-Py, tests of cycles: x = 0.1 (1 - x).
    scores = scores_of(dict.fromkeys("abcd", 0.1), attacks=pairs("ab bc cd da"), semantics="df_quad")
    assert scores == pytest.approx(dict.fromkeys("abcd", 1 / 11), abs=1e-12)


BONZON = {"priors": dict.fromkeys("abcde", 1.0), "attacks": pairs("ae ba bc ce da ed")}


def test_the_categoriser_ranks_five_arguments():
    # Bonzon, Delobelle, Konieczny, Maudet, "A Comparative Study of Ranking-Based Semantics for Abstract
    # Argumentation", AAAI 2016: the running example, two digits.
    scores = scores_of(**BONZON, semantics="h_categoriser")
    assert scores == pytest.approx({"a": 0.38, "b": 1.0, "c": 0.5, "d": 0.65, "e": 0.53}, abs=0.006)


def test_counting_ranks_five_arguments():
    # The same graph, as TweetyProject's CountingRankingReasoner(0.9, 1e-6) has it.
    scores = scores_of(**BONZON, semantics="counting", parameters={"alpha": 0.9})
    assert scores == pytest.approx({"a": 0.231304, "b": 1.0, "c": 0.55, "d": 0.708214, "e": 0.648413}, abs=2e-6)


def test_a_social_debate():
    # TweetyProject's SafExample after Leite and Martins, IJCAI 2011: votes for and against A 3 and 1, B 2 and 0,
    # C 2 and 5, D 2 and 1, each weighed as (for) / (for + against + 0.01); iterated there to 0.01 or better.
    votes = {"A": (3, 1), "B": (2, 0), "C": (2, 5), "D": (2, 1)}
    priors = {name: good / (good + bad + 0.01) for name, (good, bad) in votes.items()}
    scores = scores_of(priors, attacks=pairs("AB BC CB CD"), semantics="social")
    printed = {
        "A": 0.74812967581, "B": 0.19288319912917049, "C": 0.23027583477056476, "D": 0.5114446280594254
    }  # fmt: skip
    assert scores == pytest.approx(printed, abs=1e-4)
