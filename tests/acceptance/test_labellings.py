"""Labellings of maps equal those of all their argument trees, and of their exports."""

import pytest
from hypothesis import given

from argmap import ArgumentMap, TimeLimitError, UnsupportedError, loads
from argmap.acceptance.argument_program import program_of
from argmap.acceptance.frameworks.framework import Framework
from argmap.acceptance.labelling_search import LABELLINGS, LabellingSearch
from argmap.acceptance.reasons import WORD
from argmap.acceptance.search import sat_solver
from tests.acceptance.argument_trees import TooManyError, framework_of_theory, labellings
from tests.acceptance.random_maps import random_map, some_asserted
from tests.shared.examples import examples
from tests.shared.maps import maps


@pytest.fixture(params=["sat", "plain"])
def solver(request, monkeypatch):
    if request.param == "sat":
        pytest.importorskip("pysat")
    monkeypatch.setattr(sat_solver, "QUICKER_PLAIN", 0 if request.param == "sat" else 1_000)


def drawn(number):
    for seed in range(number):
        document = random_map(seed, acyclic=seed % 3 == 0)
        yield seed, document, *some_asserted(seed, document)


@pytest.mark.timeout(1800)
def test_labellings_are_those_of_the_argument_trees(solver, rounds):
    tried = circular = 0
    for seed, document, asserted, ids in drawn(rounds(1_000)):
        for semantics in LABELLINGS:
            try:
                keys, expected = labellings(document, ids, semantics)
            except TooManyError:
                break
            check(document, asserted, semantics, keys, expected, (seed, semantics))
            tried += 1
        circular += refuses(document, asserted)
    assert tried > 4 * rounds(1_000)
    assert circular > rounds(1_000) / 20  # maps in which claims support themselves are among them


def check(document, asserted, semantics, keys, expected, what):
    program = program_of(document, asserted)
    nodes = [program.claims.get(key, program.relations.get(key)) for key in keys]
    found = [tuple(WORD[labels[one]] for one in nodes) for labels in LabellingSearch(program, semantics).every()]
    assert sorted(found) == sorted(expected), what
    assert LabellingSearch(program, semantics).count() == len(expected), what
    somewhere = {one for one in nodes if one in LabellingSearch(program, semantics).somewhere()}
    assert somewhere == {node for at, node in enumerate(nodes) if any(one[at] == "in" for one in expected)}, what
    common = LabellingSearch(program, semantics).common()
    if expected:
        agreed = [labels[0] if len(set(labels)) == 1 else None for labels in zip(*expected, strict=True)]
        assert [WORD.get(common[one]) for one in nodes] == agreed, what
    else:
        assert common is None, what


def refuses(document, asserted):
    try:
        ArgumentMap(document).to_dung(asserted=asserted)
    except UnsupportedError:
        return True
    return False


def test_the_export_as_attacks_has_the_same_labels_wherever_it_is_allowed(solver, rounds):
    allowed = 0
    for seed, document, asserted, _ in drawn(rounds(1_000)):
        m = ArgumentMap(document)
        if refuses(document, asserted):
            continue
        allowed += 1
        framework = m.to_dung(asserted=asserted)
        for semantics in LABELLINGS:
            own = [{**one.claims, **one.relations} for one in m.labellings(semantics, asserted=asserted)]
            theirs = [framework.labels(one) for one in framework.extensions(semantics)]
            told = [{key: labels[key] for key in own[0]} for labels in theirs] if own else theirs
            assert sorted(map(sorted, (one.items() for one in own))) == sorted(
                map(sorted, (one.items() for one in told))
            ), (seed, semantics)
    assert allowed > rounds(1_000) / 2


def test_the_theory_of_aspic_has_the_same_claims_in(rounds):
    for seed, document, asserted, _ in drawn(rounds(500)):
        m = ArgumentMap(document)
        try:
            framework, concluding = framework_of_theory(m.to_aspic(asserted=asserted))
        except TooManyError:
            continue
        for semantics in LABELLINGS:
            own = sorted(sorted(one.only("in")) for one in m.labellings(semantics, asserted=asserted))
            theirs = [
                sorted({concluding[name] for name in one} & set(document.claims))
                for one in framework.extensions(semantics)
            ]
            assert own == sorted(theirs), (seed, semantics)


@examples(800)
@given(maps())
def test_every_map_has_labels(drawn_map):
    """Restatements, sources, backing, questions and circles included."""
    grounded = drawn_map.accept()
    labelled = {key for key in drawn_map.claims if drawn_map.claims[key].kind != "question"}
    assert set(grounded.label_of) == labelled
    for key in labelled:
        original = drawn_map.claims[key].same_as
        assert original is None or grounded[key] == grounded[original]
        assert grounded.reasons(key).words
    for semantics in ("preferred", "ideal"):
        more = drawn_map.accept(semantics=semantics)
        assert all(more[key] == label for key, label in grounded.label_of.items() if label != "undecided")
    assert drawn_map.labellings("preferred").sceptical() <= drawn_map.labellings("preferred").credulous()


LOOP = """{argmap: 1, title: Loop, claims: {a: A., b: B., c: C., d: D.}, relations: [
    {premises: a, supports: b}, {premises: b, supports: a}, {premises: c, supports: a}, {premises: d, rebuts: c}]}"""


def test_supports_in_a_circle_do_not_hold_themselves_up():
    m = loads(LOOP)
    for semantics in ("grounded", "preferred", "stable", "ideal"):
        assert m.accept(semantics=semantics)["b"] == "out"
        assert m.accept(semantics=semantics, asserted={"c"})["b"] == "in"
    with pytest.raises(UnsupportedError, match="'a' and 'b' support themselves in a circle"):
        m.to_dung()
    assert isinstance(m.to_dung(asserted={"a", "c"}), Framework)


def test_labellings_without_end_end_with_the_time():
    claims = ", ".join(f"a{one}: A., b{one}: B." for one in range(60))
    steps = ", ".join(f"{{premises: a{one}, rebuts: b{one}, mutual: contrary}}" for one in range(60))
    found = loads(f"{{argmap: 1, title: T, claims: {{{claims}}}, relations: [{steps}]}}").labellings(
        "preferred", timeout=0.3
    )
    assert found.count() == 2**60
    with pytest.raises(TimeLimitError):
        list(found)


def test_a_rebuttal_is_one_way_as_written():
    m = loads("{argmap: 1, title: T, claims: {a: A., b: B.}, relations: [{premises: a, rebuts: b}]}")
    assert (m.accept()["a"], m.accept()["b"]) == ("in", "out")


def test_an_undercut_of_a_source_silences_its_word():
    m = loads("""{argmap: 1, title: T, sources: {ann: {}, ben: {via: ann}}, claims: {
        fire: {text: It burns., said_by: ben}, liar: Ann lies., smoke: {text: Smoke., said_by: [ben, ann]}, heat: Hot.},
        relations: [{id: doubt, premises: liar, undercuts: ann}, {premises: heat, supports: smoke}]}""")
    found = m.accept(asserted="all")
    assert (found["fire"], found["smoke"], found.labelling.sources) == ("out", "in", {"ann": "out", "ben": "out"})
    assert "'doubt' undercuts it" in found.reasons("fire").tree
