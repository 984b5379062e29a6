"""Semantics of one's own: put together from parts, or as functions; what is wrong with them is said."""

import dataclasses

import numpy as np
import pytest

import argmap
from argmap import Modular, ParameterError, SemanticsError, register_semantics, semantics_names
from argmap.semantics import FunctionSemantics, get_semantics, registry
from argmap.semantics.aggregations import Sum
from argmap.semantics.influences import Damped, Linear, PMax


@pytest.fixture(autouse=True)
def forget_what_is_registered(monkeypatch):
    monkeypatch.setattr(registry, "_registered", {})


@pytest.fixture(name="m")
def umbrella():
    b = argmap.MapBuilder("Umbrella")
    b.claim("Rain.", id="rain", prior=0.5)
    b.claim("Take it.", id="take", prior=0.25)
    b.support("rain", "take", id="step")
    b.rebut(b.claim("It is heavy.", id="heavy", prior=0.25), "take", id="load")
    return b.build()


def cautious(base, supports, rebuttals):
    return min([base, *(1 - rebuttals)])


def test_parts_are_put_together_by_name(m):
    assert m.score(Modular("top", "linear"))["take"] == pytest.approx(0.25 + 0.75 * 0.25)
    assert Modular("top", "linear").name == "top+linear"


def test_parts_may_be_functions(m):
    def widest(supports, rebuttals):
        return supports.max(initial=0) - rebuttals.max(initial=0)

    def halfway(base, energy):
        return base + energy / 2

    rule = Modular(widest, halfway)
    assert rule.name == "widest+halfway"
    assert not rule.smooth
    assert m.score(rule)["take"] == pytest.approx(0.25 + 0.125)
    assert m.network.score(rule).final.tolist() == pytest.approx([0.5, 0.375, 0.25])
    assert Modular(widest, "linear").score(0.25, [0.5], [0.25]) == pytest.approx(0.4375)
    assert Modular("sum", halfway).score(0.25, [0.5], [0.25]) == pytest.approx(0.375)


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Modular("sums", "linear"), "unknown aggregation 'sums'. Did you mean 'sum'?"),
        (lambda: Modular("sum", "liner"), "unknown influence 'liner'. Did you mean 'linear'?"),
        (lambda: Modular("xyzzy", "linear"), "There are sum, product, top, card"),
    ],
)
def test_an_unknown_part_is_told_with_the_nearest(build, message):
    with pytest.raises(SemanticsError, match=message.replace("?", r"\?")):
        build()


def test_a_function_is_a_semantics(m):
    scores = m.score(cautious)
    assert (scores.semantics, scores["take"]) == ("cautious", 0.25)
    assert m.score(cautious, fix={"heavy": 0.9})["take"] == pytest.approx(0.1)


def test_a_registered_name_is_found_listed_and_may_be_replaced(m):
    register_semantics("cautious", cautious)
    assert semantics_names()[-1] == "cautious"
    assert m.score("cautious", fix={"heavy": 0.9})["take"] == pytest.approx(0.1)
    register_semantics("cautious", Modular("top", "linear"))
    assert m.score("cautious")["take"] == pytest.approx(0.4375)
    assert m.score("cautious").semantics == "cautious"
    assert semantics_names().count("cautious") == 1


@pytest.mark.parametrize(
    ("name", "message"),
    [("df_quad", "belongs to a published semantics"), ("my own", "is no name"), ("", "is no name"), (7, "is no name")],
)
def test_a_name_that_cannot_be_registered_is_told(name, message):
    with pytest.raises(SemanticsError, match=message):
        register_semantics(name, cautious)


def test_what_is_no_semantics_is_refused(m):
    with pytest.raises(SemanticsError, match="3 is no semantics"):
        m.score(3)
    with pytest.raises(SemanticsError, match=r"'df_quod'\. Did you mean 'df_quad'"):
        m.score("df_quod")
    with pytest.raises(SemanticsError, match="There are df_quad, sd_df_quad"):
        m.score("xyzzy")


@pytest.mark.parametrize("value", [1.5, -0.1, float("nan"), float("inf"), None, "high"])
def test_a_function_that_leaves_the_range_is_told_what_it_gave(m, value):
    with pytest.raises(SemanticsError, match=r"gave .* A score must be a finite number in \[0, 1\]"):
        m.score(lambda base, supports, rebuttals: value)


def test_an_influence_that_leaves_the_range_is_told_what_it_gave(m):
    rule = Modular("sum", lambda base, energy: 2.0, name="double")
    with pytest.raises(SemanticsError, match=r"'double' gave 2.0 for base 0.5, 0 supports, 0 rebuttals"):
        m.score(rule)
    with pytest.raises(SemanticsError, match=r"'double' gave 2.0\. A score"):
        rule.scores(np.array([0.5]), np.array([]), np.array([], dtype=np.int8), np.array([0, 0]))


def test_what_a_function_raises_is_not_hidden(m):
    def broken(base, supports, rebuttals):
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        m.score(broken)


