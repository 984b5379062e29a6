"""The order of evaluation is saved with a network, and taken back only where it is right."""

import dataclasses

import numpy as np
import pytest

import argmap
from argmap import Network
from argmap.arrays import laid_rows
from argmap.arrays.arrays import CLAIM, RELATION
from argmap.arrays.kept_layout import PREFIX, order_columns, order_from_columns
from argmap.arrays.laid_rows import LAID, ROWS, layout_columns, layout_from_columns
from argmap.arrays.layout import Order

pytest.importorskip("numba")
pytest.importorskip("pyarrow")


def drawn(seed, claims=40, relations=90):
    random = np.random.default_rng(seed)
    return Network.from_arrays(
        prior=random.random(claims), source=random.integers(0, claims, relations),
        target=random.integers(0, claims, relations), sign=random.choice([1, -1], relations),
        strength=np.where(random.random(relations) < 0.3, random.random(relations), 1.0),
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_a_loaded_network_is_scored_in_the_order_that_was_saved(tmp_path, seed, monkeypatch):
    network = drawn(seed, relations=0 if seed == 7 else 90)
    scores = network.score("euler_top", engine="compiled")
    network.save(tmp_path / "one.arrow")
    loaded = Network.load(tmp_path / "one.arrow")
    assert dict(loaded.extra) == {}
    monkeypatch.setattr("argmap.arrays.layout.build_layout", lambda _: pytest.fail("the order is worked out anew"))
    assert loaded.score("euler_top", engine="compiled").final.tolist() == scores.final.tolist()
    for name in ("place", "row", "entry", "base", "kind", "rebuttals", "supports", "inputs", "iterated"):
        assert getattr(loaded.layout, name).tolist() == getattr(network.layout, name).tolist()


def test_an_order_is_saved_again_whether_or_not_it_has_been_used(tmp_path):
    network = drawn(0)
    network.score(engine="compiled")
    network.save(tmp_path / "one.arrow")
    loaded = Network.load(tmp_path / "one.arrow")
    loaded.save(tmp_path / "two.arrow")
    loaded.score(engine="compiled")
    loaded.save(tmp_path / "three.arrow")
    contents = {path.read_bytes() for path in tmp_path.iterdir()}
    assert len(contents) == 1


def test_a_network_that_was_never_scored_by_compiled_code_has_no_order_to_save(tmp_path, monkeypatch):
    network = drawn(0)
    network.score(engine="plain")
    network.save(tmp_path / "one.arrow")
    loaded, built, layout = Network.load(tmp_path / "one.arrow"), [], network.layout
    monkeypatch.setattr("argmap.arrays.layout.build_layout", lambda arrays: built.append(arrays) or layout)
    loaded.score(engine="compiled")
    assert built == [loaded.arrays]


@pytest.mark.parametrize("name", ["node", "end", "level", "circle"])
@pytest.mark.parametrize("by", [100, -100, 1, -1])
@pytest.mark.parametrize("seed", range(3))
def test_an_order_with_another_number_in_it_is_refused(name, by, seed):
    network = drawn(seed)
    columns = order_columns(network.layout.order)
    assert order_from_columns(columns, network.arrays) is not None
    random = np.random.default_rng(seed)
    for _ in range(30):
        damaged = columns[PREFIX + name].copy()
        at = random.integers(len(damaged))
        if name == "level" and by > 0:
            at = slice(random.integers(len(damaged) - 1))  # to lift the last blocks leaves an order that is right
        damaged[at] += by
        if np.array_equal(damaged, columns[PREFIX + name]):
            continue
        with pytest.raises(ValueError, match="its order of evaluation does not fit its relations: see layout"):
            order_from_columns({**columns, PREFIX + name: damaged}, network.arrays)
    with pytest.raises(ValueError, match="does not fit"):
        order_from_columns({**columns, PREFIX + name: columns[PREFIX + name][:-1]}, network.arrays)
    with pytest.raises(ValueError, match="is not all there"):
        order_from_columns({key: row for key, row in columns.items() if key != PREFIX + name}, network.arrays)


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("seed", range(3))
def test_rows_with_another_number_in_them_are_refused(name, seed, monkeypatch):
    network = drawn(seed)
    columns = layout_columns(network.layout)
    monkeypatch.setattr(laid_rows, "STRETCH", [1, 7, 1000][seed])
    assert layout_from_columns(columns, network.arrays).entry.tolist() == network.layout.entry.tolist()
    row = columns[LAID + name]
    random = np.random.default_rng(seed)
    for at in random.integers(0, len(row), 20):
        damaged = row.copy()
        damaged[at] = damaged[at] / 2 + 0.25 if name == "base" else random.integers(0, len(row) + 5)
        if np.array_equal(damaged, row):
            continue
        with pytest.raises(ValueError, match=f"does not fit its relations: see {LAID}"):
            layout_from_columns({**columns, LAID + name: damaged}, network.arrays)
    for other in (row[:-1], row.astype(np.int16)) if name != "base" else (row[:-1],):
        with pytest.raises(ValueError, match=f"does not fit its relations: see {LAID}{name}"):
            layout_from_columns({**columns, LAID + name: other}, network.arrays)
    with pytest.raises(ValueError, match="is not all there"):
        layout_from_columns({key: one for key, one in columns.items() if key != LAID + name}, network.arrays)
    with pytest.raises(ValueError, match="is not all there"):
        layout_from_columns({LAID + name: row}, network.arrays)


def test_an_order_of_another_network_is_refused():
    columns = order_columns(drawn(1).layout.order)
    with pytest.raises(ValueError, match="does not fit"):
        order_from_columns(columns, drawn(2).arrays)
    assert order_from_columns({}, drawn(2).arrays) is None


CHAIN = {"prior": [0.5] * 3, "source": [0, 1], "target": [1, 2], "sign": [1, 1]}
RINGS = {"prior": [0.5] * 4, "source": [0, 1, 2, 3], "target": [1, 0, 3, 2], "sign": [1, 1, 1, 1]}


@pytest.mark.parametrize(
    ("network", "changes"),
    [
        (CHAIN, {"node": [1, 0, 2]}),  # before what it needs
        (CHAIN, {"level": [0, 0, 1]}),  # beside what it needs
        (CHAIN, {"circle": [0, -1, -1]}),  # no circle
        (CHAIN, {"end": [3], "level": [0], "circle": [0]}),  # a chain taken for a circle
        (RINGS, {"circle": [0]}),  # two circles taken for one
        (RINGS, {"circle": [-1]}),  # a circle taken for none
    ],
)
def test_an_order_that_compiled_code_would_score_wrongly_is_refused(network, changes):
    network = Network.from_arrays(**network)
    order = network.layout.order
    changed = {name: np.array(row, dtype=getattr(order, name).dtype) for name, row in changes.items()}
    if changes == {"circle": [0]}:
        assert order.circle.tolist() != [0]
        changed["end"], changed["level"] = order.end[-1:], order.level[:1]
    if changes == {"circle": [-1]}:
        changed["circle"] = np.full_like(order.circle, -1)
    with pytest.raises(ValueError, match="does not fit"):
        order_from_columns(order_columns(order._replace(**changed)), network.arrays)


ROUND = """
argmap: 1
sources: {s: {reliability: 0.5}}
title: A circle of all sorts
conclusion: c
claims: {a: {text: A., said_by: s}, b: B., c: C., d: D.}
relations:
  - {premises: [a], supports: b, strength: 0.8}
  - {id: both, premises: [a, b], supports: c}
  - {id: turn, premises: [c], rebuts: a}
  - {premises: [b], undercuts: turn}
  - {premises: [d], undercuts: s}
"""
KNOT = """
argmap: 1
title: A circle of relations
conclusion: c
claims: {a: A., b: B., c: C.}
relations:
  - {id: one, premises: [a], undercuts: two}
  - {id: two, premises: [b], undercuts: one}
  - {premises: [b], supports: c, id: three}
  - {premises: [c], undercuts: three}
"""


def in_turn(order, blocks):
    """Put the blocks of an order in another one."""
    parts = np.split(order.node, order.end[:-1])
    parts = [parts[block] for block in blocks]
    end = np.cumsum([len(part) for part in parts])
    return Order(np.concatenate(parts), end, order.level[blocks], order.circle[blocks])


def test_a_circle_holds_what_hands_its_premise_on_then_claims_then_other_relations():
    network = argmap.loads(ROUND).network
    order, whole = network.layout.order, range(7)
    assert network.layout.kind[order.circle == 0].tolist() == [RELATION, CLAIM, CLAIM, RELATION, RELATION]
    assert order_from_columns(order_columns(in_turn(order, [*whole])), network.arrays) is not None
    for at in (2, 4):  # a claim before what hands on, another relation before a claim
        turned = in_turn(order, [*whole[:at], at + 1, at, *whole[at + 2 :]])
        with pytest.raises(ValueError, match=r"see layout\.circle"):
            order_from_columns(order_columns(turned), network.arrays)


@pytest.mark.parametrize("text", [ROUND, KNOT])
def test_circles_with_relations_of_all_sorts_are_saved_in_their_order(tmp_path, text, monkeypatch):
    network = argmap.loads(text).network
    scores = network.score(engine="compiled")
    network.save(tmp_path / "one.arrow")
    loaded = Network.load(tmp_path / "one.arrow")
    monkeypatch.setattr("argmap.arrays.layout.build_layout", lambda _: pytest.fail("the order is worked out anew"))
    assert loaded.score(engine="compiled").final.tolist() == scores.final.tolist()
    assert loaded.layout.iterated.tolist() == network.layout.iterated.tolist()


def test_a_network_with_other_arrays_is_ordered_anew(tmp_path):
    network = drawn(0)
    network.score(engine="compiled")
    network.save(tmp_path / "one.arrow")
    other = dataclasses.replace(Network.load(tmp_path / "one.arrow"), arrays=drawn(1).arrays)
    assert other.score(engine="compiled").final.tolist() == drawn(1).score(engine="compiled").final.tolist()
