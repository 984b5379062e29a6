"""A picture in groups: what they are called, whatever a map says, and what is refused."""

import pytest

import argmap
from argmap.display.grouping import groups_of
from tests.display.drawn import parse, words

M = argmap.loads("""
{argmap: 1, title: T, conclusion: a, sources: {ann: {name: 'Ann <b> & $x$'}, ben: {}}, claims: {
  a: {text: A., tags: ['<i>', late]}, b: {text: B., said_by: [ben, ann]}, c: {text: C., said_by: ann, tags: [late]}},
 relations: [{premises: [b, c], supports: a}]}
""")


def test_a_claim_goes_with_its_first_tag_or_source():
    assert groups_of(M.document, "tags") == {"a": "<i>", "b": "no tag", "c": "late"}
    assert groups_of(M.document, "sources") == {"a": "said by nobody", "b": "ben", "c": "Ann <b> & $x$"}


def test_titles_are_text():
    drawn = words(parse(M.render(group_by="sources")))
    assert "Ann <b> & $x$" in drawn
    assert "said by nobody" in drawn
    assert "b · again" in drawn
    assert 'label="Ann &#60;b&#62; &#38; $x$"' in M.to_dot(group_by="sources")


def test_a_long_title_fits_its_frame():
    m = argmap.loads(f"{{argmap: 1, title: T, claims: {{a: {{text: A., tags: ['{'long ' * 90}']}}}}}}")
    assert "long long…" in words(parse(m.render(group_by="tags")))


def test_no_other_groups_and_no_other_layout():
    with pytest.raises(argmap.ParameterError, match="group_by is 'tag'"):
        M.render(group_by="tag")
    with pytest.raises(argmap.ParameterError, match="'dot' draws no groups"):
        M.render(group_by="tags", layout="dot")


def test_a_map_without_claims_has_no_groups():
    assert argmap.loads("{argmap: 1, title: T}").render(group_by="tags").startswith(b"<svg")
