"""Two maps put together: nothing lost, nothing decided by likeness, every contradiction listed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.maths.alike_letters import alike
from argmap.model import Document
from tests.analysis.street import street

MAPS = ["anthropic-strategy", "age-of-the-earth", "umbrella", "pascals-wager", "dario-gpt3"]


def read(claims, relations="", *, title="T", more=""):
    return argmap.loads(f"{{argmap: 1, title: {title}, {more} claims: {{{claims}}}, relations: [{relations}]}}")


@pytest.mark.parametrize("name", MAPS)
def test_a_map_and_itself_make_the_same_map(name):
    one = argmap.load(f"maps/{name}.yaml")
    found = argmap.merge(one, one)
    assert found.map == one
    assert found.conflicts == found.doubled == ()
    assert found.clashes == {}


@pytest.mark.parametrize("name", MAPS)
def test_maps_with_nothing_in_common_stand_side_by_side(name):
    one, other = street(), argmap.load(f"maps/{name}.yaml")
    found = argmap.merge(one, other)
    assert len(found.map.document.claims) == len(one.document.claims) + len(other.document.claims)
    assert len(found.map.document.relations) == len(one.document.relations) + len(other.document.relations)
    scores, apart = found.map.score(), other.score()
    for key in other.score():
        assert scores[found.clashes.get(key, key)] == pytest.approx(apart[key])


def test_one_id_for_two_claims_is_kept_apart_and_everything_follows():
    one = read("vans: Vans lose the kerb., close: {text: Close it., prior: 0.5}", "{premises: [vans], rebuts: close}")
    two = read(
        "vans: {text: The vans are noisy., prior: 0.9}, close: Close it., peace: Peace.",
        "{premises: [vans], supports: close}, {id: r, premises: [vans, peace], supports: close}, "
        "{premises: [peace], undercuts: r}",
    )
    found = argmap.merge(one, two)
    document = found.map.document
    assert found.clashes == {"vans": "vans_2"}
    assert document.claims["vans"].text == "Vans lose the kerb."
    assert document.claims["vans_2"].prior == 0.9
    assert document.relations["vans_2.supports.close"].premises == ("vans_2",)
    assert document.relations["r"].premises == ("vans_2", "peace")
    assert document.relations["peace.undercuts.r"].target == "r"
    assert document.relations["vans.rebuts.close"].type == "rebuttal"
    assert document.claims["close"].prior == 0.5  # what only one says is taken


def test_one_relation_id_for_two_steps_is_kept_apart_with_what_is_aimed_at_it():
    one = read("a: A, b: B, c: C", "{id: r, premises: [a], supports: c}, {id: u, premises: [b], undercuts: r}")
    two = read("a: A, b: B, c: C", "{id: r, premises: [a], rebuts: c}, {id: u, premises: [b], undercuts: r}")
    document = argmap.merge(one, two).map.document
    assert {key: (each.type, each.target) for key, each in document.relations.items()} == {
        "r": ("support", "c"), "u": ("undercut", "r"), "r_2": ("rebuttal", "c"), "u_2": ("undercut", "r_2"),
    }  # fmt: skip


@pytest.mark.parametrize(("prefer", "kept"), [("a", 0.7), ("b", 0.4)])
def test_the_same_claim_is_said_to_be_so_and_its_conflicts_are_listed(prefer, kept):
    one = read(
        "rain: {text: It will rain., prior: 0.7, tags: [sky]}, take: Take one.", "{premises: [rain], supports: take}"
    )
    two = read("wet: {text: Rain will come., prior: 0.4, tags: [wet]}, go: Go.", "{premises: [wet], rebuts: go}")
    found = argmap.merge(one, two, same=[("rain", "wet")], prefer=prefer)
    claim = found.map.document.claims["rain"]
    assert claim.prior == kept
    assert claim.tags == ("sky", "wet")
    assert {(each.field, each.a, each.b) for each in found.conflicts} == {
        ("text", "It will rain.", "Rain will come."), ("prior", 0.7, 0.4),
    }  # fmt: skip
    assert found.map.document.relations["rain.rebuts.go"].premises == ("rain",)
    assert "wet" not in found.map.document.claims


def test_a_restatement_keeps_both_sentences_and_counts_once():
    one = read("rain: {text: It will rain., prior: 0.7}")
    two = read("wet: {text: Rain will come., prior: 0.4}, go: Go.", "{premises: [wet], rebuts: go}")
    found = argmap.merge(one, two, same=[("rain", "wet")], restate=True)
    assert found.map.document.claims["wet"].same_as == "rain"
    assert found.map.score()["wet"] == 0.7
    assert [(each.field, each.a, each.b, each.kept) for each in found.conflicts] == [("prior", 0.7, 0.4, 0.7)]


def test_what_reads_alike_is_proposed_and_stays_apart():
    one = read("rain: It will rain in the evening.")
    two = read("wet: It will rain this evening., dry: It is warm.")
    found = argmap.merge(one, two)
    assert [(pair.first, pair.second) for pair in found.proposals] == [("rain", "wet")]
    assert 0.6 <= found.proposals[0].likeness < 1.0
    assert set(found.map.document.claims) == {"rain", "wet", "dry"}


def test_a_step_that_both_maps_take_under_two_ids_is_pointed_out():
    one, two = (read("a: A, c: C", f"{{id: {name}, premises: [a], supports: c}}") for name in ("r", "s"))
    found = argmap.merge(one, two)
    assert found.doubled == (("r", "s"),)
    assert argmap.merge(one, two, same=[("r", "s")]).doubled == ()


def test_a_map_with_another_default_keeps_its_priors():
    one = read("a: A, b: B", more="defaults: {prior: 0.5},")
    two = read("x: X, b: B", more="defaults: {prior: 0.2},")
    for prefer, shared in (("a", 0.5), ("b", 0.2)):
        merged = argmap.merge(one, two, prefer=prefer).map.document
        assert (merged.prior_of("a"), merged.prior_of("x")) == (0.5, 0.2)
        assert merged.prior_of("b") == shared


def test_sources_are_the_same_by_id_and_name():
    one = read("a: {text: A, said_by: ann}", more="sources: {ann: {name: Ann, reliability: 0.5}},")
    two = read("b: {text: B, said_by: ann}", more="sources: {ann: {name: Anna}},")
    document = argmap.merge(one, two).map.document
    assert document.claims["b"].said_by[0].source == "ann_2"
    assert argmap.merge(one, two, same=[("ann", "ann")]).map.document.claims["b"].said_by[0].source == "ann"


@pytest.mark.parametrize(
    ("same", "error", "message"),
    [
        ([("rian", "wet")], argmap.UnknownIdError, "the first map has no 'rian'. Did you mean 'rain'?"),
        ([("rain", "wit")], argmap.UnknownIdError, "the second map has no 'wit'. Did you mean 'wet'?"),
        ([("rain", "why")], argmap.ParameterError, "'rain' is a claim and 'why' is a question"),
        ([("rain", "wet"), ("take", "wet")], argmap.ParameterError, "cannot be both 'rain' and 'take'"),
    ],
)
def test_pairs_that_cannot_be_the_same_are_refused(same, error, message):
    one, two = read("rain: R, take: T"), read("wet: W, why: {kind: question, text: Why?}")
    with pytest.raises(error) as caught:
        argmap.merge(one, two, same=same)
    assert message in str(caught.value)


CLAIM = st.fixed_dictionaries(
    {"text": st.sampled_from(["It rains.", "It is dry.", "Take one."])},
    optional={"prior": st.floats(0, 1), "kind": st.sampled_from(["premise", "question"]), "tags": st.just(["t"])},
)


@st.composite
def documents(draw):
    claims = draw(st.dictionaries(st.sampled_from("abcd"), CLAIM, min_size=1))
    for claim in claims.values():
        if claim.get("kind") == "question":
            claim.pop("prior", None)
    scored = [key for key, claim in claims.items() if claim.get("kind") != "question"]
    tree = {"argmap": 1, "title": draw(st.sampled_from(["One", "Two"])), "claims": claims, "relations": []}
    for number in range(draw(st.integers(0, 3)) if scored else 0):
        premises = draw(st.lists(st.sampled_from(scored), min_size=1, unique=True))
        verb = draw(st.sampled_from(["supports", "rebuts"]))
        named = draw(st.sampled_from([{}, {"id": f"r{number}"}]))
        tree["relations"].append({**named, "premises": premises, verb: draw(st.sampled_from(scored))})
    tree["defaults"] = {"prior": draw(st.sampled_from([0.5, 0.3]))}
    return Document.from_tree(tree)


@given(a=documents(), b=documents(), prefer=st.sampled_from("ab"))
def test_nothing_is_lost_whatever_the_maps(a, b, prefer):
    found = argmap.merge(argmap.ArgumentMap(a), argmap.ArgumentMap(b), prefer=prefer)
    merged = found.map.document
    texts = {claim.text for claim in merged.claims.values()}
    assert texts == {claim.text for document in (a, b) for claim in document.claims.values()}
    for key, claim in a.claims.items():
        assert merged.claims[key].text == claim.text
        if claim.kind != "question" and prefer == "a" and claim.prior is not None:
            assert merged.prior_of(key) == claim.prior
    for key, claim in b.claims.items():
        here = found.clashes.get(key, key)
        assert merged.claims[here].text == claim.text
        if key in found.clashes and claim.kind != "question":
            assert merged.prior_of(here) == b.prior_of(key)
    assert len(merged.relations) >= max(len(a.relations), len(b.relations))
    assert Document.from_tree(merged.to_tree()) == merged


@given(text=st.text(min_size=3).filter(lambda text: any(letter.isalnum() for letter in text)))
def test_a_sentence_is_as_like_itself_as_can_be(text):
    assert alike({"a": text}, {"b": text})[0].likeness == 1.0
