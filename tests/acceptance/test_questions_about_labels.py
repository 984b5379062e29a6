"""Accepting, granting, defeating: what the questions about labels answer."""

import random
from itertools import combinations, pairwise, product

import pytest

from argmap import MapBuilder, ParameterError, SemanticsError, UnknownIdError, loads
from argmap.acceptance.frameworks.grounded_labels import IN
from argmap.analysis.labels.defeaters.work import defeaters as defeaters_of
from argmap.analysis.labels.grants import work as grants_work
from argmap.analysis.labels.grants.work import grants as grants_of
from argmap.analysis.labels.trial_labels import TrialLabels
from argmap.map import ArgumentMap
from argmap.maths.minimal_sets import Found
from tests.acceptance.random_maps import random_map

STREET = """
argmap: 1
title: Mill Street
conclusion: close
claims:
  close: Mill Street should be closed.
  injuries: Injuries would fall.
  duty: The council must take cheap measures.
  vans: Vans lose the kerb.
  bays: There will be bays.
  lights: There were new lights, too.
relations:
  - {id: safety, premises: [injuries, duty], supports: close}
  - {id: kerb, premises: vans, rebuts: close}
  - {id: room, premises: bays, rebuts: vans}
  - {id: doubt, premises: lights, undercuts: safety}
"""


@pytest.fixture
def street():
    return loads(STREET)


def test_the_answer_says_what_holds_and_why(street):
    found = street.accept()
    assert found["close"] == "out"
    assert found.only("in") == ("injuries", "duty", "bays", "lights")
    assert found.words[0] == "The conclusion 'close' is out, since nothing that speaks for it holds."
    assert found.words[1] == "By the grounded labelling, with 5 claims asserted, 4 in, 2 out and 0 undecided."
    assert found.row("close")["because"] == ("safety",)
    assert found.reasons("kerb").tree == (
        "kerb: out, since its premise 'vans' is out\n  vans: out, since 'room' rebuts it\n"
        "    room: in, since its premise is in\n      bays: in, since it is asserted"
    )


def test_what_is_asserted_changes_the_answer_and_is_told(street):
    found = street.accept(asserted={"injuries", "duty"})
    assert (found["close"], found["lights"], found.asserted) == ("in", "out", ("duty", "injuries"))
    assert street.accept(asserted="injuries, duty").label_of == found.label_of
    assert street.accept(asserted="none").only("in") == ()


def test_bad_arguments_are_refused_with_hints(street):
    with pytest.raises(ParameterError, match=r"asserted is 'leafs'\. Did you mean 'leaves'\?"):
        street.accept(asserted="leafs")
    with pytest.raises(UnknownIdError, match=r"asserted names an unknown claim 'injury'\. Did you mean 'injuries'\?"):
        street.accept(asserted={"injury"})
    with pytest.raises(ParameterError, match="asserted is 3"):
        street.accept(asserted=3)
    with pytest.raises(SemanticsError, match=r"'prefered'\. Did you mean 'preferred'"):
        street.accept(semantics="prefered")
    with pytest.raises(UnknownIdError, match=r"Did you mean 'close'\?"):
        street.accept()["closed"]
    with pytest.raises(UnknownIdError, match="'safety' is a relation"):
        street.accept()["safety"]
    with pytest.raises(ParameterError, match="timeout is -1"):
        street.labellings("preferred", timeout=-1)


def test_a_map_without_a_stable_labelling_says_so():
    odd = loads("{argmap: 1, title: Odd, claims: {a: A.}, relations: [{premises: a, rebuts: a}]}")
    with pytest.raises(SemanticsError, match="no stable labelling"):
        odd.accept(semantics="stable")
    assert odd.accept(semantics="preferred")["a"] == "undecided"
    found = odd.labellings("stable")
    assert (list(found), found.count(), found.common, found.sceptical()) == ([], 0, {}, {"a"})
    assert "runs in a circle" in str(odd.accept().reasons("a"))


def test_one_of_several_labellings_is_told_as_such():
    two = loads(
        "{argmap: 1, title: Two, claims: {a: A., b: B.}, relations: [{premises: a, rebuts: b}, {premises: b, rebuts: a}]}"
    )
    assert any("one of several preferred" in one for one in two.accept(semantics="preferred").words)
    assert not any("one of several" in one for one in two.accept().words)


