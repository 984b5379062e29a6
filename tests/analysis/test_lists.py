"""Lists: who says what, what is disputed, what is asked, what is taken for granted, what there is."""

import networkx as nx
import pytest

import argmap
from tests.analysis.street import street

MAPS = ["anthropic-strategy", "age-of-the-earth", "umbrella", "pascals-wager", "dario-gpt3"]


@pytest.fixture(name="mill")
def _mill():
    return street()


@pytest.fixture(name="seed", scope="module")
def _seed():
    return argmap.load("maps/anthropic-strategy.yaml")


def test_a_source_is_listed_with_its_acts_passages_and_who_else_carries_the_claim(mill):
    found = mill.by(source="council")
    assert [(row["id"], row["act"], row["also"]) for row in found] == [
        ("injuries", "asserts", ()),  # the school only reports it
        ("study", "asserts", ()),
        ("vans", "denies", ("shop",)),
        ("early", "asserts", ()),
    ]
    assert found.row("injuries")["at"] == "report, lines 12-14"
    assert found.alone == ("injuries", "study", "early")
    assert found.through == ("shop",)


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"act": "denies"}, ["vans"]),
        ({"tag": "trade"}, ["vans", "vans"]),
        ({"since": "2024-05-02"}, ["injuries", "vans"]),
        ({"until": "2024-05-02"}, ["injuries", "vans"]),
        ({"since": "2024-05-02", "until": "2024-05-02"}, ["vans"]),
        ({"source": "school", "act": "asserts"}, []),
    ],
)
def test_conditions_are_met_together(mill, conditions, expected):
    assert list(mill.by(**conditions).column("id")) == expected


def test_without_conditions_every_attribution_is_there(seed):
    parts = [*seed.document.claims.values(), *seed.document.relations.values()]
    assert len(seed.by()) == sum(len(part.said_by) for part in parts)


def test_claims_that_only_one_source_carries_fall_to_nothing_without_it(seed):
    """Believed as far as that source: with it at 0, the base score is 0; the others keep one."""
    found = seed.by(source="staff")
    scores = seed.score(reliability={"staff": 0.0})
    assert found.alone
    for row in found:
        if row["id"] in scores.base and row["act"] in {"asserts", "reports", "cites", "concedes"}:
            assert (scores.base[row["id"]] == 0.0) == (row["id"] in found.alone)


@pytest.mark.parametrize(
    ("conditions", "error", "message"),
    [
        ({"source": "councl"}, argmap.UnknownIdError, "Did you mean 'council'"),
        ({"act": "deny"}, argmap.ParameterError, "Did you mean 'denies'"),
        ({"tag": "trad"}, argmap.UnknownIdError, "Did you mean 'trade'"),
        ({"since": "May"}, argmap.ParameterError, "Give a day"),
    ],
)
def test_conditions_that_make_no_sense_are_refused(mill, conditions, error, message):
    with pytest.raises(error, match=message):
        mill.by(**conditions)


def test_a_dispute_has_both_sides_and_the_weight_of_the_weaker(mill):
    found = mill.disputes()
    assert set(found.column("id")) == {"close", "safety", "vans"}
    forces = mill.score().relations
    row = found.row("close")
    assert row["for"] == pytest.approx(1 - (1 - forces["safety"]) * (1 - forces["nice"]))
    assert row["against"] == pytest.approx(forces["trade"])
    assert row["weight"] == pytest.approx(min(row["for"], row["against"]))
    assert found.row("safety")["kind"] == "support"
    assert found.row("vans")["denied_by"] == ("council",)