def test_a_function_has_no_slopes():
    nothing = np.array([]), np.array([], dtype=np.int8), np.array([0])
    for rule in (
        FunctionSemantics(cautious, name="cautious"),
        Modular("sum", lambda base, energy: base),
        Modular(lambda supports, rebuttals: 0.0, "linear"),
    ):
        assert not rule.smooth
        with pytest.raises(SemanticsError, match="its derivatives are not known"):
            rule.slopes(np.array([]), *nothing)


def test_a_function_is_called_once_a_claim_with_its_own_forces():
    seen = []

    def watching(base, supports, rebuttals):
        seen.append((base, supports.tolist(), rebuttals.tolist()))
        return base

    rule = FunctionSemantics(watching, name="watching")
    force, sign = np.array([0.1, 0.2, 0.3]), np.array([1, -1, 1], dtype=np.int8)
    assert rule.scores(np.array([0.5, 0.6, 0.7]), force, sign, np.array([0, 2, 2, 3])).tolist() == [0.5, 0.6, 0.7]
    assert seen == [(0.5, [0.1], [0.2]), (0.6, [], []), (0.7, [0.3], [])]


def test_parameters_are_set_by_name(m):
    scores = m.score("quadratic_energy", parameters={"p": 3})
    assert scores["take"] == pytest.approx(0.25 + 0.75 * 0.25**3 / (1 + 0.25**3))
    assert scores.parameters == {"p": 3.0}
    assert m.score("df_quad", parameters={}).parameters == {}


@pytest.mark.parametrize(
    ("semantics", "parameters", "message"),
    [
        ("quadratic_energy", {"p": 0.5}, "Give a finite number of 1 or more"),
        ("quadratic_energy", {"p": float("inf")}, "Give a finite number of 1 or more"),
        ("quadratic_energy", {"p": True}, "Give a finite number of 1 or more"),
        ("counting", {"alpha": 1}, "between 0 and 1, both excluded"),
        ("counting", {"alpha": "0.5"}, "between 0 and 1, both excluded"),
        ("quadratic_energy", {"q": 2}, "unknown parameter 'q' of 'quadratic_energy'. There is p"),
        ("df_quad", {"p": 2}, "'df_quad' has no parameters"),
        (cautious, {"p": 2}, "'cautious' has no parameters"),
        ("df_quad", 3, "parameters is 3. Give a mapping"),
    ],
)
def test_a_parameter_that_is_wrong_is_told(m, semantics, parameters, message):
    with pytest.raises(ParameterError, match=message):
        m.score(semantics, parameters=parameters)


def test_all_wrong_parameters_are_told_at_once():
    with pytest.raises(ParameterError) as caught:
        get_semantics("counting", {"alpha": 2, "beta": 1})
    assert len(caught.value.problems) == 2


def one_support(p):
    return 0.5 + 0.5 * 0.5**p / (1 + 0.5**p)


@pytest.mark.parametrize("p", [1, 2.0, 3, np.float64(1.5)])
@pytest.mark.parametrize(
    "build",
    [
        lambda p: Modular("sum", "p-max", parameters={"p": p}),
        lambda p: Modular("sum", PMax(p=p)),
        lambda p: Modular("sum", PMax(5.0), parameters={"p": p}),
        lambda p: Modular("sum", "p-max").with_parameters({"p": p}),
        lambda p: get_semantics(Modular("sum", "p-max"), parameters={"p": p}),
    ],
)
def test_parameters_of_a_modular_reach_its_parts_and_are_reported(build, p):
    rule = build(p)
    assert rule.score(0.5, [0.5], []) == pytest.approx(one_support(p), abs=1e-15)
    assert (rule.parameters, rule.influence.p) == ({"p": p}, p)
    assert rule.renamed("other").bound(3).parameters == {"p": p}


def test_a_parameter_set_at_first_is_right_to_the_printed_digit():
    assert Modular("sum", "p-max", parameters={"p": 1}).score(0.5, [0.5], []) == pytest.approx(2 / 3, abs=1e-15)
    assert Modular("sum", "p-max").parameters == {"p": 2.0}
    assert Modular("sum", "linear").parameters == {}


@pytest.mark.parametrize("engine", ["plain", "compiled"])
@pytest.mark.parametrize("semantics", [Modular("sum", "p-max"), "mine"], ids=["as it is", "registered"])
def test_parameters_reach_every_way_of_asking(semantics, engine):
    register_semantics("mine", Modular("sum", "p-max"))
    network = argmap.Network.from_arrays(prior=[0.5, 0.5], source=[1], target=[0], sign=[1])
    asked = {"parameters": {"p": 3}, "engine": engine}
    scores = network.score(semantics, **asked)
    assert (scores.final[0], scores.parameters) == (pytest.approx(one_support(3), abs=1e-15), {"p": 3.0})
    assert network.score_many([[0.5, 0.5]], semantics, **asked).final[0, 0] == pytest.approx(one_support(3), abs=1e-15)
    assert network.session(semantics, **asked)[0] == pytest.approx(one_support(3), abs=1e-15)
    slope = network.gradient(0, semantics, **asked).prior[1]
    assert slope == pytest.approx(0.5 * 3 * 0.25 / (1 + 0.125) ** 2, abs=1e-15)


