"""Contributions of claims and relations: what papers print, what follows from their definitions, and sums."""

import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import argmap
from argmap import MapBuilder
from tests.analysis.bipolar import build, film
from tests.shared.documents import documents
from tests.shared.examples import examples
from tests.shared.removed import without_relations

BIPOLAR = [name for name in argmap.semantics_names() if not argmap.semantics.get_semantics(name).rebuttals_only]


def by_id(found):
    return dict(zip(found.column("id"), found.column("contribution"), strict=True))


@pytest.mark.parametrize(
    ("method", "printed"),
    [
        ("removal", {"fA": 0.05144307, "fA1": 0.00779247, "fA2": 0.01114407, "fD": 0.00779247, "fW": -0.0042}),
        ("intrinsic_removal", {"fA": 0.03192, "fA1": 0.00779247, "fA2": 0.01114407, "fD": 0.00779247, "fW": -0.0042}),
        ("shapley", {"fA": 0.04472645, "fA1": 0.00406492, "fA2": 0.00577012, "fD": 0.01124825, "fW": -0.00806667}),
        ("gradient", {"fA": 0.17625825, "fA1": 0.1558494, "fA2": 0.159201, "fD": 0.1558494, "fW": -0.21}),
    ],
)
def test_a_film_review(method, printed):
    """Kampik, Potyka, Yin, Cyras, Toni, IJAR 2024, Table 5."""
    assert by_id(film().attribute("m", method=method)) == pytest.approx(printed, abs=1e-8)


def test_fake_news():
    """Yin, Potyka, Toni, ECAI 2023, Table 1."""
    news = build(
        dict.fromkeys("ABCDEFGH", 0.5),
        rebuttals=[("D", "A"), ("E", "B"), ("F", "D"), ("G", "F"), ("H", "F")],
        supports=[("B", "A"), ("C", "A")],
    )
    printed = {"C": 0.375, "B": 0.125, "F": 0.0625, "G": -0.0625, "H": -0.0625, "E": -0.125, "D": -0.4375}
    assert by_id(news.attribute("A", method="gradient")) == pytest.approx(printed, abs=1e-12)


def test_two_rebuttals_under_quadratic_energy():
    """Kampik and others, IJAR 2024: a gradient is small where two strong rebuttals stand in for one another."""
    two = build({"a": 0.5, "b": 1.0, "c": 1.0}, rebuttals=[("b", "a"), ("c", "a")])
    assert two.attribute("a", method="gradient", semantics="quadratic_energy").row("b")[
        "contribution"
    ] == pytest.approx(-0.08)


def test_relations():
    """Yin, Potyka, Toni, IJCAI 2024, Example 2."""
    example = build(
        dict.fromkeys(["alpha", "beta", "gamma", "delta", "zeta"], 0.5),
        rebuttals=[("delta", "beta"), ("delta", "gamma"), ("zeta", "delta")],
        supports=[("beta", "alpha"), ("gamma", "alpha")],
    )
    printed = {
        "delta_beta": -0.03177083333, "delta_gamma": -0.03177083333, "zeta_delta": 0.03072916667,
        "beta_alpha": 0.16875, "gamma_alpha": 0.16875,
    }  # fmt: skip
    assert by_id(example.attribute(target="alpha", of="relations")) == pytest.approx(printed, abs=1e-10)


def chain_of_reasons():
    """`low` supports `middle`, which is linked with `partner` for `top`; `cut` undercuts that step, `idle` bears on nothing."""
    b = MapBuilder("Chain", conclusion="top")
    for claim, prior in {"top": 0.2, "middle": 0.4, "partner": 0.8, "low": 0.5, "cut": 0.3, "idle": 0.9}.items():
        b.claim(claim.title(), id=claim, prior=prior)
    b.support("low", "middle", id="up")
    step = b.support(["middle", "partner"], "top", id="step", strength=0.9)
    b.undercut("cut", step, id="against")
    b.rebut("top", "idle", id="away")
    return b.build()


