"""A reader's numbers: read from a file with every fault at its place, written back, checked against a map."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap
from argmap import Credences

WORDS = st.sampled_from(["rain", "take", "yes", "null", "a.b", "_1", "café", "no-one"])
NAMES = st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip)
NUMBERS = st.dictionaries(WORDS, st.floats(0, 1))


@pytest.fixture(name="umbrella")
def _umbrella():
    return argmap.load("maps/umbrella.yaml")


@given(prior=NUMBERS, strength=NUMBERS, reliability=NUMBERS, name=NAMES)
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_what_is_written_is_read_back(suffix, prior, strength, reliability, name):
    mine = Credences(prior, name=name, strength=strength, reliability=reliability, map="A map: of sorts")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"mine.{suffix}")
        mine.save(path)
        assert Credences.load(path) == mine


def test_all_that_is_wrong_with_a_file_is_told_at_once_with_its_place(tmp_path):
    path = tmp_path / "ann.yaml"
    path.write_text("argmap-credences: 2\nname: Ann\nprior: {a: 1}\npriors:\n  rain: 2\n  12: 0.3\n  take: high\n")
    with pytest.raises(argmap.FormatError) as caught:
        Credences.load(path)
    found = [(one.file, one.line, one.column) for one in caught.value.problems]
    assert found == [(str(path), line, column) for line, column in [(1, 19), (3, 1), (5, 9), (6, 3), (7, 9)]]
    text = str(caught.value)
    assert "Did you mean 'priors'?" in text
    assert "rain must be a number from 0 to 1, not 2" in text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("[1, 2]", "credences must be a mapping, not a list"),
        ("priors: {rain: 0.5}", "the version of the file is missing. Begin the file with 'argmap-credences: 1'."),
        ("{argmap: 1, title: One, claims: {one: A claim.}}", "This is a map"),
        ("argmap-credences: 1\npriors: [rain]", "priors must be a mapping, not a list"),
        ("argmap-credences: 1\npriors: {rain: 0.1, rain: 0.2}", "the key 'rain' is repeated"),
        ("argmap-credences: 1\npriors: {rain: .nan}", "rain must be a number from 0 to 1"),
        ("argmap-credences: 1\nname: '  '", "name is empty"),
        ("argmap-credences: 1\n  bad: [", "2:"),
    ],
)
def test_a_file_that_is_no_credences_is_refused_in_plain_words(tmp_path, text, message):
    path = tmp_path / "reader.yaml"
    path.write_text(text)
    with pytest.raises(argmap.FormatError) as caught:
        Credences.load(path)
    assert message in str(caught.value)
    assert all(problem.file == str(path) for problem in caught.value.problems)


def test_ids_that_the_map_does_not_have_are_told_all_at_once_where_they_stand(tmp_path, umbrella):
    path = tmp_path / "ann.json"
    path.write_text('{"argmap-credences": 1,\n "priors": {"rian": 0.2, "takke": 0.3},\n "reliability": {"bob": 1}}')
    ann = Credences.load(path)
    with pytest.raises(argmap.UnknownIdError) as caught:
        umbrella.compare(ann, {})
    assert [(one.line, one.column) for one in caught.value.problems] == [(2, 13), (2, 26), (3, 18)]


def test_a_reader_without_a_name_is_called_after_the_file(tmp_path):
    path = tmp_path / "ben.yaml"
    path.write_text("argmap-credences: 1\npriors: {}\n")
    assert Credences.load(path).name == "ben"


def test_numbers_that_are_none_are_refused_together():
    with pytest.raises(argmap.ParameterError) as caught:
        Credences({"rain": 2, 3: 0.5, "take": "high", "dry": True}, name=" ", strength=[1])
    assert len(caught.value.problems) == 6


def test_credences_never_change():
    given_to = {"rain": 0.5}
    ann = Credences(given_to)
    given_to["rain"] = 1.0
    assert ann.prior["rain"] == 0.5
    with pytest.raises(TypeError):
        ann.prior["rain"] = 1.0


def test_a_file_of_another_format_is_not_written(tmp_path):
    with pytest.raises(argmap.FormatError, match=r"Name it \.yaml or \.json"):
        Credences({}).save(tmp_path / "ann.txt")
    assert list(tmp_path.iterdir()) == []


def test_credences_are_told_in_a_line_and_printed_as_a_table():
    ann = Credences({"rain": 0.2, "take": 0.3}, name="Ann", reliability={"radio": 0.9})
    assert repr(ann) == "<Credences 'Ann': 2 priors and 1 reliability>"
    assert [line.split() for line in str(ann).splitlines()[1:]] == [
        ["rain", "prior", "0.20"], ["take", "prior", "0.30"], ["radio", "reliability", "0.90"],
    ]  # fmt: skip
    assert ann._repr_html_() == ann.table._repr_html_()
    assert str(Credences()) == "<Credences 'Reader': no numbers>"