def test_parameters_reach_a_map_scored_by_a_modular_that_nobody_registered(m):
    scores = m.score(Modular("sum", "p-max", parameters={"p": 1}), parameters={"p": 3})
    assert scores["take"] == m.score("quadratic_energy", parameters={"p": 3})["take"]
    assert scores.parameters == {"p": 3.0}
    assert m.score(Modular("sum", PMax(p=3))).parameters == {"p": 3.0}


def test_the_dataclasses_of_a_user_have_parameters_too():
    @dataclasses.dataclass(frozen=True)
    class Leaning(Linear):
        much: float = 1.0
        word: str = "leaning"

        def score(self, base, energy):
            return super().score(base, self.much * energy)

    @dataclasses.dataclass(frozen=True)
    class Weighted(Sum):
        weight: float = 1.0

        def energy(self, supports, rebuttals):
            return self.weight * super().energy(supports, rebuttals)

    rule = Modular(Weighted(), Leaning(), parameters={"much": 0.5, "weight": 0.25})
    assert rule.parameters == {"weight": 0.25, "much": 0.5}
    assert rule.score(0.5, [0.8], []) == pytest.approx(0.5 + 0.5 * 0.8 * 0.125)
    with pytest.raises(ParameterError, match="Give a finite number"):
        rule.with_parameters({"much": float("nan")})
    with pytest.raises(ParameterError, match="unknown parameter 'word'"):
        rule.with_parameters({"word": "other"})


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: Modular("sum", "p-max", parameters={"q": 1}), r"unknown parameter 'q' of 'sum\+p-max'. There is p"),
        (lambda: Modular("sum", "linear", parameters={"p": 1}), r"'sum\+linear' has no parameters"),
        (lambda: Modular("sum", lambda base, energy: base, parameters={"p": 1}), "has no parameters"),
        (lambda: Modular("sum", "p-max", parameters={"p": 0.5}), "Give a finite number of 1 or more"),
        (lambda: Modular("sum", "p-max", parameters={"p": float("nan")}), "Give a finite number of 1 or more"),
        (lambda: Modular("sum", PMax(0.5)), "parameter p of 'sum\\+p-max' is 0.5"),
        (lambda: Modular("sum", PMax("2")), "Give a finite number of 1 or more"),
        (lambda: Modular("sum", Damped(1.0)), "between 0 and 1, both excluded"),
        (lambda: Modular("sum", Damped(), parameters={"largest": 3}), "unknown parameter 'largest'"),
        (lambda: Modular("sum", "p-max", parameters=3), "parameters is 3. Give a mapping"),
        (lambda: Modular("sum", "p-max").with_parameters([1]), r"parameters is \[1\]. Give a mapping"),
    ],
)
def test_a_parameter_that_no_part_has_is_refused_when_it_is_built(build, message):
    with pytest.raises(ParameterError, match=message):
        build()


@pytest.mark.parametrize("p", [1.0, 1.5, 2.0, 5.0])
def test_the_steepness_of_p_max_is_a_parameter(p):
    assert PMax(p).score(0.5, 1.0) == 0.75
    assert PMax(p).scores(np.array([0.5]), np.array([-1.0])).tolist() == [0.25]


@pytest.mark.parametrize("semantics", ["h_categoriser", "max_based", "card_based", "counting", "social"])
def test_a_semantics_of_rebuttals_alone_refuses_supports_and_names_those_that_would_do(m, semantics):
    with pytest.raises(SemanticsError) as caught:
        m.score(semantics)
    assert str(caught.value) == (
        f"{semantics!r} knows rebuttals only, and this map has supports of claims. These score supports too: "
        "df_quad, sd_df_quad, quadratic_energy, euler, euler_top, mlp, weakest_link."
    )


@pytest.mark.parametrize("semantics", ["h_categoriser", "max_based", "card_based", "counting", "social"])
def test_it_takes_the_backing_of_a_relation_and_of_a_source(semantics):
    b = argmap.MapBuilder("Street")
    b.source("The council", id="council", reliability=0.5)
    b.claim("Vans.", id="vans", prior=0.5, said_by="council")
    b.claim("Close.", id="close", prior=0.5)
    b.rebut("vans", "close", id="loss", strength=0.5)
    b.support(b.claim("Deliveries are daily.", prior=0.5), "loss")
    b.support(b.claim("It counted.", prior=0.5), "council")
    scores = b.build().score(semantics)
    assert scores.sources["council"] == (0.75 if semantics != "counting" else 1.0)
    assert 0.0 <= scores["close"] < 0.5 or semantics == "counting"