def test_removal_by_hand():
    """top = 0.2 + 0.8 * 0.9 * (1 - 0.3) * 0.7 * 0.8; without `low` the middle stands at 0.4."""
    found = by_id(chain_of_reasons().attribute(method="removal"))
    force = 0.9 * 0.7 * 0.8
    assert found == pytest.approx({
        "middle": 0.8 * force * 0.7, "partner": 0.8 * force * 0.7,
        "low": 0.8 * force * (0.7 - 0.4), "cut": 0.8 * (force - 0.9 * 0.8) * 0.7,
    })  # fmt: skip


def test_intrinsic_removal_by_hand():
    """By itself the middle stands at 0.4, so that is what it brings; the others have nothing that bears on them."""
    a_map = chain_of_reasons()
    found, removal = by_id(a_map.attribute(method="intrinsic_removal")), by_id(a_map.attribute(method="removal"))
    assert found.pop("middle") == pytest.approx(0.8 * 0.9 * 0.7 * 0.8 * 0.4)
    assert found == pytest.approx({claim: removal[claim] for claim in found})


@pytest.mark.parametrize("join", ["product", "min", "mean"])
def test_a_removed_premise_takes_its_step_along(join):
    """Held at 0 it would count 0 in the mean, and the step would keep half of the other premise's 0.8."""
    b = MapBuilder("Joined", conclusion="top", join=join)
    b.support([b.claim("One", id="one", prior=0.6), b.claim("Two", id="two", prior=0.8)], b.claim("Top", id="top"))
    a_map = b.build()
    without = a_map.score()["top"] - a_map.attribute(method="removal").row("one")["contribution"]
    assert without == pytest.approx(0.5)


def test_a_removed_step_is_not_saved_by_its_backing():
    b = MapBuilder("Backed", conclusion="top")
    top = b.claim("Top", id="top", prior=0.2)
    step = b.support(b.claim("Reason", id="reason", prior=1.0), top, id="step", strength=0.5)
    b.support(b.claim("Backing", id="backing", prior=1.0), step, id="backs")
    a_map = b.build()
    assert a_map.score()["top"] == 1.0
    assert a_map.score(strength={"step": 0.0})["top"] == 1.0
    found = a_map.attribute(method="removal", of="relations")
    assert by_id(found) == pytest.approx({"step": 0.8, "backs": 0.4})
    shares = by_id(a_map.attribute(method="shapley", of="relations"))
    assert shares == pytest.approx({"step": (0.4 + 0.8) / 2, "backs": 0.4 / 2})


def test_only_what_bears_on_the_target_takes_part():
    a_map = chain_of_reasons()
    assert set(a_map.attribute(method="removal").column("id")) == {"middle", "partner", "low", "cut"}
    assert set(a_map.attribute(method="removal", of="relations").column("id")) == {"step", "up", "against"}
    lonely = a_map.attribute(target="low")
    assert (len(lonely), lonely.players, lonely.none) == (0, 0, 0.5)
    assert "No claim bears on 'low'" in str(lonely)


def by_every_order(a_map, target, players, semantics, **out):
    """The Shapley value by its definition: one scoring after the other."""
    verb = next(iter(out))
    worth = {}
    for size in range(len(players) + 1):
        for inside in itertools.combinations(players, size):
            gone = {player: 0.0 for player in players if player not in inside}
            worth[inside] = a_map.score(semantics, **{verb: gone})[target]
    total = dict.fromkeys(players, 0.0)
    for order in itertools.permutations(players):
        for place, player in enumerate(order):
            before, after = (tuple(one for one in players if one in order[:end]) for end in (place, place + 1))
            total[player] += worth[after] - worth[before]
    return {player: value / math.factorial(len(players)) for player, value in total.items()}


@pytest.mark.parametrize("semantics", BIPOLAR)
def test_shapley_is_the_mean_over_all_orders(semantics):
    a_map = chain_of_reasons()
    claims = a_map.attribute(semantics=semantics)
    expected = by_every_order(a_map, "top", ["middle", "partner", "low", "cut"], semantics, fix=True)
    assert by_id(claims) == pytest.approx(expected, abs=1e-12)
    relations = a_map.attribute(of="relations", semantics=semantics)
    expected = by_every_order(a_map, "top", ["step", "up", "against"], semantics, strength=True)
    assert by_id(relations) == pytest.approx(expected, abs=1e-12)
    assert sum(by_id(claims).values()) == pytest.approx(claims.score - claims.none, abs=1e-12)


