"""No map, however tangled, is drawn with a crossing, an overlap or a loose end."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.display.layout.place import place
from argmap.errors import MapError
from argmap.model import Document
from tests.display.layout.measures import faults, text_size
from tests.display.layout.sizes import CardSizes
from tests.display.layout.wholeness import shown
from tests.shared.examples import examples
from tests.shared.maps import maps


def checked(document):
    placed = place(document, CardSizes(document))
    assert faults(placed) == []
    assert text_size(placed) >= 8.5
    relations = {key: parts for key, parts in shown(placed).items() if key in document.relations}
    assert relations == {key: (set(one.premises), {one.target}) for key, one in document.relations.items()}


@examples(400)
@given(maps(most_claims=12, most_relations=14))
def test_a_drawn_map_is_clean(m):
    checked(m.document)


@examples(150)
@given(st.integers(1, 40), st.integers(0, 2**32))
def test_a_tangled_map_is_clean(claims, seed):
    checked(tangled(claims, random.Random(seed)))


@pytest.mark.soak
def test_many_tangled_maps_are_clean(rounds):
    for seed in range(rounds(400)):
        source = random.Random(seed)
        checked(tangled(source.choice([1, 2, 3, 5, 6, 9, 16, 25, 40, 60]), source))


def tangled(number, source):
    """A map with circles, undercuts of undercuts, sources that are undercut, up to five premises and conclusions."""
    claims = {f"c{place}": {"text": "word " * source.randint(2, 40)} for place in range(number)}
    sources = {f"s{place}": {} for place in range(source.randint(0, 3))}
    for claim in claims.values():
        if sources and source.random() < 0.3:
            claim["said_by"] = source.choice(list(sources))
    relations = []
    for count in range(int(number * source.choice([0.8, 1.2]))):
        premises = {source.choice(list(claims)) for _ in range(source.choice([1, 1, 1, 2, 2, 3, 5]))}
        aims = [(verb, claim) for verb in ("supports", "supports", "rebuts") for claim in claims]
        chosen = source.random()
        if chosen < 0.2 and relations:
            aims = [(verb, one["id"]) for verb in ("undercuts", "undercuts", "supports") for one in relations]
        elif chosen < 0.27 and sources:
            aims = [("undercuts", one) for one in sources]
        verb, target = source.choice(aims)
        relations.append({"id": f"r{count}", "premises": sorted(premises), verb: target})
        if source.random() < 0.6:
            relations[-1]["strength"] = round(source.random(), 1)
        if source.random() < 0.2:
            relations[-1]["certain"] = False
    conclusion = source.choice([[], ["c0"], list(claims)[:3], list(claims)[-1:]])
    tree = {"argmap": 1, "title": "Tangled", "sources": sources, "claims": claims}
    tree |= {"conclusion": conclusion} if conclusion else {}
    return largest_valid(tree, relations)


def largest_valid(tree, relations):
    """The map with all of these relations, or without those one by one that a map may not have."""
    try:
        return Document.from_tree(tree | {"relations": relations})
    except MapError:
        kept = []
        for relation in relations:
            try:
                Document.from_tree(tree | {"relations": [*kept, relation]})
            except MapError:
                continue
            kept.append(relation)
        return Document.from_tree(tree | {"relations": kept})
