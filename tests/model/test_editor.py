import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.errors import MapError, UnknownIdError
from argmap.model.editor import DocumentEditor
from tests.shared.documents import documents

STREET = """
argmap: 1
title: Street
conclusion: [close, safer]
sources:
  council: {name: The council, kind: group}
  clerk: {name: A clerk, via: council}
documents: {report: {title: A report}}
claims:
  close: {text: Close it., prior: 0.2}
  safer: {text: It is safer., said_by: [{source: council, act: asserts, at: {document: report, lines: 3}}, {source: clerk, act: cites}]}
  again: {text: Safer it is., same_as: safer}
  vans: Vans lose.
  when: {kind: question, text: Since when?}
relations:
  - {id: safety, premises: [safer], supports: close, strength: 0.9, answers: when}
  - {premises: [vans], undercuts: safety}
"""


def street():
    return DocumentEditor.of(argmap.loads(STREET).document)


@given(documents())
def test_a_document_taken_up_and_left_alone_is_the_same(document):
    assert DocumentEditor.of(document).document() == document


def test_what_is_added_stands_beside_what_was_there():
    editor = street()
    new = editor.support(editor.claim("It is quiet."), "close")
    document = editor.document()
    assert list(document.claims) == ["close", "safer", "again", "vans", "when", "it_is_quiet"]
    assert document.relations[new].target == "close"
    with pytest.raises(MapError, match="given twice"):
        (editor.claim("Twice", id="close"), editor.document())


def test_fields_are_replaced_and_taken_back():
    editor = street()
    editor.replace("close", prior=None, tags="x")
    editor.replace("safety", rebuts="close", premises="vans")
    editor.replace("council", reliability=0.5)
    editor.replace("safer", said_by="clerk")
    document = editor.document()
    assert (document.claims["close"].prior, document.claims["close"].tags) == (None, ("x",))
    assert (document.relations["safety"].type, document.relations["safety"].premises) == ("rebuttal", ("vans",))
    assert (document.relations["safety"].strength, document.sources["council"].reliability) == (0.9, 0.5)
    assert [said.source for said in document.claims["safer"].said_by] == ["clerk"]


def test_a_field_that_there_is_not_is_told_with_the_nearest():
    editor = street()
    editor.replace("close", pior=0.5)
    with pytest.raises(MapError, match=r"unknown key 'pior'. Did you mean 'prior'"):
        editor.document()


def test_claims_sources_and_documents_are_reworded():
    editor = street()
    for key in ("vans", "council", "report"):
        editor.reword(key, "In other words")
    document = editor.document()
    assert document.claims["vans"].text == document.sources["council"].name == document.documents["report"].title


def test_what_hangs_on_a_claim_goes_with_it():
    editor = street()
    assert editor.remove("safer") == ("safer", "safety", "vans.undercuts.safety")
    document = editor.document()
    assert (list(document.claims), dict(document.relations)) == (["close", "again", "vans", "when"], {})
    assert (document.conclusion, document.claims["again"].same_as) == (("close",), None)


def test_what_names_a_source_or_a_document_stays_without_the_name():
    editor = street()
    assert editor.remove("report", "council") == ("council", "clerk", "report")
    document = editor.document()
    assert document.claims["safer"].said_by == ()
    other = street()
    other.remove("report")
    assert [said.at for said in other.document().claims["safer"].said_by] == [None, None]


def test_a_question_that_goes_is_no_longer_answered():
    editor = street()
    editor.remove("when")
    assert editor.document().relations["safety"].answers == ()


@pytest.mark.parametrize(
    "change", [lambda e: e.remove("clsoe"), lambda e: e.reword("clsoe", "x"), lambda e: e.replace("clsoe")]
)
def test_an_unknown_id_is_told_with_the_nearest_and_nothing_is_changed(change):
    editor = street()
    with pytest.raises(UnknownIdError, match=r"Did you mean 'close'"):
        change(editor)
    assert editor.document() == street().document()


@given(documents(), st.data())
def test_whatever_is_removed_the_rest_is_a_map(document, data):
    ids = [*document.claims, *document.relations, *document.sources, *document.documents]
    chosen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    editor = DocumentEditor.of(document)
    gone = set(editor.remove(*chosen))
    left = editor.document()
    assert gone >= set(chosen)
    assert {*left.claims, *left.relations, *left.sources, *left.documents} == set(ids) - gone
