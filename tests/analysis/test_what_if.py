"""What would move if something were otherwise: numbers by hand, and against scoring twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap import ConvergenceError, MapBuilder, ParameterError, UnknownIdError
from argmap.answers.table import Table
from tests.analysis.street import street
from tests.analysis.test_cruxes import contrary, mill
from tests.solve.compiled.networks import draw_map


def test_numbers_by_hand():
    answer = mill().what_if(fix={"injuries": 0.0})
    assert answer.column("id") == ("injuries", "close", "safety")  # claims first, then relations
    assert answer.row("close")["before"] == pytest.approx(0.324)
    assert answer.row("close")["after"] == pytest.approx(0.15)
    assert answer.row("safety") == {
        "id": "safety", "kind": "support", "before": pytest.approx(0.405), "after": 0.0,
        "change": pytest.approx(-0.405), "text": "injuries + duty supports close",
    }  # fmt: skip


def test_words():
    assert mill().what_if(fix={"injuries": 0.0}).words == (
        "With 'injuries' held at 0, the conclusion 'close' would fall from 0.32 to 0.15.",
        "2 of 5 claims would move, and with them 1 relation.",
        "The map itself is not changed. Scores are degrees, not probabilities; they say how far this map supports a claim.",
    )
    rise = mill().what_if(prior={"vans": 0.0}, strength={"safety": 1.0})
    assert rise.words[0] == (
        "With the prior of 'vans' at 0 and the strength of 'safety' at 1, the conclusion 'close' would rise from 0.32 to 0.56."
    )
    slight = mill().what_if(prior={"duty": 0.501}).words[0]
    assert slight.endswith("would rise from 0.324 to 0.325.")
    doubt = mill().what_if(reliability={"shopkeeper": 0.0})
    assert "the reliability of 'shopkeeper' at 0" in doubt.words[0]
    assert doubt.words[1] == (
        "2 of 5 claims would move, and with them 1 relation and 1 source. Apart from what was changed, 'vans' moves most: "
        "from 0.25 to 0.00."
    )
    still = mill().what_if(fix={"unheard": 1.0})
    assert still.words[0] == "With 'unheard' held at 1, the conclusion 'close' would stay at 0.32."
    nothing = mill().what_if(fix={"unheard": 0.5})
    assert nothing.words[1] == "Nothing moves."
    assert len(nothing) == 0
    many = mill().what_if(fix=dict.fromkeys(("injuries", "duty", "vans", "unheard"), 1))
    assert many.words[0].startswith("With 'injuries' held at 1, 'duty' held at 1, 'vans' held at 1 and 1 more, ")


def test_a_map_with_several_conclusions_or_none():
    b = MapBuilder("Two", conclusion=["one", "two"])
    why = b.claim("Why", id="why", prior=1.0)
    b.support([why], b.claim("One", id="one"))
    b.rebut([why], b.claim("Two", id="two"))
    words = b.build().what_if(fix={"why": 0}).words
    assert words[:2] == (
        "With 'why' held at 0, the conclusion 'one' would fall from 1.00 to 0.50.",
        "The conclusion 'two' would rise from 0.00 to 0.50.",
    )
    b = MapBuilder("None")
    b.claim("One", id="one")
    assert b.build().what_if(fix={"one": 1}).words[0] == "With 'one' held at 1, 1 of 1 claims would move."
    assert b.build().what_if(fix={"one": 0.5}).words[0] == "With 'one' held at 0.5, nothing moves."


@given(st.integers(0, 2**32 - 1), st.booleans())
def test_what_moves_is_what_two_scorings_tell_apart(seed, cyclic):
    map_ = draw_map(seed, cyclic=cyclic)
    before = map_.document
    changes = {"fix": {"c0": 1.0}, "prior": {"c1": 0.0}, "reliability": {"s0": 0.25}}
    try:
        answer = map_.what_if(**changes)
    except ConvergenceError:
        return
    first, second = map_.score(), map_.score(**changes)
    assert dict(answer.before) == dict(first)
    assert dict(answer.after) == dict(second)
    moved = {row["id"]: row["change"] for row in answer}
    for now, then in (
        (first.final, second.final),
        (first.relations, second.relations),
        (first.sources, second.sources),
    ):
        for key in now:
            assert moved.pop(key, 0.0) == pytest.approx(then[key] - now[key], abs=1e-6)
    assert moved == {}
    assert map_.document == before


def test_small_changes_are_left_out():
    assert "close" in mill().what_if(prior={"duty": 0.51}).column("id")
    assert mill().what_if(prior={"duty": 0.51}, above=0.009).column("id") == ("duty",)


def test_what_moves_by_just_as_much_as_the_bar_stays():
    b = MapBuilder("Bar", conclusion="take")
    b.claim("Take one", id="take", prior=0.5)
    m = b.build()
    still, moved = (m.what_if(prior={"take": 0.25}, above=above) for above in (0.25, 0.2499))
    assert len(still) == 0
    assert still.words[0].endswith("the conclusion 'take' would stay at 0.50.")
    assert moved.column("id") == ("take",)
    assert moved.words[0].endswith("the conclusion 'take' would fall from 0.50 to 0.25.")


def test_as_data():
    record = mill().what_if(fix={"injuries": 0.0}).to_dict()
    assert record["changes"] == {"fix": {"injuries": 0.0}}
    assert record["after"]["close"] == pytest.approx(0.15)
    assert isinstance(mill().what_if(fix={"injuries": 0.0}).table, Table)


def test_a_part_asks_the_whole():
    part = street().focus("vans", up=0, down=0)
    assert part.what_if(fix={"injuries": 0}).row("close")["change"] < 0


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({}, ParameterError, "nothing is changed"),
        ({"fix": {}}, ParameterError, "nothing is changed"),
        ({"fix": {"injury": 0}}, UnknownIdError, "Did you mean 'injuries'"),
        ({"fix": {"why": 0}}, ParameterError, "'why' is a question"),
        ({"fix": {"injuries": 2}, "strength": {"safe": 1}}, ParameterError, "2 problems"),
        ({"strength": {"injuries": 1}}, UnknownIdError, "is a claim, not a relation"),
        ({"fix": {"injuries": 0}, "above": -1}, ParameterError, "above is -1"),
    ],
)
def test_what_cannot_be_asked(changes, error, message):
    with pytest.raises(error, match=message):
        mill().what_if(**changes)


def test_scores_that_do_not_settle_are_an_error():
    b = MapBuilder("Liar", conclusion="liar")
    liar, gate = b.claim("This is false", id="liar"), b.claim("Gate", id="gate", prior=0.0)
    b.rebut([liar, gate], liar)
    with pytest.raises(ConvergenceError):
        b.build().what_if(fix={"gate": 1}, semantics=contrary)
