"""What merging does to scores: every move is listed with its reason, and what is said to be the same is the same."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import argmap
from argmap.analysis.merge.merged_ids import named_apart
from argmap.model import Document
from tests.shared.documents import documents as any_documents
from tests.shared.examples import examples

UNTIL = 1e-9


def read(text):
    return argmap.loads("argmap: 1\ntitle: T\n" + text)


def stated(found):
    return [(one.id, one.field, one.a, one.b, one.kept) for one in found.taken]


def conflicts(found):
    return [(one.id, one.field, one.a, one.b, one.kept) for one in found.conflicts]


HEARD = "sources: {bob: {name: Bob, RELIABILITY}}\nclaims: {rain: {text: It rains., prior: 0.8, said_by: bob}}\n"
SILENT, DOUBTED = HEARD.replace(", RELIABILITY", ""), HEARD.replace("RELIABILITY", "reliability: 0.1")


def test_a_number_that_one_map_states_over_the_others_silence_is_listed_with_what_it_moves():
    found = argmap.merge(read(SILENT), read(DOUBTED))
    assert stated(found) == [("bob", "reliability", None, 0.1, 0.1)]
    assert found.conflicts == ()
    assert found.same == ()
    assert found.words[0] == "1 and 1 claims make 1: 0 are the same in both, 1 stands in both and not the same."
    assert "Stated in one map only, and taken over: reliability of 'bob' is 0.1 in b." in found.words
    (row,) = found.moved
    assert (row["id"], row["map"], row["why"]) == ("rain", "a", "reliability of 'bob' 1 → 0.1")
    assert (row["before"], row["merged"]) == (0.8, pytest.approx(0.08))


def test_a_number_that_says_what_silence_says_is_no_difference():
    found = argmap.merge(read(SILENT), read(HEARD.replace("RELIABILITY", "reliability: 1")))
    assert found.taken == ()
    assert (found.same, len(found.moved)) == (("rain",), 0)
    assert found.words[-1] == "Every score is what it was in the map that the claim is from."


CHAIN = """claims: {a: {text: A, A}, b: {text: B, prior: 0.5}, c: {text: C, prior: 0.4}}
relations: [{id: r, premises: [a, b], supports: c, R}]
"""


@pytest.mark.parametrize(
    ("one", "other", "taken", "why"),
    [
        ({"A": "prior: 0.9"}, {}, ("a", "prior", 0.9, None, 0.9), "prior of 'a' 0.5 → 0.9"),
        ({}, {"R": "strength: 0.3"}, ("r", "strength", None, 0.3, 0.3), "strength of 'r' 1 → 0.3"),
        ({}, {"A": "said_by: ann"}, ("a", "said_by", (), ("ann asserts",), ("ann asserts",)), "who says 'a'"),
    ],
)
def test_each_sort_of_number_is_listed_where_one_map_is_silent(one, other, taken, why):
    def text(parts):
        whole = "sources: {ann: {name: Ann, reliability: 0.2}}\n" + CHAIN
        for name in "AR":
            whole = whole.replace(f", {name}}}", f", {parts[name]}}}" if name in parts else "}")
        return read(whole)

    found = argmap.merge(text(one), text(other))
    assert stated(found) == [taken]
    assert {row["why"] for row in found.moved} == {why}
    assert {"a", "c"} >= {row["id"] for row in found.moved} >= {"c"}
    assert found.same == tuple(key for key in "abc" if key not in found.moved.column("id") and key != taken[0])


def test_a_relation_that_only_one_map_has_is_the_reason_upstream_too():
    one = read("claims: {a: {text: A, prior: 0.5}, c: {text: C, prior: 0.4}}\nrelations: [{premises: a, supports: c}]")
    two = read(
        "claims: {a: {text: A, prior: 0.5}, n: {text: N, prior: 0.5}}\nrelations: [{id: new, premises: n, rebuts: a}]"
    )
    found = argmap.merge(one, two)
    assert {(row["id"], row["map"], row["why"]) for row in found.moved} == {
        ("a", "a", "'new' is new"), ("c", "a", "'new' is new"),
    }  # fmt: skip
    assert found.same == ()


RESTATES = "claims: {x: {text: X, same_as: z}, z: {text: Z, prior: 0.4}}"
OWN = "claims: {y: {text: Y, prior: 0.7}}"


@pytest.mark.parametrize(("prefer", "kept"), [("a", 0.7), ("b", 0.4)])
def test_a_restatement_that_is_said_to_be_a_claim_has_the_number_of_the_preferred_map(prefer, kept):
    found = argmap.merge(read(OWN), read(RESTATES), same=[("y", "x")], prefer=prefer)
    assert ("z", "prior", 0.7, 0.4, kept) in conflicts(found)
    assert dict(found.map.score()) == pytest.approx({"y": kept, "z": kept})
    turned = argmap.merge(read(RESTATES), read(OWN), same=[("x", "y")], prefer="b" if prefer == "a" else "a")
    assert ("z", "prior", 0.4, 0.7, kept) in conflicts(turned)
    assert dict(turned.map.score()) == pytest.approx({"x": kept, "z": kept})


def test_two_claims_that_the_preferred_map_holds_apart_stay_apart():
    apart = read("claims: {x: {text: X, prior: 0.7}, z: {text: Z, prior: 0.3}}")
    found = argmap.merge(apart, read(RESTATES))
    assert ("x", "same_as", None, "z", None) in conflicts(found)
    assert dict(found.map.score()) == {"x": 0.7, "z": 0.3}
    other = argmap.merge(apart, read(RESTATES), prefer="b")
    assert ("x", "prior", 0.7, None, None) in conflicts(other)
    assert dict(other.map.score()) == {"x": 0.4, "z": 0.4}


@pytest.mark.parametrize(("prefer", "kept"), [("a", 0.7), ("b", 0.4)])
def test_to_restate_a_claim_that_restates_another_takes_the_other_along(prefer, kept):
    found = argmap.merge(read(OWN), read(RESTATES), same=[("y", "x")], restate=True, prefer=prefer)
    claims = found.map.document.claims
    assert (claims["x"].same_as, claims["z"].same_as) == ("z", "y")
    assert set(found.map.score().values()) == {kept}
    assert conflicts(found) == [("y", "prior", 0.7, 0.4, kept)]


def test_to_restate_a_claim_whose_original_both_maps_have_is_a_conflict_of_the_two_originals():
    one = read("claims: {y: {text: Y, prior: 0.7}, z: {text: Z, prior: 0.4}}")
    found = argmap.merge(one, read(RESTATES), same=[("y", "x")], restate=True)
    assert found.map.document.claims["x"].same_as == "y"
    assert ("x", "same_as", "y", "z", "y") in conflicts(found)


def test_questions_that_are_the_same_restate_nothing_and_become_one():
    one, two = read("claims: {p: {kind: question, text: Why?}}"), read("claims: {q: {kind: question, text: Why so?}}")
    assert list(argmap.merge(one, two, same=[("p", "q")], restate=True).map.document.claims) == ["p"]


@pytest.mark.parametrize(("prefer", "original", "lost"), [("a", "y", ("y", "same_as", None, "x", None)),
                                                          ("b", "x", ("x", "same_as", "y", None, None))])  # fmt: skip
def test_of_two_claims_that_restate_each_other_the_preferred_map_says_which_is_the_original(prefer, original, lost):
    one = read("claims: {x: {text: X, same_as: y}, y: {text: Y, prior: 0.7}}")
    two = read("claims: {x: {text: X, prior: 0.4}, y: {text: Y, same_as: x}}")
    found = argmap.merge(one, two, prefer=prefer)
    kept = 0.7 if prefer == "a" else 0.4
    assert set(found.map.score().values()) == {kept}
    assert found.map.document.claims[original].prior == kept
    assert lost in conflicts(found)


@pytest.mark.parametrize(("prefer", "heard"), [("a", "s"), ("b", "t")])
def test_of_two_sources_heard_through_each_other_the_preferred_map_says_which_is_heard(prefer, heard):
    def text(own, other):
        return read(f"sources: {{{own}: {{name: {own}, via: {other}}}, {other}: {{name: {other}}}}}\nclaims: {{c: C}}")

    found = argmap.merge(text("s", "t"), text("t", "s"), prefer=prefer)
    sources = found.map.document.sources
    assert [key for key, one in sources.items() if one.via is not None] == [heard]
    assert [one.field for one in found.conflicts] == ["via"]


def test_two_claims_of_one_map_that_are_one_of_the_other_need_not_restate_themselves():
    two = read("claims: {p: {text: X, same_as: q}, q: {text: Z, prior: 0.4}}")
    found = argmap.merge(read(OWN), two, same=[("y", "p"), ("y", "q")])
    assert list(found.map.document.claims) == ["y"]
    assert found.map.score()["y"] == 0.7


@st.composite
def two_maps(draw):
    """Two maps that have much in common, and pairs of what may be the same in them."""
    one = draw(any_documents())
    tree = one.to_tree()
    kind = draw(st.sampled_from(["another", "edited", "edited"]))
    other = draw(any_documents()) if kind == "another" else Document.from_tree(edited(draw, tree))
    sorts = [
        (one.sources, other.sources),
        (of_kind(one, False), of_kind(other, False)),
        (one.relations, other.relations),
    ]
    pairs = [
        (draw(st.sampled_from(list(first))), draw(st.sampled_from(list(second))))
        for first, second in sorts
        for _ in range(draw(st.integers(0, 2)))
        if first and second
    ]
    return one, other, list({other: (one, other) for one, other in pairs}.values())


def of_kind(document, question):
    return [key for key, claim in document.claims.items() if (claim.kind == "question") == question]


def edited(draw, tree):
    """The same map with other numbers and voices, and some restatements turned round."""
    claims = {key: {"text": one} if isinstance(one, str) else dict(one) for key, one in tree["claims"].items()}
    sources = {key: dict(one) for key, one in tree.get("sources", {}).items()}
    relations = [dict(one) for one in tree.get("relations", [])]
    numbered = [one for one in claims.values() if one.get("kind") != "question" and "same_as" not in one]
    for entries, number in ((numbered, "prior"), (sources.values(), "reliability"), (relations, "strength")):
        for entry in entries:
            entry.update(draw(st.sampled_from([{}, {number: 0.3}, {number: 0.9}])))
            if draw(st.booleans()):
                entry.pop(number, None)
    for entry in claims.values():
        if sources and draw(st.booleans()):
            entry["said_by"] = [{"source": draw(st.sampled_from(list(sources))), "act": "asserts"}]
    for key, entry in claims.items():
        if "same_as" in entry and "same_as" not in claims[entry["same_as"]] and draw(st.booleans()):
            end = claims[entry.pop("same_as")]
            end.pop("prior", None)
            end["same_as"] = key
    parts = {"sources": sources, "relations": relations}
    defaults = {"prior": draw(st.sampled_from([0.5, 0.2])), "join": draw(st.sampled_from(["product", "min"]))}
    whole = {**tree, "claims": claims, "defaults": defaults}
    return {**whole, **{name: part for name, part in parts.items() if part}}


@examples(400)
@given(two_maps(), st.sampled_from("ab"), st.booleans())
def test_every_score_that_is_not_what_it_was_is_listed_and_what_is_called_the_same_is_the_same(maps, prefer, restate):
    one, other, pairs = maps
    try:
        found = argmap.merge(
            argmap.ArgumentMap(one), argmap.ArgumentMap(other), same=pairs, prefer=prefer, restate=restate
        )
    except argmap.ParameterError:  # a claim paired with a question
        assume(False)
    names = named_apart(one, other, pairs, restate=restate)
    after = found.map.score(on_divergence="return")
    listed = {(row["map"], row["called"]): row for row in found.moved}
    for side, document, called in (("a", one, str), ("b", other, names.of)):
        before = argmap.ArgumentMap(document).score(on_divergence="return")
        for key, score in before.items():
            here = called(key)
            if abs(after[here] - score) > UNTIL:
                assert listed[side, key]["id"] == here
                assert listed[side, key]["merged"] - listed[side, key]["before"] == after[here] - score
                if before.converged and after.converged:
                    assert listed[side, key]["why"] != "more than can be told"
            else:
                assert (side, key) not in listed
            if here in found.same:
                assert abs(after[here] - score) <= UNTIL
    assert not {one.id for one in (*found.conflicts, *found.taken) if one.sort == "claim"} & {*found.same}
    assert Document.from_tree(found.map.document.to_tree()) == found.map.document
