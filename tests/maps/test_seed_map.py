"""The map of the thread holds all of it, says where each claim stands, and hangs together as the thread does."""

import re
from pathlib import Path

import pytest

import argmap

ROOT = Path(__file__).parents[2]
SEED = argmap.load(ROOT / "maps" / "anthropic-strategy.yaml")
DISPUTE = argmap.load(ROOT / "maps" / "dario-gpt3.yaml")
PREMISES = [name for name in SEED.document.claims if re.match(r"p[1-7]_", name)]
GUESSED = ("c5", "c9", "c13")
"""Comments that are perhaps by the author of the post."""
LARGEST_VIEW = 26
ROW = re.compile(r"^\| (c\d+) \| ([\d-]+) \|", re.MULTILINE)


def entries():
    return (*SEED.document.claims.values(), *SEED.document.relations.values())


def attributions():
    return [(entry, attribution) for entry in entries() for attribution in entry.said_by]


def lines(locator):
    first, _, last = locator.partition("-")
    return range(int(first), int(last or first) + 1)


def places(field, **others):
    found = [attribution.at for _, attribution in attributions()]
    return {getattr(at, field) for at in found if all(getattr(at, key) == value for key, value in others.items())}


def test_every_claim_is_said_by_someone_at_some_place():
    assert [claim.id for claim in SEED.document.claims.values() if not claim.said_by] == []
    placeless = [
        entry.id
        for entry, attribution in attributions()
        if attribution.at is None
        or attribution.at.lines is None
        or not (attribution.at.comment or attribution.at.footnote or attribution.at.section)
    ]
    assert placeless == []


def test_every_comment_is_the_place_of_something():
    assert places("comment") - {None} == {f"c{number}" for number in range(1, 33)}


def test_every_numbered_item_of_the_post_is_the_place_of_something():
    items = {"1", "2", "2.1", "2.2", "3", "3.1", "4", "4.1", "5", "6", "7"}
    assert places("item", section="Premises") - {None} == items
    assert places("item", section="Protective factors") - {None} == {"1", "2", "3", "4", "5", "5.1"}
    assert places("footnote") - {None} == {"1", "2"}


def test_every_place_in_a_comment_lies_within_its_lines():
    table = dict(ROW.findall((ROOT / "docs" / "seed-map.md").read_text(encoding="utf-8")))
    assert list(table) == [f"c{number}" for number in range(1, 33)]
    outside = [
        (entry.id, at.comment, at.lines)
        for entry, attribution in attributions()
        if (at := attribution.at) is not None and at.comment and not {*lines(at.lines)} <= {*lines(table[at.comment])}
    ]
    assert outside == []


def test_a_comment_that_is_perhaps_by_the_author_is_no_certain_word_of_hers():
    sure = [
        entry.id
        for entry, attribution in attributions()
        if attribution.source == "author" and attribution.certain and attribution.at.comment in GUESSED
    ]
    assert sure == []


def test_who_is_heard_through_another_is_trusted_less():
    reliable = [source.id for source in SEED.document.sources.values() if source.via and source.reliability is None]
    assert reliable == []


def test_the_premises_are_reported_and_the_step_from_them_is_asserted():
    acts = [{said.act for said in SEED.document.claims[name].said_by if said.source == "author"} for name in PREMISES]
    assert acts == [{"reports"}] * 7
    step = SEED.document.relations["seven_premises"]
    assert list(step.premises) == PREMISES
    assert [(said.source, said.act) for said in step.said_by] == [("author", "asserts")]


@pytest.mark.parametrize("premise", PREMISES)
@pytest.mark.parametrize("semantics", ["df_quad", "quadratic_energy", "mlp"])
def test_the_conclusion_hangs_on_each_of_the_seven_premises(premise, semantics):
    dropped, as_it_is, granted = (
        SEED.score(semantics, fix=fixed)["makes_sense"] for fixed in ({premise: 0.0}, {}, {premise: 1.0})
    )
    assert dropped < as_it_is < granted


def test_no_six_premises_reach_the_conclusion_but_all_seven_do():
    six = [SEED.score(fix={name: float(name != left_out) for name in PREMISES}) for left_out in PREMISES]
    assert all(scores["makes_sense"] < 0.35 for scores in six)
    assert SEED.score(fix=dict.fromkeys(PREMISES, 1.0))["makes_sense"] > 0.75


def test_no_source_carries_the_whole_map():
    struck = {name: SEED.score(reliability={name: 0.0})["makes_sense"] for name in SEED.document.sources}
    assert all(0.05 < score < 0.5 for score in struck.values())
    assert struck["staff"] < SEED.score()["makes_sense"]


def test_the_warning_about_the_rumours_touches_only_what_rests_on_them():
    with_warning, without = (SEED.score(fix={"only_hearsay": held}) for held in (1.0, 0.0))
    assert with_warning.sources["rumours"] < without.sources["rumours"]
    touched = {name for name, base in without.base.items() if base > with_warning.base[name]}
    assert touched == {"left_over_safety", "left_over_release"}


def test_later_news_is_left_out_of_an_earlier_view():
    earlier = SEED.score(as_of="2023-07-01")
    assert "board_to_trust" not in earlier
    assert earlier["incentives_mitigated"] < SEED.score()["incentives_mitigated"]


def test_what_is_about_the_presentation_moves_nothing_else():
    about = {name for name, claim in SEED.document.claims.items() if {"presentation", "housekeeping"} & {*claim.tags}}
    targets = {
        relation.target for relation in SEED.document.relations.values() if {*relation.premises} & about
    } - SEED.document.relations.keys()
    assert targets <= about


def test_every_relation_is_seen_under_some_tag_and_no_view_is_a_wall():
    tags = {tag for claim in SEED.document.claims.values() for tag in claim.tags}
    views = [SEED.tagged(tag).document for tag in tags]
    assert set(SEED.document.relations) == {name for view in views for name in view.relations}
    assert max(len(view.claims) for view in views) <= LARGEST_VIEW


def test_a_relation_has_only_tags_that_its_ends_have():
    claims = SEED.document.claims
    for relation in SEED.document.relations.values():
        ends = [end for end in (*relation.premises, relation.target) if end in claims]
        assert relation.tags, relation.id
        assert {*relation.tags} <= set.intersection(*({*claims[end].tags} for end in ends)), relation.id


def test_the_dispute_is_a_part_of_the_seed_map():
    for kind in ("claims", "relations", "sources", "documents"):
        part, whole = getattr(DISPUTE.document, kind), getattr(SEED.document, kind)
        assert {name: whole.get(name) for name in part} == dict(part)
    own, whole = DISPUTE.score(), SEED.score()
    assert all(abs(own[name] - whole[name]) < 0.12 for name in own)
