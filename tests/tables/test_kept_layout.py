"""The order of evaluation is saved with a network, and taken back only where it is right."""

import dataclasses

import numpy as np
import pytest

from argmap import Network
from argmap.network.kept_layout import PREFIX, layout_columns, layout_from_columns

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
    monkeypatch.setattr("argmap.networks.build_layout", lambda _: pytest.fail("the order is worked out anew"))
    assert loaded.score("euler_top", engine="compiled").final.tolist() == scores.final.tolist()


def test_a_network_that_was_never_scored_by_compiled_code_has_no_order_to_save(tmp_path):
    network = drawn(0)
    network.score(engine="plain")
    network.save(tmp_path / "one.arrow")
    assert "layout" not in vars(Network.load(tmp_path / "one.arrow"))


@pytest.mark.parametrize(
    "name", ["node", "place", "row", "entry", "base", "end", "kind", "rebuttals", "inputs", "circle"]
)
@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_order_is_worked_out_anew(name, seed):
    network = drawn(seed)
    columns = layout_columns(network.layout)
    assert layout_from_columns(columns, network.arrays) is not None
    random = np.random.default_rng(seed)
    for _ in range(30):
        damaged = columns[PREFIX + name].copy()
        at = random.integers(len(damaged))
        damaged[at] += 100  # beyond all that there is
        assert layout_from_columns({**columns, PREFIX + name: damaged}, network.arrays) is None
    assert layout_from_columns({**columns, PREFIX + name: columns[PREFIX + name][:-1]}, network.arrays) is None


def test_an_order_of_another_network_is_not_taken():
    columns = layout_columns(drawn(1).layout)
    assert layout_from_columns(columns, drawn(2).arrays) is None
    assert layout_from_columns({}, drawn(2).arrays) is None


def test_a_place_before_what_it_needs_is_seen():
    network = Network.from_arrays(prior=[0.5] * 3, source=[0, 1], target=[1, 2], sign=[1, 1])
    layout = network.layout
    turned = dataclasses.replace(layout, entry=np.array([2, 1], dtype=layout.entry.dtype))
    assert layout_from_columns(layout_columns(turned), network.arrays) is None
