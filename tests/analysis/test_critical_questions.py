"""The critical questions of the steps' schemes: what leaves one open, answers it, or meets it as an objection."""

import pytest

import argmap
from argmap.errors import ParameterError, UnknownIdError
from argmap.model.document import Document

STREET = """
argmap: 1
title: Mill Street
conclusion: safer
claims:
  safer: {text: Closing it makes it safer., prior: 0.1}
  expert: {text: Dr Okafor studies road safety., prior: 0.9}
  says: {text: She says so., prior: 0.9}
  other: {text: Something else., prior: 0.3}
  asked: {kind: question, status: STATUS, text: QUESTION}
relations:
  - {id: told, premises: [expert, says], supports: safer, scheme: SCHEME, meta: {roles: {source: expert}}}
  - {id: met, premises: [FROM], TYPE, meta: {critical_question: NAME}}
MORE
"""
USUAL = {
    "SCHEME": "expert opinion", "STATUS": "open", "QUESTION": "Why so?", "FROM": "other", "TYPE": "undercuts: told",
    "NAME": "trust", "MORE": "",
}  # fmt: skip


def street(**filled):
    text = STREET
    for word, value in (USUAL | filled).items():
        text = text.replace(word, value)
    return argmap.loads(text)


def statuses(m, **asked):
    return {
        row["question"]: (row["status"], row["by"])
        for row in m.critical_questions(**asked)
        if row["status"] != "open" or row["by"]
    }


ALIKE = "Do other experts say the same"
CASES = [
    ({}, {"trust": ("undercut", ("met",))}),
    ({"NAME": "[trust, evidence]"}, {"trust": ("undercut", ("met",)), "evidence": ("undercut", ("met",))}),
    ({"TYPE": "supports: told"}, {"trust": ("answered", ("met",))}),
    # a doubt about a premise is aimed at it
    ({"TYPE": "rebuts: expert", "NAME": "field"}, {"field": ("rebutted", ("met",))}),
    ({"TYPE": "supports: expert", "NAME": "field"}, {"field": ("answered", ("met",))}),
    ({"TYPE": "rebuts: says", "NAME": "field"}, {}),  # the role of the source is the other premise's
    ({"TYPE": "rebuts: says", "NAME": "statement"}, {"statement": ("rebutted", ("met",))}),  # no premise has this role
    ({"TYPE": "rebuts: safer"}, {}),  # the question is about the step, not about where it leads
    ({"TYPE": "rebuts: safer", "SCHEME": "correlation to cause", "NAME": "range"}, {"range": ("rebutted", ("met",))}),
    # questions of the map
    ({"FROM": "asked"}, {"trust": ("open", ("asked",))}),
    ({"FROM": "asked", "STATUS": "answered"}, {"trust": ("answered", ("asked",))}),
    ({"FROM": "asked", "NAME": "''", "QUESTION": ALIKE}, {"consensus": ("open", ("asked",))}),
    ({"FROM": "asked", "NAME": "''"}, {}),
    (
        {"FROM": "asked", "MORE": "  - {id: reply, premises: [other], supports: expert, answers: asked}"},
        {"trust": ("answered", ("asked", "reply"))},
    ),
    # an objection weighs more than an answer
    (
        {"MORE": "  - {id: backed, premises: [expert], supports: told, meta: {critical_question: trust}}"},
        {"trust": ("undercut", ("met", "backed"))},
    ),
    ({"SCHEME": "a word of my own"}, {}),
    ({"SCHEME": "Argument From Expert Opinion"}, {"trust": ("undercut", ("met",))}),
    ({"NAME": "{a: 1}"}, {}),
]


@pytest.mark.parametrize(("filled", "met"), CASES)
def test_what_meets_a_question(filled, met):
    assert statuses(street(**filled)) == met


def test_every_question_of_the_scheme_is_there_the_open_ones_first_and_names_its_premise():
    found = street().critical_questions()
    assert [row["status"] for row in found] == ["open"] * 5 + ["undercut"]
    assert {row["question"]: row["about"] for row in found} == {
        "expertise": "source: expert", "field": "source: expert", "statement": "statement", "consensus": "step",
        "evidence": "step", "trust": "step",
    }  # fmt: skip
    assert found.words[0] == (
        "1 step has a scheme of the catalogue, with 6 critical questions: 5 open, 1 met by an undercut."
    )


def test_one_status_and_one_relation_can_be_asked_for():
    m = street(MORE="  - {id: sign, premises: [other], supports: expert, scheme: sign}")
    assert m.critical_questions(status="undercut").column("question") == ("trust",)
    assert set(m.critical_questions(relation="sign").column("relation")) == {"sign"}


def test_a_network_says_that_it_keeps_no_schemes():
    found = street().network.critical_questions()
    assert found.words == ("A network keeps no schemes of its steps: ask the map that it was made of.",)
    assert len(found) == 0


def test_a_part_of_a_map_knows_what_the_whole_says_against_its_steps():
    part = street().only("safer", "expert", "says")
    assert statuses(part) == {"trust": ("undercut", ("met",))}


def test_the_words_tell_of_free_text_of_silent_undercuts_and_of_maps_without_schemes():
    words = street(SCHEME="my own").critical_questions().words
    assert words == ("1 step has a scheme that the catalogue does not know: 'my own'.",)
    assert "1 undercut does not say which question it raises: 'met'." in " ".join(
        street(NAME="other").critical_questions().words
    )
    silent = street(MORE="  - {id: mute, premises: [other], undercuts: told}").critical_questions().words
    assert "1 undercut does not say which question it raises: 'mute'." in " ".join(silent)
    bare = argmap.loads("{argmap: 1, title: T, claims: {a: A}}").critical_questions()
    assert len(bare) == 0
    assert bare.words[0].startswith("No step says of which scheme it is")


def test_what_is_not_there_is_refused():
    with pytest.raises(ParameterError, match="Give one of 'open', 'answered', 'undercut' and 'rebutted'"):
        street().critical_questions(status="closed")
    with pytest.raises(UnknownIdError, match="Did you mean 'told'"):
        street().critical_questions(relation="tolt")


def test_a_hub_of_thousands_of_marked_objections_is_looked_at_in_part_and_the_answer_says_so():
    claims = {"hub": "It is so.", **{f"c{at}": f"Claim {at}" for at in range(3000)}}
    relations = [
        {"premises": [f"c{at}"], "rebuts" if at % 2 else "supports": "hub", "scheme": "correlation to cause",
         "meta": {"critical_question": "range"}}
        for at in range(3000)
    ]  # fmt: skip
    m = argmap.ArgumentMap(Document.from_tree({"argmap": 1, "title": "T", "claims": claims, "relations": relations}))
    found = m.critical_questions(relation="c0.supports.hub")
    (row,) = [row for row in found if row["question"] == "range"]
    assert (row["status"], len(row["by"])) == ("rebutted", 199)
    assert "Of all that is aimed at 'hub' the first 200 that may meet a question were looked at." in found.words
    assert len(m.critical_questions()) == 15_000
    assert not m.lint(rules=["scheme-mark"]).column("rule")
