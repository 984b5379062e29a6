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
MAKER = "maker"
"""The map's maker, who takes steps that nobody in the thread takes."""
UNSURE_BORDERS = {"c5": {100, 102}, "c8": {114}, "c12": {141}, "c24": {204}}
"""Lines that may belong to another comment than the one that they are put in."""
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
    found = [attribution.at for _, attribution in attributions() if attribution.at is not None]
    return {getattr(at, field) for at in found if all(getattr(at, key) == value for key, value in others.items())}


def said_by(entry):
    return {attribution.source for attribution in entry.said_by}


def test_every_claim_but_the_conclusion_is_said_by_someone_at_some_place():
    assert [claim.id for claim in SEED.document.claims.values() if not claim.said_by] == ["makes_sense"]
    placeless = [
        entry.id
        for entry, attribution in attributions()
        if attribution.source != MAKER
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


def test_a_place_beyond_a_border_that_is_not_sure_is_not_sure():
    beyond = {
        (at.comment, at.lines): at.certain
        for _, attribution in attributions()
        if (at := attribution.at) is not None and UNSURE_BORDERS.get(at.comment, set()) & {*lines(at.lines)}
    }
    assert len(beyond) > len(UNSURE_BORDERS)
    assert not any(beyond.values())


def test_a_comment_that_is_perhaps_by_the_author_is_no_certain_word_of_hers():
    sure = [
        entry.id
        for entry, attribution in attributions()
        if attribution.source == "author" and attribution.certain and attribution.at.comment in GUESSED
    ]
    assert sure == []


def test_every_source_has_a_reliability_and_a_reason_for_it():
    sources = SEED.document.sources.values()
    assert [source.id for source in sources if source.reliability is None or not source.note] == []


def test_reliabilities_stand_on_one_scale():
    trusted = SEED.score().sources
    unnamed = {name: value for name, value in trusted.items() if re.match(r"commenter_|ruby|some_argue", name)}
    inside = {name: trusted[name] for name in ("staff", "staff_list", "leadership", "informant")}
    records = {name: trusted[name] for name in ("linkedin", "wikipedia", "tweet", "site")}
    hearsay = {name: trusted[name] for name in ("purported", "rumours")}
    assert len(set(unnamed.values())) == 1
    assert max(hearsay.values()) < min(unnamed.values()) < min(inside.values())
    assert max(inside.values()) <= min(records.values()) <= max(records.values()) <= trusted["author"]
    assert {*trusted} == {"author", MAKER} | {*unnamed} | {*inside} | {*records} | {*hearsay}


def test_a_rumour_moves_the_leaders_commitment_less_than_a_record_does():
    def swing(claim):
        accepted, rejected = (SEED.score(fix={claim: held})["leaders_committed"] for held in (1.0, 0.0))
        return abs(accepted - rejected)

    records = [claim.id for claim in SEED.document.claims.values() if "linkedin" in said_by(claim)]
    told = [claim.id for claim in SEED.document.claims.values() if "rumours" in said_by(claim)]
    assert max(map(swing, told)) < max(map(swing, records))


def test_who_passes_something_on_does_not_vouch_for_it():
    claims = SEED.document.claims.values()
    hearsay = [claim for claim in claims if {"rumours", "purported", "informant"} & said_by(claim)]
    acts = {
        claim.id: {said.act for said in claim.said_by if said.source in ("author", "informant")} for claim in hearsay
    }
    first_hand = {"asserts", "concedes"}
    for claim in hearsay:
        assert any(said.act in first_hand for said in claim.said_by) or {s.source for s in claim.said_by} == {
            "informant"
        }
        assert not any(said.source == "author" and said.act in first_hand for said in claim.said_by)
    assert "reports" in set().union(*acts.values())


def test_every_relation_says_who_takes_the_step_and_the_makers_own_are_no_one_elses():
    relations = SEED.document.relations.values()
    assert [relation.id for relation in relations if not relation.said_by] == []
    own = [relation for relation in relations if MAKER in said_by(relation)]
    assert own
    assert all(said_by(relation) == {MAKER} for relation in own)
    assert [claim.id for claim in SEED.document.claims.values() if MAKER in said_by(claim)] == []
    assert all(row["by"] for row in SEED.objections())


def test_a_step_of_the_makers_own_that_speaks_against_something_is_marked_as_not_sure():
    against = [row for row in SEED.objections() if MAKER in row["by"]]
    assert against
    assert not any(row["certain"] for row in against)


def test_the_premises_are_reported_and_the_step_from_them_is_asserted():
    acts = [{said.act for said in SEED.document.claims[name].said_by if said.source == "author"} for name in PREMISES]
    assert acts == [{"reports"}] * 7
    step = SEED.document.relations["seven_premises"]
    assert list(step.premises) == PREMISES
    assert [(said.source, said.act) for said in step.said_by] == [("author", "asserts")]


def test_a_premise_that_a_reader_agrees_with_starts_no_lower_than_one_that_is_only_laid_down():
    base = SEED.score().base
    agreed = {
        name for name in PREMISES[:4] if any(said.act == "asserts" for said in SEED.document.claims[name].said_by)
    }
    assert agreed == {"p2_experiments_best", "p3_deep_learning_leads"}
    assert min(base[name] for name in agreed) >= max(base[name] for name in {*PREMISES[:4]} - agreed)


def test_nothing_but_the_step_from_the_premises_speaks_for_or_against_the_conclusion():
    assert [r.id for r in SEED.document.relations.values() if r.target == "makes_sense"] == ["seven_premises"]


def test_no_premise_stands_in_two_steps_to_one_target():
    pairs = [(premise, r.target) for r in SEED.document.relations.values() for premise in r.premises]
    assert len(pairs) == len(set(pairs))


def test_that_it_speeds_the_race_tells_once_against_the_gain():
    against = [r for r in SEED.document.relations.values() if r.target == "p5_net_gain" and r.type == "rebuttal"]
    assert [(r.id, r.premises) for r in against] == [("speed_costs", ("may_add_speed",))]


def test_the_doubt_about_the_list_touches_its_other_points_and_not_the_doubted_one():
    accepted, rejected = (SEED.score(fix={"credit_misleads": held}) for held in (1.0, 0.0))
    touched = {name for name, base in rejected.base.items() if base > accepted.base[name]} - {"credit_misleads"}
    assert {"doubts_count", "filters_hires", "structure_planned"} <= touched
    assert "founders_led_safety" not in touched
    items = {
        said.at.item for name in touched for said in SEED.document.claims[name].said_by if said.source == "staff_list"
    }
    assert "1" not in items


def test_a_question_is_answered_where_something_answers_it():
    answered = {question for r in SEED.document.relations.values() for question in r.answers}
    questions = {claim.id: claim for claim in SEED.document.claims.values() if claim.kind == "question"}
    assert {key for key, one in questions.items() if one.status == "answered"} <= answered
    assert {"q_views_on_1_to_4", "q_why_believe"} & answered == set()


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
