"""Frameworks: what is refused, what is bounded, and how large they may be."""

import itertools
import math
import os
import random
import signal
import sys
import threading
import time

import pytest

from argmap import ArgmapError, Framework, ParameterError, SemanticsError, TimeLimitError, UnknownIdError
from argmap.acceptance.frameworks.extension_names import SEMANTICS
from argmap.acceptance.search import sat_solver


def pairs(number):
    """So many pairs of arguments that attack each other."""
    attacks = [pair for at in range(number) for pair in ((f"a{at}", f"b{at}"), (f"b{at}", f"a{at}"))]
    return Framework([one for one, _ in attacks], attacks)


def hard(size=400, seed=1):
    """A random framework in which every argument has four attackers: to find out whether any set is admissible is hard."""
    pick = random.Random(seed)
    return Framework(
        map(str, range(size)), [(str(pick.randrange(size)), str(to)) for to in range(size) for _ in range(4)]
    )


def test_counts_are_exact_whatever_their_size():
    assert pairs(470).count("preferred") == 2**470
    assert pairs(300).count("complete") == 3**300
    assert math.log10(pairs(470).count("stable")) > 141


def test_the_first_of_very_many_comes_at_once():
    found = list(itertools.islice(pairs(200).extensions("preferred"), 5))
    assert len(set(found)) == 5
    assert all(len(one) == 200 for one in found)


def test_an_attack_of_an_argument_that_is_not_there_is_refused_with_the_nearest_name():
    with pytest.raises(UnknownIdError, match=r"unknown argument 'close2'\. Did you mean 'close'\?"):
        Framework(["close", "open"], [("close", "open"), ("close2", "open")])


@pytest.mark.parametrize("attack", ["ab", ("a",), ("a", "b", "a"), 7])
def test_what_is_no_attack_is_refused(attack):
    with pytest.raises(ArgmapError):
        Framework(["a"], [attack])


def test_names_are_text():
    with pytest.raises(ParameterError, match="the argument 1 is not text"):
        Framework([1, 2])


def test_unknown_names_come_with_a_hint():
    f = Framework(["close", "open"])
    with pytest.raises(SemanticsError, match=r"Did you mean 'preferred'\?"):
        f.some("prefered")
    with pytest.raises(UnknownIdError, match=r"Did you mean 'close'\?"):
        f.credulous("clos", "preferred")


@pytest.mark.parametrize("timeout", [-1, "1", math.nan, True])
def test_a_timeout_that_is_none_is_refused(timeout):
    with pytest.raises(ParameterError, match="timeout is"):
        pairs(1).some("preferred", timeout=timeout)


@pytest.mark.parametrize(
    "semantics", [name for name in SEMANTICS if name not in {"grounded", "conflict-free", "naive"}]
)
def test_when_the_time_is_up_it_says_so(semantics):
    pytest.importorskip("pysat")
    with pytest.raises(TimeLimitError, match="Give it longer with timeout="):
        list(hard().extensions(semantics, timeout=0))


def test_combinations_without_end_end_with_the_time():
    found = []
    with pytest.raises(TimeLimitError):
        found.extend(pairs(100).extensions("preferred", timeout=0.3))
    assert len(set(found)) == len(found) > 0


def test_a_count_that_was_not_ended_tells_how_far_it_came():
    pytest.importorskip("pysat")
    ring = [(str(at), str((at + step) % 40)) for at in range(40) for step in (1, 3)]
    with pytest.raises(TimeLimitError) as caught:
        Framework(map(str, range(40)), ring).count("conflict-free", timeout=0.3)
    assert caught.value.result > 0
    assert isinstance(caught.value, TimeoutError)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_ctrl_c_ends_a_search_inside_the_solver():
    pytest.importorskip("pysat")
    framework, begun = hard(1000), time.monotonic()
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        framework.some("preferred", timeout=100)
    timer.join()
    assert time.monotonic() - begun < 60  # far from the timeout; the machine may be busy


def test_a_chain_of_a_hundred_thousand_arguments_is_no_matter():
    chain = Framework(map(str, range(100_000)), ((str(at), str(at + 1)) for at in range(99_999)))
    assert len(chain.grounded()) == 50_000
    assert chain.sceptical("99998", "preferred")
    assert chain.some("cf2") == chain.grounded()


def test_a_ring_of_thousands_is_no_matter():
    pytest.importorskip("pysat")
    ring = Framework(map(str, range(5_000)), ((str(at), str((at + 1) % 5_000)) for at in range(5_000)))
    assert ring.grounded() == frozenset()
    assert ring.count("preferred") == 2
    assert len(ring.some("cf2")) > 0


def without_solver(monkeypatch):
    monkeypatch.setattr(sat_solver, "find_spec", lambda _: None)


def test_without_a_solver_grounded_works_in_full_and_small_parts_are_searched(monkeypatch):
    without_solver(monkeypatch)
    assert pairs(100).count("preferred") == 2**100
    assert hard().grounded() == frozenset()


def test_without_a_solver_what_is_too_large_names_the_extra(monkeypatch):
    without_solver(monkeypatch)
    with pytest.raises(ArgmapError, match=r"400 arguments hang together undecided.*argmap\[sat\]"):
        hard().some("preferred")


def test_labels_of_an_extension():
    f = Framework("abcd", [("a", "b"), ("c", "d"), ("d", "c")])
    assert f.labels({"a"}) == {"a": "in", "b": "out", "c": "undecided", "d": "undecided"}
    assert (f.attackers("d"), f.attacked("a"), "a" in f, "z" in f, len(f)) == (("c",), ("b",), True, False, 4)
    assert f == Framework("dcba", [("d", "c"), ("c", "d"), ("a", "b"), ("a", "b")])
    assert hash(f) == hash(Framework("dcba", [("d", "c"), ("c", "d"), ("a", "b")]))
