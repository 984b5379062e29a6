"""A map that is changed in Python is another map; the comments of its file stay with what stays."""

import pytest

import argmap
from argmap.errors import MapError, UnknownIdError

TEXT = """\
# The street, as the council sees it.
argmap: 1
title: Street
conclusion: close

claims:
  # What all of it is about.
  close:
    text: Close it.
    prior: 0.2  # before any argument
  safer: It is safer.  # the report
  # Heard in a shop.
  vans: Vans lose.

relations:
  # The council's step.
  - {premises: [safer], supports: close}
  # The shops' objection.
  - {premises: [vans], rebuts: close}
# The end.
"""


@pytest.fixture
def street(tmp_path):
    path = tmp_path / "street.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return argmap.load(path)


def saved(m, tmp_path, name="other.yaml"):
    path = tmp_path / name
    m.save(path)
    assert argmap.load(path) == m
    return path.read_text(encoding="utf-8")


def comments(text):
    return [line.partition("#")[2].strip() for line in text.splitlines() if "#" in line]


def test_a_map_that_is_saved_keeps_all_comments_of_its_file(street, tmp_path):
    assert comments(saved(street, tmp_path)) == comments(TEXT)


def test_comments_go_with_what_they_belong_to(street, tmp_path):
    builder = street.edit()
    builder.remove("safer")
    builder.replace("close", prior=None)
    builder.rebut(builder.claim("It is loud.", id="loud"), "close")
    text = saved(builder.build(), tmp_path)
    assert comments(text) == [
        "The street, as the council sees it.", "What all of it is about.", "Heard in a shop.", "The shops' objection.",
        "The end.",
    ]  # fmt: skip
    assert "  # The shops' objection.\n  - {premises: [vans], rebuts: close}\n" in text


def test_saving_over_the_file_keeps_them_too(street, tmp_path):
    street.replace(prior={"close": 0.4}).save(street.file)
    again = argmap.load(street.file)
    assert (again["close"].prior, comments(again.written)) == (0.4, comments(TEXT))


def test_json_has_no_comments(street, tmp_path):
    assert "#" not in saved(street, tmp_path, "street.json")


def test_a_builder_leaves_the_map_alone(street):
    before = street.document
    builder = street.edit()
    builder.remove("close")
    assert (street.document, list(builder.build())) == (before, ["safer", "vans"])


def test_numbers_are_replaced_in_the_file_and_weighed_by_sources():
    m = argmap.loads(
        "{argmap: 1, title: T, sources: {ann: {name: Ann}}, "
        "claims: {a: {text: A, prior: 0.5, said_by: [{source: ann, act: asserts}]}, b: B}, "
        "relations: [{id: step, premises: [a], supports: b}]}"
    )
    other = m.replace(title="Other", conclusion="b", prior={"a": 0.8}, strength={"step": 0.5}, reliability={"ann": 0.5})
    assert (other.title, other.conclusion, m.conclusion) == ("Other", ("b",), ())
    assert other.score()["a"] == 0.4
    assert other.relations["step"].strength == 0.5


def test_unknown_ids_are_told_all_at_once(street):
    with pytest.raises(UnknownIdError) as caught:
        street.replace(prior={"clsoe": 0.5, "saver": 0.5})
    assert [problem.hint for problem in caught.value.problems] == ["Did you mean 'close'?", "Did you mean 'safer'?"]


def test_a_number_that_is_none_is_told(street):
    with pytest.raises(MapError, match="prior must be a number from 0 to 1, not 2"):
        street.replace(prior={"close": 2})