def circle():
    """`one` and `two` rebut each other; `three` supports `one` and is rebutted by it; the target stands in the circle."""
    return build(
        {"one": 0.6, "two": 0.5, "three": 0.7}, rebuttals=[("one", "two"), ("two", "one"), ("one", "three")],
        supports=[("three", "one")],
    )  # fmt: skip


@pytest.mark.parametrize("semantics", BIPOLAR)
def test_circles(semantics):
    a_map = circle()
    now = a_map.score(semantics)["one"]
    removal = by_id(a_map.attribute("one", method="removal", semantics=semantics))
    without = {claim: now - a_map.score(semantics, fix={claim: 0.0})["one"] for claim in ("two", "three")}
    assert removal == pytest.approx(without, abs=1e-7)
    shares = by_id(a_map.attribute("one", method="shapley", semantics=semantics))
    assert shares == pytest.approx(by_every_order(a_map, "one", ["two", "three"], semantics, fix=True), abs=1e-7)
    into_two = a_map.score(semantics, strength={"one_two": 0.0})["one"]
    by_itself = a_map.attribute("one", method="intrinsic_removal", semantics=semantics).row("two")["contribution"]
    assert by_itself == pytest.approx(into_two - a_map.score(semantics, fix={"two": 0.0})["one"], abs=1e-7)


def contrary(base, supports, rebuttals):
    """Accept a claim where nothing much speaks against it: a jump, so that a claim against itself has no score."""
    return 1.0 if rebuttals.sum() < 0.5 else 0.0


def test_scores_that_do_not_settle_are_refused():
    """With the doubter there the claim is rejected; without it the claim is against itself."""
    a_map = build({"liar": 0.5, "doubter": 1.0}, rebuttals=[("liar", "liar"), ("doubter", "liar")])
    assert a_map.score(contrary)["liar"] == 0.0
    with pytest.raises(argmap.ConvergenceError, match="no fixed point was found"):
        a_map.attribute("liar", method="removal", semantics=contrary)


@given(documents(), st.data())
def test_removal_is_the_score_less_that_with_the_claim_held_at_0(document, data):
    assume(document.defaults.join != "mean")  # under the mean of premises a step still has force with one of them at 0
    scored = [key for key, claim in document.claims.items() if claim.kind != "question" and claim.same_as is None]
    target = data.draw(st.sampled_from(scored))
    a_map = argmap.ArgumentMap(document)
    try:
        found = by_id(a_map.attribute(target, method="removal", semantics="euler_top"))
        expected = {
            claim: a_map.score("euler_top")[target] - a_map.score("euler_top", fix={claim: 0.0})[target]
            for claim in scored
            if claim != target
        }
    except argmap.ConvergenceError:
        assume(False)
    for claim, without in expected.items():
        assert found.get(claim, 0.0) == pytest.approx(without, abs=1e-7)


@given(documents(), st.data())
def test_removal_of_a_relation_is_the_map_without_it(document, data):
    assume(document.relations and all(claim.same_as is None for claim in document.claims.values()))
    scored = [key for key, claim in document.claims.items() if claim.kind != "question"]
    target = data.draw(st.sampled_from(scored))
    a_map = argmap.ArgumentMap(document)
    try:
        found = by_id(a_map.attribute(target, method="removal", of="relations", semantics="euler_top"))
        now = a_map.score("euler_top")[target]
        for relation in document.relations:
            without = argmap.ArgumentMap(without_relations(document, [relation])).score("euler_top")[target]
            assert found.get(relation, 0.0) == pytest.approx(now - without, abs=1e-7)
    except argmap.ConvergenceError:
        assume(False)


@given(documents(), st.data())
@examples(300)
def test_shapley_values_add_up(document, data):
    scored = [key for key, claim in document.claims.items() if claim.kind != "question"]
    target = data.draw(st.sampled_from(scored))
    of = data.draw(st.sampled_from(["claims", "relations"]))
    try:
        found = argmap.ArgumentMap(document).attribute(target, method="shapley", of=of, semantics="euler_top")
    except argmap.ConvergenceError:
        assume(False)
    assert found.orders == 0
    assert sum(by_id(found).values()) == pytest.approx(found.score - found.none, abs=1e-9)


