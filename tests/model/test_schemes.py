"""The catalogue of argumentation schemes: sound in itself, told by its page, found by the names that other files have."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.model.schemes import nearest_scheme, scheme_named
from argmap.model.schemes.catalogue import _by_spelling, _normal

PAGE = Path(__file__).parents[2] / "docs" / "schemes.md"
SCHEMES = argmap.schemes()


def section(scheme):
    """Write a scheme as the page has it."""
    head = [f"### {scheme.name}", ""]
    head += [f"Also: {', '.join(scheme.also)}.", ""] if scheme.also else []
    head += [f"* `{role.name}`: {role.sentence}" for role in scheme.premises] + [f"* so: {scheme.conclusion}", ""]
    asked = ["| ask | about | |", "|---|---|---|"]
    asked += [f"| `{one.name}` | {one.about} | {one.text} |" for one in scheme.questions]
    return "\n".join([*head, *asked, "", f"{scheme.source}.", ""])


def test_there_are_at_least_twenty_four_schemes_and_the_common_ones_are_among_them():
    common = {
        "expert opinion", "position to know", "analogy", "positive consequences", "practical reasoning", "sign", "example",
        "cause to effect", "correlation to cause", "slippery slope", "generic ad hominem", "popular opinion", "precedent", "rule",
    }  # fmt: skip
    assert common <= set(SCHEMES)
    assert len(SCHEMES) >= 24


def test_every_question_is_about_a_premise_the_step_or_the_conclusion_and_has_a_name_of_its_own():
    for scheme in SCHEMES.values():
        roles = [role.name for role in scheme.premises]
        assert len(set(roles)) == len(roles) >= 1
        assert {one.about for one in scheme.questions} <= {*roles, "step", "conclusion"}
        names = [one.name for one in scheme.questions]
        assert len(set(names)) == len(names) >= 2
        assert all(one.text.endswith("?") for one in scheme.questions)
        assert scheme.source


def test_no_two_schemes_share_a_name():
    names = [_normal(name) for one in SCHEMES.values() for name in (one.name, *one.also)]
    assert sorted(names) == sorted(_by_spelling())


def test_the_page_tells_each_scheme_as_the_catalogue_has_it():
    page = PAGE.read_text(encoding="utf-8")
    sections = re.findall(r"^### .*?\n(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    assert [one.rstrip() for one in sections] == [section(one).rstrip() for one in SCHEMES.values()]


def test_every_source_that_a_scheme_names_is_in_the_list_of_the_page():
    listed = PAGE.read_text(encoding="utf-8").split("## Sources", 1)[1]
    for scheme in SCHEMES.values():
        for source in scheme.source.split("; "):
            assert f"* {source}:" in listed, source


def aif(text):
    nodes = [{"nodeID": "1", "type": "I", "text": "A"}, {"nodeID": "2", "type": "I", "text": "B"},
             {"nodeID": "3", "type": "RA", "text": text, "scheme": text}]  # fmt: skip
    edges = [{"edgeID": "4", "fromID": "1", "toID": "3"}, {"edgeID": "5", "fromID": "3", "toID": "2"}]
    return json.dumps({"nodes": nodes, "edges": edges, "locutions": []})


def sadface(name):
    nodes = [{"id": "a", "type": "atom", "text": "A"}, {"id": "b", "type": "atom", "text": "B"},
             {"id": "s", "type": "scheme", "name": name}]  # fmt: skip
    edges = [{"id": "e", "source_id": "a", "target_id": "s"}, {"id": "f", "source_id": "s", "target_id": "b"}]
    return json.dumps({"nodes": nodes, "edges": edges, "metadata": {"core": {"title": "T"}}})


def arguebuf(name):
    nodes = {"a": {"atom": {"text": "A"}}, "b": {"atom": {"text": "B"}}, "s": {"scheme": {"support": name}}}
    edges = {"e": {"source": "a", "target": "s"}, "f": {"source": "s", "target": "b"}}
    return json.dumps({"nodes": nodes, "edges": edges})


def carneades(name):
    return f"statements: {{a: A, b: B}}\narguments: {{s: {{conclusion: b, premises: [a], scheme: {name}}}}}\n"


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        (aif("Argument From Expert Opinion"), "expert opinion"),
        (aif("CauseToEffect"), "cause to effect"),
        (aif("Position To Know"), "position to know"),
        (aif("Practical Reasoning From Analogy"), "analogy"),
        (sadface("Argument from Popular Opinion"), "popular opinion"),
        (arguebuf("SUPPORT_CORRELATION_TO_CAUSE"), "correlation to cause"),
        (arguebuf("SUPPORT_WITNESS_TESTIMONY"), "witness testimony"),
        (carneades("expert_opinion"), "expert opinion"),
    ],
)
def test_the_names_of_other_programs_lead_to_the_catalogue_and_stay_what_they_are(text, scheme):
    m = argmap.loads(text)
    (step,) = m.document.relations.values()
    assert set(m.critical_questions().column("scheme")) == {scheme}
    assert _normal(step.scheme) in _by_spelling()


# What arguebuf calls its schemes of support, but for those that say no more than that there is a step.
OF_ARGUEBUF = """alternatives analogy arbitrary_verbal_classification best_explanation bias causal_slippery_slope
cause_to_effect circumstantial_ad_hominem commitment composition consequences correlation_to_cause danger_appeal
definition_to_verbal_classification dilemma direct_ad_hominem division ethotic evidence_to_hypothesis example exceptional_case
expert_opinion falsification_of_hypothesis fear_appeal full_slippery_slope generic_ad_hominem goodwill gradualism ignorance
inconsistent_commitment informant_report moral_virtue need_for_help negative_consequences oppositions perception
popular_opinion popular_practice position_to_know positive_consequences practical_evaluation practical_reasoning
practical_reasoning_from_analogy practical_wisdom pragmatic_alternatives pragmatic_inconsistency precedent_slippery_slope
rules sign two_person_practical_reasoning vagueness_of_verbal_classification vague_verbal_classification values
verbal_classification waste witness_testimony"""


def test_the_schemes_of_arguebuf_are_known():
    assert [name for name in OF_ARGUEBUF.split() if scheme_named(name) is None] == []


@given(st.text(max_size=300))
def test_any_text_names_a_scheme_or_is_near_to_one_or_is_free(text):
    named, near = scheme_named(text), nearest_scheme(text)
    assert named is None or near is None
    assert near is None or near in SCHEMES


@given(st.sampled_from([*SCHEMES]), st.sampled_from([str.upper, str.title, lambda one: one.replace(" ", "_")]))
def test_a_scheme_is_found_however_it_is_spelt(name, spelt):
    assert scheme_named(spelt(name)) is SCHEMES[name]
    assert scheme_named(f"Argument from {spelt(name)}") is SCHEMES[name]
