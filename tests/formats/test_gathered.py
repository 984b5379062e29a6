import pytest

from argmap.errors import FormatError, MapError
from argmap.formats.gathered import Gathered, foreign_names


def messages(found):
    return [(one.message, one.line, one.times) for one in found]


def test_names_that_are_no_words_are_kept_in_meta():
    gathered = Gathered()
    ids = [gathered.claim(name, f"Text {name}") for name in ("12", "a b", "good", "\ud800", "é")]
    document = gathered.result().document
    assert ids == list(document.claims)
    assert {key: one.meta.get("id") for key, one in document.claims.items()} == {
        "_12": "12", "a_b": "a b", "good": None, ids[3]: "?", ids[4]: "é",
    }  # fmt: skip
    assert foreign_names(document.claims.values()) == dict(zip(ids, ["12", "a b", "good", "?", "é"], strict=True))
    assert gathered.word("12") == "_12"
    assert gathered.word("13") is None


def test_what_real_files_hold_is_tolerated_and_noted():
    gathered = Gathered("f")
    a, again, empty = (
        gathered.claim("a", "A.", line=1),
        gathered.claim("a", "Again.", line=2),
        gathered.claim("e", " ", line=3),
    )
    question = gathered.claim("q", "Q?", line=4, kind="question")
    gathered.relation("support", [a, a], again, name="step", line=5)
    gathered.relation("rebuttal", [empty], "step", line=6)
    gathered.relation("undercut", [empty], a, line=7)
    gathered.relation("support", [question], a, line=8)
    gathered.relation("support", [a], a, line=9)
    result = gathered.result()
    assert messages(result.warnings) == [
        ("a name is given twice, and the second one gets a number", 2, 1),
        ("a claim has no text, and its name stands for it", 3, 1),
        ("a premise is named twice in one relation", 5, 1),
        ("a rebuttal aims at a step, and is read as an undercut", 6, 1),
        ("an undercut aims at a claim, and is read as a rebuttal", 7, 1),
        ("a question is argued with, and is read as a claim", 8, 1),
    ]
    assert [one.type for one in result.document.relations.values()] == [
        "support",
        "undercut",
        "rebuttal",
        "support",
        "support",
    ]
    assert [one.text for one in result.document.claims.values()] == ["A.", "Again.", "e", "Q?"]
    assert result.document.claims["q"].kind == "claim"


def test_all_that_is_wrong_is_raised_with_its_lines():
    gathered = Gathered("f")
    a = gathered.claim("a", "A.", line=1)
    gathered.relation("support", ["b"], a, line=2)
    gathered.relation("support", [a], "c", line=3)
    gathered.relation("support", [], a, line=4)
    gathered.bad("this is nonsense", line=5, column=2)
    with pytest.raises(FormatError) as caught:
        gathered.result()
    assert [(one.message, one.line) for one in caught.value.problems] == [
        ("this is nonsense", 5),
        ("there is no claim 'b', which a relation starts from", 2),
        ("there is no 'c', at which a relation aims", 3),
        ("a relation has no premises", 4),
    ]


def test_what_a_map_refuses_has_the_line_of_its_entry():
    gathered = Gathered("f")
    gathered.claim("a", "A.", line=7, prior=2)
    with pytest.raises(MapError, match="f:7: prior must be a number from 0 to 1, not 2"):
        gathered.result()


def test_a_relation_may_aim_at_one_that_comes_later():
    gathered = Gathered()
    a, b = gathered.claim("a", "A."), gathered.claim("b", "B.")
    gathered.relation("undercut", [a], "step")
    gathered.relation("support", [a], b, name="step")
    assert list(gathered.result().document.relations) == ["a.undercuts.step", "step"]


def test_sources_and_documents_are_found_again_by_their_names():
    gathered = Gathered()
    jan = gathered.source("Jan Smit", kind="person")
    assert gathered.source("Jan Smit") == jan == "jan_smit"
    report = gathered.reference("The report", title="Report")
    assert gathered.reference("The report") == report
    said = [{"source": jan, "act": "asserts", "at": {"document": report}}]
    gathered.claim("a", "A.", said_by=said)
    assert gathered.result().document.sources["jan_smit"].kind == "person"


def test_more_parts_than_are_allowed_are_refused_early():
    gathered = Gathered("f", limit=2)
    gathered.claim("a", "A.", line=1)
    gathered.claim("b", "B.", line=2)
    with pytest.raises(FormatError, match=r"f:3: the file has more than 2 claims and relations. limit=None reads it"):
        gathered.claim("c", "C.", line=3)


def test_the_same_sort_of_oddity_is_told_once_with_a_count():
    gathered = Gathered("f")
    for line in range(1, 4):
        gathered.note("a style is not kept", line=line)
    assert [str(one) for one in gathered.result().warnings] == ["f:1: a style is not kept (3 times, here first)"]