def test_a_part_of_a_map_has_the_labels_of_the_whole(street):
    part = street.focus("vans", up=0, down=0)
    assert dict(part.accept().label_of) == {"vans": "out"}
    assert [dict(one) for one in part.labellings("preferred")] == [{"vans": "out"}]
    assert street.network.accept().label_of == street.accept().label_of


def test_what_was_said_later_is_left_out():
    m = loads("""{argmap: 1, title: T, sources: {ann: {}}, claims: {a: A., b: {text: B., said_by:
        [{source: ann, act: asserts, date: 2024-05-01}]}}, relations: [{premises: b, rebuts: a}]}""")
    assert (m.accept()["a"], m.accept(as_of="2024-01-01")["a"]) == ("out", "in")


def test_every_step_of_a_tree_is_decided_by_the_steps_below_it():
    for seed in range(60):
        m = ArgumentMap(random_map(seed))
        for labelling in m.labellings("complete"):
            for key in (*labelling, *labelling.relations):
                rows = list(labelling.reasons(key).table)
                assert rows[0]["label"] == {**labelling, **labelling.relations}[key]
                for row, below in pairwise(rows):
                    assert below["depth"] <= row["depth"] + 1
                undecided = [row for row in rows if row["label"] == "undecided"]
                assert rows[0]["label"] != "undecided" or len(undecided) > 1


def test_a_tree_of_a_large_map_is_bounded():
    claims = ", ".join(f"c{number}: C." for number in range(5_000))
    steps = ", ".join(f"{{premises: c{number}, supports: c{number + 1}}}" for number in range(4_999))
    found = loads(f"{{argmap: 1, title: Chain, claims: {{{claims}}}, relations: [{steps}]}}").accept().reasons("c4999")
    assert len(found) == 60
    assert found.words[-1].startswith("The first 60 steps are told")


def label_when(m, granted, given_up, target):
    """The target's label in the map itself, rewritten: what is granted loses all that is against it."""
    tree = m.document.to_tree()
    steps = [
        one
        for one in tree.get("relations", ())
        if one.get("rebuts") not in granted and one.get("supports") not in {*granted, *given_up}
    ]
    left = {one["id"] for one in steps if "id" in one}
    while True:
        kept = [
            one for one in steps if "undercuts" not in one or one["undercuts"] in left or one["undercuts"] in m.sources
        ]
        if len(kept) == len(steps):
            break
        steps, left = kept, {one["id"] for one in kept if "id" in one}
    for key in granted:
        tree["claims"][key] = {"text": key}
    tree["relations"] = steps
    supported = {one.target for one in m.relations.values() if one.type == "support"}
    asserted = ({key for key in m.claims if key not in supported} | set(granted)) - set(given_up)
    return ArgumentMap(type(m.document).from_tree(tree)).accept(asserted=asserted)[target]


def test_the_smallest_sets_to_grant_are_those_found_by_trying_all():
    tried = 0
    for seed in range(150):
        m = ArgumentMap(random_map(seed, most_claims=5, mutual=False))
        target = next(iter(m.claims))
        labels = m.accept().label_of
        if labels[target] == "in":
            assert len(m.grants(target)) == 0
            continue
        moves = [(key, True) for key in m.claims if key != target and labels[key] != "in"]
        moves += [(key, False) for key in m.claims if key != target and labels[key] != "out"]
        enough = []
        for size in (1, 2):
            for chosen in combinations(moves, size):
                granted = {key for key, grant in chosen if grant}
                given_up = {key for key, grant in chosen if not grant}
                if granted & given_up or any(one < set(chosen) for one in enough):
                    continue
                if label_when(m, granted, given_up, target) == "in":
                    enough.append(set(chosen))
        found = m.grants(target, largest=2, top=None)
        sets = [{*((key, True) for key in row["grant"]), *((key, False) for key in row["give_up"])} for row in found]
        assert sorted(map(sorted, sets)) == sorted(map(sorted, enough)), seed
        tried += 1
    assert tried > 30


def test_nothing_has_to_be_granted_for_what_is_in(street):
    assert street.grants("bays").words == ("'bays' is in as things stand: nothing has to be granted.",)
    with pytest.raises(ParameterError, match="largest is 0"):
        street.grants(largest=0)


