import datetime
import fractions

import numpy as np
import pytest

from argmap.errors import MapError
from argmap.model import Attribution, DocumentBuilder, Passage


def problems_of(builder):
    with pytest.raises(MapError) as caught:
        builder.document()
    return [str(problem) for problem in caught.value.problems]


def test_ids_come_from_the_texts_and_are_unique():
    b = DocumentBuilder("T")
    assert [b.claim("It will rain."), b.claim("It will rain!"), b.premise("¿?"), b.evidence("日本"), b.claim("true")] == [
        "it_will_rain", "it_will_rain_2", "claim", "_日本", "true",
    ]  # fmt: skip
    assert list(b.document().claims) == ["it_will_rain", "it_will_rain_2", "claim", "_日本", "true"]


def test_the_kinds_are_told_apart():
    b = DocumentBuilder("T")
    ids = b.claim("A"), b.premise("B"), b.evidence("C"), b.question("D?", status="answered")
    assert [b.document().claims[one].kind for one in ids] == ["claim", "premise", "evidence", "question"]


def test_relations_have_the_ids_that_reading_would_make():
    b = DocumentBuilder("T")
    a, c = b.claim("A"), b.claim("C")
    steps = [b.support(a, c), b.support([a], c), b.rebut(a, c), b.support(a, c, id="mine")]
    assert steps == ["a.supports.c", "a.supports.c.2", "a.rebuts.c", "mine"]
    document = b.document()
    assert list(document.relations) == steps
    assert [entry.get("id") for entry in document.to_tree()["relations"]] == [None, None, None, "mine"]


def test_an_undercut_and_backing_take_the_returned_id():
    b = DocumentBuilder("T")
    a, c = b.claim("A"), b.claim("C")
    step = b.support(a, c)
    cut = b.undercut(b.claim("D"), step)
    b.support(b.claim("E"), step)
    b.undercut(b.claim("F"), cut)
    assert [one.target for one in b.document().relations.values()] == ["c", step, step, cut]


def test_who_says_it_may_be_a_source_an_attribution_or_several():
    b = DocumentBuilder("T")
    s, t = b.source("S"), b.source("T", via="s", reliability=0.5)
    report = b.reference("Report", date=datetime.date(2024, 5, 1))
    denies = b.attribution(s, "denies", at=report, reply_to=Passage(document=report, page=3), date="2024-06-01")
    one, two, three = (b.claim("A", said_by=s), b.claim("B", said_by=denies), b.claim("C", said_by=[t, denies]))
    claims = b.document().claims
    assert claims[one].said_by == (Attribution(source="s", act="asserts"),)
    assert claims[two].said_by == (denies,)
    assert [said.source for said in claims[three].said_by] == ["t", "s"]
    assert denies.reply_to == Passage(document="report", page="3")


def test_everything_stated_arrives():
    b = DocumentBuilder("T", conclusion="a", prior=0.3, join="min", tags=["x"], note="n", url="u", meta={"k": [1]})
    a = b.claim("A", hedge="about", implied=True, tags="t", note="n", url="u", meta={"k": 1})
    q = b.question("Q?")
    b.rebut(b.claim("B"), a, strength=0.5, scheme="s", certain=False, answers=q)
    b.claim("Again", same_as=a)
    document = b.document()
    assert document.conclusion == ("a",)
    assert (document.defaults.prior, document.defaults.join) == (0.3, "min")
    assert (document.tags, document.note, document.url, document.meta) == (("x",), "n", "u", {"k": (1,)})
    assert document.prior_of("again") == 0.3
    relation = document.relations["b.rebuts.a"]
    assert (relation.strength, relation.scheme, relation.certain, relation.answers) == (0.5, "s", False, (q,))
    assert (document.claims[a].implied, document.claims[a].tags) == (True, ("t",))


def test_all_that_is_wrong_is_told_at_the_end():
    b = DocumentBuilder("T", conclusion="rian")
    rain = b.claim("Rain", prior=2)
    b.claim("Other", id="rain")
    b.support([rain, "snow"], "umbrella")
    b.rebut([], rain)
    b.undercut(rain, rain)
    said = problems_of(b)
    assert len(said) == 7
    for expected in (
        "the id 'rain' was given twice",
        "unknown claim 'rian'. Did you mean 'rain'?",
        "prior must be a number from 0 to 1, not 2",
        "unknown claim 'snow'",
        "unknown claim, relation or source 'umbrella'",
        "premises are empty",
        "a claim cannot be undercut, and 'rain' is a claim. Rebut it",
    ):
        assert any(expected in sentence for sentence in said), expected


@pytest.mark.parametrize("wrong", [None, 3, [None], "no id"])
def test_premises_of_the_wrong_sort_are_told_once(wrong):
    b = DocumentBuilder("T")
    b.support(wrong, b.claim("A"))
    assert len(problems_of(b)) == 1


@pytest.mark.parametrize("wrong", [3, object(), [3]])
def test_speakers_of_the_wrong_sort_are_told(wrong):
    b = DocumentBuilder("T")
    b.claim("A", said_by=wrong)
    assert len(problems_of(b)) == 1


def test_a_text_of_the_wrong_sort_is_told():
    b = DocumentBuilder("T")
    b.claim(3)
    assert problems_of(b) == ["$.claims.claim.text: text must be text, not the number 3. Put it in quotes."]


def test_a_wrong_attribution_is_told_at_once():
    with pytest.raises(MapError, match=r"unknown act 'assert'. Did you mean 'asserts'"):
        DocumentBuilder.attribution("s", "assert")


@pytest.mark.parametrize(
    "prior", [np.float64(0.25), np.float32(0.25), np.array([0.25, 1])[0], fractions.Fraction(1, 4)]
)
def test_numbers_of_numpy_are_numbers(prior):
    b = DocumentBuilder("T", prior=np.int64(1))
    b.claim("A", prior=prior)
    document = b.document()
    assert (document.claims["a"].prior, document.defaults.prior) == (0.25, 1.0)


def test_a_number_of_numpy_that_is_too_large_is_told_as_a_number():
    b = DocumentBuilder("T")
    b.claim("A", prior=np.float32(2))
    assert problems_of(b) == ["$.claims.a.prior: prior must be a number from 0 to 1, not 2.0"]


@pytest.mark.parametrize("wrong", ["two words", 12, ["a"], {}, True])
@pytest.mark.parametrize("add", [DocumentBuilder.claim, DocumentBuilder.source, DocumentBuilder.reference])
def test_an_id_that_is_none_is_refused_when_it_is_given(add, wrong):
    b = DocumentBuilder("T")
    with pytest.raises(MapError, match="the id "):
        add(b, "A", id=wrong)
    assert not b.document().claims
    with pytest.raises(MapError, match="the id "):
        b.support("a", "b", id=wrong)


def test_a_word_that_a_builder_does_not_have_is_refused():
    b = DocumentBuilder("T")
    with pytest.raises(AttributeError, match=r"a builder has no 'claims'. Did you mean 'claim'"):
        b.claims = "a"


def test_an_id_for_two_sorts_of_things_is_told_once():
    b = DocumentBuilder("T")
    b.source("A source", id=b.claim("A", id="a"))
    b.support("a", "a", id="a")
    assert [problem.partition(". ")[0] for problem in problems_of(b)] == [
        "$.sources.a: the id 'a' names a claim and a source", "$.relations[0].id: the id 'a' names a source and a relation",
    ]  # fmt: skip
