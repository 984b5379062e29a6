"""A student's map beside a model: what is there, what is right, and what a teacher would say."""

import pytest

import argmap
from argmap.analysis.agreement.links import as_drawn
from tests.analysis.street import STREET, street

MODEL = """
argmap: 1
title: Model
conclusion: close
claims: {close: Close it., safe: It is safer., duty: Safety is a duty., vans: Vans lose., lamps: New lamps., why: {kind: question, text: Why?}}
relations:
  - {id: safety, premises: [safe, duty], supports: close}
  - {premises: [vans], rebuts: close}
  - {premises: [lamps], undercuts: safety}
"""
STUDENT = """
argmap: 1
title: Mine
claims: {c: close it, s: It is  safer., d: Safety is a duty., v: The vans lose out., l: New lamps., x: It is pretty.}
relations:
  - {premises: [s], supports: c}
  - {premises: [d], supports: c}
  - {premises: [v], supports: c}
  - {premises: [l], rebuts: c}
  - {premises: [x], supports: c}
"""


@pytest.fixture(name="found")
def _found():
    return argmap.agreement(argmap.loads(STUDENT), argmap.loads(MODEL), same=[("v", "vans")])


def test_claims_are_matched_by_what_is_named_and_by_the_same_sentence(found):
    assert found.matched == {"c": "close", "s": "safe", "d": "duty", "v": "vans", "l": "lamps"}
    assert found.missing == ("why",)
    assert found.extra == ("x",)
    assert found.measures.row("claims found")["right"] == 5


def test_links_and_their_kinds_are_counted(found):
    assert (found.measures.row("links")["right"], found.measures.row("links")["of"]) == (4, 4)
    assert found.measures.row("links")["kappa"] == 1.0
    kinds = found.measures.row("kinds of link")
    assert (kinds["right"], kinds["of"]) == (2.5, 4)  # lamps rebuts for undercuts: half; vans supports: none
    joined = found.measures.row("linked or convergent")
    assert (joined["right"], joined["of"]) == (
        0,
        1,
    )  # safe and duty should be linked; the student's vans speak the other way


def test_each_claim_gets_a_word(found):
    assert found.row("vans")["feedback"] == "supports 'close', which it rebuts in the model."
    assert found.row("lamps")["feedback"] == (
        "rebuts 'close': against it as in the model, which has it as an undercut."
    )
    assert found.row("safe")["feedback"] == "with 'duty' for 'close': needed together in the model."
    assert found.row("close")["feedback"] == "Nothing to compare: it bears on nothing in the model."
    assert found.row("close")["links"] is None
    assert found.row("why")["feedback"] == "Not in the map."
    assert [row["student"] for row in found if row["model"] is None] == ["x"]


def test_a_missing_and_an_invented_link_are_told():
    model = argmap.loads("{argmap: 1, title: T, claims: {a: A, b: B, c: C}, relations: [{premises: [a], supports: b}]}")
    student = argmap.loads("{argmap: 1, title: T, claims: {a: A, b: B, c: C}, relations: [{premises: [a], rebuts: c}]}")
    feedback = argmap.agreement(student, model).row("a")["feedback"]
    assert feedback == "missing: supports 'b'. rebuts 'c', where the model has no link."


def test_sentences_in_other_words_are_proposed_and_count_as_missing():
    found = argmap.agreement(
        argmap.loads(STUDENT), argmap.loads(MODEL.replace("Vans lose.", "The vans would lose out."))
    )
    assert "vans" in found.missing
    assert [(pair.first, pair.second) for pair in found.proposals] == [("v", "vans")]


@pytest.mark.parametrize("name", ["anthropic-strategy", "age-of-the-earth", "umbrella", "pascals-wager", "dario-gpt3"])
def test_a_map_agrees_with_itself_in_full(name):
    one = argmap.load(f"maps/{name}.yaml")
    found = argmap.agreement(one, one)
    compared = [row for row in found if row["links"] is not None]
    assert {row["feedback"] for row in compared} == {"As in the model."}
    assert all(row["feedback"].startswith("Nothing to compare: ") for row in found if row not in compared)
    assert {key for key, _ in as_drawn(one.document, None).links} == {row["model"] for row in compared}
    assert {share for share in found.measures.column("share") if share is not None} == {1.0}
    assert {kappa for kappa in found.measures.column("kappa") if kappa is not None} == {1.0}


