"""Two versions of a map: every edit found, and what each does to the scores."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.analysis.diff.one_edit import edited
from argmap.model import Document
from tests.analysis.street import STREET, street

CHANGES = {
    "prior: 0.8\n": "prior: 0.4\n",
    "strength: 0.9}": "strength: 0.5}",
    "reliability: 0.6": "reliability: 0.1",
    "[quiet], supports: pleasant": "[quiet], rebuts: pleasant",
    "premises: [lighting]": "premises: [lighting, early]",
    "text: Vans come early.": "text: Most vans come early.",
    "implied: true": "implied: false",
    "  - {id: nice, premises: [pleasant], supports: close, strength: 0.3}\n": "",
    "title: Should Mill Street": "title: Must Mill Street",
    "prior: 0.4, said_by: shop": "prior: 0.4, said_by: council",
    "same_as: vans": "prior: 0.1",
}


def changed(*olds):
    text = STREET
    for old in olds:
        assert text.count(old) == 1
        text = text.replace(old, CHANGES[old])
    return argmap.loads(text)


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("prior: 0.8\n", [("injuries", "claim", "re-weighted", "prior: 0.8 → 0.4")]),
        ("strength: 0.9}", [("safety", "relation", "re-weighted", "strength: 0.9 → 0.5")]),
        ("reliability: 0.6", [("shop", "source", "re-weighted", "reliability: 0.6 → 0.1")]),
        ("[quiet], supports: pleasant",
         [("calm", "relation", "re-attached", "quiet supports pleasant → quiet rebuts pleasant")]),
        ("premises: [lighting]",
         [("lamps", "relation", "re-attached", "lighting undercuts safety → lighting + early undercuts safety")]),
        ("text: Vans come early.", [("early", "claim", "reworded", "Vans come early. → Most vans come early.")]),
        ("implied: true", [("duty", "claim", "changed", "implied: true → false")]),
        ("title: Should Mill Street",
         [("(map)", "map", "changed", "title: Should Mill Street be closed? → Must Mill Street be closed?")]),
    ],
)  # fmt: skip
def test_one_change_is_one_edit(old, expected):
    found = argmap.diff(street(), changed(old))
    assert [(row["id"], row["sort"], row["edit"], row["change"]) for row in found] == expected


@given(olds=st.sets(st.sampled_from(list(CHANGES)), min_size=1))
def test_each_edit_is_tried_alone_and_taken_back_alone(olds):
    before, after = street(), changed(*olds)
    found = argmap.diff(before, after)
    assert found.before == before.score()["close"]
    assert found.after == after.score()["close"]
    rows = {(row["id"], row["change"]): row for row in found}
    for edit in found.edits:
        row = rows[edit.id, str(edit)]
        made = edited(before.document, after.document, edit)
        if made is None:
            assert row["alone"] is None
        else:
            checked = Document(**{name: getattr(made, name) for name in type(made).model_fields})  # sound, as it is
            assert row["alone"] == pytest.approx(argmap.ArgumentMap(checked).score()["close"] - found.before, abs=1e-12)
        undone = edited(after.document, before.document, edit.undone())
        if undone is not None:
            expected = argmap.ArgumentMap(undone).score()["close"] - found.after
            assert row["undone"] == pytest.approx(expected, abs=1e-12)


@given(olds=st.sets(st.sampled_from(list(CHANGES))))
def test_all_edits_made_one_after_the_other_lead_to_the_second_map(olds):
    before, after = street().document, changed(*olds).document
    here = before
    for edit in argmap.diff(street(), changed(*olds)).edits:
        here = edited(here, after, edit) or here
    if "same_as: vans" not in olds:  # a restatement that gets a prior of its own is two edits at once
        assert here == after


def test_a_map_is_no_different_from_itself():
    found = argmap.diff(street(), street())
    assert len(found) == len(found.moved) == 0
    assert found.words == ("The two maps say the same.",)


def test_the_moved_scores_are_those_that_differ_with_the_edit_to_blame():
    before, after = street(), changed("prior: 0.8\n", "text: Vans come early.")
    found = argmap.diff(before, after)
    assert found.moved.row("injuries")["mostly_by"] == "injuries re-weighted"
    old, new = before.score(), after.score()
    assert set(found.moved.column("id")) == {key for key in old if abs(old[key] - new[key]) > 0.0005}


def test_a_new_id_for_the_same_words_is_proposed_and_not_assumed():
    after = argmap.loads(STREET.replace("aside: The street is old.", "age: The  street is OLD."))
    found = argmap.diff(street(), after)
    assert found.renames == (("aside", "age"),)
    assert {(row["id"], row["edit"]) for row in found} == {("aside", "removed"), ("age", "added")}
    assert any("perhaps a new name" in line for line in found.words)


def test_claims_that_read_alike_are_proposed_and_stay_two():
    text = STREET.replace("aside: The street is old.", "age: The street is quite old.")
    found = argmap.diff(street(), argmap.loads(text))
    assert [pair[:2] for pair in found.proposals] == [("aside", "age")]
    assert found.renames == ()
    assert {(row["id"], row["edit"]) for row in found} == {("aside", "removed"), ("age", "added")}
    assert any("1 pair of claims that went and came read alike" in line for line in found.words)
    assert argmap.diff(street(), argmap.loads(text), likeness=0.99).proposals == ()
    assert found.to_dict()["proposals"][0]["second"] == "age"


def test_what_is_there_in_both_what_is_renamed_and_questions_are_not_proposed():
    kept = argmap.loads(STREET.replace("aside: The street is old.", "age: The  street is OLD."))
    assert argmap.diff(street(), kept).proposals == ()
    asked = argmap.loads(STREET.replace("aside: The street is old.", "age: {kind: question, text: The street is old?}"))
    assert argmap.diff(street(), asked).proposals == ()
    assert argmap.diff(street(), street()).proposals == ()


def test_an_added_relation_brings_its_claims_and_a_removed_claim_takes_its_relations():
    more = STREET.replace("  aside:", "  rain: {text: It rains., prior: 1}\n  aside:") + (
        "  - {id: wet, premises: [rain], rebuts: close}\n"
    )
    found = argmap.diff(street(), argmap.loads(more))
    effects = {row["id"]: (row["alone"], row["undone"]) for row in found}
    whole = found.after - found.before
    assert effects["wet"] == pytest.approx((whole, -whole))
    assert effects["rain"] == pytest.approx((0.0, -whole))


def test_edits_that_work_on_each_other_are_said_to():
    found = argmap.diff(street(), changed("prior: 0.8\n", "strength: 0.9}"))
    assert any("One by one the edits come to" in line for line in found.words)


@pytest.mark.parametrize(("premise", "restates"), [("b", "q"), ("q", None)])
def test_what_a_question_cannot_carry_is_not_added_before_it_is_a_claim(premise, restates):
    one, two = argmap.MapBuilder("T", conclusion="a"), argmap.MapBuilder("T", conclusion="a")
    one.claim("A", id="a")
    one.question("Q", id="q")
    for name in ("a", "q"):
        two.claim(name.upper(), id=name)
    two.claim("B", id="b", same_as=restates)
    two.support([premise], "a", id="r")
    alone = {row["id"]: row["alone"] for row in argmap.diff(one.build(), two.build())}
    assert alone["r"] is None
    assert alone["b"] == (None if restates else 0.0)


def test_too_many_edits_are_listed_and_not_tried():
    found = argmap.diff(street(), changed("prior: 0.8\n", "strength: 0.9}"), limit=1)
    assert [row["alone"] for row in found] == [None, None]
    assert any("too many to try one by one" in line for line in found.words)


def test_maps_without_a_common_conclusion_are_compared_all_the_same():
    one = argmap.loads("{argmap: 1, title: T, conclusion: a, claims: {a: A}}")
    two = argmap.loads("{argmap: 1, title: T, conclusion: b, claims: {b: B}}")
    found = argmap.diff(one, two)
    assert found.target is None
    assert {row["edit"] for row in found} == {"changed", "added", "removed"}


@pytest.mark.parametrize("name", ["anthropic-strategy", "dario-gpt3"])
def test_a_claim_taken_out_of_a_real_map_is_traced(name):
    whole = argmap.load(f"maps/{name}.yaml")
    victim = next(iter(whole.assumptions().column("id")))
    part = argmap.ArgumentMap(whole.document.subset(key for key in whole.document.claims if key != victim))
    row = argmap.diff(whole, part).row(victim)
    assert row["edit"] == "removed"
    assert row["alone"] == pytest.approx(part.score()[part.conclusion[0]] - whole.score()[whole.conclusion[0]])


def test_entries_of_the_map_are_no_maps():
    found = argmap.diff(street(), changed("title: Should Mill Street"))
    assert found.words[0] == "1 edit: 1 entry of the map itself changed."
    assert found.words[-1] == "A score is a degree from 0 to 1, not a probability."


def test_a_small_change_is_a_change():
    one = argmap.loads(
        "{argmap: 1, title: T, conclusion: a, claims: {a: {text: A, prior: 0.5}, b: {text: B, prior: 0.2}}}"
    )
    two = argmap.loads("{argmap: 1, title: T, conclusion: a, claims: {a: {text: A, prior: 0.5000002}, b: {text: B, prior: 0.2004}}}")  # fmt: skip
    found = argmap.diff(one, two)
    assert set(found.moved.column("id")) == {"a", "b"}
    assert {row["id"]: row["mostly_by"] for row in found.moved} == {"a": "a re-weighted", "b": "b re-weighted"}
    assert "+0.000" not in str(found.moved)
    assert found.row("a")["change"] == "prior: 0.5 → 0.5000002"
    assert "'a' went from 0.500 to 0.500 (+2e-07)." in found.words
    assert "+4e-04" in str(found.moved)


@given(change=st.floats(-0.4, 0.4), prior=st.floats(0.4, 0.6))
def test_whatever_moves_by_more_than_rounding_is_listed(change, prior):
    text = "{argmap: 1, title: T, conclusion: b, claims: {a: {text: A, prior: %r}, b: {text: B, prior: 0.5}}, relations: [{premises: a, supports: b}]}"  # fmt: skip
    one, two = argmap.loads(text % prior), argmap.loads(text % (prior + change))
    old, new = one.score(), two.score()
    assert set(argmap.diff(one, two).moved.column("id")) == {key for key in old if abs(new[key] - old[key]) > 1e-9}
