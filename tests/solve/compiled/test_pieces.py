"""Long work is done a piece at a time; the pieces come to what the whole would."""

import gc

import numpy as np
import pytest

from argmap import Network
from argmap.arrays.layout import build_layout
from argmap.arrays.signed_reach import signs

pytest.importorskip("numba")

from numba import types
from numba.core import compiler_lock
from numba.core.dispatcher import Dispatcher

from argmap.arrays import layout
from argmap.arrays import signed_reach as signs_module
from argmap.kernels import order, pieces
from argmap.kernels.jit import kernel
from argmap.scoring.session import rescored as edits
from argmap.solve.compiled import adjoint_compiled, threads
from argmap.solve.compiled import compiled_run as compiled
from argmap.solve.many import batch
from argmap.worlds import draws as drawing


def cut_to(size, monkeypatch):
    """Cut all work into pieces of some nodes and entries."""
    for function in (pieces.pieces, pieces.cut, layout.Layout.pieces):
        monkeypatch.setitem(function.__kwdefaults__, "size", size)
    for module in (order, signs_module, adjoint_compiled, batch, compiled, edits, threads):
        monkeypatch.setattr(module, "PIECE", size)
    monkeypatch.setattr(batch, "BUDGET", size)
    monkeypatch.setattr(drawing, "AT_ONCE", size)


def drawn(shape, seed, claims=300, relations=900):
    """Draw a network with relations that have strengths: forward only, in one large circle, or in many small ones."""
    random = np.random.default_rng(seed)
    source = random.integers(1, claims, relations)
    target = (random.random(relations) * source).astype(int)
    if shape == "round":
        target[::3] = random.integers(0, claims, len(target[::3]))
    elif shape == "rings":
        source = np.arange(relations) % claims
        target = np.where(source % 5 == 4, source - 4, source + 1)
    strength = np.where(random.random(relations) < 0.2, random.random(relations), 1.0)
    return Network.from_arrays(
        prior=random.random(claims),
        source=source,
        target=target,
        sign=random.choice([1, -1], relations),
        strength=strength,
    )


