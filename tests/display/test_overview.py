"""An overview of a map: every claim and every step is counted once, whatever the groups are called."""

import re
from collections import Counter

import pytest
from hypothesis import given

import argmap
from argmap.display.grouping import groups_of
from argmap.display.overview import overview
from argmap.display.theme import LIGHT
from tests.display.drawn import parse, words
from tests.display.test_svg import SEED
from tests.shared.examples import examples
from tests.shared.maps import maps

MAP = """
{argmap: 1, title: T, conclusion: a, sources: {ann: {}}, claims: {
  a: {text: A., tags: ['<b>']}, b: {text: B., tags: [race], said_by: ann}, c: {text: C., tags: [race]}, d: D.},
 relations: [{id: ab, premises: [b], supports: a}, {premises: [c], supports: a}, {premises: [c], rebuts: a},
   {premises: [d], undercuts: ab}, {premises: [c], supports: b}, {premises: [d], undercuts: ann}]}
"""


def counted(cards):
    """The numbers on all cards and pills."""
    claims = sum(int(cards.written(name).rows[0].text.split()[0]) for name in cards.document.claims)
    within = sum(int(cards.written(name).rows[-1].text.split()[0]) for name in cards.document.claims)
    between = sum(
        int(number)
        for relation in cards.document.relations.values()
        for number in re.findall(r"(\d+) (?:support|rebuttal|undercut)", relation.scheme)
    )
    return claims, within, between


def test_lines_count_the_steps_between_groups():
    cards = overview(argmap.loads(MAP).document, "tags", LIGHT)
    told = {(one.premises[0], one.type, one.target, one.scheme) for one in cards.document.relations.values()}
    b, none = (key for key, claim in cards.document.claims.items() if claim.text in {"<b>", "no tag"})
    assert told == {
        ("group_race", "support", b, "2 supports"), ("group_race", "rebuttal", b, "1 rebuttal"),
        (none, "rebuttal", b, "1 undercut"), (none, "rebuttal", "group_sources", "1 undercut"),
    }  # fmt: skip
    assert counted(cards) == (4, 1, 5)


def test_an_overview_is_drawn_with_titles_as_text():
    drawn = parse(argmap.loads(MAP).render(group_by="tags", overview=True))
    said = words(drawn)
    assert "<b>" in said
    assert "each line counts the steps from one group into another" in said
    assert "Overview of 4 claims in 3 groups" in drawn.find("{*}desc").text


def test_a_map_that_is_too_large_for_a_picture_has_an_overview():
    b = argmap.MapBuilder("Large")
    for place in range(500):
        b.claim(f"Claim {place}", id=f"c{place}", tags=[f"part {place % 7}"])
    m = b.build()
    with pytest.raises(argmap.RenderError, match="overview=True"):
        m.render()
    assert "72 claims" in words(parse(m.render(group_by="tags", overview=True)))


def test_every_step_of_a_large_map_is_counted():
    for by in ("tags", "sources"):
        claims, within, between = counted(overview(SEED.document, by, LIGHT))
        premises = Counter(
            len({groups_of(SEED.document, by)[one] for one in r.premises}) for r in SEED.document.relations.values()
        )
        assert claims == 220
        assert within + between == sum(groups * number for groups, number in premises.items())


@given(maps(most_claims=12, most_relations=14))
@examples(60)
def test_any_map_has_an_overview(m):
    cards = overview(m.document, "sources", LIGHT)
    assert counted(cards)[0] == len(m.document.claims)
    assert m.render(group_by="sources", overview=True).startswith(b"<svg")


def test_an_overview_needs_groups():
    with pytest.raises(argmap.ParameterError, match="an overview needs groups"):
        argmap.loads(MAP).render(overview=True)


@pytest.mark.parametrize("tag", ["no", "null", "2024-05-01", "12", "...", "日本", "a" * 300, "sources", "no tag"])
def test_any_tag_may_name_a_group(tag):
    claims = {"a": {"text": "A.", "tags": [tag], "said_by": "ann"}, "b": "B."}
    relations = [{"premises": ["b"], "supports": "a"}, {"premises": ["b"], "undercuts": "ann"}]
    tree = {"argmap": 1, "title": "T", "sources": {"ann": {}}, "claims": claims, "relations": relations}
    m = argmap.ArgumentMap(argmap.Document.from_tree(tree))
    assert counted(overview(m.document, "tags", LIGHT))[0] == 2
    assert tag[:20] in words(parse(m.render(group_by="tags", overview=True)))
    assert tag[:20] in words(parse(m.render(group_by="tags")))