@pytest.mark.parametrize("name", MAPS)
def test_disputes_are_what_has_supports_and_objections(name):
    asked = argmap.load(f"maps/{name}.yaml")
    sides = {}
    for relation in asked.document.relations.values():
        if all(asked.document.claims[premise].kind != "question" for premise in relation.premises):
            sides.setdefault(relation.target, set()).add(relation.type == "support")
    found = asked.disputes(top=None)
    reasons = {row["id"] for row in found if row["for"] is not None and row["against"] is not None}
    assert reasons == {
        target
        for target, both in sides.items()
        if len(both) == 2 and target in (*asked.score(), *asked.score().relations)
    }
    weights = [round(weight, 9) for weight in found.column("weight")]
    assert weights == sorted(weights, reverse=True)


def test_a_map_without_disputes_says_so():
    assert "Nothing is disputed" in argmap.loads("{argmap: 1, title: T, claims: {a: A}}").disputes().words[0]


def test_questions_say_who_asks_and_what_they_are_about(mill):
    found = mill.questions()
    assert found.column("id") == ("why", "cost")
    assert found.row("why") | {"text": ""} == {
        "id": "why", "status": "open", "asked_by": ("shop",), "about": ("injuries",), "answers": (), "text": "",
    }  # fmt: skip
    assert "Answered, though no relation says how: cost." in found.words
    assert mill.questions(status="answered").column("id") == ("cost",)
    with pytest.raises(argmap.ParameterError, match="open or answered"):
        mill.questions(status="opne")


def test_assumptions_are_the_supports_that_nothing_supports(mill):
    found = mill.assumptions()
    assert [(row["id"], row["steps"]) for row in found] == [("duty", 1), ("injuries", 1), ("study", 1)]
    assert found.row("duty")["marks"] == ("implied", "default prior", "nobody says it")
    assert found.implied == ("duty",)


def test_reasons_that_run_in_a_circle_start_nowhere(mill):
    found = mill.assumptions(target="pleasant")
    assert len(found) == 0
    assert "circle" in found.words[0]


def test_a_claim_that_nothing_supports_is_its_own_assumption(mill):
    assert mill.assumptions(target="early").column("id") == ("early",)


@pytest.mark.parametrize("name", ["anthropic-strategy", "umbrella", "dario-gpt3"])
def test_assumptions_are_found_on_every_way_down_through_supports(name):
    asked = argmap.load(f"maps/{name}.yaml")
    graph = nx.DiGraph()
    graph.add_nodes_from(asked.document.claims)
    for relation in asked.document.relations.values():
        if relation.type == "support":
            graph.add_edges_from((premise, relation.id) for premise in relation.premises)
            graph.add_edge(relation.id, relation.target)
    (conclusion,) = asked.conclusion
    below = nx.ancestors(graph, conclusion) | {conclusion}
    leaves = {one for one in below if one in asked.document.claims and graph.in_degree(one) == 0}
    assert set(asked.assumptions().column("id")) == leaves


@pytest.mark.parametrize("name", MAPS)
def test_counts_add_up(name):
    asked = argmap.load(f"maps/{name}.yaml")
    number = {row["what"]: row["number"] for row in asked.stats()}
    assert number["claims"] == len(asked.document.claims)
    assert sum(number[kind] for kind in ("claim", "premise", "evidence", "question")) == number["claims"]
    assert sum(number[sort] for sort in ("support", "rebuttal", "undercut")) == number["relations"]


def test_the_shape_is_that_of_the_graph(mill):
    number = {row["what"]: row["number"] for row in mill.stats()}
    # why -> injuries -> close is 2 deep, and so is lighting -> lamps -> safety -> close, which passes two relations
    assert number["depth"] == 2
    assert number["circles"] == 1
    assert number["isolated"] == 2
    assert number["linked"] == 1
    assert number["backing"] == 1
    assert number["most premises"] == 2
    assert number["most arguments"] == 3
    assert number["restatements"] == 1


def test_a_chain_of_many_claims_is_measured_and_walked():
    b = argmap.MapBuilder("Chain", conclusion="c0")
    names = [b.claim("A claim", id=f"c{number}") for number in range(3000)]
    for below, above in zip(names[1:], names, strict=False):
        b.support([below], above)
    chain = b.build()
    assert chain.stats().row("depth")["number"] == 2999
    assert chain.assumptions().column("id") == ("c2999",)