def test_a_map_with_nothing_in_common_is_told_so():
    found = argmap.agreement(argmap.loads("{argmap: 1, title: T, claims: {zz: Quite another thing.}}"), street())
    assert found.measures.row("claims found")["right"] == 0
    assert found.measures.row("links")["kappa"] is None
    assert len(found.missing) == len(street().document.claims)


def test_nothing_compared_is_no_agreement():
    alone = argmap.loads("{argmap: 1, title: T, claims: {a: A, b: B}}")
    found = argmap.agreement(alone, alone)
    assert {(row["links"], row["feedback"]) for row in found} == {
        (None, "Nothing to compare: it bears on nothing in the model.")
    }
    assert found.words == (
        "2 of the model's 2 claims are there, and 0 more.",
        "No link was compared: the model has none between claims that are in both.",
        "A model is one good map, not the only one.",
    )
    empty = argmap.loads("{argmap: 1, title: T}")
    assert argmap.agreement(alone, empty).words[0] == "The model has no claims to compare with; the map has 2."
    assert "100" not in str(argmap.agreement(empty, empty)) + str(argmap.agreement(empty, empty).measures)


def test_a_claim_whose_target_is_missing_is_not_as_in_the_model():
    model = argmap.loads("{argmap: 1, title: T, claims: {a: A, b: B}, relations: [{premises: a, supports: b}]}")
    found = argmap.agreement(argmap.loads("{argmap: 1, title: T, claims: {a: A}}"), model)
    assert found.row("a")["feedback"] == "Nothing to compare: what it bears on in the model is not in the map."


def test_links_of_which_none_is_drawn_have_no_kinds_and_one_link_no_kappa():
    claims = "argmap: 1, title: T, claims: {a: A, b: B}"
    one = argmap.loads(f"{{{claims}, relations: [{{premises: a, supports: b}}]}}")
    none_drawn = argmap.agreement(argmap.loads(f"{{{claims}}}"), one).words
    assert "No kind of link was compared: none of these links is in both." in none_drawn
    turned = argmap.agreement(one, one).words
    assert any(line.startswith("Whether premises are needed together was not compared") for line in turned)


def test_pairs_are_checked_all_at_once():
    with pytest.raises(argmap.UnknownIdError) as caught:
        argmap.agreement(argmap.loads(STUDENT), argmap.loads(MODEL), same=[("w", "vans"), ("v", "van")])
    assert len(caught.value.problems) == 2
    with pytest.raises(argmap.ParameterError, match="'vans' is paired twice"):
        argmap.agreement(argmap.loads(STUDENT), argmap.loads(MODEL), same=[("v", "vans"), ("l", "vans")])


def test_relations_that_undercut_each_other_end():
    text = "{argmap: 1, title: T, claims: {a: A, b: B}, relations: [{id: r, premises: [a], undercuts: s}, {id: s, premises: [b], undercuts: r}]}"
    ring = argmap.loads(text)
    assert len(argmap.agreement(ring, ring)) == 2


def test_a_step_at_a_source_is_passed_over_and_said_to_be():
    text = STREET + "  - {premises: [lighting], undercuts: shop}\n"
    found = argmap.agreement(argmap.loads(text), street())
    assert any("aim at a source" in line for line in found.words)


def test_large_maps_are_compared_link_by_link():
    b = argmap.MapBuilder("Chain", conclusion="c0")
    names = [b.claim(f"Claim {number}", id=f"c{number}") for number in range(4000)]
    for below, above in zip(names[1:], names, strict=False):
        b.support([below], above)
    chain = b.build()
    found = argmap.agreement(chain, chain)
    assert found.measures.row("links")["right"] == 3999
    assert found.measures.row("links")["kappa"] is None  # too many pairs of claims to go through
