"""What to ask a map's maker: each sort of doubt at its place, and not at its sound neighbour; the worst first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap import Network
from argmap.lint.review import source_sentences
from argmap.lint.review.source_sentences import SourceSentences
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
ALWAYS = {
    ("fact or step", "fewer_came"),
    ("fact or step", "kerb"),
    ("unsaid premise", "safer"),
    ("aim", "fewer_came"),
    ("aim", "broken"),
    ("teller", "driver"),
}
"""What is asked of all attacks, of steps whose ends share few words, and of hearsay."""
CASES = {
    "a reply that is aimed beside the objection": (
        "{id: kerb, premises: vans, rebuts: close}",
        "{id: kerb, premises: vans, rebuts: close}\n  - {id: idle, premises: counted, rebuts: vans, strength: 0.0}",
        {("unreasoned number", "idle")},
    ),
    "a reply to one use of a claim that is used twice": (
        "{id: kerb, premises: vans, rebuts: close}",
        "{id: kerb, premises: [vans], rebuts: close}\n  - {id: also, premises: cars, rebuts: close}",
        {("reply", "broken")},
    ),
    "an attack on what the same source says": (
        "{id: kerb, premises: vans, rebuts: close}",
        "{id: kerb, premises: vans, rebuts: close}\n  - {id: own, premises: counted, rebuts: close}",
        {("against themselves", "own")},
    ),
    "a document that nothing points into": (
        "{report: {file: report.txt}}",
        "{report: {file: report.txt}, other: {}}",
        {("unchecked", "other")},
    ),
    "a concession that leads nowhere": (
        "said_by: driver}",
        "said_by: driver}\n  grant: {text: Kerbs matter., prior: 0.9, note: So it is., said_by: [{source: ann, act: concedes}]}",
        {("island", "grant")},
    ),
    "one reason in other words": (
        "said_by: driver}",
        "said_by: driver}\n  again: {text: Injuries in all fell by 34%., prior: 0.7, note: Counted., said_by: council}",
        {("same reason", "again"), ("island", "again")},
    ),
    "the same numbers by the same source": (
        "said_by: driver}",
        "said_by: driver}\n  again: {text: A drop of 34% was seen., prior: 0.7, note: Counted., said_by: council}",
        {("same reason", "again"), ("island", "again")},
    ),
    "two ways to one target": (
        "supports: close}",
        "supports: close}\n  - {id: round, premises: fewer, supports: vans}\n  - {id: on, premises: vans, supports: close}",
        {("two ways", "fewer"), ("high prior", "vans"), ("unsaid premise", "on"), ("unsaid premise", "round")},
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
    "a rebuttal that grants the fact": (
        "relations:",
        "  lane: {text: Even if so it is dear., prior: 0.4, note: It is., said_by: ann}\nrelations:\n  - {id: even, premises: lane, rebuts: close}",
        {("fact or step", "even")},
    ),
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
}

TALK = """\
# Should the town pool stay open until midnight?

Mira Holm: The town pool should stay open until midnight. Swimmers who work in shops are free only in the evening.

Jon Reed: Night hours of the pool cost a fortune. The accountant told me that the lamps burn nine thousand a year.

Holm: The council pays for the lamps anyway. Night hours cost the pool nothing.

Reed: I think the neighbours will complain about noise at midnight.
"""
MAPPED = """\
argmap: 1
title: Should the town pool stay open until midnight?
conclusion: open
defaults: {derived: 0.1}
documents: {talk: {title: A talk}}
sources:
  holm: {name: Mira Holm}
  reed: {name: Jon Reed}
  clerk: {name: The accountant, via: reed}
claims:
  open: {text: The town pool should stay open until midnight., said_by: holm}
  shops: {text: Swimmers who work in shops are free only in the evening., said_by: holm}
  cost: {text: Night hours of the pool cost a fortune., said_by: reed}
  lamps: {text: The lamps of the pool burn nine thousand a year., said_by: clerk}
  pays: {text: The council pays for the lamps of the pool anyway., said_by: holm}
  nothing: {text: Night hours cost the pool nothing., said_by: holm}
  noise: {text: The neighbours will complain about noise at midnight., hedge: I think, said_by: reed}
