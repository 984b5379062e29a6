"""Two sets of scores, and two versions, in one picture: told by words, signs and places, never by colour alone."""

import pytest

import argmap
from tests.display.drawn import cards, parse, words

MAP = """
{argmap: 1, title: T, conclusion: top, sources: {ann: {reliability: 0.9}}, claims: {
  top: {text: Top., prior: 0.5}, low: {text: Low., prior: 0.8}, old: {text: Old., prior: 0.4}, ask: {kind: question, text: Why?}},
 relations: [{id: step, premises: [low], supports: top}, {id: cut, premises: [old], undercuts: step}]}
"""


@pytest.fixture(name="m")
def _m():
    return argmap.loads(MAP)


@pytest.fixture(name="later")
def _later(m):
    b = m.edit()
    b.reword("low", "Lower.")
    b.remove("old")
    b.rebut(b.claim("New.", id="new", prior=0.6), "top", id="against")
    b.title = "T, again"
    return b.build()


def card(svg, name):
    (found,) = [one for one in cards(svg) if one.tag.endswith("g") and one.get("id", "").endswith(f"-{name}")]
    return found


def test_two_sets_of_scores_are_two_numbers_and_two_bars(m):
    other = m.score(prior={"low": 0.2})
    drawn = parse(m.render(beside=other, names=("Ann <b>", "Bob & co")))
    low = card(drawn, "low")
    assert "0.80 | 0.20" in words(low)
    tops = [one.get("d").split("h")[0] for one in low if one.get("class") == "tr"]
    assert len(set(tops)) == 2
    assert "first number, upper bar: Ann <b>; second, lower: Bob & co" in words(drawn)
    assert "Bob & co: 0.20" in low.find("{*}title").text
    assert "| " not in words(card(drawn, "ask"))


def test_a_card_with_two_bars_is_higher(m):
    def height(drawn):
        return float(card(parse(drawn), "low").find("{*}rect").get("height"))

    assert height(m.render(beside=m.score())) == height(m.render()) + 8


def test_what_was_edited_says_so(m, later):
    drawn = parse(later.render(since=m))
    assert "± reworded" in words(card(drawn, "low"))
    assert "+ added" in words(card(drawn, "new"))
    assert "− removed" in words(card(drawn, "old"))
    assert "±" not in words(card(drawn, "top"))
    said = words(drawn)
    assert "supports" in said
    assert "undercuts · − removed" in said
    assert "rebuts · + added" in said
    assert "1 edit is of what no picture shows" in said


def test_what_was_removed_is_struck_through_and_no_other_text_is(m, later):
    drawn = parse(later.render(since=m))
    struck = {
        name: [one for one in card(drawn, name) if "s" in one.get("class", "").split()] for name in ("old", "low")
    }
    assert [words(struck["old"][0]) or struck["old"][0].text] == ["Old."]
    assert struck["low"] == []
    assert "gone" in card(drawn, "old").get("class")


def test_each_score_stands_beside_what_it_was(m, later):
    drawn = parse(later.render(since=m))
    before, now = m.score(), later.score()
    assert f"{now['top']:.2f} | {before['top']:.2f}" in words(card(drawn, "top"))
    assert "– | 0.40" in words(card(drawn, "old"))
    assert "0.60 | –" in words(card(drawn, "new"))
    assert "|" not in words(parse(later.render(since=m, scores=False)))


def test_a_map_since_itself_has_no_marks(m):
    drawn = words(parse(m.render(since=m)))
    assert not any(sign in drawn for sign in ("added", "removed", "±"))


def test_a_picture_of_two_versions_is_a_png_too(m, later):
    assert later.render(since=m, format="png").startswith(b"\x89PNG")
    assert later.render(since=m, group_by="sources", format="png").startswith(b"\x89PNG")


def test_what_cannot_be_compared_is_refused(m):
    with pytest.raises(argmap.ParameterError, match="since is 3"):
        m.render(since=3)
    with pytest.raises(argmap.ParameterError, match="beside needs two sets"):
        m.render(beside={"low": 0.2})
    with pytest.raises(argmap.ParameterError, match="beside needs two sets"):
        m.render(scores=False, beside=m.score())
    with pytest.raises(argmap.ParameterError, match="parts of maps are no versions"):
        m.focus("top").render(since=m)
    other = argmap.loads("{argmap: 1, title: T, claims: {step: A., top: B.}}")
    with pytest.raises(argmap.MapError, match="'step' is a relation in one version and a claim in the other"):
        other.render(since=m)
