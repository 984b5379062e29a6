"""Frameworks for solvers, .af, .apx, .tgf and .bag: what small texts mean, and that they are written as they were read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap.errors import FormatError, UnsupportedError
from argmap.formats.format import Likeness
from argmap.formats.frameworks.af_file import AfFile
from argmap.formats.frameworks.apx_file import ApxFile
from argmap.formats.frameworks.bag_file import BagFile
from argmap.formats.frameworks.tgf_file import TgfFile
from argmap.formats.glimpse import Glimpse
from argmap.model import Document
from tests.formats.framework_texts import ODD, WHOLE
from tests.formats.told import sorts, told
from tests.shared.examples import examples
from tests.shared.written import by_text, comes_back, hostile_documents

AF, APX, TGF, BAG = AfFile(), ApxFile(), TgfFile(), BagFile()


@pytest.mark.parametrize(("form", "text", "lines"), WHOLE)
def test_a_text_is_read_as_this_map_and_written_again(form, text, lines):
    result = form.read(text)
    assert told(result.document, ids=False) == lines
    assert result.warnings == ()
    assert form.write(result.document) == text


@pytest.mark.parametrize(("form", "text", "lines", "odd"), ODD)
def test_what_is_odd_is_read_with_a_word_of_it(form, text, lines, odd):
    result = form.read(text)
    assert told(result.document, ids=False) == lines
    assert sorts(result) == odd
    again = form.read(form.write(result.document, unsupported="ignore")).document
    if "supports" not in lines:
        assert told(again, ids=False) == lines


@pytest.mark.parametrize(
    ("form", "text", "message"),
    [
        (AF, "", "1: the head is missing"),
        (AF, "1 2", "1: the head is missing"),
        (AF, "p af 2\n1 3", "2: there are arguments 1 to 2 only"),
        (AF, "p af 2\n1 b", "2: this is no attack"),
        (AF, "p af 99999999999", "more than 1,000,000 arguments"),
        (AF, "p af 900000\n1 2\n", "1: there are 900,000 arguments and hardly any attacks"),
        (APX, "arg(a).\nhello", "2:1: this is no fact"),
        (APX, "arg(a).\n  att(a).", "2: att cannot have 1 arguments"),
        (APX, "arg(a.", "1:1: this is no fact"),
        (APX, "arg(a,,b).", "1:1: this is no fact"),
        (TGF, "a\n#\na", "3: this is no attack"),
        (BAG, "arg(a, 2).", "1: the base score of a is no number from 0 to 1"),
        (BAG, "arg(a, x).", "1: the base score of a is no number from 0 to 1"),
        (BAG, "arg(a, 0.5).\natt(a).", "2: att cannot have 1 arguments"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(form, text, message):
    with pytest.raises(FormatError, match=message):
        form.read(text)


@pytest.mark.parametrize(
    ("text", "suffix", "name"),
    [
        ("p af 1\n", ".af", "af"),
        ("arg(a).\natt(a,a).\n", ".af", "apx"),
        ("arg(a).\natt(a,a).\n", ".apx", "apx"),
        ("arg(a).\natt(a,a).\n", ".txt", "apx"),
        ("arg(a, 0.5).\n", ".bag", "bag"),
        ("arg(a, 0.5).\n", ".txt", "bag"),
        ("a\n#\na a\n", ".tgf", "tgf"),
    ],
)
def test_a_file_is_read_as_what_it_holds(tmp_path, text, suffix, name):
    (tmp_path / f"one{suffix}").write_text(text)
    likely = [one.name for one in (AF, APX, TGF, BAG) if one.recognises(Glimpse(text, suffix)) >= Likeness.LIKELY]
    assert likely == [name]
    assert len(argmap.load(tmp_path / f"one{suffix}", warnings="ignore")) == 1


def test_an_assumption_based_framework_is_refused_by_its_name(tmp_path):
    (tmp_path / "one.af").write_text("p aba 3\na 1\n")
    with pytest.raises(FormatError, match=r"assumption-based framework \(p aba\)"):
        argmap.load(tmp_path / "one.af")


BOTH = Document.from_tree({
    "argmap": 1, "title": "Untitled", "claims": {"a": {"text": "A is so.", "prior": 0.25}, "b": "B\nis so."},
    "relations": [{"premises": ["a"], "supports": "b"}, {"premises": ["b"], "rebuts": "a", "strength": 0.5}],
})  # fmt: skip


@pytest.mark.parametrize(
    ("form", "messages"),
    [
        (AF, ["prior", "strength"]),
        (APX, ["prior", "strength"]),
        (TGF, ["prior", "strength"]),
        (BAG, ["strength"]),
    ],
)
def test_what_a_framework_cannot_say_is_named(form, messages):
    with pytest.raises(UnsupportedError) as caught:
        form.write(BOTH)
    assert all(any(message in str(one) for one in caught.value.problems) for message in messages)
    left = form.read(form.write(BOTH, unsupported="ignore")).document
    assert len(left.relations) == (2 if form is BAG else 1)


def with_priors(document):
    """As if every claim stated its prior."""
    told_ = by_text(document)
    return (*told_[:2], sorted((text, document.prior_of(key)) for key, text in
            ((key, one.text) for key, one in document.claims.items())), told_[3])  # fmt: skip


@pytest.mark.parametrize("form", [AF, APX, TGF, BAG])
@given(st.data())
@examples(400)
def test_what_is_written_without_a_complaint_is_read_as_it_was(form, data):
    comes_back(form, data.draw(hostile_documents(form)), with_priors)


names = st.text("abc19", min_size=1, max_size=2)


@pytest.mark.parametrize("form", [AF, APX, TGF, BAG])
@given(st.data())
@examples(400)
def test_random_frameworks_come_back(form, data):
    ids = data.draw(st.lists(names.map("x{}".format), min_size=1, max_size=6, unique=True))
    one = st.sampled_from(ids)
    verbs = st.sampled_from(["rebuts", "supports"] if form is BAG else ["rebuts"])
    pairs = data.draw(st.lists(st.tuples(one, verbs, one), max_size=8, unique=True))
    together = data.draw(st.lists(one, min_size=2, max_size=3, unique=True)) if form is APX and len(ids) > 1 else []
    relations = [{"premises": [start], verb: end} for start, verb, end in pairs]
    relations += [{"premises": together, "rebuts": ids[0]}] if together else []
    document = Document.from_tree({
        "argmap": 1, "title": "Untitled", "claims": dict(zip(ids, ids, strict=True)), "relations": relations,
    })  # fmt: skip
    assert comes_back(form, document, with_priors)