relations:
  - {id: free, premises: [shops], supports: open}
  - {id: dear, premises: [cost], rebuts: open}
  - {id: bill, premises: [lamps], supports: cost}
  - {id: free_lamps, premises: [pays], supports: nothing}
  - {id: denied, premises: [nothing], rebuts: cost}
  - {id: noisy, premises: [noise], rebuts: open}
"""
OF_SOUND = {
    ("unsaid premise", "free"),
    ("unsaid premise", "bill"),
    ("unsaid premise", "free_lamps"),
    ("teller", "clerk"),
}
"""What is asked of a map of the talk in which nothing is wrong: none of it looks like a mistake."""
SAME = ("argmap", "argmap")
AS_IT_IS = ("Reed", "Reed")
TEXT_CASES = {
    "a hedge that the claim loses": (("hedge: I think, said", "said"), AS_IT_IS, ("hedge lost", "noise")),
    "a condition that it loses": (SAME, ("Night hours of the pool", "Unless the club helps, night hours of the pool"), ("hedge lost", "cost")),
    "a worry told as a fact": (SAME, ("I think the neighbours will complain about noise", "There are concerns about noise that neighbours will complain of"), ("hedge lost", "noise")),
    "a concession that no claim has": (SAME, ("The council pays", "I grant that the lamps burn a lot. The council pays"), ("concession", "lamps")),
    "a claim out of another's turn": (("midnight., hedge: I think, said_by: reed", "midnight., hedge: I think, said_by: holm"), AS_IT_IS, ("speaker", "noise")),
    "a teller who says it in their own name": (SAME, ("The accountant told me that the lamps", "The lamps"), ("teller", "lamps")),
    "a reservation left out": (SAME, ("at midnight.\n", "at midnight. However, children might sleep badly during school weeks.\n"), ("left out", "talk")),
    "a cause that only the map has": (("text: Night hours cost the pool nothing", "text: The council lets night hours cost the pool nothing"), AS_IT_IS, ("added", "nothing")),
    "one half of a sentence as a reason for the other": (SAME, ("The council pays for the lamps anyway. Night hours", "The council pays for the lamps of the pool anyway and night hours"), ("step", "free_lamps")),
    "a denial that is dropped": (SAME, ("The council pays", "The council never pays"), ("denial lost", "pays")),
    "what is not meant but denied": (SAME, ("Swimmers who", "They are not tourists from abroad but swimmers who"), ("denial lost", "shops")),
    "a purpose as a reason": (("text: The council pays for the lamps of the pool anyway", "text: The lamps are paid in order to help the pool"), AS_IT_IS, ("purpose", "free_lamps")),
    "an attack by what is not claimed": (SAME, ("Night hours cost the pool nothing", "This is not to say that night hours cost the pool nothing"), ("guarded", "denied")),
    "a rebuttal about another thing": (("nothing: {text: Night hours cost the pool nothing", "nothing: {text: Solar panels cost the pool no fortune"), AS_IT_IS, ("unsaid premise", "denied")),
    "a condition that nobody asserts": (("shops: {text: Swimmers who work in shops are free only in the evening", "shops: {text: Swimmers come if the baths in Ely close"), AS_IT_IS, ("condition", "free")),
    "an attack beside its target": (("relations:", "  lit: {text: The lamps are lit at noon., said_by: holm}\nrelations:\n  - {id: beside, premises: [lit], undercuts: dear}"), AS_IT_IS, ("aim", "beside")),
    "a whole source for one word": (("relations:", "  deaf: {text: Reed hears no noise., said_by: holm}\nrelations:\n  - {id: struck, premises: [deaf], undercuts: reed}"), AS_IT_IS, ("whole source", "struck")),
    "an attempt that only fails": (("cost: {text: Night hours of the pool cost a fortune", "cost: {text: The pool tries to keep night hours cheap"), AS_IT_IS, ("attempt", "denied")),
}  # fmt: skip


def asked(text, folder):
    return {(row["sort"], row["id"]) for row in argmap.loads(text).review(top=None, folder=folder)}


def test_each_doubt_is_told_where_it_is_and_nothing_else_is(tmp_path):
    (tmp_path / "report.txt").write_text("A new library opened in March.\n\nInjuries fell by 34%.\n", encoding="utf-8")
    always = asked(SOUND, tmp_path)
    assert always == {*ALWAYS, ("left out", "report")}
    wrong = {}
    for name, (old, new, expected) in CASES.items():
        assert old in SOUND, name
        found = asked(SOUND.replace(old, new, 1), tmp_path) - always
        if found != expected - always:
            wrong[name] = found
    assert wrong == {}


def test_with_the_text_each_doubt_is_told_where_it_is_and_not_of_a_sound_map():
    sound = of_talk(MAPPED, TALK)
    assert sound == OF_SOUND
    wrong = {}
    for name, (in_map, in_text, expected) in TEXT_CASES.items():
        assert in_map[0] in MAPPED, name
        assert in_text[0] in TALK, name
        found = of_talk(MAPPED.replace(*in_map, 1), TALK.replace(*in_text, 1))
        if expected not in found or expected in sound:
            wrong[name] = found - sound
    assert wrong == {}


def test_every_sort_of_doubt_has_a_planted_mistake():
    planted = {sort for *_, expected in CASES.values() for sort, _ in expected}
    assert planted | {expected[0] for *_, expected in TEXT_CASES.values()} == {sort for sort, _ in SORTS}


def of_talk(text, source):
    found = argmap.loads(text).review(top=None, source=source)
    return {(row["sort"], row["id"]) for row in found if row["sort"] not in {"fact or step", "linked", "unchecked"}}


def test_hearsay_of_which_the_text_speaks_in_another_turn_is_asked_about():
    found = argmap.loads(MAPPED.replace("via: reed", "via: holm")).review(top=None, source=TALK)
    asked_of = [row["question"] for row in found if (row["sort"], row["id"]) == ("teller", "clerk")]
    assert any("in the turn of 'reed'" in one for one in asked_of)


def test_a_text_that_is_signed_tells_its_speakers_too():
    letters = "Sir, The pool is cold in May. — Mira Holm\n\nSir, The lamps burn nine thousand a year. — Jon Reed\n"
    names = {"holm": "Mira Holm", "reed": "Jon Reed"}
    told = SourceSentences([("", letters)], names).sentences
    assert [(one.speaker, one.line) for one in told] == [("holm", 1), ("reed", 3)]


def test_a_name_that_is_no_source_opens_no_turn():
    told = SourceSentences([("", "Note: it rains.\nNote: it snows.")], {"holm": "Mira Holm"})
    assert told.speakers == frozenset()


def test_a_text_that_is_cut_short_and_one_that_is_none_are_told(monkeypatch):
    monkeypatch.setattr(source_sentences, "_MOST_LETTERS", 50)
    m = argmap.loads(MAPPED)
    assert any("first million" in one for one in m.review(source="It rains. " * 6).words)
    with pytest.raises(argmap.ParameterError, match="source"):
        m.review(source=7)
    with pytest.raises(argmap.UnknownIdError, match="nowhere"):
        m.review(source=TALK, document="nowhere")
    assert any("No text was at hand" in one for one in m.review().words)


@examples(100)
@given(st.text(alphabet="aA .:;,—-\n\"'()[]!?0#>*", max_size=300))
def test_any_text_is_cut_into_sentences_that_lose_no_word(text):
    told = SourceSentences([("", text)], {"a": "A a"}).sentences
    assert all(one.text.strip() and 1 <= one.line <= text.count("\n") + 1 for one in told)
    assert [one.place for one in told] == list(range(len(told)))


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
    assert {row["id"] for row in part.review()} <= {
        *part.document.claims,
        *part.document.relations,
        *part.document.sources,
    }


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
