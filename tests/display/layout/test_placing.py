"""How maps of all forms are placed: deep, wide, small, in circles, with sources."""

import subprocess
import sys
from collections import Counter

import pytest

from argmap.display.layout.place import place
from argmap.display.layout.placed import Size
from argmap.model import Document
from tests.display.layout.measures import faults, text_size
from tests.display.layout.sizes import CardSizes
from tests.display.layout.wholeness import shown


def drawn(claims, *relations, **more):
    """The picture of a map with so many claims, or with these."""
    if isinstance(claims, int):
        claims = {f"c{place}": f"The claim {place}." for place in range(claims)}
    tree = {"argmap": 1, "title": "Drawn", "claims": claims}
    document = Document.from_tree(tree | {"relations": list(relations)} | more)
    return place(document, CardSizes(document))


def step(premise, target, verb="supports", **more):
    return {"premises": [premise] if isinstance(premise, str) else premise, verb: target, **more}


def of_kind(kind, placed):
    return [box for box in placed.boxes if box.kind == kind]


CHAIN = [step(f"c{place + 1}", f"c{place}", strength=0.5) for place in range(1999)]
DEEP_UNDERCUTS = [step("c1", "c0", id="r0")]
DEEP_UNDERCUTS += [step(f"c{place + 1}", f"r{place - 1}", "undercuts", id=f"r{place}") for place in range(1, 1999)]


LINKED = [step([f"c{place}", f"c{place + 1}"], f"c{max(place - 1, 0)}") for place in range(1, 1999, 2)]


@pytest.mark.parametrize(
    "relations", [CHAIN, DEEP_UNDERCUTS, LINKED], ids=["chain", "undercuts of undercuts", "linked premises"]
)
def test_a_map_of_2000_steps_down_stays_within_the_page(relations):
    placed = drawn(2000, *relations)
    assert len(of_kind("card", placed)) == 2000
    assert placed.width <= 1180


@pytest.mark.parametrize("reasons", [9, 40, 120])
def test_a_wide_fan_is_legible_and_shares_few_lanes(reasons):
    fan = [step(f"c{place}", "c0", "rebuts" if place % 4 == 0 else "supports") for place in range(1, reasons + 1)]
    placed = drawn(reasons + 1, *fan, conclusion="c0")
    assert faults(placed) == []
    assert text_size(placed) >= 8.5
    assert sum(line.to == "c0" for line in placed.lines) <= 16
    assert {line.tail for line in placed.lines} == {f"c{place}" for place in range(1, reasons + 1)}


def test_a_fan_of_2000_reasons_is_placed():
    placed = drawn(2001, *(step(f"c{place}", "c0") for place in range(1, 2001)))
    assert placed.width <= 1180
    assert len(placed.lines) == 2000


@pytest.mark.parametrize("doubts", [1, 2, 3, 4, 12])
def test_undercuts_of_one_step_share_a_lane_where_they_are_many(doubts):
    steps = [step(f"c{place + 2}", "r", "undercuts", strength=0.5) for place in range(doubts)]
    placed = drawn(doubts + 2, step("c1", "c0", id="r"), *steps)
    assert faults(placed) == []
    assert sum(line.to == "r" and line.head == "diamond" for line in placed.lines) == (doubts if doubts < 4 else 1)


def test_lines_in_a_shared_lane_are_of_one_kind():
    fan = [step(f"c{place}", "c0", "supports" if place < 7 else "rebuts") for place in range(1, 13)]
    heads = Counter(line.head for line in drawn(13, *fan).lines)
    assert 0 < heads["arrow"] < 6
    assert 0 < heads["bar"] < 6


@pytest.mark.parametrize("claims", range(1, 7))
def test_a_small_map_is_no_wider_than_it_is_read_at(claims):
    placed = drawn(claims, *(step(f"c{place}", "c0", strength=0.5) for place in range(1, claims)), conclusion="c0")
    assert placed.width + 36 <= 675


