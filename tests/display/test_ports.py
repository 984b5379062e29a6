"""Ports: where lines leave and end once the nodes have their places."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.display.dot.dot import to_dot
from argmap.display.dot.ports import NodePorts, row
from argmap.model.document import Document

PAIR = {
    "argmap": 1,
    "title": "T",
    "conclusion": "a",
    "claims": {"a": "A", "b": "B", "c": "C", "d": "D"},
    "relations": [
        {"id": "both", "premises": ["b", "c"], "supports": "a"},
        {"id": "against", "premises": ["d"], "rebuts": "a"},
    ],
}
PLACES = {"n1": (200, 300), "n2": (100, 100), "n3": (338, 100), "n4": (600, 100), "r1": (219, 200), "r2": (600, 200)}


def line(dot: str, ends: str) -> str:
    return next(text for text in dot.splitlines() if text.startswith(f"  {ends} ["))


def test_each_line_ends_at_a_port_of_its_own_in_the_order_they_come_in():
    dot = to_dot(Document.from_tree(PAIR), positions=PLACES)
    assert 'headport="q0:s"' in line(dot, "r1 -> n1")
    assert 'headport="q1:s"' in line(dot, "r2 -> n1")
    mirrored = {name: (-x, y) for name, (x, y) in PLACES.items()}
    dot = to_dot(Document.from_tree(PAIR), positions=mirrored)
    assert 'headport="q1:s"' in line(dot, "r1 -> n1")
    assert 'headport="q0:s"' in line(dot, "r2 -> n1")


def test_two_premises_side_by_side_leave_at_their_inner_corners():
    dot = to_dot(Document.from_tree(PAIR), positions=PLACES)
    assert 'tailport="o0:n"' in line(dot, "n2 -> r1")
    assert 'tailport="o1:n"' in line(dot, "n3 -> r1")
    apart = {**PLACES, "n3": (900, 100)}
    dot = to_dot(Document.from_tree(PAIR), positions=apart)
    assert 'tailport="n"' in line(dot, "n2 -> r1")


def test_what_is_aimed_at_a_pill_ends_at_the_side_it_comes_from():
    relations = [*PAIR["relations"], {"premises": ["d"], "undercuts": "both"}, {"premises": ["b"], "supports": "both"}]
    dot = to_dot(Document.from_tree({**PAIR, "relations": relations}), positions=PLACES)
    assert re.search(r'headport="u\d:e"', line(dot, "n4 -> r1"))
    backing = [text for text in dot.splitlines() if text.startswith("  n2 -> r1 ")][1]
    assert re.search(r'headport="u\d:w"', backing)


def test_what_comes_from_above_ends_at_the_top():
    upside_down = {name: (x, -y) for name, (x, y) in PLACES.items()}
    dot = to_dot(Document.from_tree(PAIR), positions=upside_down)
    assert 'headport="t0:n"' in line(dot, "r1 -> n1")
    assert re.search(r'tailport="q\d:s"', line(dot, "n4 -> r2"))


def test_every_port_that_a_line_names_is_on_its_card():
    dot = to_dot(Document.from_tree(PAIR), positions=PLACES)
    for name in re.findall(r'(?:head|tail)port="(\w+):\w"', dot):
        assert f'PORT="{name}"' in dot


def test_ports_at_one_place_are_moved_apart():
    ports = NodePorts()
    ports.add("top", 10.0, "a")
    ports.add("top", 10.0, "b")
    assert [place for place, _ in ports.edges["top"]] == [10.0, 16.0]


def test_a_row_of_ports_is_as_wide_as_its_card():
    for ports in ([(0.0, "a")], [(-107.0, "a"), (107.0, "b")], [(float(n), f"p{n}") for n in range(-60, 60, 6)]):
        widths = [int(width) for width in re.findall(r'WIDTH="(\d+)"', row(ports, 214, 2))]
        assert sum(widths) == 214


def test_what_comes_from_farther_away_ends_higher_on_a_pill():
    tree = {
        "argmap": 1,
        "title": "T",
        "claims": {name: name for name in "abuvw"},
        "relations": [
            {"id": "step", "premises": ["b"], "supports": "a"},
            *({"premises": [name], "undercuts": "step"} for name in "uvw"),
        ],
    }
    places = {"n1": (0, 300), "r1": (0, 200), "n2": (0, 100), "n3": (100, 100), "n4": (300, 100), "n5": (200, 100)}
    places |= {"r2": (0, 0), "r3": (0, 0), "r4": (0, 0)}
    dot = to_dot(Document.from_tree(tree), positions=places)
    heads = {tail: re.search(r'headport="(u\d)', line(dot, f"{tail} -> r1"))[1] for tail in ("n3", "n4", "n5")}
    assert heads == {"n4": "u0", "n5": "u1", "n3": "u2"}
    pill = next(text for text in dot.splitlines() if 'id="step"' in text)
    assert pill.index('"u0"') < pill.index('"u1"') < pill.index('"u2"')


def test_rows_that_are_settled_keep_their_order_and_loose_claims_stay_free():
    loose = {**PAIR, "claims": {**PAIR["claims"], "e": "E", "f": "F"}}
    places = {**PLACES, "n5": (800, 300), "n6": (800, 100)}
    document = Document.from_tree(loose)
    kept = [text for text in to_dot(document, positions=places, settled=True).splitlines() if "rank=same" in text]
    assert [re.findall(r"[nr]\d", text) for text in kept] == [["n2", "n3", "n4"], ["r1", "r2"]]
    assert "rank=same" not in to_dot(document, positions=places)


@given(st.lists(st.floats(-200, 200).map(lambda offset: round(offset, 2)), max_size=60))
def test_a_port_moves_right_by_whole_steps_until_none_is_near(offsets: list[float]):
    ports, taken = NodePorts(), []
    for number, offset in enumerate(offsets):
        ports.add("bottom", offset, f"p{number}")
        place = offset
        while any(abs(place - other) < 6 - 1e-9 for other in taken):
            place += 6
        taken.append(next(found for found, name in ports.edges["bottom"] if name == f"p{number}"))
        assert taken[-1] == pytest.approx(place)
    assert [place for place, _ in ports.edges["bottom"]] == sorted(taken)
