"""What to ask a map's maker: each sort of doubt at its place, and not at its sound neighbour; the worst first."""

import pytest
from hypothesis import given

import argmap
from argmap import Network
from argmap.lint.review.work import SORTS
from tests.shared.documents import documents
from tests.shared.examples import examples

SOUND = """\
argmap: 1
title: Should Mill Street be closed?
conclusion: close
documents: {report: {file: report.txt}}
sources:
  council: {name: The council of Mill}
  ann: {name: Ann Lee}
  driver: {name: A van driver, via: ann}
claims:
  close: {text: Mill Street should be closed., prior: 0.2, note: It costs little., said_by: council}
  fewer:
    {text: Injuries fell by 34%., prior: 0.7, note: Counted., said_by: [{source: council, act: asserts, at: {document: report, quote: fell by 34%}}]}
  cars: {text: Fewer cars came., prior: 0.4, note: Counted., said_by: ann}
  counted: {text: The counters were broken., prior: 0.4, note: One was., said_by: council}
  vans: {text: Vans lose the kerb., prior: 0.6, note: He knows., said_by: driver}
  when: {kind: question, text: Since when?, said_by: [{source: ann, act: asks}]}
relations:
  - {id: safer, premises: fewer, supports: close}
  - {id: fewer_came, premises: cars, undercuts: safer}
  - {id: broken, premises: counted, undercuts: fewer_came}
  - {id: kerb, premises: vans, rebuts: close}
  - {id: asked, premises: when, undercuts: safer}
"""
ALWAYS = {("fact or step", "fewer_came"), ("fact or step", "broken"), ("fact or step", "kerb")}
"""What is asked of every attack."""
CASES = {
    "a reply that is aimed beside the objection": (
        "{id: kerb, premises: vans, rebuts: close}",
        "{id: kerb, premises: vans, rebuts: close}\n  - {id: idle, premises: counted, rebuts: vans, strength: 0.0}",
        {("unreasoned number", "idle"), ("fact or step", "idle")},
    ),
    "a reply to one use of a claim that is used twice": (
        "{id: kerb, premises: vans, rebuts: close}",
        "{id: kerb, premises: [vans], rebuts: close}\n  - {id: also, premises: cars, rebuts: close}",
        {("reply", "broken"), ("fact or step", "also")},
    ),
    "an attack on what the same source says": (
        "{id: kerb, premises: vans, rebuts: close}",
        "{id: kerb, premises: vans, rebuts: close}\n  - {id: own, premises: counted, rebuts: close}",
        {("against themselves", "own"), ("fact or step", "own")},
    ),
    "a document that nothing points into": (
        "{report: {file: report.txt}}",
        "{report: {file: report.txt}, other: {}}",
        {("unchecked", "other")},
    ),
    "a concession that leads nowhere": (
        "said_by: driver}",
        "said_by: driver}\n  grant: {text: Kerbs matter., prior: 0.9, note: So it is., said_by: [{source: ann, act: concedes}]}",
        {("reply", "grant")},
    ),
    "one reason in other words": (
        "said_by: driver}",
        "said_by: driver}\n  again: {text: Injuries in all fell by 34%., prior: 0.7, note: Counted., said_by: council}",
        {("same reason", "again")},
    ),
    "the same numbers by the same source": (
        "said_by: driver}",
        "said_by: driver}\n  again: {text: A drop of 34% was seen., prior: 0.7, note: Counted., said_by: council}",
        {("same reason", "again")},
    ),
    "two ways to one target": (
        "supports: close}",
        "supports: close}\n  - {id: round, premises: fewer, supports: vans}\n  - {id: on, premises: vans, supports: close}",
        {("two ways", "fewer"), ("high prior", "vans")},
    ),
    "linked premises": (
        "premises: vans, rebuts",
        "premises: [vans, counted], rebuts",
        {("linked", "kerb")},
    ),
    "a high prior beside reasons": ("prior: 0.2, note: It", "prior: 0.5, note: It", {("high prior", "close")}),
    "a prior without a note": ("prior: 0.7, note: Counted.", "prior: 0.7", {("unreasoned number", "fewer")}),
    "a reliability without a note": (
        "name: Ann Lee",
        "name: Ann Lee, reliability: 0.8",
        {("unreasoned number", "ann")},
    ),
    "a claim that nobody says": ("note: One was., said_by: council", "note: One was.", {("nobody's word", "counted")}),
    "hearsay that its teller reports": (
        "said_by: driver}",
        "said_by: [{source: driver, act: asserts}, {source: ann, act: reports}]}",
        {("hearsay", "vans")},
    ),
    "a speaker who is anybody": ("name: Ann Lee", "name: Some critics", {("stand-in", "ann")}),
    "two claims in one text": (
        "text: Fewer cars came.",
        "text: Fewer cars came and more people walked.",
        {("several claims", "cars")},
    ),
    "a lost hedge": ("text: Vans lose", "text: Perhaps vans lose", {("hedge", "vans")}),
    "a counter-proposal": (
        "text: Vans lose the kerb.",
        "text: One should build a loading bay instead.",
        {("counter-proposal", "kerb")},
    ),
    "a reason that is only granted": (
        "act: asserts, at",
        "act: concedes, at",
        {("granted", "safer")},
    ),
    "a quotation that nobody can look up": (
        "{report: {file: report.txt}}",
        "{report: {title: The report}}",
        {("unchecked", "report")},
    ),
    "a question by itself": ("  - {id: asked, premises: when, undercuts: safer}\n", "", {("loose question", "when")}),
    "a question that nothing answers": (
        "text: Since when?,",
        "text: Since when?, status: answered,",
        {("loose question", "when")},
    ),
    "a line that nothing points to": ("quote: fell by 34%", "lines: 1", {("left out", "report")}),
}