def test_a_claim_in_two_places_has_one_card_and_one_repeat():
    placed = drawn(4, step("c1", "c0"), step("c2", "c0"), step("c3", "c1"), step("c3", "c2"), conclusion="c0")
    assert Counter((box.kind, box.of) for box in placed.boxes)["card", "c3"] == 1
    assert [box.of for box in of_kind("again", placed)] == ["c3"]


def test_a_claim_that_supports_itself_stands_below_itself_as_a_repeat():
    placed = drawn(1, step("c0", "c0"))
    assert [(box.kind, box.of) for box in placed.boxes] == [("card", "c0"), ("again", "c0")]
    assert faults(placed) == []


def test_relations_aimed_at_each_other_in_a_circle_hang_below_a_repeat_of_one():
    circle = [step("c0", "r1", "undercuts", id="r0"), step("c1", "r0", "undercuts", id="r1")]
    placed = drawn(2, *circle)
    assert shown(placed) == {"r0": ({"c0"}, {"r1"}), "r1": ({"c1"}, {"r0"})}
    assert [box.of for box in of_kind("again", placed)] == ["r0"]
    assert faults(placed) == []


def test_several_conclusions_stand_at_the_top():
    placed = drawn(4, step("c2", "c0"), step("c3", "c1"), conclusion=["c0", "c1"])
    assert {box.of for box in placed.boxes if box.y == 0} == {"c0", "c1"}


def test_a_source_that_is_undercut_hangs_below_the_claim_that_rests_on_it():
    claims = {"c0": {"text": "A claim.", "said_by": "ann"}, "c1": "Ann was away."}
    placed = drawn(claims, step("c1", "ann", "undercuts"), sources={"ann": {}})
    assert [(line.of, line.tail, line.to, line.head) for line in placed.lines if line.of == "ann"] == [
        ("ann", "ann", "c0", None)
    ]
    assert faults(placed) == []


def test_a_source_of_many_claims_stands_by_itself():
    claims = {f"c{place}": {"text": "A claim.", "said_by": "ann"} for place in range(5)} | {"away": "Ann was away."}
    placed = drawn(claims, step("away", "ann", "undercuts"), sources={"ann": {}})
    assert [line.to for line in placed.lines] == ["ann"]


def test_linked_premises_without_a_pill_have_a_line_each():
    class Plain(CardSizes):
        def pill(self, relation_id):
            return None

    tree = {"argmap": 1, "title": "Linked", "claims": dict.fromkeys("abc", "A claim.")}
    document = Document.from_tree(tree | {"relations": [step(["a", "b"], "c")]})
    placed = place(document, Plain(document))
    assert sorted((line.tail, line.to, line.head) for line in placed.lines) == [
        ("a", "c", "arrow"),
        ("b", "c", "arrow"),
    ]


def test_a_relation_that_something_is_aimed_at_needs_a_pill():
    class Plain:
        def card(self, claim_id):
            return Size(200, 60)

        source = again = card

        def pill(self, relation_id):
            return None

    tree = {"argmap": 1, "title": "Undercut", "claims": dict.fromkeys("abc", "A claim.")}
    relations = [step("a", "b", id="r"), step("c", "r", "undercuts")]
    with pytest.raises(ValueError, match="'r' needs a pill"):
        place(Document.from_tree(tree | {"relations": relations}), Plain())


@pytest.mark.parametrize("width", [60, 400])
def test_cards_of_any_width_find_a_place(width):
    class Plain:
        def card(self, claim_id):
            return Size(width, 60)

        source = again = card

        def pill(self, relation_id):
            return Size(30, 20)

    tree = {"argmap": 1, "title": "Wide", "claims": {f"c{place}": "A claim." for place in range(30)}}
    relations = [step(f"c{place}", f"c{place // 5}") for place in range(1, 30)]
    assert faults(place(Document.from_tree(tree | {"relations": relations}), Plain())) == []


def test_the_places_hang_on_no_order_of_hashes():
    program = (
        "import argmap; from argmap.display.layout.place import place; from tests.display.layout.sizes import CardSizes;"
        "d = argmap.load('maps/dario-gpt3.yaml').document; print(place(d, CardSizes(d)))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(printed) == 1
