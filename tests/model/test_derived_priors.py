"""`defaults: {derived: ...}`: the prior of claims that have reasons and state none, and that it is one wherever a map goes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.analysis.diff.edits import edits_between
from argmap.analysis.diff.one_edit import edited
from argmap.columns.from_document import columns_from_document
from argmap.formats.features import EVERYTHING
from argmap.formats.restricted import restricted
from argmap.model import Document
from tests.shared.edits import with_priors_written_out
from tests.shared.examples import examples
from tests.shared.maps import degrees, maps, own_scores

TEXT = """\
argmap: 1
title: Close the street?
conclusion: close
defaults: {derived: 0.1}
claims:
  close: Close it.
  safer: Injuries would fall.
  again: {text: "As I said, fewer injuries.", same_as: safer}
  fewer: Fewer cars pass.
  loud: It is loud.
  held: {text: It is cheap., prior: 0.7}
  why: {kind: question, text: Why now?}
relations:
  - {id: s, premises: [safer], supports: close}
  - {premises: [fewer], supports: again}
  - {premises: [loud], rebuts: close}
  - {premises: [loud], undercuts: s}
  - {premises: [fewer], supports: held}
  - {id: back, premises: [fewer], supports: s}
"""


def document():
    return argmap.loads(TEXT).document


@st.composite
def derived_maps(draw):
    """A map whose claims with reasons start elsewhere than the others."""
    tree = draw(maps(acyclic=True)).document.to_tree()
    return Document.from_tree({**tree, "defaults": {**tree.get("defaults", {}), "derived": draw(degrees)}})


def scores(document, **how):
    return dict(argmap.ArgumentMap(document).score(**how))


def test_it_is_the_prior_of_what_a_support_bears_on_and_of_nothing_else():
    found = {key: document().prior_of(key) for key in own_scores(document())}
    assert found == {"close": 0.1, "safer": 0.1, "fewer": 0.5, "loud": 0.5, "held": 0.7}
    assert document().prior_of("again") == 0.1


def test_what_would_support_itself_by_being_said_again_has_no_reasons():
    tree = {
        "argmap": 1,
        "title": "T",
        "defaults": {"derived": 0.2},
        "claims": {"a": "A.", "b": {"text": "B.", "same_as": "a"}},
    }
    assert Document.from_tree({**tree, "relations": [{"premises": "a", "supports": "b"}]}).prior_of("a") == 0.5


@given(derived_maps())
@examples(160)
def test_a_map_scores_as_the_same_map_with_these_priors_written_out(document):
    written = with_priors_written_out(document)
    expected = scores(written)
    m = argmap.ArgumentMap(document)
    assert dict(m.score()) == expected
    for name in ("yaml", "json"):
        assert dict(argmap.loads(argmap.dumps(m, format=name)).score()) == expected
    assert [*columns_from_document(document).claim_prior] == [*columns_from_document(written).claim_prior]
    np.testing.assert_array_equal(m.network.base, argmap.ArgumentMap(written).network.base)


@given(derived_maps(), st.data())
@examples(160)
def test_a_part_of_a_map_keeps_its_priors(document, data):
    kept = data.draw(st.sets(st.sampled_from(list(document.claims))))
    part, written = document.subset(kept), with_priors_written_out(document).subset(kept)
    assert {key: part.prior_of(key) for key in own_scores(part)} == {
        key: written.prior_of(key) for key in own_scores(part)
    }


@given(derived_maps(), st.sampled_from([
    {"map.defaults"}, {"claim.same_as"}, {"relation.undercut"}, {"relation.backing"}, {"claim.question"}, {"relation.linked"},
    {"sources"}, {"map.defaults", "claim.same_as", "relation.linked"},
]))  # fmt: skip
@examples(160)
def test_a_format_that_cannot_say_it_writes_the_priors(document, unsaid):
    left, _ = restricted(document, EVERYTHING - unsaid)
    other, _ = restricted(with_priors_written_out(document), EVERYTHING - unsaid)
    assert {key: left.prior_of(key) for key in own_scores(left)} == {
        key: other.prior_of(key) for key in own_scores(other)
    }


def test_a_format_that_knows_no_priors_names_what_is_lost():
    lost = restricted(document(), EVERYTHING - {"map.defaults", "claim.prior"})[1]
    assert lost == {"priors": ["close", "safer", "held"]}
    with pytest.raises(argmap.UnsupportedError, match="cannot say priors"):
        argmap.dumps(argmap.ArgumentMap(document()), format="mermaid")


@given(derived_maps(), derived_maps(), st.sampled_from("ab"))
@examples(160)
def test_merged_with_what_shares_no_claim_every_score_stays(one, other, prefer):
    apart = {
        **other.to_tree(),
        "title": "Other",
        "defaults": {**other.to_tree()["defaults"], "join": one.defaults.join},
    }
    other = Document.from_tree({**apart, "claims": {key: {**entry, "text": f"Else: {entry['text']}"} if isinstance(entry, dict)
                                                    else f"Else: {entry}" for key, entry in apart["claims"].items()}})  # fmt: skip
    if one.sources or other.sources:  # sources of one name would be one source
        return
    found, written = (
        argmap.merge(argmap.ArgumentMap(a), argmap.ArgumentMap(b), prefer=prefer)
        for a, b in ((one, other), (with_priors_written_out(one), with_priors_written_out(other)))
    )
    assert dict(found.map.score()) == dict(written.map.score())
    assert not found.moved


@given(derived_maps(), st.data(), st.sampled_from("ab"))
@examples(160)
def test_merged_with_itself_written_out_or_with_a_part_of_it_every_score_stays(document, data, prefer):
    expected = scores(document)
    m, written = argmap.ArgumentMap(document), argmap.ArgumentMap(with_priors_written_out(document))
    for a, b in ((m, written), (written, m), (m, m)):
        found = argmap.merge(a, b, prefer=prefer)
        assert dict(found.map.score()) == expected
        assert not [one for one in found.conflicts if one.field == "prior"]
    assert argmap.merge(m, m).map.document == document
    part = document.subset(data.draw(st.sets(st.sampled_from(list(document.claims)))))
    assert dict(argmap.merge(m, argmap.ArgumentMap(part)).map.score()) == pytest.approx(expected)


def test_two_defaults_that_differ_are_told_and_one_is_kept():
    one, other = argmap.loads(TEXT), argmap.loads(TEXT.replace("defaults: {derived: 0.1}\n", ""))
    found = argmap.merge(one, other, prefer="b")
    kept = {(one.id, one.field): (one.a, one.b, one.kept) for one in found.conflicts}
    assert kept == {("(map)", "defaults.derived"): (0.1, None, None), ("close", "prior"): (0.1, 0.5, 0.5),
                    ("safer", "prior"): (0.1, 0.5, 0.5)}  # fmt: skip
    assert dict(found.map.score()) == dict(other.score())
    assert found.map.document == other.document


@given(derived_maps(), derived_maps())
@examples(160)
def test_a_difference_is_that_of_the_priors_written_out(one, other):
    one, other = (Document.from_tree({**each.to_tree(), "conclusion": "c0"}) for each in (one, other))
    for before, after in ((one, other), (one, with_priors_written_out(one))):
        found = argmap.diff(argmap.ArgumentMap(before), argmap.ArgumentMap(after))
        plain = argmap.diff(
            argmap.ArgumentMap(with_priors_written_out(before)), argmap.ArgumentMap(with_priors_written_out(after))
        )
        assert (found.before, found.after) == (plain.before, plain.after)


def test_each_edit_is_tried_as_the_file_would_be_with_it():
    before, after = document(), with_priors_written_out(document())
    effects = {row["id"]: row["alone"] for row in argmap.diff(argmap.ArgumentMap(before), argmap.ArgumentMap(after))}
    assert effects["safer"] == effects["close"] == 0.0
    assert effects["(map)"] != 0.0
    again = {(edit.id, edit.field): edit for edit in edits_between(after, before)}
    assert edited(after, before, again["safer", "prior"]).prior_of("safer") == 0.5
    assert edited(after, before, again["(map)", "defaults.derived"]).defaults.derived == 0.1
    bare = Document.from_tree({**before.to_tree(), "claims": {k: v for k, v in before.to_tree()["claims"].items() if k != "fewer"},
                               "relations": [one for one in before.to_tree()["relations"] if "fewer" not in one["premises"]]})  # fmt: skip
    gone = next(edit for edit in edits_between(before, bare) if edit.id == "fewer")
    assert edited(before, bare, gone).prior_of("safer") == bare.prior_of("safer") == 0.5


def test_builders_take_it_and_keep_it():
    b = argmap.MapBuilder("Umbrella", derived=0.2)
    b.support(b.claim("Rain", id="rain"), b.claim("Take one", id="take"))
    m = b.build()
    assert (m.document.prior_of("take"), m.document.prior_of("rain")) == (0.2, 0.5)
    again = m.edit()
    again.remove("rain")
    assert again.document().prior_of("take") == 0.5
    assert again.document().defaults.derived == 0.2
    assert "default prior of claims with reasons" in str(m.explain("take"))
    assert [row for row in m.lint() if row["rule"] == "default-prior"] == []