def asked(text, folder):
    return {(row["sort"], row["id"]) for row in argmap.loads(text).review(top=None, folder=folder)}


def test_each_doubt_is_told_where_it_is_and_nothing_else_is(tmp_path):
    (tmp_path / "report.txt").write_text("Hello.\n\nInjuries fell by 34%.\n", encoding="utf-8")
    always = asked(SOUND, tmp_path)
    assert always == {*ALWAYS, ("left out", "report")}
    wrong = {}
    for name, (old, new, expected) in CASES.items():
        assert old in SOUND, name
        found = asked(SOUND.replace(old, new, 1), tmp_path) - always
        if found != expected - always:
            wrong[name] = found
    assert wrong == {}
    assert {sort for *_, expected in CASES.values() for sort, _ in expected} == {sort for sort, _ in SORTS}


def test_a_reply_that_moves_nothing_is_weighed_by_what_it_replies_to():
    idle = SOUND.replace("{id: broken, premises: counted, undercuts: fewer_came}", "{id: broken, premises: counted, undercuts: fewer_came, strength: 0.0}")  # fmt: skip
    first = next(iter(argmap.loads(idle).review()))
    assert (first["sort"], first["id"], first["swing"]) == ("reply", "broken", 0.0)


def test_what_looks_like_a_mistake_comes_before_what_is_asked_of_all():
    text = SOUND.replace("text: Vans lose", "text: Even if vans lose")
    found = argmap.loads(text).review()
    assert found.column("id")[0] == "kerb"
    assert "1 looks like a mistake" in found.words[0]


def test_without_a_conclusion_nothing_is_said_of_swings():
    found = argmap.loads(SOUND.replace("conclusion: close\n", "")).review()
    assert set(found.column("swing")) == {None}
    assert any("no conclusion" in one for one in found.words)


def test_top_cuts_the_rows_and_the_words_count_all():
    m = argmap.loads(SOUND.replace("note: ", "url: https://example.org/#"))
    assert len(m.review(top=2)) == 2
    assert "2 are shown" in m.review(top=2).words[0]
    assert "shown" not in m.review(top=None).words[0]


def test_of_a_part_only_what_is_about_it_is_asked():
    part = argmap.loads(SOUND).focus("close", up=0, down=1)
    assert {row["id"] for row in part.review()} <= {*part.document.claims, *part.document.relations}


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(argmap.ParameterError, match="folder"):
        argmap.loads(SOUND).review(folder=tmp_path / "nowhere")


def test_a_network_and_the_texts_of_strangers_are_asked_about_too():
    n = Network.from_document(argmap.loads(SOUND).document)
    assert set(n.review().column("id")) >= {"fewer_came", "broken", "kerb"}
    rude = argmap.loads('{argmap: 1, title: T, claims: {a: {text: "A \\e[31m|<b>\\u202e and so it is", prior: 0.5}}}')
    for shown in (str(rude.review()), rude.review().to_markdown(), rude.review()._repr_html_()):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert "<b>" not in rude.review()._repr_html_()


@examples(200)
@given(documents())
def test_any_map_can_be_reviewed(document):
    found = argmap.ArgumentMap(document).review(top=None)
    known = {"", *document.claims, *document.relations, *document.sources, *document.documents}
    assert set(found.column("id")) <= known
    assert all(row["swing"] is None or -1 - 1e-9 <= row["swing"] <= 1 + 1e-9 for row in found)
