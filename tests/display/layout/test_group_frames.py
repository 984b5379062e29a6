"""Groups of claims: each in a frame of its own, in which a premise from elsewhere is drawn again, and no line leaves it."""

from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.display.grouping import groups_of
from argmap.display.layout.place import place
from tests.display.layout.measures import faults, overlap, text_size
from tests.display.layout.sizes import CardSizes
from tests.display.layout.test_random_maps import tangled
from tests.display.layout.test_shipped_maps import VIEWS
from tests.display.layout.wholeness import shown
from tests.shared.examples import examples
from tests.shared.maps import maps


def inside(frame, box):
    return (
        frame.x <= box.x
        and frame.y <= box.y
        and box.x + box.width <= frame.x + frame.width
        and box.y + box.height <= frame.y + frame.height
    )


def checked(document, groups):
    placed = place(document, CardSizes(document), groups=groups)
    frames = [box for box in placed.boxes if box.kind == "group"]
    boxes = [box for box in placed.boxes if box.kind != "group"]
    assert faults(replace(placed, boxes=tuple(boxes))) == []
    assert text_size(placed) >= 8.5
    assert not [1 for one in frames for other in frames if one is not other and overlap(one, other)]
    home = {box.name: [frame for frame in frames if inside(frame, box)] for box in boxes}
    assert all(len(found) == 1 for found in home.values())
    cards = [box for box in boxes if box.kind == "card" and box.of in document.claims]
    assert sorted(box.of for box in cards) == sorted(document.claims)
    assert all(home[box.name][0].of == groups[box.of] for box in cards)
    assert all(home[line.tail] == home[line.to] for line in placed.lines if line.to)
    of_title = defaultdict(set)
    for frame in frames:
        of_title[frame.of].add(frame.name)
    assert all(len(names) == 1 for names in of_title.values())
    relations = {key: parts for key, parts in shown(placed).items() if key in document.relations}
    assert relations == {key: (set(one.premises), {one.target}) for key, one in document.relations.items()}


@pytest.mark.parametrize("by", ["tags", "sources"])
@pytest.mark.parametrize("view", ["anthropic-strategy", "dario-gpt3", "2 below the conclusion", "tag race"])
def test_a_shipped_map_is_clean_in_groups(view, by):
    document = VIEWS[view].document
    checked(document, groups_of(document, by))


@given(maps(most_claims=12, most_relations=14), st.randoms(use_true_random=False))
@examples(100)
def test_any_map_is_clean_in_any_groups(m, source):
    checked(m.document, {claim: source.choice("xyz") for claim in m.document.claims})


@given(st.integers(1, 40), st.randoms(use_true_random=False))
@examples(60)
def test_a_tangled_map_is_clean_in_any_groups(claims, source):
    document = tangled(claims, source)
    checked(document, {claim: source.choice("vwxyz") for claim in document.claims})


def test_the_group_of_the_conclusion_is_on_top():
    document = VIEWS["dario-gpt3"].document
    placed = place(document, CardSizes(document), groups=groups_of(document, "sources"))
    (top,) = [box for box in placed.boxes if box.kind == "card" and box.of in document.conclusion]
    (frame,) = [box for box in placed.boxes if box.kind == "group" and inside(box, top)]
    assert frame.y == 0