def test_an_empty_map_has_a_shape_too():
    found = argmap.loads("{argmap: 1, title: Nothing}").stats()
    assert found.row("claims")["number"] == found.row("depth")["number"] == found.row("islands")["number"] == 0


def test_chances_are_no_degrees_and_no_dispute_is_weighed_by_them(mill):
    with pytest.raises(argmap.SemanticsError, match="needs degrees"):
        mill.disputes(semantics="probability")


def test_one_of_a_thing_is_counted_as_one():
    b = argmap.MapBuilder("One", conclusion="close")
    close = b.claim("Close it", id="close")
    b.support(b.claim("Safer", id="safer"), close)
    b.rebut(b.claim("Vans lose", id="vans", said_by=[b.source("Shop", id="shop")]), close)
    m = b.build()
    assert (
        m.disputes().words[0].startswith("One claim or step has something for it and something against; it is 'close'")
    )
    assert m.by().words[0] == "One claim or relation is spoken of by 1 source: asserts 1."
    assert "in 1 step at the deepest" in m.stats().words[0]


def test_a_map_in_which_nobody_is_named_says_so(mill):
    b = argmap.MapBuilder("One")
    b.claim("One")
    assert b.build().by().words == ("Nobody is named in this map (`said_by`).",)
    assert mill.by(act="cites", since="3000-01-01").words == ("Nothing in the map meets these conditions.",)


def said(*words):
    """What sources say of a claim that one claim supports, and of another."""
    b = argmap.MapBuilder("Said", conclusion="rain")
    for source in dict.fromkeys(source for source, _ in words):
        b.source(source.title(), id=source)
    rain = b.claim("It rains", id="rain", said_by=[{"source": source, "act": act} for source, act in words])
    b.support([b.claim("The street is wet", id="wet", prior=0.8)], rain)
    return b


ONE_AND_ANOTHER = "One is asserted by one source and denied by another."


def test_who_asserts_and_denies_the_same_does_not_dispute_with_themselves():
    found = said(("ann", "asserts"), ("ann", "denies")).build().disputes()
    assert len(found) == 0
    b = said(("ann", "asserts"), ("ann", "denies"))
    b.rebut([b.claim("The sky is blue", id="blue", prior=0.4)], "rain")
    found = b.build().disputes()
    assert found.row("rain")["asserted_by"] == found.row("rain")["denied_by"] == ("ann",)
    assert ONE_AND_ANOTHER not in found.words


@pytest.mark.parametrize(
    "words",
    [
        (("ann", "asserts"), ("ann", "denies"), ("ben", "denies")),
        (("ann", "asserts"), ("ann", "denies"), ("ben", "asserts")),
        (("ann", "concedes"), ("ben", "denies")),
        (("ann", "quotes"), ("ben", "denies")),
    ],
)
def test_what_one_source_asserts_and_another_denies_is_a_dispute(words):
    found = said(*words).build().disputes()
    assert found.column("id") == ("rain",)
    assert ONE_AND_ANOTHER in found.words


@pytest.mark.parametrize(
    "words",
    [
        (("ann", "asserts"), ("ben", "quotes"), ("ben", "denies"), ("ann", "denies")),
        (("ann", "speculates"), ("ben", "denies")),
        (("ann", "asserts"), ("ann", "retracts"), ("ben", "denies")),
        (("ann", "asserts"), ("ben", "denies"), ("ben", "retracts")),
    ],
)
def test_only_who_asserts_counts_as_asserting(words):
    asserting = {source for source, act in words if act == "asserts" and (source, "retracts") not in words}
    found = said(*words).build().disputes()
    assert all(set(row["asserted_by"]) <= asserting for row in found)
    denying = {source for source, act in words if act == "denies" and (source, "retracts") not in words}
    assert (len(found) == 1) == any(one != other for one in asserting for other in denying)