def test_what_is_said_again_is_one_player():
    b = MapBuilder("Again", conclusion="top")
    top = b.claim("Top", id="top", prior=0.2)
    reason = b.claim("Reason", id="reason", prior=0.5)
    b.claim("Reason again", id="again", same_as=reason)
    b.support(reason, top, id="first", strength=0.4)
    b.support("again", top, id="second", strength=0.6)
    a_map = b.build()
    assert by_id(a_map.attribute()) == pytest.approx({"reason": a_map.score()["top"] - 0.2})
    relations = by_id(a_map.attribute(method="removal", of="relations"))
    assert relations == pytest.approx({"first": a_map.score()["top"] - 0.2})
    assert a_map.attribute(target="reason").players == 0


def test_methods_do_not_agree_where_one_claim_can_stand_in_for_another():
    """Two rebuttals of full force: neither is missed, the gradient is 0, and the Shapley value gives each half."""
    two = build({"a": 0.5, "b": 1.0, "c": 1.0}, rebuttals=[("b", "a"), ("c", "a")])
    found = {method: by_id(two.attribute("a", method=method)) for method in ("removal", "gradient", "shapley")}
    assert found == {
        "removal": {"b": 0.0, "c": 0.0}, "gradient": {"b": 0.0, "c": 0.0}, "shapley": {"b": -0.25, "c": -0.25}
    }  # fmt: skip


def test_words_and_rows():
    found = film().attribute("m", method="removal", top=2)
    assert (found.target, found.of, found.method, found.players, len(found)) == ("m", "claims", "removal", 5, 2)
    assert found.words[0] == "'m' hangs most on 'fA': it stands at 0.85, and without it at 0.80. 2 of 5 are shown."
    assert found.column("id") == ("fA", "fA2")
    relations = film().attribute("m", method="shapley", of="relations")
    assert relations.row("fW_m")["step"] == "fW rebuts m"
    assert set(relations.to_dict()) == {
        "words", "rows", "target", "method", "of", "semantics", "score", "none", "players", "orders"
    }  # fmt: skip


def test_steps_name_sources_and_relations_that_are_aimed_at():
    b = MapBuilder("Heard", conclusion="one")
    b.source("The council", id="council", reliability=0.8)
    one = b.claim("One", id="one", prior=0.5, said_by="council")
    step = b.support(b.claim("Two", id="two"), one, id="step")
    b.undercut(b.claim("Three", id="three"), "council", id="doubt")
    b.undercut(b.claim("Four", id="four"), step, id="cut")
    found = b.build().attribute(method="removal", of="relations")
    assert found.row("doubt")["step"] == "three undercuts council"
    assert found.row("cut")["step"] == "four undercuts step"
    assert found.row("doubt")["contribution"] < 0


def test_a_saturated_score_is_said_to_stand_against_small_changes_only():
    b = MapBuilder("Sure", conclusion="close")
    close = b.claim("Close it.", id="close", prior=0.5)
    for reason in ("school", "residents"):
        b.support(b.claim(reason, id=reason, prior=1.0), close)
    m = b.build()
    assert m.attribute(method="gradient").words[0] == "No small change of a claim moves 'close', which stands at 1.00."
    assert (
        m.attribute(method="removal").words[0].startswith("The loss of no single claim makes a difference to 'close'")
    )
    assert all(
        "degrees, not probabilities" in m.attribute(method=method).words[-1] for method in ("gradient", "shapley")
    )


def test_one_claim_that_bears_is_counted_as_one():
    m = build({"close": 0.5, "school": 0.5}, supports=[("school", "close")])
    assert "without the one claim that bears on it" in m.attribute("close", method="shapley").words[0]


def test_what_the_table_leaves_out_is_said():
    assert film().attribute("m", method="removal", top=1).words[0].endswith(" 1 of 5 is shown.")
    assert "shown" not in film().attribute("m", method="removal").words[0]