def tied():
    """Give a network in which two equal forces meet at every claim: its gradient has kinks."""
    source = np.arange(1, 255)
    return Network.from_arrays(prior=np.full(255, 0.5), source=source, target=(source - 1) // 2, sign=np.ones(254, int))


@pytest.fixture(name="network", params=[(shape, seed) for shape in ("forward", "round", "rings") for seed in range(2)])
def _network(request):
    return drawn(*request.param)


SIZES = 1, 7, 400


@pytest.mark.parametrize("size", SIZES)
def test_the_order_is_the_same(network, size, monkeypatch):
    whole = build_layout(network.arrays)
    cut_to(size, monkeypatch)
    cut = build_layout(network.arrays)
    for name in (
        "node",
        "place",
        "row",
        "entry",
        "end",
        "level",
        "circle",
        "rebuttals",
        "supports",
        "inputs",
        "iterated",
    ):
        assert getattr(cut, name).tolist() == getattr(whole, name).tolist(), name


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("by_threads", [1, 3])
@pytest.mark.parametrize("semantics", ["df_quad", "euler_top"])
def test_the_scores_are_the_same(network, size, by_threads, semantics, monkeypatch):
    asked = {"engine": "compiled", "threads": by_threads, "on_divergence": "return"}
    whole = network.score(semantics, **asked)
    cut_to(size, monkeypatch)
    monkeypatch.setattr(threads, "WIDE", 20)
    network.layout.shares.clear()
    cut = network.score(semantics, **asked)
    assert cut.final.tolist() == whole.final.tolist()
    assert cut.residual == whole.residual


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("by_threads", [1, 2])
@pytest.mark.parametrize("given", ["priors", "transposed", "held"])
def test_the_scores_of_scenarios_are_the_same(network, size, by_threads, given, monkeypatch):
    priors = np.random.default_rng(1).random((20, len(network)))
    asked = {"engine": "compiled", "threads": by_threads, "on_divergence": "return"}
    if given == "held":
        asked |= {"fix": [{at: 0.5} for at in range(20)]}
    table = np.asfortranarray(priors) if given == "transposed" else priors
    whole = network.score_many(table, "euler_top", **asked)
    cut_to(size, monkeypatch)
    cut = network.score_many(table, "euler_top", **asked)
    assert cut.final.tolist() == whole.final.tolist()


@pytest.mark.parametrize("size", SIZES)
def test_the_gradient_and_the_signs_are_the_same(network, size, monkeypatch):
    whole = network.gradient(0, "euler_top", engine="compiled")
    seen = signs(network.arrays, 0, layout=network.layout)
    cut_to(size, monkeypatch)
    cut = network.gradient(0, "euler_top", engine="compiled")
    assert cut.prior.tolist() == whole.prior.tolist()
    assert cut.strength.tolist() == whole.strength.tolist()
    assert signs(network.arrays, 0, layout=network.layout).tolist() == seen.tolist()


@pytest.mark.parametrize("size", SIZES)
def test_the_gradient_with_kinks_is_the_same(size, monkeypatch):
    network = tied()
    solution = network.score("euler_top", engine="compiled").solution
    whole = adjoint_compiled.compiled_adjoint(solution, network.layout, 0)
    assert not np.array_equal(whole[0].by_value, whole[1].by_value)
    cut_to(size, monkeypatch)
    cut = adjoint_compiled.compiled_adjoint(solution, network.layout, 0)
    for one, other in zip(cut, whole, strict=True):
        assert one.by_value.tolist() == other.by_value.tolist()
        assert one.by_base.tolist() == other.by_base.tolist()


@pytest.mark.parametrize("size", SIZES)
def test_the_scores_after_an_edit_are_the_same(network, size, monkeypatch):
    cut_to(size, monkeypatch)
    session = network.session("euler_top", engine="compiled", on_divergence="return")
    for at in range(0, 300, 37):
        session.set_prior(at, 0.25)
    with session.batch():
        for at in range(0, 300, 41):
            session.set_prior(at, 0.75)
    again = session.network.score("euler_top", engine="compiled", on_divergence="return")
    assert np.abs(session.scores - again.final).max() < 1e-9


@pytest.mark.parametrize("size", [64, 1000])
@pytest.mark.parametrize("by_threads", [1, 2])
def test_the_worlds_are_the_same(size, by_threads, monkeypatch):
    network = drawn("forward", 3)
    asked = {"samples": 1000, "engine": "compiled", "threads": by_threads}
    whole = network.score("probability", **asked)
    cut_to(size, monkeypatch)
    assert network.score("probability", **asked).final.tolist() == whole.final.tolist()


def test_no_kernel_hands_arrays_back():
    """To make them with a signal waiting is what numba cannot do."""
    network = drawn("round", 0)
    network.score(engine="compiled", on_divergence="return")
    network.score_many(np.full((3, 300), 0.5), engine="compiled", on_divergence="return")
    network.session(engine="compiled", on_divergence="return").set_prior(0, 0.3)
    for one in (network, tied()):
        one.gradient(0, "euler_top", engine="compiled")
    made = [one for one in gc.get_objects() if issubclass(type(one), Dispatcher)]  # a dead proxy has no class
    compiled_ones = [one for one in made if one.py_func.__module__.startswith("argmap.kernels")]
    returned = [signature.return_type for one in compiled_ones for signature in one.nopython_signatures]
    assert len(returned) > 20
    parts = [part for kind in returned for part in (kind if isinstance(kind, types.BaseTuple) else [kind])]
    assert [part for part in parts if not isinstance(part, types.Number | types.Boolean | types.NoneType)] == []


def test_a_kernel_that_is_interrupted_while_it_is_compiled_leaves_no_lock_behind(monkeypatch):
    @kernel
    def doubled(number):
        return 2 * number

    lock = compiler_lock.global_compiler_lock

    def interrupt(*_):
        lock.acquire()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(type(doubled), "compile", interrupt)
        with pytest.raises(KeyboardInterrupt):
            doubled(1)
    assert not lock.is_locked()
    assert doubled(1) == 2