def test_each_objection_is_taken_away_and_held_by_itself(street):
    found = street.defeaters()
    rows = {row["relation"]: (row["label"], row["without"], row["if_held"]) for row in found}
    assert rows == {"doubt": ("in", "in", "out"), "kerb": ("out", "out", "out"), "room": ("in", "out", "out")}
    assert "Without 'doubt', it would be in." in found.words
    better = loads(STREET.replace("  - {id: doubt, premises: lights, undercuts: safety}\n", ""))
    assert "If 'kerb' held, that alone would be enough for it not to be in." in better.defeaters().words
    assert "Nothing in the map objects to it" in street.defeaters("lights").words[0]


@pytest.mark.parametrize(("label", "score"), list(product(["in", "out", "undecided"], [0.2, 0.8])))
def test_scores_and_labels_disagree_where_one_says_yes_and_the_other_no(label, score):
    m = loads(f"{{argmap: 1, title: T, claims: {{a: {{text: A., prior: {score}}}}}}}")
    found = m.score().agreement({"a": label})
    assert len(found) == ((label, score) in {("in", 0.2), ("out", 0.8)})


def test_labels_that_are_none_are_refused(street):
    with pytest.raises(ParameterError, match=r"labels has 0\.5"):
        street.score().agreement({"close": 0.5})


def test_a_mutual_rebuttal_counts_both_ways_and_goes_as_one():
    m = loads("""{argmap: 1, title: T, claims: {a: A., b: B.}, relations: [
        {id: x, premises: a, rebuts: b, mutual: contrary}]}""")
    assert dict(m.accept().label_of) == {"a": "undecided", "b": "undecided"}
    assert m.labellings("preferred").count() == 2
    rows = [(row["relation"], row["target"], row["without"], row["if_held"]) for row in m.defeaters("a")]
    assert rows == [("x", "b", "in", "in"), ("x.back", "a", "in", "out")]
    assert dict(m.accept(semantics="carneades", asserted="none").label_of) == {"a": "out", "b": "out"}
    assert str(m.to_aspic()) == "premises: a, b\nx: a => -b\nx.back: b => -a"


def test_what_there_was_no_time_for_is_told(street):
    found = grants_of(street.document, "close", seconds=0.0)
    assert found.words[0].endswith(
        "Of the claims that there was time to try, none alone would put it in if it were granted or given up."
    )
    assert "There was time for 0 of 3." in defeaters_of(street.document, "close", seconds=0.0).words


def test_a_notebook_shows_marks_and_the_tree(street):
    accepted = street.accept()
    shown = accepted._repr_html_()
    assert ">○ out<" in shown
    assert ">● in<" in shown
    tree = accepted.reasons("close")._repr_html_()
    assert "<pre" in tree
    assert "\n  safety: out, since &#x27;doubt&#x27; undercuts it" in tree
    assert accepted.table.row("close")["label"] == "out"


def test_where_no_set_was_found_in_time_one_that_does_is_told(monkeypatch, rounds):
    monkeypatch.setattr(grants_work, "smallest_sets", lambda *_, **__: Found())
    told = 0
    for seed in range(rounds(200)):
        m = linked_reasons(seed)
        for target in m.document.claims:
            answer = m.grants(target, asserted="none")
            for row in answer:
                told += 1
                assert "None of these can be spared. There was time to search a few claims" in answer.words[1]
                moves = [*((one, True) for one in row["grant"]), *((one, False) for one in row["give_up"])]
                assert puts_in(m, target, moves)
                assert not any(puts_in(m, target, [*moves[:at], *moves[at + 1 :]]) for at in range(len(moves)))
    assert told > rounds(200) / 4


def linked_reasons(seed):
    """A map whose claims follow from two or three others, with an objection now and then."""
    pick, b = random.Random(seed), MapBuilder("Reasons")
    ids = [b.claim(f"Claim {number}", id=f"c{number}") for number in range(9)]
    for number in range(3, 9):
        for _ in range(pick.randint(1, 2)):
            premises = pick.sample(ids[:number], pick.randint(2, 3))
            b.support(premises, ids[number])
        if pick.random() < 0.3:
            b.rebut([pick.choice(ids[:number])], ids[number])
    return b.build()


def puts_in(m, target, moves):
    trial = TrialLabels(m.document, target, "none")
    held = [trial.place[name] for name, granted in moves if granted]
    return trial.label(held=held, denied=[trial.place[name] for name, granted in moves if not granted]) == IN
