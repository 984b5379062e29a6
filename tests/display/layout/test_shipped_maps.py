"""Every map that is shipped, and every theme of the largest, is a clean page that can be read."""

from pathlib import Path

import pytest

import argmap
from argmap.display.layout.place import place
from tests.display.layout.measures import faults, repeats, text_size
from tests.display.layout.sizes import CardSizes
from tests.display.layout.wholeness import shown

MAPS = Path(__file__).parents[3] / "maps"
LARGEST = argmap.load(MAPS / "anthropic-strategy.yaml")
CLAIMS = LARGEST.document.claims.values()
TAGS = dict.fromkeys(tag for claim in CLAIMS for tag in claim.tags)
VIEWS = (
    {path.stem: argmap.load(path) for path in sorted(MAPS.glob("*.yaml"))}
    | {f"tag {tag}": LARGEST.tagged(tag) for tag in TAGS}
    | {f"{down} below the conclusion": LARGEST.focus("makes_sense", up=0, down=down) for down in (1, 2)}
)


@pytest.fixture(scope="module", params=VIEWS)
def view(request):
    document = VIEWS[request.param].document
    return document, place(document, CardSizes(document))


def test_there_are_tags():
    assert len(TAGS) > 10


def test_nothing_overlaps_crosses_or_hangs_loose(view):
    assert faults(view[1]) == []


def test_text_can_be_read_at_900_pixels(view):
    assert text_size(view[1]) >= 8.5


def test_few_cards_are_repeats(view):
    assert repeats(view[1]) <= 1 / 3


def test_the_conclusion_is_in_the_middle_of_the_top(view):
    document, placed = view
    for box in placed.boxes:
        if document.conclusion[:1] == (box.of,) and box.kind == "card":
            assert box.y == 0
            assert abs(box.x + box.width / 2 - placed.width / 2) <= placed.width / 10


def test_every_claim_has_one_card_and_every_relation_its_lines(view):
    document, placed = view
    cards = [box.of for box in placed.boxes if box.kind == "card"]
    assert sorted(one for one in cards if one in document.claims) == sorted(document.claims)
    relations = {key: parts for key, parts in shown(placed).items() if key in document.relations}
    assert relations == {key: (set(one.premises), {one.target}) for key, one in document.relations.items()}
