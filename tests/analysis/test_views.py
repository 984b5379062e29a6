"""Parts of a map: what they hold, and that looking at a part changes no score."""

import pytest

import argmap

MAP = """
argmap: 1
title: A chain with side roads
conclusion: top
claims:
  top: Top.
  middle: {text: Middle., tags: [trunk]}
  partner: {text: Partner., tags: [trunk, side]}
  low: Low.
  lowest: Lowest.
  doubt: Doubt.
  loose: Loose.
relations:
  - {id: both, premises: [middle, partner], supports: top}
  - {id: step, premises: [low], supports: middle}
  - {id: base, premises: [lowest], supports: low}
  - {id: against, premises: [doubt], undercuts: step}
"""


@pytest.fixture(name="chain")
def _chain():
    return argmap.loads(MAP)


@pytest.mark.parametrize(
    ("centre", "up", "down", "expected"),
    [
        ("middle", 0, 0, {"middle"}),
        ("middle", 1, 0, {"middle", "partner", "top"}),
        ("middle", 0, 1, {"middle", "low", "doubt"}),
        ("middle", 0, 2, {"middle", "low", "doubt", "lowest"}),
        ("lowest", 2, 0, {"lowest", "low", "middle"}),
        ("doubt", 1, 0, {"doubt", "low", "middle"}),
        ("step", 0, 1, {"low", "doubt", "middle"}),
        ("top", None, None, {"top", "middle", "partner", "low", "lowest", "doubt"}),
    ],
)
def test_focus_counts_steps_through_relations(chain, centre, up, down, expected):
    assert set(chain.focus(centre, up=up, down=down).document.claims) == expected


def test_tagged_takes_any_of_the_tags(chain):
    assert set(chain.tagged("side").document.claims) == {"partner"}
    assert set(chain.tagged("side", "trunk").document.claims) == {"middle", "partner"}


def test_a_part_of_a_part_keeps_the_scores_of_the_whole(chain):
    whole = chain.score(prior={"lowest": 0.9})
    part = chain.focus("middle", up=1, down=1).focus("middle", up=0, down=0)
    assert part.score(prior={"lowest": 0.9})["middle"] == whole["middle"]


def test_cycles_can_be_focused_on():
    ring = argmap.loads(
        "{argmap: 1, title: Ring, claims: {a: A., b: B., c: C.}, relations: ["
        "{premises: [a], supports: b}, {premises: [b], supports: c}, {premises: [c], rebuts: a}]}"
    )
    assert set(ring.focus("a", up=None, down=None).document.claims) == {"a", "b", "c"}


def test_wrong_arguments_are_refused_with_a_hint(chain):
    with pytest.raises(argmap.UnknownIdError, match=r"unknown claim 'midle'. Did you mean 'middle'"):
        chain.focus("midle")
    with pytest.raises(argmap.UnknownIdError, match=r"no claim is tagged 'trunck'. Did you mean 'trunk'"):
        chain.tagged("trunck")
    for wrong in (-1, True, 1.5):
        with pytest.raises(argmap.ParameterError, match="up must be a whole number"):
            chain.focus("middle", up=wrong)
    with pytest.raises(argmap.ParameterError, match="no tag is named"):
        chain.tagged()


@pytest.mark.parametrize("show", ["to_dot", "outline", "to_networkx"])
@pytest.mark.parametrize("wrong", [True, {"top": 0.5}])
def test_scores_that_are_none_are_refused(chain, show, wrong):
    with pytest.raises(argmap.ParameterError, match=r"Give what score\(\) returns, False for none"):
        getattr(chain, show)(scores=wrong)


def test_a_part_of_named_claims_and_kinds_keeps_its_scores():
    b = argmap.MapBuilder("T", conclusion="top")
    top, low = b.claim("Top.", id="top"), b.evidence("Low.", id="low", prior=0.9)
    b.support(low, top)
    b.rebut(b.claim("Against.", id="against"), top)
    m = b.build()
    part = m.only("top", kinds=["evidence"])
    assert list(part.document.claims) == ["top", "low"]
    assert len(part.document.relations) == 1
    assert part.score()["top"] == m.score()["top"]
    assert part.title == "T (top, evidence)"
    assert b"+1 more" in part.render()


def test_a_part_needs_claims_and_kinds_that_there_are(chain):
    with pytest.raises(argmap.UnknownIdError, match=r"no claim is called 'midle'. Did you mean 'middle'"):
        chain.only("midle")
    with pytest.raises(argmap.ParameterError, match="'premises' is no kind of claim"):
        chain.only(kinds=["premises"])
    with pytest.raises(argmap.ParameterError, match="kinds is 'premise'"):
        chain.only(kinds="premise")
    with pytest.raises(argmap.ParameterError, match="no claim is named"):
        chain.only()
